"""SVG map for a sheet, drawn for its size: few names and legend entries, large enough to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from explorer.cartography.geometry.geometry import Box, clip_ring, ring_area, union
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.contact_distance import name_barriers
from explorer.cartography.scene.coverage import within_sides
from explorer.cartography.scene.day_caption import certainty_sentence
from explorer.cartography.scene.extents import detail_for, extent_for
from explorer.cartography.scene.highlight import highlight, highlights_at_scale
from explorer.cartography.scene.label_candidates import MapLabel, is_always_marked
from explorer.cartography.scene.label_placement import View, place_labels
from explorer.cartography.scene.legend import MARKED, LegendEntry
from explorer.cartography.scene.locator_map import COUNTRY
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import Scene, shown_labels
from explorer.cartography.scene.style import MM_PER_PIXEL, MapTheme, load_map_theme, scaled
from explorer.reports.svg.furniture import LegendColumn, legend_column, north_arrow, scale_bar
from explorer.reports.svg.map import (
    Frame,
    entries_within,
    extent_outline,
    framed,
    ground_elements,
    marks_elements,
    page_svg,
)
from explorer.reports.svg.shapes import shape_elements, visible_parts
from explorer.reports.svg.text import measure, name_element

Catalog = Mapping[str, str]
#: The drawing is enlarged by this much on the page, so that no letter is below 7 points.
ENLARGED = 1.28
#: The same in large print, where no letter is below 15 points.
ENLARGED_LARGE = 2.5
#: The same in large print on half a landscape page, beside a second language.
ENLARGED_HALF = 1.6
_MOST_ENTRIES, _MOST_OUTLINES = 6, 3
_GAP = 6.0
_HELD = "held_russia"
# Height of a map by its width, alone and above or below another one.
_ALONE, _OVERVIEW, _DETAIL = 1.0, 0.72, 0.78
_HIGHER = 1.25
# Least share of a wide page that a map takes.
_NARROWEST = 0.55
# The same where the drawing takes the width of a page; from this width in pixels on.
_WIDE, _ALONE_WIDE, _OVERVIEW_WIDE, _DETAIL_WIDE = 300.0, 0.62, 0.44, 0.5
# From this width on, two maps are side by side, this high.
_BESIDE, _HIGH_BESIDE = 450.0, 0.5
#: Outlines of highlighted features are thinner than on a page of their own.
_THIN = 0.55
_OUTLINES = ("role_", "highlight", "glow")
_FILLED = ("countries", "water")
# Names avoid these; they may lie across the lines of war and the zone, which fill the detail.
_AVOIDED = ("role_", "highlight_thin")
# Layers smaller than this many pixels say nothing on a small map.
_SPECK = 32.0
#: Number of places whose names are placed although they lie across an outline.
_TOWNS = 7
_CORNER = 0.06
# An extent is moved by at most this share of its width, off the end of the data.
_MOVED = 0.1
# Pixels between the rectangles along an outline that names avoid, and their half size.
_STEP, _HALF = 4.0, 1.5


@dataclass(frozen=True, slots=True)
class SmallMap:
    """A drawing, its height divided by its width, and small print for elsewhere on the page."""

    svg: str
    notes: str
    ratio: float


def small_map(
    scene: Scene,
    *,
    width_mm: float,
    catalog: Catalog,
    grey: bool,
    marked: Marked,
    enlarged: float = ENLARGED,
) -> SmallMap:
    """Return the map of marked features as wide as the column; their detail is beside or below."""
    theme = _thin_theme(load_map_theme("grey" if grey else "print"))
    width = width_mm / MM_PER_PIXEL / enlarged
    requested, detail = extent_for(scene, marked.every), detail_for(scene, marked.every)
    if any(reference.startswith("countries:") for reference in marked.named):
        requested = within_sides(scene, requested)
    shape = requested.height / requested.width
    frame, below, left, bottom = _frames(width, shape, has_detail=detail is not None)
    extent = _off_end(scene, frame.ground(scene, requested))
    view = View.of(extent, frame.map_width, frame.map_height)
    near = below.ground(scene, detail) if detail is not None else None
    near_view = View.of(near, below.map_width, below.map_height) if near is not None else view
    overview = _elements(scene, view, theme, catalog, marked, near)
    body: list[str] = []
    if near is not None:
        overview += extent_outline(view, near, theme)
        nearer = _elements(scene, near_view, theme, catalog, marked)
        body += framed(below, near, nearer, theme, left=left, clip="detail")
    body += framed(frame, extent, overview, theme)
    unseen = _specks(scene, near_view, marked)
    shown = [entry for entry in entries_within(scene, marked, extent) if entry.key not in unseen]
    entries = _legend(shown, _has_filled(marked))
    key, end = _legend_elements(entries, width, theme, catalog)
    body += [f'<g transform="translate(0 {bottom + _GAP:.1f})">', *key, "</g>"]
    page = frame._replace(width=width, height=bottom + _GAP + end)
    svg = page_svg(page, catalog["map.title"], body, theme, below if near is not None else page)
    return SmallMap(svg, _notes(scene, catalog), page.height / page.width)


def _off_end(scene: Scene, extent: Box) -> Box:
    """Return an extent moved a little off the western end of the data."""
    across = within_sides(scene, extent).x0 - extent.x0
    if not 0 < across < extent.width * _MOVED:
        return extent
    return Box(extent.x0 + across, extent.y0, extent.x1 + across, extent.y1)


def _frames(width: float, shape: float, *, has_detail: bool) -> tuple[Frame, Frame, float, float]:
    """Return the frames of the map and its detail, the detail's left side, and their bottom.

    A map alone is higher if the ``shape`` of its extent, height by width, is; on a wide page it is
    narrower than the page instead.
    """
    wide = width >= _WIDE
    if not has_detail:
        least = _ALONE_WIDE if wide else _ALONE
        high = width * min(max(shape, least), least * _HIGHER)
        across = min(width, max(high / shape, width * _NARROWEST)) if wide else width
        frame = Frame(across, high, 0.0, across, high)
        return frame, frame, 0.0, high
    if width >= _BESIDE:
        each, high = (width - _GAP) / 2, width * _HIGH_BESIDE
        frame = Frame(width, high, 0.0, each, high)
        return frame, frame, each + _GAP, high
    high = width * (_OVERVIEW_WIDE if wide else _OVERVIEW)
    deep = width * (_DETAIL_WIDE if wide else _DETAIL)
    frame = Frame(width, high, 0.0, width, high)
    return frame, Frame(width, deep, high + _GAP, width, deep), 0.0, high + _GAP + deep


def _thin_theme(theme: MapTheme) -> MapTheme:
    """Return the theme with thinner outlines of highlighted features."""
    styles = {
        name: scaled(style, _THIN) if name.startswith(_OUTLINES) else style
        for name, style in theme.styles.items()
    }
    return replace(theme, styles=styles)


def _elements(
    scene: Scene,
    view: View,
    theme: MapTheme,
    catalog: Catalog,
    marked: Marked,
    elsewhere: Box | None = None,
) -> list[str]:
    """Return the drawing of a view: only places with a name have a mark.

    No name is within ``elsewhere``, the extent of the detail.
    """
    bar, arrow = scale_bar(view, theme, catalog), north_arrow(view, theme, catalog)
    plain = highlight(scene, marked.named, marked.chosen, marked.roles)
    specks = _specks(scene, view, marked)
    small = {
        shape.reference for layer in scene.drawn if layer.key in specks for shape in layer.shapes
    }
    highlighted = [
        shape for each in plain if each.reference not in small for shape in _filled(scene, each)
    ]
    obstacles = [bar[1], arrow[1], *(() if elsewhere is None else (_pixel_box(elsewhere, view),))]
    labels = _labels(scene, view, elsewhere)
    names = place_labels(
        labels,
        view,
        partial(measure, theme.texts),
        first=marked.every | (_largest_towns(labels, view) if elsewhere is None else frozenset()),
        obstacles=obstacles,
        within=view.extent,
        barriers=name_barriers(scene),
        avoided=_outline_boxes([*_borders(scene), *_avoided(highlighted)], view),
    )
    named = {name.reference for name in names}
    background = theme.colours["background"]
    return [
        f'<rect width="{view.width:.1f}" height="{view.height:.1f}" fill="{background}"/>',
        *ground_elements(scene, view, theme, graticule=False, without=specks),
        *shape_elements(highlights_at_scale(highlighted, view.scale), view, theme),
        *marks_elements(scene, named, view, theme),
        *(name_element(n.x, n.y, n.text, theme.texts[n.style]) for n in names),
        *bar[0],
        *arrow[0],
    ]


def _filled(scene: Scene, shape: StyledShape) -> Iterator[StyledShape]:
    """Yield a highlighted country or sea as an area, with its border if it is a country.

    Its outline alone would be cut off where the map ends, or follow every coast.
    """
    kind, area = shape.reference.partition(":")[0], scene.shapes.get(shape.reference)
    if shape.style.startswith("role_") or kind not in _FILLED or area is None:
        yield shape
        return
    if area.type != "polygon":
        yield shape
        return
    yield replace(area, style="highlight_area_fill")
    if kind == "countries":
        yield replace(shape, style="highlight_thin")


def _has_filled(marked: Marked) -> bool:
    return any(reference.partition(":")[0] in _FILLED for reference in marked.named)


def _labels(scene: Scene, view: View, elsewhere: Box | None) -> list[MapLabel]:
    """Return the labels of drawn layers, without places whose label is in the detail.

    A country of which only a corner is in view has no label: it would lie across its neighbours.
    """
    return [
        label
        for label in shown_labels(scene)
        if (elsewhere is None or not (label.mark and elsewhere.holds(*label.anchors[0].tolist())))
        and (label.style != "country" or _share_of_view(label, view) >= _CORNER)
    ]


def _share_of_view(label: MapLabel, view: View) -> float:
    """Return the share of a view that a label's area takes."""
    if label.ring is None:
        return 1.0
    ring = clip_ring(label.ring, view.extent)
    return ring_area(ring) / (view.extent.width * view.extent.height) if len(ring) else 0.0


