"""What the fields of a form and the kinds of records are called."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from explorer.domain.desk.local_records import RecordKind
from explorer.packs.source.field_descriptions import LABELS

translate = QCoreApplication.translate

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
    return translate("Record", LABELS[name]) if name in LABELS else name


def choice_word(name: str, value: str, words: Mapping[str, str]) -> str:
    """A choice of a field in words."""
    group = {"kind": "source_kind"}.get(name, name)
    return words.get(f"{group}.{value}", value)
