"""Answers to queries from the content of a compiled pack, as of a day.

An answer only repeats what the pack states: the quantities of a clause in each document, the
current statements of parties, what happened on a day, what is known of a place or a document.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, and_, select

from explorer.domain.content.clause_story import StoryText
from explorer.domain.content.documents import Clause, Source
from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.references import document_of
from explorer.domain.content.stances import PartyStances
from explorer.domain.desk.note_search import Notes
from explorer.domain.search import query as q
from explorer.domain.search.answers import Answer, AnswerKind, AnswerRow
from explorer.domain.search.highlight import tokens
from explorer.domain.search.numbers import read_number
from explorer.domain.search.search_results import EntryKind, Relaxation, SearchHit, SearchResults
from explorer.domain.search.typed_dates import read_date, read_value
from explorer.errors import UnknownReferenceError
from explorer.i18n.formats import amount_text, day_text, number_text
from explorer.i18n.message_catalog import load_words
from explorer.store.pack import tables as t
from explorer.store.pack.clause_story import clause_texts
from explorer.store.pack.documents import document, documents
from explorer.store.pack.map_content import feature_mentions, features
from explorer.store.pack.sources import sources
from explorer.store.pack.subjects import page
from explorer.store.search.lexicon import lexicon_of
from explorer.store.search.search import best_clause, understood_query

Catalog = Mapping[str, str]
_MOST_ROWS = 8
#: Most statements that a card gives in full.
_MOST_STATEMENTS = 2
#: Best hits among which the clause that a query is about is looked for.
_NEAR = 8


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query as it was understood: its fields and words, and where it was asked."""

    connection: Connection
    fields: tuple[q.QueryField, ...]
    words: tuple[str, ...]
    typed: str
    day: date
    language: str
    in_view: str
    catalog: Catalog

    def values(self, name: str) -> list[str]:
        """Return the values of a field."""
        return [field.value for field in self.fields if field.name == name]

    def details(self, reference: str) -> SubjectDetails | None:
        """Return everything on a reference, or None if it did not exist on the day."""
        try:
            details = page(self.connection, reference, self.day, self.language)
        except UnknownReferenceError:
            return None
        return None if details.later else details

    def dated(self, day: date) -> str:
        """Return a day as people write it."""
        return day_text(day.isoformat(), self.catalog)


def answer(
    connection: Connection,
    query: q.Query,
    results: SearchResults,
    language: str,
    in_view: str,
    notes: Notes | None = None,
) -> Answer | None:
    """Return the answer to a query with these results, or None if the pack has none to give.

    ``notes`` are those that the search was run with: tags are values of a field.
    """
    node = understood_query(connection, query, notes or Notes()).node
    if node is None or results.relaxed is not Relaxation.NONE:
        return None
    parts = node.nodes if isinstance(node, q.All) else (node,)
    asked = _Asked(
        connection,
        tuple(field for part in parts for field in _fields(part)),
        tuple(part.text for part in parts if isinstance(part, q.Word | q.Phrase)),
        query.text,
        results.as_of,
        language,
        in_view,
        load_words(language),
    )
    if {"party", "stance", "speaker"} & {field.name for field in asked.fields}:
        return _positions(asked, results)
    return (
        _day(asked)
        or _clause(asked)
        or _figures(asked, results)
        or _place(asked, results)
        or _document(asked, results)
    )


def _fields(part: q.Node) -> Iterator[q.QueryField]:
    choices = part.nodes if isinstance(part, q.Any) else (part,)
    if all(isinstance(choice, q.QueryField) for choice in choices):
        yield from (choice for choice in choices if isinstance(choice, q.QueryField))


def _clause_asked(asked: _Asked) -> str:
    """Return the reference of the clause that a query names by its number, or ""."""
    numbers = asked.values("clause")
    if not numbers and len(asked.words) == 1 and not asked.fields:
        number = "" if "%" in asked.typed else asked.words[0].removeprefix("#")
        numbers = [number] if number.isdigit() and len(number) < 3 else []
    if len(numbers) != 1:
        return ""
    return numbers[0] if "/" in numbers[0] else f"{asked.in_view}/{numbers[0]}"


