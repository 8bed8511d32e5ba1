"""YAML read into plain nodes that know their line, without tags, anchors or deep nesting.

Scalars stay text: a field's kind is decided by the schema, so ``no`` and ``2025-13-01`` reach
the checks as they were written.
"""

from dataclasses import dataclass
from typing import Any

import yaml

from explorer.packs.limits import MAX_DEPTH, MAX_PROBLEMS, MAX_SCALAR_CHARACTERS, MAX_VALUES
from explorer.packs.problems import Problem

_EVENTS = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = frozenset({yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent})
_CLOSING = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_PLAIN = frozenset({None, ""})


@dataclass(slots=True)
class Node:
    """A value with the line (from 1) where it starts; mapping keys keep a line of their own."""

    value: "str | list[Node] | dict[str, Node] | None"
    line: int


@dataclass(slots=True)
class Budget:
    """How many keys and values may still be read, all files of a pack together."""

    left: int = MAX_VALUES


class _Builder:
    """Turns a stream of YAML events into nodes, with an explicit stack instead of recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._stack: list[tuple[Node, Node | None]] = []

    def problem(self, line: int, what: str, remedy: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(self.file, line, what, remedy))

    def open(self, node: Node) -> None:
        self._place(node)
        self._stack.append((node, None))

    def close(self) -> None:
        self._stack.pop()

    @property
    def depth(self) -> int:
        return len(self._stack)

    def scalar(self, text: str, line: int, *, plain: bool) -> None:
        if len(text) > MAX_SCALAR_CHARACTERS:
            self.problem(
                line, "a text is too long", f"keep texts under {MAX_SCALAR_CHARACTERS} characters"
            )
            text = text[:80]
        empty = plain and text in {"", "~", "null", "Null", "NULL"}
        self._place(Node(None if empty else text, line))

    def _place(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        holder, key = self._stack[-1]
        if isinstance(holder.value, list):
            holder.value.append(node)
        elif key is None:
            self._stack[-1] = (holder, node)
        else:
            self._put(holder, key, node)
            self._stack[-1] = (holder, None)

    def _put(self, holder: Node, key: Node, node: Node) -> None:
        assert isinstance(holder.value, dict)
        name = key.value if isinstance(key.value, str) else ""
        if not name:
            self.problem(key.line, "a key is not text", "use a plain name as key")
        elif name in holder.value:
            self.problem(
                key.line,
                f"the key “{name}” is given twice",
                "keep one of the two and remove the other",
            )
        else:
            holder.value[name] = node


def read_yaml(
    text: str, file: str, budget: Budget | None = None
) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document.

    Returns its root node, or None where the text is no YAML, and the problems found: bad syntax,
    duplicate keys, anchors, aliases, tags, nesting over ``MAX_DEPTH``, texts that are too long,
    more keys and values than the budget has left.
    """
    budget = budget or Budget()
    builder = _Builder(file)
    loader = None
    try:
        loader = _EVENTS(text)
        while type(event := loader.get_event()) is not yaml.StreamEndEvent:
            budget.left -= 1
            if budget.left < 0:
                builder.problem(0, "the pack has too many values", "split it into several packs")
                return None, builder.problems
            if not _take(builder, event):
                return None, builder.problems
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else 0
        builder.problem(
            line, f"this is no readable YAML ({reason})", "mend the syntax on this line"
        )
        return None, builder.problems
    finally:
        if loader is not None:
            loader.dispose()
    return builder.root, builder.problems


def _take(builder: _Builder, event: Any) -> bool:  # noqa: ANN401 - kinds have fields of their own
    """Take one event; False where it is not allowed. Called for every value, so it is short."""
    kind = type(event)
    mark = event.start_mark
    line = mark.line + 1 if mark else 0
    if kind in _OPENING or kind is yaml.AliasEvent:
        if kind is yaml.AliasEvent or event.anchor is not None:
            remedy = "write the value out in full"
            builder.problem(line, "anchors and aliases are not allowed", remedy)
            return False
        if event.tag is not None and event.tag != "!":
            remedy = "remove the tag that starts with “!”"
            builder.problem(line, "tags are not allowed", remedy)
            return False
    if builder.depth > MAX_DEPTH:
        builder.problem(line, "values are nested too deeply", f"nest at most {MAX_DEPTH} levels")
        return False
    if kind is yaml.ScalarEvent:
        builder.scalar(event.value, line, plain=event.style in _PLAIN)
    elif kind is yaml.MappingStartEvent:
        builder.open(Node({}, line))
    elif kind is yaml.SequenceStartEvent:
        builder.open(Node([], line))
    elif kind in _CLOSING:
        builder.close()
    return True
