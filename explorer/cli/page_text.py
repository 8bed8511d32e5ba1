"""Plain text of a page for a terminal: the facts of the screen, in the same order."""

from collections.abc import Iterator, Mapping
from datetime import date

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.stances import PartyStances, Stance
from explorer.i18n.ages import newest_text
from explorer.i18n.formats import amount_text, day_text
from explorer.i18n.message_catalog import source_label, with_author
from explorer.reports.text.documents import (
    correspondence_note,
    correspondence_text,
    document_facts,
)
from explorer.reports.text.positions import (
    later_warnings,
    left_out_text,
    measured_notes,
    measured_title,
    positions_text,
    source_cautions,
    source_day,
    source_title,
    unverified_text,
)

Catalog = Mapping[str, str]


def page_text(page: SubjectDetails, catalog: Catalog, today: date | None = None) -> str:
    """Return the content of a page as lines of text; ages are seen from ``today``."""
    return "\n".join(
        [
            *_heading(page, catalog),
            *_body(page, catalog),
            *_stances(page, catalog, today),
            *_others(page, catalog),
            *_open_questions(page, catalog),
            *_sources(page, catalog),
        ]
    )


def _heading(page: SubjectDetails, catalog: Catalog) -> Iterator[str]:
    yield f"{page.reference}  {page.title}"
    day = day_text(page.as_of.isoformat(), catalog)
    facts = [catalog["page.as_of"].format(date=day)]
    if page.document is not None:
        status = catalog[f"text_status.{page.document.text_status}"]
        facts += [
            page.document.title,
            catalog["page.dated"].format(date=day_text(page.document.date.isoformat(), catalog)),
            catalog["page.text_status"].format(status=status),
            *document_facts(page.document, catalog),
        ]
    yield " · ".join(facts)
    yield source_label(catalog, wording=page.wording)
    unverified = unverified_text(page, catalog)
    if unverified:
        yield f"! {unverified}"
    yield from (f"! {line}" for line in later_warnings(page, catalog))
    yield ""


def _body(page: SubjectDetails, catalog: Catalog) -> Iterator[str]:
    subject = page.clause or page.side_provision
    if subject is None:
        document = page.document
        if document is not None:
            yield catalog.get(f"status.{document.status}", document.status)
            notes = (document.text_status_note, document.status_note, document.authorship_note)
            yield from filter(None, (*notes, document.date_note))
        yield ""
        return
    yield subject.summary
    if page.clause is not None:
        yield from (f"  {point}" for point in page.clause.subpoints)
        if page.clause.remark:
            yield f"  {catalog['page.remark'].format(text=page.clause.remark)}"
    if subject.verified_note:
        yield f"  ({subject.verified_note})"
    yield ""
    if subject.quantities:
        yield f"{catalog['page.quantities']}:"
        for quantity in subject.quantities:
            value = amount_text(quantity.value, quantity.unit, catalog)
            names = ", ".join(
                page.sources[name].publisher for name in quantity.sources if name in page.sources
            )
            added = (
                f" ({day_text(quantity.dated.isoformat(), catalog)}, {names})"
                if quantity.dated
                else ""
            )
            yield f"  {value}: {with_author(quantity.what, quantity.author, catalog)}{added}"
        if page.clause is not None and page.clause.quantity_note:
            yield f"  {page.clause.quantity_note}"
        yield ""


def _stances(page: SubjectDetails, catalog: Catalog, today: date | None) -> Iterator[str]:
    yield f"{measured_title(page, catalog)}:"
    newest = newest_text(page.newest_statement, today, catalog)
    yield from (f"  {line}" for line in (newest,) if line)
    yield from (f"  {note}" for note in measured_notes(page, catalog))
    for entry in page.stances:
        yield from _party(entry, page, catalog)
    if not page.stances:
        yield f"  {catalog['page.no_parties']}"
    yield ""


def _party(entry: PartyStances, page: SubjectDetails, catalog: Catalog) -> Iterator[str]:
    if not entry.current:
        day = day_text(page.as_of.isoformat(), catalog)
        yield f"  {entry.party.name}: {catalog['page.no_position'].format(date=day)}"
    several = len(page.measured_against) > 1
    if entry.differ:
        yield f"  {entry.party.name}: {positions_text(entry, catalog, several=several)}"
    for stance in entry.current:
        yield from _stance(stance, entry.party.name, page, catalog)
    if entry.history:
        yield f"    {catalog['page.history']} ({len(entry.history)})"


def _stance(stance: Stance, party: str, page: SubjectDetails, catalog: Catalog) -> Iterator[str]:
    statement = with_author(stance.statement, stance.author, catalog)
    yield f"  {party}: {catalog[f'position.{stance.position}']}. {statement}"
    facts = [
        day_text(stance.date.isoformat(), catalog),
        stance.speaker,
        catalog[f"attribution.{stance.attribution}"],
        catalog["page.stated" if stance.stated else "page.assessed"],
        catalog[f"confidence.{stance.confidence}"],
        ", ".join(
            page.sources[name].publisher if name in page.sources else name
            for name in stance.sources
        ),
    ]
    if stance.target != page.reference and len(page.measured_against) > 1:
        facts.append(catalog["page.on_clause"].format(reference=stance.target))
    if not stance.verified:
        facts.append(catalog["page.unverified"])
    yield f"    {' · '.join(facts)}"


def _others(page: SubjectDetails, catalog: Catalog) -> Iterator[str]:
    left_out = left_out_text(page, catalog)
    if page.correspondences or left_out:
        yield f"{catalog['page.correspondence']}:"
        for related in page.correspondences:
            relation = correspondence_text(related, catalog)
            name = related.reference or related.document
            note = correspondence_note(related, catalog)
            parts = (relation, related.title, note[:1].upper() + note[1:])
            yield f"  {name}: {' '.join(_sentence(part) for part in parts if part)}"
            if related.summary:
                yield f"    {related.summary}"
        if left_out:
            yield f"  {left_out}"
        yield ""
    if page.side_provisions:
        yield f"{catalog['page.side_provisions']}:"
        for side in page.side_provisions:
            summary = with_author(side.summary, side.author, catalog)
            yield f"  {side.reference}: {side.title}. {summary}"
        yield ""


def _sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends in a mark."""
    return text if text.endswith((".", "!", "?", "…", ":", ";")) else f"{text}."


def _open_questions(page: SubjectDetails, catalog: Catalog) -> Iterator[str]:
    if page.analysis.silences:
        yield f"{catalog['page.silent']}:"
        for silence in page.analysis.silences:
            yield f"  {catalog[f'about.{silence.about}']}: {silence.text}"
        yield ""
    if page.analysis.disagreements:
        yield f"{catalog['page.disagreements']}:"
        for disagreement in page.analysis.disagreements:
            claim = with_author(disagreement.claim, disagreement.author, catalog)
            yield f"  {disagreement.title}: {claim}"
            for side in disagreement.sides:
                yield f"    – {side.says} ({day_text(side.date.isoformat(), catalog)})"
        yield ""


def _sources(page: SubjectDetails, catalog: Catalog) -> Iterator[str]:
    yield f"{catalog['page.sources']}:"
    for number, source in enumerate(page.sources.values(), start=1):
        day = source_day(source, catalog)
        title = source_title(source, catalog)
        yield f"  {number}. {source.publisher}: {title}. {day}. {source.url}".rstrip()
        if caution := source_cautions(source, catalog):
            yield f"     ! {caution}"
