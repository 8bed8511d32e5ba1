"""Filters of a search that fold out above the results: basis, confidence, speaker, tag, dates."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.search.search_results import QueryFilter

if TYPE_CHECKING:
    from explorer.domain.search.completion import ValueChoice

#: First day of the date fields, which stands for any day.
_ANY_DAY = QDate(1900, 1, 1)


class FilterPanel(QWidget):
    """Filters of a search; ``filter_changed`` emits the name of a field and its value, or ""."""

    filter_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[QueryFilter, ...] = ()
        self.toggle = QToolButton(self)
        self.toggle.setText(self.tr("Narrow results"))
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setArrowType(Qt.ArrowType.RightArrow)
        self.toggle.toggled.connect(self._fold)
        self.fields = QWidget(self)
        self.counts = QLabel(self.fields)
        self.counts.setWordWrap(True)
        self.counts.setTextFormat(Qt.TextFormat.RichText)
        self.counts.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.counts.setAccessibleName(self.tr("Result counts by topic, party and position"))
        form = QFormLayout(self.fields)
        form.addRow(self.counts)
        form.setContentsMargins(6, 0, 6, 4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.combos = {
            "attribution": self._combo(form, self.tr("Basis"), "attribution"),
            "confidence": self._combo(form, self.tr("Confidence"), "confidence"),
            "speaker": self._combo(form, self.tr("Speaker"), "speaker"),
            "tag": self._combo(form, self.tr("Tag"), "tag"),
        }
        self.days = {
            "since": self._day(form, self.tr("Since"), "since"),
            "until": self._day(form, self.tr("Until"), "until"),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toggle)
        layout.addWidget(self.fields)
        self.fields.hide()

    def _combo(self, form: QFormLayout, label: str, name: str) -> QComboBox:
        combo = QComboBox(self.fields)
        combo.setAccessibleName(label)
        combo.setToolTip(label)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.addItem(self.tr("Any"), "")
        combo.activated.connect(
            lambda index: self.filter_changed.emit(name, combo.itemData(index) or "")
        )
        form.addRow(label, combo)
        return combo

    def _day(self, form: QFormLayout, label: str, name: str) -> QDateEdit:
        edit = QDateEdit(self.fields)
        edit.setAccessibleName(label)
        edit.setCalendarPopup(True)
        edit.setMinimumDate(_ANY_DAY)
        edit.setSpecialValueText(self.tr("Any"))
        edit.setDate(_ANY_DAY)
        edit.setKeyboardTracking(False)
        edit.dateChanged.connect(
            lambda day: self.filter_changed.emit(
                name, "" if day == _ANY_DAY else day.toString(Qt.DateFormat.ISODate)
            )
        )
        form.addRow(label, edit)
        return edit

    def _fold(self, is_open: bool) -> None:
        self.fields.setVisible(is_open)
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    def set_choices(self, values: "Mapping[str, Sequence[ValueChoice]]") -> None:
        """Offer the values of a pack."""
        for name in ("attribution", "confidence", "speaker"):
            choices = [(choice.title, choice.identifier) for choice in values.get(name, ())]
            self._fill(self.combos[name], choices)

    def set_tags(self, tags: Iterable[str]) -> None:
        """Offer the tags of the desk."""
        self._fill(self.combos["tag"], [(tag, tag) for tag in tags])

    @staticmethod
    def _fill(combo: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
        chosen = combo.currentData()
        while combo.count() > 1:
            combo.removeItem(1)
        for title, value in choices:
            combo.addItem(title, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def show_filters(self, filters: Sequence[QueryFilter]) -> None:
        """Show the filters of the query that was run."""
        if tuple(filters) == self._shown:
            return
        self._shown = tuple(filters)
        values = {item.name: item.value for item in filters}
        for name, combo in self.combos.items():
            combo.setCurrentIndex(max(0, combo.findData(values.get(name, ""))))
        for name, edit in self.days.items():
            edit.blockSignals(True)
            day = QDate.fromString(values.get(name, ""), Qt.DateFormat.ISODate)
            edit.setDate(day if day.isValid() else _ANY_DAY)
            edit.blockSignals(False)
