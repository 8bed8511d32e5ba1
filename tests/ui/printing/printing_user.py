"""`python -m tests.ui.printing.printing_user COMPILED FOLDER CHOICES`: prints as a user would.

Opens the preview of a small book, presses Print, sets what CHOICES says (JSON by the names of the
dialog's fields) in the system's print dialog and accepts it. The book goes to FOLDER as well; what
the preview said goes to standard output as JSON. A process of its own, since CUPS is asked once
in a process where it is.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.reports.sheet.model import SheetOptions
from explorer.ui.printing.preview import PreviewDialog
from explorer.ui.printing.render_jobs import briefing_job

_PATIENCE_MS = 10_000
MADE = date(2026, 3, 1)
BOOK = BriefingSet(
    "set",
    "Small book",
    "ukraine-2025",
    "1",
    MADE,
    (
        SetItem("a", ItemKind.HEADING, text="Territory"),
        SetItem("b", ItemKind.CLAUSE, "us-28/21"),
        SetItem("c", ItemKind.STANCES, "us-28"),
        SetItem("d", ItemKind.CLAUSE, "us-28/9"),
    ),
)


def set_field(dialog: QPrintDialog, name: str, value: Any) -> None:  # noqa: ANN401
    """Set a field of the system's dialog, whatever kind it is of."""
    field = dialog.findChild(QWidget, name)
    if isinstance(field, QComboBox):
        assert field.findText(value) >= 0, [field.itemText(n) for n in range(field.count())]
        field.setCurrentIndex(field.findText(value))
    elif isinstance(field, QSpinBox):
        field.setValue(value)
    elif isinstance(field, QLineEdit):
        field.setText(value)
    else:
        assert isinstance(field, QRadioButton), name
        field.setChecked(value)


def accept(choices: dict[str, Any]) -> None:
    """Fill the system's dialog once it is open, and accept it."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QPrintDialog):
        for name, value in choices.items():
            set_field(dialog, name, value)
        box = dialog.findChild(QDialogButtonBox)
        assert isinstance(box, QDialogButtonBox)
        box.button(QDialogButtonBox.StandardButton.Ok).click()
    elif not isinstance(dialog, QMessageBox):
        QTimer.singleShot(20, lambda: accept(choices))


def until(dialog: PreviewDialog, beginning: str) -> None:
    """Run until the preview says something, or a box comes up instead."""
    loop = QEventLoop()
    while not dialog.status.text().startswith(beginning) and not boxes(dialog):
        QTimer.singleShot(10, loop.quit)
        loop.exec()


def boxes(dialog: PreviewDialog) -> list[str]:
    """Return what message boxes say."""
    return [box.text() for box in dialog.findChildren(QMessageBox)]


def main(compiled: Path, folder: Path, choices: dict[str, Any]) -> None:
    """Print the book."""
    application = QApplication([])
    dialog = PreviewDialog(
        None, briefing_job(compiled, BOOK, {}), "Small book", SheetOptions(made=MADE), {"en": "en"}
    )
    dialog.show()
    try:
        until(dialog, "Pages:")
        QTimer.singleShot(20, lambda: accept(choices))
        dialog.print_button.click()
        until(dialog, "Sent to printer.")
        whole = dialog.whole
        assert whole is not None
        (folder / "book.pdf").write_bytes(whole.pdf)
        print(json.dumps({"status": dialog.status.text(), "boxes": boxes(dialog)}))
    finally:
        # As in the program: events go on until the dialog's thread has ended and it is gone.
        dialog.destroyed.connect(application.quit)
        QTimer.singleShot(0, lambda: dialog.done(0))
        QTimer.singleShot(_PATIENCE_MS, application.quit)
        application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3]))
