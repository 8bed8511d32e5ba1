"""Initial fields of a correction of a pack's record, which is shown beside the original."""

from typing import Any

from explorer.domain.content.analysis import Disagreement
from explorer.domain.content.documents import Event, SideProvision
from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.stances import Stance
from explorer.domain.desk.local_records import RecordKind

Correction = tuple[RecordKind, dict[str, Any]]


def correction_of(page: SubjectDetails, reference: str) -> Correction | None:
    """Return kind and fields of a correction of a record shown on a page, or None if not found."""
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
    for disagreement in page.analysis.disagreements:
        if disagreement.reference == reference:
            return RecordKind.DISAGREEMENT, _disagreement(disagreement, page.reference)
    return None


def _stance(stance: Stance) -> dict[str, Any]:
    return {
        "clause": stance.target,
        "party": stance.party,
        "position": stance.position.value,
        "statement": stance.statement,
        "speaker": stance.speaker,
        "date": stance.date.isoformat(),
        "attribution": stance.attribution.value,
        "confidence": stance.confidence.value,
        "sources": list(stance.sources),
        "verified": stance.verified,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "title": event.title,
        "summary": event.summary,
        "date": event.date.isoformat(),
        "precision": event.precision,
        "clauses": list(event.clauses),
        "parties": list(event.parties),
        "sources": list(event.sources),
        "verified": event.verified,
    }


def _side_provision(provision: SideProvision) -> dict[str, Any]:
    return {
        "title": provision.title,
        "summary": provision.summary,
        "attribution": provision.attribution,
        "related_clauses": [name.rpartition("/")[2] for name in provision.related],
        "sources": list(provision.sources),
        "verified": provision.verified,
    }


def _disagreement(disagreement: Disagreement, clause: str) -> dict[str, Any]:
    sides = [
        {"says": side.says, "date": side.date.isoformat(), "sources": list(side.sources)}
        for side in disagreement.sides
    ]
    return {
        "title": disagreement.title,
        "claim": disagreement.claim,
        "sides": sides,
        "undisputed": disagreement.undisputed,
        "clauses": [clause],
        "note": disagreement.note,
    }
