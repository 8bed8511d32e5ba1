"""News as text, shared by screen, terminal and paper."""

from collections.abc import Mapping, Sequence

from explorer.domain.comparison.distance import (
    Movement,
    MovementKind,
    PartyPlacement,
    end_positions,
)
from explorer.domain.comparison.news import News, PageChanges
from explorer.domain.content.documents import Document, Event
from explorer.domain.content.read_models import PackInfo
from explorer.domain.content.stances import Position, Stance
from explorer.domain.desk.briefing import BriefingSet
from explorer.i18n.formats import dated_text, day_text
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


def clause_names(news: News, catalog: Catalog) -> dict[str, str]:
    """Return readable names of the subjects, and of the clauses positions were taken on.

    A clause is its number and title, with its document if the news is on several documents or the
    clause is of another document than the subject.
    """
    subjects = [subject for subject in news.changes if subject.known]
    several = len({subject.document_title for subject in subjects} - {""}) > 1
    names = {
        measured.reference: clause_name(
            measured.reference, measured.title, measured.document_title, catalog
        )
        for subject in subjects
        for measured in subject.measured_against
    }
    for subject in subjects:
        document = subject.document_title if several else ""
        names[subject.reference] = clause_name(subject.reference, subject.title, document, catalog)
    return names


def clause_name(reference: str, title: str, document: str, catalog: Catalog) -> str:
    """Return number and title of a clause with its document, or the title of another subject."""
    _, is_clause, number = reference.partition("/")
    name = f"{number} {title}".strip() if is_clause else title or reference
    if document and is_clause:
        return catalog["news.in_document"].format(clause=name, document=document)
    return name


def subject_text(changes: PageChanges, names: Mapping[str, str], catalog: Catalog) -> str:
    """Return a subject's name, with the clauses its stances are on."""
    name = names.get(changes.reference, changes.reference)
    measured = taken_on_text(changes, catalog)
    return f"{name} ({measured})" if measured else name


def taken_on_text(changes: PageChanges, catalog: Catalog) -> str:
    """Return on which clauses of other documents the positions were taken, or ""."""
    return "; ".join(
        catalog["news.taken_on"].format(
            number=measured.reference.rpartition("/")[2], document=measured.document_title
        )
        for measured in changes.measured_against
    )


def movement_text(movement: Movement, name: str, catalog: Catalog) -> str:
    """Return a party's movement as a sentence, with the positions before and now."""
    return catalog[f"distance.{_movement_key(movement)}"].format(
        party=name,
        before=_dated(movement.before, catalog),
        after=_dated(movement.after, catalog),
    )


def _movement_key(movement: Movement) -> str:
    """Return the kind of a movement; one between two positions by its direction."""
    if movement.kind is not MovementKind.MOVED or movement.change is None:
        return str(movement.kind)
    if movement.change.low < 0 < movement.change.high:
        return "wider"
    return "towards" if movement.change.high <= 0 else "away"


def direction_text(movement: Movement, catalog: Catalog) -> str:
    """Return the direction of a movement, or how it agrees with what was reported, or ""."""
    key = _movement_key(movement)
    if key == MovementKind.FIRST_STATED:
        return ""
    reported, _ = placement_text(movement.before, catalog)
    return catalog[f"news.direction.{key}"].format(reported=reported)


def placement_text(placement: PartyPlacement, catalog: Catalog) -> tuple[str, str]:
    """Return a party's position and its day, or what was reported and that it was reported.

    Positions of statements that differ are all given.
    """
    steps = placement.steps or placement.reported
    if steps is None:
        return "\N{EN DASH}", ""
    positions = " / ".join(catalog[f"position.{position}"] for position in end_positions(steps))
    if placement.steps is None:
        return positions, catalog["distance.reported"]
    return positions, day_text(placement.resting_on[0].date.isoformat(), catalog)


def _dated(placement: PartyPlacement, catalog: Catalog) -> str:
    position, day = placement_text(placement, catalog)
    return catalog["distance.dated"].format(position=position, date=day)


def document_text(document: Document, catalog: Catalog) -> str:
    """Return a document with its date and how its wording became known."""
    day = day_text(document.date.isoformat(), catalog)
    return f"{day}: {document_title_text(document, catalog)}"


def document_title_text(document: Document, catalog: Catalog) -> str:
    """Return a document and how its wording became known."""
    return f"{document.title} ({catalog[f'text_status.{document.text_status}']})"


def event_text(event: Event, catalog: Catalog) -> str:
    """Return an event after its date, with a note if it is not verified."""
    return f"{event_day(event, catalog)}: {event_title(event, catalog)}"


def event_day(event: Event, catalog: Catalog) -> str:
    """Return the date of an event as precisely as it is known."""
    return dated_text(event.date.isoformat(), event.precision, catalog)


def event_title(event: Event, catalog: Catalog) -> str:
    """Return the title of an event, with a note if it is not verified."""
    text = with_author(event.title, event.author, catalog)
    return text if event.verified else f"{text} ({catalog['page.unverified']})"


def news_basis_text(stance: Stance, catalog: Catalog) -> str:
    """Return the date of a stance, its speaker and its source."""
    day = day_text(stance.date.isoformat(), catalog)
    return f"{day} \N{MIDDLE DOT} {speaker_text(stance, catalog)}"


def speaker_text(stance: Stance, catalog: Catalog) -> str:
    """Return the speaker of a stance and its source."""
    facts = [stance.speaker, catalog[f"attribution.{stance.attribution}"]]
    if not stance.verified:
        facts.append(catalog["page.unverified"])
    return " \N{MIDDLE DOT} ".join(fact for fact in facts if fact)


def by_position(
    stances: Sequence[tuple[PageChanges, Stance]], names: Mapping[str, str], catalog: Catalog
) -> dict[str, list[str]]:
    """Return a party's new stances by position: each clause with the dates."""
    days: dict[Position, dict[str, list[str]]] = {position: {} for position in Position}
    for _, stance in stances:
        clause = names.get(stance.target, stance.target)
        day = day_text(stance.date.isoformat(), catalog)
        days[stance.position].setdefault(clause, []).append(day)
    return {
        catalog[f"position.{position}"]: [
            f"{clause} ({', '.join(dict.fromkeys(listed))})" for clause, listed in places.items()
        ]
        for position, places in days.items()
        if places
    }
