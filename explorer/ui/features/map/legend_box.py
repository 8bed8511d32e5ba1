"""Legend on the map: samples, their meaning, and a check box for each layer."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.scene.legend import LegendEntry
from explorer.cartography.scene.scene import Scene
from explorer.cartography.scene.style import load_map_theme
from explorer.domain.desk.local_layers import COLOURS
from explorer.i18n.message_catalog import day_text
from explorer.ui.features.map.pens import PenSet, StylePens, paint_mark
from explorer.ui.widgets.rich_text import fill, join, text

Catalog = Mapping[str, str]
_WIDE, _HIGH = 30, 13
#: Share of the map's width above which the legend is folded automatically.
_MOST_COVERED = 0.28


def _paint_sample(painter: QPainter, sample: str, inks: list[StylePens]) -> None:
    step = _WIDE / len(inks)
    for i, ink in enumerate(inks):
        if sample == "point":
            painter.save()
            painter.translate((i + 0.5) * step, _HIGH / 2)
            paint_mark(painter, ink.style)
            painter.restore()
        elif sample == "polygon":
            area = QRectF(1, 1, _WIDE - 2, _HIGH - 2)
            for brush in (ink.fill, ink.hatch):
                if brush is not None:
                    painter.fillRect(area, brush)
            if ink.pen is not None:
                painter.setPen(ink.pen)
                painter.drawRect(area)
        else:
            y = _HIGH / 2 + (i - (len(inks) - 1) / 2) * 5
            _paint_line(painter, ink, y)


def _paint_line(painter: QPainter, ink: StylePens, y: float) -> None:
    if ink.style.hollow and ink.case is not None:
        painter.setPen(ink.case)
        painter.drawLine(QPointF(0, y), QPointF(_WIDE, y))
    if ink.pen is None:
        return
    painter.setPen(ink.pen)
    if ink.style.ticks:
        half = ink.style.tick_size / 2
        for x in range(3, _WIDE, int(ink.style.ticks)):
            painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))
    else:
        painter.drawLine(QPointF(0, y), QPointF(_WIDE, y))


def sample_icon(sample: str, styles: Sequence[str], inks: PenSet) -> QIcon:
    """Return an icon of a point, line or polygon drawn in styles."""
    picture = QPixmap(QSize(_WIDE, _HIGH) * inks.ratio)
    picture.setDevicePixelRatio(inks.ratio)
    picture.fill(inks.colour("home"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_sample(painter, sample, [inks[name] for name in styles])
    painter.end()
    return QIcon(picture)


def local_samples(*, dark: bool, ratio: float) -> list[QIcon]:
    """Return a sample of each colour of local layers."""
    inks = PenSet(load_map_theme("dark" if dark else "light"), ratio)
    return [sample_icon("polygon", [f"own_{n + 1}"], inks) for n in range(COLOURS)]


class _OutlineRow(QWidget):
    """Row with the meaning of an outline, aligned with the rows of the layers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        style = self.style()
        indicator = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        spacing = style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
        self._sample, self._title = QLabel(self), QLabel(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(indicator + spacing, 1, 0, 1)
        line.setSpacing(4)  # as between icon and text of a check box
        line.addWidget(self._sample)
        line.addWidget(self._title, 1)

    @property
    def text(self) -> str:
        """Meaning of the outline."""
        return self._title.text()

    def fill(self, icon: QIcon, title: str) -> None:
        """Show a sample and its meaning."""
        self._sample.setPixmap(icon.pixmap(QSize(_WIDE, _HIGH)))
        self._title.setText(title)


class LegendBox(QFrame):
    """Box over the map with a check box for each layer; it can be folded."""

    layer_toggled = Signal(str, bool)
    folded = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._head = QToolButton(self)
        self._head.setAutoRaise(True)
        self._head.setCheckable(True)
        self._head.setChecked(True)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setArrowType(Qt.ArrowType.DownArrow)
        self._head.toggled.connect(self._fold)
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(4, 0, 4, 4)
        self._rows.setSpacing(1)
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName(self.tr("Layers of the map"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._scroll)
        self.boxes: dict[str, QCheckBox] = {}
        self.outlines: list[_OutlineRow] = []
        self._chosen = False

    @property
    def is_open(self) -> bool:
        """True while the entries are visible."""
        return self._head.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Unfold or fold the entries."""
        self._head.setChecked(is_open)

    def show_entries(
        self, entries: tuple[LegendEntry, ...], inks: PenSet, catalog: Catalog
    ) -> None:
        """Show the entries; check boxes of the same layers are reused and keep the focus."""
        self._head.setText(catalog["map.legend"])
        self._head.setAccessibleName(catalog["map.legend"])
        keys = [entry.key for entry in entries]
        if keys != list(self.boxes):
            self._rebuild(keys)
        for entry in entries:
            self._fill(self.boxes[entry.key], entry, inks, catalog)

    def show_outlines(
        self, entries: tuple[LegendEntry, ...], inks: PenSet, catalog: Catalog
    ) -> bool:
        """Show the meaning of outlines above the layers. Return True if the rows changed."""
        rows = [(sample_icon(e.sample, e.styles, inks), catalog[e.title]) for e in entries]
        changed = [title for _, title in rows] != [row.text for row in self.outlines]
        if changed:
            for row in self.outlines:
                self._rows.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.outlines = [_OutlineRow(self._body) for _ in rows]
            for index, row in enumerate(self.outlines):
                self._rows.insertWidget(index, row)
                row.show()
        for row, (icon, title) in zip(self.outlines, rows, strict=True):
            row.fill(icon, title)
        return changed

    def show_in_view(self, scene: Scene, extent: Box) -> bool:
        """Hide the rows of shown layers with nothing in view. Return True if the rows changed."""
        keys = {layer.key for layer in scene.layers if layer.meets(extent)}
        changed = False
        for key, box in self.boxes.items():
            is_listed = key in keys or not box.isChecked()
            if box.isVisibleTo(self._body) != is_listed:
                box.setVisible(is_listed)
                changed = True
        return changed

    def _rebuild(self, keys: list[str]) -> None:
        for box in self.boxes.values():
            self._rows.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for key in keys:
            box = QCheckBox(self._body)
            box.setObjectName(key)
            box.setIconSize(QSize(_WIDE, _HIGH))
            box.toggled.connect(self._toggled)
            self._rows.addWidget(box)
            box.show()  # otherwise its size hint is only known in the next event loop iteration
            self.boxes[key] = box

    def _fill(self, box: QCheckBox, entry: LegendEntry, inks: PenSet, catalog: Catalog) -> None:
        title = catalog.get(entry.title, entry.key).replace("{name}", entry.name)
        about = catalog.get(entry.about, "")
        known = catalog[f"map.class.{entry.feature_class}"]
        date = catalog[entry.dated].format(date=day_text(entry.as_of, catalog))
        source = catalog["map.source"].format(source=entry.source)
        box.blockSignals(True)
        box.setText(title.replace("&", "&&"))
        box.setIcon(sample_icon(entry.sample, entry.styles, inks))
        box.setChecked(entry.shown)
        box.setToolTip(_tooltip(title, (about, f"{known} · {date}", source)))
        box.setAccessibleDescription(f"{about} {known}. {date}. {source}")
        box.blockSignals(False)

    def place(self, available: QSize) -> None:
        """Move to the upper right corner of a size, and limit the height to it.

        Until the user folds or unfolds it, it is folded if it would cover too much of the map.
        """
        wide = max(self._body.sizeHint().width() + 8, self._head.sizeHint().width())
        if not self._chosen and available.width() > 0:
            self._head.blockSignals(True)
            self._head.setChecked(wide <= available.width() * _MOST_COVERED)
            self._head.blockSignals(False)
            self._show_arrow()
        head = self._head.sizeHint().height() + 4
        self._scroll.setVisible(self.is_open)
        high = head + (self._body.sizeHint().height() if self.is_open else 0)
        if not self.is_open:
            wide = self._head.sizeHint().width() + 6
        top = 6
        high = min(high, available.height() - 2 * top)
        self.setGeometry(available.width() - wide - 6, top, wide, high)

    def _toggled(self, shown: bool) -> None:
        sender = self.sender()
        if sender is not None:
            self.layer_toggled.emit(sender.objectName(), shown)

    def _fold(self, is_open: bool) -> None:
        self._chosen = True
        self._show_arrow()
        self.folded.emit(is_open)

    def _show_arrow(self) -> None:
        arrow = Qt.ArrowType.DownArrow if self.is_open else Qt.ArrowType.RightArrow
        self._head.setArrowType(arrow)


def _tooltip(title: str, lines: Sequence[str]) -> Markup:
    """Return a tooltip as HTML, since Qt does not wrap plain ones."""
    body = join((text(line) for line in lines), "<br>")
    return fill("<qt><b>{}</b><br>{}</qt>", title, body)
