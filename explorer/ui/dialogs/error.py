"""The window for an error nobody expected: a report to copy, and the program goes on."""

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
    """Everything that helps to find the fault, and nothing the user wrote."""
    where = "".join(traceback.format_exception(kind, error, trace))
    return (
        f"Clause Explorer {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}\n\n{where}"
    )


class ErrorDialog(QDialog):
    """Says that something went wrong, shows the report and copies it."""

    def __init__(self, parent: QWidget | None, report: str, log: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("An unexpected error"))
        self.report = report
        said = QLabel(
            self.tr(
                "Something went wrong in the program. You can go on working. "
                "The report below is also in {log}."
            ).format(log=log),
            self,
        )
        said.setWordWrap(True)
        shown = QPlainTextEdit(report, self)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("Report"))
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(said)
        layout.addWidget(shown, 1)
        layout.addWidget(buttons)
        unit = self.fontMetrics().height()
        self.resize(unit * 46, unit * 24)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
