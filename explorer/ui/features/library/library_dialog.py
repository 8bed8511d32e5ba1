"""The library: every agreement that can be opened."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.packs.library.catalogue import LibraryEntry
from explorer.ui.widgets.rows_table import rows_table

_TITLE, _VERSION, _AS_OF, _FROM = range(4)


class LibraryDialog(QDialog):
    """Lists packs. ``opening_wanted`` and ``going_back_wanted`` tell of the one that is chosen."""

    opening_requested = Signal(object)
    going_back_requested = Signal(object)
    installing_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget, entries: Sequence[LibraryEntry], shown: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Library"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shown = shown
        self._entries: list[LibraryEntry] = []
        headings = [self.tr("Agreement"), self.tr("Version"), self.tr("Dated"), self.tr("From")]
        self.table = rows_table(self, self.windowTitle(), headings, _TITLE)
        self.table.doubleClicked.connect(lambda: self._emit(opening=True))
        self.table.itemSelectionChanged.connect(self._allow)
        self.message = QLabel(
            self.tr("An agreement opens in a window of its own; your desk is the same."),
            self,
        )
        self.message.setWordWrap(True)
        self._lay_out()
        self.show_entries(entries)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        opening = QPushButton(self.tr("&Open"), self)
        opening.clicked.connect(lambda: self._emit(opening=True))
        self.back = QPushButton(self.tr("Go &back a version"), self)
        self.back.clicked.connect(lambda: self._emit(opening=False))
        installing = QPushButton(self.tr("&Install a pack…"), self)
        installing.clicked.connect(self.installing_requested)
        importing = QPushButton(self.tr("I&mport an agreement…"), self)
        importing.clicked.connect(self.import_requested)
        for button in (opening, installing, importing, self.back):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 100, unit * 44)

    def show_entries(self, entries: Sequence[LibraryEntry]) -> None:
        """List other packs."""
        self._entries = list(entries)
        self.table.setRowCount(len(entries))
        for row, one in enumerate(entries):
            title = one.title
            if one.reference == self._shown:
                title = self.tr("{title} (shown here)").format(title=title)
            cells = (title, str(one.version), _day(one.as_of), self._from(one))
            for column, said in enumerate(cells):
                item = QTableWidgetItem(said)
                item.setToolTip(one.reference)
                self.table.setItem(row, column, item)
        if entries:
            shown = [row for row, one in enumerate(entries) if one.reference == self._shown]
            before = self.table.currentRow()
            self.table.setCurrentCell(before if before >= 0 else next(iter(shown), 0), _TITLE)
        self._allow()

    def _from(self, one: LibraryEntry) -> str:
        if one.bundled:
            return self.tr("came with the program")
        if one.signer:
            return self.tr("signed by {name}, whom you trust").format(name=one.signer)
        return self.tr("signed, not by anybody you trust") if one.signed else self.tr("not signed")

    def _chosen(self) -> LibraryEntry | None:
        row = self.table.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _allow(self) -> None:
        one = self._chosen()
        self.back.setEnabled(one is not None and one.versions > 0)

    def _emit(self, *, opening: bool) -> None:
        one = self._chosen()
        if one is not None:
            (self.opening_requested if opening else self.going_back_requested).emit(one)


def _day(day: date) -> str:
    return day.isoformat()
