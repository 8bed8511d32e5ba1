"""Caption below the map: dates, borders, credits, and a warning if dates differ."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.ui.features.map.furniture import small
from explorer.ui.theme.colours import load_theme


class Caption(QWidget):
    """Two labels: a warning, hidden if there is none, and the small print."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.warning = self._label()
        self.strip = self._label()
        self.warning.hide()
        self._warned = ("", False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.warning)
        layout.addWidget(self.strip)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(6, 2, 6, 2)
        return label

    def follow_font(self, font: QFont) -> None:
        """Set fonts smaller than the desktop's."""
        self.strip.setFont(small(font))
        bold = small(font, 0.9)
        bold.setBold(True)
        self.warning.setFont(bold)

    def write(self, lines: list[str], about: str) -> None:
        """Show the small print, with ``about`` as its tooltip."""
        self.strip.setText("\n".join(lines))
        self.strip.setToolTip(about)

    def warn(self, sentence: str, *, dark: bool) -> None:
        """Show a warning; hide it if ``sentence`` is empty."""
        if self._warned == (sentence, dark):
            return  # setting a style sheet for each selected clause would be slow
        self._warned = (sentence, dark)
        colours = load_theme(dark=dark).text
        self.warning.setText(sentence and f"⚠ {sentence}")
        self.warning.setAccessibleName(sentence)
        self.warning.setStyleSheet(
            f"background:{colours['warning_ground']};color:{colours['warning']}"
        )
        self.warning.setVisible(bool(sentence))
