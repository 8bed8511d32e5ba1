"""Pointing at features with mouse and keyboard: explaining, choosing, walking, measuring."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QToolTip

from explorer.cartography.scene.contact_distance import contact_distance
from explorer.cartography.scene.hit_test import hits, keyboard_order
from explorer.cartography.scene.scene import Scene, box_for, feature_of
from explorer.cartography.scene.snapping import Snap, snap
from explorer.domain.content.features import FeatureMention
from explorer.ui.features.map.canvas import MapCanvas, coordinates_text
from explorer.ui.features.map.feature_info import contact_text, explanation, naming_lines, tooltip
from explorer.ui.features.map.measure_tool import MeasureTool

Words = Mapping[str, str]
#: Features at a spot that a tooltip may speak of.
_TOLD = 4


class MapInteraction(QObject):
    """What is lifted out, selected and walked to upon a canvas."""

    feature_chosen = Signal(str)
    measuring_ended = Signal()
    lifted_out = Signal()

    def __init__(self, canvas: MapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._scene: Scene | None = None
        self._words: Words = {}
        self.wanted: frozenset[str] = frozenset()
        self.namings: Mapping[str, tuple[FeatureMention, ...]] = {}
        self._selected = self._walked = ""
        self._measuring = False
        self._ruler = MeasureTool()
        canvas.sheet.ruler = self._ruler
        canvas.entered.connect(self._choose_walked)
        canvas.explanation_requested.connect(self._explain)
        canvas.hovered_at.connect(self._show_coordinates)
        canvas.pressed_at.connect(self._press)
        canvas.stepped.connect(self._step)

    def set_scene(self, scene: Scene, words: Words) -> None:
        """Point at another scene, what is lifted out staying so."""
        self._scene, self._words = scene, words
        self._lift()
        self._describe()

    def show_features(self, references: frozenset[str]) -> None:
        """Lift out what a clause names; the chosen feature stays chosen until another is."""
        self.wanted = references
        self._walked = ""
        self._canvas.sheet.set_keyboard_target("")
        self._lift()
        self._describe()

    def select(self, reference: str) -> None:
        """Lift out one feature as well and bring it into sight."""
        if reference == self._selected or self._scene is None:
            return
        self._selected = reference
        self._lift()
        box = box_for(self._scene, reference)
        if box is not None:
            self._canvas.centre_on(box)
        self._describe()

    def set_measuring(self, measuring: bool) -> None:
        """Clicks measure instead of choosing."""
        self._measuring = measuring
        self._ruler.clear()
        self._canvas.sheet.show_readout(self._words["map.measure_hint"] if measuring else "")
        if measuring:
            self._canvas.setFocus()  # so that Escape ends it

    def set_overview(self, namings: Mapping[str, tuple[FeatureMention, ...]]) -> None:
        """Lift out every feature that clauses name, and tell which; nothing ends it."""
        self.namings = namings
        self._lift()
        self._describe()

    @property
    def named(self) -> frozenset[str]:
        """What the clause names, and in the overview what any clause names."""
        return self.wanted | frozenset(self.namings)

    @property
    def chosen(self) -> str:
        """The feature that was chosen, "" for none."""
        return self._selected

    def _lift(self) -> None:
        self._canvas.sheet.lift(self.named, self.chosen)
        self.lifted_out.emit()

    def _show_coordinates(self, x: float, y: float, _place: QPoint) -> None:
        self._ruler.snap = self._snap(x, y)
        measured = self._ruler.text(self._words)
        spot = coordinates_text(x, y)
        self._canvas.sheet.show_readout(f"{measured}  ·  {spot}" if measured else spot)

    def _snap(self, x: float, y: float) -> Snap | None:
        """What a measured spot would snap to."""
        if self._scene is None or not self._measuring or self._canvas.free_hand:
            return None
        scale = self._canvas.view().scale
        if self._ruler.closes_at(x, y, scale):
            return None  # the first spot lies nearer at heart than whatever is drawn there
        return snap(self._scene, x, y, scale, self._canvas.sheet.named(scale))

    def _under(self, x: float, y: float) -> tuple[str, ...]:
        return hits(self._scene, x, y, self._canvas.view().scale) if self._scene else ()

    def _explain(self, x: float, y: float, place: QPoint) -> None:
        # In the overview what clauses name comes first: that is what the reader asks for.
        found = sorted(self._under(x, y), key=lambda r: r not in self.namings)
        if found and self._scene is not None:
            known = (feature_of(self._scene, r) for r in found[:_TOLD])
            features = [feature for feature in known if feature is not None]
            text = tooltip(features, self._words, self._more(found[0]))
            QToolTip.showText(place, text, self._canvas)
        else:
            QToolTip.hideText()

    def _more(self, reference: str) -> list[str]:
        """What the map knows of a feature beyond its own facts."""
        distance = contact_distance(self._scene, reference) if self._scene else None
        lines = [contact_text(distance, self._words)] if distance is not None else []
        return lines + naming_lines(self.namings.get(reference, ()), self._words)

    def _press(self, x: float, y: float) -> None:
        """Choose what is under the pointer; a second press there takes what lies beneath."""
        if self._measuring:
            found = self._snap(x, y)
            spot = (x, y) if found is None else (found.x, found.y)
            self._ruler.add(*spot, self._canvas.view().scale)
            self._canvas.sheet.show_readout(self._ruler.text(self._words))
            return
        beneath = self._under(x, y)
        if beneath:
            at = beneath.index(self._selected) + 1 if self._selected in beneath else 0
            self._choose(beneath[at % len(beneath)])

    def _choose(self, reference: str) -> None:
        self.select(reference)
        self.feature_chosen.emit(reference)

    def _choose_walked(self) -> None:
        if self._walked:
            self._choose(self._walked)

    def _step(self, step: int) -> None:
        """Walk to the next or previous feature in view; 0 ends the walk and the measuring."""
        if self._scene is None:
            return
        if step == 0 and self._measuring:
            self.measuring_ended.emit()
        order = keyboard_order(self._scene, self._canvas.extent(), self.wanted)
        outside = -1 if step > 0 else len(order)
        target = step + (order.index(self._walked) if self._walked in order else outside)
        walks = step != 0 and 0 <= target < len(order)
        self._walked = order[target] if walks else ""
        self._canvas.sheet.set_keyboard_target(self._walked)
        self._describe()
        if walks:
            self._canvas.can_step = {1: target + 1 < len(order), -1: target > 0}

    def _describe(self) -> None:
        """Tell a screen reader what is marked; a new walk may begin at either end."""
        if self._scene is None:
            return
        features = self._scene.features
        reference = self._walked or self._selected
        marked = feature_of(self._scene, reference)
        if marked is not None:
            title, *lines = explanation(marked, self._words)
            text = ". ".join([title, *self._more(reference), *lines])
        else:
            names = sorted(features[r].name for r in self.wanted if r in features)
            text = ", ".join(names) or self._words["map.nothing"]
        self._canvas.setAccessibleDescription(text)
        if not self._walked:
            some = bool(features or self._scene.drawn_local)
            self._canvas.can_step = {1: some, -1: some}
