"""Named styles of a Word file: one for each purpose, so that users can restyle it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from explorer.reports.document.model import RunStyle
from explorer.reports.formats.docx_xml import element
from explorer.reports.paper_theme import position_inks
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.sanitize import language_tag

if TYPE_CHECKING:
    from docx.document import Document

# Every office program has this font or one of the same widths, with Cyrillic letters.
_FONT = "Arial"
#: The font lacks the position signs; office programs substitute another where it is missing.
_SIGN_FONT = "Segoe UI Symbol"
#: Styles of passages by purpose; list items are distinguished below.
NAMES = {
    RunStyle.TEXT: "Summary text",
    RunStyle.CAPTION: "Caption line",
    RunStyle.WARNING: "Warning",
    RunStyle.BOTTOM_LINE: "Bottom line",
    RunStyle.NOTE: "Note",
    RunStyle.OWN: "Own text",
    RunStyle.SOURCE: "Source",
    RunStyle.COVER: "Cover line",
    RunStyle.COVER_DAY: "Cover day",
}
BULLET, POINT = "List Bullet", "Point"
TABLE, TABLE_TEXT, TABLE_HEAD = "Stance table", "Table text", "Table head"
#: For a table that fits everything on one page.
TABLE_TIGHT = "Table sign"
CONTENTS, CONTENTS_HEADING = "Contents line", "Contents heading"
SIGN, SMALL, WARNED, LINK = "Position sign", "Small print", "Warning words", "Web link"
_OTHER_INK = "#404040"


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """Sizes in points and colours, for print of normal or large size, in colour or grey."""

    body: float
    small: float
    title: float
    headings: tuple[float, float, float, float]
    soft: str
    hair: str
    background: str
    alarm: str
    link: str
    grey: bool

    def ink(self, position: str) -> str:
        """Return the colour of a position's sign."""
        if self.grey:
            return "000000"
        return position_inks().get(position, _OTHER_INK).removeprefix("#")


def print_style_of(options: SheetOptions) -> PrintStyle:
    """Return the print style for these options."""
    sizes: tuple[float, float, float, tuple[float, float, float, float]] = (
        (18, 16, 30, (26, 20, 19, 18))
        if options.large
        else (
            10,
            8.5,
            24,
            (17, 12.5, 11, 10),
        )
    )
    inks = (
        ("404040", "8c8c8c", "ededed", "000000", "000000")
        if options.grey
        else ("4a535d", "a9b2bb", "eef2f5", "8a3b00", "0a4a8a")
    )
    return PrintStyle(*sizes, *inks, grey=options.grey)


def set_styles(document: "Document", look: PrintStyle, language: str) -> None:
    """Define the styles of the document."""
    _plain_fonts(document, language)
    normal = document.styles["Normal"]
    _set(normal, size=look.body, above=0, below=look.body * 0.45)
    normal.paragraph_format.line_spacing = 1.1
    for number, size in enumerate(look.headings, 1):
        heading = document.styles[f"Heading {number}"]
        above = 0 if number == 1 else size * 0.85
        _set(heading, size=size, above=above, below=size * 0.3, colour="000000", bold=True)
        heading.paragraph_format.keep_with_next = True
        heading.paragraph_format.keep_together = True
    _set(document.styles["Title"], size=look.title, above=140, below=24, colour="000000", bold=True)
    _drop_borders(document.styles["Title"])
    _passages(document, look)
    _tables(document, look)
    _characters(document, look)


def _passages(document: "Document", look: PrintStyle) -> None:
    body, small = look.body, look.small
    for name in NAMES.values():
        _add(document, name)
    _set(document.styles["Summary text"], size=body * 1.05)
    _set(document.styles["Caption line"], size=small, colour=look.soft, below=3)
    _set(document.styles["Note"], size=small, colour=look.soft, above=3, below=4)
    _set(document.styles["Cover line"], size=body * 1.15, below=6)
    _set(document.styles["Cover day"], size=look.title * 0.8, below=10)
    _set(document.styles["Source"], size=small, below=2)
    _hang(document.styles["Source"], 8 if body < 12 else 16)
    _box(document.styles["Warning"], look.alarm, "", around=True)
    _set(document.styles["Warning"], colour=look.alarm, bold=True)
    _box(document.styles["Bottom line"], "000000", look.background, around=False)
    _set(document.styles["Bottom line"], above=6, below=10)
    document.styles["Bottom line"].paragraph_format.keep_together = True
    _set(document.styles[BULLET], size=body, below=body * 0.3)
    _hang(_add(document, POINT), 7 if body < 12 else 14)
    _set(document.styles[POINT], below=body * 0.3)
    _set(_add(document, CONTENTS), below=4)
    _set(_add(document, CONTENTS_HEADING), size=look.headings[1], bold=True, above=24, below=6)
    document.styles[CONTENTS_HEADING].paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        _set(document.styles[name], size=max(8.5, look.small * 0.65), colour=look.soft, below=1)
    marking = _add(document, "Marking")
    _set(marking, size=max(10, look.small * 0.9), bold=True, below=2, colour="000000")


