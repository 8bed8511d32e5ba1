"""The position symbols as a Typst template: ``resources/templates/signs.typ`` is its output.

Write it again with ``python3 -m explorer.reports.formats.typst_symbols`` after a change of
``diagrams/symbols.py``; a test compares the two.
"""

from collections.abc import Iterator

from explorer.diagrams.display_list import Circle, Outline, Pen, Shape
from explorer.diagrams.symbols import NO_POSITION, POSITIONS, Symbol
from explorer.system.paths import RESOURCES

TEMPLATE = RESOURCES / "templates" / "signs.typ"
#: Side of the square of a symbol, and of the part of it that is drawn.
_SCALE_EM, _DRAWN = 0.925, 0.8
_HEAD = """\
// Symbols of positions. Made by explorer/reports/formats/typst_symbols.py; do not edit.

#let _side = {side:g}em

"""
_FOOT = """\
#let sign(position, colour) = pdf.artifact(
  box(width: _side, height: _side, baseline: 0.06em, _symbols.at(position, default: _none)(colour)),
)
"""


def symbols_template() -> str:
    """Return the source of the template."""
    entries = "".join(f'  "{name}": {_function(symbol)},\n' for name, symbol in POSITIONS.items())
    return (
        _HEAD.format(side=round(_SCALE_EM * _DRAWN, 4))
        + f"#let _none = {_function(NO_POSITION)}\n\n#let _symbols = (\n{entries})\n\n"
        + _FOOT
    )


def _function(symbol: Symbol) -> str:
    body = "; ".join(f"place({_shape(shape)})" for shape in symbol)
    return f"colour => {{ {body} }}"


def _shape(shape: Shape) -> str:
    style = f"fill: {_colour(shape.fill)}, stroke: {_stroke(shape.pen)}"
    if isinstance(shape, Circle):
        corner = _corner(shape.x - shape.radius, shape.y - shape.radius)
        return f"{corner}, circle(radius: {_length(shape.radius)}, {style})"
    if isinstance(shape, Outline):
        return f"curve({style}, {', '.join(_operations(shape))})"
    size = f"width: {_length(shape.width)}, height: {_length(shape.height)}"
    return f"{_corner(shape.x, shape.y)}, rect({size}, {style})"


def _operations(shape: Outline) -> Iterator[str]:
    for name, *numbers in shape.operations:
        values = [_place(float(number)) for number in numbers]
        points = [f"({x}, {y})" for x, y in zip(values[::2], values[1::2], strict=True)]
        if name == "M":
            yield f"curve.move({points[0]})"
        elif name == "L":
            yield f"curve.line({points[0]})"
        elif name == "C":
            yield f"curve.cubic({', '.join(points)})"
        else:
            yield 'curve.close(mode: "straight")'


def _corner(x: float, y: float) -> str:
    return f"dx: {_place(x)}, dy: {_place(y)}"


def _place(coordinate: float) -> str:
    """Return a coordinate measured from the top left corner of what is drawn."""
    return _length(coordinate + _DRAWN / 2)


def _length(length: float) -> str:
    return f"{round(length * _SCALE_EM, 4):g}em"


def _colour(role: str) -> str:
    return {"ink": "colour", "cross": "white"}.get(role, "none")


def _stroke(pen: Pen | None) -> str:
    return f"{_length(pen.width)} + {_colour(pen.role)}" if pen is not None else "none"


if __name__ == "__main__":
    TEMPLATE.write_text(symbols_template(), encoding="utf-8")
