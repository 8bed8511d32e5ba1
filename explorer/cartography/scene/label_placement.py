"""Label placement: greedy, most urgent first, without overlaps."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from explorer.cartography.geometry.geometry import Box, clip_ring, inside_mask, simplify
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.scene.label_candidates import MapLabel

Measure = Callable[[str, str], tuple[float, float]]
"""Width and height in pixels of a text in a text style."""


@dataclass(frozen=True, slots=True)
class View:
    """Mapping from kilometres to pixels, y down, with (0, 0) at the top left corner."""

    x0: float
    y1: float
    scale: float
    width: float
    height: float

    @classmethod
    def of(cls, extent: Box, width: float, height: float) -> "View":
        """Return the view of an extent that has the frame's aspect ratio."""
        return cls(extent.x0, extent.y1, width / extent.width, width, height)

    def pixels(self, points: FloatArray) -> FloatArray:
        """Return points in pixels."""
        return (points - (self.x0, self.y1)) * (self.scale, -self.scale)

    @property
    def extent(self) -> Box:
        """Extent within the frame."""
        return Box(
            self.x0,
            self.y1 - self.height / self.scale,
            self.x0 + self.width / self.scale,
            self.y1,
        )


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label with its rectangle in pixels, y down, and its anchor ``anchor`` in kilometres."""

    reference: str
    text: str
    style: str
    x: float
    y: float
    width: float
    height: float
    anchor: tuple[float, float]
    mark: float = 0.0


# Right of the mark reads best, then left, then above and below, then the corners.
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
# Used if a barrier blocks those: between these, and further away.
_BETWEEN = ((0.5, -1), (-0.5, -1), (0.5, 1), (-0.5, 1), (1, -0.5), (1, 0.5), (-1, -0.5), (-1, 0.5))
_FURTHER = 3.0
_GAP = 2.5
_CLEAR = 1.0  # pixels between a label and a barrier


class _OccupiedArea:
    """Occupied rectangles in one array, compared all at once."""

    def __init__(self, boxes: Iterable[Box], capacity: int) -> None:
        first = list(boxes)
        self._boxes = np.empty((len(first) + capacity, 4))
        self._count = len(first)
        if first:
            self._boxes[: len(first)] = first

    def add(self, box: Box) -> None:
        self._boxes[self._count] = box
        self._count += 1

    def is_free(self, box: Box) -> bool:
        taken = self._boxes[: self._count]
        return not bool(
            (
                (taken[:, 0] < box.x1)
                & (taken[:, 2] > box.x0)
                & (taken[:, 1] < box.y1)
                & (taken[:, 3] > box.y0)
            ).any()
        )


@dataclass(frozen=True, slots=True)
class Barriers:
    """Lines in kilometres that the label of a place does not cross.

    ``homes`` are points on the side of a label, for places whose mark lies slightly beyond the
    line, which is less accurate than the mark.
    """

    lines: tuple[FloatArray, ...] = ()
    homes: Mapping[str, tuple[float, float]] = field(default_factory=dict)


class _Barriers:
    """Barriers in pixels that no label may cover or be separated by from its place."""

    def __init__(self, barriers: Barriers, view: View) -> None:
        self._homes = barriers.homes
        self._view = view
        pixels = [view.pixels(line) for line in barriers.lines if len(line) > 1]
        self._starts = np.concatenate([line[:-1] for line in pixels] or [np.empty((0, 2))])
        self._ends = np.concatenate([line[1:] for line in pixels] or [np.empty((0, 2))])
        self._low = np.minimum(self._starts, self._ends)
        self._high = np.maximum(self._starts, self._ends)

    def home(self, label: MapLabel) -> tuple[float, float]:
        """Return the pixel that a place's label must not be separated from."""
        position = self._homes.get(label.reference)
        points = label.anchors[:1] if position is None else np.array([position])
        x, y = self._view.pixels(points)[0].tolist()
        return x, y

    def parts(self, box: Box, point: tuple[float, float]) -> bool:
        """Return whether a barrier separates a point from any part of a box beside it."""
        box = box.grown(_CLEAR)
        around = np.array([box[:2], box[2:], point])
        low, high = around.min(axis=0), around.max(axis=0)
        near = ((self._low <= high) & (self._high >= low)).all(axis=1)
        if not near.any():
            return False
        starts, ends = self._starts[near], self._ends[near]
        # The area that a label covers as seen from its place lies in triangles to the box's sides.
        corners = np.array([(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)])
        sides = [(corners[i], corners[(i + 1) % 4]) for i in range(4)]
        sides += [(np.array(point), corner) for corner in corners]
        inside = ((starts >= box[:2]) & (starts <= box[2:])).all(axis=1)
        return bool(inside.any()) or any(_intersects_any(starts, ends, a, b) for a, b in sides)


