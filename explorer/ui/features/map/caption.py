"""Caption below the map: its day on a line, details on demand, and a warning."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.cartography.scene.day_caption import certainty_sentence, day_sentence
from explorer.cartography.scene.scene import Scene
from explorer.ui.features.map.furniture import small
from explorer.ui.theme.colours import load_theme


def caption_texts(
    scene: Scene, as_of: str, catalog: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Return the parts of the line on a map, and the lines of its details."""
    day = day_sentence(scene.days, scene.as_of, as_of, catalog)
    line = (day, catalog["map.schematic"], scene.attribution)
    certainty = certainty_sentence(scene.days, scene.as_of, catalog)
    details = (certainty, catalog["map.borders"], catalog["map.disclaimer"], scene.attribution)
    return [text for text in line if text], [text for text in details if text]


class ElidedLabel(QLabel):
    """Label of a single line that is cut with an ellipsis rather than widening its window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line; the width may shrink to nothing."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)


class Caption(QWidget):
    """Warning, notes, a line with a button for details, and the details while they are open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.warning = self._label()
        self.notes = self._label()
        self.line = ElidedLabel(self)
        self.line.setContentsMargins(6, 1, 6, 1)
        self.details = self._label()
        for label in (self.warning, self.notes, self.details):
            label.hide()
        self.details_button = QToolButton(self)
        self.details_button.setText(self.tr("Details"))
        self.details_button.setToolTip(self.tr("Show accuracy, borders, and credits"))
        self.details_button.setCheckable(True)
        self.details_button.setAutoRaise(True)
        self.details_button.toggled.connect(self.details.setVisible)
        self._warned = ("", False)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.line, 1)
        row.addWidget(self.details_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.warning)
        layout.addWidget(self.notes)
        layout.addLayout(row)
        layout.addWidget(self.details)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(6, 2, 6, 2)
        return label

    def follow_font(self, font: QFont) -> None:
        """Set fonts smaller than the desktop's."""
        for widget in (self.notes, self.line, self.details, self.details_button):
            widget.setFont(small(font))
        bold = small(font, 0.9)
        bold.setBold(True)
        self.warning.setFont(bold)

    def write(self, notes: list[str], line: list[str], details: list[str]) -> None:
        """Show notes on the view, a line on the map, and further lines on demand."""
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.line.setText(" · ".join(line))
        self.line.setToolTip("\n".join([*line, *details]))
        self.line.setAccessibleDescription("\n".join(details))
        self.details.setText("\n".join(details))

    @property
    def text(self) -> str:
        """Everything that the caption says, except the warning."""
        parts = (self.notes.text(), self.line.text(), self.details.text())
        return "\n".join(part for part in parts if part)

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
