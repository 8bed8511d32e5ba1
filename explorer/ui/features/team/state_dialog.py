"""Dialog with the state of the team: the hub, what is shared, and what waits."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class TeamStateDialog(QDialog):
    """Dialog that follows the state while it is open; ``lines`` are sentences by their heading."""

    sync_requested = Signal()
    conflicts_requested = Signal()

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form = QFormLayout()
        self._values: dict[str, QLabel] = {}
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.sync_button = QPushButton(self.tr("&Sync now"), self)
        self.sync_button.clicked.connect(self.sync_requested)
        self.conflicts_button = QPushButton(self.tr("C&onflicts…"), self)
        self.conflicts_button.clicked.connect(self.conflicts_requested)
        for button in (self.sync_button, self.conflicts_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 70)

    def show_lines(self, lines: Mapping[str, str], *, has_conflicts: bool) -> None:
        """Show the state as it is now."""
        for heading, sentence in lines.items():
            if heading not in self._values:
                value = QLabel(self)
                value.setWordWrap(True)
                value.setTextFormat(Qt.TextFormat.PlainText)
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                value.setAccessibleName(heading)
                self._form.addRow(heading, value)
                self._values[heading] = value
            self._values[heading].setText(sentence)
        self.conflicts_button.setEnabled(has_conflicts)

    def text(self) -> str:
        """Return everything that is shown, a line for each heading."""
        return "\n".join(f"{heading} {value.text()}" for heading, value in self._values.items())
