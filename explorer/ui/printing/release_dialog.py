"""Asks before anything that is not marked releasable goes into a file."""

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget


class ReleasingDialog(QDialog):
    """Says that something is held back, and lets it be put in by a tick."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Notes that are not releasable"))
        told = QLabel(
            self.tr(
                "Notes and texts that are not marked releasable"
                " stay out of the file, so that it can be passed on."
            ),
            self,
        )
        told.setWordWrap(True)
        self.everything = QCheckBox(self.tr("&Put them in all the same"), self)
        buttons = QDialogButtonBox(self)
        buttons.setStandardButtons(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (told, self.everything, buttons):
            layout.addWidget(widget)

    @classmethod
    def ask(cls, parent: QWidget | None) -> bool | None:
        """True to put everything in, False to hold back, None to write nothing."""
        dialog = cls(parent)
        agreed = dialog.exec()
        dialog.deleteLater()
        return dialog.everything.isChecked() if agreed else None
