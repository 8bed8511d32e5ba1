"""Dialog that asks which team to join."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

#: Longest name of a service that the desk stores.
_LONGEST = 120


class JoinDialog(QDialog):
    """Dialog for the name of a libpq service; whatever is secret stays in libpq's own files."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Join team"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(
            self.tr(
                "The administrator of the team gives you the name of a service and tells you where"
                " to store it. You go on working offline; what you share is sent when there is a"
                " connection."
            ),
            self,
        )
        about.setWordWrap(True)
        self.service = QLineEdit(self)
        self.service.setMaxLength(_LONGEST)
        self.records = QCheckBox(self.tr("Share all &my additions"), self)
        self.records.setToolTip(self.tr("Stances, sources, events, drafts, now and later"))
        rest = QLabel(
            self.tr(
                "Notes and briefing sets stay only yours until you share each of them."
                " What colleagues share appears on your desk."
            ),
            self,
        )
        rest.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.join = self.buttons.addButton(self.tr("&Join"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.service.textChanged.connect(self._enable_join)
        form = QFormLayout()
        form.addRow(self.tr("&Service:"), self.service)
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addLayout(form)
        layout.addWidget(self.records)
        layout.addWidget(rest)
        layout.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)
        width = self.fontMetrics().horizontalAdvance("0") * 64
        self.setMinimumWidth(width)
        # Labels that are folded say too late how high they are.
        self.setMinimumHeight(layout.totalHeightForWidth(width))
        self._enable_join()

    @property
    def chosen(self) -> str:
        """Name of the service."""
        return self.service.text().strip()

    def _enable_join(self) -> None:
        self.join.setEnabled(bool(self.chosen))
