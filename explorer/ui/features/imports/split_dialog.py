"""Asks where a point is split."""

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
    """Shows the sentences and sub-points of a point; the new one begins with the chosen one."""

    def __init__(self, parent: QWidget, pieces: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Split the point"))
        told = QLabel(self.tr("&What does the new point begin with?"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Sentences and sub-points"))
        self.list.setWordWrap(True)
        self.list.addItems(list(pieces))
        first = self.list.item(0)
        first.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(1)
        self.list.itemActivated.connect(self._chosen)
        told.setBuddy(self.list)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("&Split here"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 80, unit * 40)
        self.list.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, pieces: Sequence[str]) -> int | None:
        """The place of the piece that the new point begins with; None to split nothing."""
        dialog = cls(parent, pieces)
        agreed = dialog.exec()
        at = dialog.list.currentRow()
        dialog.deleteLater()
        return at if agreed and at > 0 else None

    def _chosen(self, _item: QListWidgetItem) -> None:
        self.accept()
