"""A page as plain text for a terminal: the same facts as on the screen, in the same order."""

from collections.abc import Iterator, Mapping

from explorer.domain.content.read_models import Page
from explorer.domain.content.stances import PartyStances, Stance
from explorer.i18n.formats import amount_text, day_text
from explorer.i18n.message_catalog import marked, text_mark
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

Words = Mapping[str, str]


def page_text(page: Page, words: Words) -> str:
    """Everything on a page as lines of text."""
    return "\n".join(
        [
            *_heading(page, words),
            *_body(page, words),
            *_stances(page, words),
            *_others(page, words),
            *_open_questions(page, words),
            *_sources(page, words),
        ]
    )


def _heading(page: Page, words: Words) -> Iterator[str]:
    yield f"{page.reference}  {page.title}"
    day = day_text(page.as_of.isoformat(), words)
    facts = [words["page.as_of"].format(date=day)]
    if page.document is not None:
        status = words[f"text_status.{page.document.text_status}"]
        facts += [
            page.document.title,
            words["page.dated"].format(date=day_text(page.document.date.isoformat(), words)),
            words["page.text_status"].format(status=status),
        ]
    yield " · ".join(facts)
    yield text_mark(words, wording=page.wording)
    unverified = unverified_text(page, words)
    if unverified:
        yield f"! {unverified}"
    yield from (f"! {line}" for line in later_warnings(page, words))
    yield ""


def _body(page: Page, words: Words) -> Iterator[str]:
    subject = page.clause or page.side_provision
    if subject is None:
        document = page.document
        if document is not None:
            yield from filter(None, (document.status_note, document.authorship_note))
        yield ""
        return
    yield subject.summary
    if page.clause is not None:
        yield from (f"  {point}" for point in page.clause.subpoints)
        if page.clause.remark:
            yield f"  {words['page.remark'].format(text=page.clause.remark)}"
    if subject.verified_note:
        yield f"  ({subject.verified_note})"
    yield ""
    if subject.quantities:
        yield f"{words['page.quantities']}:"
        for one in subject.quantities:
            value = amount_text(one.value, one.unit, words)
            names = ", ".join(
                page.sources[name].publisher for name in one.sources if name in page.sources
            )
            added = f" ({day_text(one.dated.isoformat(), words)}, {names})" if one.dated else ""
            yield f"  {value}: {marked(one.what, one.author, words)}{added}"
        if page.clause is not None and page.clause.quantity_note:
            yield f"  {page.clause.quantity_note}"
        yield ""


def _stances(page: Page, words: Words) -> Iterator[str]:
    yield f"{measured_title(page, words)}:"
    yield from (f"  {note}" for note in measured_notes(page, words))
    for entry in page.stances:
        yield from _party(entry, page, words)
    if not page.stances:
        yield f"  {words['page.no_parties']}"
    yield ""


def _party(entry: PartyStances, page: Page, words: Words) -> Iterator[str]:
    if not entry.current:
        day = day_text(page.as_of.isoformat(), words)
        yield f"  {entry.party.name}: {words['page.no_position'].format(date=day)}"
    several = len(page.measured_against) > 1
    if entry.differ:
        yield f"  {entry.party.name}: {positions_text(entry, words, several=several)}"
    for stance in entry.current:
        yield from _stance(stance, entry.party.name, page, words)
    if entry.history:
        yield f"    {words['page.history']} ({len(entry.history)})"


def _stance(stance: Stance, party: str, page: Page, words: Words) -> Iterator[str]:
    said = marked(stance.statement, stance.author, words)
    yield f"  {party}: {words[f'position.{stance.position}']}. {said}"
    facts = [
        day_text(stance.date.isoformat(), words),
        stance.speaker,
        words[f"attribution.{stance.attribution}"],
        words["page.stated" if stance.stated else "page.assessed"],
        words[f"confidence.{stance.confidence}"],
        ", ".join(
            page.sources[name].publisher if name in page.sources else name
            for name in stance.sources
        ),
    ]
    if stance.target != page.reference and len(page.measured_against) > 1:
        facts.append(words["page.on_clause"].format(reference=stance.target))
    if not stance.verified:
        facts.append(words["page.unverified"])
    yield f"    {' · '.join(facts)}"


def _others(page: Page, words: Words) -> Iterator[str]:
    left_out = left_out_text(page, words)
    if page.correspondences or left_out:
        yield f"{words['page.correspondence']}:"
        for one in page.correspondences:
            relation = words[f"relation.{one.relation}"]
            note = words["page.left_open"] if one.note == "left_open" else one.note
            name = one.reference or one.document
            yield f"  {name}: {relation}. {one.title} {note}".rstrip()
        if left_out:
            yield f"  {left_out}"
        yield ""
    if page.side_provisions:
        yield f"{words['page.side_provisions']}:"
        for side in page.side_provisions:
            yield f"  {side.reference}: {side.title}. {marked(side.summary, side.author, words)}"
        yield ""


def _open_questions(page: Page, words: Words) -> Iterator[str]:
    if page.analysis.silences:
        yield f"{words['page.silent']}:"
        for one in page.analysis.silences:
            yield f"  {words[f'about.{one.about}']}: {one.text}"
        yield ""
    if page.analysis.disagreements:
        yield f"{words['page.disagreements']}:"
        for disagreement in page.analysis.disagreements:
            claim = marked(disagreement.claim, disagreement.author, words)
            yield f"  {disagreement.title}: {claim}"
            for side in disagreement.sides:
                yield f"    – {side.says} ({day_text(side.date.isoformat(), words)})"
        yield ""


def _sources(page: Page, words: Words) -> Iterator[str]:
    yield f"{words['page.sources']}:"
    for number, source in enumerate(page.sources.values(), start=1):
        day = source_day(source, words)
        title = source_title(source, words)
        yield f"  {number}. {source.publisher}: {title}. {day}. {source.url}".rstrip()
        if caution := source_cautions(source, words):
            yield f"     ! {caution}"
