"""Initial fields of a correction of a pack's record, which is shown beside the original."""

from typing import Any

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.desk.local_records import RecordKind
from explorer.packs.source.local_record_specs import OWN
from explorer.packs.source.record_fields import form_content

Correction = tuple[RecordKind, dict[str, Any]]


def correction_of(page: SubjectDetails, reference: str) -> Correction | None:
    """Return kind and fields of a correction of a record shown on a page, or None if not found."""
    side_provision = (page.side_provision,) if page.side_provision else ()
    records = (
        *((RecordKind.STANCE, stance) for entry in page.stances for stance in entry.current),
        *((RecordKind.STANCE, stance) for entry in page.stances for stance in entry.history),
        *((RecordKind.EVENT, event) for event in page.events),
        *((RecordKind.SIDE_PROVISION, side) for side in (*page.side_provisions, *side_provision)),
        *((RecordKind.DISAGREEMENT, record) for record in page.analysis.disagreements),
    )
    for kind, record in records:
        if record.reference == reference:
            fields = form_content(record, OWN[kind])
            if kind is RecordKind.DISAGREEMENT:
                fields["clauses"] = [page.reference]
            return kind, fields
    return None
