"""Painting of a laid-out diagram."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter

from explorer.diagrams.display_list import DrawnText, Palette, Pen
from explorer.diagrams.graph.drawing import drawing, outline_of
from explorer.diagrams.graph.layout import Layout
from explorer.diagrams.graph.model import BoxTextStyle, TextMetrics
from explorer.ui.theme.colours import Theme
from explorer.ui.theme.display_list import paint_shapes, painted_shapes

_SMALLER = 0.9
_FOCUS_MARGIN = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class Pens:
    """Fonts by text style, and colours by role."""

    fonts: dict[BoxTextStyle, QFont]
    theme: Theme

    @property
    def lettering(self) -> TextMetrics:
        """Sizes of these fonts, for the layout."""
        metrics = {style: QFontMetricsF(font) for style, font in self.fonts.items()}
        return TextMetrics(
            lambda text, style: metrics[style].horizontalAdvance(text),
            lambda style: metrics[style].height(),
            em=metrics[BoxTextStyle.TITLE].height() * 0.75,
        )

    @property
    def palette(self) -> Palette:
        """Colours of the roles of a diagram."""
        text = self.theme.text
        return {
            "ground": self.theme.ground["base"],
            "heavy_ground": text["badge_ground"],
            "edge": text["muted"],
            "selected": text["link"],
            "arrow": text["main"],
            "circular": text["warning"],
            "title": text["main"],
            "warning": text["warning"],
            "detail": text["muted"],
        }


def pens_of(font: QFont, theme: Theme) -> Pens:
    """Return the pens that fit a widget's font."""
    bold, small = QFont(font), QFont(font)
    bold.setBold(True)
    # From the font in use: one may have its size in pixels.
    small.setPointSizeF(QFontInfo(font).pointSizeF() * _SMALLER)
    small_bold = QFont(small)
    small_bold.setBold(True)
    fonts = {
        BoxTextStyle.TITLE: bold,
        BoxTextStyle.LEAD: small,
        BoxTextStyle.SMALL: small,
        BoxTextStyle.WARNING: small_bold,
    }
    return Pens(fonts, theme)


def paint_layout(
    painter: QPainter, layout: Layout, pens: Pens, *, selection: str, focused: str
) -> None:
    """Paint a diagram; boxes about the selection stand out, the ``focused`` one has a frame."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    palette = pens.palette
    for item in drawing(layout, selection=selection):
        if isinstance(item, DrawnText):
            _paint_text(painter, item, pens, palette)
        else:
            paint_shapes(painter, painted_shapes((item,), palette, narrowest=0.0))
    frame = Pen("selected", 2.0, (2.0, 4.0))
    frames = [
        outline_of(box, _FOCUS_MARGIN, frame) for box in layout.boxes if box.box.key == focused
    ]
    paint_shapes(painter, painted_shapes(frames, palette))


def _paint_text(painter: QPainter, line: DrawnText, pens: Pens, palette: Palette) -> None:
    font = pens.fonts[BoxTextStyle(line.style)]
    painter.setFont(font)
    painter.setPen(QColor(palette[line.role]))
    painter.drawText(QPointF(line.x, line.top + QFontMetricsF(font).ascent()), line.text)
