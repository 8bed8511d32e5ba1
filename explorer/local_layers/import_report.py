"""What a dry run found in a file: nothing is drawn or kept before the user has seen it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from explorer.domain.desk.local_layers import COLOURS, LocalLayerEntry
from explorer.i18n.formats import number_text

#: West, south, east, north in degrees.
Extent = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class LayerReport:
    """Counts of one reading.

    ``key`` is made of the file's content. ``empty`` features have no geometry, ``broken`` ones a
    geometry that cannot be drawn; ``first_left_out`` is the number of the first of either, counted
    from 1, or 0. ``reversed_rings`` ran against RFC 7946's right-hand rule. ``converted_from``
    names a reference system other than WGS 84, "" for none. ``pending`` are changes that another
    program has not yet saved into the file. ``remarks`` are the reading library's own.
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

    def as_json(self) -> dict[str, Any]:
        """The report for another process."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "LayerReport":
        """A report of another process."""
        known = {one.name: data[one.name] for one in fields(cls) if one.name in data}
        known["extent"] = tuple(known["extent"])
        known["remarks"] = tuple(known["remarks"])
        return cls(**known)


def sentences(report: LayerReport, catalog: Mapping[str, str]) -> list[str]:
    """What the report says, a plain sentence each, in the language of ``catalog``."""
    said = [
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
        said.append(catalog["own.layers"].format(count=report.layers))
    said += left_out(report, catalog)
    if report.converted_from:
        said.append(catalog["own.converted"].format(system=report.converted_from))
    if report.pending:
        said.append(catalog["own.pending"])
    return said


def left_out(report: LayerReport, catalog: Mapping[str, str]) -> list[str]:
    """What of a file is not drawn, or not as it stands there, a sentence each."""
    lost = (("own.empty", report.empty), ("own.broken", report.broken))
    mended = (
        ("own.heights", report.heights),
        ("own.reversed", report.reversed_rings),
        ("own.unclosed", report.unclosed_rings),
        ("own.antimeridian", report.across_antimeridian),
    )
    said = [
        catalog[word].format(count=number_text(count, catalog)) for word, count in lost if count
    ]
    if report.first_left_out:
        said.append(catalog["own.first"].format(number=number_text(report.first_left_out, catalog)))
    said += [
        catalog[word].format(count=number_text(count, catalog)) for word, count in mended if count
    ]
    return said + [catalog["own.remark"].format(remark=one) for one in report.remarks]


def swapped(extent: Extent) -> Extent:
    """The extent if the file gives latitude first."""
    west, south, east, north = extent
    return south, west, north, east


def lies_on(extent: Extent, ground: Extent) -> bool:
    """True if two extents share ground."""
    return (
        extent[0] <= ground[2]
        and ground[0] <= extent[2]
        and extent[1] <= ground[3]
        and ground[1] <= extent[3]
    )


def entry_of(report: LayerReport, name: str, read_on: date, colour: int) -> LocalLayerEntry:
    """The layer as the desk keeps it, under a name."""
    return LocalLayerEntry(
        key=report.key,
        name=name.strip() or report.file,
        file=report.file,
        read_on=read_on,
        features=report.features,
        points=report.vertices,
        colour=colour % COLOURS,
    )
