"""Asking before something is lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def agreed(parent: QWidget, title: str, question: str, yes: str, no: str) -> bool:
    """Whether the user agrees; that nothing is lost is the answer at hand."""
    box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    doing = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    keeping = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keeping)
    box.setEscapeButton(keeping)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is doing