def _clause(asked: _Asked) -> Answer | None:
    reference = _clause_asked(asked)
    details = asked.details(reference) if reference else None
    if details is None or details.clause is None:
        return None
    row = AnswerRow("", details.clause.summary, _text_of(asked, details), None, reference)
    return Answer(AnswerKind.CLAUSE, reference, _title(details.clause), (row,))


def _title(clause: Clause) -> str:
    return f"{clause.reference} {clause.title}"


def _text_of(asked: _Asked, details: SubjectDetails) -> str:
    """Return which text a clause is of: its title, date and text status."""
    text = details.document
    if text is None:
        return ""
    status = asked.catalog[f"text_status.{text.text_status}"]
    return " · ".join((text.title, asked.dated(text.date), status))


def _figures(asked: _Asked, results: SearchResults) -> Answer | None:
    """Return the quantities of the clause that is asked for, in every document up to the day."""
    named = lexicon_of(asked.connection).names.longest(asked.words) if asked.words else None
    groups = lexicon_of(asked.connection).groups
    clauses = groups[named[0]].clauses if named is not None and named[1] == len(asked.words) else ()
    typed = {number[0] for number in map(read_number, _endings(asked.words)) if number}
    for hit in results.hits[:_NEAR]:
        reference = hit.target or hit.reference
        if not (typed or reference in clauses) or "/" not in reference:
            continue
        details = asked.details(reference)
        clause = details.clause if details is not None else None
        values = {quantity.value for quantity in clause.quantities} if clause else set()
        if details is None or clause is None or not values:
            continue
        if reference in clauses or typed & values or typed & _values_elsewhere(asked, details):
            return _quantities(asked, details, clause)
    return None


def _values_elsewhere(asked: _Asked, details: SubjectDetails) -> set[float]:
    """Return the quantities of the same clause in other documents."""
    others = (asked.details(link.reference) for link in details.correspondences if link.reference)
    return {
        quantity.value
        for other in others
        if other is not None and other.clause is not None
        for quantity in other.clause.quantities
    }


def _endings(words: Sequence[str]) -> list[Sequence[str]]:
    return [words[index:] for index in range(len(words))]


def _quantities(asked: _Asked, details: SubjectDetails, clause: Clause) -> Answer:
    texts = clause_texts(asked.connection, details)
    note = asked.catalog["answer.disagree"].format(
        titles="; ".join(dispute.title for dispute in details.analysis.disagreements)
    )
    return Answer(
        AnswerKind.FIGURES,
        clause.reference,
        _title(clause),
        tuple(_quantity_row(asked, text, text.clause) for text in texts if text.clause),
        note if details.analysis.disagreements else "",
    )


def _quantity_row(asked: _Asked, text: StoryText, clause: Clause) -> AnswerRow:
    amounts = [
        f"{amount_text(quantity.value, quantity.unit, asked.catalog)} ({quantity.what})"
        for quantity in clause.quantities
    ]
    status = asked.catalog[f"text_status.{text.document.text_status}"]
    return AnswerRow(
        text.document.title,
        "; ".join(amounts) or f"{asked.catalog['answer.no_number']} {clause.title}",
        f"{asked.dated(text.document.date)} · {status}",
        text.document.date,
        text.reference,
    )


