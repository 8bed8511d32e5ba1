"""Sizes of windows computed from the font and the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def wizard_size(widget: QWidget) -> QSize:
    """Return a size for a page of text that fits the screen."""
    unit = widget.fontMetrics().horizontalAdvance("0")
    screen = widget.screen().availableGeometry()
    return QSize(min(unit * 120, screen.width()), min(unit * 78, round(screen.height() * 0.86)))
