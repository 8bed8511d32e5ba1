"""Named styles for each theme: colours by meaning, pens, hatches and text styles."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from explorer.system.paths import RESOURCES

MM_PER_PIXEL = 0.2
THEMES = ("light", "dark", "print", "grey")
_FILE = RESOURCES / "themes" / "map.toml"


@dataclass(frozen=True, slots=True)
class ShapeStyle:
    """Drawing style of a shape; lengths in pixels, dashes in line widths, "" for no colour.

    A ``hollow`` line is light within a darker casing, which is its visible part. Ticks lie
    ``offset`` pixels to the left of their line. The outline of an area lies ``inside`` it, so that
    neighbours keep their own.
    """

    fill: str = ""
    opacity: float = 1.0
    line: str = ""
    width: float = 0.0
    dash: tuple[float, ...] = ()
    case: str = ""
    case_width: float = 0.0
    case_opacity: float = 1.0
    hollow: bool = False
    hatch: str = ""
    hatch_line: str = ""
    hatch_step: float = 6.0
    hatch_width: float = 1.0
    symbol: str = ""
    size: float = 0.0
    ticks: float = 0.0
    tick_size: float = 0.0
    offset: float = 0.0
    inside: bool = False


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Style of a label; ``size`` is relative to the text around the map."""

    colour: str
    halo: str
    size: float = 1.0
    bold: bool = False
    italic: bool = False
    upper: bool = False
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class MapTheme:
    """All styles of a theme, with resolved colours."""

    name: str
    colours: Mapping[str, str]
    styles: Mapping[str, ShapeStyle]
    texts: Mapping[str, TextStyle]


_LENGTHS = ("width", "case_width", "hatch_step", "size", "ticks", "tick_size", "offset")


def scaled(style: ShapeStyle, scale: float) -> ShapeStyle:
    """Return a style with all its lengths multiplied."""
    if scale == 1.0:
        return style
    return replace(style, **{name: getattr(style, name) * scale for name in _LENGTHS})


_COLOURED = ("fill", "line", "case", "hatch_line")


def _style(entry: Mapping[str, Any], colours: Mapping[str, str]) -> ShapeStyle:
    looked_up: dict[str, Any] = {k: colours[v] if k in _COLOURED else v for k, v in entry.items()}
    if "dash" in looked_up:
        looked_up["dash"] = tuple(float(d) for d in looked_up["dash"])
    return ShapeStyle(**looked_up)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=len(THEMES))
def load_map_theme(name: str) -> MapTheme:
    """Return the styles of ``light``, ``dark``, ``print`` or ``grey``."""
    data = _data()
    colours: dict[str, str] = data["colours"][name]
    styles = {key: _style(entry, colours) for key, entry in data["styles"].items()}
    texts = {
        key: TextStyle(halo=colours["halo"], **{**entry, "colour": colours[entry["colour"]]})
        for key, entry in data["texts"].items()
    }
    return MapTheme(name, colours, styles, texts)