def _intersects_any(starts: FloatArray, ends: FloatArray, a: FloatArray, b: FloatArray) -> bool:
    """Return whether any of some segments intersects the one from ``a`` to ``b``."""
    along, across = ends - starts, b - a
    first = _cross(along, a - starts) * _cross(along, b - starts) <= 0
    second = _cross(across, starts - a) * _cross(across, ends - a) <= 0
    return bool((first & second).any())


def _cross(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])


def _anchors(label: MapLabel, size: tuple[float, float], within: Box | None) -> FloatArray:
    """Return the label's anchors: first those within an extent where the label fits its area."""
    if label.mark or len(label.anchors) < 2:
        return label.anchors
    poor = np.zeros(len(label.anchors))
    if within is not None:
        half = np.array(size) / 2
        low, high = label.anchors - half, label.anchors + half
        poor += 2.0 * ~((low >= within[:2]).all(axis=1) & (high <= within[2:]).all(axis=1))
    if label.rooms is not None:
        poor += label.rooms < size[0] / 2
    ordered = label.anchors[np.argsort(poor, kind="stable")]
    if within is None or label.ring is None or label.around is None or poor.min() < 1:
        return ordered
    share = _seen_share(label.around, within)
    if share in (0.0, 1.0):
        return ordered  # its usual anchors were computed for the whole area
    roomy = roomy_points(label.ring, within, size)
    if len(roomy) or share >= _MOSTLY:
        return np.concatenate((roomy, ordered))
    # If the visible corner of an area is too small for its label, the label stays with the rest.
    outside = ordered[~((ordered >= within[:2]).all(axis=1) & (ordered <= within[2:]).all(axis=1))]
    return outside if len(outside) else ordered


_MOSTLY = 0.5


def _seen_share(area: Box, within: Box) -> float:
    """Return the share of an area's box within an extent."""
    wide = min(area.x1, within.x1) - max(area.x0, within.x0)
    high = min(area.y1, within.y1) - max(area.y0, within.y0)
    return max(wide, 0.0) * max(high, 0.0) / max(area.width * area.height, 1e-9)


_COLUMNS, _ROWS = 7, 5


def roomy_points(ring: FloatArray, within: Box, size: tuple[float, float]) -> FloatArray:
    """Return points where a label fits an area and an extent, those with most space first."""
    visible = simplify(clip_ring(ring, within), min(size) / 2)
    if len(visible) < 4:
        return np.empty((0, 2))
    half = np.array(size) / 2
    low, top = visible.min(axis=0) + half, visible.max(axis=0) - half
    if (low >= top).any():
        return np.empty((0, 2))
    xs, ys = np.linspace(low[0], top[0], _COLUMNS), np.linspace(low[1], top[1], _ROWS)
    points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    for side in (
        (-1, -1),
        (1, 1),
        (-1, 1),
        (1, -1),
    ):  # each condition leaves fewer points for the next
        points = points[inside_mask(points + half * side, visible)]
    # Separate arrays for both axes: numpy is slow along an axis of two.
    x_gaps = np.abs(points[:, 0, None] - visible[:, 0]) - half[0]
    y_gaps = np.abs(points[:, 1, None] - visible[:, 1]) - half[1]
    inside = ~((x_gaps < 0) & (y_gaps < 0)).any(axis=1)  # no corner of the area within the label
    free = np.maximum(x_gaps, 0) ** 2 + np.maximum(y_gaps, 0) ** 2
    order = np.argsort(-free.min(axis=1)[inside], kind="stable")
    return np.asarray(points[inside][order])


def _candidate_boxes(
    label: MapLabel, view: View, size: tuple[float, float], within: Box | None
) -> Iterator[tuple[Box, FloatArray]]:
    width, height = size
    if label.mark:
        x, y = view.pixels(label.anchors[:1])[0].tolist()
        yield from ((box, label.anchors[0]) for box in _beside((x, y), label.mark, size, _SIDES))
        return
    anchors = _anchors(label, (width / view.scale, height / view.scale), within)
    for anchor, (x, y) in zip(anchors, view.pixels(anchors).tolist(), strict=True):
        yield Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), anchor


