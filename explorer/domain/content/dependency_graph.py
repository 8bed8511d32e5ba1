"""Dependencies between clauses in both directions, and their cycles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from explorer.domain.content.analysis import Dependency

#: For these kinds the source depends on the target, as 28 needs 21, or serves it.
FORWARD = frozenset({"needs", "implements"})
#: Kinds that prevent a clause from taking effect before another: only these form cycles.
_BINDING = {"needs": False, "conditions": True}


@dataclass(frozen=True, slots=True)
class DependencyGraph:
    """Dependencies of some clauses and on them, one step each way.

    ``centres`` are the requested clauses; ``through`` is the clause they replace if another
    document's was requested. ``dropped`` names documents that no longer have the clause, by
    reference. ``circles`` are the cycles that contain a centre.
    """

    centres: tuple[str, ...]
    as_of: date
    dependencies: tuple[Dependency, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    circles: tuple[tuple[str, ...], ...] = ()
    dropped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    through: str = ""
    basis_note: str = ""

    @property
    def needed(self) -> tuple[Dependency, ...]:
        """Dependencies of a centre on another clause."""
        return tuple(
            dependency
            for dependency in self.dependencies
            if dependency_ends(dependency)[0] in self.centres
        )

    @property
    def depending(self) -> tuple[Dependency, ...]:
        """Dependencies of another clause on a centre."""
        inner = {dependency.reference for dependency in self.needed}
        return tuple(
            dependency
            for dependency in self.dependencies
            if dependency_ends(dependency)[1] in self.centres and dependency.reference not in inner
        )


def dependency_ends(dependency: Dependency) -> tuple[str, str]:
    """Return the clause that depends, and the clause it depends on.

    If the source conditions, limits or voids the target, the target depends.
    """
    if dependency.kind in FORWARD:
        return dependency.source, dependency.target
    return dependency.target, dependency.source


def circles(dependencies: Iterable[Dependency]) -> tuple[tuple[str, ...], ...]:
    """Return groups of clauses each of which waits for all the others of its group.

    Only needs and conditions are binding; a document as a whole is not a step. Groups are in
    the order in which they are found.
    """
    waits: dict[str, list[str]] = {}
    for dependency in dependencies:
        if dependency.kind in _BINDING and "/" in dependency.source and "/" in dependency.target:
            ends = (
                (dependency.target, dependency.source)
                if _BINDING[dependency.kind]
                else (dependency.source, dependency.target)
            )
            waits.setdefault(ends[0], []).append(ends[1])
    reach = {name: _reachable(name, waits) for name in waits}
    groups: dict[tuple[str, ...], None] = {}
    for name, reached in reach.items():
        if name in reached:
            group = {member for member in reached if name in reach.get(member, ())}
            groups[tuple(sorted(group, key=_by_number))] = None
    return tuple(groups)


def _reachable(start: str, waits: Mapping[str, list[str]]) -> frozenset[str]:
    """Return the clauses reachable from a clause; itself only if a path leads back."""
    seen: set[str] = set()
    queue = [start]
    while queue:
        for name in waits.get(queue.pop(), ()):
            if name not in seen:
                seen.add(name)
                queue.append(name)
    return frozenset(seen)


def _by_number(reference: str) -> tuple[str, int, str]:
    document, _, number = reference.partition("/")
    digits = "".join(c for c in number if c.isdigit())
    return document, int(digits or 0), number
