"""Which fields a form shows for each kind of record, and what they are called."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from explorer.domain.desk.local_records import RecordKind

translate = QCoreApplication.translate

#: The fields that are shown, in their order; the rest of a record is not asked for.
SHOWN: dict[str, tuple[str, ...]] = {
    RecordKind.STANCE: (
        *("clause", "party", "position", "statement", "speaker", "date"),
        *("attribution", "confidence", "sources", "verified"),
    ),
    RecordKind.SOURCE: ("publisher", "title", "date", "url", "kind", "note"),
    RecordKind.EVENT: (
        *("title", "summary", "date", "precision", "clauses", "parties", "sources", "verified"),
    ),
    RecordKind.SIDE_PROVISION: (
        *("title", "summary", "attribution", "related_clauses", "sources", "verified"),
    ),
    RecordKind.QUANTITY: ("clause", "value", "unit", "what", "date", "sources"),
    RecordKind.TOPICS: ("clause", "topics"),
    RecordKind.DISAGREEMENT: ("title", "claim", "sides", "undisputed", "clauses", "note"),
    "sides": ("says", "date", "sources"),
}
#: Texts of several lines.
LONG = frozenset({"statement", "summary", "claim", "undisputed", "says", "party_names"})


def kind_title(kind: RecordKind) -> str:
    """What a record of a kind is called at the top of its form."""
    return {
        RecordKind.STANCE: translate("Record", "Stance"),
        RecordKind.SOURCE: translate("Record", "Source"),
        RecordKind.EVENT: translate("Record", "Event"),
        RecordKind.SIDE_PROVISION: translate("Record", "Side provision"),
        RecordKind.QUANTITY: translate("Record", "Quantity in a clause"),
        RecordKind.TOPICS: translate("Record", "Topics of a clause"),
        RecordKind.DISAGREEMENT: translate("Record", "Disagreement between sources"),
        RecordKind.DOCUMENT: translate("Record", "Document"),
    }[kind]


def label(name: str) -> str:
    """What a field is called."""
    return {
        "clause": translate("Record", "Clause"),
        "party": translate("Record", "Party"),
        "position": translate("Record", "Position"),
        "statement": translate("Record", "What was said"),
        "speaker": translate("Record", "Who said it"),
        "date": translate("Record", "Date"),
        "attribution": translate("Record", "How it is known"),
        "confidence": translate("Record", "Confidence"),
        "sources": translate("Record", "Sources"),
        "verified": translate("Record", "Verified: I have seen the source myself"),
        "publisher": translate("Record", "Publisher"),
        "title": translate("Record", "Title"),
        "url": translate("Record", "Address"),
        "kind": translate("Record", "Kind"),
        "note": translate("Record", "Note"),
        "summary": translate("Record", "Summary"),
        "precision": translate("Record", "The date is exact to the"),
        "clauses": translate("Record", "Clauses"),
        "parties": translate("Record", "Parties"),
        "related_clauses": translate("Record", "Clauses"),
        "value": translate("Record", "Number"),
        "unit": translate("Record", "Unit"),
        "what": translate("Record", "What it counts"),
        "topics": translate("Record", "Topics"),
        "claim": translate("Record", "What is disputed"),
        "sides": translate("Record", "Sides"),
        "undisputed": translate("Record", "What is undisputed"),
        "says": translate("Record", "Says"),
        "party_names": translate("Record", "Parties, one a line"),
        "licence": translate("Record", "Terms of use"),
        "text_status": translate("Record", "Text status"),
        "authorship_note": translate("Record", "Who wrote it"),
    }.get(name, name)


def choice_word(name: str, value: str, words: Mapping[str, str]) -> str:
    """A choice of a field in words."""
    group = {"kind": "source_kind"}.get(name, name)
    return words.get(f"{group}.{value}", value)
