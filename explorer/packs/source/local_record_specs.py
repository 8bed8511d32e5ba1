"""Specs of local records: those of a pack, and two kinds that add to a clause of a pack."""

from explorer.domain.desk.local_records import RecordKind
from explorer.packs.source import record_specs
from explorer.packs.source.schema import Field, Spec

_CLAUSE = Field("identifier", required=True, refers="clause or side provision", form=1)

#: A number in a clause, besides those of the pack.
QUANTITY: Spec = {
    "clause": _CLAUSE,
    **record_specs.QUANTITY,
    "date": Field("date", required=True, form=5),
    "sources": Field("identifiers", required=True, refers="source", form=6),
}
#: Topics that the user assigns to a clause.
TOPICS: Spec = {
    "clause": _CLAUSE,
    "topics": Field("identifiers", required=True, refers="topic", form=2),
}
#: A disagreement with sources on both sides and with at least one subject.
DISAGREEMENT: Spec = {
    **record_specs.DISAGREEMENT,
    "clauses": Field("identifiers", required=True, refers="clause or side provision", form=5),
}

OWN: dict[RecordKind, Spec] = {
    RecordKind.STANCE: record_specs.STANCE,
    RecordKind.SOURCE: record_specs.SOURCE,
    RecordKind.EVENT: record_specs.EVENT,
    RecordKind.SIDE_PROVISION: record_specs.SIDE_PROVISION,
    RecordKind.QUANTITY: QUANTITY,
    RecordKind.TOPICS: TOPICS,
    RecordKind.DISAGREEMENT: DISAGREEMENT,
    RecordKind.DOCUMENT: record_specs.DOCUMENT,
}
