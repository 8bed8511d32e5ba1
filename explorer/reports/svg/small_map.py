"""SVG map for the narrow column of a sheet, drawn for its size: few names, few legend entries."""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.cartography.scene.day_caption import certainty_sentence
from explorer.cartography.scene.extents import detail_for, extent_for
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.legend import MARKED, LegendEntry
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import Scene
from explorer.cartography.scene.style import MM_PER_PIXEL, load_map_theme
from explorer.reports.svg.furniture import LegendColumn, legend_column
from explorer.reports.svg.map import (
    Frame,
    entries_within,
    extent_outline,
    framed,
    map_elements,
    page_svg,
)

Catalog = Mapping[str, str]
#: The drawing is enlarged by this much on the page, so that no letter is below 7 points.
ENLARGED = 1.28
_MOST_ENTRIES, _MOST_OUTLINES = 6, 3
_GAP = 6.0
_HELD = "held_russia"
# Height of a map by its width, alone and above or below another one.
_ALONE, _OVERVIEW, _DETAIL = 1.0, 0.72, 0.78


@dataclass(frozen=True, slots=True)
class SmallMap:
    """A drawing, its height divided by its width, and small print for elsewhere on the page."""

    svg: str
    notes: str
    ratio: float


def small_map(
    scene: Scene, *, width_mm: float, catalog: Catalog, grey: bool, marked: Marked
) -> SmallMap:
    """Return the map of marked features as wide as the column; their detail is drawn below it."""
    theme = load_map_theme("grey" if grey else "print")
    width = width_mm / MM_PER_PIXEL / ENLARGED
    requested, detail = extent_for(scene, marked.every), detail_for(scene, marked.every)
    high = width * (_ALONE if detail is None else _OVERVIEW)
    frame = Frame(width, high, 0.0, width, high)
    extent = frame.ground(scene, requested)

    def draw(view: View) -> list[str]:
        return map_elements(scene, view, theme, catalog, marked, located=False, first=frozenset())

    overview = draw(View.of(extent, width, high))
    body, bottom, below = [], high, frame
    if detail is not None:
        below = Frame(width, width * _DETAIL, high + _GAP, width, width * _DETAIL)
        near = below.ground(scene, detail)
        overview += extent_outline(View.of(extent, width, high), near, theme)
        nearer = draw(View.of(near, width, below.map_height))
        body += framed(below, near, nearer, theme, clip="detail")
        bottom += _GAP + below.map_height
    body += framed(frame, extent, overview, theme)
    entries = _legend(entries_within(scene, marked, extent))
    key, end = legend_column(entries, LegendColumn(0, 0, width), theme, catalog, notes_too=False)
    body += [f'<g transform="translate(0 {bottom + _GAP:.1f})">', *key, "</g>"]
    page = Frame(width, bottom + _GAP + end, 0.0, width, high)
    svg = page_svg(page, catalog["map.title"], body, theme, below if detail is not None else page)
    return SmallMap(svg, _notes(scene, catalog), page.height / page.width)


def _legend(entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
    """Return the most important entries: outlines of marked features first, then layers."""
    outlines = [entry for entry in entries if entry.group == MARKED][:_MOST_OUTLINES]
    layers = [entry for entry in entries if entry.group not in (MARKED, "base")]
    # A filled area without a key would mislead; other layers follow in their order.
    layers.sort(key=lambda entry: entry.key != _HELD)
    return tuple((outlines + layers)[:_MOST_ENTRIES])


def _notes(scene: Scene, catalog: Catalog) -> str:
    parts = (
        catalog["map.schematic"],
        certainty_sentence(scene.days, scene.as_of, catalog),
        catalog["map.borders"],
        catalog["map.disclaimer"],
        scene.attribution,
    )
    text = " · ".join(part for part in parts if part)
    return f"{catalog['map.title']}: {text}"
