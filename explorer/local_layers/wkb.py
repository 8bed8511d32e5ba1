"""Geometry in well-known binary (OGC 06-103r4, ISO 13249-3) as parts of points."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.local_layer.model import PartKind

_MAX_DEPTH = 8
_POINT, _LINE, _POLYGON = 1, 2, 3
_COLLECTIONS = frozenset({4, 5, 6, 7})


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One point, line or ring; ``points`` is (n, 2) or, where heights are given, (n, 3 or 4)."""

    kind: PartKind
    points: FloatArray


def geometry_parts(wkb: bytes) -> Iterator[Part]:
    """The parts of a geometry in order. Raises ValueError for other sorts of geometry."""
    try:
        yield from _parts(wkb, 0, _MAX_DEPTH)[0]
    except (struct.error, IndexError):
        raise ValueError("the geometry is cut short") from None


def _parts(wkb: bytes, at: int, depth: int) -> tuple[list[Part], int]:
    order = "<" if wkb[at] == 1 else ">"
    (code,) = struct.unpack_from(f"{order}I", wkb, at + 1)
    kind, axes = _kind_and_axes(code)
    at += 5
    if kind == _POINT:
        points, at = _points(wkb, at, order, axes, 1)
        return ([Part(PartKind.POINT, points)] if np.isfinite(points[0, :2]).all() else []), at
    (count,) = struct.unpack_from(f"{order}I", wkb, at)
    at += 4
    if kind == _LINE:
        points, at = _points(wkb, at, order, axes, count)
        return [Part(PartKind.LINE, points)], at
    found: list[Part] = []
    if kind == _POLYGON:
        for _ in range(count):
            (length,) = struct.unpack_from(f"{order}I", wkb, at)
            points, at = _points(wkb, at + 4, order, axes, length)
            found.append(Part(PartKind.RING, points))
        return found, at
    if kind not in _COLLECTIONS or depth == 0:
        raise ValueError("the geometry is of a kind this map does not draw")
    for _ in range(count):
        more, at = _parts(wkb, at, depth - 1)
        found += more
    return found, at


def _kind_and_axes(code: int) -> tuple[int, int]:
    """Heights and measures: told by thousands (ISO) or by the two highest bits (as GDAL does)."""
    kind = code & 0x0FFFFFFF
    more = (code >> 31 & 1) + (code >> 30 & 1) + (0, 1, 1, 2)[kind // 1000 % 4]
    return kind % 1000, 2 + min(more, 2)


def _points(wkb: bytes, at: int, order: str, axes: int, count: int) -> tuple[FloatArray, int]:
    size = count * axes
    if at + size * 8 > len(wkb):
        raise ValueError("the geometry is cut short")
    flat = np.frombuffer(wkb, f"{order}f8", size, at)
    return flat.reshape(-1, axes).astype(np.float64, copy=False), at + size * 8
