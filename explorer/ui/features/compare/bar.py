"""Bar of the comparison: counts of changes as filters, steps between changes, and printing."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from explorer.domain.comparison.comparison import Comparison
from explorer.domain.comparison.row_filter import RowFilter
from explorer.domain.content.documents import Relation
from explorer.ui.widgets.wrap_layout import WrapLayout

_RELATION = "relation"
#: Letters of a topic that are always shown.
_TOPIC_LETTERS = 8


def native_keys(shortcut: str) -> str:
    """Return a shortcut as the desktop writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class CompareBar(QWidget):
    """Bar with the counts of changes as filters, the steps from change to change, and printing.

    ``filter_changed`` is emitted when a filter was changed, ``step_requested`` with 1 for the next
    change and -1 for the previous change.
    """

    filter_changed = Signal()
    step_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.changed = QCheckBox(self.tr("Changed onl&y"), self)
        self.changed.setToolTip(self.tr("Hide unchanged rows"))
        self.numbers = QCheckBox(self.tr("&Numbers"), self)
        self.numbers.setToolTip(self.tr("Show only rows in which a number changed, came or went"))
        self.topic = self._topic_choice()
        self.in_words = QCheckBox(self.tr("In &words"), self)
        self.in_words.setToolTip(self.tr("Show changes as text instead of lines and colours"))
        self.add = self._button(self.tr("A&dd"), self.tr("Add document"))
        self.print = self._button(self.tr("&Print comparison…"), self.tr("Print the comparison"))
        self.concordance = self._button(
            self.tr("C&oncordance…"), self.tr("Print which clauses of all documents correspond")
        )
        self.counts = QWidget(self)
        self.counts.setAccessibleName(self.tr("Number of rows by change"))
        self._count_row = WrapLayout(self.counts)
        self._count_row.setContentsMargins(0, 0, 0, 0)
        self._count_row.setSpacing(2)
        self.previous = self._step_button(self.tr("Previous change"), Qt.ArrowType.UpArrow, -1)
        self.place = QLabel(self)
        self.next = self._step_button(self.tr("Next change"), Qt.ArrowType.DownArrow, 1)
        self._lay_out()
        self.changed.toggled.connect(self.filter_changed)
        self.numbers.toggled.connect(self.filter_changed)
        self.topic.activated.connect(self.filter_changed)

    def _lay_out(self) -> None:
        steps = QWidget(self)
        step_row = QHBoxLayout(steps)
        step_row.setContentsMargins(0, 0, 0, 0)
        step_row.setSpacing(3)
        for control in (self.previous, self.place, self.next):
            step_row.addWidget(control)
        row = WrapLayout(self)
        row.setContentsMargins(6, 4, 6, 2)
        row.setSpacing(5)
        for widget in (self.counts, steps, self.changed, self.numbers, self.topic, self.in_words):
            row.addWidget(widget)
        for button in (self.add, self.print, self.concordance):
            row.addWidget(button)

    def _topic_choice(self) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(self.tr("Show rows on this topic"))
        choice.setToolTip(self.tr("Show rows on this topic"))
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(_TOPIC_LETTERS)
        return choice

    def _button(self, label: str, purpose: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(label)
        button.setToolTip(purpose)
        # As a push button, and unlike other tool buttons, it is reached with Tab.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _step_button(self, purpose: str, arrow: Qt.ArrowType, step: int) -> QToolButton:
        keys = native_keys("F7" if step > 0 else "Shift+F7")
        button = self._button("", f"{purpose} ({keys})")
        button.setArrowType(arrow)
        button.setAccessibleName(purpose)
        button.clicked.connect(lambda: self.step_requested.emit(step))
        return button

    @property
    def row_filter(self) -> RowFilter:
        """Return the filters that are set."""
        return RowFilter(
            changed_only=self.changed.isChecked(),
            numbers_only=self.numbers.isChecked(),
            topic=str(self.topic.currentData() or ""),
            relations=frozenset(
                relation for relation, chip in self.chips.items() if chip.isChecked()
            ),
        )

    @property
    def chips(self) -> dict[Relation, QToolButton]:
        """Return the buttons of the counts, by relation."""
        chips = self.counts.findChildren(QToolButton)
        return {Relation(chip.property(_RELATION)): chip for chip in chips}

    def show_counts(self, counts: Sequence[tuple[Relation, str]]) -> None:
        """Show how many rows have each relation; the filters that are set stay set."""
        chosen = self.row_filter.relations
        for chip in self.chips.values():
            self._count_row.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        for relation, label in counts:
            chip = self._button(label, self.tr("Show only these rows"))
            chip.setCheckable(True)
            chip.setChecked(relation in chosen)
            chip.setProperty(_RELATION, str(relation))
            chip.toggled.connect(self.filter_changed)
            self._count_row.addWidget(chip)
            chip.show()
        self.counts.setVisible(bool(counts))
        self.counts.updateGeometry()

    def show_place(self, place: int, count: int) -> None:
        """Show which change is selected; 0 if none is."""
        text = self.tr("{place} of {count}")
        self.place.setText(text.format(place=place or "–", count=count))

    def show_topics(self, comparison: Comparison) -> None:
        """Offer the topics of the rows; the chosen one is kept if it is among them."""
        used = {topic for row in comparison.rows for c in row.clauses for topic in c.topics}
        chosen = self.topic.currentData()
        with QSignalBlocker(self.topic):
            self.topic.clear()
            self.topic.addItem(self.tr("All topics"), "")
            for topic in comparison.topics:
                if topic.reference in used:
                    self.topic.addItem(topic.name, topic.reference)
            self.topic.setCurrentIndex(max(0, self.topic.findData(chosen)))
