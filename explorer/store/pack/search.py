"""Search over a compiled pack: hits ranked, marked and counted."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.expression import text

from explorer.domain.desk.note_search import Notes
from explorer.domain.search import query as q
from explorer.domain.search.highlight import excerpt, find_marks, tokens
from explorer.domain.search.search_results import EntryFlag, EntryKind, Found, Hit
from explorer.store.pack import tables as t
from explorer.store.pack.analysis import bodies_as_of
from explorer.store.pack.field_values import resolve_values
from explorer.store.pack.local_records import local_of
from explorer.store.pack.query_compiler import WORDS, Conditions, columns_of, matching_words, split

#: What gathers statements of several days in one text.
_ANALYTIC = frozenset({EntryKind.DISAGREEMENT.value, EntryKind.TERM.value})
SHOWN = 60
COUNTED = 5_000
#: The best matches whose titles are compared with what was typed.
_COMPARED = 200
#: Weights of title and body of the content language, of other texts and places, and of sources.
_TITLE, _BODY, _OTHER, _SOURCES = 8.0, 3.0, 1.0, 0.5
#: A clause before what is about it, a source last. The rank of FTS5 is negative: the smaller, the
#: better. What is about the document in view comes before other documents, and a text that is
#: only known from references to it comes last.
_RANK = (
    "bm25(entry_words, {weights}) * CASE entry.kind"
    " WHEN 'clause' THEN 2.0 WHEN 'document' THEN 1.8 WHEN 'side_provision' THEN 1.7"
    " WHEN 'place' THEN 1.6 WHEN 'disagreement' THEN 1.4 WHEN 'term' THEN 1.3"
    " WHEN 'source' THEN 0.5 ELSE 1.0 END"
    " * CASE WHEN entry.document = :in_view THEN 5.0"
    " WHEN entry.document IN (SELECT reference FROM document"
    " WHERE text_status = 'referred_to_only') THEN 0.3 ELSE 1.0 END"
)


def search(
    connection: Connection,
    query: q.Query,
    as_of: date,
    language: str,
    notes: Notes | None = None,
    in_view: str = "",
) -> Found:
    """Answer a query as of a day: the best hits, and counts over the first ``COUNTED``.

    Hits on the document ``in_view`` come first. Raises QueryMistakeError for a value of a field
    that names nothing.
    """
    day = min(as_of, query.as_of) if query.as_of else as_of
    notes = notes or Notes()
    query = resolve_values(connection, query, notes)
    compiler = Conditions(connection, day, notes, language)
    total_entries = _searched(connection)
    if query.node is None:
        return Found(query.text, day, (), 0, searched=total_entries)
    matches, later = _matching(connection, compiler, query.node, day, in_view)
    matches = _titles_first(connection, matches, query.node, language)
    own = notes.hits(query.node)
    asked = Asked(q.words_of(query.node), language, day)
    hits = _hits(connection, [match.number for match in matches[:SHOWN]], asked)
    return Found(
        query.text,
        day,
        (*own, *hits),
        len(own) + len(matches),
        capped=len(matches) >= COUNTED,
        later=later,
        searched=total_entries,
        **_counts(connection, matches),
    )


def all_found(
    connection: Connection, query: q.Query, as_of: date, notes: Notes | None = None
) -> frozenset[str]:
    """References of all that a query finds as of a day, up to ``COUNTED``."""
    day = min(as_of, query.as_of) if query.as_of else as_of
    notes = notes or Notes()
    query = resolve_values(connection, query, notes)
    if query.node is None:
        return frozenset()
    matches, _ = _matching(connection, Conditions(connection, day, notes), query.node, day)
    e = t.entry.c
    numbers = func.json_each(json.dumps([match.number for match in matches]))
    listed = select(text("value")).select_from(numbers)
    return frozenset(connection.execute(select(e.reference).where(e.id.in_(listed))).scalars())


def _searched(connection: Connection) -> int:
    if "entries" not in connection.info:
        connection.info["entries"] = connection.execute(
            select(func.count()).select_from(t.entry)
        ).scalar_one()
    count: int = connection.info["entries"]
    return count


@dataclass(frozen=True, slots=True)
class _Match:
    """One matching entry, with what is counted of it."""

    number: int
    day: date | None
    kind: str
    party: str
    position: str
    target: str


def _matching(
    connection: Connection, compiler: Conditions, node: q.Node, day: date, in_view: str = ""
) -> tuple[list[_Match], int]:
    """Return the matching entries, best first, and how many more are dated later."""
    e = t.entry.c
    positive, rest = split(node, compiler)
    ranked = select(e.id, e.date, e.kind, e.party, e.position, e.target)
    if positive:
        ranked = (
            ranked.join(WORDS, WORDS.c.rowid == e.id)
            .where(matching_words(positive))
            .order_by(_rank(compiler, in_view), e.id)
        )
    else:
        ranked = ranked.order_by((e.document == in_view).desc(), e.date.desc(), e.id)
    rows = connection.execute(ranked.where(*rest).limit(COUNTED)).all()
    known = [_Match(*row) for row in rows if row[1] is None or row[1] <= day]
    return known, len(rows) - len(known)


def _rank(compiler: Conditions, in_view: str) -> Any:  # noqa: ANN401
    """Return the expression that hits are ordered by, the best first."""
    weights = dict.fromkeys(t.FULL_TEXT_COLUMNS, _OTHER) | {"sources": _SOURCES}
    columns = columns_of(compiler.languages.index(compiler.language))
    weights |= zip(columns, (_TITLE, _BODY), strict=False)
    ranked = _RANK.format(weights=", ".join(map(str, weights.values())))
    return text(ranked).bindparams(in_view=in_view)


def _titles_first(
    connection: Connection, matches: list[_Match], node: q.Node, language: str
) -> list[_Match]:
    """Put entries first whose title is what was typed, among the best matches."""
    typed = " ".join(token for word in q.words_of(node) for token in tokens(word.text))
    if not typed:
        return matches
    best = matches[:_COMPARED]
    texts = t.entry_text.c
    rows = connection.execute(
        select(texts.entry_id, texts.title).where(
            texts.entry_id.in_([match.number for match in best]), texts.language == language
        )
    )
    exact = {number for number, title in rows if " ".join(tokens(title or "")) == typed}
    return [*sorted(best, key=lambda match: match.number not in exact), *matches[_COMPARED:]]


@dataclass(frozen=True, slots=True)
class Asked:
    """How hits are to be shown: with which words marked, in which language, as of which day."""

    words: Sequence[q.Word | q.Phrase]
    language: str
    day: date


def _hits(connection: Connection, ids: Sequence[int], asked: Asked) -> tuple[Hit, ...]:
    e, texts = t.entry, t.entry_text
    rows = connection.execute(
        select(e, texts.c.language, texts.c.title, texts.c.body)
        .join(texts, texts.c.entry_id == e.c.id)
        .where(e.c.id.in_(list(ids)))
    )
    found: dict[int, Any] = {}
    for row in rows:
        # A source has its base-language text alone; others have one in every language.
        if row.id not in found or row.language == asked.language:
            found[row.id] = row
    spelled = [*asked.words, *_spellings(connection, asked.words)]
    analytic = [row.reference for row in found.values() if row.kind in _ANALYTIC]
    bodies = bodies_as_of(connection, analytic, asked.day) if analytic else {}
    return tuple(
        _hit(
            row,
            bodies.get((row.reference, row.language), row.body),
            spelled,
            local_of(connection, row.reference).author,
        )
        for row in (found[number] for number in ids if number in found)
    )


def _spellings(
    connection: Connection, words: Sequence[q.Word | q.Phrase]
) -> list[q.Word | q.Phrase]:
    compiler = Conditions(connection, date.max, Notes())
    return [
        q.Word(other, prefix=isinstance(word, q.Word) and word.prefix)
        for word in words
        for other in compiler.other_spellings(
            word.text, prefix=isinstance(word, q.Word) and word.prefix
        )
    ]


def _hit(
    row: Any,  # noqa: ANN401
    text: str,
    words: Sequence[q.Word | q.Phrase],
    author: str,
) -> Hit:
    body, marks = excerpt(text, find_marks(text, words))
    return Hit(
        kind=EntryKind(row.kind),
        reference=row.reference,
        target=row.target,
        title=row.title,
        body=body,
        date=row.date,
        party=row.party,
        position=row.position,
        verified=bool(row.flags & EntryFlag.VERIFIED),
        title_marks=find_marks(row.title, words),
        body_marks=marks,
        author=author,
    )


def _counts(connection: Connection, matches: Sequence[_Match]) -> dict[str, Any]:
    """Counts by kind, topic, party and position over the entries found.

    Counted here and not by the database: four queries over thousands of numbers took 15 ms.
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
        "by_kind": _most(Counter(match.kind for match in matches)),
        "by_topic": _most(topics),
        "by_party": _most(Counter(match.party for match in matches if match.party)),
        "by_position": _most(Counter(match.position for match in matches if match.position)),
    }


def _most(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Names with their counts, the most frequent first."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
