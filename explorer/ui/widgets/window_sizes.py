"""Sizes of windows from the font and the screen they open on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def wizard_size(widget: QWidget) -> QSize:
    """Room for a page of text, within the screen."""
    unit = widget.fontMetrics().horizontalAdvance("0")
    screen = widget.screen().availableGeometry()
    return QSize(min(unit * 120, screen.width()), min(unit * 78, round(screen.height() * 0.86)))
