"""Dialog that selects peace processes of a PA-X file."""

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

_NAME = 0


class ProcessesDialog(QDialog):
    """List of processes; ``chosen`` emits the names of those that are to become packs."""

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
        self.table.itemSelectionChanged.connect(self._enable_import)
        self.table.doubleClicked.connect(self._choose)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter by process or title of an agreement"))
        self.filter.setAccessibleName(self.tr("Filter processes"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter_rows)
        self.message = QLabel(self._about(), self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        self.import_button = QPushButton(self.tr("&Import"), self)
        self.import_button.clicked.connect(self._choose)
        buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.filter, self.table, self.message, buttons):
            layout.addWidget(widget)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 100, unit * 56)

    def _about(self) -> str:
        sentences = [
            self.tr(
                "The file contains the topics of each agreement, not its text. Each selected"
                " process becomes a pack. Use Ctrl or Shift to select several."
            )
        ]
        left_out = self.file.left_out
        if left_out:
            sentence = self.tr("Skipped %n row(s), the first: {row}", "", len(left_out))
            sentences.append(sentence.format(row=left_out[0]))
        return " ".join(sentences)

    def _fill(self) -> None:
        processes = self.file.processes()
        self.table.setRowCount(len(processes))
        for row, (name, agreements) in enumerate(processes.items()):
            days = [agreement.day.isoformat() for agreement in agreements]
            for column, cell in enumerate((name, str(len(agreements)), days[0], days[-1])):
                self.table.setItem(row, column, QTableWidgetItem(cell))
        if processes:
            self.table.setCurrentCell(0, _NAME)
        self._enable_import()

    def _filter_rows(self, typed: str) -> None:
        """Show processes whose name, or the title of an agreement, has all typed words."""
        words = typed.casefold().split()
        for row, (name, agreements) in enumerate(self.file.processes().items()):
            texts = [name, *(agreement.title for agreement in agreements)]
            is_match = any(all(word in text.casefold() for word in words) for text in texts)
            self.table.setRowHidden(row, not is_match)

    def _names(self) -> tuple[str, ...]:
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        names = tuple(self.file.processes())
        return tuple(names[row] for row in chosen if not self.table.isRowHidden(row))

    def _enable_import(self) -> None:
        self.import_button.setEnabled(bool(self._names()))

    def _choose(self) -> None:
        names = self._names()
        if names:
            self.chosen.emit(names)
            self.accept()
