"""Styled shapes as SVG elements, in pixels of 0.2 mm."""

import re
import zlib
from collections.abc import Iterable, Iterator

from explorer.cartography.geometry.geometry import Box, clip_line, clip_ring, simplify, ticks_along
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.style import MapTheme, ShapeStyle

_FINEST = 0.6  # 0.12 mm: the resolution of paper
_HATCHES = re.compile(r"url\(#hatch-(\w+)\)")
_WHOLE = re.compile(r"\.0(?![0-9])")


def path_data(parts: Iterable[FloatArray], *, closed: bool) -> str:
    """Return lines or rings in pixels as path data."""
    pieces = []
    for part in parts:
        points = part[:-1] if closed else part
        # One format call per part is 3 x faster than one per number.
        form = "M%.1f %.1f" + "L%.1f %.1f" * (len(points) - 1)
        pieces.append(form % tuple(points.ravel().tolist()))
        pieces.append("Z" if closed else "")
    return without_zeros("".join(pieces))


def without_zeros(data: str) -> str:
    """Return path data with whole numbers written without decimals."""
    return _WHOLE.sub("", data)


def visible_parts(shape: StyledShape, view: View) -> list[FloatArray]:
    """Return a shape's parts in pixels, clipped slightly outside the frame and simplified."""
    extent = view.extent
    area = extent.grown(8 / view.scale)
    if not shape.box.meets(area):
        return []
    inside = area.holds(*shape.box[:2]) and area.holds(*shape.box[2:])
    parts: list[FloatArray] = []
    for part in shape.parts:
        if inside or shape.type == "point":
            pieces: Iterable[FloatArray] = (part,)
        elif shape.type == "polygon":
            pieces = (clip_ring(part, area),)
        else:
            pieces = clip_line(part, area)
        parts += [simplify(view.pixels(piece), _FINEST) for piece in pieces if len(piece)]
    least = {"polygon": 4, "line": 2}.get(shape.type, 1)
    return [part for part in parts if len(part) >= least]


def rectangle(box: Box, look: str) -> str:
    """Return a rectangle with these attributes."""
    return (
        f'<rect x="{box.x0:.1f}" y="{box.y0:.1f}" width="{box.width:.1f}"'
        f' height="{box.height:.1f}" {look}/>'
    )


def hatch_definitions(theme: MapTheme, body: str) -> str:
    """Return patterns for the hatched styles that a body uses."""
    used = set(_HATCHES.findall(body))
    return "".join(_hatch(name, s) for name, s in theme.styles.items() if name in used)


def _hatch(name: str, style: ShapeStyle) -> str:
    step, width, colour = style.hatch_step, style.hatch_width, style.hatch_line
    if style.hatch == "dots":
        inner = f'<circle cx="{step / 2}" cy="{step / 2}" r="{width / 1.6:.2f}" fill="{colour}"/>'
        turn = 45
    else:
        inner = f'<rect width="{width}" height="{step}" fill="{colour}"/>'
        turn = 45 if style.hatch == "up" else -45
    return (
        f'<pattern id="hatch-{name}" width="{step}" height="{step}"'
        f' patternUnits="userSpaceOnUse" patternTransform="rotate({turn})">{inner}</pattern>'
    )


def stroke(colour: str, width: float, dash: tuple[float, ...] = ()) -> str:
    """Return the attributes of a line."""
    text = f'fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linejoin="round"'
    if dash:
        text += f' stroke-dasharray="{",".join(f"{d * width:g}" for d in dash)}"'
    return text


def _ticked(parts: list[FloatArray], style: ShapeStyle) -> str:
    """Return a fence: short strokes across a line, which has no thickness of its own."""
    ticks = []
    for part in parts:
        ticks += ticks_along(part, style.ticks, style.tick_size, style.offset)
    return f'<path {stroke(style.line, style.width)} d="{path_data(ticks, closed=False)}"/>'


