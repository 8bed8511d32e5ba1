"""The form of what the user adds: as in a pack, and two kinds that add to a clause of one."""

from explorer.domain.desk.local_records import RecordKind
from explorer.packs.source import record_specs
from explorer.packs.source.schema import Field, Spec

_CLAUSE = Field("identifier", required=True, refers="clause or side provision")

#: A number in a clause that the pack does not have there.
QUANTITY: Spec = {
    "clause": _CLAUSE,
    **record_specs.QUANTITY,
    "date": Field("date", required=True),
    "sources": Field("identifiers", required=True, refers="source"),
}
#: Topics under which the user wants to find a clause.
TOPICS: Spec = {
    "clause": _CLAUSE,
    "topics": Field("identifiers", required=True, refers="topic"),
}
#: A disagreement needs sources on both sides, and something that it is about.
DISAGREEMENT: Spec = {
    **record_specs.DISAGREEMENT,
    "clauses": Field("identifiers", required=True, refers="clause or side provision"),
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
