"""Which clauses of several documents belong together, in which order, and what moved."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.domain.content.documents import Relation


@dataclass(frozen=True, slots=True)
class Link:
    """A recorded correspondence: what became of ``target`` in ``source``.

    ``source`` is a document where that has no clause to name, as for what it dropped; ``target``
    is a document for what ``source`` added.
    """

    source: str
    target: str
    relation: Relation
    note: str = ""

    @property
    def between_clauses(self) -> bool:
        """True where both ends are clauses."""
        return "/" in self.source and "/" in self.target


#: The clauses of each document in a row, in the order of the documents.
Cells = tuple[tuple[str, ...], ...]
INVERSE = {
    Relation.DROPPED: Relation.ADDED,
    Relation.ADDED: Relation.DROPPED,
    Relation.MERGED: Relation.SPLIT,
    Relation.SPLIT: Relation.MERGED,
}


def documents_between(pairs: Iterable[tuple[str, str]], chosen: Sequence[str]) -> frozenset[str]:
    """The chosen documents and those by way of which they correspond, by the shortest ways.

    ``pairs`` are documents with recorded correspondences.
    """
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    needed = set(chosen)
    for number, start in enumerate(chosen):
        came = _ways(start, near)
        for target in chosen[number + 1 :]:
            step = target
            while step in came and step != start:
                needed.add(step)
                step = came[step]
    return frozenset(needed)


def _ways(start: str, near: Mapping[str, Sequence[str]]) -> dict[str, str]:
    came = {start: start}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in sorted(near[here]) if here in near else ():
            if there not in came:
                came[there] = here
                waiting.append(there)
    return came


def aligned(documents: Sequence[Sequence[str]], links: Iterable[Link]) -> tuple[Cells, ...]:
    """Rows of clauses that correspond, directly or by way of others; each clause in one row.

    ``documents`` are their clauses in order. Rows follow the first document; what it lacks stands
    after the clause that it follows in its own document.
    """
    parent: dict[str, str] = {}

    def root(clause: str) -> str:
        while (above := parent.get(clause, clause)) != clause:
            parent[clause] = parent.get(above, above)
            clause = above
        return clause

    for link in links:
        if link.between_clauses:
            parent[root(link.source)] = root(link.target)
    groups: dict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in documents])
    for column, clauses in enumerate(documents):
        for clause in clauses:
            groups[root(clause)][column].append(clause)
    order = _order(documents, root)
    return tuple(tuple(map(tuple, groups[one])) for one in sorted(groups, key=order.__getitem__))


def _order(
    documents: Sequence[Sequence[str]], root: Callable[[str], str]
) -> dict[str, tuple[int, ...]]:
    """A key for each group: the place in the first document, then in the second after it …"""
    keys: dict[str, tuple[int, ...]] = {}
    for column, clauses in enumerate(documents):
        last: tuple[int, ...] = (-1,)
        for place, clause in enumerate(clauses):
            group = root(clause)
            if group in keys:
                last = keys[group]
            else:
                # What follows it is placed beside it, not below it: ``last`` stays.
                keys[group] = (*last, column, place) if column else (place,)
    return keys


def moved(pairs: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Of places before and after, those that left the order that most of the others keep."""
    rows = sorted(pairs)
    stay = _longest_rising([after for _, after in rows])
    return frozenset(pair for index, pair in enumerate(rows) if index not in stay)


def _longest_rising(values: Sequence[int]) -> frozenset[int]:
    """Indexes of a longest rising run of values, in n log n."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(ends, value)
        before.append(at[place - 1] if place else -1)
        ends[place : place + 1] = [value]
        at[place : place + 1] = [index]
    found = set()
    index = at[-1] if at else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return frozenset(found)
