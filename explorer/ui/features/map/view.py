"""Content of the map panel: scene, canvas, legend and caption."""

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.scene.coverage import shift_onto_map
from explorer.cartography.scene.day_caption import later_sentence
from explorer.cartography.scene.extents import (
    extent_around,
    resolve,
    zone_extent,
)
from explorer.cartography.scene.legend import legend, marked_entries
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.saved_view import view_extent, view_of
from explorer.cartography.scene.scene import (
    Scene,
    SceneOptions,
    box_for,
    with_local_layers,
    with_options,
)
from explorer.cartography.scene.style import load_map_theme
from explorer.domain.content.features import FeatureMention, MapContent
from explorer.domain.desk.desk import MapView
from explorer.ui.features.map.canvas import MapCanvas
from explorer.ui.features.map.caption import Caption, caption_texts
from explorer.ui.features.map.card.panel import MapCardPanel
from explorer.ui.features.map.context_menu import MapContextMenu
from explorer.ui.features.map.day_scenes import DayScenes
from explorer.ui.features.map.furniture import Furniture, small
from explorer.ui.features.map.interaction import NO_ROLES, MapInteraction, Roles
from explorer.ui.features.map.label_layer import LabelLayer
from explorer.ui.features.map.legend_box import LegendBox
from explorer.ui.features.map.pens import PenSet
from explorer.ui.features.map.scope_bar import MapScope, ScopeBar, scope_extent, scope_for

if TYPE_CHECKING:
    from explorer.cartography.local_layer.model import LocalLayer

Catalog = Mapping[str, str]
#: Size in pixels from which a map shows the locator inset with its legend folded.
_ROOMY = (520, 230)


#: Pause after panning or zooming before the legend follows.
_LEGEND_MS = 200
#: Text size in points for which the theme's lines and marks are drawn.
_USUAL_POINTS = 10.0


def _mark_scale(font: QFont) -> float:
    """Return how much larger marks are drawn for larger text; smaller text keeps their size."""
    return max(1.0, font.pointSizeF() / _USUAL_POINTS)


def _shown(layer: "LocalLayer", shown: bool) -> "LocalLayer":
    return replace(layer, entry=replace(layer.entry, shown=shown))


