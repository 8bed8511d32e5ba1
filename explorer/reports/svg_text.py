"""Text in an SVG map: escaped, measured, wrapped, with a halo."""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from explorer.cartography.style import TextStyle
from explorer.reports.font_metrics import FAMILY, load_metrics

BASE = 11.5
SMALL = 10.6  # six points: nothing on paper is smaller
LINE = 1.3


def clean(text: str) -> str:
    """Text without the control characters that XML 1.0 cannot hold."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))


def shown_text(text: str, style: TextStyle) -> str:
    """The text as the style writes it."""
    return text.upper() if style.upper else text


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of a text at a size."""
    return load_metrics(bold, italic).width(text) * size


def measure(texts: Mapping[str, TextStyle], text: str, style: str) -> tuple[float, float]:
    """Width and height of a name, with room for its halo."""
    look = texts[style]
    size = BASE * look.size
    shown = shown_text(text, look)
    width = text_width(shown, size, bold=look.bold, italic=look.italic)
    return width + look.spacing * len(shown) + 3, size * 1.25


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit the room; a longer word keeps a line of its own."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def text_element(  # noqa: PLR0913 - each a trait of one line
    x: float,
    y: float,
    text: str,
    *,
    size: float = BASE,
    colour: str = "#000000",
    anchor: str = "start",
    bold: bool = False,
    halo: str = "",
) -> str:
    """One line of text with its baseline at y."""
    if halo:
        under = text_element(x, y, text, size=size, colour=halo, anchor=anchor, bold=bold)
        edge = f'<text stroke="{halo}" stroke-width="2.4" stroke-linejoin="round" '
        return under.replace("<text ", edge, 1) + text_element(
            x, y, text, size=size, colour=colour, anchor=anchor, bold=bold
        )
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" fill="{colour}"'
        f' text-anchor="{anchor}"{weight}>{escape(clean(text))}</text>'
    )


def name_element(x: float, y: float, text: str, look: TextStyle) -> str:
    """A map name with its halo beneath; x and y are its rectangle's left and top."""
    size = BASE * look.size
    shown = escape(clean(shown_text(text, look)))
    traits = f'font-size="{size:.1f}"'
    if look.bold:
        traits += ' font-weight="bold"'
    if look.italic:
        traits += ' font-style="italic"'
    if look.spacing:
        traits += f' letter-spacing="{look.spacing}"'
    where = f'x="{x + 1.5:.1f}" y="{y + size * 0.97:.1f}" {traits}'
    halo = f'fill="none" stroke="{look.halo}" stroke-width="2.6" stroke-linejoin="round"'
    return (
        f'<text {where} {halo} stroke-opacity="0.85">{shown}</text>'
        f'<text {where} fill="{look.colour}">{shown}</text>'
    )


def family_attribute() -> str:
    """The font family as an attribute."""
    return f"font-family={quoteattr(FAMILY)}"
