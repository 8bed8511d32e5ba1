"""Label candidates of the map, with priority and minimum scale."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from explorer.cartography.geometry.geometry import Box, centroid, inside_mask, ring_area, simplify
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.scene.layers import place_size
from explorer.domain.content.features import Feature
from explorer.i18n.formats import number_text
from explorer.i18n.message_catalog import load_words

Outline = tuple[str, tuple[FloatArray, ...], Box]


@dataclass(frozen=True, slots=True, eq=False)
class MapLabel:
    """A label candidate; lower ``priority`` values are placed first.

    ``anchors`` are its possible positions, best first; ``mark`` is the size of the symbol beside
    it, 0 for a label centred on its position. ``rooms`` are the distances from the anchors to the
    edge of their area, whose outline is about ``ring``, within ``around``. Scales are pixels per
    kilometre. ``short`` is a shorter text for where ``text`` does not fit.
    """

    reference: str
    text: str
    style: str
    anchors: FloatArray
    priority: float
    mark: float = 0.0
    from_scale: float = 0.0
    to_scale: float = math.inf
    rooms: FloatArray | None = None
    ring: FloatArray | None = None
    around: Box | None = None
    short: str = ""


_HOME = "countries:UA"
#: Marks of labels with a lower priority are drawn even where their name does not fit.
_ALWAYS_MARKED = 10.0


def is_always_marked(label: MapLabel, scale: float) -> bool:
    """Return whether the mark of a large or important place is drawn without its name."""
    return bool(label.mark) and label.priority < _ALWAYS_MARKED and scale >= label.from_scale


_PLACES = {1: ("city", 0.35), 2: ("town", 1.1), 3: ("village", 1.9)}
_MARKS = {"city": 8.0, "town": 7.0, "village": 5.5}


def _place(feature: Feature, parts: tuple[FloatArray, ...], text: str) -> MapLabel:
    style, from_scale = _PLACES.get(feature.rank, ("village", 2.6))
    big = math.log10(max(feature.population or 1, 1))
    if big >= 5.75:  # more than half a million: shown on the whole country's map as well
        from_scale = 0.0
    return MapLabel(
        feature.reference,
        text,
        style,
        parts[0][:1],
        feature.rank * 10 - big,
        _MARKS[place_size(feature)],
        from_scale,
    )


# On a small map the label would lie across the sea beside it.
_STRAITS = frozenset({"water:label-kerch-strait"})
_STRAIT_SCALE = 1.0
_RING_STEPS = 250  # labels need no finer outline
_STEPS = (0.0, -0.14, 0.14, -0.28, 0.28, -0.4, 0.4)
_GRID = np.array(sorted(product(_STEPS, _STEPS), key=lambda s: abs(s[0]) + abs(s[1])))


def _inside(largest: FloatArray, box: Box) -> tuple[FloatArray, FloatArray]:
    """Return points within an area, its centroid first, and their distances from its edge."""
    points = _GRID * (box.width, box.height) + centroid(largest)
    outline = simplify(largest, max(box.width, box.height) / 60)  # a rough outline is enough
    inner = points[inside_mask(points, outline)]
    anchors = inner if len(inner) else points[:1]
    gaps = anchors[:, None, :] - outline[None, :, :]
    return anchors, np.sqrt((gaps**2).sum(axis=2)).min(axis=1)


def _along(parts: tuple[FloatArray, ...]) -> FloatArray:
    longest = max(parts, key=len)
    shares = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.45, 0.55, 0.35, 0.65, 0.1, 0.9)
    return np.array([longest[int(share * (len(longest) - 1))] for share in shares])


def _area_label(
    feature: Feature, outline: Outline, style: str, priority: float, scales: tuple[float, float]
) -> MapLabel:
    ring = max(outline[1], key=ring_area)
    anchors, rooms = _inside(ring, outline[2])
    box = outline[2]
    return MapLabel(
        reference=feature.reference,
        text=feature.name,
        style=style,
        anchors=anchors,
        priority=priority,
        from_scale=scales[0],
        to_scale=scales[1],
        rooms=rooms,
        ring=simplify(ring, max(box.width, box.height) / _RING_STEPS),
        around=box,
    )


def _label(feature: Feature, outline: Outline, peopled: Mapping[str, str]) -> MapLabel | None:
    parts = outline[1]
    if feature.layer == "places":
        label = _place(feature, parts, peopled.get(feature.name, feature.name))
        if feature.name not in peopled:
            return label
        return replace(label, priority=label.priority - 10, short=feature.name)
    if feature.layer == "znpp":
        return MapLabel(feature.reference, feature.name, "plant", parts[0][:1], 9, 14, 0.9)
    if feature.layer == "dnipro_black_sea":
        return MapLabel(feature.reference, feature.name, "village", parts[0][:1], 24, 8, 1.4)
    return _ground_label(feature, outline)


def _ground_label(feature: Feature, outline: Outline) -> MapLabel | None:
    """Return the label of land, water or a river, or None if it has none."""
    kind, parts, _ = outline
    if feature.layer == "countries":
        # Of the home country only parts are in view at close scales, of others the whole rest.
        to_scale = 1.1 if feature.reference == _HOME else math.inf
        return _area_label(feature, outline, "country", 12, (0.0, to_scale))
    if feature.layer == "oblasts" and feature.form != "city_with_special_status":
        return _area_label(feature, outline, "oblast", 19.5, (0.8, 5.0))
    if feature.layer == "water" and feature.form == "label":
        from_scale = _STRAIT_SCALE if feature.reference in _STRAITS else 0.0
        return MapLabel(
            feature.reference, feature.name, "sea", parts[0][:1], 13, from_scale=from_scale
        )
    if feature.layer == "water" and feature.form != "sea" and kind == "polygon":
        return _area_label(feature, outline, "sea", 13, (1.2, math.inf))
    if feature.layer == "rivers" and feature.form == "river":
        from_scale = 0.7 if feature.rank == 1 else 1.3
        return MapLabel(
            feature.reference, feature.name, "river", _along(parts), 26, from_scale=from_scale
        )
    return None


def _peopled_names(features: Iterable[Feature], language: str) -> dict[str, str]:
    """Return the names of the fortress belt's towns with their people in thousands."""
    words = load_words(language)
    return {
        f.name: words["map.thousands"].format(
            name=f.name, count=number_text(round(f.population / 1000), words)
        )
        for f in features
        if f.form == "fortress_town" and f.population
    }


def label_candidates(
    features: Mapping[str, Feature], outlines: Mapping[str, Outline], language: str
) -> tuple[MapLabel, ...]:
    """Return the label candidates of a scene, most urgent first; numbers are in a language."""
    peopled = _peopled_names(features.values(), language)
    labels = (_label(features[r], outline, peopled) for r, outline in outlines.items())
    return tuple(sorted((m for m in labels if m is not None), key=lambda m: m.priority))
