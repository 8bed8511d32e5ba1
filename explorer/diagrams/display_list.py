"""Display lists: shapes and texts with colours by role, rendered by QPainter, SVG and Typst.

Coordinates are those of the drawing, y down. A role such as ``ink`` is resolved by the palette of
the renderer; a role that its palette does not have is not painted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

#: Operations of an outline: ``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` and
#: ``("Z",)``, as in SVG.
Operation = tuple[str | float, ...]
Palette = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pen:
    """Stroke of a shape; ``dash`` alternates lengths of lines and gaps in the drawing's units."""

    role: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A path, filled and stroked."""

    operations: tuple[Operation, ...]
    fill: str = ""
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around a centre."""

    x: float
    y: float
    radius: float
    fill: str = ""
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle with its top left corner at ``x``, ``y``, and the radius of its corners."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str = ""
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class DrawnText:
    """One line of text; ``top`` is the top of its line box. The renderer has a font a style."""

    x: float
    top: float
    text: str
    style: str
    role: str


Shape = Outline | Circle | Rectangle
Item = Shape | DrawnText


def polygon(points: tuple[tuple[float, float], ...]) -> tuple[Operation, ...]:
    """Return the closed outline through some points."""
    first, *further = points
    return (("M", *first), *(("L", *point) for point in further), ("Z",))
