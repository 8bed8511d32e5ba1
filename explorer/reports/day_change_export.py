"""Export of the comparison of two map days to a file, for window and command line alike."""

from explorer.domain.content.read_models import PackInfo
from explorer.i18n.message_catalog import load_words
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.svg.day_change import ChangeDrawing, change_svg
from explorer.reports.text.image_size import pixels_of

CHANGE_RATIO = 1.35
CHANGE_WIDTH_MM, CHANGE_DPI = 180.0, 300


def change_as_file(
    drawing: ChangeDrawing,
    ending: str,
    options: SheetOptions,
    info: PackInfo,
    attribution: str,
    *,
    width_mm: float = CHANGE_WIDTH_MM,
    dpi: int = CHANGE_DPI,
) -> bytes:
    """Return the comparison in the format of a file extension; SVG for any other.

    A ``.pdf`` has the size of the paper of the options.
    """
    if ending == ".pdf":
        from explorer.reports.book.day_change import day_change_book
        from explorer.reports.print_job import typeset_book

        return typeset_book(day_change_book(drawing, info, options), options).pdf()
    if ending == ".geojson":
        from explorer.reports.formats.day_change_geojson import day_change_geojson

        return day_change_geojson(drawing.change, attribution).encode()
    svg = change_svg(
        drawing,
        load_words(options.language),
        width_mm=width_mm,
        height_mm=width_mm * CHANGE_RATIO,
        grey=options.grey,
    )
    if ending == ".png":
        from explorer.reports.formats.png import svg_to_png

        return svg_to_png(svg, pixels=pixels_of(width_mm, dpi))
    return svg.encode()
