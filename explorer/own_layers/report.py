"""What a dry run found in a file: nothing is drawn or kept before the user has seen it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class LayerReport:
    """Counts of one reading.

    ``key`` is made of the file's content. ``empty`` features have no geometry, ``broken`` ones a
    geometry that cannot be drawn; ``first_left_out`` is the number of the first of either, counted
    from 1, or 0. ``reversed_rings`` ran against RFC 7946's right-hand rule. ``converted_from``
    names a reference system other than WGS 84, "" for none. ``extent`` is west, south, east, north
    in degrees. ``remarks`` are the reading library's own.
    """

    key: str
    file: str
    format: str
    features: int
    points: int
    lines: int
    areas: int
    vertices: int
    extent: tuple[float, float, float, float]
    layers: int = 1
    empty: int = 0
    broken: int = 0
    first_left_out: int = 0
    heights: int = 0
    reversed_rings: int = 0
    unclosed_rings: int = 0
    across_antimeridian: int = 0
    converted_from: str = ""
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


def sentences(report: LayerReport, words: Mapping[str, str]) -> list[str]:
    """What the report says, a plain sentence each, in the language of ``words``."""
    said = [
        words["own.found"].format(
            format=report.format,
            features=report.features,
            areas=report.areas,
            lines=report.lines,
            points=report.points,
            vertices=report.vertices,
        )
    ]
    counts = (
        ("own.empty", report.empty),
        ("own.broken", report.broken),
        ("own.heights", report.heights),
        ("own.reversed", report.reversed_rings),
        ("own.unclosed", report.unclosed_rings),
        ("own.antimeridian", report.across_antimeridian),
    )
    if report.layers > 1:
        said.append(words["own.layers"].format(count=report.layers))
    said += [
        words[word].format(count=count, first=report.first_left_out)
        for word, count in counts
        if count
    ]
    if report.converted_from:
        said.append(words["own.converted"].format(system=report.converted_from))
    return said + list(report.remarks)
