"""Reader of YAML into plain nodes with line numbers, without tags, anchors or deep nesting.

Scalars stay text: the schema decides a field's type, so that ``no`` and ``2025-13-01`` reach the
checks as they were written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from sys import intern
from typing import Any, NoReturn

import yaml

from explorer.packs.source.limits import MAX_DEPTH, MAX_PROBLEMS, MAX_SCALAR_CHARACTERS, MAX_VALUES
from explorer.packs.source.problems import Problem

_EVENTS = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = frozenset({None, ""})
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
#: Each kind of event has its own fields; all have marks.
_Event = Any


@dataclass(slots=True)
class Node:
    """A value with the line (from 1) on which it starts."""

    value: "str | list[Node] | dict[str, Node] | None"
    line: int


_Holder = list[Node] | dict[str, Node]


@dataclass(slots=True)
class ValueBudget:
    """Number of keys and values that may still be read, in all files of a pack together."""

    left: int = MAX_VALUES


class _RefusedError(Exception):
    """The file has content that is not allowed; the problem is recorded."""


class _Builder:
    """Builder of nodes from a stream of YAML events, with an explicit stack instead of recursion.

    The innermost open list or mapping is ``_holder``; in a mapping, ``_key`` is the key whose
    value comes next, or None if the key comes next. The stack has the outer ones.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._holder: _Holder | None = None
        self._key: str | None = None
        self._key_line = 0
        self._stack: list[tuple[_Holder | None, str | None, int]] = []

    def problem(self, line: int, what: str, remedy: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(self.file, line, what, remedy))

    def read(self, next_event: Callable[[], _Event], budget: ValueBudget) -> None:
        """Process all events. Raises _RefusedError at the first that is not allowed.

        This and the methods it calls run for every value of a pack, so they are short.
        """
        handlers: dict[type, Callable[[_Event], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._expect_plain,
        }
        left, stack, end = budget.left, self._stack, yaml.StreamEndEvent
        try:
            while (kind := type(event := next_event())) is not end:
                left -= 1
                if left < 0:
                    self._refuse(0, "the pack has too many values", "split it into several packs")
                if len(stack) > MAX_DEPTH:
                    self._too_deep(event)
                if kind in handlers:
                    handlers[kind](event)
        finally:
            budget.left = left

    def _refuse(self, line: int, what: str, remedy: str) -> NoReturn:
        self.problem(line, what, remedy)
        raise _RefusedError

    def _too_deep(self, event: _Event) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._expect_plain(event)
        remedy = f"nest at most {MAX_DEPTH} levels"
        self._refuse(_line(event), "values are nested too deeply", remedy)

    def _expect_plain(self, event: _Event) -> None:
        if event.anchor is not None:
            remedy = "write the value out in full"
            self._refuse(_line(event), "anchors and aliases are not allowed", remedy)
        if event.tag is not None and event.tag != "!":
            remedy = "remove the tag that starts with “!”"
            self._refuse(_line(event), "tags are not allowed", remedy)

    def _scalar(self, event: _Event) -> None:
        if event.anchor is not None or event.tag is not None:
            self._expect_plain(event)
        text: str | None = event.value
        line: int = event.start_mark.line + 1
        if len(event.value) > MAX_SCALAR_CHARACTERS:
            remedy = f"keep texts under {MAX_SCALAR_CHARACTERS} characters"
            self.problem(line, "a text is too long", remedy)
            text = event.value[:80]
        if text in _EMPTY and event.style in _PLAIN:
            text = None
        if self._key is None and type(self._holder) is dict:
            # Few different keys occur very often: interning shares one string for each.
            self._key, self._key_line = intern(text or ""), line
        else:
            self._place(Node(text, line))

    def _mapping(self, event: _Event) -> None:
        self._open({}, event)

    def _sequence(self, event: _Event) -> None:
        self._open([], event)

    def _open(self, value: _Holder, event: _Event) -> None:
        if event.anchor is not None or event.tag is not None:
            self._expect_plain(event)
        line = event.start_mark.line + 1
        if self._key is None and type(self._holder) is dict:
            # A value under a key that is not a text is read for its problems and left out.
            self._key, self._key_line = "", line
        else:
            self._place(Node(value, line))
        self._stack.append((self._holder, self._key, self._key_line))
        self._holder, self._key = value, None

    def _close(self, _event: _Event) -> None:
        self._holder, self._key, self._key_line = self._stack.pop()

    def _place(self, node: Node) -> None:
        holder = self._holder
        if holder is None:
            self.root = node
        elif isinstance(holder, list):
            holder.append(node)
        else:
            self._put(holder, node)

    def _put(self, holder: dict[str, Node], node: Node) -> None:
        name, self._key = self._key, None
        if not name:
            self.problem(self._key_line, "a key is not text", "use a plain name as key")
        elif name in holder:
            what = f"the key “{name}” is given twice"
            self.problem(self._key_line, what, "keep one of the two and remove the other")
        else:
            holder[name] = node


def _line(event: _Event) -> int:
    line: int = event.start_mark.line + 1
    return line


def read_yaml(
    text: str, file: str, budget: ValueBudget | None = None
) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document.

    Return the root node, or None if the text is not YAML, and the problems: bad syntax, duplicate
    keys, anchors, aliases, tags, nesting over ``MAX_DEPTH``, texts that are too long, more keys and
    values than the budget allows.
    """
    builder = _Builder(file)
    loader = None
    try:
        loader = _EVENTS(text)
        builder.read(loader.get_event, budget or ValueBudget())
    except _RefusedError:
        return None, builder.problems
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else 0
        builder.problem(
            line, f"this is not valid YAML ({reason})", "correct the syntax on this line"
        )
        return None, builder.problems
    finally:
        if loader is not None:
            loader.dispose()
    return builder.root, builder.problems
