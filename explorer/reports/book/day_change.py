"""What changed between two map days on paper: the drawing, then areas and places by oblast."""

from collections.abc import Iterator
from datetime import date

from explorer.cartography.scene.day_change import DayChange, HolderChange
from explorer.domain.content.read_models import PackInfo
from explorer.i18n.formats import day_text
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, MapPart, TextTable
from explorer.reports.sheet.model import MapImage, PaperSize, SheetOptions
from explorer.reports.svg.day_change import ChangeDrawing, change_svg
from explorer.reports.text.comparison_text import Catalog, CellLine, Role, StyledText, cell
from explorer.reports.text.day_change_text import (
    area_cells,
    area_headings,
    change_alt,
    change_captions,
    change_cautions,
    change_title,
    holder_text,
    rounded,
    rounded_total,
)

_WIDTH_MM = {PaperSize.A4: 176.0, PaperSize.LETTER: 181.0}
_HEIGHT_MM = {PaperSize.A4: 236.0, PaperSize.LETTER: 216.0}
_SHARES = (1.1, 0.8, 0.8, 0.8, 5.0)


def day_change_book(drawing: ChangeDrawing, info: PackInfo, options: SheetOptions) -> Book:
    """Return a book of the drawing and a table of areas and places by oblast."""
    catalog = load_words(options.language)
    change = drawing.change
    title = change_title(change, catalog)
    height = _HEIGHT_MM[options.paper]
    svg = change_svg(
        drawing,
        catalog,
        width_mm=_WIDTH_MM[options.paper],
        height_mm=height,
        grey=options.grey,
        titled=False,
    )
    parts = (
        MapPart(title, MapImage(svg, change_alt(change, catalog))),
        _table(change, catalog),
    )
    return book_without_cover(parts, title, info, options, date.fromisoformat(change.after.as_of))


def _table(change: DayChange, catalog: Catalog) -> TextTable:
    before, after = (day_text(day.as_of, catalog) for day in (change.before, change.after))
    oblast, *headings = area_headings(catalog)
    return TextTable(
        title=catalog["map.change.by_oblast"].format(before=before, after=after),
        captions=change_captions(change, catalog),
        columns=(
            (oblast, ""),
            *((heading, catalog["map.square_kilometres"]) for heading in headings),
            (catalog["map.change.places"], ""),
        ),
        rows=tuple(_rows(change, catalog)),
        foot=(*change_cautions(change, catalog), catalog["map.disclaimer"]),
        shares=_SHARES,
    )


def _rows(change: DayChange, catalog: Catalog) -> Iterator[tuple[tuple[CellLine, ...], ...]]:
    """Yield a row for each oblast with a change, those with changed areas first, and the total."""
    names = {row.oblast: row.oblast_name for row in change.oblasts}
    names |= {place.oblast: place.oblast_name for place in change.places}
    areas = {row.oblast: rounded(row) for row in change.oblasts}
    for oblast, name in names.items():
        places = [place for place in change.places if place.oblast == oblast]
        yield (
            cell(Role.TITLE, name),
            *(cell(Role.TEXT, text) for text in area_cells(areas.get(oblast, (0, 0)), catalog)),
            _place_lines(places, catalog),
        )
    total = catalog["map.change.total"]
    yield (
        cell(Role.TITLE, total),
        *(cell(Role.TEXT, text) for text in area_cells(rounded_total(change), catalog)),
        (),
    )


def _place_lines(places: list[HolderChange], catalog: Catalog) -> tuple[CellLine, ...]:
    """Return a line for each pair of holders, with the names of its places."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for place in places:
        pairs.setdefault((place.from_holder, place.to_holder), []).append(place.name)
    return tuple(
        CellLine(
            Role.TEXT,
            (
                StyledText(
                    catalog["map.change.places_of"].format(
                        before=holder_text(pair[0], catalog),
                        after=holder_text(pair[1], catalog),
                        names=", ".join(names),
                    )
                ),
            ),
        )
        for pair, names in sorted(pairs.items(), key=lambda item: -len(item[1]))
    )