def _largest_towns(labels: Sequence[MapLabel], view: View) -> frozenset[str]:
    """Return the places in view whose names matter most, and may lie across an outline."""
    towns = [
        label
        for label in labels
        if is_always_marked(label, view.scale) and view.extent.holds(*label.anchors[0].tolist())
    ]
    towns.sort(key=lambda label: label.priority)
    return frozenset(label.reference for label in towns[:_TOWNS])


def _pixel_box(extent: Box, view: View) -> Box:
    corners = view.pixels(np.array([(extent.x0, extent.y1), (extent.x1, extent.y0)]))
    (left, top), (right, bottom) = corners.tolist()
    return Box(left, top, right, bottom)


def _borders(scene: Scene) -> list[StyledShape]:
    """Return the country that the map is about: no other country's name may lie across it."""
    shape = scene.shapes.get(COUNTRY)
    return [] if shape is None else [shape]


def _avoided(shapes: Sequence[StyledShape]) -> list[StyledShape]:
    return [shape for shape in shapes if shape.style.startswith(_AVOIDED)]


def _outline_boxes(shapes: Sequence[StyledShape], view: View) -> Iterator[Box]:
    """Yield small rectangles along outlines."""
    for shape in shapes:
        for part in visible_parts(shape, view):
            lengths = np.hypot(*np.diff(part, axis=0).T)
            along = np.concatenate(([0.0], np.cumsum(lengths)))
            places = np.arange(0.0, float(along[-1]) + _STEP, _STEP)
            xs, ys = (np.interp(places, along, part[:, axis]).tolist() for axis in (0, 1))
            for x, y in zip(xs, ys, strict=True):
                yield Box(x - _HALF, y - _HALF, x + _HALF, y + _HALF)


