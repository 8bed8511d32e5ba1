"""Symbols of positions, documents and events as SVG, in the shapes of screen and Typst."""

from explorer.domain.content.timeline import MarkKind, TimelineEntry

INKS = {
    "supports": "#00735a",
    "accepts_conditionally": "#2c7fb8",
    "undecided": "#59626c",
    "seeks_changes": "#a86400",
    "opposes": "#b3370f",
}
_INK = "#1b1f23"


def symbol_for(
    mark: TimelineEntry, x: float, y: float, side: float, *, verified: bool, grey: bool
) -> str:
    """Return the symbol of an entry centred at a point; unverified entries are open."""
    if mark.kind is MarkKind.STANCE:
        return position_sign(mark.position, x, y, side, grey=grey)
    return event_symbol(mark.kind, x, y, side, filled=verified, grey=grey)


def mixed_sign(x: float, y: float, wide: float, high: float, *, grey: bool) -> str:
    """Return a box for differing statements, in no position's shape or colour."""
    ink = "#000000" if grey else _INK
    return (
        f'<rect x="{x - wide / 2:.2f}" y="{y - high / 2:.2f}" width="{wide:.2f}"'
        f' height="{high:.2f}" rx="{high * 0.25:.2f}" fill="#ffffff" stroke="{ink}"'
        f' stroke-width="{high * 0.08:.2f}"/>'
    )


def position_sign(position: str, x: float, y: float, side: float, *, grey: bool) -> str:
    """Return the symbol of a position."""
    ink = "#000000" if grey else INKS.get(position, _INK)
    r = side * 0.4
    pen = f'stroke="{ink}" stroke-width="{side * 0.11:.2f}"'
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.2f}" {pen}'
    if position == "supports":
        return f'{ring} fill="{ink}"/>'
    if position == "undecided":
        return f'{ring} fill="#ffffff"/>'
    if position == "accepts_conditionally":
        half = f"M{x:.1f} {y - r:.2f}A{r:.2f} {r:.2f} 0 0 0 {x:.1f} {y + r:.2f}Z"
        return f'{ring} fill="#ffffff"/><path d="{half}" fill="{ink}"/>'
    if position == "seeks_changes":
        path = f"M{x:.1f} {y - r:.2f}L{x + r:.2f} {y + r:.2f}H{x - r:.2f}Z"
        return f'<path d="{path}" fill="{ink}" {pen}/>'
    inner = r * 0.55
    cross = (
        f"M{x - inner:.2f} {y - inner:.2f}L{x + inner:.2f} {y + inner:.2f}"
        f"M{x + inner:.2f} {y - inner:.2f}L{x - inner:.2f} {y + inner:.2f}"
    )
    corner, wide = f'x="{x - r:.2f}" y="{y - r:.2f}"', f"{2 * r:.2f}"
    return (
        f'<rect {corner} width="{wide}" height="{wide}" fill="{ink}" {pen}/>'
        f'<path d="{cross}" stroke="#ffffff" stroke-width="{side * 0.12:.2f}"/>'
    )


def event_symbol(
    kind: MarkKind, x: float, y: float, side: float, *, filled: bool, grey: bool
) -> str:
    """Return a sheet with a cut corner for a document, a diamond for an event."""
    ink = "#000000" if grey else _INK
    wide, high = side * 0.36, side * 0.4
    if kind is MarkKind.DOCUMENT:
        cut = wide * 0.8
        path = (
            f"M{x - wide:.2f} {y - high:.2f}H{x + wide - cut:.2f}l{cut:.2f} {cut:.2f}"
            f"V{y + high:.2f}H{x - wide:.2f}Z"
        )
    else:
        path = (
            f"M{x:.2f} {y - high:.2f}L{x + high:.2f} {y:.2f}"
            f"L{x:.2f} {y + high:.2f}L{x - high:.2f} {y:.2f}Z"
        )
    fill = ink if filled else "#ffffff"
    return f'<path d="{path}" fill="{fill}" stroke="{ink}" stroke-width="{side * 0.1:.2f}"/>'
