"""Fields of one record on a form, made from the description of the pack's format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from explorer.domain.desk.form_options import FormChoices, Named
from explorer.packs.source.record_fields import form_fields
from explorer.packs.source.schema import Field, Spec
from explorer.ui.widgets.form.fields import LONG, choice_word, label
from explorer.ui.widgets.form.pick_list import PickList
from explorer.ui.widgets.form.record_list import Block, RecordList

_TEXT_LINES = 4


@dataclass(frozen=True, slots=True)
class Input:
    """A widget with what reads and writes its value."""

    widget: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], None]


class FieldSet(QWidget):
    """The fields ``shown`` of a spec. ``new_source_wanted`` names the field that lacks a source."""

    new_source_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        spec: Spec,
        shown: tuple[str, ...],
        choices: FormChoices,
        words: Mapping[str, str],
    ) -> None:
        super().__init__(parent)
        self.spec, self.choices, self.words = spec, choices, words
        self.inputs: dict[str, Input] = {}
        self.form = QFormLayout(self)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setContentsMargins(0, 0, 0, 0)
        for name in shown:
            self._add(name, spec[name])
        if {"party", "speaker"} <= set(self.inputs):
            party = self.inputs["party"].widget
            assert isinstance(party, QComboBox)
            party.currentIndexChanged.connect(self._offer_speakers)

    def _add(self, name: str, wanted: Field) -> None:
        made = self._input(name, wanted)
        made.widget.setAccessibleName(label(name))
        self.inputs[name] = made
        if isinstance(made.widget, QCheckBox):
            self.form.addRow("", made.widget)
        else:
            self.form.addRow(f"{label(name)}:", made.widget)

    def _input(self, name: str, wanted: Field) -> Input:
        if wanted.kind == "records":
            return self._records(name, wanted)
        if wanted.kind == "date":
            return _date_input(self)
        if wanted.kind == "boolean":
            return _tick_input(self, label(name))
        if wanted.kind in {"identifiers", "integers"}:
            return self._picks(name, wanted)
        if wanted.choices:
            values = [(value, choice_word(name, value, self.words)) for value in _sorted(wanted)]
            return _choice_input(self, tuple(values))
        if wanted.refers:
            return _choice_input(self, self.choices.of(wanted.refers), editable=True)
        return _text_input(self, name)

    def _picks(self, name: str, wanted: Field) -> Input:
        choices = self.choices.of(wanted.refers)
        if wanted.kind == "integers":
            document = self.choices.reference_document
            known = self.choices.of("clause or side provision")
            choices = tuple(
                (reference.partition("/")[2], title)
                for reference, title in known
                if reference.startswith(f"{document}/")
            )
        new = self.tr("&New source…") if wanted.refers == "source" else ""
        picks = PickList(self, choices, label(name), new)
        picks.new_requested.connect(lambda: self.new_source_requested.emit(picks))

        def write(value: Any) -> None:  # noqa: ANN401
            for one in reversed([str(one) for one in value or []]):
                picks.tick(one)

        return Input(picks, picks.ticked, write)

    def _records(self, name: str, wanted: Field) -> Input:
        spec = wanted.spec
        assert spec is not None

        def make_block(frame: QWidget) -> tuple[QWidget, Block]:
            fields = FieldSet(frame, spec, form_fields(spec), self.choices, self.words)
            fields.new_source_requested.connect(self.new_source_requested)
            return fields, fields

        records = RecordList(self, make_block)
        return Input(records, records.value, records.set_value)

    def value(self) -> dict[str, Any]:
        """The content as it is filled in; empty fields are left out."""
        found = {name: made.read() for name, made in self.inputs.items()}
        return {name: value for name, value in found.items() if value not in ("", None, [])}

    def set_value(self, content: Mapping[str, Any]) -> None:
        """Fill the fields in."""
        for name, made in self.inputs.items():
            if name in content:
                made.write(content[name])

    def _offer_speakers(self) -> None:
        speaker = self.inputs["speaker"].widget
        assert isinstance(speaker, QComboBox)
        typed = speaker.currentText()
        speaker.clear()
        speaker.addItems(list(self.choices.speakers.get(self.inputs["party"].read() or "", ())))
        speaker.setEditText(typed)


def _sorted(wanted: Field) -> list[str]:
    """Choices in the order people know them, where they have one."""
    order = (
        *("supports", "accepts_conditionally", "undecided", "seeks_changes", "opposes"),
        *("on_record", "document_text", "media_report", "anonymous_official", "analyst"),
        *("high", "medium", "low", "day", "month"),
    )
    known = {value: place for place, value in enumerate(order)}
    return sorted(wanted.choices, key=lambda value: (known.get(value, len(order)), value))


def _text_input(parent: QWidget, name: str) -> Input:
    if name == "speaker":
        return _speaker_input(parent)
    return _long_input(parent) if name in LONG else _line_input(parent)


def _line_input(parent: QWidget) -> Input:
    line = QLineEdit(parent)
    return Input(
        line, lambda: line.text().strip(), lambda value: line.setText(str(value if value else ""))
    )


def _long_input(parent: QWidget) -> Input:
    box = QPlainTextEdit(parent)
    box.setTabChangesFocus(True)
    box.setFixedHeight(box.fontMetrics().lineSpacing() * _TEXT_LINES + 12)
    return Input(
        box, lambda: box.toPlainText().strip(), lambda value: box.setPlainText(str(value or ""))
    )


def _tick_input(parent: QWidget, said: str) -> Input:
    tick = QCheckBox(said, parent)
    return Input(tick, tick.isChecked, lambda value: tick.setChecked(value in (True, "true")))


def _date_input(parent: QWidget) -> Input:
    field = QDateEdit(QDate.currentDate(), parent)
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")

    def write(value: Any) -> None:  # noqa: ANN401
        day = date.fromisoformat(str(value))
        field.setDate(QDate(day.year, day.month, day.day))

    return Input(field, lambda: field.date().toString(Qt.DateFormat.ISODate), write)


def _speaker_input(parent: QWidget) -> Input:
    combo = QComboBox(parent)
    combo.setEditable(True)
    return Input(
        combo, lambda: combo.currentText().strip(), lambda value: combo.setEditText(str(value))
    )


def _choice_input(parent: QWidget, values: Named, *, editable: bool = False) -> Input:
    """One of several; nothing is chosen beforehand, so that nothing is said by oversight."""
    combo = QComboBox(parent)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(24)
    for value, said in values:
        combo.addItem(said, value)
    combo.setCurrentIndex(-1)
    if editable:
        _make_searchable(combo)
    else:
        combo.setPlaceholderText(parent.tr("Choose…"))

    def read() -> Any:  # noqa: ANN401
        at = combo.currentIndex()
        if editable and (at < 0 or combo.itemText(at) != combo.currentText()):
            at = combo.findText(combo.currentText())
            # What names nothing goes on as it was typed, and is told by the checks.
            return combo.itemData(at) if at >= 0 else combo.currentText().strip()
        return combo.currentData()

    def write(value: Any) -> None:  # noqa: ANN401
        at = combo.findData(value)
        combo.setCurrentIndex(at)
        if at < 0 and editable:
            combo.setEditText(str(value))

    return Input(combo, read, write)


def _make_searchable(combo: QComboBox) -> None:
    """Typing finds any part of a name."""
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = combo.completer()
    assert completer is not None
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
    line = combo.lineEdit()
    assert line is not None
    line.setPlaceholderText(combo.tr("Type or choose…"))
    combo.setEditText("")
