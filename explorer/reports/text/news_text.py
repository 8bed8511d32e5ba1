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

Words = Mapping[str, str]


def period_text(news: News, words: Words) -> str:
    """Return the days between which all is new."""
    return words["news.period"].format(
        since=day_text(news.since.isoformat(), words), until=day_text(news.until.isoformat(), words)
    )


def other_pack_text(one: BriefingSet, info: PackInfo, words: Words) -> str:
    """Return that a set belongs to a pack that is not open, or "" if it does not."""
    if (one.pack, one.version) == (info.reference, info.version):
        return ""
    return words["news.other_pack"].format(
        old=one.pack or "–",
        old_version=one.version or "–",
        new=info.reference,
        new_version=info.version,
    )


def subject_text(one: PageChanges, words: Words) -> str:
    """Return a subject's reference and title, with the clauses its stances are on."""
    title = f"{one.reference} {one.title}".strip()
    if not one.measured_against:
        return title
    references = ", ".join(measured.reference for measured in one.measured_against)
    return words["sheet.row_measured"].format(title=title, references=references)


def movement_text(movement: Movement, name: str, words: Words) -> str:
    """Return a party's movement in words, with the figures behind it."""
    after, before = movement.after, movement.before
    to = _figure(after.steps, words)
    if movement.kind is MovementKind.MOVED and movement.change is not None:
        towards = movement.change.high <= 0
        key = "distance.towards" if towards else "distance.away"
        if movement.change.low < 0 < movement.change.high:
            key = "distance.wider"
        return words[key].format(party=name, before=_figure(before.steps, words), after=to)
    return words[f"distance.{movement.kind}"].format(
        party=name, after=to, reported=_figure(before.reported, words)
    )


def _figure(steps: Range | None, words: Words) -> str:
    return "–" if steps is None else steps_text(steps.low, steps.high, words)


def document_text(one: Document, words: Words) -> str:
    """Return a document with its date and how its wording became known."""
    day = day_text(one.date.isoformat(), words)
    return f"{day}: {one.title} ({words[f'text_status.{one.text_status}']})"


def event_text(one: Event, words: Words) -> str:
    """Return an event after its date, with a note if it is not verified."""
    day = dated_text(one.date.isoformat(), one.precision, words)
    said = f"{day}: {with_author(one.title, one.author, words)}"
    return said if one.verified else f"{said} ({words['page.unverified']})"


def news_basis_text(stance: Stance, words: Words) -> str:
    """Return the date of a stance, its speaker and its source."""
    facts = [
        day_text(stance.date.isoformat(), words),
        stance.speaker,
        words[f"attribution.{stance.attribution}"],
    ]
    if not stance.verified:
        facts.append(words["page.unverified"])
    return " \N{MIDDLE DOT} ".join(fact for fact in facts if fact)


def by_position(
    stances: Sequence[tuple[PageChanges, Stance]], words: Words
) -> dict[str, list[str]]:
    """Return a party's new stances by position: clauses and dates."""
    found: dict[str, dict[str, None]] = {words[f"position.{one}"]: {} for one in Position}
    for _, stance in stances:
        day = day_text(stance.date.isoformat(), words)
        found[words[f"position.{stance.position}"]][f"{stance.target} ({day})"] = None
    return {word: list(places) for word, places in found.items() if places}
