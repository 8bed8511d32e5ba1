"""Layer files as people and programs make them, and as nobody should."""

import json
from pathlib import Path
from typing import Any

SQUARE = [[37.0, 48.0], [38.0, 48.0], [38.0, 49.0], [37.0, 49.0], [37.0, 48.0]]


def feature(geometry: object, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def point(*coordinates: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(coordinates)}


def collection(*features: object, **more: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", **more, "features": list(features)}


def written(path: Path, content: object) -> Path:
    """Return the content as JSON, or as it is where it is text or bytes."""
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1))
    return path


KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Survey</name>
<Folder><name>Posts</name>
<Placemark><name>Пост 1</name><Point><coordinates>37.5,48.5,120</coordinates></Point></Placemark>
</Folder>
<Folder><name>Areas</name>
<Placemark><name>Area</name><Polygon><outerBoundaryIs><LinearRing>
<coordinates>37,48 38,48 38,49 37,48</coordinates>
</LinearRing></outerBoundaryIs></Polygon></Placemark>
<NetworkLink><Link><href>http://example.org/more.kml</href></Link></NetworkLink>
</Folder></Document></kml>
"""

ENTITIES = (
    """<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa">"""
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + """<!ENTITY file SYSTEM "file:///etc/passwd">]>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>&i;&file;</name>
<Point><coordinates>37,48</coordinates></Point></Placemark></Document></kml>"""
)
