"""Text size of all windows: the desktop's own, or a size of the settings in points."""

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

SMALLEST, LARGEST = 6.0, 32.0
_DESKTOP = "desktop_text_size"


def desktop_text_size() -> float:
    """Return the desktop's own text size in points."""
    application = QApplication.instance()
    stored = application.property(_DESKTOP) if application is not None else None
    # A font may have a size in pixels; its information has that in points.
    return float(stored) if stored else QFontInfo(QApplication.font()).pointSizeF()


def apply_text_size(text: str) -> None:
    """Set the text size that a setting names, the desktop's own for an empty or unusable text."""
    usual = desktop_text_size()
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_DESKTOP, usual)
    try:
        size = float(text) if text else usual
    except ValueError:
        size = usual
    font = QApplication.font()
    font.setPointSizeF(min(LARGEST, max(SMALLEST, size)))
    QApplication.setFont(font)
