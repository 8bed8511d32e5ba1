"""The shapes of a user's own layer in arrays: a million points cost no object each."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from explorer.cartography.projection import FloatArray

IntArray = NDArray[np.int64]


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
