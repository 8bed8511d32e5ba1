"""Dialog that compares two map days: drawing, areas by oblast, and places that changed holder."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.content.features import MapDay
from explorer.i18n.formats import day_text
from explorer.i18n.message_catalog import load_words
from explorer.ui.features.map_change.picture import ChangePicture
from explorer.ui.widgets.rows_table import rows_table

if TYPE_CHECKING:
    from explorer.cartography.scene.day_change import DayChange

_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MapChangeDialog(QDialog):
    """Two choices of map days, and what changed between them.

    ``days_chosen`` asks for a comparison, ``picture_requested`` for a drawing of the size of the
    picture. The other signals are of the buttons.
    """

    days_chosen = Signal()
    picture_requested = Signal()
    copy_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget, days: Sequence[MapDay], language: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare map days"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._catalog = load_words(language)
        self.change: DayChange | None = None
        self.first = self._chooser(days, self.tr("Earlier map day"))
        self.second = self._chooser(days, self.tr("Later map day"))
        self.summary = self._text()
        self.cautions = self._text()
        self.picture = ChangePicture(self)
        self.picture.size_settled.connect(self.picture_requested)
        self.areas = self._table("map.change.areas", ("oblast", "to_russia", "to_ukraine", "net"))
        self.places = self._table("map.change.places", ("place", "oblast", "from_to"))
        self._buttons = self._button_box()
        self._lay_out()
        screen = self.screen().availableGeometry()
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(min(unit * 190, round(screen.width() * 0.94)), round(screen.height() * 0.9))

    @property
    def days(self) -> tuple[str, str]:
        """Chosen map days in ISO form."""
        return self.first.currentData(), self.second.currentData()

    def choose_days(self, first: str, second: str) -> None:
        """Choose two map days, without asking for their comparison."""
        for chooser, day in ((self.first, first), (self.second, second)):
            chooser.setCurrentIndex(chooser.findData(day))

    def show_change(self, change: "DayChange") -> None:
        """Show areas, places and sentences of a comparison."""
        from explorer.reports.text.day_change_text import (
            area_rows,
            change_captions,
            change_cautions,
            holders_text,
        )

        self.change = change
        self.summary.setText("\n".join(change_captions(change, self._catalog)))
        self.cautions.setText("\n".join(change_cautions(change, self._catalog)))
        _fill(self.areas, area_rows(change, self._catalog), numbers=True)
        _fit_height(self.areas)
        _fill(
            self.places,
            (
                (place.name, place.oblast_name, holders_text(place, self._catalog))
                for place in change.places
            ),
        )
        self._enable(enabled=True)

    def show_nothing(self) -> None:
        """Show that both choices are the same day."""
        from PySide6.QtGui import QImage

        self.change = None
        self.summary.setText(self.tr("Choose two different map days."))
        self.cautions.clear()
        for table in (self.areas, self.places):
            table.setRowCount(0)
        self.picture.show_image(QImage(), "")
        self._enable(enabled=False)

    def _enable(self, *, enabled: bool) -> None:
        for button in self._buttons:
            button.setEnabled(enabled)

    def _chooser(self, days: Sequence[MapDay], name: str) -> QComboBox:
        chooser = QComboBox(self)
        chooser.setAccessibleName(name)
        chooser.setToolTip(name)
        for day in days:
            date = day_text(day.as_of, self._catalog)
            label = self.tr("{date}: {name}").format(date=date, name=day.name)
            chooser.addItem(label if day.name else date, day.as_of)
        chooser.activated.connect(self.days_chosen)
        return chooser

    def _text(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _table(self, name: str, columns: Sequence[str]) -> QTableWidget:
        headings = [self._catalog[f"map.change.{column}"] for column in columns]
        table = rows_table(self, self._catalog[name], headings, 0)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        return table

    def _button_box(self) -> list[QPushButton]:
        texts = (
            (self.tr("&Copy"), self.copy_requested),
            (self.tr("E&xport…"), self.export_requested),
            (self.tr("&Print…"), self.print_requested),
        )
        buttons = []
        for text, signal in texts:
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            buttons.append(button)
        return buttons

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        for text, chooser in ((self.tr("&From"), self.first), (self.tr("&to"), self.second)):
            label = QLabel(text, self)
            label.setBuddy(chooser)
            choice.addWidget(label)
            choice.addWidget(chooser, 1)
        tables = QWidget(self)
        column = QVBoxLayout(tables)
        column.setContentsMargins(0, 0, 0, 0)
        for table, stretch in ((self.areas, 0), (self.places, 1)):
            heading = QLabel(table.accessibleName(), tables)
            heading.setBuddy(table)
            column.addWidget(heading)
            column.addWidget(table, stretch)
        column.addWidget(self.cautions)
        halves = QSplitter(self)
        halves.addWidget(self.picture)
        halves.addWidget(tables)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        for button in self._buttons:
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(choice)
        layout.addWidget(self.summary)
        layout.addWidget(halves, 1)
        layout.addWidget(buttons)


def _fill(table: QTableWidget, rows: Iterable[Sequence[str]], *, numbers: bool = False) -> None:
    filled = tuple(rows)
    table.setRowCount(len(filled))
    for number, row in enumerate(filled):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            if numbers and column:
                item.setTextAlignment(_NUMBERS)
            table.setItem(number, column, item)
    table.resizeRowsToContents()


def _fit_height(table: QTableWidget) -> None:
    """Make a table as high as its rows, which are few."""
    rows = sum(table.rowHeight(row) for row in range(table.rowCount()))
    head = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(rows + head + 2 * table.frameWidth())
