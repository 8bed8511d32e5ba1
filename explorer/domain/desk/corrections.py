"""What a twin of one of the pack's records begins with: a correction stands beside the original."""

from typing import Any

from explorer.domain.content.analysis import Disagreement
from explorer.domain.content.documents import Event, SideProvision
from explorer.domain.content.read_models import Page
from explorer.domain.content.stances import Stance
from explorer.domain.desk.local_records import RecordKind

Twin = tuple[RecordKind, dict[str, Any]]


def twin_of(page: Page, reference: str) -> Twin | None:
    """The kind and the filled-in fields of a twin of what a page shows; None where it is not."""
    stances = (stance for entry in page.stances for stance in (*entry.current, *entry.history))
    for stance in stances:
        if stance.reference == reference:
            return RecordKind.STANCE, _stance(stance)
    for event in page.events:
        if event.reference == reference:
            return RecordKind.EVENT, _event(event)
    sides = (*page.side_provisions, *((page.side_provision,) if page.side_provision else ()))
    for side in sides:
        if side.reference == reference:
            return RecordKind.SIDE_PROVISION, _side_provision(side)
    for one in page.analysis.disagreements:
        if one.reference == reference:
            return RecordKind.DISAGREEMENT, _disagreement(one, page.reference)
    return None


def _stance(one: Stance) -> dict[str, Any]:
    return {
        "clause": one.target,
        "party": one.party,
        "position": one.position.value,
        "statement": one.statement,
        "speaker": one.speaker,
        "date": one.date.isoformat(),
        "attribution": one.attribution.value,
        "confidence": one.confidence.value,
        "sources": list(one.sources),
        "verified": one.verified,
    }


def _event(one: Event) -> dict[str, Any]:
    return {
        "title": one.title,
        "summary": one.summary,
        "date": one.date.isoformat(),
        "precision": one.precision,
        "clauses": list(one.clauses),
        "parties": list(one.parties),
        "sources": list(one.sources),
        "verified": one.verified,
    }


def _side_provision(one: SideProvision) -> dict[str, Any]:
    return {
        "title": one.title,
        "summary": one.summary,
        "attribution": one.attribution,
        "related_clauses": [name.rpartition("/")[2] for name in one.related],
        "sources": list(one.sources),
        "verified": one.verified,
    }


def _disagreement(one: Disagreement, clause: str) -> dict[str, Any]:
    sides = [
        {"says": side.says, "date": side.date.isoformat(), "sources": list(side.sources)}
        for side in one.sides
    ]
    return {
        "title": one.title,
        "claim": one.claim,
        "sides": sides,
        "undisputed": one.undisputed,
        "clauses": [clause],
        "note": one.note,
    }
