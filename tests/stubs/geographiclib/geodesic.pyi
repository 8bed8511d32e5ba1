"""Types of the calls that the program makes into geographiclib's geodesics."""

from geographiclib.polygonarea import PolygonArea

class Geodesic:
    WGS84: Geodesic
    def Inverse(self, lat1: float, lon1: float, lat2: float, lon2: float) -> dict[str, float]: ...
    def Polygon(self, polyline: bool = ...) -> PolygonArea: ...