def _specks(scene: Scene, view: View, marked: Marked) -> frozenset[str]:
    """Return the keys of layers too small to be seen in a view, without what is marked."""
    keys = set()
    for layer in scene.drawn:
        if layer.local is not None or not layer.shapes:
            continue
        box = union([shape.box for shape in layer.shapes])
        is_named = any(shape.reference in marked.every for shape in layer.shapes)
        if not is_named and max(box.width, box.height) * view.scale < _SPECK:
            keys.add(layer.key)
    return frozenset(keys)


def _legend(entries: Sequence[LegendEntry], has_filled: bool) -> tuple[LegendEntry, ...]:
    """Return the most important entries: outlines of marked features first, then layers."""
    outlines = [entry for entry in entries if entry.group == MARKED][:_MOST_OUTLINES]
    if has_filled:
        outlines = [
            replace(entry, sample="polygon", styles=("highlight_area",))
            if entry.key == "named"
            else entry
            for entry in outlines
        ]
    layers = [entry for entry in entries if entry.group not in (MARKED, "base")]
    # A filled area without a key would mislead; other layers follow in their order.
    layers.sort(key=lambda entry: entry.key != _HELD)
    return tuple((outlines + layers)[:_MOST_ENTRIES])


def _legend_elements(
    entries: tuple[LegendEntry, ...], width: float, theme: MapTheme, catalog: Catalog
) -> tuple[list[str], float]:
    """Return the legend in one column, or in two below a wide map, and its bottom."""
    count = 2 if width >= _WIDE and len(entries) > 1 else 1
    each = -(-len(entries) // count)
    column_width = width / count
    parts: list[str] = []
    ends = [0.0]
    for place in range(count):
        column = LegendColumn(place * column_width, 0, column_width - (_GAP if count > 1 else 0))
        some = entries[place * each : (place + 1) * each]
        elements, end = legend_column(some, column, theme, catalog, notes_too=False)
        parts += elements
        ends.append(end)
    return parts, max(ends)


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
