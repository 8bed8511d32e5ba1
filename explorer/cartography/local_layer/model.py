"""Arrays of the shapes of a local layer: a million points without an object for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.scene.label_candidates import MapLabel
from explorer.domain.desk.local_layers import COLOURS, LocalLayerEntry

IntArray = NDArray[np.int64]
Mask = NDArray[np.bool_]
_PREFIX = "own:"
_KINDS = ("point", "line", "polygon")


class PartKind(IntEnum):
    """Kind of a part of a shape."""

    POINT = 0
    LINE = 1
    RING = 2


@dataclass(frozen=True, slots=True, eq=False)
class LocalGeometry:
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
class DetailLevel:
    """A local layer simplified for one scale, in kilometres.

    In a cell of ``step`` km one of consecutive points is kept; 0 keeps all. Part i of the level is
    ``parts[i]`` of the layer. It is cut into runs ``runs_of[i]`` up to ``runs_of[i + 1]``,
    stretches of few points from ``points[first[r]]`` to ``points[last[r]]`` with ``boxes[r]``
    around them; a run begins where the one before it ends. ``dots`` represent shapes smaller than a
    pixel and ``marks`` points, one of each per cell; ``closeness`` is the number of dots in a
    square of sixteen cells' width, where there are any.
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
        """Number of points it is drawn with."""
        return len(self.points) + len(self.dots) + len(self.marks)


@dataclass(frozen=True, slots=True, eq=False)
class LocalLayer:
    """A local layer ready for drawing: ``levels`` are finest first, the first is complete.

    ``boxes`` and ``areas`` (km², holes negative) are per part of ``geometry``; those of feature f
    are ``parts_of[f]`` up to ``parts_of[f + 1]``. Outer rings run counterclockwise, holes
    clockwise, so that features may be filled together; in the ``crowded`` features the orientation
    is unknown, and each is filled separately.
    """

    entry: LocalLayerEntry
    geometry: LocalGeometry
    levels: tuple[DetailLevel, ...]
    boxes: FloatArray
    areas: FloatArray
    parts_of: IntArray
    crowded: Mask
    box: Box
    labels: tuple[MapLabel, ...]

    @property
    def key(self) -> str:
        """Key of its layer in a scene."""
        return f"{_PREFIX}{self.entry.key}"

    @property
    def style(self) -> str:
        """Style that draws it."""
        return f"own_{self.entry.colour % COLOURS + 1}"

    @property
    def features(self) -> int:
        """Number of features, those without a shape included."""
        return len(self.parts_of) - 1

    def reference(self, feature: int) -> str:
        """Return the reference of a feature by its index in the file, counted from 1."""
        return f"{self.key}:{feature + 1}"

    @property
    def kinds(self) -> set[str]:
        """Kinds of its features, of ``point``, ``line`` and ``polygon``."""
        return {_KINDS[kind] for kind in np.unique(self.geometry.kinds).tolist()}

    def kind(self, feature: int) -> str:
        """Return ``point``, ``line`` or ``polygon`` after the first part; "" without a shape."""
        first, end = self.parts_of[feature : feature + 2].tolist()
        return _KINDS[self.geometry.kinds[first]] if first < end else ""

    def feature(self, reference: str) -> int | None:
        """Return the index of the feature of a reference, or None if it is not of this layer."""
        key, _, number = reference.rpartition(":")
        if key != self.key or not number.isdecimal():
            return None
        place = int(number) - 1
        return place if 0 <= place < self.features else None
