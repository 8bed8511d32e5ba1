"""Cleaning of features into one set of arrays, repaired where no visible change results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from explorer.cartography.geometry.projection import CENTRAL_MERIDIAN, FloatArray
from explorer.cartography.local_layer.model import LocalGeometry, PartKind
from explorer.local_layers.wkb import Part, geometry_parts

_LEAST = {PartKind.POINT: 1, PartKind.LINE: 2, PartKind.RING: 4}


class InvalidCoordinateError(ValueError):
    """Coordinates that are not longitudes and latitudes."""


@dataclass(slots=True)
class CleaningStats:
    """Counts of the cleaning; see LayerReport. ``kept`` are the indexes of features drawn."""

    empty: int = 0
    broken: int = 0
    first_left_out: int = 0
    heights: int = 0
    reversed_rings: int = 0
    unclosed_rings: int = 0
    across_antimeridian: int = 0
    kept: list[int] = field(default_factory=list)
    kinds: dict[PartKind, int] = field(default_factory=lambda: dict.fromkeys(PartKind, 0))

    def leave_out(self, number: int, *, empty: bool) -> None:
        """Count a feature that is not drawn."""
        self.empty += empty
        self.broken += not empty
        self.first_left_out = self.first_left_out or number


def clean_features(
    geometries: Iterable[bytes | None], names: Sequence[str], *, latitude_first: bool = False
) -> tuple[LocalGeometry, CleaningStats]:
    """Return all features' parts in one geometry, and the counts of the cleaning.

    Raises InvalidCoordinateError with the feature's number if coordinates are not degrees.
    """
    findings = CleaningStats()
    points: list[FloatArray] = []
    kinds: list[PartKind] = []
    owners: list[int] = []
    kept_names: list[str] = []
    for number, (wkb, name) in enumerate(zip(geometries, names, strict=True), start=1):
        parts = _drawable(wkb, number, findings, latitude_first)
        if not parts:
            continue
        findings.kinds[parts[0].kind] += 1
        for part in parts:
            points.append(part.points)
            kinds.append(part.kind)
            owners.append(len(kept_names))
        kept_names.append(name)
        findings.kept.append(number - 1)
    flat = np.concatenate(points) if points else np.empty((0, 2))
    starts = np.concatenate(([0], np.cumsum([len(part) for part in points], dtype=np.int64)))
    geometry = LocalGeometry(
        flat,
        np.asarray(starts, dtype=np.int64),
        np.asarray(kinds, dtype=np.uint8),
        np.asarray(owners, dtype=np.int64),
        kept_names,
    )
    return geometry, findings


def _drawable(
    wkb: bytes | None, number: int, findings: CleaningStats, latitude_first: bool
) -> list[Part]:
    """Return a feature's cleaned parts; empty if it is left out."""
    if wkb is None:
        findings.leave_out(number, empty=True)
        return []
    try:
        cleaned = [
            _cleaned_part(part, number, findings, latitude_first) for part in geometry_parts(wkb)
        ]
    except InvalidCoordinateError:
        raise
    except ValueError:
        findings.leave_out(number, empty=False)
        return []
    parts = [part for part in cleaned if len(part.points) >= _LEAST[part.kind]]
    if not parts:
        findings.leave_out(number, empty=not cleaned)
    _count_reversed(parts, findings)
    return parts


def _cleaned_part(part: Part, number: int, findings: CleaningStats, latitude_first: bool) -> Part:
    points = part.points
    if points.shape[1] > 2:
        findings.heights += len(points)
        points = np.ascontiguousarray(points[:, :2])
    if latitude_first:
        points = np.ascontiguousarray(points[:, ::-1])
    if not np.isfinite(points).all():
        raise ValueError("a coordinate is not a number")
    _expect_degrees(points, number)
    points = _around_map(points, findings)
    if part.kind is PartKind.RING and len(points) > 2 and (points[0] != points[-1]).any():
        findings.unclosed_rings += 1
        points = np.concatenate((points, points[:1]))
    return Part(part.kind, points)


def _expect_degrees(points: FloatArray, number: int) -> None:
    low, high = points.min(axis=0, initial=0), points.max(axis=0, initial=0)
    if low[0] < -540 or high[0] > 540 or low[1] < -90 or high[1] > 90:
        far = points[(np.abs(points[:, 0]) > 540) | (np.abs(points[:, 1]) > 90)][0]
        raise InvalidCoordinateError(
            f"feature {number} has the coordinates {far[0]:g}, {far[1]:g}, which are not a"
            " longitude and latitude in degrees"
        )


def _around_map(points: FloatArray, findings: CleaningStats) -> FloatArray:
    """Return longitudes unrolled across the antimeridian, and shifted to the map's side."""
    x = points[:, 0]
    if len(x) > 1 and (np.abs(np.diff(x)) > 180).any():
        findings.across_antimeridian += 1
        x = np.unwrap(x, period=360)
    turns = 360 * np.round((CENTRAL_MERIDIAN - x.mean()) / 360) if len(x) else 0.0
    if turns == 0 and x is points[:, 0]:
        return points
    return np.column_stack((x + turns, points[:, 1]))


def _count_reversed(parts: Sequence[Part], findings: CleaningStats) -> None:
    """Count outer rings that run clockwise, against RFC 7946, 3.1.6; the first ring is an outer."""
    ring = next((part.points for part in parts if part.kind is PartKind.RING), None)
    if ring is not None:
        x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
        findings.reversed_rings += bool((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() < 0)
