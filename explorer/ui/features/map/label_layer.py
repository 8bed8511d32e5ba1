"""Labels and place marks of the map: placed once for each scale, each cached as an image."""

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.scene.contact_distance import name_barriers
from explorer.cartography.scene.label_candidates import is_always_marked
from explorer.cartography.scene.label_placement import Barriers, PlacedLabel, View, place_labels
from explorer.cartography.scene.scene import Scene, shown_labels
from explorer.ui.features.map.pens import PenSet

_HALO = 2.4
_KEPT = 64
_AROUND = ((1.5, 0), (-1.5, 0), (0, 1.5), (0, -1.5), (1, 1), (1, -1), (-1, 1), (-1, -1))


class LabelLayer:
    """Labels of a scene in the desktop's font."""

    def __init__(self, scene: Scene, inks: PenSet, font: QFont) -> None:
        self._labels = shown_labels(scene)
        self._bounds = scene.bounds
        self._scene = scene
        self._inks = inks
        self._fonts = {style: self._font(style, font) for style in inks.theme.texts}
        self._metrics = {style: QFontMetricsF(f) for style, f in self._fonts.items()}
        self._placed: dict[tuple[float, frozenset[str], Box | None], tuple[PlacedLabel, ...]] = {}
        self._sizes: dict[tuple[str, str], tuple[float, float]] = {}
        self._known = frozenset(label.reference for label in self._labels)
        self._pictures: dict[tuple[str, str], QPixmap] = {}
        self._first: frozenset[str] = frozenset()
        self._within: Box | None = None
        #: False while the map is zoomed: labels then move with their places, and are placed later.
        self.may_place = True
        self.last: tuple[float, tuple[PlacedLabel, ...]] | None = None
        self._marks = {
            s.reference: s.style for layer in scene.drawn for s in layer.shapes if s.type == "point"
        }

    def _font(self, style: str, base: QFont) -> QFont:
        look = self._inks.theme.texts[style]
        font = QFont(base)
        if base.pointSizeF() > 0:
            font.setPointSizeF(base.pointSizeF() * look.size * 0.92)
        else:
            font.setPixelSize(max(1, round(base.pixelSize() * look.size * 0.92)))
        font.setBold(look.bold)
        font.setItalic(look.italic)
        if look.spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.spacing)
        if look.upper:
            font.setCapitalization(QFont.Capitalization.AllUppercase)
        return font

    def measure(self, text: str, style: str) -> tuple[float, float]:
        """Return width and height of a label with its halo."""
        size = self._sizes.get((text, style))
        if size is None:
            metrics = self._metrics[style]
            size = metrics.horizontalAdvance(text) + 2 * _HALO, metrics.height()
            self._sizes[text, style] = size
        return size

    def put_first(self, references: frozenset[str]) -> None:
        """Set the features whose labels are placed before all others."""
        self._first = references & self._known

    def put_within(self, extent: Box) -> None:
        """Set the extent in which labels of areas are placed if possible."""
        self._within = extent

    def placed(self, scale: float) -> tuple[PlacedLabel, ...]:
        """Return the labels of the whole map at a scale, so that panning moves none."""
        if not self.may_place and self.last is not None and not self._is_placed(scale):
            return tuple(_moved(name, self._bounds, self.last[0], scale) for name in self.last[1])
        names = self._place(scale, frozenset())
        if self._first and not self._first <= {name.reference for name in names}:
            names = self._place(scale, self._first)
        self.last = scale, names
        return names

    def _is_placed(self, scale: float) -> bool:
        return (scale, frozenset(), self._within) in self._placed

    @cached_property
    def _barriers(self) -> Barriers:
        """Lines that labels do not cross; computed when labels are first placed."""
        return name_barriers(self._scene)

    def continue_from(self, before: "LabelLayer") -> None:
        """Show the labels as another layer placed them, until they are placed here."""
        self.last, self.may_place = before.last, before.last is None

    def _place(self, scale: float, first: frozenset[str]) -> tuple[PlacedLabel, ...]:
        key = scale, first, self._within
        names = self._placed.get(key)
        if names is None:
            if len(self._placed) >= _KEPT:
                self._placed.pop(next(iter(self._placed)))
            box = self._bounds
            view = View(box.x0, box.y1, scale, box.width * scale, box.height * scale)
            names = place_labels(
                self._labels,
                view,
                self.measure,
                first=first,
                within=self._within,
                barriers=self._barriers,
            )
            self._placed[key] = names
        return names

    def paint(self, painter: QPainter, view: View, keep_clear: tuple[Box, ...] = ()) -> None:
        """Paint the labels within a view, except those cut off or under ``keep_clear``."""
        left = (self._bounds.x0 - view.x0) * view.scale
        top = (view.y1 - self._bounds.y1) * view.scale
        placed = self.placed(view.scale)
        self._paint_nameless_marks(painter, view, {name.reference for name in placed})
        for name in placed:
            x, y = name.x + left, name.y + top
            box = Box(x, y, x + name.width, y + name.height)
            if x > view.width or y > view.height or box.x1 < 0 or box.y1 < 0:
                continue
            if name.mark:
                self._paint_mark(painter, name.reference, name.anchor, view)
            is_whole = x >= 0 and y >= 0 and box.x1 <= view.width and box.y1 <= view.height
            if is_whole and not any(box.meets(area) for area in keep_clear):
                painter.drawPixmap(QPointF(round(x), round(y)), self._picture(name))

    def hidden_by(self, box: Box, view: View) -> int:
        """Return how many labels a rectangle in pixels would hide."""
        left = (self._bounds.x0 - view.x0) * view.scale
        top = (view.y1 - self._bounds.y1) * view.scale
        return sum(
            Box(n.x + left, n.y + top, n.x + left + n.width, n.y + top + n.height).meets(box)
            for n in self.placed(view.scale)
        )

    def _paint_nameless_marks(self, painter: QPainter, view: View, placed: Collection[str]) -> None:
        """Paint the marks of important places whose names do not fit."""
        for label in self._labels:
            if label.reference not in placed and is_always_marked(label, view.scale):
                x, y = label.anchors[0].tolist()
                if view.extent.holds(x, y):
                    self._paint_mark(painter, label.reference, (x, y), view)

    def _paint_mark(
        self, painter: QPainter, reference: str, place: tuple[float, float], view: View
    ) -> None:
        style = self._marks.get(reference)
        if style is None:
            return
        picture = self._inks.mark(style)
        half = picture.width() / picture.devicePixelRatio() / 2
        x = (place[0] - view.x0) * view.scale
        y = (view.y1 - place[1]) * view.scale
        painter.drawPixmap(QPointF(round(x - half), round(y - half)), picture)

    def _picture(self, name: PlacedLabel) -> QPixmap:
        key = name.text, name.style
        if key not in self._pictures:
            self._pictures[key] = self._drawn(name)
        return self._pictures[key]

    def _drawn(self, name: PlacedLabel) -> QPixmap:
        ratio = self._inks.ratio
        picture = QPixmap(int(name.width * ratio) + 2, int(name.height * ratio) + 2)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        look = self._inks.theme.texts[name.style]
        font = self._fonts[name.style]
        base = self._metrics[name.style].ascent()
        text = name.text.upper() if look.upper else name.text
        painter = QPainter(picture)
        painter.setFont(font)
        # Eight shifted copies make a halo much faster than outlining the letters.
        painter.setPen(QColor(look.halo))
        for dx, dy in _AROUND:
            painter.drawText(QPointF(_HALO + dx, base + dy), text)
        painter.setPen(QColor(look.colour))
        painter.drawText(QPointF(_HALO, base), text)
        painter.end()
        return picture


def _moved(name: PlacedLabel, bounds: Box, before: float, scale: float) -> PlacedLabel:
    """Return a label at the same distance in pixels from its place at another scale."""
    x, y = name.anchor[0] - bounds.x0, bounds.y1 - name.anchor[1]
    return replace(name, x=name.x + x * (scale - before), y=name.y + y * (scale - before))
