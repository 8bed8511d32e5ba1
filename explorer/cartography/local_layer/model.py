"""The shapes of a user's own layer in arrays: a million points cost no object each."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.scene.label_candidates import MapLabel
from explorer.domain.desk.local_layers import COLOURS, OwnLayerEntry

IntArray = NDArray[np.int64]
Mask = NDArray[np.bool_]
_PREFIX = "own:"
_KINDS = ("point", "line", "polygon")


class PartKind(IntEnum):
    """What a part of a shape is."""

    POINT = 0
    LINE = 1
    RING = 2


@dataclass(frozen=True, slots=True, eq=False)
class OwnGeometry:
    """Features of a file as flat arrays, in degrees on WGS 84.

    ``points`` is (n, 2) longitude, latitude; part p is ``points[starts[p]:starts[p + 1]]``, so
    ``starts`` has one entry more than there are parts. ``kinds`` holds a PartKind per part and
    ``owners`` the number of its feature, rising. Rings are closed; the rings of a feature fill by
    the odd-even rule. ``names`` has a name per feature, "" for none.
    """

    points: FloatArray
    starts: IntArray
    kinds: NDArray[np.uint8]
    owners: IntArray
    names: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """An own layer as finely as one scale can show it, in kilometres.

    In a cell of ``step`` km one point after another is enough; 0 keeps all. Part i of the level
    is ``parts[i]`` of the layer. It is cut into runs ``runs_of[i]`` up to ``runs_of[i + 1]``,
    stretches of few points from ``points[first[r]]`` to ``points[last[r]]`` with ``boxes[r]``
    around them; a run begins where the one before it ends. ``dots`` stand for shapes smaller than
    a pixel and ``marks`` for points, one of each to a cell; ``closeness`` is how many dots lie in
    a square of sixteen cells' width, where there are any.
    """

    step: float
    points: FloatArray
    parts: IntArray
    runs_of: IntArray
    first: IntArray
    last: IntArray
    boxes: FloatArray
    dots: FloatArray
    marks: FloatArray
    closeness: float

    @property
    def size(self) -> int:
        """How many points it is drawn with."""
        return len(self.points) + len(self.dots) + len(self.marks)


@dataclass(frozen=True, slots=True, eq=False)
class OwnLayer:
    """A user's own layer made ready for drawing: ``levels`` are finest first, the first is whole.

    ``boxes`` and ``areas`` (km², holes negative) are per part of ``geometry``; those of feature f
    are ``parts_of[f]`` up to ``parts_of[f + 1]``. Outer rings run counterclockwise, holes
    clockwise, so that features may be filled together; in the ``crowded`` features that is not
    known, and each is filled by itself.
    """

    entry: OwnLayerEntry
    geometry: OwnGeometry
    levels: tuple[Level, ...]
    boxes: FloatArray
    areas: FloatArray
    parts_of: IntArray
    crowded: Mask
    box: Box
    labels: tuple[MapLabel, ...]

    @property
    def key(self) -> str:
        """The key of its layer in a scene."""
        return f"{_PREFIX}{self.entry.key}"

    @property
    def style(self) -> str:
        """The style that draws it."""
        return f"own_{self.entry.colour % COLOURS + 1}"

    @property
    def features(self) -> int:
        """How many features it has, those without a shape included."""
        return len(self.parts_of) - 1

    def reference(self, feature: int) -> str:
        """The reference of a feature by its place in the file, which readers count from 1."""
        return f"{self.key}:{feature + 1}"

    @property
    def kinds(self) -> set[str]:
        """What it holds of ``point``, ``line`` and ``polygon``."""
        return {_KINDS[kind] for kind in np.unique(self.geometry.kinds).tolist()}

    def kind(self, feature: int) -> str:
        """``point``, ``line`` or ``polygon`` after its first part; "" without a shape."""
        first, end = self.parts_of[feature : feature + 2].tolist()
        return _KINDS[self.geometry.kinds[first]] if first < end else ""

    def feature(self, reference: str) -> int | None:
        """The place of the feature that a reference names; None if it is not of this layer."""
        key, _, number = reference.rpartition(":")
        if key != self.key or not number.isdecimal():
            return None
        place = int(number) - 1
        return place if 0 <= place < self.features else None
