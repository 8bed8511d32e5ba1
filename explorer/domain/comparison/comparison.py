"""Documents side by side: rows of clauses that correspond, and what became of each of them.

Every document is compared with the first one; where that has no clause in a row, with the first
that has one. What is said of a clause is what the pack records. Where it records nothing between
two documents directly, their correspondences to a third one are followed as far as they carry.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from explorer.domain.comparison.alignment import INVERSE, CorrespondenceLink, align, reordered
from explorer.domain.comparison.quantity_diff import QuantityChange, quantity_changes
from explorer.domain.comparison.redline import Segment, redline
from explorer.domain.content.documents import Clause, Document, Relation, Topic

#: A row for each document would be too narrow to read with more.
MOST, LEAST = 4, 2
LEFT_OPEN = "left_open"
#: So many third documents two clauses may be apart.
_FARTHEST = 3


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What became of the clauses ``came_from`` of the document in column ``against``.

    ``concerns`` are their numbers where what stands here is no successor of them, and where the
    row has others besides. ``relation`` is None where the pack records none; ``recorded`` is what
    it records of a clause that was merged or split besides. ``numbers`` are those it had there,
    where they are others, and ``reordered`` is true if it left the order of its neighbours.
    ``by_way`` are clauses of a third document through which the two correspond.
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

    @property
    def changed(self) -> bool:
        """False only for what is recorded as kept, in its place."""
        return self.relation is not Relation.KEPT or self.moved or self.left_open


@dataclass(frozen=True)
class ComparedClause:
    """A clause in a row; ``before`` are the clauses it is compared with.

    What is dear to find out is found out when it is first asked for.
    """

    clause: Clause
    step: ClauseChange | None = None
    before: tuple[Clause, ...] = ()
    redlined: bool = False

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The text against what it is compared with; empty where that would tell nothing."""
        if not self.redlined:
            return ()
        return redline("\n".join(map(clause_text, self.before)), clause_text(self.clause))

    @cached_property
    def quantities(self) -> tuple[QuantityChange, ...]:
        """The numbers against those of what it is compared with."""
        if self.step is None or not self.before:
            return ()
        old = tuple(one for clause in self.before for one in clause.quantities)
        # A clause that only tells of a deletion names the number that is gone.
        old = () if self.step.relation is Relation.ADDED else old
        new = () if self.step.relation is Relation.DROPPED else self.clause.quantities
        return quantity_changes(old, new)


