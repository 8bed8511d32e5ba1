"""Symbols of positions, documents and events: told apart by shape, without colour.

A symbol is a display list around the origin in a square of side 1, scaled by the renderer. Roles:
``ink`` is the colour of the symbol, ``paper`` what lies behind it, ``cross`` the lines on ink.
"""

from collections.abc import Mapping

from explorer.diagrams.display_list import Circle, Outline, Pen, Rectangle, Shape, polygon

_REACH = 0.4
_PEN = Pen("ink", 0.11)
_EVENT_PEN = Pen("ink", 0.1)
_CROSS = 0.22
#: Control points of a Bezier curve that is a quarter of a circle of radius 1.
_QUARTER = 0.5523

Symbol = tuple[Shape, ...]

_LEFT_HALF = (
    ("M", 0.0, -_REACH),
    ("C", -_REACH * _QUARTER, -_REACH, -_REACH, -_REACH * _QUARTER, -_REACH, 0.0),
    ("C", -_REACH, _REACH * _QUARTER, -_REACH * _QUARTER, _REACH, 0.0, _REACH),
    ("Z",),
)

#: A full disc supports, a half disc accepts conditionally, a ring is undecided, a triangle seeks
#: changes, a square with a cross opposes; a short dash stands where no position was found.
POSITIONS: Mapping[str, Symbol] = {
    "supports": (Circle(0, 0, _REACH, "ink", _PEN),),
    "accepts_conditionally": (Circle(0, 0, _REACH, "paper", _PEN), Outline(_LEFT_HALF, "ink")),
    "undecided": (Circle(0, 0, _REACH, "paper", _PEN),),
    "seeks_changes": (
        Outline(polygon(((0, -_REACH), (_REACH, _REACH), (-_REACH, _REACH))), "ink", _PEN),
    ),
    "opposes": (
        Rectangle(-_REACH, -_REACH, 2 * _REACH, 2 * _REACH, 0, "ink", _PEN),
        Outline(
            (
                ("M", -_CROSS, -_CROSS),
                ("L", _CROSS, _CROSS),
                ("M", _CROSS, -_CROSS),
                ("L", -_CROSS, _CROSS),
            ),
            pen=Pen("cross", 0.12),
        ),
    ),
}
NO_POSITION: Symbol = (Outline((("M", -0.22, 0.0), ("L", 0.22, 0.0)), pen=_PEN),)

_WIDE = 0.36
_CUT = _WIDE * 0.8


def position_symbol(position: str) -> Symbol:
    """Return the symbol of a position; any other text stands for none."""
    return POSITIONS.get(position, NO_POSITION)


def document_symbol(*, filled: bool) -> Symbol:
    """Return a sheet with a cut corner; an unverified document is open."""
    corners = (
        (-_WIDE, -_REACH),
        (_WIDE - _CUT, -_REACH),
        (_WIDE, _CUT - _REACH),
        (_WIDE, _REACH),
        (-_WIDE, _REACH),
    )
    return (Outline(polygon(corners), "ink" if filled else "paper", _EVENT_PEN),)


def event_symbol(*, filled: bool) -> Symbol:
    """Return a diamond; an unverified event is open."""
    corners = ((0.0, -_REACH), (_REACH, 0.0), (0.0, _REACH), (-_REACH, 0.0))
    return (Outline(polygon(corners), "ink" if filled else "paper", _EVENT_PEN),)
