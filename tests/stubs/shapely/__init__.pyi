"""Types of the calls that the program makes into shapely."""

from collections.abc import Iterable, Sequence

from numpy import float64
from numpy.typing import NDArray

class Geometry:
    is_empty: bool
    is_valid: bool
    def intersection(self, other: Geometry) -> Geometry: ...
    def difference(self, other: Geometry) -> Geometry: ...

class LinearRing(Geometry):
    coords: Sequence[tuple[float, ...]]

class Polygon(Geometry):
    exterior: LinearRing
    interiors: Sequence[LinearRing]
    def __init__(
        self, shell: NDArray[float64], holes: Sequence[NDArray[float64]] = ...
    ) -> None: ...

class GeometryCollection(Geometry): ...

class MultiPolygon(GeometryCollection):
    def __init__(self, polygons: Sequence[Polygon]) -> None: ...

def get_parts(geometry: Geometry) -> Iterable[Geometry]: ...
def make_valid(geometry: Geometry) -> Geometry: ...
def orient_polygons(geometry: Polygon) -> Polygon: ...