@dataclass(frozen=True, slots=True)
class RowCell:
    """A document's part of a row; ``gap`` tells what is known where it has no clause there."""

    entries: tuple[ComparedClause, ...]
    gap: ClauseChange | None = None


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Clauses that correspond, a cell for each document."""

    cells: tuple[RowCell, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All its clauses, by document."""
        return tuple(entry.clause for cell in self.cells for entry in cell.entries)

    @property
    def steps(self) -> tuple[ClauseChange, ...]:
        """All that is said of them."""
        said = [entry.step for cell in self.cells for entry in cell.entries]
        said += [cell.gap for cell in self.cells]
        return tuple(step for step in said if step is not None)

    @property
    def changed(self) -> bool:
        """True unless every document has it as the first one does, as far as is recorded."""
        return any(step.changed for step in self.steps)

    def has_topic(self, topic: str) -> bool:
        """True where one of its clauses is on a topic; "" is any."""
        return not topic or any(topic in clause.topics for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """One of the documents with its clauses; ``later`` than the as-of date where it is."""

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


def clause_text(clause: Clause) -> str:
    """What is compared of a clause: its summary and its sub-points, a line each."""
    return "\n".join((clause.summary, *clause.subpoints))


def filter_rows(
    comparison: Comparison, *, changed_only: bool = False, topic: str = ""
) -> tuple[ComparedRow, ...]:
    """The rows that pass the filters."""
    return tuple(
        row for row in comparison.rows if (row.changed or not changed_only) and row.has_topic(topic)
    )


def compare(
    documents: Sequence[ComparedDocument], links: Sequence[CorrespondenceLink]
) -> tuple[ComparedRow, ...]:
    """Align some documents and tell what became of every clause."""
    known = _CorrespondenceGraph(documents, links)
    cells = align([[c.reference for c in one.clauses] for one in documents], links)
    rows = [_row(known, row) for row in cells]
    for column in range(1, len(documents)):
        _mark_moves(known, rows, column)
    return tuple(ComparedRow(tuple(row)) for row in rows)


class _CorrespondenceGraph:
    """What is recorded, by clause; a document stands for “no clause” of it."""

    def __init__(
        self, documents: Sequence[ComparedDocument], links: Iterable[CorrespondenceLink]
    ) -> None:
        self.documents = [one.document.reference for one in documents]
        self.reported = [one.document.numbering != "own" for one in documents]
        self.clauses = {c.reference: c for one in documents for c in one.clauses}
        self.places = [
            {clause.reference: place for place, clause in enumerate(one.clauses)}
            for one in documents
        ]
        self.near: dict[str, list[tuple[str, Relation, str]]] = defaultdict(list)
        for link in links:
            turned = INVERSE.get(link.relation, link.relation)
            self.near[link.target].append((link.source, link.relation, link.note))
            self.near[link.source].append((link.target, turned, link.note))


@dataclass(frozen=True, slots=True)
class _CorrespondencePath:
    """How one clause leads on to another: by what relation, with what notes, by way of which."""

    start: str
    relation: Relation | None
    notes: tuple[str, ...] = ()
    by_way: tuple[str, ...] = ()


def _row(known: _CorrespondenceGraph, row: Sequence[tuple[str, ...]]) -> list[RowCell]:
    anchor = next(column for column, clauses in enumerate(row) if clauses)
    cells = []
    for column, clauses in enumerate(row):
        if column < anchor:
            cells.append(RowCell(()))
        elif column == anchor:
            cells.append(RowCell(_first(known, clauses, anchor)))
        elif clauses:
            cells.append(RowCell(_entries(known, clauses, column, row[anchor], anchor)))
        else:
            cells.append(RowCell((), _gap(known, column, row[anchor], anchor)))
    return cells


def _first(
    known: _CorrespondenceGraph, clauses: Sequence[str], column: int
) -> tuple[ComparedClause, ...]:
    """Entries that nothing stands before; said of them is whether the first document had none."""
    found = []
    for clause in clauses:
        step = _absent(known, known.documents[0], (clause,), 0) if column else None
        found.append(ComparedClause(known.clauses[clause], step))
    return tuple(found)


def _gap(
    known: _CorrespondenceGraph, column: int, anchor: Sequence[str], against: int
) -> ClauseChange:
    """What is recorded of a document that has no clause in a row."""
    missing = known.documents[column]
    ways = [way for one in anchor if (way := _way(known, one, missing)) is not None]
    if len(anchor) > 1:
        ways = [_numbered(way, known.clauses[way.start].number) for way in ways]
    return replace(_step(ways, against), relation=_combine_relations(ways), came_from=())


def _numbered(way: _CorrespondencePath, number: str) -> _CorrespondencePath:
    """A way whose notes say which of several clauses they are on."""
    notes = (f"{number}: {one}" if one and one != LEFT_OPEN else one for one in way.notes)
    return replace(way, notes=tuple(notes))


def _absent(
    known: _CorrespondenceGraph, document: str, clauses: Sequence[str], column: int
) -> ClauseChange:
    """What is recorded of clauses that a document before them lacks."""
    ways = [way for one in clauses if (way := _way(known, document, one)) is not None]
    return replace(_step(ways, column), relation=_combine_relations(ways), came_from=())


def _entries(
    known: _CorrespondenceGraph,
    clauses: Sequence[str],
    column: int,
    anchor: Sequence[str],
    against: int,
) -> tuple[ComparedClause, ...]:
    ways = {clause: _paths_to_anchor(known, clause, anchor) for clause in clauses}
    shared = Counter(way.start for found in ways.values() for way in found)
    return tuple(
        _entry(known, clause, ways[clause], shared, (column, against), crowded=len(anchor) > 1)
        for clause in clauses
    )


def _entry(
    known: _CorrespondenceGraph,
    clause: str,
    ways: Sequence[_CorrespondencePath],
    shared: Mapping[str, int],
    columns: tuple[int, int],
    *,
    crowded: bool,
) -> ComparedClause:
    """``crowded`` tells that the row has several clauses it could have come from."""
    column, against = columns
    step = _step(ways, against)
    relation = _combine_relations(ways)
    came = step.came_from
    own = not (known.reported[column] or known.reported[against])
    alone = all(shared[one] == 1 for one in came)
    present = _is_continued(replace(step, relation=relation))
    if own and present and (len(came) > 1 or not alone):
        together = Relation.MERGED if len(came) > 1 else Relation.SPLIT
        step = replace(step, recorded=None if relation is together else relation)
        relation = together
    before = tuple(known.clauses[one] for one in came)
    numbers = tuple(one.number for one in before)
    mine = known.clauses[clause]
    concerns: tuple[str, ...] = ()
    if not own or not present:
        told = crowded and (numbers != (mine.number,) or known.reported[column])
        concerns, numbers = (numbers if told else ()), ()
    elif numbers == (mine.number,):
        numbers = ()
    step = replace(step, relation=relation, numbers=numbers, concerns=concerns)
    kept = Relation.KEPT in {relation, step.recorded}
    redlined = bool(came) and own and present and alone and not (step.left_open or kept)
    return ComparedClause(mine, step, before, redlined)


def _step(ways: Sequence[_CorrespondencePath], against: int) -> ClauseChange:
    notes = tuple(dict.fromkeys(note for way in ways for note in way.notes if note))
    return ClauseChange(
        against,
        None,
        came_from=tuple(way.start for way in ways),
        left_open=LEFT_OPEN in notes,
        notes=tuple(note for note in notes if note != LEFT_OPEN),
        by_way=tuple(dict.fromkeys(one for way in ways for one in way.by_way)),
    )


def _combine_relations(ways: Sequence[_CorrespondencePath]) -> Relation | None:
    """One relation for several; None where one of them is not recorded."""
    found = {way.relation for way in ways}
    if len(found) == 1:
        return found.pop()
    return Relation.AMENDED if found and None not in found else None


def _paths_to_anchor(
    known: _CorrespondenceGraph, clause: str, anchor: Sequence[str]
) -> list[_CorrespondencePath]:
    """How a clause came from those of the anchor; directly wherever that is recorded."""
    ways = [way for one in anchor if (way := _way(known, one, clause)) is not None]
    nearest = min((len(way.by_way) for way in ways), default=0)
    return [way for way in ways if len(way.by_way) == nearest]


def _way(known: _CorrespondenceGraph, start: str, end: str) -> _CorrespondencePath | None:
    """The shortest recorded way from one clause to another; each may be a document."""
    if start == end:
        return _CorrespondencePath(start, Relation.KEPT)
    waiting = deque([(start, _CorrespondencePath(start, Relation.KEPT))])
    seen = {start}
    while waiting:
        here, way = waiting.popleft()
        for there, relation, note in known.near.get(here, ()):
            through = (*way.by_way, here) if here != start else way.by_way
            further = _CorrespondencePath(
                start, _compose_relations(way.relation, relation), (*way.notes, note), through
            )
            if there == end:
                return further
            if there not in seen and "/" in there and len(through) < _FARTHEST:
                seen.add(there)
                waiting.append((there, further))
    return None


def _compose_relations(first: Relation | None, second: Relation | None) -> Relation | None:
    """What two steps make together, where that can be told from them."""
    if first is Relation.KEPT:
        return second
    if second is Relation.KEPT:
        return first
    if first is Relation.ADDED and second is not Relation.DROPPED:
        return Relation.ADDED
    if second is Relation.DROPPED and first is not Relation.ADDED:
        return Relation.DROPPED
    return None


def _mark_moves(known: _CorrespondenceGraph, rows: list[list[RowCell]], column: int) -> None:
    """Tell of the clauses of a column that they left the order they had in the first document."""
    if known.reported[column] or known.reported[0]:
        return
    pairs: dict[tuple[int, int], int] = {}
    alone = set()
    for number, row in enumerate(rows):
        for entry in row[column].entries:
            if entry.step is None or entry.step.against:
                continue
            place = known.places[column][entry.clause.reference]
            found = [(known.places[0][one.reference], place) for one in entry.before]
            pairs |= dict.fromkeys(found, number)
            if len(row[column].entries) == len(row[0].entries) == 1 and _is_continued(entry.step):
                alone.update(found)
    # The same clauses are told to have moved, whichever document comes first.
    turned = known.documents[0] > known.documents[column]
    given = [(b, a) if turned else (a, b) for a, b in pairs]
    left = {(b, a) if turned else (a, b) for a, b in reordered(given)}
    for pair in left & alone:
        row = rows[pairs[pair]]
        entry = row[column].entries[0]
        assert entry.step is not None
        numbers = (entry.before[0].number,)
        step = replace(entry.step, moved=True, numbers=numbers)
        row[column] = RowCell((replace(entry, step=step),))


def _is_continued(step: ClauseChange) -> bool:
    return step.relation not in {Relation.DROPPED, Relation.ADDED}
