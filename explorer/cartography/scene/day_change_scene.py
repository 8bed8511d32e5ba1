"""Scene of the changes between two map days: the later day's map, changed areas and both lines."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

import numpy as np

from explorer.cartography.geometry.geometry import Box, box_of, part_array, union
from explorer.cartography.geometry.projection import FloatArray, project
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.day_change import DayChange
from explorer.cartography.scene.label_candidates import MapLabel
from explorer.cartography.scene.legend import MARKED
from explorer.cartography.scene.scene import Layer, Scene, build_scene
from explorer.domain.content.features import Feature, FeatureClass, MapContent, Shape

#: The layers of the later day that are shown; hatches and further lines would look like changes.
_SHOWN = frozenset(
    {
        *("sea", "land", "lakes", "rivers", "oblasts", "borders", "places"),
        *("held_russia", "held_ukraine", "contact"),
    }
)
_LINE = "line_of_contact"
_RANK = 3  # of a settlement that the map otherwise does not show
# Bold is for places that changed holder.
_BOLD, _PLAIN = "plant", {"city": "town"}
_CLOSE_KM = 9.0
_LEAST_KM = 60.0
_MARGIN_KM = 12.0


def change_scene(change: DayChange, earlier: MapContent, later: MapContent) -> Scene:
    """Return the scene of a change; places that changed holder have bold labels.

    Of places close together the largest is drawn: marks without names say little, and leave no
    room for the name of a town.
    """
    changed = drawn_places(change)
    features = tuple(_settlement(f) if f.reference in changed else f for f in later.features)
    scene = build_scene(replace(later, features=features))
    base = [replace(layer, shown=layer.key in _SHOWN) for layer in scene.layers]
    areas = [_area_layer(change, holder) for holder in dict.fromkeys(_receivers(change))]
    layers = _with_layers(base, areas, _earlier_line(change, earlier))
    return replace(
        scene,
        layers=tuple(replace(layer, z=z) for z, layer in enumerate(layers)),
        labels=tuple(_emphasised(label, changed) for label in scene.labels),
    )


def drawn_places(change: DayChange) -> frozenset[str]:
    """Return the places that are drawn: towns, and settlements that are not close to another."""
    drawn: dict[str, FloatArray] = {}
    for place in change.places:
        position = project(np.array([place.position]))[0]
        is_close = any(np.hypot(*(position - other)) < _CLOSE_KM for other in drawn.values())
        if place.population or not is_close:
            drawn[place.reference] = position
    return frozenset(drawn)


def change_extent(change: DayChange, scene: Scene) -> Box:
    """Return the extent of what changed, areas and places, or all of the map without changes."""
    boxes = [_projected_shape(t.shape, "").box for t in change.transfers]
    boxes += [scene.shapes[p.reference].box for p in change.places if p.reference in scene.shapes]
    if not boxes:
        return scene.bounds
    box = union(boxes)
    wide, high = max(_LEAST_KM - box.width, 0) / 2, max(_LEAST_KM - box.height, 0) / 2
    return Box(box.x0 - wide, box.y0 - high, box.x1 + wide, box.y1 + high).grown(_MARGIN_KM)


def _settlement(feature: Feature) -> Feature:
    """Return a reported settlement as a place, so that it has a mark and a name."""
    if feature.layer == "places":
        return feature
    return replace(feature, layer="places", form="town", rank=_RANK)


def _receivers(change: DayChange) -> Iterator[str]:
    yield from sorted(t.to_holder for t in change.transfers)


def _area_layer(change: DayChange, receiver: str) -> Layer:
    style = f"change_to_{receiver}"
    shapes = [
        _projected_shape(transfer.shape, style)
        for transfer in change.transfers
        if transfer.to_holder == receiver
    ]
    return _new_layer(style, shapes, change.after.as_of, MARKED)


def _earlier_line(change: DayChange, earlier: MapContent) -> Layer:
    shapes = [
        _projected_shape(earlier.shapes[feature.reference], "contact_before")
        for feature in earlier.features
        if feature.layer == _LINE
    ]
    return _new_layer("contact_before", shapes, change.before.as_of, "subject")


def _new_layer(key: str, shapes: Iterable[StyledShape], as_of: str, legend: str) -> Layer:
    return Layer(
        key=key,
        z=0,
        style=key,
        shapes=tuple(shapes),
        feature_class=FeatureClass.ASSESSED,
        as_of=as_of,
        source="",
        shown=True,
        legend=legend,
    )


def _projected_shape(shape: Shape, style: str) -> StyledShape:
    sizes = np.cumsum([len(part) // 2 for part in shape.parts])[:-1]
    points = project(np.concatenate([part_array(part) for part in shape.parts]))
    parts = tuple(np.split(points, sizes))
    return StyledShape("", style, shape.type, parts, box_of(parts))


def _with_layers(layers: Iterable[Layer], areas: list[Layer], line: Layer) -> Iterator[Layer]:
    """Yield layers with the areas above those of both sides, and a line below the later line."""
    inserted = {"raions": areas, "oblasts": areas, "contact": [line]}
    placed: set[str] = set()
    for layer in layers:
        for further in inserted.get(layer.key, ()):
            if further.key not in placed:
                placed.add(further.key)
                yield further
        yield layer
    yield from (further for further in (*areas, line) if further.key not in placed)


def _emphasised(label: MapLabel, changed: Set[str]) -> MapLabel:
    if label.reference in changed:
        return replace(label, style=_BOLD)
    return replace(label, style=_PLAIN.get(label.style, label.style))