def _positions(asked: _Asked, results: SearchResults) -> Answer | None:
    """Return the current statements of parties on the clause that is asked for."""
    reference = _clause_asked(asked) or _clause_of_hits(asked, results)
    details = asked.details(reference) if reference else None
    if details is None:
        return None
    parties, positions = set(asked.values("party")), set(asked.values("stance"))
    speakers = [value.casefold() for value in asked.values("speaker")]
    entries = [
        entry for entry in details.stances if not parties or entry.party.reference in parties
    ]
    known = sources(asked.connection, _cited(entries), asked.language)
    rows = [row for entry in entries for row in _stance_rows(asked, entry, positions, known)]
    if len(rows) > _MOST_STATEMENTS:
        # The statements follow among the hits; the card names who takes which position.
        rows = [replace(row, value=row.value.partition(". ")[0]) for row in rows]
    if speakers:
        rows = [row for row in rows if any(name in row.evidence.casefold() for name in speakers)]
    if not rows:
        rows = [
            AnswerRow(
                "", asked.catalog["answer.no_such_position"].format(date=asked.dated(asked.day))
            )
        ]
    subject = details.clause or details.side_provision
    if subject is None:
        return None
    measured = details.measured_against
    about = asked.details(measured[0].reference) if measured else details
    summary = about.clause.summary if about and about.clause else subject.summary
    note = asked.catalog["answer.measured"].format(
        clause=", ".join(clause.name for clause in measured) or _title_of(details), summary=summary
    )
    return Answer(
        AnswerKind.POSITIONS, reference, _title_of(details), tuple(rows[:_MOST_ROWS]), note
    )


def _title_of(details: SubjectDetails) -> str:
    subject = details.clause or details.side_provision
    return f"{details.reference} {subject.title}" if subject else details.reference


def _cited(entries: Sequence[PartyStances]) -> set[str]:
    return {source for entry in entries for stance in entry.current for source in stance.sources}


def _stance_rows(
    asked: _Asked, entry: PartyStances, positions: set[str], known: Mapping[str, Source]
) -> Iterator[AnswerRow]:
    """Yield the current statements of a party, or that it has none."""
    catalog = asked.catalog
    if not entry.current and not positions:
        missing = catalog["page.no_position"].format(date=asked.dated(asked.day))
        yield AnswerRow(entry.party.name, missing)
    publishers = {name: source.publisher for name, source in known.items()}
    for stance in entry.current:
        if positions and stance.position not in positions:
            continue
        cited = ", ".join(dict.fromkeys(publishers.get(name, name) for name in stance.sources))
        evidence = (
            *(stance.speaker, asked.dated(stance.date)),
            *(
                catalog[f"attribution.{stance.attribution}"],
                catalog[f"confidence.{stance.confidence}"],
            ),
            cited,
        )
        yield AnswerRow(
            entry.party.name,
            f"{catalog[f'position.{stance.position}']}. {stance.statement}",
            " · ".join(filter(None, evidence)),
            stance.date,
            stance.target,
        )


def _clause_of_hits(asked: _Asked, results: SearchResults) -> str:
    """Return the clause that the words of a query name, or ""."""
    if not asked.words:
        return ""
    text = " ".join(f'"{word}"' if " " in word else word for word in asked.words)
    return best_clause(asked.connection, text, results.as_of, asked.language, asked.in_view)


def _day(asked: _Asked) -> Answer | None:
    """Return what is dated on the day that is asked for."""
    typed = read_date(asked.words) if asked.words and not asked.fields else None
    value = typed[0].value if typed and typed[1] == len(asked.words) else ""
    value = value or next(iter(asked.values("date")), "")
    day = _existing_day(value, asked.day) if value else None
    if day is None:
        return None
    rows = [*_texts_of_day(asked, day), *_events(asked, day)]
    if not rows:
        return None
    title = asked.catalog["answer.day"].format(date=asked.dated(day))
    return Answer(AnswerKind.DAY, "", title, tuple(rows[:_MOST_ROWS]))


def _existing_day(value: str, latest: date) -> date | None:
    """Return the day of ``date:``; without a year, the newest such day that is not later."""
    typed = read_value(value)
    if typed is None or not typed.day:
        return None
    for year in [typed.year] if typed.year else [latest.year, latest.year - 1]:
        try:
            day = date(year, typed.month, typed.day)
        except ValueError:  # 29 February
            continue
        if day <= latest:
            return day
    return None


def _texts_of_day(asked: _Asked, day: date) -> Iterator[AnswerRow]:
    for text in documents(asked.connection, asked.language):
        if text.date == day:
            status = asked.catalog[f"text_status.{text.text_status}"]
            yield AnswerRow(
                asked.catalog["entry.document"], text.title, status, text.date, text.reference
            )


