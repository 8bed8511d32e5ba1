"""Dialog for an unexpected error, with a report to copy."""

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from explorer import __version__


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return versions and traceback of an error; nothing the user wrote is in it."""
    stack = "".join(traceback.format_exception(kind, error, trace))
    return (
        f"Clause Explorer {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}\n\n{stack}"
    )


class ErrorDialog(QDialog):
    """Dialog that shows the report of an error and copies it."""

    def __init__(self, parent: QWidget | None, report: str, log: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unexpected error"))
        self.report = report
        message = QLabel(
            self.tr(
                "An error occurred in the program. You can continue working. "
                "The report below is also in {log}."
            ).format(log=log),
            self,
        )
        message.setWordWrap(True)
        report_view = QPlainTextEdit(report, self)
        report_view.setReadOnly(True)
        report_view.setAccessibleName(self.tr("Report"))
        report_view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(message)
        layout.addWidget(report_view, 1)
        layout.addWidget(buttons)
        unit = self.fontMetrics().height()
        self.resize(unit * 46, unit * 24)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
