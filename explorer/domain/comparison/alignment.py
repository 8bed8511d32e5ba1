"""Alignment of the clauses of several documents, and clauses that moved."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.domain.content.documents import Relation


@dataclass(frozen=True, slots=True)
class CorrespondenceLink:
    """A recorded correspondence: the fate of ``target`` in ``source``.

    ``source`` is a document if it has no clause to name, as for what it dropped; ``target`` is a
    document for what ``source`` added.
    """

    source: str
    target: str
    relation: Relation
    note: str = ""

    @property
    def between_clauses(self) -> bool:
        """True if both ends are clauses."""
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
    """Return the chosen documents and those on the shortest correspondence paths between them.

    ``pairs`` are documents with recorded correspondences.
    """
    neighbours: dict[str, list[str]] = defaultdict(list)
    for first, second in pairs:
        neighbours[first].append(second)
        neighbours[second].append(first)
    needed = set(chosen)
    for number, start in enumerate(chosen):
        previous = _shortest_paths(start, neighbours)
        for target in chosen[number + 1 :]:
            step = target
            while step in previous and step != start:
                needed.add(step)
                step = previous[step]
    return frozenset(needed)


def _shortest_paths(start: str, neighbours: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the predecessor of every reachable document on a shortest path from ``start``."""
    previous = {start: start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour in sorted(neighbours[node]) if node in neighbours else ():
            if neighbour not in previous:
                previous[neighbour] = node
                queue.append(neighbour)
    return previous


def align(
    documents: Sequence[Sequence[str]], links: Iterable[CorrespondenceLink]
) -> tuple[Cells, ...]:
    """Return rows of clauses that correspond, directly or indirectly; each clause in one row.

    ``documents`` are their clauses in order. Rows follow the first document; a clause it lacks
    comes after the clause that precedes it in its own document.
    """
    parent: dict[str, str] = {}

    def root(clause: str) -> str:
        while (ancestor := parent.get(clause, clause)) != clause:
            parent[clause] = parent.get(ancestor, ancestor)
            clause = ancestor
        return clause

    for link in links:
        if link.between_clauses:
            parent[root(link.source)] = root(link.target)
    groups: dict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in documents])
    for column, clauses in enumerate(documents):
        for clause in clauses:
            groups[root(clause)][column].append(clause)
    order = _order(documents, root)
    return tuple(tuple(map(tuple, groups[key])) for key in sorted(groups, key=order.__getitem__))


def _order(
    documents: Sequence[Sequence[str]], root: Callable[[str], str]
) -> dict[str, tuple[int, ...]]:
    """Return a sort key for each group: its place in the first document, then in the second."""
    keys: dict[str, tuple[int, ...]] = {}
    for column, clauses in enumerate(documents):
        last: tuple[int, ...] = (-1,)
        for place, clause in enumerate(clauses):
            group = root(clause)
            if group in keys:
                last = keys[group]
            else:
                # ``last`` stays: following clauses are placed beside this one, not below it.
                keys[group] = (*last, column, place) if column else (place,)
    return keys


def moved_pairs(pairs: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Return the (before, after) places that left the order most of the others keep."""
    rows = sorted(pairs)
    kept = _longest_increasing([after for _, after in rows])
    return frozenset(pair for index, pair in enumerate(rows) if index not in kept)


def _longest_increasing(values: Sequence[int]) -> frozenset[int]:
    """Return the indexes of a longest increasing subsequence, in n log n."""
    ends: list[int] = []
    indexes: list[int] = []
    previous: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(ends, value)
        previous.append(indexes[place - 1] if place else -1)
        ends[place : place + 1] = [value]
        indexes[place : place + 1] = [index]
    result = set()
    index = indexes[-1] if indexes else -1
    while index >= 0:
        result.add(index)
        index = previous[index]
    return frozenset(result)
