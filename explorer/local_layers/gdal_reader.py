"""Reader of files with GDAL, restricted to a few formats, without network, in WGS 84."""

import math
import os
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from explorer.local_layers.formats import GEOJSON
from explorer.local_layers.name_columns import (
    MOST_COLUMNS,
    is_likely,
    is_style,
    name_column,
    ranked_columns,
)
from explorer.system.limits import MAX_LAYERS

_WGS84 = frozenset({"EPSG:4326", "OGC:CRS84", "EPSG:4979", "OGC:CRS84h"})
#: Allowed drivers; others could be made to open further files or addresses.
ALLOWED = frozenset({"GeoJSON", "LIBKML", "GPKG", "OGR_VRT", "ESRI Shapefile", "FlatGeobuf"})
_MAX_REMARKS = 5
_MOST_CHARACTERS = 1_000
# GDAL reports these for every such file; they are counted separately.
_COUNTED = "Non closed ring detected"
_OFFSET = re.compile(r"JSON parsing error: (.+) \(at offset (\d+)\)")
_PLACE = re.compile(r"[Aa]t line (\d+), character (\d+): (.+)")

# Drivers by name, as GDAL 3.12 has them, except those allowed: GDAL only accepts a list to skip.
_SKIPPED = (
    "MEM,PCIDSK,PDS4,VICAR,PDF,MBTiles,EEDA,OGCAPI,GDALG,MapInfo File,LVBAG,S57,DGN,"
    "CSV,GML,GPX,KML,GeoJSONSeq,ESRIJSON,TopoJSON,OGR_GMT,SQLite,WAsP,OpenFileGDB,DXF,"
    "GeoRSS,VFK,PGDUMP,OSM,GPSBabel,OGR_PDS,WFS,OAPIF,EDIGEO,Idrisi,ODS,XLSX,Elasticsearch,Carto,"
    "AmigoCloud,SXF,Selafin,JML,PLSCENES,CSW,VDV,MVT,NGW,MapML,GTFS,PMTiles,JSONFG,MiraMonVector,"
    "ADBC,AVCBin,AVCE00,AIVector,HTTP"
)


class ReadingError(Exception):
    """A file that GDAL refuses, with its message."""


@dataclass(frozen=True, slots=True)
class ReadFeatures:
    """Geometries as well-known binary and names, in the files' order, over all their layers.

    ``columns`` are the texts of each column that could name the features, likely ones first;
    ``name_column`` does, "" for none or several.
    """

    geometries: Sequence[bytes | None]
    names: Sequence[str]
    columns: Mapping[str, Sequence[str]]
    name_column: str
    layers: int
    converted_from: str
    remarks: tuple[str, ...]


def fence_drivers() -> None:
    """Set the drivers that GDAL may load, before it is first loaded.

    Raises ReadingError if another driver is loaded all the same.
    """
    os.environ["GDAL_SKIP"] = _SKIPPED
    os.environ["OGR_GEOMETRY_ACCEPT_UNCLOSED_RING"] = "YES"
    # Do not read other files in the folder, or the user's GDAL configuration.
    os.environ["GDAL_DISABLE_READDIR_ON_OPEN"] = "EMPTY_DIR"
    os.environ["GDAL_CONFIG_FILE"] = ""
    import pyogrio

    more = set(pyogrio.list_drivers()) - ALLOWED
    if more:
        raise ReadingError(f"GDAL has drivers that must not read a foreign file: {sorted(more)}")


def read_features(paths: Sequence[Path], most: int) -> ReadFeatures:
    """Read every layer of files. Raises ReadingError, also for more than ``most`` features."""
    fence_drivers()
    import pyogrio

    reading: list[_ReadLayer] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for path in paths:
            try:
                for layer in _layers(path):
                    left = most - sum(len(item.geometries) for item in reading)
                    reading.append(_read_layer(path, layer, left))
            except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
                raise ReadingError(_located_error(str(error), path)) from None
            except UnicodeDecodeError:
                raise ReadingError("its texts are not UTF-8; save it as UTF-8") from None
    messages = dict.fromkeys(
        _plain(str(warning.message), path) for path in paths for warning in caught
    )
    messages.pop(_COUNTED, None)
    chosen = {item.name_column for item in reading if item.geometries}
    return ReadFeatures(
        [geometry for item in reading for geometry in item.geometries],
        [name for item in reading for name in item.names],
        _joined_columns(reading),
        next(iter(chosen)) if len(chosen) == 1 else "",
        len(reading),
        ", ".join(dict.fromkeys(item.system for item in reading if item.system)),
        tuple(messages)[:_MAX_REMARKS],
    )


