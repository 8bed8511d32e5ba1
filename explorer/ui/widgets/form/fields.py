"""Labels of the fields of a form, of the kinds of records and of their values."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from explorer.domain.desk.local_records import RecordKind
from explorer.packs.source.field_descriptions import LABELS

translate = QCoreApplication.translate

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
    return translate("Record", LABELS[name]) if name in LABELS else name


def choice_label(name: str, value: str, catalog: Mapping[str, str]) -> str:
    """Return the label of a value that a field can have."""
    group = {"kind": "source_kind"}.get(name, name)
    return catalog.get(f"{group}.{value}", value)
