"""Dialog of the library: every agreement that can be opened."""

from collections.abc import Sequence

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

from explorer.i18n.message_catalog import day_text
from explorer.packs.library.catalogue import LibraryEntry
from explorer.ui.interface_language import interface_language, interface_words
from explorer.ui.widgets.rows_table import rows_table

_TITLE = 0


class LibraryDialog(QDialog):
    """List of packs; ``open_requested`` and ``rollback_requested`` emit the selected one."""

    open_requested = Signal(object)
    rollback_requested = Signal(object)
    install_requested = Signal()
    import_requested = Signal()
    search_requested = Signal()

    def __init__(self, parent: QWidget, entries: Sequence[LibraryEntry], shown: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Library"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shown = shown
        self._entries: list[LibraryEntry] = []
        headings = [self.tr("Agreement"), self.tr("Version"), self.tr("Date"), self.tr("Origin")]
        self.table = rows_table(self, self.windowTitle(), headings, _TITLE)
        self.table.doubleClicked.connect(lambda: self._emit(opening=True))
        self.table.itemSelectionChanged.connect(self._enable_rollback)
        self.message = QLabel(
            self.tr("Opens in a new window; your notes are shared."),
            self,
        )
        self.message.setWordWrap(True)
        self._lay_out()
        self.show_entries(entries)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        open_button = QPushButton(self.tr("&Open"), self)
        open_button.clicked.connect(lambda: self._emit(opening=True))
        self.rollback_button = QPushButton(self.tr("&Revert to previous version"), self)
        self.rollback_button.clicked.connect(lambda: self._emit(opening=False))
        install_button = QPushButton(self.tr("&Install pack…"), self)
        install_button.clicked.connect(self.install_requested)
        import_button = QPushButton(self.tr("I&mport agreement…"), self)
        import_button.clicked.connect(self.import_requested)
        search_button = QPushButton(self.tr("&Search all…"), self)
        search_button.clicked.connect(self.search_requested)
        for button in (
            *(open_button, search_button, install_button, import_button),
            self.rollback_button,
        ):
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
        """Show these packs instead of the ones before."""
        self._entries = list(entries)
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            title = entry.title_in(interface_language())
            if entry.reference == self._shown:
                title = self.tr("{title} (open)").format(title=title)
            day = day_text(entry.as_of.isoformat(), interface_words())
            cells = (title, str(entry.version), day, self._origin(entry))
            for column, label in enumerate(cells):
                item = QTableWidgetItem(label)
                item.setToolTip(entry.reference)
                self.table.setItem(row, column, item)
        if entries:
            shown = [row for row, entry in enumerate(entries) if entry.reference == self._shown]
            before = self.table.currentRow()
            self.table.setCurrentCell(before if before >= 0 else next(iter(shown), 0), _TITLE)
        self._enable_rollback()

    def _origin(self, entry: LibraryEntry) -> str:
        if entry.bundled:
            return self.tr("supplied with the program")
        if entry.signer:
            return self.tr("signed by {name} (trusted)").format(name=entry.signer)
        return self.tr("signed by an unknown key") if entry.signed else self.tr("not signed")

    def _selected(self) -> LibraryEntry | None:
        row = self.table.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _enable_rollback(self) -> None:
        entry = self._selected()
        self.rollback_button.setEnabled(entry is not None and entry.versions > 0)

    def _emit(self, *, opening: bool) -> None:
        entry = self._selected()
        if entry is not None:
            (self.open_requested if opening else self.rollback_requested).emit(entry)
