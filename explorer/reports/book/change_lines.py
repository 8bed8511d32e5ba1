"""New and withdrawn records of a change report in a few lines, as a reader needs them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explorer.domain.comparison.pack_diff import ChangeKind, RecordChange, RecordType
from explorer.i18n.message_catalog import day_text

Catalog = Mapping[str, str]
_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """A record as a heading beside its reference, and lines below."""

    heading: str
    lines: tuple[str, ...]


class _RecordText:
    """Fields of a new or withdrawn record in the language of the report."""

    def __init__(
        self, change: RecordChange, language: str, names: Mapping[str, str], catalog: Catalog
    ) -> None:
        is_new = change.fate is ChangeKind.NEW
        self._values = {
            (field.name, field.language): field.after if is_new else field.before
            for field in change.fields
        }
        self._language, self._names, self._catalog = language, names, catalog

    def text(self, name: str) -> str:
        """Return a text, translated if it is."""
        return self._values.get((name, self._language)) or self._values.get((name, ""), "")

    def word(self, name: str) -> str:
        """Return a value of a fixed vocabulary in words."""
        value = self.text(name)
        return self._catalog.get(f"{name}.{value}", value)

    def day(self) -> str:
        """Return the date in words."""
        value = self.text("date")
        return day_text(value, self._catalog) if value else ""

    def named(self, name: str) -> str:
        """Return the names of the parties or publishers that a list refers to."""
        references = self.text(name).split(", ") if self.text(name) else []
        return ", ".join(
            dict.fromkeys(self._names.get(reference, reference) for reference in references)
        )

    def unverified(self) -> str:
        """Return that the record is unverified, or ""."""
        return self._catalog["page.unverified"] if self.text("verified") == "false" else ""


def _joined(*parts: str) -> str:
    return _SEPARATOR.join(part for part in parts if part)


def _stance(text: _RecordText) -> BriefRecord:
    facts = _joined(
        text.text("speaker"),
        text.word("attribution"),
        text.word("confidence"),
        text.unverified(),
        text.named("sources"),
    )
    heading = _joined(text.named("party"), text.day(), text.word("position"))
    return BriefRecord(heading, (text.text("statement"), facts))


def _event(text: _RecordText) -> BriefRecord:
    facts = _joined(text.named("parties"), text.unverified(), text.named("sources"))
    return BriefRecord(_joined(text.day(), text.text("title")), (text.text("summary"), facts))


def _clause(text: _RecordText) -> BriefRecord:
    lines = (text.text("summary"), *text.text("subpoints").split("\n"), text.text("remark"))
    return BriefRecord("", (*lines, _joined(text.unverified(), text.named("sources"))))


def _document(text: _RecordText) -> BriefRecord:
    facts = _joined(text.day(), text.word("text_status"), text.word("status"))
    return BriefRecord("", (facts, text.text("text_status_note"), text.text("status_note")))


def _source(text: _RecordText) -> BriefRecord:
    heading = _joined(text.text("publisher"), text.day(), text.text("title"))
    return BriefRecord(heading, (text.text("caution"),))


def _party(text: _RecordText) -> BriefRecord:
    return BriefRecord(text.text("name"), (text.text("role"),))


_BRIEF: Mapping[RecordType, Callable[[_RecordText], BriefRecord]] = {
    RecordType.STANCE: _stance,
    RecordType.EVENT: _event,
    RecordType.CLAUSE: _clause,
    RecordType.DOCUMENT: _document,
    RecordType.SOURCE: _source,
    RecordType.PARTY: _party,
}


def brief_record(
    change: RecordChange, language: str, names: Mapping[str, str], catalog: Catalog
) -> BriefRecord | None:
    """Return a new or withdrawn record in brief; None if it is to be listed field by field."""
    brief = _BRIEF.get(change.sort)
    if brief is None or change.fate is ChangeKind.CHANGED:
        return None
    record = brief(_RecordText(change, language, names, catalog))
    return BriefRecord(record.heading, tuple(line for line in record.lines if line))
