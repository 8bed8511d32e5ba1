"""News as text, shared by screen, terminal and paper."""

from collections.abc import Mapping, Sequence

from explorer.domain.comparison.distance import Movement, MovementKind, Range
from explorer.domain.comparison.news import News, PageChanges
from explorer.domain.content.documents import Document, Event
from explorer.domain.content.read_models import PackInfo
from explorer.domain.content.stances import Position, Stance
from explorer.domain.desk.briefing import BriefingSet
from explorer.i18n.formats import dated_text, day_text, steps_text
from explorer.i18n.message_catalog import with_author

Catalog = Mapping[str, str]


def period_text(news: News, catalog: Catalog) -> str:
    """Return the days between which all is new."""
    return catalog["news.period"].format(
        since=day_text(news.since.isoformat(), catalog),
        until=day_text(news.until.isoformat(), catalog),
    )


def other_pack_text(briefing: BriefingSet, info: PackInfo, catalog: Catalog) -> str:
    """Return that a set belongs to a pack that is not open, or "" if it does not."""
    if (briefing.pack, briefing.version) == (info.reference, info.version):
        return ""
    return catalog["news.other_pack"].format(
        old=briefing.pack or "–",
        old_version=briefing.version or "–",
        new=info.reference,
        new_version=info.version,
    )


def subject_text(changes: PageChanges, catalog: Catalog) -> str:
    """Return a subject's reference and title, with the clauses its stances are on."""
    title = f"{changes.reference} {changes.title}".strip()
    if not changes.measured_against:
        return title
    references = ", ".join(measured.reference for measured in changes.measured_against)
    return catalog["sheet.row_measured"].format(title=title, references=references)


def movement_text(movement: Movement, name: str, catalog: Catalog) -> str:
    """Return a party's movement in words, with the figures behind it."""
    after, before = movement.after, movement.before
    to = _figure(after.steps, catalog)
    if movement.kind is MovementKind.MOVED and movement.change is not None:
        towards = movement.change.high <= 0
        key = "distance.towards" if towards else "distance.away"
        if movement.change.low < 0 < movement.change.high:
            key = "distance.wider"
        return catalog[key].format(party=name, before=_figure(before.steps, catalog), after=to)
    return catalog[f"distance.{movement.kind}"].format(
        party=name, after=to, reported=_figure(before.reported, catalog)
    )


def _figure(steps: Range | None, catalog: Catalog) -> str:
    return "–" if steps is None else steps_text(steps.low, steps.high, catalog)


def document_text(document: Document, catalog: Catalog) -> str:
    """Return a document with its date and how its wording became known."""
    day = day_text(document.date.isoformat(), catalog)
    return f"{day}: {document.title} ({catalog[f'text_status.{document.text_status}']})"


def event_text(event: Event, catalog: Catalog) -> str:
    """Return an event after its date, with a note if it is not verified."""
    day = dated_text(event.date.isoformat(), event.precision, catalog)
    text = f"{day}: {with_author(event.title, event.author, catalog)}"
    return text if event.verified else f"{text} ({catalog['page.unverified']})"


def news_basis_text(stance: Stance, catalog: Catalog) -> str:
    """Return the date of a stance, its speaker and its source."""
    facts = [
        day_text(stance.date.isoformat(), catalog),
        stance.speaker,
        catalog[f"attribution.{stance.attribution}"],
    ]
    if not stance.verified:
        facts.append(catalog["page.unverified"])
    return " \N{MIDDLE DOT} ".join(fact for fact in facts if fact)


def by_position(
    stances: Sequence[tuple[PageChanges, Stance]], catalog: Catalog
) -> dict[str, list[str]]:
    """Return a party's new stances by position: clauses and dates."""
    places_by_word: dict[str, dict[str, None]] = {
        catalog[f"position.{position}"]: {} for position in Position
    }
    for _, stance in stances:
        day = day_text(stance.date.isoformat(), catalog)
        places_by_word[catalog[f"position.{stance.position}"]][f"{stance.target} ({day})"] = None
    return {word: list(places) for word, places in places_by_word.items() if places}
