"""Print jobs: from pages of subjects to printed pages, for window and command line alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from explorer.cartography.scene.extents import resolve
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.saved_view import view_extent
from explorer.cartography.scene.scene import Scene, build_scene
from explorer.domain.content.features import MapContent, roles_by_feature
from explorer.domain.content.map_days import content_on, day_shown
from explorer.domain.content.read_models import ClauseListing, PackInfo, SetContent, SubjectDetails
from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.desk import MapView, Note
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.book.builder import BookContent, book_of, book_without_cover
from explorer.reports.book.model import Book, SheetPart
from explorer.reports.book.stance_table import stance_table
from explorer.reports.formats.pdf import PrintDocument
from explorer.reports.sheet.builder import sheet_of
from explorer.reports.sheet.model import PAPER_MM, ClauseSheet, MapImage, SheetOptions
from explorer.reports.svg.map import map_svg
from explorer.reports.svg.small_map import ENLARGED, ENLARGED_HALF, ENLARGED_LARGE, small_map

_MARGINS_MM = 30.0
_BETWEEN_LANGUAGES_MM = 9.0
_TEXT_WIDTH_MM = {paper: width - _MARGINS_MM for paper, (width, _) in PAPER_MM.items()}
_RAIL_WIDTH_MM = 58.0
_MAP_HEIGHT_MM = 71.0
_VIEW_HEIGHT_MM = 215.0
_KEPT = 40  # maps of half a megabyte each


def sheets_for(
    pages: Sequence[SubjectDetails],
    info: PackInfo,
    content: MapContent | None,
    options: SheetOptions,
) -> list[ClauseSheet]:
    """Return the sheets of some pages; without ``content`` they have no maps.

    Maps are kept while the same ``content`` is handed in, so that a choice of paper or marking
    does not draw them again.
    """
    catalog = load_words(options.language)
    maps = _maps_of(content, options)
    return [
        sheet_of(page, info, catalog, options, maps.of(page, options) if maps else None)
        for page in pages
    ]


def sheet_document(
    pages: Sequence[SubjectDetails],
    info: PackInfo,
    content: MapContent | None,
    options: SheetOptions,
) -> PrintDocument:
    """Return the pages ready for preview, saving and printing."""
    return PrintDocument(sheets_for(pages, info, content, options), options)


def book_for(  # noqa: PLR0913 - the content of a set in one or two languages
    briefing: BriefingSet,
    notes: Mapping[str, Note],
    content: SetContent,
    info: PackInfo,
    map_content: MapContent | None,
    options: SheetOptions,
    second: SetContent | None = None,
    *,
    second_map: MapContent | None = None,
) -> Book:
    """Return the book of a briefing set; ``second`` is its content in the second language."""
    catalog = load_words(options.language)
    maps = _maps_of(map_content, options)
    second_maps = _maps_of(second_map, options) or maps

    as_of = next((page.as_of for page in content.pages.values()), briefing.as_of)

    def sheet_in(language: str, maps: _Maps | None) -> Callable[[SubjectDetails], ClauseSheet]:
        spoken, chosen = load_words(language), replace(options, language=language)

        def build(page: SubjectDetails) -> ClauseSheet:
            image = maps.of(page, chosen) if maps else None
            return replace(sheet_of(page, info, spoken, chosen, image), sources_at_end=True)

        return build

    book_content = BookContent(
        info=info,
        pages=content.pages,
        contents=content.contents,
        sheet=sheet_in(options.language, maps),
        picture=(lambda view: maps.view(view, as_of, options)) if maps else None,
        others=second.pages if second is not None else None,
        other_sheet=sheet_in(options.second_language, second_maps) if second is not None else None,
    )
    return book_of(briefing, notes, book_content, catalog, options)


def bilingual_document(
    pages: Sequence[SubjectDetails],
    translations: Sequence[SubjectDetails],
    info: PackInfo,
    content: MapContent | None,
    options: SheetOptions,
    second_content: MapContent | None = None,
) -> PrintDocument:
    """Return summaries in two languages side by side, with the sources at the end.

    ``second_content`` is the map with names in the second language.
    """
    second = replace(options, language=options.second_language)
    left = sheets_for(pages, info, content, options)
    right = sheets_for(translations, info, second_content or content, second)
    parts = tuple(
        SheetPart(
            0, replace(sheet, sources_at_end=True), other=replace(second_sheet, sources_at_end=True)
        )
        for sheet, second_sheet in zip(left, right, strict=True)
    )
    catalog = load_words(options.language)
    title = left[0].heading if len(left) == 1 else catalog["sheet.set_title"]
    wordings = [page.wording for page in pages]
    book = book_without_cover(parts, title, info, options, pages[0].as_of, wordings)
    return typeset_book(book, options)


def table_book(contents: ClauseListing, info: PackInfo, options: SheetOptions, as_of: date) -> Book:
    """Return a book of the table of all clauses of a document and all parties."""
    catalog = load_words(options.language)
    table = stance_table(contents, info, catalog, as_of.isoformat())
    return book_without_cover(
        (table,), table.title, info, options, as_of, [contents.document.wording]
    )


def typeset_book(book: Book, options: SheetOptions) -> PrintDocument:
    """Return the pages of a book."""
    return PrintDocument(book.sheets, options, book)


class _Maps:
    """Cache of the maps of a map content: a scene for each map day, and each map drawn once."""

    def __init__(self, content: MapContent) -> None:
        self.content = content
        self._scenes: dict[str, Scene] = {}
        self._drawn: dict[tuple[object, ...], MapImage] = {}

    def of(self, page: SubjectDetails, options: SheetOptions) -> MapImage | None:
        """Return a page's map, or None if the map has nothing of it."""
        named = [reference.reference for reference in page.map_references if not reference.off_map]
        highlighted, _ = resolve(self.content, named)
        if not highlighted:
            return None
        scene = self._scene(page.as_of)
        clause = page.clause
        roles = roles_by_feature(
            self.content.references, clause.feature_roles if clause is not None else {}
        )
        marked = Marked(highlighted, roles=roles)
        size = (options.paper, options.large, options.flowing, bool(options.second_language))
        style = (*size, options.grey, options.language)
        key = (highlighted, tuple(sorted(roles.items())), scene.as_of, *style)
        image = self._drawn.get(key)
        if image is None:
            while len(self._drawn) >= _KEPT:
                self._drawn.pop(next(iter(self._drawn)))
            image = self._drawn[key] = self._draw(scene, marked, options)
        return image

    def _scene(self, as_of: date) -> Scene:
        """Return the scene of the map day that is shown on a date."""
        day = day_shown(self.content.days, as_of.isoformat())
        key = day.as_of if day is not None else ""
        if key not in self._scenes:
            self._scenes[key] = build_scene(content_on(self.content, key))
        return self._scenes[key]

    def view(self, view: MapView, as_of: date, options: SheetOptions) -> MapImage:
        """Return a saved view of the map on a date, as large as the page allows."""
        scene = self._scene(as_of)
        catalog = load_words(options.language)
        width = _TEXT_WIDTH_MM[options.paper]
        svg = map_svg(
            scene,
            width_mm=width,
            height_mm=_VIEW_HEIGHT_MM,
            catalog=catalog,
            grey=options.grey,
            extent=view_extent(view),
        )
        day = day_text(scene.as_of, catalog)
        alt = catalog["sheet.map_alt"].format(names=view.name, date=day)
        return MapImage(svg, alt)

    def _draw(self, scene: Scene, marked: Marked, options: SheetOptions) -> MapImage:
        """Return the map without an alternative text, which depends on the page."""
        catalog = load_words(options.language)
        if options.large or not options.flowing:
            drawing = small_map(
                scene,
                width_mm=_map_width_mm(options),
                catalog=catalog,
                grey=options.grey,
                marked=marked,
                enlarged=_map_scale(options),
            )
            return MapImage(drawing.svg, "", drawing.notes, drawing.ratio)
        svg = map_svg(
            scene,
            width_mm=_TEXT_WIDTH_MM[options.paper],
            height_mm=_MAP_HEIGHT_MM,
            catalog=catalog,
            grey=options.grey,
            marked=marked,
            compact=True,
        )
        return MapImage(svg, "")


def _map_width_mm(options: SheetOptions) -> float:
    """Return the width of a sheet's map: of the narrow column, or of the text in large print.

    On pages in two languages each has half of a landscape page.
    """
    if options.second_language:
        return (PAPER_MM[options.paper][1] - _MARGINS_MM - _BETWEEN_LANGUAGES_MM) / 2
    return _TEXT_WIDTH_MM[options.paper] if options.large else _RAIL_WIDTH_MM


def _map_scale(options: SheetOptions) -> float:
    """Return how much a sheet's map is enlarged; half a landscape page leaves less for it."""
    if not options.large:
        return ENLARGED
    return ENLARGED_HALF if options.second_language else ENLARGED_LARGE


class _IdentityKey:
    """Cache key that equals itself alone."""

    def __init__(self, value: MapContent) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _IdentityKey) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


def _maps_of(content: MapContent | None, options: SheetOptions) -> _Maps | None:
    if content is None or not options.include_map:
        return None
    return _maps(_IdentityKey(content))


@lru_cache(maxsize=2)
def _maps(content: _IdentityKey) -> _Maps:
    return _Maps(content.value)
