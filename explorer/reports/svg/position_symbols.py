"""Symbols of positions, documents and events as SVG."""

from explorer.diagrams.symbols import position_symbol
from explorer.diagrams.timeline.drawing import entry_symbol
from explorer.domain.content.timeline import MarkKind, TimelineEntry
from explorer.reports.paper_theme import position_inks
from explorer.reports.svg.display_list import shapes_svg

_INK = "#1b1f23"


def symbol_for(
    mark: TimelineEntry, x: float, y: float, side: float, *, verified: bool, grey: bool
) -> str:
    """Return the symbol of an entry centred at a point; unverified entries are open."""
    ink = position_inks().get(mark.position, _INK) if mark.kind is MarkKind.STANCE else _INK
    symbol = entry_symbol(mark.kind, mark.position, is_verified=verified)
    return shapes_svg(symbol, _palette("#000000" if grey else ink), x=x, y=y, scale=side)


def mixed_svg(x: float, y: float, wide: float, high: float, *, grey: bool) -> str:
    """Return a box for differing statements, in no position's shape or colour."""
    ink = "#000000" if grey else _INK
    return (
        f'<rect x="{x - wide / 2:.2f}" y="{y - high / 2:.2f}" width="{wide:.2f}"'
        f' height="{high:.2f}" rx="{high * 0.25:.2f}" fill="#ffffff" stroke="{ink}"'
        f' stroke-width="{high * 0.08:.2f}"/>'
    )


def position_svg(position: str, x: float, y: float, side: float, *, grey: bool) -> str:
    """Return the symbol of a position centred at a point."""
    palette = _palette("#000000" if grey else position_inks().get(position, _INK))
    return shapes_svg(position_symbol(position), palette, x=x, y=y, scale=side)


def event_svg(kind: MarkKind, x: float, y: float, side: float, *, filled: bool, grey: bool) -> str:
    """Return the symbol of a document or an event centred at a point."""
    symbol = entry_symbol(kind, "", is_verified=filled)
    return shapes_svg(symbol, _palette("#000000" if grey else _INK), x=x, y=y, scale=side)


def _palette(ink: str) -> dict[str, str]:
    return {"ink": ink, "paper": "#ffffff", "cross": "#ffffff"}
