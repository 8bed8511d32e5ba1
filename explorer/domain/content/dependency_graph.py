"""Which clauses wait for which, both ways, and where that goes round in a circle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from explorer.domain.content.analysis import Dependency

#: In these the first end waits for the second, as 28 needs 21, or serves it.
FORWARD = frozenset({"needs", "implements"})
#: A clause cannot take effect before another: only these can close a circle.
_BINDING = {"needs": False, "conditions": True}


@dataclass(frozen=True, slots=True)
class DependencyGraph:
    """What some clauses depend on, and what depends on them, one step each way.

    ``centres`` are the clauses asked about; ``through`` is the one they stand for, where another
    document's was asked for. ``dropped`` names documents that have no such clause any more, by
    reference. ``circles`` are those that hold one of the centres.
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
        """Those by which a centre depends on another clause."""
        return tuple(one for one in self.dependencies if waiting(one)[0] in self.centres)

    @property
    def depending(self) -> tuple[Dependency, ...]:
        """Those by which another clause depends on a centre."""
        inner = {one.reference for one in self.needed}
        return tuple(
            one
            for one in self.dependencies
            if waiting(one)[1] in self.centres and one.reference not in inner
        )


def waiting(one: Dependency) -> tuple[str, str]:
    """The clause that depends, and the one it depends on.

    What conditions, limits or voids a clause bears on it: there the second end depends.
    """
    if one.kind in FORWARD:
        return one.source, one.target
    return one.target, one.source


def circles(dependencies: Iterable[Dependency]) -> tuple[tuple[str, ...], ...]:
    """Groups of clauses each of which must wait for all the others of its group.

    Only what one clause needs of another, or makes a condition of it, is binding; a document as a
    whole is no step on the way. Groups come in the order in which they are met.
    """
    waits: dict[str, list[str]] = {}
    for one in dependencies:
        if one.kind in _BINDING and "/" in one.source and "/" in one.target:
            ends = (one.target, one.source) if _BINDING[one.kind] else (one.source, one.target)
            waits.setdefault(ends[0], []).append(ends[1])
    reach = {name: _reached(name, waits) for name in waits}
    found: dict[tuple[str, ...], None] = {}
    for name, reached in reach.items():
        if name in reached:
            group = {other for other in reached if name in reach.get(other, ())}
            found[tuple(sorted(group, key=_by_number))] = None
    return tuple(found)


def _reached(start: str, waits: Mapping[str, list[str]]) -> frozenset[str]:
    """All that is come to from a clause; itself only where a way leads back."""
    seen: set[str] = set()
    open_ends = [start]
    while open_ends:
        for name in waits.get(open_ends.pop(), ()):
            if name not in seen:
                seen.add(name)
                open_ends.append(name)
    return frozenset(seen)


def _by_number(reference: str) -> tuple[str, int, str]:
    document, _, number = reference.partition("/")
    digits = "".join(c for c in number if c.isdigit())
    return document, int(digits or 0), number
