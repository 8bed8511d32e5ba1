"""Parser of well-known binary geometry (OGC 06-103r4, ISO 13249-3) into parts of points."""

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
    """One point, line or ring; ``points`` is (n, 2) or, with heights, (n, 3 or 4)."""

    kind: PartKind
    points: FloatArray


def geometry_parts(wkb: bytes) -> Iterator[Part]:
    """Yield the parts of a geometry in order. Raises ValueError for other geometry types."""
    try:
        yield from _parts(wkb, 0, _MAX_DEPTH)[0]
    except (struct.error, IndexError):
        raise ValueError("the geometry is cut short") from None


def _parts(wkb: bytes, offset: int, depth: int) -> tuple[list[Part], int]:
    order = "<" if wkb[offset] == 1 else ">"
    (code,) = struct.unpack_from(f"{order}I", wkb, offset + 1)
    kind, axes = _kind_and_axes(code)
    offset += 5
    if kind == _POINT:
        points, offset = _points(wkb, offset, order, axes, 1)
        return ([Part(PartKind.POINT, points)] if np.isfinite(points[0, :2]).all() else []), offset
    (count,) = struct.unpack_from(f"{order}I", wkb, offset)
    offset += 4
    if kind == _LINE:
        points, offset = _points(wkb, offset, order, axes, count)
        return [Part(PartKind.LINE, points)], offset
    parts: list[Part] = []
    if kind == _POLYGON:
        for _ in range(count):
            (length,) = struct.unpack_from(f"{order}I", wkb, offset)
            points, offset = _points(wkb, offset + 4, order, axes, length)
            parts.append(Part(PartKind.RING, points))
        return parts, offset
    if kind not in _COLLECTIONS or depth == 0:
        raise ValueError("the geometry is of a kind this map does not draw")
    for _ in range(count):
        more, offset = _parts(wkb, offset, depth - 1)
        parts += more
    return parts, offset


def _kind_and_axes(code: int) -> tuple[int, int]:
    """Return kind and axes; heights and measures are coded by thousands (ISO) or top bits."""
    kind = code & 0x0FFFFFFF
    more = (code >> 31 & 1) + (code >> 30 & 1) + (0, 1, 1, 2)[kind // 1000 % 4]
    return kind % 1000, 2 + min(more, 2)


def _points(wkb: bytes, offset: int, order: str, axes: int, count: int) -> tuple[FloatArray, int]:
    size = count * axes
    if offset + size * 8 > len(wkb):
        raise ValueError("the geometry is cut short")
    flat = np.frombuffer(wkb, f"{order}f8", size, offset)
    return flat.reshape(-1, axes).astype(np.float64, copy=False), offset + size * 8
