"""Label candidates of a local layer."""

import numpy as np

from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.local_layer.model import IntArray, LocalLayer, PartKind
from explorer.cartography.scene.label_candidates import MapLabel

#: Limit of candidates of one layer: each costs time at every new scale.
MOST_NAMES = 60
_RANK = 40.0  # after every name of the pack
_MARK = 7.0
_WIDE = 30.0  # minimum size of a shape in pixels for a label


def feature_boxes(layer: LocalLayer, features: IntArray) -> FloatArray:
    """Return a row x0, y0, x1, y1 for each of some features that have a shape."""
    first, end = layer.parts_of[features], layer.parts_of[features + 1]
    # Pairs of begin and end; every second slice lies between two features.
    edges = np.column_stack((first, end)).ravel()
    padded = np.concatenate((layer.boxes, layer.boxes[-1:]))
    low = np.minimum.reduceat(padded[:, :2], edges)[::2]
    high = np.maximum.reduceat(padded[:, 2:], edges)[::2]
    return np.concatenate((low, high), axis=1)


def local_labels(layer: LocalLayer) -> tuple[MapLabel, ...]:
    """Return the largest named features as labels after all those of the pack."""
    shaped = np.diff(layer.parts_of) > 0
    named = np.fromiter((bool(name.strip()) for name in layer.geometry.names), np.bool_)
    candidates = np.flatnonzero(shaped & named)
    if not len(candidates):
        return ()
    boxes = feature_boxes(layer, candidates)
    sizes = np.hypot(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    largest = np.argsort(-sizes, kind="stable")[:MOST_NAMES]
    chosen = zip(candidates[largest].tolist(), boxes[largest], sizes[largest].tolist(), strict=True)
    return tuple(_label(layer, f, box, size) for f, box, size in chosen)


def _label(layer: LocalLayer, feature: int, box: FloatArray, size: float) -> MapLabel:
    kind = layer.geometry.kinds[layer.parts_of[feature]]
    point = kind == PartKind.POINT
    return MapLabel(
        reference=layer.reference(feature),
        text=layer.geometry.names[feature].strip(),
        style="own",
        anchors=_anchors(layer, feature, box),
        priority=_RANK - min(size, 1000.0) / 1000.0,
        mark=_MARK if point else 0.0,
        from_scale=0.0 if point else _WIDE / max(size, 1e-6),
    )


def _anchors(layer: LocalLayer, feature: int, box: FloatArray) -> FloatArray:
    """Return label anchors: in the middle of an area, along a line, at a point."""
    part = layer.parts_of[feature]
    level = layer.levels[0]
    place = int(np.searchsorted(level.parts, part))
    if place == len(level.parts) or level.parts[place] != part:  # a point
        return box[None, :2]
    runs = slice(level.runs_of[place], level.runs_of[place + 1])
    first, last = int(level.first[runs][0]), int(level.last[runs][-1])
    shares = np.array((0.5, 0.35, 0.65, 0.2, 0.8))
    along = level.points[(first + shares * (last - first)).astype(np.int64)]
    if layer.geometry.kinds[part] == PartKind.LINE:
        return along
    return np.concatenate(((box[:2] + box[2:])[None] / 2, along))
