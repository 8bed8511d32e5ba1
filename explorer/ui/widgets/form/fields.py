"""Fields that a form shows for each kind of record, and their labels."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from explorer.domain.desk.local_records import RecordKind

translate = QCoreApplication.translate

#: Fields shown, in their order; a form has no others.
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
#: Fields with several lines of text.
LONG = frozenset({"statement", "summary", "claim", "undisputed", "says", "party_names"})


def kind_title(kind: RecordKind) -> str:
    """Return the title of the form of a kind of record."""
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
    """Return the label of a field."""
    return {
        "clause": translate("Record", "Clause"),
        "party": translate("Record", "Party"),
        "position": translate("Record", "Position"),
        "statement": translate("Record", "Statement"),
        "speaker": translate("Record", "Speaker"),
        "date": translate("Record", "Date"),
        "attribution": translate("Record", "Basis"),
        "confidence": translate("Record", "Confidence"),
        "sources": translate("Record", "Sources"),
        "verified": translate("Record", "I checked the source"),
        "publisher": translate("Record", "Publisher"),
        "title": translate("Record", "Title"),
        "url": translate("Record", "Address"),
        "kind": translate("Record", "Kind"),
        "note": translate("Record", "Note"),
        "summary": translate("Record", "Summary"),
        "precision": translate("Record", "Date precision"),
        "clauses": translate("Record", "Clauses"),
        "parties": translate("Record", "Parties"),
        "related_clauses": translate("Record", "Clauses"),
        "value": translate("Record", "Number"),
        "unit": translate("Record", "Unit"),
        "what": translate("Record", "Counted item"),
        "topics": translate("Record", "Topics"),
        "claim": translate("Record", "Disputed claim"),
        "sides": translate("Record", "Sides"),
        "undisputed": translate("Record", "Undisputed facts"),
        "says": translate("Record", "Statement"),
        "party_names": translate("Record", "Parties, one per line"),
        "licence": translate("Record", "Terms of use"),
        "text_status": translate("Record", "Text status"),
        "authorship_note": translate("Record", "Author"),
    }.get(name, name)


def choice_label(name: str, value: str, catalog: Mapping[str, str]) -> str:
    """Return the label of a value that a field can have."""
    group = {"kind": "source_kind"}.get(name, name)
    return catalog.get(f"{group}.{value}", value)
