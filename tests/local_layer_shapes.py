"""Layers such as users have: jagged borders, rivers and places from a fixed seed."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from explorer.cartography.local_layer.model import LocalGeometry, PartKind
from explorer.domain.desk.local_layers import LocalLayerEntry

FloatArray = NDArray[np.float64]
_ROUGHNESS = 1.6  # how fast detail falls off, as measured on surveyed coasts and borders


def jagged(points: int, rng: np.random.Generator) -> FloatArray:
    """Return a closed series around 0 with detail at every scale, its largest value 1."""
    waves = np.arange(points // 2 + 1, dtype=np.float64)
    waves[0] = 1.0
    strength = rng.normal(size=len(waves)) + 1j * rng.normal(size=len(waves))
    strength *= waves**-_ROUGHNESS
    strength[0] = 0.0
    series = np.fft.irfft(strength, points)
    return np.asarray(series / np.abs(series).max())


def ring(points: int, centre: tuple[float, float], radius: float, seed: int = 0) -> FloatArray:
    """Return a closed border with so many points around a centre, in degrees."""
    rng = np.random.default_rng(seed)
    turn = np.linspace(0, 2 * np.pi, points - 1, endpoint=False)
    away = radius * (1 + 0.45 * jagged(points - 1, rng))
    # A degree of longitude is shorter than one of latitude here.
    found = np.column_stack((1.5 * away * np.cos(turn), away * np.sin(turn))) + centre
    return np.concatenate((found, found[:1]))


def river(
    points: int, begin: tuple[float, float], end: tuple[float, float], seed: int = 0
) -> FloatArray:
    """Return a winding line between two places, in degrees."""
    rng = np.random.default_rng(seed)
    way = np.linspace(0, 1, points)[:, None]
    winding = np.column_stack((jagged(points, rng), jagged(points, rng)))
    long = float(np.hypot(end[0] - begin[0], end[1] - begin[1]))
    return np.asarray(begin + way * (np.array(end) - begin) + 0.15 * long * winding)


def geometry(
    features: list[list[tuple[PartKind, FloatArray]]], names: list[str] | None = None
) -> LocalGeometry:
    """Features given part by part."""
    parts = [part for feature in features for part in feature]
    lengths = [len(points) for _, points in parts]
    owners = np.repeat(np.arange(len(features)), [len(feature) for feature in features])
    points = np.concatenate([p for _, p in parts]) if parts else np.empty((0, 2))
    return LocalGeometry(
        points=np.asarray(points, dtype=np.float64),
        starts=np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64),
        kinds=np.array([kind for kind, _ in parts], dtype=np.uint8),
        owners=owners,
        names=names or [""] * len(features),
    )


def entry(
    made: LocalGeometry, key: str = "a1", name: str = "Survey", colour: int = 0
) -> LocalLayerEntry:
    """Return what the desk keeps of a layer."""
    file = f"{name.lower()}.geojson"
    sizes = len(made.names), len(made.points)
    return LocalLayerEntry(key, name, file, date(2026, 2, 3), *sizes, colour)


def borders(points: int, seed: int = 28) -> LocalGeometry:
    """Return a country's worth of districts and rivers with so many points over the whole map."""
    rng = np.random.default_rng(seed)
    sizes = rng.lognormal(0.0, 1.0, 660)
    sizes = np.maximum((sizes * points / sizes.sum()).astype(np.int64), 16)
    features = []
    for place, size in enumerate(sizes.tolist()):
        centre = rng.uniform(22.5, 39.5), rng.uniform(45.0, 51.8)
        reach = 0.05 + 0.35 * float(np.sqrt(size / sizes.max()))
        if place % 11:
            features.append([(PartKind.RING, ring(size, centre, reach, seed + place))])
        else:
            end = centre[0] + rng.normal() * 2, centre[1] + rng.normal()
            features.append([(PartKind.LINE, river(size, centre, end, seed + place))])
    return geometry(features, [f"District {i}" if i % 5 == 0 else "" for i in range(len(features))])


def fields(features: int, seed: int = 3) -> LocalGeometry:
    """Very many small shapes of eight corners."""
    rng = np.random.default_rng(seed)
    centres = np.column_stack((rng.uniform(22, 40, features), rng.uniform(44.5, 52, features)))
    turn = np.linspace(0, 2 * np.pi, 9)
    corners = np.column_stack((np.cos(turn), np.sin(turn)))
    corners[-1] = corners[0]
    reach = rng.uniform(0.0005, 0.01, features)
    points = (centres[:, None, :] + corners[None] * reach[:, None, None]).reshape(-1, 2)
    return LocalGeometry(
        points=points,
        starts=np.arange(features + 1) * 9,
        kinds=np.full(features, PartKind.RING, dtype=np.uint8),
        owners=np.arange(features),
        names=[""] * features,
    )
