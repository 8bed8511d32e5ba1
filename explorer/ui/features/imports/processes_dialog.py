"""The peace processes of a PA-X file, of which some are chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.interchange.pax.reader import PaxFile
from explorer.ui.widgets.rows_table import rows_table

_NAME, _COUNT, _FIRST, _LAST = range(4)


class ProcessesDialog(QDialog):
    """Lists processes; ``chosen`` tells the names of those that are to become packs."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, file: PaxFile) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import from PA-X"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.file = file
        headings = [
            self.tr("Peace process"),
            self.tr("Agreements"),
            self.tr("First"),
            self.tr("Last"),
        ]
        self.table = rows_table(self, self.windowTitle(), headings, _NAME)
        self.table.itemSelectionChanged.connect(self._allow)
        self.table.doubleClicked.connect(self._choose)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("Words of a process or of an agreement's title"))
        self.words.setAccessibleName(self.tr("Words to find a process by"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._filter)
        self.message = QLabel(self._about(), self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        self.taking = QPushButton(self.tr("&Import"), self)
        self.taking.clicked.connect(self._choose)
        buttons.addButton(self.taking, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.words, self.table, self.message, buttons):
            layout.addWidget(widget)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 100, unit * 56)

    def _about(self) -> str:
        said = [
            self.tr(
                "The file tells which topics each agreement deals with, not its text. Each process"
                " that you choose becomes a pack; Ctrl or Shift chooses several."
            )
        ]
        if self.file.left_out:
            said.append(
                self.tr("%n row(s) were left out, the first: ", "", len(self.file.left_out))
            )
            said[-1] += self.file.left_out[0]
        return " ".join(said)

    def _fill(self) -> None:
        found = self.file.processes()
        self.table.setRowCount(len(found))
        for row, (name, agreements) in enumerate(found.items()):
            days = [one.day.isoformat() for one in agreements]
            for column, said in enumerate((name, str(len(agreements)), days[0], days[-1])):
                self.table.setItem(row, column, QTableWidgetItem(said))
        if found:
            self.table.setCurrentCell(0, _NAME)
        self._allow()

    def _filter(self, typed: str) -> None:
        """Show processes of which the name, or a title in them, has all words that were typed."""
        words = typed.casefold().split()
        for row, (name, agreements) in enumerate(self.file.processes().items()):
            texts = [name, *(one.title for one in agreements)]
            fits = any(all(word in text.casefold() for word in words) for text in texts)
            self.table.setRowHidden(row, not fits)

    def _names(self) -> tuple[str, ...]:
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        names = tuple(self.file.processes())
        return tuple(names[row] for row in chosen if not self.table.isRowHidden(row))

    def _allow(self) -> None:
        self.taking.setEnabled(bool(self._names()))

    def _choose(self) -> None:
        names = self._names()
        if names:
            self.chosen.emit(names)
            self.accept()
