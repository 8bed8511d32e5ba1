"""Search in a compiled pack: ranked hits with highlights, and counts."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, TextClause, func, or_, select, true
from sqlalchemy.sql.expression import text

from explorer.domain.desk.note_search import Notes
from explorer.domain.search import query as q
from explorer.domain.search.highlight import excerpt, find_marks, tokens
from explorer.domain.search.search_results import (
    EntryFlag,
    EntryKind,
    Relaxation,
    SearchHit,
    SearchResults,
)
from explorer.store.pack import tables as t
from explorer.store.pack.analysis import bodies_as_of
from explorer.store.pack.connection import PackRow, read_once
from explorer.store.pack.local_records import local_of
from explorer.store.search.field_values import resolve_values
from explorer.store.search.query_compiler import (
    WORDS,
    Conditions,
    columns_of,
    matching_words,
    split_query,
)
from explorer.store.search.spelling import (
    corrected_query,
    with_replaced_words,
    with_some_words,
    without_filters,
    without_position_filters,
)
from explorer.store.search.understanding import filters_of, understood
from explorer.store.search.widening import Widening

#: Kinds that collect statements of several days in one text.
_ANALYTIC = frozenset({EntryKind.DISAGREEMENT.value, EntryKind.TERM.value})
SHOWN = 60
COUNTED = 5_000
#: Number of best matches whose titles are compared with the typed text.
_COMPARED = 200
#: Weights of title and body in the content language, of other texts and places, of sources, and of
#: further names.
_TITLE, _BODY, _OTHER, _SOURCES, _NAMES = 8.0, 3.0, 1.0, 0.5, 6.0
#: Clauses before records about them, sources last. The rank of FTS5 is negative: smaller is
#: better. Records about the document in view come before other documents, and texts that are only
#: known from references come last.
_RANK = (
    "bm25(entry_words, {weights}) * CASE entry.kind"
    " WHEN 'clause' THEN 2.6 WHEN 'document' THEN 1.8 WHEN 'side_provision' THEN 1.7"
    " WHEN 'place' THEN 1.6 WHEN 'disagreement' THEN 1.4 WHEN 'term' THEN 1.3"
    " WHEN 'source' THEN 0.5 ELSE 1.0 END"
    " * CASE WHEN entry.document = :in_view OR entry.kind = 'document' THEN 5.0"
    " WHEN entry.document IN (SELECT reference FROM document"
    " WHERE text_status = 'referred_to_only') THEN 0.3 ELSE 1.0 END"
)


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where and for whom a query is run: the pack, the day, the language, the document in view."""

    connection: Connection
    day: date
    language: str
    in_view: str
    notes: Notes

    def widened(self, node: q.Node) -> q.Node:
        """Return a node that also matches other ways to write the same."""
        return Widening(self.connection, self.language).widen(node)

    def conditions(self) -> Conditions:
        """Return the compiler of nodes to conditions."""
        return Conditions(self.connection, self.day, self.notes, self.language)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Entries that match a query, best first; ``later`` counts those dated after the day.

    ``widened`` is the node with all other ways to write the same.
    """

    node: q.Node
    widened: q.Node
    matches: list["_Match"]
    later: int
    notes: tuple[SearchHit, ...]
    relaxed: Relaxation = Relaxation.NONE
    corrected: str = ""

    @property
    def is_empty(self) -> bool:
        """True if nothing matches, not even something that is dated later."""
        return not (self.matches or self.later or self.notes)


def search(
    connection: Connection,
    query: q.Query,
    as_of: date,
    language: str,
    notes: Notes | None = None,
    in_view: str = "",
) -> SearchResults:
    """Run a query as of a day; return the best hits, and counts over the first ``COUNTED``.

    A question becomes filters. If nothing matches, near spellings are searched, then entries
    without the position, with some of the words, or without the filters; the results state which.
    Hits on the document ``in_view`` come
    first. Raises QueryMistakeError for an unknown value of a field.
    """
    day = min(as_of, query.as_of) if query.as_of else as_of
    scope = _Scope(connection, day, language, in_view, notes or Notes())
    query = understood_query(connection, query, scope.notes)
    results = SearchResults(query.text, day, (), 0, searched=_entry_count(connection))
    if query.node is None:
        return results
    outcome = _first_with_matches(scope, query.node, query.text)
    node, widened = outcome.node, outcome.widened
    matches = _titles_first(connection, outcome.matches, node, language)
    display = HitDisplay(scope.conditions().highlighted(widened), language, day)
    hits = _hits(connection, [match.number for match in matches[:SHOWN]], display)
    return replace(
        results,
        hits=(*outcome.notes, *hits),
        total=len(outcome.notes) + len(matches),
        capped=len(matches) >= COUNTED,
        later=outcome.later,
        filters=filters_of(connection, node, language, query.text),
        relaxed=outcome.relaxed,
        corrected=outcome.corrected,
        **_counts(connection, matches),
    )


def _first_with_matches(scope: _Scope, node: q.Node, text: str) -> _Outcome:
    """Run a query; if nothing matches, run what is nearest to it, and say how it was relaxed."""
    outcome = typed = _run(scope, node)
    if (
        outcome.is_empty
        and (near := corrected_query(scope.connection, node, scope.notes)) is not None
    ):
        corrected = with_replaced_words(text, node, near)
        outcome = replace(_run(scope, near), relaxed=Relaxation.SPELLING, corrected=corrected)
    attempts: tuple[tuple[Relaxation, Callable[[], q.Node | None]], ...] = (
        (Relaxation.POSITION, lambda: without_position_filters(node)),
        (Relaxation.WORDS, lambda: with_some_words(scope.connection, node)),
        (Relaxation.FILTERS, lambda: without_filters(node)),
    )
    for relaxation, nearest in attempts:
        if not outcome.is_empty:
            return outcome
        other = nearest()
        if other is not None:
            outcome = replace(_run(scope, other), relaxed=relaxation)
    return typed if outcome.is_empty else outcome


def _run(scope: _Scope, node: q.Node) -> _Outcome:
    widened = scope.widened(node)
    matches, later = _matching(scope, widened)
    return _Outcome(node, widened, matches, later, scope.notes.hits(node))


def understood_query(connection: Connection, query: q.Query, notes: Notes) -> q.Query:
    """Return a query in which questions are filters, and names of values are identifiers.

    Raises QueryMistakeError for an unknown value of a field.
    """
    return resolve_values(connection, understood(connection, query), notes)


def matching_references(
    connection: Connection, query: q.Query, as_of: date, notes: Notes | None = None
) -> frozenset[str]:
    """Return the references of all records that match a query on a day, up to ``COUNTED``."""
    day = min(as_of, query.as_of) if query.as_of else as_of
    scope = _Scope(connection, day, "", "", notes or Notes())
    query = understood_query(connection, query, scope.notes)
    if query.node is None:
        return frozenset()
    matches, _ = _matching(scope, scope.widened(query.node))
    e = t.entry.c
    numbers = func.json_each(json.dumps([match.number for match in matches]))
    listed = select(text("value")).select_from(numbers)
    return frozenset(connection.execute(select(e.reference).where(e.id.in_(listed))).scalars())


def best_clause(
    connection: Connection, typed: str, as_of: date, language: str, in_view: str
) -> str:
    """Return the clause or side provision that words name best, or "".

    The document in view comes first, then titles before texts.
    """
    scope = _Scope(connection, as_of, language, in_view, Notes())
    node = q.parse(f"{typed} ").node
    if node is None:
        return ""
    compiler = scope.conditions()
    e = t.entry.c
    widened = scope.widened(node)
    in_titles, anywhere = compiler.match_titles(widened), compiler.match(widened)
    clauses = [EntryKind.CLAUSE.value, EntryKind.SIDE_PROVISION.value]
    for expression, is_in_view in (
        *((in_titles, e.document == in_view), (anywhere, e.document == in_view)),
        *((in_titles, true()), (anywhere, true())),
    ):
        if not expression:
            continue
        row = connection.execute(
            select(e.reference)
            .join(WORDS, WORDS.c.rowid == e.id)
            .where(
                *(matching_words(expression), is_in_view, e.kind.in_(clauses)),
                or_(e.date.is_(None), e.date <= as_of),
            )
            .order_by(_rank(compiler, in_view), e.id)
            .limit(1)
        ).first()
        if row is not None:
            return str(row.reference)
    return ""


def _entry_count(connection: Connection) -> int:
    return read_once(
        connection,
        "entries",
        lambda: connection.execute(select(func.count()).select_from(t.entry)).scalar_one(),
    )


class _Match(NamedTuple):
    """A matching entry, with the fields that are counted."""

    number: int
    day: date | None
    kind: str
    party: str
    position: str
    target: str


def _matching(scope: _Scope, node: q.Node) -> tuple[list[_Match], int]:
    """Return the matching entries, best first, and the number of those dated later."""
    e, compiler = t.entry.c, scope.conditions()
    positive, rest = split_query(node, compiler)
    ranked = select(e.id, e.date, e.kind, e.party, e.position, e.target)
    if positive:
        ranked = (
            ranked.join(WORDS, WORDS.c.rowid == e.id)
            .where(matching_words(positive))
            .order_by(_rank(compiler, scope.in_view), e.id)
        )
    else:
        ranked = ranked.order_by((e.document == scope.in_view).desc(), e.date.desc(), e.id)
    rows = scope.connection.execute(ranked.where(*rest).limit(COUNTED)).all()
    known = [_Match._make(row) for row in rows if row[1] is None or row[1] <= scope.day]
    return known, len(rows) - len(known)


def _rank(compiler: Conditions, in_view: str) -> TextClause:
    """Return the expression that orders hits, best first."""
    weights = dict.fromkeys(t.FULL_TEXT_COLUMNS, _OTHER) | {"sources": _SOURCES, "names": _NAMES}
    columns = columns_of(compiler.languages.index(compiler.language))
    weights |= zip(columns, (_TITLE, _BODY), strict=False)
    ranked = _RANK.format(weights=", ".join(map(str, weights.values())))
    return text(ranked).bindparams(in_view=in_view)


def _titles_first(
    connection: Connection, matches: list[_Match], node: q.Node, language: str
) -> list[_Match]:
    """Move entries whose title is the typed text to the front of the best matches."""
    typed = " ".join(token for word in q.words_of(node) for token in tokens(word.text))
    if not typed:
        return matches
    best = matches[:_COMPARED]
    texts = t.entry_text.c
    rows = connection.execute(
        select(texts.entry_id, texts.title).where(
            texts.entry_id.in_([match.number for match in best]), texts.language == language
        )
    ).all()
    exact = {number for number, title in rows if " ".join(tokens(title or "")) == typed}
    return [*sorted(best, key=lambda match: match.number not in exact), *matches[_COMPARED:]]


@dataclass(frozen=True, slots=True)
class HitDisplay:
    """Display of hits: the words to highlight, the language, and the day."""

    words: Sequence[q.Word | q.Phrase]
    language: str
    day: date


def _hits(connection: Connection, ids: Sequence[int], display: HitDisplay) -> tuple[SearchHit, ...]:
    e, texts = t.entry, t.entry_text
    rows = connection.execute(
        select(e, texts.c.language, texts.c.title, texts.c.body)
        .join(texts, texts.c.entry_id == e.c.id)
        .where(e.c.id.in_(list(ids)))
    ).all()
    by_number: dict[int, PackRow] = {}
    for row in rows:
        # A source has a text in the base language only; other entries have one in every language.
        if row.id not in by_number or row.language == display.language:
            by_number[row.id] = row
    analytic = [row.reference for row in by_number.values() if row.kind in _ANALYTIC]
    bodies = bodies_as_of(connection, analytic, display.day) if analytic else {}
    return tuple(
        _hit(
            row,
            bodies.get((row.reference, row.language), row.body),
            display.words,
            local_of(connection, row.reference).author,
        )
        for row in (by_number[number] for number in ids if number in by_number)
    )


def _hit(
    row: PackRow,
    text: str,
    words: Sequence[q.Word | q.Phrase],
    author: str,
) -> SearchHit:
    body, marks = excerpt(text, find_marks(text, words))
    title_marks = find_marks(row.title, words)
    reason = ""
    if words and not (marks or title_marks):
        # A stance matches by the title of its clause; others by a further name, place or source.
        reason = "clause" if row.kind == EntryKind.STANCE else "name"
    return SearchHit(
        kind=EntryKind(row.kind),
        reference=row.reference,
        target=row.target,
        title=row.title,
        body=body,
        date=row.date,
        party=row.party,
        position=row.position,
        verified=bool(row.flags & EntryFlag.VERIFIED),
        title_marks=title_marks,
        body_marks=marks,
        author=author,
        reason=reason,
    )


def _counts(connection: Connection, matches: Sequence[_Match]) -> dict[str, Any]:
    """Return counts by kind, topic, party and position over the matching entries.

    Counted here, not in SQL: four queries over thousands of numbers took 15 ms.
    """
    targets = Counter(match.target for match in matches if match.target)
    topics: Counter[str] = Counter()
    table = t.provision_topic.c
    listed = select(text("value")).select_from(func.json_each(json.dumps(list(targets))))
    for topic, provision in connection.execute(
        select(table.topic, table.provision).where(table.provision.in_(listed))
    ):
        topics[topic] += targets[provision]
    return {
        "by_kind": _most_frequent(Counter(match.kind for match in matches)),
        "by_topic": _most_frequent(topics),
        "by_party": _most_frequent(Counter(match.party for match in matches if match.party)),
        "by_position": _most_frequent(
            Counter(match.position for match in matches if match.position)
        ),
    }


def _most_frequent(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return names with their counts, the most frequent first."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
