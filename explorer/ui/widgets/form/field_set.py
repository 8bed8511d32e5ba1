"""Fields of one record on a form, created from the specification of the pack format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal
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
from explorer.ui.widgets.form.fields import LONG, choice_label, label
from explorer.ui.widgets.form.pick_list import PickList
from explorer.ui.widgets.form.record_list import Block, RecordList

translate = QCoreApplication.translate

_TEXT_LINES = 4


@dataclass(frozen=True, slots=True)
class Input:
    """A widget with the functions that read and write its value."""

    widget: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], None]


class FieldSet(QWidget):
    """The fields ``shown`` of a spec.

    ``new_source_requested`` emits the list in which a new source is to be ticked.
    """

    new_source_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        spec: Spec,
        shown: tuple[str, ...],
        choices: FormChoices,
        catalog: Mapping[str, str],
    ) -> None:
        super().__init__(parent)
        self.spec, self.choices, self.catalog = spec, choices, catalog
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

    def _add(self, name: str, field: Field) -> None:
        field_input = self._input(name, field)
        widget = field_input.widget
        widget.setAccessibleName(label(name))
        self.inputs[name] = field_input
        if not widget.toolTip():
            widget.setToolTip(label(name))
        self.form.addRow("" if isinstance(widget, QCheckBox) else f"{label(name)}:", widget)

    def _input(self, name: str, field: Field) -> Input:
        if field.kind == "records":
            return self._records(name, field)
        if field.kind == "date":
            return _date_input(self)
        if field.kind == "boolean":
            return _check_box_input(self, label(name))
        if field.kind in {"identifiers", "integers"}:
            return self._picks(name, field)
        if field.choices:
            values = [
                (value, choice_label(name, value, self.catalog)) for value in _sorted_choices(field)
            ]
            return _choice_input(self, tuple(values))
        if field.refers:
            return _choice_input(self, self.choices.of(field.refers), editable=True)
        return _text_input(self, name)

    def _picks(self, name: str, field: Field) -> Input:
        choices = self.choices.of(field.refers)
        if field.kind == "integers":
            document = self.choices.reference_document
            clauses = self.choices.of("clause or side provision")
            choices = tuple(
                (reference.partition("/")[2], title)
                for reference, title in clauses
                if reference.startswith(f"{document}/")
            )
        new = self.tr("&New source…") if field.refers == "source" else ""
        picks = PickList(self, choices, label(name), new)
        picks.new_requested.connect(lambda: self.new_source_requested.emit(picks))

        def write(value: Any) -> None:  # noqa: ANN401
            # Each ticked reference goes to the top of the list.
            for reference in reversed([str(reference) for reference in value or []]):
                picks.tick(reference)

        return Input(picks, picks.ticked, write)

    def _records(self, name: str, field: Field) -> Input:
        spec = field.spec
        assert spec is not None

        def make_block(frame: QWidget) -> tuple[QWidget, Block]:
            fields = FieldSet(frame, spec, form_fields(spec), self.choices, self.catalog)
            fields.new_source_requested.connect(self.new_source_requested)
            return fields, fields

        records = RecordList(self, make_block)
        return Input(records, records.value, records.set_value)

    def value(self) -> dict[str, Any]:
        """Return the content of the fields that are not empty."""
        values = {name: field_input.read() for name, field_input in self.inputs.items()}
        return {name: value for name, value in values.items() if value not in ("", None, [])}

    def set_value(self, content: Mapping[str, Any]) -> None:
        """Fill in the fields."""
        for name, field_input in self.inputs.items():
            if name in content:
                field_input.write(content[name])

    def _offer_speakers(self) -> None:
        speaker = self.inputs["speaker"].widget
        assert isinstance(speaker, QComboBox)
        typed = speaker.currentText()
        speaker.clear()
        speaker.addItems(list(self.choices.speakers.get(self.inputs["party"].read() or "", ())))
        speaker.setEditText(typed)


def _sorted_choices(field: Field) -> list[str]:
    """Return the choices of a field in their customary order, others by name after them."""
    order = (
        *("supports", "accepts_conditionally", "undecided", "seeks_changes", "opposes"),
        *("on_record", "document_text", "media_report", "anonymous_official", "analyst"),
        *("high", "medium", "low", "day", "month"),
    )
    ranks = {value: rank for rank, value in enumerate(order)}
    return sorted(field.choices, key=lambda value: (ranks.get(value, len(order)), value))


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


def _check_box_input(parent: QWidget, title: str) -> Input:
    box = QCheckBox(title, parent)
    return Input(box, box.isChecked, lambda value: box.setChecked(value in (True, "true")))


def _date_input(parent: QWidget) -> Input:
    field = QDateEdit(QDate.currentDate(), parent)
    field.setCalendarPopup(True)
    field.setDisplayFormat(translate("DateFormat", "d MMM yyyy"))

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
    """Return a combo box without a default, so that no value is stored by oversight."""
    combo = QComboBox(parent)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(24)
    for value, title in values:
        combo.addItem(title, value)
    combo.setCurrentIndex(-1)
    if editable:
        _make_searchable(combo)
    else:
        combo.setPlaceholderText(translate("FieldSet", "Choose…"))

    def read() -> Any:  # noqa: ANN401
        index = combo.currentIndex()
        if editable and (index < 0 or combo.itemText(index) != combo.currentText()):
            index = combo.findText(combo.currentText())
            # An unknown name is passed on as typed; validation reports it.
            return combo.itemData(index) if index >= 0 else combo.currentText().strip()
        return combo.currentData()

    def write(value: Any) -> None:  # noqa: ANN401
        index = combo.findData(value)
        combo.setCurrentIndex(index)
        if index < 0 and editable:
            combo.setEditText(str(value))

    return Input(combo, read, write)


def _make_searchable(combo: QComboBox) -> None:
    """Let the user type any part of a name to find it."""
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = combo.completer()
    assert completer is not None
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
    line = combo.lineEdit()
    assert line is not None
    line.setPlaceholderText(translate("FieldSet", "Type or choose…"))
    combo.setEditText("")
