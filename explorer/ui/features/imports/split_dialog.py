"""Dialog that asks where to split a point."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)


class SplitDialog(QDialog):
    """List of the sentences and sub-points of a point; the new point begins with the chosen one."""

    def __init__(self, parent: QWidget, parts: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Split point"))
        question = QLabel(self.tr("S&tart the new point with:"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Sentences and sub-points"))
        self.list.setWordWrap(True)
        self.list.addItems(list(parts))
        first = self.list.item(0)
        first.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(1)
        self.list.itemActivated.connect(self._on_item_activated)
        question.setBuddy(self.list)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("&Split here"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(question)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 80, unit * 40)
        self.list.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, parts: Sequence[str]) -> int | None:
        """Return the index of the part that the new point begins with, or None if cancelled."""
        dialog = cls(parent, parts)
        is_accepted = dialog.exec()
        index = dialog.list.currentRow()
        dialog.deleteLater()
        return index if is_accepted and index > 0 else None

    def _on_item_activated(self, _item: QListWidgetItem) -> None:
        self.accept()