class MapBody(QWidget):
    """View of a scene; ``feature_chosen`` emits the feature that the user selects."""

    feature_chosen = Signal(str)
    local_layer_toggled = Signal(str, bool)

    def __init__(
        self, content: MapContent, catalog: Catalog, *, dark: bool, parent: QWidget, as_of: str = ""
    ) -> None:
        super().__init__(parent)
        self._catalog, self._dark = catalog, dark
        self.options = SceneOptions()
        self._off_map: tuple[str, ...] = ()
        self._fits = True
        self._scope: MapScope | None = MapScope.NAMED
        self.canvas = MapCanvas(self)
        self.legend_box = LegendBox(self.canvas)
        self.scopes = ScopeBar(self)
        self.tools = self.scopes.tools
        self.card = MapCardPanel(self)
        self.measure_button = self.tools.measure
        self._interaction = MapInteraction(self.canvas, self)
        self.context_menu = MapContextMenu(self.canvas, lambda: (self.scene, self._catalog), self)
        self.caption = Caption(self)
        self._as_of = as_of
        self._inks: PenSet | None = None
        self._lay_out()
        self._connect()
        self.scenes = DayScenes(content)
        self.scene: Scene = self.scenes.on(as_of, self.options)
        self.canvas.limit_to(self.scene.bounds)
        self._rebuild_style()

    def _lay_out(self) -> None:
        self.legend_box.setFont(small(self.font(), 0.88))
        self.caption.follow_font(self.font())
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(self.scopes)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.card)
        self._lines.addLayout(middle, 1)
        self._lines.addWidget(self.caption)
        self.canvas.setAccessibleName(self.tr("Map"))
        self.setFocusProxy(self.canvas)

    def _connect(self) -> None:
        self.context_menu.feature_chosen.connect(self._interaction.choose)
        self.context_menu.measure_requested.connect(self.measure_at)
        self.context_menu.copy_requested.connect(self.scopes.copy_requested)
        self.context_menu.add_requested.connect(self.scopes.add_requested)
        self.context_menu.fit_requested.connect(self._fit_again)
        self._legend_timer = QTimer(self)
        self._legend_timer.setSingleShot(True)
        self._legend_timer.setInterval(_LEGEND_MS)
        self._legend_timer.timeout.connect(self._show_layers_in_view)
        self.canvas.box.sigRangeChanged.connect(lambda *_: self._legend_timer.start())
        self.canvas.fit_requested.connect(self._fit_again)
        self.scopes.scope_chosen.connect(self.show_scope)
        self.canvas.moved.connect(self._leave_fit)
        self.canvas.resized.connect(self._resized)
        self.legend_box.folded.connect(self._resized)
        self.legend_box.layer_toggled.connect(self.set_layer_shown)
        self.canvas.escaped.connect(self.end_overview)
        self.tools.view_requested.connect(self.go_to)
        self.measure_button.toggled.connect(self._interaction.set_measuring)
        self._interaction.feature_chosen.connect(self.feature_chosen)
        self._interaction.measuring_ended.connect(lambda: self.measure_button.setChecked(False))
        self._interaction.highlights_changed.connect(self._show_outlines)

    def _show_layers_in_view(self) -> None:
        """List in the legend what is in view, and the layers that are off."""
        self._show_outlines()
        if self.legend_box.show_in_view(self.scene, self.canvas.extent()):
            self._place_over()

    def set_content(self, content: MapContent, catalog: Catalog) -> None:
        """Show other content in the same extent."""
        self._catalog = catalog
        self.scenes = DayScenes(content)
        scene = self.scenes.on(self._as_of, self.options)
        self.scene = with_local_layers(scene, self.scene.local)
        self.canvas.limit_to(self.scene.bounds)
        self._rebuild_style()

    def set_local(self, layers: "tuple[LocalLayer, ...]") -> None:
        """Draw these local layers, each shown or hidden according to its entry."""
        if [(layer.entry, layer.levels) for layer in layers] != [
            (layer.entry, layer.levels) for layer in self.scene.local
        ]:
            self.scene = with_local_layers(self.scene, layers)
            self._rebuild_style()

    def set_theme(self, dark: bool) -> None:
        """Use light or dark colours."""
        if dark != self._dark:
            self._dark = dark
            self._rebuild_style()

    def event(self, event: QEvent) -> bool:
        """Rebuild the styles if the window moves to a screen of another pixel ratio."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._rebuild_style()
        return super().event(event)

    def follow_font(self) -> None:
        """Apply the desktop's new font to all texts."""
        self.caption.follow_font(self.font())
        self.tools.follow_font(self.font())
        self.legend_box.setFont(small(self.font(), 0.88))
        self.card.follow_font()
        self._rebuild_style()

    def set_layer_shown(self, key: str, shown: bool) -> None:
        """Show or hide a layer."""
        local = tuple(
            _shown(layer, shown) if layer.key == key else layer for layer in self.scene.local
        )
        if local != self.scene.local:
            self.set_local(local)
            self.local_layer_toggled.emit(key.partition(":")[2], shown)
            return
        self.options = self.options.toggled(key, shown)
        self.scene = with_options(self.scene, self.options)
        self._rebuild_style()

    def _rebuild_style(self, *, is_other_day: bool = False) -> None:
        theme = load_map_theme("dark" if self._dark else "light")
        inks = PenSet(theme, self.devicePixelRatioF(), _mark_scale(self.font()))
        names = LabelLayer(self.scene, inks, self.font())
        furniture = Furniture(inks, self.font(), self._catalog)
        sheet = self.canvas.sheet
        sheet.set_scene(self.scene, inks, names, furniture, is_other_day=is_other_day)
        self._interaction.set_scene(self.scene, self._catalog)
        self._inks = inks
        self.legend_box.show_entries(legend(self.scene), inks, self._catalog)
        self._show_outlines()
        self._write_strip()
        self._resized()
        self._legend_timer.start()

    def _show_outlines(self) -> None:
        """Show in the legend the meaning of the outlines on the map."""
        marked, inks = self.marked, self._inks
        if inks is not None:
            entries = marked_entries(self.scene, marked, within=self.canvas.extent())
            if self.legend_box.show_outlines(entries, inks, self._catalog):
                self._place_over()

    def _write_strip(self) -> None:
        catalog = self._catalog
        notes = [catalog["map.overview"]] if self._interaction.namings else []
        if self._off_map:
            names = ", ".join(catalog.get(f"map.place.{r}", r) for r in self._off_map)
            notes.append(catalog["map.off_map"].format(names=names))
        self.caption.write(notes, *caption_texts(self.scene, self._as_of, catalog))
        self.caption.warn(self.warning, dark=self._dark)

    def set_as_of(self, day: str) -> None:
        """Show the map of the newest map day not after a date in ISO form."""
        self._as_of = day
        scene = self.scenes.on(day, self.options)
        if scene.as_of != self.scene.as_of:
            self.scene = with_options(with_local_layers(scene, self.scene.local), self.options)
            self._rebuild_style(is_other_day=True)
        self._write_strip()

    @property
    def warning(self) -> str:
        """Warning if the map shows a later day than the as-of date, otherwise ""."""
        return later_sentence(self.scene.as_of, self._as_of, self._catalog)

    @property
    def small_print(self) -> str:
        """Text below the map: date, borders, credits and places outside the map."""
        return self.caption.text

    def show_features(
        self, references: frozenset[str], *, fit: bool, roles: Roles = NO_ROLES
    ) -> None:
        """Highlight the features that references draw, and fit the view to them with ``fit``."""
        self.end_overview()
        features, off_map = resolve(self.scenes.content, references)
        is_changed, self._off_map = off_map != self._off_map, off_map
        self._interaction.show_features(features, roles)
        if is_changed:
            self._write_strip()
        if fit:
            self.show_scope(scope_for(features))

    def show_scope(self, scope: MapScope) -> None:
        """Fit the view to the zone, to all that the clause names, or to the country."""
        self._scope = scope
        self._show_chosen_scope()
        self.fit()

    def _show_chosen_scope(self) -> None:
        scope = self._scope if self._fits else None
        self.scopes.show_scope(scope, has_zone=bool(zone_extent(self.scene)))

    def _fit_again(self) -> None:
        self.show_scope(self._scope or MapScope.NAMED)

    def start_overview(self, namings: Mapping[str, tuple[FeatureMention, ...]]) -> None:
        """Highlight all features that clauses name; Escape or selecting a clause ends it."""
        self._interaction.set_overview(namings)
        self.tools.overview.setChecked(True)
        self._write_strip()
        self._lines.activate()  # the caption has one more line now
        self.show_scope(MapScope.COUNTRY)

    def end_overview(self) -> None:
        """Highlight only the features of the clause again."""
        if self._interaction.namings:
            self._interaction.set_overview({})
            self.tools.overview.setChecked(False)
            self._write_strip()
            self.show_scope(scope_for(self._interaction.by_clause))

    @property
    def marked(self) -> Marked:
        """The highlighted features by the reason of the highlight."""
        interaction = self._interaction
        is_overview = bool(interaction.namings)
        roles = {} if is_overview else interaction.roles
        return Marked(interaction.named, interaction.chosen, is_overview, roles)

    def view(self, name: str) -> MapView:
        """Return the current extent as a view with a name."""
        return view_of(name, self.canvas.extent())

    def go_to(self, view: MapView) -> None:
        """Show the extent of a view."""
        self._fits = False
        self.canvas.show_extent(view_extent(view))

    def show_card(
        self, html: Markup | None, *, is_feature: bool = True, has_clause: bool = False
    ) -> None:
        """Show a card beside the map, or none; the map keeps what it is fitted to."""
        if html is None:
            self.card.hide()
        else:
            self.card.show_card(html, is_feature=is_feature, has_clause=has_clause)
        self._lines.activate()

    def measure_from(self, reference: str) -> None:
        """Start measuring at the centre of a feature."""
        box = box_for(self.scene, reference)
        if box is not None:
            self.measure_at(*box.centre)

    def measure_at(self, x: float, y: float) -> None:
        """Start measuring at a point in kilometres of the map."""
        self.measure_button.setChecked(True)
        self._interaction.measure_from(x, y)

    def select_feature(self, reference: str) -> None:
        """Highlight a feature as well and pan to it."""
        self._interaction.select(reference)

    def show_ground(self, box: Box) -> None:
        """Show the surroundings of a box in kilometres."""
        if math.isfinite(box.width):
            self._fits = False
            self.canvas.show_extent(extent_around(box))

    def fit(self) -> None:
        """Fit the view to what was chosen above the map."""
        self._fits = True
        self._show_chosen_scope()
        covered = self.legend_box.width() + 12 if self.legend_box.is_open else 0
        extent = scope_extent(self._scope, self.scene, self._interaction.by_clause)
        keep = partial(shift_onto_map, self.scene, extent)
        free = self.canvas.show_extent(extent, covered, keep)
        self.canvas.sheet.put_names_within(free)

    def _leave_fit(self) -> None:
        """Stop fitting on resize once the user has moved the map."""
        self._fits = False
        self._show_chosen_scope()

    def _resized(self) -> None:
        self._place_over()
        if self._fits:
            self.fit()

    def _place_over(self) -> None:
        """Position the widgets over the map."""
        self.legend_box.place(self.canvas.viewport().size())
        area = self.legend_box.geometry()
        self.canvas.sheet.covered = (Box(area.left(), area.top(), area.right(), area.bottom()),)
        size = self.canvas.viewport().size()
        is_roomy = size.width() >= _ROOMY[0] and size.height() >= _ROOMY[1]
        self.canvas.sheet.located = is_roomy or self.legend_box.is_open
