"""SVG map for paper: the same scene as on screen, with pens in millimetres."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import NamedTuple
from xml.sax.saxutils import escape

import numpy as np

from explorer.cartography.geometry.geometry import Box, union
from explorer.cartography.scene.contact_distance import name_barriers
from explorer.cartography.scene.coverage import shift_onto_map
from explorer.cartography.scene.day_caption import certainty_sentence
from explorer.cartography.scene.extents import detail_for, extent_for, fit_extent
from explorer.cartography.scene.highlight import highlight, highlights_at_scale
from explorer.cartography.scene.label_candidates import is_always_marked
from explorer.cartography.scene.label_placement import View, place_labels
from explorer.cartography.scene.legend import LegendEntry, legend, marked_entries
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import Scene, shown_labels
from explorer.cartography.scene.style import MM_PER_PIXEL, MapTheme, load_map_theme
from explorer.i18n.message_catalog import day_text
from explorer.reports.svg.furniture import (
    LegendColumn,
    degree_marks,
    graticule_elements,
    legend_column,
    north_arrow,
    scale_bar,
)
from explorer.reports.svg.locator_map import locator
from explorer.reports.svg.shapes import frame_clip, hatch_definitions, shape_elements, stroke
from explorer.reports.svg.text import (
    BASE,
    LINE,
    SMALL,
    family_attribute,
    measure,
    name_element,
    text_element,
    wrap,
    xml_text,
)

Catalog = Mapping[str, str]


class Frame(NamedTuple):
    """Sizes of the page and of the map upon it, in pixels."""

    width: float
    height: float
    top: float
    map_width: float
    map_height: float

    def ground(self, scene: Scene, requested: Box) -> Box:
        """Return the extent that the map shows for a requested extent."""
        return shift_onto_map(
            scene, requested, fit_extent(requested, self.map_width, self.map_height)
        )


class MapNotes(NamedTuple):
    """Texts of a map besides its own: captions below the heading, and the first small print.

    The names of the places ``first`` are placed before others, and their marks are always drawn.
    """

    captions: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    first: frozenset[str] = frozenset()


class _Texts(NamedTuple):
    """Heading, captions and small print in lines, and the space that they take around the map."""

    heading: list[str]
    small: list[str]
    captions: list[str]

    @property
    def top(self) -> float:
        return len(self.heading) * 22.0 + self.captions_height

    @property
    def captions_height(self) -> float:
        return len(self.captions) * BASE * LINE + 4 if self.captions else 0.0

    @property
    def foot(self) -> float:
        return len(self.small) * SMALL * LINE + 4


def _texts(
    scene: Scene,
    catalog: Catalog,
    title: str,
    width: float,
    *,
    compact: bool,
    notes: MapNotes = MapNotes(),  # noqa: B008 - frozen
) -> _Texts:
    small = [line for text in notes.small for line in wrap(text, SMALL, width)]
    return _Texts(
        wrap(title, 16, width, bold=True),
        small + _small_print(scene, catalog, width, compact=compact),
        [line for text in notes.captions for line in wrap(text, BASE, width)],
    )


def _small_print(scene: Scene, catalog: Catalog, width: float, *, compact: bool) -> list[str]:
    date = catalog["map.as_of"].replace("{date}", day_text(scene.as_of, catalog))
    certainty = certainty_sentence(scene.days, scene.as_of, catalog)
    first = " · ".join(filter(None, (date, catalog["map.schematic"], certainty)))
    if not compact:
        first = f"{first} · {catalog['map.projection']}"
    lines = [first, catalog["map.borders"], catalog["map.disclaimer"], scene.attribution]
    return [line for text in lines for line in wrap(text, SMALL, width)]


def map_elements(
    scene: Scene,
    view: View,
    theme: MapTheme,
    catalog: Catalog,
    marked: Marked,
    *,
    located: bool,
    first: frozenset[str],
) -> list[str]:
    """Return the drawing of a view: layers, highlights, names and furniture."""
    background = theme.colours["background"]
    parts = [f'<rect width="{view.width:.1f}" height="{view.height:.1f}" fill="{background}"/>']
    bar, arrow = scale_bar(view, theme, catalog), north_arrow(view, theme, catalog)
    degrees, rooms = degree_marks(view, theme, catalog)
    highlighted = highlight(scene, marked.named, marked.chosen, marked.roles)
    inset, inset_rooms = (
        locator(scene, view, theme, shown_labels(scene), (bar[1], arrow[1], *rooms), highlighted)
        if located
        else ([], ())
    )
    names = place_labels(
        shown_labels(scene),
        view,
        partial(measure, theme.texts),
        first=marked.every | first,
        obstacles=(bar[1], arrow[1], *rooms, *inset_rooms),
        within=view.extent,
        barriers=name_barriers(scene),
    )
    named = {name.reference for name in names} | first
    named |= {label.reference for label in scene.labels if is_always_marked(label, view.scale)}
    parts += ground_elements(scene, view, theme)
    parts += shape_elements(highlights_at_scale(highlighted, view.scale), view, theme)
    parts += marks_elements(scene, named, view, theme)
    parts += [name_element(n.x, n.y, n.text, theme.texts[n.style]) for n in names]
    return [*parts, *degrees, *bar[0], *arrow[0], *inset]


def ground_elements(
    scene: Scene,
    view: View,
    theme: MapTheme,
    *,
    graticule: bool = True,
    without: Collection[str] = (),
) -> Iterator[str]:
    """Yield the layers below highlights, marks and names, ``without`` those of some keys."""
    for layer in scene.drawn:
        if layer.key in MARKED or layer.key in without:
            continue
        if layer.local is not None:
            from explorer.reports.svg.local_layer import local_elements

            yield from local_elements(layer.local, view, theme)
        yield from shape_elements(layer.shapes, view, theme)
        if graticule and layer.key == "lakes":
            yield from graticule_elements(view, theme)


#: Layers of marks that are drawn above everything, including highlights beneath them.
MARKED = frozenset({"places", "ports", "znpp"})


def marks_elements(scene: Scene, named: Collection[str], view: View, theme: MapTheme) -> list[str]:
    """Return plants, and the places and ports that are ``named``."""
    shapes = [
        shape
        for layer in scene.drawn
        if layer.key in MARKED
        for shape in layer.shapes
        if layer.key == "znpp" or shape.reference in named
    ]
    return list(shape_elements(shapes, view, theme))


def _legend_below(
    entries: tuple[LegendEntry, ...], width: float, theme: MapTheme, catalog: Catalog
) -> tuple[list[str], float]:
    """Return the legend in three columns below the map, filled one after the other."""
    columns = 3 if width > 700 else 2
    each = -(-len(entries) // columns)
    column_width = width / columns
    parts: list[str] = []
    end = 0.0
    for i in range(columns):
        some = entries[i * each : (i + 1) * each]
        elements, bottom = legend_column(
            some, LegendColumn(i * column_width + 2, 0, column_width - 16), theme, catalog
        )
        parts += elements
        end = max(end, bottom)
    return parts, end


def _legend_beside(
    entries: tuple[LegendEntry, ...],
    column: LegendColumn,
    space: float,
    theme: MapTheme,
    catalog: Catalog,
) -> list[str]:
    """Return the legend beside the map; if too long, without notes, base map or last entries."""
    subject = tuple(entry for entry in entries if entry.group != "base")
    parts: list[str] = []
    fewer = (subject[:count] for count in range(len(subject), 0, -1))
    for some, notes_too in (
        (entries, True),
        (entries, False),
        *((entry, False) for entry in fewer),
    ):
        parts, end = legend_column(some, column, theme, catalog, notes_too=notes_too)
        if end <= space:
            break
    return parts


def _split_frame(frame: Frame, requested: Box) -> tuple[Frame, Frame]:
    """Return two frames: the requested extent takes the width it needs, its detail the rest."""
    need = frame.map_height * requested.width / requested.height
    width = min(max(need, frame.map_width * 0.4), frame.map_width * 0.55)
    return frame._replace(map_width=width), frame._replace(map_width=frame.map_width - width - 8)


def extent_outline(view: View, extent: Box, theme: MapTheme) -> list[str]:
    """Return an outline on the map around the extent of the detail."""
    corners = np.array([(extent.x0, extent.y1), (extent.x1, extent.y0)])
    (left, top), (right, bottom) = view.pixels(corners).tolist()
    return [
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}"'
        f' height="{bottom - top:.1f}" {stroke(theme.colours[colour], width)}/>'
        for colour, width in (("halo", 3.5), ("text", 1.2))
    ]


def page_svg(frame: Frame, title: str, body: list[str], theme: MapTheme, beside: Frame) -> str:
    """Return the SVG of a page with one map, or with a second of another frame."""
    mm, drawn = MM_PER_PIXEL, "".join(body)
    clip = frame_clip(frame.map_width, frame.map_height)
    if beside is not frame:
        clip += frame_clip(beside.map_width, beside.map_height, name="detail")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{frame.width * mm:.2f}mm"'
        f' height="{frame.height * mm:.2f}mm"'
        f' viewBox="0 0 {frame.width * mm:.2f} {frame.height * mm:.2f}" {family_attribute()}>'
        f"<title>{escape(xml_text(title))}</title>"
        f"<defs>{clip}{hatch_definitions(theme, drawn)}</defs>"
        f'<g transform="scale({mm})">{drawn}</g></svg>'
    )


def framed(
    frame: Frame,
    extent: Box,
    elements: list[str],
    theme: MapTheme,
    *,
    left: float = 0.0,
    clip: str = "frame",
) -> list[str]:
    """Return the elements of a map in its frame, clipped to the definition of this name."""
    edge = stroke(theme.colours["border"], 1)
    numbers = " ".join(f"{value:.4f}" for value in extent)  # kilometres of the projection
    return [
        f'<g transform="translate({left:.1f} {frame.top:.1f})" data-ground="{numbers}">',
        f'<g clip-path="url(#{clip})">',
        *elements,
        "</g>",
        f'<rect width="{frame.map_width:.1f}" height="{frame.map_height:.1f}" {edge}/></g>',
    ]


def _heading_elements(texts: _Texts) -> list[str]:
    body = [
        text_element(0, 16 + 22 * i, line, size=16, bold=True)
        for i, line in enumerate(texts.heading)
    ]
    top = texts.top - texts.captions_height + BASE
    return body + [
        text_element(0, top + i * BASE * LINE, line) for i, line in enumerate(texts.captions)
    ]


_GAP = 12.0
_LEAST_HIGH = 120.0


def entries_within(scene: Scene, marked: Marked, within: Box) -> tuple[LegendEntry, ...]:
    """Return the legend of an extent: outlines of marked features first, then layers."""
    outlines = marked_entries(scene, marked, within=within)
    return (*outlines, *legend(scene, drawn_only=True, within=within))


def _frame_with_legend_beside(
    scene: Scene, width: float, height: float, texts: _Texts, requested: Box, marked: Marked
) -> tuple[Frame, tuple[LegendEntry, ...]]:
    """Return the frame of the map with its legend on the right, and the legend entries."""
    side = min(230.0, width * 0.3)
    frame = Frame(width, height, texts.top, width - side - 10, height - texts.top - texts.foot)
    return frame, entries_within(scene, marked, frame.ground(scene, requested))


def _frame_with_legend_below(
    scene: Scene,
    width: float,
    height: float | None,
    texts: _Texts,
    requested: Box,
    catalog: Catalog,
    marked: Marked,
) -> tuple[Frame, tuple[LegendEntry, ...]]:
    """Return the frame of the map with its legend below, and the legend entries.

    Without a height, the map takes the shape of the requested extent.
    """
    visible = requested
    while True:
        entries = entries_within(scene, marked, visible)
        _, deep = _legend_below(entries, width, load_map_theme("print"), catalog)
        around = texts.top + texts.foot + deep + _GAP
        high = (
            width * requested.height / requested.width
            if height is None
            else max(height - around, _LEAST_HIGH)
        )
        frame = Frame(width, height or high + around, texts.top, width, high)
        # A frame of another shape shows a larger extent, which may add a layer to the legend.
        extent = frame.ground(scene, requested)
        if len(entries_within(scene, marked, extent)) <= len(entries):
            return frame, entries
        visible = union((visible, extent))


def height_as_seen(
    scene: Scene,
    *,
    width_mm: float,
    catalog: Catalog,
    title: str,
    extent: Box,
    marked: Marked,
) -> float:
    """Return the page height in millimetres at which the map shows an extent and no more."""
    width = width_mm / MM_PER_PIXEL
    texts = _texts(scene, catalog, title, width, compact=False)
    return (
        _frame_with_legend_below(scene, width, None, texts, extent, catalog, marked)[0].height
        * MM_PER_PIXEL
    )


def map_svg(  # noqa: PLR0913 - a map on paper is all of these, each by its name
    scene: Scene,
    *,
    width_mm: float,
    height_mm: float | None,
    catalog: Catalog,
    title: str = "",
    grey: bool = False,
    extent: Box | None = None,
    marked: Marked = Marked(),  # noqa: B008 - frozen
    compact: bool = False,
    notes: MapNotes = MapNotes(),  # noqa: B008 - frozen
) -> str:
    """Return the map at a paper size, with its legend below or, if compact, beside it.

    Without a height, it is as high as the extent requires.
    """
    theme = load_map_theme("grey" if grey else "print")
    width = width_mm / MM_PER_PIXEL
    height = height_mm / MM_PER_PIXEL if height_mm is not None else None
    requested = extent or extent_for(scene, marked.every)
    texts = _texts(scene, catalog, title, width, compact=compact, notes=notes)
    if compact and height is not None:
        frame, entries = _frame_with_legend_beside(scene, width, height, texts, requested, marked)
        column = LegendColumn(frame.map_width + 12, 0, width - frame.map_width - 14)
        key = _legend_beside(entries, column, frame.map_height, theme, catalog)
        key_top = texts.top
    else:
        frame, entries = _frame_with_legend_below(
            scene, width, height, texts, requested, catalog, marked
        )
        key, _ = _legend_below(entries, width, theme, catalog)
        key_top = texts.top + frame.map_height + 10
    detail = detail_for(scene, marked.every) if compact else None
    main, beside = _split_frame(frame, requested) if detail is not None else (frame, frame)
    body = _heading_elements(texts)
    draw = partial(
        map_elements, scene, theme=theme, catalog=catalog, marked=marked, first=notes.first
    )
    main_extent = main.ground(scene, requested)
    view = View.of(main_extent, main.map_width, main.map_height)
    drawn = draw(view=view, located=not compact)
    if detail is not None:
        near = beside.ground(scene, detail)
        drawn += extent_outline(view, near, theme)
        nearer = draw(view=View.of(near, beside.map_width, beside.map_height), located=False)
        left = frame.map_width - beside.map_width
        body += framed(beside, near, nearer, theme, left=left, clip="detail")
    body += framed(main, main_extent, drawn, theme)
    body += [f'<g transform="translate(0 {key_top:.1f})">', *key, "</g>"]
    first, soft = frame.height - texts.foot + BASE, theme.colours["text_soft"]
    body += [
        text_element(0, first + i * SMALL * LINE, line, size=SMALL, colour=soft)
        for i, line in enumerate(texts.small)
    ]
    return page_svg(main, title or catalog["map.title"], body, theme, beside)