@dataclass(frozen=True, slots=True)
class _ReadLayer:
    """Features of a layer; ``system`` is its reference system unless that is WGS 84."""

    geometries: Sequence[bytes | None]
    columns: Mapping[str, Sequence[str]]
    name_column: str
    system: str

    @property
    def names(self) -> Sequence[str]:
        """Names of the features, "" for none."""
        return self.columns.get(self.name_column) or [""] * len(self.geometries)


def _joined_columns(reading: Sequence[_ReadLayer]) -> dict[str, list[str]]:
    """Return the texts of each column over all layers; "" where a layer does not have it."""
    names = ranked_columns(list(dict.fromkeys(name for item in reading for name in item.columns)))
    return {
        name: [
            text
            for item in reading
            for text in item.columns.get(name) or [""] * len(item.geometries)
        ]
        for name in names[:MOST_COLUMNS]
    }


def _layers(path: Path) -> list[str | None]:
    """Return the layers with shapes; None for the only layer of a GeoJSON or shapefile.

    GDAL reads a GeoJSON whole on opening, so it is not opened for its layers.
    """
    import pyogrio

    if path.suffix in (*GEOJSON.endings, ".shp"):
        return [None]
    layers: list[str | None] = [
        str(name) for name, kind in pyogrio.list_layers(path) if kind is not None
    ]
    if len(layers) > MAX_LAYERS:
        raise ReadingError(f"it has {len(layers)} layers; a file may have {MAX_LAYERS}")
    return layers


def _read_layer(path: Path, layer: str | None, most: int) -> _ReadLayer:
    import pyogrio

    info = pyogrio.read_info(path, layer=layer, force_feature_count=True)
    if info["features"] > most:
        raise ReadingError(f"it has {info['features']} features; a layer may have {most}")
    system = info["crs"] or ""
    foreign = "" if not system or system in _WGS84 else system
    source = _warped(path, str(info["layer_name"])) if foreign else path
    columns = _text_columns(info)
    _, _, geometries, fields = pyogrio.raw.read(source, layer=layer, columns=columns)
    texts = {
        column: [_as_name(value) for value in values.tolist()]
        for column, values in zip(columns, fields, strict=True)
    }
    filled = {column: texts[column] for column in ranked_columns(columns) if any(texts[column])}
    shapes = list(geometries) if geometries is not None else []
    return _ReadLayer(shapes, filled, name_column(list(filled)), _short(foreign))


def _text_columns(info: Mapping[str, Any]) -> list[str]:
    """Return the columns of texts, and of whole numbers that may name, in the file's order."""
    kinds = zip(map(str, info["fields"]), map(str, info["dtypes"]), strict=True)
    columns = [
        name
        for name, kind in kinds
        if not is_style(name) and (kind == "object" or (kind.startswith("int") and is_likely(name)))
    ]
    chosen = set(ranked_columns(columns)[:MOST_COLUMNS])
    return [column for column in columns if column in chosen]


def _as_name(value: object) -> str:
    missing = value is None or (isinstance(value, float) and math.isnan(value))
    return "" if missing else str(value)[:_MOST_CHARACTERS]


def _warped(path: Path, layer: str) -> str:
    """Return a source that GDAL converts to WGS 84 while reading."""
    return (
        f"<OGRVRTDataSource><OGRVRTWarpedLayer><OGRVRTLayer name={quoteattr(layer)}>"
        f"<SrcDataSource>{escape(str(path))}</SrcDataSource></OGRVRTLayer>"
        "<TargetSRS>EPSG:4326</TargetSRS></OGRVRTWarpedLayer></OGRVRTDataSource>"
    )


def _short(system: str) -> str:
    """Return the reference system by its code, or a long description by its name."""
    if len(system) < 40:
        return system
    return system.split('"')[1] if '"' in system else system[:40]


def _located_error(message: str, path: Path) -> str:
    """Return a GDAL error with its position in the file."""
    place = _PLACE.search(message)
    if place:
        return f"line {place[1]}, character {place[2]}: {place[3][0].lower()}{place[3][1:]}"
    offset = _OFFSET.search(message)
    if offset:
        before = path.read_bytes()[: int(offset[2])].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return f"line {line}, character {column}: {offset[1]}"
    if "not recognized" in message:
        return "this is not a map layer"
    return _plain(message, path)


def _plain(message: str, path: Path) -> str:
    """Return a GDAL message without the copy's name and without advice to programmers."""
    first = message.replace(str(path), "").replace(path.name, "").split("It might help")[0]
    return " ".join(first.split()).strip(" ;.:'")