def _beside(
    point: tuple[float, float],
    mark: float,
    size: tuple[float, float],
    sides: Iterable[tuple[float, float]],
    far: float = 1.0,
) -> Iterator[Box]:
    """Yield boxes on some sides of a mark, at a multiple of the usual distance."""
    (x, y), (width, height) = point, size
    away = (mark / 2 + _GAP) * far
    for right, down in sides:
        reach = away * (0.75 if right and down else 1)
        left = x - width / 2 + right * (width / 2 + reach)
        top = y - height / 2 + down * (height / 2 + reach)
        yield Box(left, top, left + width, top + height)


def _marks(labels: Iterable[MapLabel], view: View) -> list[Box]:
    boxes = []
    for label in labels:
        if label.mark:
            x, y = view.pixels(label.anchors[:1])[0].tolist()
            half = label.mark / 2
            boxes.append(Box(x - half, y - half, x + half, y + half))
    return boxes


def visible_at(label: MapLabel, scale: float, first: frozenset[str] = frozenset()) -> bool:
    """Return whether the label is shown at a scale; those of selected features always are."""
    return label.reference in first or label.from_scale <= scale < label.to_scale


def place_labels(  # noqa: PLR0913 - what each label must and should keep clear of
    labels: Sequence[MapLabel],
    view: View,
    measure: Measure,
    *,
    first: frozenset[str] = frozenset(),
    obstacles: Iterable[Box] = (),
    within: Box | None = None,
    barriers: Barriers = Barriers(),
    avoided: Iterable[Box] = (),
) -> tuple[PlacedLabel, ...]:
    """Place each label at its first free position in the frame, or omit it.

    The label of a place crosses none of the ``barriers``: it stays on the side of its mark.

    ``obstacles`` are rectangles in pixels to keep clear. Marks of places are kept clear too, so
    that no label hides another town. ``within`` is an extent preferred for labels of areas.
    ``avoided`` are rectangles that only a selected place's label may cover, if it has no other
    position.
    """
    visible = [label for label in labels if visible_at(label, view.scale, first)]
    visible.sort(key=lambda label: label.reference not in first)
    occupied = _OccupiedArea((*obstacles, *_marks(visible, view)), len(visible))
    kept_clear = _OccupiedArea(avoided, 0)
    context = _PlacementContext(view, occupied, _Barriers(barriers, view), kept_clear)
    placed = []
    for label in visible:
        texts = (label.text, label.short) if label.short else (label.text,)
        contexts = [context]
        if label.mark and label.reference in first:
            contexts.append(replace(context, avoided=_OccupiedArea((), 0)))
        tries = (
            _placed(replace(label, text=text), measure, each, within)
            for each in contexts
            for text in texts
        )
        placed.append(next((label_placed for label_placed in tries if label_placed), None))
    return tuple(label for label in placed if label)


@dataclass(frozen=True, slots=True)
class _PlacementContext:
    """Frame, occupied and avoided rectangles, and barriers of a placement."""

    view: View
    taken: _OccupiedArea
    barriers: _Barriers
    avoided: _OccupiedArea

    def has(self, box: Box) -> bool:
        view = self.view
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= view.width and box.y1 <= view.height
        return inside and self.taken.is_free(box) and self.avoided.is_free(box)


def _placed(
    label: MapLabel, measure: Measure, context: _PlacementContext, within: Box | None
) -> PlacedLabel | None:
    size = measure(label.text, label.style)
    candidates = _candidate_boxes(label, context.view, size, within)
    if label.mark:
        candidates = _unseparated_boxes(label, size, candidates, context)
    for box, (x, y) in candidates:
        if context.has(box):
            context.taken.add(box)
            anchor = (float(x), float(y))
            return PlacedLabel(
                label.reference, label.text, label.style, box.x0, box.y0, *size, anchor, label.mark
            )
    return None


def _unseparated_boxes(
    label: MapLabel,
    size: tuple[float, float],
    candidates: Iterable[tuple[Box, FloatArray]],
    context: _PlacementContext,
) -> Iterator[tuple[Box, FloatArray]]:
    """Yield the free boxes that no barrier separates from the mark, and other ones if one does."""
    anchor = label.anchors[0]
    x, y = context.view.pixels(label.anchors[:1])[0].tolist()
    home = context.barriers.home(label)
    parted = False
    for box, _ in candidates:
        if context.has(box):
            if not context.barriers.parts(box, home):
                yield box, anchor
            parted = True
    more = ((_BETWEEN, 1.0), (_SIDES, _FURTHER), (_BETWEEN, _FURTHER)) if parted else ()
    for sides, far in more:
        for box in _beside((x, y), label.mark, size, sides, far):
            if context.has(box) and not context.barriers.parts(box, home):
                yield box, anchor
