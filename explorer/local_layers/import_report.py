"""Import report of a dry run: shown to the user before anything is drawn or stored."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from explorer.domain.desk.local_layers import COLOURS, LocalLayerEntry
from explorer.i18n.formats import number_text

#: West, south, east, north in degrees.
Extent = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class LayerReport:
    """Counts of one import.

    ``key`` is derived from the file's content. ``empty`` features have no geometry, ``broken`` ones
    a geometry that cannot be drawn; ``first_left_out`` is the number of the first of either,
    counted from 1, or 0. ``reversed_rings`` ran against RFC 7946's right-hand rule.
    ``converted_from`` names a reference system other than WGS 84, "" for none. ``pending`` are
    changes that another program has not yet saved into the file. ``remarks`` are messages of GDAL.
    ``links`` are addresses of further files, which are not read. ``columns`` could name the
    features, each with its first text; ``name_column`` does.
    """

    key: str
    file: str
    format: str
    features: int
    points: int
    lines: int
    areas: int
    vertices: int
    extent: Extent
    layers: int = 1
    empty: int = 0
    broken: int = 0
    first_left_out: int = 0
    heights: int = 0
    reversed_rings: int = 0
    unclosed_rings: int = 0
    across_antimeridian: int = 0
    converted_from: str = ""
    pending: bool = False
    remarks: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    name_column: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the report for another process."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "LayerReport":
        """Return a report of another process."""
        known = {field.name: data[field.name] for field in fields(cls) if field.name in data}
        known["extent"] = tuple(known["extent"])
        for name in ("remarks", "links"):
            known[name] = tuple(known.get(name, ()))
        known["columns"] = tuple((column, text) for column, text in known.get("columns", ()))
        return cls(**known)


def sentences(report: LayerReport, catalog: Mapping[str, str]) -> list[str]:
    """Return the report as plain sentences in the language of ``catalog``."""
    result = [
        catalog["own.found"].format(
            format=report.format,
            features=number_text(report.features, catalog),
            areas=number_text(report.areas, catalog),
            lines=number_text(report.lines, catalog),
            points=number_text(report.points, catalog),
            vertices=number_text(report.vertices, catalog),
        )
    ]
    if report.layers > 1:
        result.append(catalog["own.layers"].format(count=report.layers))
    result += left_out(report, catalog)
    if report.converted_from:
        result.append(catalog["own.converted"].format(system=report.converted_from))
    if report.pending:
        result.append(catalog["own.pending"])
    result += [catalog["own.link"].format(address=address) for address in report.links]
    return result


def left_out(report: LayerReport, catalog: Mapping[str, str]) -> list[str]:
    """Return a sentence for each omission or change in drawing a file."""
    lost = (("own.empty", report.empty), ("own.broken", report.broken))
    corrections = (
        ("own.heights", report.heights),
        ("own.reversed", report.reversed_rings),
        ("own.unclosed", report.unclosed_rings),
        ("own.antimeridian", report.across_antimeridian),
    )
    result = _counted(lost, catalog)
    if report.first_left_out:
        result.append(
            catalog["own.first"].format(number=number_text(report.first_left_out, catalog))
        )
    result += _counted(corrections, catalog)
    return result + [catalog["own.remark"].format(remark=message) for message in report.remarks]


def _counted(counts: Iterable[tuple[str, int]], catalog: Mapping[str, str]) -> list[str]:
    """Return the sentence of each key whose count is not 0."""
    return [
        catalog[key].format(count=number_text(count, catalog)) for key, count in counts if count
    ]


def swapped(extent: Extent) -> Extent:
    """Return the extent if the file gives latitude first."""
    west, south, east, north = extent
    return south, west, north, east


def extents_overlap(extent: Extent, other: Extent) -> bool:
    """Return whether two extents overlap."""
    return (
        extent[0] <= other[2]
        and other[0] <= extent[2]
        and extent[1] <= other[3]
        and other[1] <= extent[3]
    )


def entry_of(report: LayerReport, name: str, read_on: date, colour: int) -> LocalLayerEntry:
    """Return the layer's entry on the desk, under a name."""
    return LocalLayerEntry(
        key=report.key,
        name=name.strip() or report.file,
        file=report.file,
        read_on=read_on,
        features=report.features,
        points=report.vertices,
        colour=colour % COLOURS,
    )