def _events(asked: _Asked, day: date) -> Iterator[AnswerRow]:
    e, text = t.event, t.event_text
    rows = asked.connection.execute(
        select(e.c.clauses, e.c.sources, text.c.title)
        .join(text, and_(text.c.event_id == e.c.id, text.c.language == asked.language))
        .where(e.c.date == day, e.c.precision == "day")
        .order_by(e.c.id)
    ).all()
    cited = {name for row in rows for name in row.sources}
    known = sources(asked.connection, cited, asked.language)
    for row in rows:
        published = [known[name].publisher for name in row.sources if name in known]
        yield AnswerRow(
            asked.catalog["entry.event"],
            row.title,
            ", ".join(dict.fromkeys(published)),
            day,
            next(iter(row.clauses), ""),
        )


def _is_named(asked: _Asked, hit: SearchHit) -> bool:
    """Return True if the words of a query are the title of a hit, or another name for it."""
    typed = [token for word in asked.words for token in tokens(word)]
    if not typed:
        return False
    title = tokens(hit.title)
    if typed == title:
        return True
    lexicon = lexicon_of(asked.connection)
    named = lexicon.names.longest(asked.words)
    names = lexicon.groups[named[0]].names if named and named[1] == len(asked.words) else ()
    return any(tokens(name) == title for name in names)


def _place(asked: _Asked, results: SearchResults) -> Answer | None:
    """Return what is known of a place by the name that is asked for."""
    places = (hit for hit in results.hits[:_NEAR] if hit.kind is EntryKind.PLACE)
    hit = next((hit for hit in places if _is_named(asked, hit)), None)
    known = features(asked.connection, [hit.reference], asked.language, asked.day) if hit else ()
    if not known or hit is None:
        return None
    feature, catalog = known[0], asked.catalog
    form = catalog.get(f"map.form.{feature.form}", feature.form)
    rows = [AnswerRow("", f"{form} · {catalog[f'map.class.{feature.feature_class}']}")]
    holder = catalog.get(f"map.holder.{feature.held_by}")
    if holder:
        as_of = catalog["map.as_of"].format(date=day_text(feature.as_of, catalog))
        evidence = " · ".join(filter(None, (as_of, feature.held_note, feature.source)))
        rows.append(AnswerRow("", catalog["map.held"].format(holder=holder), evidence))
    if feature.population:
        count = number_text(feature.population, catalog, 0)
        rows.append(AnswerRow("", catalog["map.population"].format(count=count)))
    rows += _naming(asked, feature.reference)
    return Answer(AnswerKind.PLACE, hit.reference, hit.title, tuple(rows), feature.disputed)


def _naming(asked: _Asked, reference: str) -> Iterator[AnswerRow]:
    """Yield the clauses of the document in view whose text names a place."""
    for mention in feature_mentions(asked.connection, asked.language):
        if reference in mention.features and document_of(mention.reference) == asked.in_view:
            yield AnswerRow(
                asked.catalog["answer.named_in"],
                f"{mention.reference} {mention.title}",
                reference=mention.reference,
            )


def _document(asked: _Asked, results: SearchResults) -> Answer | None:
    """Return the date and status of the document that is the best hit."""
    hit = results.hits[0] if results.hits else None
    typed = {token for word in asked.words for token in tokens(word)}
    if hit is None or hit.kind is not EntryKind.DOCUMENT or not typed <= {*tokens(hit.title)}:
        return None
    catalog = asked.catalog
    text = document(asked.connection, hit.reference, asked.language)
    known = sources(asked.connection, text.sources, asked.language)
    count = catalog["answer.clauses"].format(count=text.clause_count)
    evidence = ", ".join(dict.fromkeys(source.publisher for source in known.values()))
    rows = (
        AnswerRow(catalog["answer.dated"], asked.dated(text.date), text.date_note, text.date),
        AnswerRow(catalog["answer.text_status"], catalog[f"text_status.{text.text_status}"]),
        AnswerRow("", count, evidence),
    )
    return Answer(AnswerKind.DOCUMENT, text.reference, text.title, rows, text.text_status_note)
