"""Dialog before anything that is not marked releasable is exported."""

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget


class ReleasingDialog(QDialog):
    """Dialog that says what is left out, with a check box to include it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Notes not marked releasable"))
        message = QLabel(
            self.tr("Notes and texts not marked releasable are left out of the file."),
            self,
        )
        message.setWordWrap(True)
        self.everything = QCheckBox(self.tr("&Include anyway"), self)
        buttons = QDialogButtonBox(self)
        buttons.setStandardButtons(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (message, self.everything, buttons):
            layout.addWidget(widget)

    @classmethod
    def ask(cls, parent: QWidget | None) -> bool | None:
        """Return True to include everything, False to leave it out, None if cancelled."""
        dialog = cls(parent)
        is_accepted = dialog.exec()
        dialog.deleteLater()
        return dialog.everything.isChecked() if is_accepted else None
