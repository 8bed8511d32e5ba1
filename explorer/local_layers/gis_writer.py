"""Process that converts GeoJSON: ``python -m explorer.local_layers.gis_writer SOURCE TARGET``.

The format follows the extension of TARGET. GDAL runs in a process of its own, as when layers are
read, so that a fault of it does not end the program.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

#: GDAL's drivers by extension.
DRIVERS = {".kml": "KML", ".gpkg": "GPKG", ".fgb": "FlatGeobuf"}


def main(arguments: list[str]) -> int:
    """Write the features of a GeoJSON file in another format."""
    from pyogrio import raw

    source, target = map(Path, arguments)
    driver = DRIVERS[target.suffix.lower()]
    meta, _, geometry, fields = raw.read(source)
    assert geometry is not None
    names = [str(name) for name in cast("Sequence[object]", meta["fields"])]
    options = {"NameField": "name"} if driver == "KML" and "name" in names else {}
    raw.write(
        target,
        geometry,
        fields,
        names,
        driver=driver,
        layer=target.stem,
        geometry_type="Unknown",
        crs="EPSG:4326",
        encoding="UTF-8",
        dataset_options=options,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
