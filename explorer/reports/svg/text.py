"""Text in an SVG map: escaped, measured, wrapped, with a halo."""

import unicodedata
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape, quoteattr

from explorer.cartography.scene.style import TextStyle
from explorer.reports.text.font_metrics import FAMILY, load_metrics
from explorer.system.text_safety import without_joiners, xml_safe

#: Share of a text before its anchor.
_BEFORE_ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}
BASE = 11.5
SMALL = 10.6  # six points: nothing on paper is smaller
LINE = 1.3


def xml_text(text: str) -> str:
    """Return text in NFC without characters that XML excludes or that have no glyph."""
    safe = xml_safe(text)
    return safe if safe.isascii() else without_joiners(unicodedata.normalize("NFC", safe))


def has_loose_marks(text: str) -> bool:
    """Return whether a text has combining marks outside composed letters, such as stress marks."""
    return not text.isascii() and any(map(_is_loose, text))


def _is_loose(character: str) -> bool:
    # Marks of scripts beyond the bundled font are shaped together with their letters.
    loose = unicodedata.category(character) in {"Mn", "Me"}
    return loose and ord(character) in load_metrics().advances


def _inner(text: str, x: float, width: Callable[[str], float]) -> str:
    """Return the content of a text element, each combining mark placed separately.

    Typst cannot embed a picture in which one cluster has two glyphs.
    """
    if not has_loose_marks(text):
        return escape(text)
    pieces: list[str] = []
    begin = 0
    for index, character in enumerate(text):
        if _is_loose(character):
            pieces.append(escape(text[begin:index]))
            place = x + width("".join(c for c in text[:index] if not _is_loose(c)))
            pieces.append(f'<tspan x="{place:.1f}">{character}</tspan>')
            begin = index + 1
    return "".join([*pieces, escape(text[begin:])])


def shown_text(text: str, style: TextStyle) -> str:
    """Return the text in the case of its style."""
    return text.upper() if style.upper else text


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width of a text at a size."""
    return load_metrics(bold, italic).width(text) * size


def measure(texts: Mapping[str, TextStyle], text: str, style: str) -> tuple[float, float]:
    """Return the width and height of a name, with padding for its halo."""
    text_style = texts[style]
    size = BASE * text_style.size
    displayed = shown_text(text, text_style)
    width = text_width(displayed, size, bold=text_style.bold, italic=text_style.italic)
    return width + text_style.spacing * len(displayed) + 3, size * 1.25


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines of a width; a longer word gets its own line."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size, bold=bold) > width:
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
    """Return one line of text with its baseline at y."""
    if halo:
        under = text_element(x, y, text, size=size, colour=halo, anchor=anchor, bold=bold)
        edge = f'<text stroke="{halo}" stroke-width="2.4" stroke-linejoin="round" '
        return under.replace("<text ", edge, 1) + text_element(
            x, y, text, size=size, colour=colour, anchor=anchor, bold=bold
        )
    weight = ' font-weight="bold"' if bold else ""
    safe = xml_text(text)
    if has_loose_marks(safe):
        # Marks are placed individually, and an anchor would apply to each element individually.
        x -= text_width(safe, size, bold=bold) * _BEFORE_ANCHOR[anchor]
        anchor = "start"
    shown = _inner(safe, x, lambda part: text_width(part, size, bold=bold))
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" fill="{colour}"'
        f' text-anchor="{anchor}"{weight}>{shown}</text>'
    )


def name_element(x: float, y: float, text: str, text_style: TextStyle) -> str:
    """Return a map name over its halo; x and y are its rectangle's left and top."""
    size = BASE * text_style.size
    safe = xml_text(shown_text(text, text_style))

    def width(part: str) -> float:
        wide = text_width(part, size, bold=text_style.bold, italic=text_style.italic)
        return wide + text_style.spacing * len(part)

    shown = _inner(safe, x + 1.5, width)
    traits = f'font-size="{size:.1f}"'
    if text_style.bold:
        traits += ' font-weight="bold"'
    if text_style.italic:
        traits += ' font-style="italic"'
    if text_style.spacing:
        traits += f' letter-spacing="{text_style.spacing}"'
    where = f'x="{x + 1.5:.1f}" y="{y + size * 0.97:.1f}" {traits}'
    halo = f'fill="none" stroke="{text_style.halo}" stroke-width="2.6" stroke-linejoin="round"'
    return (
        f'<text {where} {halo} stroke-opacity="0.85">{shown}</text>'
        f'<text {where} fill="{text_style.colour}">{shown}</text>'
    )


def family_attribute() -> str:
    """Return the font family as an attribute."""
    return f"font-family={quoteattr(FAMILY)}"