def symbol(x: float, y: float, style: ShapeStyle) -> str:
    """Return the symbol of a place."""
    half = style.size / 2
    traits = f'fill="{style.fill}" stroke="{style.line}" stroke-width="{style.width:g}"'
    if style.symbol == "square":
        return (
            f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{style.size}"'
            f' height="{style.size}" {traits}/>'
        )
    if style.symbol in ("diamond", "plant"):
        points = f"{x:.1f},{y - half:.1f} {x + half:.1f},{y:.1f} {x:.1f},{y + half:.1f}"
        mark = f'<polygon points="{points} {x - half:.1f},{y:.1f}" {traits}/>'
        if style.symbol == "plant":
            mark += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half / 3.2:.1f}" fill="{style.line}"/>'
        return mark
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:g}" {traits}/>'


def fill_elements(data: str, name: str, style: ShapeStyle, rule: str = "evenodd") -> Iterator[str]:
    """Yield the elements that fill a path."""
    if style.fill:
        opacity = f' fill-opacity="{style.opacity:g}"' if style.opacity < 1 else ""
        yield f'<path fill="{style.fill}"{opacity} fill-rule="{rule}" d="{data}"/>'
    if style.hatch:
        yield f'<path fill="url(#hatch-{name})" fill-rule="{rule}" d="{data}"/>'


def part_elements(
    parts: list[FloatArray], name: str, style: ShapeStyle, *, closed: bool
) -> Iterator[str]:
    """Yield the elements that draw parts in pixels."""
    data = path_data(parts, closed=closed)
    if closed:
        yield from fill_elements(data, name, style)
    if closed and style.inside:
        yield from _inside_elements(data, style)
        return
    if style.case:
        case = stroke(style.case, style.case_width)
        yield f'<path {case} stroke-opacity="{style.case_opacity:g}" d="{data}"/>'
    if style.ticks:
        yield _ticked(parts, style)
    elif style.line:
        yield f'<path {stroke(style.line, style.width, style.dash)} d="{data}"/>'


def _inside_elements(data: str, style: ShapeStyle) -> Iterator[str]:
    """Yield an outline of which only the half within the area is seen."""
    clip = f"inside-{zlib.crc32(data.encode()):08x}"
    yield f'<clipPath id="{clip}"><path clip-rule="evenodd" d="{data}"/></clipPath>'
    yield f'<g clip-path="url(#{clip})">'
    if style.case:
        case = stroke(style.case, style.case_width)
        yield f'<path {case} stroke-opacity="{style.case_opacity:g}" d="{data}"/>'
    if style.line:
        yield f'<path {stroke(style.line, style.width, style.dash)} d="{data}"/>'
    yield "</g>"


def shape_elements(shapes: Iterable[StyledShape], view: View, theme: MapTheme) -> Iterator[str]:
    """Yield the shapes of one layer, all shapes of one style in one path."""
    by_style: dict[tuple[str, str], list[FloatArray]] = {}
    for shape in shapes:
        parts = visible_parts(shape, view)
        if parts:
            by_style.setdefault((shape.style, shape.type), []).extend(parts)
    for (name, kind), parts in by_style.items():
        style = theme.styles[name]
        if kind == "point":
            for part in parts:
                x, y = part[0].tolist()
                yield symbol(x, y, style) if style.symbol else _ring(x, y, style)
        else:
            yield from part_elements(parts, name, style, closed=kind == "polygon")


def _ring(x: float, y: float, style: ShapeStyle) -> str:
    """Return a ring around a highlighted place that leaves its symbol readable."""
    return "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="10" {stroke(colour, width)}'
        f' stroke-opacity="{opacity:g}"/>'
        for colour, width, opacity in (
            (style.case, style.case_width, style.case_opacity),
            (style.line, style.width, 1.0),
        )
        if colour
    )


def frame_clip(width: float, height: float, *, name: str = "frame") -> str:
    """Return the clip path of the map's frame."""
    return f'<clipPath id="{name}"><rect width="{width:.1f}" height="{height:.1f}"/></clipPath>'
