"""The form of what the user adds: as in a pack, and two kinds that add to a clause of one."""

from explorer.domain.desk.local_records import RecordKind
from explorer.packs import specs
from explorer.packs.schema import Field, Spec

_CLAUSE = Field("identifier", required=True, refers="clause or side provision")

#: A number in a clause that the pack does not have there.
QUANTITY: Spec = {
    "clause": _CLAUSE,
    **specs.QUANTITY,
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
    **specs.DISAGREEMENT,
    "clauses": Field("identifiers", required=True, refers="clause or side provision"),
}

OWN: dict[RecordKind, Spec] = {
    RecordKind.STANCE: specs.STANCE,
    RecordKind.SOURCE: specs.SOURCE,
    RecordKind.EVENT: specs.EVENT,
    RecordKind.SIDE_PROVISION: specs.SIDE_PROVISION,
    RecordKind.QUANTITY: QUANTITY,
    RecordKind.TOPICS: TOPICS,
    RecordKind.DISAGREEMENT: DISAGREEMENT,
    RecordKind.DOCUMENT: specs.DOCUMENT,
}