def _tables(document: "Document", look: PrintStyle) -> None:
    size = look.body if look.body > 12 else look.body - 0.5
    _set(_add(document, TABLE_TEXT), size=size, above=1.5, below=1.5)
    _set(_add(document, TABLE_HEAD, TABLE_TEXT), size=look.small, bold=True)
    document.styles[TABLE_HEAD].paragraph_format.keep_with_next = True
    _set(_add(document, TABLE_TIGHT, TABLE_TEXT), size=8.5, above=0, below=0)
    document.styles[TABLE_TIGHT].paragraph_format.line_spacing = 1.0
    table = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    properties = element("tblPr")
    borders = element("tblBorders")
    for edge in ("top", "bottom", "insideH"):
        borders.append(element(edge, val="single", sz="4", space="0", color=look.hair))
    margins = element("tblCellMar")
    for edge, width in (("top", "17"), ("left", "57"), ("bottom", "17"), ("right", "57")):
        margins.append(element(edge, w=width, type="dxa"))
    properties.append(borders)
    properties.append(margins)
    table.element.append(properties)


def _characters(document: "Document", look: PrintStyle) -> None:
    styles: dict[str, Any] = {
        name: document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        for name in (SIGN, SMALL, WARNED, LINK)
    }
    _fonts(styles[SIGN].element.get_or_add_rPr(), _SIGN_FONT)
    styles[SMALL].font.size = Pt(look.small)
    styles[SMALL].font.color.rgb = RGBColor.from_string(look.soft)
    styles[WARNED].font.bold = True
    styles[WARNED].font.color.rgb = RGBColor.from_string(look.alarm)
    styles[LINK].font.underline = True
    styles[LINK].font.color.rgb = RGBColor.from_string(look.link)


def _plain_fonts(document: "Document", language: str) -> None:
    """Use one font for all: the fonts of the template's theme differ between programs."""
    styles = document.styles.element
    for fonts in list(styles.iter(qn("w:rFonts"))):
        _fonts(fonts.getparent(), _FONT)
    for mark in list(styles.iter(qn("w:lang"))):
        mark.set(qn("w:val"), language_tag(language))
        mark.set(qn("w:eastAsia"), language_tag(language))


def _fonts(properties: Any, name: str) -> None:  # noqa: ANN401 - lxml's elements bring no types
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, element("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name))


def _add(document: "Document", name: str, base: str = "Normal") -> Any:  # noqa: ANN401
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[base]
    style.quick_style = True
    return style


def _set(style: Any, **look: float | str | bool) -> None:  # noqa: ANN401
    """Set size, space above and below in points, colour and weight, as far as given."""
    if "size" in look:
        style.font.size = Pt(float(look["size"]))
    if "bold" in look:
        style.font.bold = bool(look["bold"])
    if "colour" in look:
        style.font.color.rgb = RGBColor.from_string(str(look["colour"]))
    if "above" in look:
        style.paragraph_format.space_before = Pt(float(look["above"]))
    if "below" in look:
        style.paragraph_format.space_after = Pt(float(look["below"]))


def _hang(style: Any, millimetres: float) -> None:  # noqa: ANN401
    style.paragraph_format.left_indent = Mm(millimetres)
    style.paragraph_format.first_line_indent = Mm(-millimetres)
    style.paragraph_format.tab_stops.add_tab_stop(Mm(millimetres))


def _box(style: Any, colour: str, fill: str, *, around: bool) -> None:  # noqa: ANN401
    """Draw a frame around the text, or a bar to its left, and a background behind it."""
    properties = style.element.get_or_add_pPr()
    borders = element("pBdr")
    for edge in ("top", "left", "bottom", "right") if around else ("left",):
        size = "6" if around else "24"
        borders.append(element(edge, val="single", sz=size, space="6", color=colour))
    properties.append(borders)
    if fill:
        properties.append(element("shd", val="clear", color="auto", fill=fill))
    # Word draws the frame outside the text, so an indent keeps it within the margins.
    style.paragraph_format.left_indent = Mm(2.6)
    style.paragraph_format.right_indent = Mm(2.6)


def _drop_borders(style: Any) -> None:  # noqa: ANN401
    for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)


def centre(paragraph: Any) -> None:  # noqa: ANN401
    """Centre a paragraph."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def align_right(paragraph: Any) -> None:  # noqa: ANN401
    """Align a paragraph to the right."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
