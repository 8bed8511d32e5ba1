"""Side-by-side comparison of documents: rows of corresponding clauses, and their changes.

Every document is compared with the first one, or with the first that has a clause in the row.
Changes are those that the pack records. If it records nothing between two documents directly,
their correspondences to a third one are followed as far as possible.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from explorer.domain.comparison.alignment import INVERSE, CorrespondenceLink, align, moved_pairs
from explorer.domain.comparison.quantity_diff import QuantityChange, quantity_changes
from explorer.domain.comparison.redline import Segment, is_rewrite, redline
from explorer.domain.content.documents import Clause, Document, Relation, Topic

#: With more documents, the columns would be too narrow to read.
MOST, LEAST = 4, 2
LEFT_OPEN = "left_open"
#: Maximum number of other documents between two clauses.
_FARTHEST = 3


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """The change from the clauses ``came_from`` of the document in column ``against``.

    ``concerns`` are their numbers if the clause here is not their successor and the row has other
    clauses. ``relation`` is None if the pack records none; ``recorded`` is what it also records of
    a clause that was merged or split. ``numbers`` are those it had there, if different, and
    ``moved`` is true if it left the order of its neighbours. ``by_way`` are clauses of a third
    document through which the two correspond. ``earlier`` is True if either document is
    older than the reference document: the relation then says how the content differs.
    """

    against: int
    relation: Relation | None
    came_from: tuple[str, ...] = ()
    recorded: Relation | None = None
    numbers: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    moved: bool = False
    left_open: bool = False
    notes: tuple[str, ...] = ()
    by_way: tuple[str, ...] = ()
    earlier: bool = False

    @property
    def changed(self) -> bool:
        """False only for a clause recorded as kept, in its place."""
        return self.relation is not Relation.KEPT or self.moved or self.left_open


@dataclass(frozen=True)
class ComparedClause:
    """A clause in a row; ``before`` are the clauses it is compared with.

    Expensive properties are computed lazily.
    """

    clause: Clause
    step: ClauseChange | None = None
    before: tuple[Clause, ...] = ()
    redlined: bool = False

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The redline against ``before``; empty if it would not be meaningful."""
        if not self.redlined:
            return ()
        return redline("\n".join(map(clause_text, self.before)), clause_text(self.clause))

    @cached_property
    def is_rewritten(self) -> bool:
        """True if so little of ``before`` is left that a redline would be hard to read."""
        return is_rewrite(self.segments)

    @cached_property
    def quantities(self) -> tuple[QuantityChange, ...]:
        """The quantities compared with those of ``before``."""
        if self.step is None or self.step.earlier or not self.before:
            return ()
        old = tuple(quantity for clause in self.before for quantity in clause.quantities)
        # A clause that only states a deletion names the removed number.
        old = () if self.step.relation is Relation.ADDED else old
        new = () if self.step.relation is Relation.DROPPED else self.clause.quantities
        return quantity_changes(old, new)


