"""Display lists as SVG."""

from collections.abc import Iterable

from explorer.diagrams.display_list import Circle, Operation, Outline, Palette, Pen, Shape


def shapes_svg(
    shapes: Iterable[Shape], palette: Palette, *, x: float = 0, y: float = 0, scale: float = 1
) -> str:
    """Return shapes as SVG elements, scaled and moved to a point."""
    return "".join(_shape(shape, palette, x, y, scale) for shape in shapes)


def _shape(shape: Shape, palette: Palette, x: float, y: float, scale: float) -> str:
    style = _style(shape.fill, shape.pen, palette, scale)
    if isinstance(shape, Circle):
        return (
            f'<circle cx="{x + shape.x * scale:.2f}" cy="{y + shape.y * scale:.2f}"'
            f' r="{shape.radius * scale:.2f}"{style}/>'
        )
    if isinstance(shape, Outline):
        return f'<path d="{_data(shape.operations, x, y, scale)}"{style}/>'
    radius = f' rx="{shape.radius * scale:.2f}"' if shape.radius else ""
    return (
        f'<rect x="{x + shape.x * scale:.2f}" y="{y + shape.y * scale:.2f}"'
        f' width="{shape.width * scale:.2f}" height="{shape.height * scale:.2f}"{radius}{style}/>'
    )


def _data(operations: Iterable[Operation], x: float, y: float, scale: float) -> str:
    parts = []
    for name, *numbers in operations:
        moved = (
            f"{(y if place % 2 else x) + float(number) * scale:.2f}"
            for place, number in enumerate(numbers)
        )
        parts.append(f"{name}{' '.join(moved)}")
    return "".join(parts)


def _style(fill: str, pen: Pen | None, palette: Palette, scale: float) -> str:
    style = f' fill="{palette.get(fill, "none")}"'
    if pen is None or pen.role not in palette:
        return style
    dash = " ".join(f"{length * scale:g}" for length in pen.dash)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'{style} stroke="{palette[pen.role]}" stroke-width="{pen.width * scale:.2f}"{dashes}'
