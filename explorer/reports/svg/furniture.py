"""Furniture of an SVG map: graticule, scale bar, north arrow, legend, small print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from explorer.cartography.geometry.geometry import Box, clip_line
from explorer.cartography.geometry.projection import convergence, unproject
from explorer.cartography.scene.furniture import degrees_text, edge_marks, graticule, scale_bar_km
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.legend import MARKED, LegendEntry
from explorer.cartography.scene.style import MapTheme, ShapeStyle
from explorer.i18n.formats import amount_text, day_text
from explorer.reports.svg.shapes import part_elements, path_data, rectangle, stroke, symbol
from explorer.reports.svg.text import BASE, LINE, SMALL, text_element, text_width, wrap

Catalog = Mapping[str, str]


def graticule_elements(view: View, theme: MapTheme) -> Iterator[str]:
    """Yield meridians and parallels."""
    style = theme.styles["graticule"]
    pieces = [
        view.pixels(piece)
        for line in graticule(view.extent)
        for piece in clip_line(line.points, view.extent)
    ]
    data = path_data(pieces, closed=False)
    yield f'<path {stroke(style.line, style.width, style.dash)} d="{data}"/>'


def degree_marks(view: View, theme: MapTheme, catalog: Catalog) -> tuple[list[str], list[Box]]:
    """Return degree labels at the top and left edges of the map, and their boxes."""
    colour, halo = theme.texts["graticule"].colour, theme.colours["halo"]
    size = SMALL * 0.92
    parts, rooms = [], []
    for mark in edge_marks(view):
        text = degrees_text(mark, catalog)
        if mark.meridian:
            x, y, anchor = mark.x, size + 1, "middle"
        else:
            x, y, anchor = 3.0, mark.y - 2.5, "start"
        wide = text_width(text, size) + 4
        left = x - wide / 2 if mark.meridian else x
        box = Box(left, y - size, left + wide, y + 3)
        if box.x0 >= 0 and box.x1 < view.width - 30 and 0 <= box.y0 < view.height - 48:
            parts.append(
                text_element(x, y, text, size=size, colour=colour, anchor=anchor, halo=halo)
            )
            rooms.append(box)
    return parts, rooms


# Ground of the scale bar and the north arrow, through which the map is seen faintly.
_GROUND_OPACITY = 0.82
# Below this length the figures at both ends would touch.
_LEAST_BAR = 62.0


def scale_bar(view: View, theme: MapTheme, catalog: Catalog) -> tuple[list[str], Box]:
    """Return a scale bar at the lower left of the map, and its box."""
    km = scale_bar_km(view.scale, min(170.0, max(view.width / 4, _LEAST_BAR)))
    length = km * view.scale
    left, base = 10.0, view.height - 9.0
    box = Box(left - 6, base - 22, left + length + 44, base + 5)
    ink, paper = theme.colours["text"], theme.colours["halo"]
    half = length / 2
    outline = f'fill="{paper}" stroke="{ink}" stroke-width="0.8"'
    parts = [
        rectangle(box, f'fill="{paper}" fill-opacity="{_GROUND_OPACITY}"'),
        rectangle(Box(left, base - 5, left + half, base - 1), f'fill="{ink}"'),
        rectangle(Box(left + half, base - 5, left + length, base - 1), outline),
        text_element(left, base - 9, "0", size=SMALL, colour=ink),
        text_element(
            left + length,
            base - 9,
            amount_text(km, catalog["map.kilometres"], catalog),
            size=SMALL,
            colour=ink,
            anchor="middle",
        ),
    ]
    return parts, box


def north_arrow(view: View, theme: MapTheme, catalog: Catalog) -> tuple[list[str], Box]:
    """Return an arrow to true north at the upper right, and its box."""
    x, y = view.width - 16.0, 26.0
    position = unproject(np.array([[view.x0 + x / view.scale, view.y1 - y / view.scale]]))
    turn = convergence(float(position[0, 0]))
    ink, paper = theme.colours["text"], theme.colours["halo"]
    arrow = (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn:.1f})">'
        f'<path d="M0-12L5 8L0 4Z" fill="{ink}" stroke="{ink}" stroke-width="0.8"/>'
        f'<path d="M0-12L-5 8L0 4Z" fill="{paper}" stroke="{ink}" stroke-width="0.8"/></g>'
    )
    letter = text_element(
        x, y + 20, catalog["map.north"], size=SMALL, colour=ink, anchor="middle", bold=True
    )
    box = Box(x - 12, y - 16, x + 12, y + 24)
    ground = rectangle(box, f'fill="{paper}" fill-opacity="{_GROUND_OPACITY}"')
    return [ground, arrow, letter], box


@dataclass(frozen=True, slots=True)
class LegendColumn:
    """Position of a legend column: left, top and width."""

    x: float
    y: float
    width: float


_SWATCH = 26.0
_SWATCH_RING = np.array([(0, -6), (26, -6), (26, 6), (0, 6), (0, -6)], dtype=np.float64)


def _sample(entry: LegendEntry, x: float, y: float, theme: MapTheme) -> Iterator[str]:
    """Yield a sample of the layer in a small box centred vertically at y."""
    styles: list[tuple[str, ShapeStyle]] = [(name, theme.styles[name]) for name in entry.styles]
    step = _SWATCH / len(styles)
    for i, (name, style) in enumerate(styles):
        if entry.sample == "point":
            yield symbol(x + (i + 0.5) * step, y, style)
        elif entry.sample == "polygon":
            ring = _SWATCH_RING + np.array((x, y))
            yield from part_elements([ring], name, style, closed=True)
            if not style.line:
                edge = stroke(theme.colours["oblast"], 0.6)
                yield f'<path {edge} d="{path_data([ring], closed=True)}"/>'
        else:
            up = (i - (len(styles) - 1) / 2) * 6
            line = np.array([(x, y + up), (x + _SWATCH, y + up)])
            yield from part_elements([line], name, style, closed=False)


def entry_title(entry: LegendEntry, catalog: Catalog) -> str:
    """Return the title of a legend entry."""
    return catalog.get(entry.title, entry.key).replace("{name}", entry.name)


def _note(entry: LegendEntry, catalog: Catalog) -> str:
    """Return the source and date of a layer; for a local layer also its file."""
    if entry.group in (MARKED, "base"):
        return ""
    evidence, day = catalog[f"map.class.{entry.feature_class}"], day_text(entry.as_of, catalog)
    if entry.group == "own":
        return f"{evidence}: {entry.source}. {catalog[entry.dated].format(date=day)}"
    return f"{evidence}, {day}"


def legend_column(
    entries: tuple[LegendEntry, ...],
    column: LegendColumn,
    theme: MapTheme,
    catalog: Catalog,
    *,
    notes_too: bool = True,
) -> tuple[list[str], float]:
    """Return entries below each other, with sample, title and note, and the bottom of the last."""
    parts: list[str] = []
    y = column.y
    width = column.width - _SWATCH - 7
    for entry in entries:
        lines = wrap(entry_title(entry, catalog), BASE, width)
        notes = wrap(_note(entry, catalog) if notes_too else "", SMALL, width)
        parts += _sample(entry, column.x, y + BASE * 0.62, theme)
        left = column.x + _SWATCH + 7
        for line in lines:
            y += BASE * LINE
            parts.append(text_element(left, y - 3.5, line, colour=theme.colours["text"]))
        for line in notes:
            y += SMALL * LINE
            soft = theme.colours["text_soft"]
            parts.append(text_element(left, y - 4, line, size=SMALL, colour=soft))
        y += 6
    return parts, y
