"""Interaction with map features by mouse and keyboard: tooltips, selection, measuring."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QToolTip

from explorer.cartography.scene.contact_distance import contact_distance
from explorer.cartography.scene.hit_test import hits, keyboard_order
from explorer.cartography.scene.scene import Scene, box_for, feature_of
from explorer.cartography.scene.snapping import Snap, snap
from explorer.domain.content.features import FeatureMention, FeatureRole
from explorer.ui.features.map.canvas import MapCanvas, coordinates_text
from explorer.ui.features.map.feature_info import contact_text, explanation, naming_lines, tooltip
from explorer.ui.features.map.measure_tool import MeasureTool

Catalog = Mapping[str, str]
#: Most features at a point that a tooltip describes.
_MOST_EXPLAINED = 4


Roles = Mapping[str, FeatureRole]
NO_ROLES: Roles = MappingProxyType({})


class MapInteraction(QObject):
    """Highlighted and selected features of a canvas, and the keyboard target on it."""

    feature_chosen = Signal(str)
    measuring_ended = Signal()
    highlights_changed = Signal()

    def __init__(self, canvas: MapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._scene: Scene | None = None
        self._catalog: Catalog = {}
        self.by_clause: frozenset[str] = frozenset()
        self.roles: Roles = NO_ROLES
        self.namings: Mapping[str, tuple[FeatureMention, ...]] = {}
        self._selected = self._target = ""
        self._measuring = False
        self._ruler = MeasureTool()
        canvas.sheet.ruler = self._ruler
        canvas.entered.connect(self._choose_target)
        canvas.explanation_requested.connect(self._explain)
        canvas.hovered_at.connect(self._show_coordinates)
        canvas.pressed_at.connect(self._press)
        canvas.stepped.connect(self._step)

    def set_scene(self, scene: Scene, catalog: Catalog) -> None:
        """Show another scene with the same highlights."""
        self._scene, self._catalog = scene, catalog
        self._highlight()
        self._describe()

    def show_features(self, references: frozenset[str], roles: Roles = NO_ROLES) -> None:
        """Highlight the features that a clause names; the selected one stays selected."""
        self.by_clause, self.roles = references, roles
        self._target = ""
        self._canvas.sheet.set_keyboard_target("")
        self._highlight()
        self._describe()

    def select(self, reference: str) -> None:
        """Highlight a feature as well and pan to it."""
        if reference == self._selected or self._scene is None:
            return
        self._selected = reference
        self._highlight()
        box = box_for(self._scene, reference)
        if box is not None:
            self._canvas.centre_on(box)
        self._describe()

    def set_measuring(self, measuring: bool) -> None:
        """Let clicks measure instead of selecting features."""
        self._measuring = measuring
        self._ruler.clear()
        self._canvas.sheet.show_readout(self._catalog["map.measure_hint"] if measuring else "")
        if measuring:
            self._canvas.setFocus()  # so that Escape ends it

    def measure_from(self, x: float, y: float) -> None:
        """Set the first measured point, in kilometres of the map."""
        self._ruler.clear()
        self._ruler.add(x, y, self._canvas.view().scale)
        self._canvas.sheet.update()

    def set_overview(self, namings: Mapping[str, tuple[FeatureMention, ...]]) -> None:
        """Highlight every feature that clauses name, and name them; an empty mapping ends it."""
        self.namings = namings
        self._highlight()
        self._describe()

    @property
    def named(self) -> frozenset[str]:
        """Features that the clause names, and in the overview those of all clauses."""
        return self.by_clause | frozenset(self.namings)

    @property
    def chosen(self) -> str:
        """The selected feature, or ""."""
        return self._selected

    def _highlight(self) -> None:
        roles = NO_ROLES if self.namings else self.roles
        self._canvas.sheet.highlight_features(self.named, self.chosen, roles)
        self.highlights_changed.emit()

    def _show_coordinates(self, x: float, y: float, _place: QPoint) -> None:
        self._ruler.snap = self._snap(x, y)
        measured = self._ruler.text(self._catalog)
        coordinates = coordinates_text(x, y)
        self._canvas.sheet.show_readout(
            f"{measured}  ·  {coordinates}" if measured else coordinates
        )

    def _snap(self, x: float, y: float) -> Snap | None:
        """Return the point that a measured point snaps to, or None."""
        if self._scene is None or not self._measuring or self._canvas.free_hand:
            return None
        scale = self._canvas.view().scale
        if self._ruler.closes_at(x, y, scale):
            return None  # closing the polygon takes precedence over snapping
        return snap(self._scene, x, y, scale, self._canvas.sheet.named(scale))

    def _under(self, x: float, y: float) -> tuple[str, ...]:
        return hits(self._scene, x, y, self._canvas.view().scale) if self._scene else ()

    def _explain(self, x: float, y: float, place: QPoint) -> None:
        # In the overview, features that clauses name come first.
        references = sorted(self._under(x, y), key=lambda name: name not in self.namings)
        if references and self._scene is not None:
            candidates = (feature_of(self._scene, name) for name in references[:_MOST_EXPLAINED])
            features = [feature for feature in candidates if feature is not None]
            text = tooltip(features, self._catalog, self._more(references[0]))
            QToolTip.showText(place, text, self._canvas)
        else:
            QToolTip.hideText()

    def _more(self, reference: str) -> list[str]:
        """Return lines on a feature that are computed from the map: distance and mentions."""
        distance = contact_distance(self._scene, reference) if self._scene else None
        lines = [contact_text(distance, self._catalog)] if distance is not None else []
        return lines + naming_lines(self.namings.get(reference, ()), self._catalog)

    def _press(self, x: float, y: float) -> None:
        """Select the feature under the pointer; another press there selects the next below."""
        if self._measuring:
            snapped = self._snap(x, y)
            point = (x, y) if snapped is None else (snapped.x, snapped.y)
            self._ruler.add(*point, self._canvas.view().scale)
            self._canvas.sheet.show_readout(self._ruler.text(self._catalog))
            return
        references = self._under(x, y)
        if references:
            is_repeated = self._selected in references
            index = references.index(self._selected) + 1 if is_repeated else 0
            self.choose(references[index % len(references)])

    def choose(self, reference: str) -> None:
        """Select a feature as a click does."""
        self.select(reference)
        self.feature_chosen.emit(reference)

    def _choose_target(self) -> None:
        if self._target:
            self.choose(self._target)

    def _step(self, step: int) -> None:
        """Move the keyboard target to the next or previous feature; 0 clears it, and measuring."""
        if self._scene is None:
            return
        if step == 0 and self._measuring:
            self.measuring_ended.emit()
        order = keyboard_order(self._scene, self._canvas.extent(), self.by_clause)
        outside = -1 if step > 0 else len(order)
        index = step + (order.index(self._target) if self._target in order else outside)
        has_target = step != 0 and 0 <= index < len(order)
        self._target = order[index] if has_target else ""
        self._canvas.sheet.set_keyboard_target(self._target)
        self._describe()
        if has_target:
            self._canvas.can_step = {1: index + 1 < len(order), -1: index > 0}

    def _describe(self) -> None:
        """Describe the marked feature to a screen reader; without one, Tab can start either way."""
        if self._scene is None:
            return
        features = self._scene.features
        reference = self._target or self._selected
        marked = feature_of(self._scene, reference)
        if marked is not None:
            title, *lines = explanation(marked, self._catalog)
            text = ". ".join([title, *self._more(reference), *lines])
        else:
            names = sorted(features[name].name for name in self.by_clause if name in features)
            text = ", ".join(names) or self._catalog["map.nothing"]
        self._canvas.setAccessibleDescription(text)
        if not self._target:
            has_features = bool(features or self._scene.drawn_local)
            self._canvas.can_step = {1: has_features, -1: has_features}