@dataclass(frozen=True, slots=True)
class RowCell:
    """A document's part of a row; ``gap`` is the change if it has no clause there."""

    entries: tuple[ComparedClause, ...]
    gap: ClauseChange | None = None


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Clauses that correspond, a cell for each document."""

    cells: tuple[RowCell, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses, by document."""
        return tuple(entry.clause for cell in self.cells for entry in cell.entries)

    @property
    def steps(self) -> tuple[ClauseChange, ...]:
        """All recorded changes of the row."""
        changes = [entry.step for cell in self.cells for entry in cell.entries]
        changes += [cell.gap for cell in self.cells]
        return tuple(step for step in changes if step is not None)

    @property
    def changed(self) -> bool:
        """True unless every document keeps the clause of the first one, as far as recorded."""
        return any(step.changed for step in self.steps)

    def has_topic(self, topic: str) -> bool:
        """Return True if one of the clauses has a topic; "" matches any."""
        return not topic or any(topic in clause.topics for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """A compared document with its clauses; ``later`` if it is dated after the as-of date."""

    document: Document
    clauses: tuple[Clause, ...]
    later: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Documents side by side, as of a day, in a language."""

    as_of: date
    language: str
    documents: tuple[ComparedDocument, ...]
    rows: tuple[ComparedRow, ...]
    topics: tuple[Topic, ...] = ()

    @property
    def has_redline(self) -> bool:
        """True if a clause of any row is to be compared word by word."""
        return any(
            entry.redlined for row in self.rows for cell in row.cells for entry in cell.entries
        )


def clause_text(clause: Clause) -> str:
    """Return the compared text of a clause: its summary and its sub-points, a line each."""
    return "\n".join((clause.summary, *clause.subpoints))


def compare(
    documents: Sequence[ComparedDocument], links: Sequence[CorrespondenceLink]
) -> tuple[ComparedRow, ...]:
    """Align documents and determine the change of every clause."""
    graph = _CorrespondenceGraph(documents, links)
    cells = align([[c.reference for c in document.clauses] for document in documents], links)
    rows = [_row(graph, row) for row in cells]
    for column in range(1, len(documents)):
        _mark_moves(graph, rows, column)
    return tuple(ComparedRow(tuple(row)) for row in rows)


class _CorrespondenceGraph:
    """Recorded relations by clause; a document stands for “no clause” of it."""

    def __init__(
        self, documents: Sequence[ComparedDocument], links: Iterable[CorrespondenceLink]
    ) -> None:
        self.documents = [document.document.reference for document in documents]
        # Neither has become what the other is: a text with other points, and an earlier text.
        self.reported = [
            not document.document.has_own_numbers or document.document.is_earlier
            for document in documents
        ]
        self.earlier = {item.document.reference for item in documents if item.document.is_earlier}
        self.clauses = {c.reference: c for document in documents for c in document.clauses}
        self.places = [
            {clause.reference: place for place, clause in enumerate(document.clauses)}
            for document in documents
        ]
        self.near: dict[str, list[tuple[str, Relation, str]]] = defaultdict(list)
        for link in links:
            inverse = INVERSE.get(link.relation, link.relation)
            self.near[link.target].append((link.source, link.relation, link.note))
            self.near[link.source].append((link.target, inverse, link.note))


@dataclass(frozen=True, slots=True)
class _CorrespondencePath:
    """Path between two clauses: the combined relation, the notes, and the clauses between."""

    start: str
    relation: Relation | None
    notes: tuple[str, ...] = ()
    by_way: tuple[str, ...] = ()


def _row(graph: _CorrespondenceGraph, row: Sequence[tuple[str, ...]]) -> list[RowCell]:
    anchor = next(column for column, clauses in enumerate(row) if clauses)
    cells = []
    for column, clauses in enumerate(row):
        if column < anchor:
            cells.append(RowCell(()))
        elif column == anchor:
            cells.append(RowCell(_first_entries(graph, clauses, anchor)))
        elif clauses:
            cells.append(RowCell(_entries(graph, clauses, column, row[anchor], anchor)))
        else:
            cells.append(RowCell((), _gap_change(graph, column, row[anchor], anchor)))
    return [_with_age(graph, cell, column) for column, cell in enumerate(cells)]


def _with_age(graph: _CorrespondenceGraph, cell: RowCell, column: int) -> RowCell:
    """Return a cell whose changes are marked if they are from or to an earlier text."""

    def marked(step: ClauseChange | None) -> ClauseChange | None:
        if step is None:
            return None
        ends = {graph.documents[column], graph.documents[step.against]}
        return replace(step, earlier=bool(ends & graph.earlier))

    entries = tuple(replace(entry, step=marked(entry.step)) for entry in cell.entries)
    return RowCell(entries, marked(cell.gap))


def _first_entries(
    graph: _CorrespondenceGraph, clauses: Sequence[str], column: int
) -> tuple[ComparedClause, ...]:
    """Return entries with no predecessor, and what is recorded if the first document lacks them."""
    entries = []
    for clause in clauses:
        step = _absent_change(graph, graph.documents[0], (clause,), 0) if column else None
        entries.append(ComparedClause(graph.clauses[clause], step))
    return tuple(entries)


def _gap_change(
    graph: _CorrespondenceGraph, column: int, anchor: Sequence[str], against: int
) -> ClauseChange:
    """Return the recorded change of a document that has no clause in a row."""
    missing = graph.documents[column]
    paths = [
        path for clause in anchor if (path := _shortest_path(graph, clause, missing)) is not None
    ]
    if len(anchor) > 1:
        paths = [_with_number(path, graph.clauses[path.start].number) for path in paths]
    return replace(
        _change_of_paths(paths, against), relation=_combine_relations(paths), came_from=()
    )


def _with_number(path: _CorrespondencePath, number: str) -> _CorrespondencePath:
    """Return a path whose notes start with the number of the clause they are on."""
    notes = (f"{number}: {note}" if note and note != LEFT_OPEN else note for note in path.notes)
    return replace(path, notes=tuple(notes))


def _absent_change(
    graph: _CorrespondenceGraph, document: str, clauses: Sequence[str], column: int
) -> ClauseChange:
    """Return the recorded change of clauses that an earlier document lacks."""
    paths = [
        path for clause in clauses if (path := _shortest_path(graph, document, clause)) is not None
    ]
    return replace(
        _change_of_paths(paths, column), relation=_combine_relations(paths), came_from=()
    )


def _entries(
    graph: _CorrespondenceGraph,
    clauses: Sequence[str],
    column: int,
    anchor: Sequence[str],
    against: int,
) -> tuple[ComparedClause, ...]:
    paths = {clause: _paths_to_anchor(graph, clause, anchor) for clause in clauses}
    shared = Counter(path.start for clause_paths in paths.values() for path in clause_paths)
    return tuple(
        _entry(
            graph, clause, paths[clause], shared, (column, against), has_siblings=len(anchor) > 1
        )
        for clause in clauses
    )


def _entry(
    graph: _CorrespondenceGraph,
    clause: str,
    paths: Sequence[_CorrespondencePath],
    shared: Mapping[str, int],
    columns: tuple[int, int],
    *,
    has_siblings: bool,
) -> ComparedClause:
    """Return the entry of a clause; ``has_siblings``: the anchor has several clauses in the row."""
    column, against = columns
    step = _change_of_paths(paths, against)
    relation = _combine_relations(paths)
    came = step.came_from
    own = not (graph.reported[column] or graph.reported[against])
    alone = all(shared[name] == 1 for name in came)
    present = _is_continued(replace(step, relation=relation))
    if own and present and (len(came) > 1 or not alone):
        combined = Relation.MERGED if len(came) > 1 else Relation.SPLIT
        step = replace(step, recorded=None if relation is combined else relation)
        relation = combined
    before = tuple(graph.clauses[name] for name in came)
    numbers = tuple(clause.number for clause in before)
    compared = graph.clauses[clause]
    concerns: tuple[str, ...] = ()
    if not own or not present:
        shown = has_siblings and (numbers != (compared.number,) or graph.reported[column])
        concerns, numbers = (numbers if shown else ()), ()
    elif numbers == (compared.number,):
        numbers = ()
    step = replace(step, relation=relation, numbers=numbers, concerns=concerns)
    kept = Relation.KEPT in {relation, step.recorded}
    redlined = bool(came) and own and present and alone and not (step.left_open or kept)
    return ComparedClause(compared, step, before, redlined)


def _change_of_paths(paths: Sequence[_CorrespondencePath], against: int) -> ClauseChange:
    notes = tuple(dict.fromkeys(note for path in paths for note in path.notes if note))
    return ClauseChange(
        against,
        None,
        came_from=tuple(path.start for path in paths),
        left_open=LEFT_OPEN in notes,
        notes=tuple(note for note in notes if note != LEFT_OPEN),
        by_way=tuple(dict.fromkeys(clause for path in paths for clause in path.by_way)),
    )


def _combine_relations(paths: Sequence[_CorrespondencePath]) -> Relation | None:
    """Return one relation for several; None if one of them is not recorded."""
    relations = {path.relation for path in paths}
    if len(relations) == 1:
        return relations.pop()
    return Relation.AMENDED if relations and None not in relations else None


def _paths_to_anchor(
    graph: _CorrespondenceGraph, clause: str, anchor: Sequence[str]
) -> list[_CorrespondencePath]:
    """Return the paths from the anchor's clauses to a clause; only direct ones if there are any."""
    paths = [path for start in anchor if (path := _shortest_path(graph, start, clause)) is not None]
    nearest = min((len(path.by_way) for path in paths), default=0)
    return [path for path in paths if len(path.by_way) == nearest]


def _shortest_path(graph: _CorrespondenceGraph, start: str, end: str) -> _CorrespondencePath | None:
    """Return the shortest recorded path between two clauses or documents, or None."""
    if start == end:
        return _CorrespondencePath(start, Relation.KEPT)
    queue = deque([(start, _CorrespondencePath(start, Relation.KEPT))])
    seen = {start}
    while queue:
        node, path = queue.popleft()
        for neighbour, relation, note in graph.near.get(node, ()):
            through = (*path.by_way, node) if node != start else path.by_way
            extended = _CorrespondencePath(
                start, _compose_relations(path.relation, relation), (*path.notes, note), through
            )
            if neighbour == end:
                return extended
            if neighbour not in seen and "/" in neighbour and len(through) < _FARTHEST:
                seen.add(neighbour)
                queue.append((neighbour, extended))
    return None


def _compose_relations(first: Relation | None, second: Relation | None) -> Relation | None:
    """Compose two relations, or return None if the result is ambiguous."""
    if first is Relation.KEPT:
        return second
    if second is Relation.KEPT:
        return first
    if first is Relation.ADDED and second is not Relation.DROPPED:
        return Relation.ADDED
    if second is Relation.DROPPED and first is not Relation.ADDED:
        return Relation.DROPPED
    return None


def _mark_moves(graph: _CorrespondenceGraph, rows: list[list[RowCell]], column: int) -> None:
    """Mark the clauses of a column that left the order of the first document."""
    if graph.reported[column] or graph.reported[0]:
        return
    pairs: dict[tuple[int, int], int] = {}
    alone = set()
    for number, row in enumerate(rows):
        for entry in row[column].entries:
            if entry.step is None or entry.step.against:
                continue
            place = graph.places[column][entry.clause.reference]
            places = [(graph.places[0][clause.reference], place) for clause in entry.before]
            pairs |= dict.fromkeys(places, number)
            if len(row[column].entries) == len(row[0].entries) == 1 and _is_continued(entry.step):
                alone.update(places)
    # Sorted, so that the same clauses are marked whichever document comes first.
    inverted = graph.documents[0] > graph.documents[column]
    ordered_pairs = [(b, a) if inverted else (a, b) for a, b in pairs]
    moved = {(b, a) if inverted else (a, b) for a, b in moved_pairs(ordered_pairs)}
    for pair in moved & alone:
        row = rows[pairs[pair]]
        entry = row[column].entries[0]
        assert entry.step is not None
        numbers = (entry.before[0].number,)
        step = replace(entry.step, moved=True, numbers=numbers)
        row[column] = RowCell((replace(entry, step=step),))


def _is_continued(step: ClauseChange) -> bool:
    return step.relation not in {Relation.DROPPED, Relation.ADDED}
