"""From pages of the subject to printed pages, for the window and the command line alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from explorer.cartography.scene.extents import resolve
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.saved_view import ground_of
from explorer.cartography.scene.scene import Scene, build_scene
from explorer.domain.content.features import MapContent
from explorer.domain.content.read_models import Contents, PackInfo, Page, SetContent
from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.desk import MapView, Note
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.book.builder import BookContent, bare_book, book_of
from explorer.reports.book.model import Book, SheetPart
from explorer.reports.book.stance_table import stance_table
from explorer.reports.formats.pdf import PrintedPages
from explorer.reports.sheet.builder import LARGE_MAP, MAP_HEIGHT_MM, sheet_of
from explorer.reports.sheet.model import ClauseSheet, MapPicture, Paper, SheetOptions
from explorer.reports.svg.map import map_svg

_TEXT_WIDTH_MM = {Paper.A4: 210.0 - 34, Paper.LETTER: 215.9 - 34}
_VIEW_HEIGHT_MM = 215.0
_KEPT = 40  # maps of half a megabyte each


def sheets_for(
    pages: Sequence[Page],
    info: PackInfo,
    content: MapContent | None,
    options: SheetOptions,
) -> list[ClauseSheet]:
    """The sheets of some pages; ``content`` None leaves the maps out.

    Maps are kept while the same ``content`` is handed in, so that a choice of paper or marking
    does not draw them again.
    """
    words = load_words(options.language)
    maps = _maps(_Same(content)) if content is not None and options.include_map else None
    return [
        sheet_of(page, info, words, options, maps.of(page, options) if maps else None)
        for page in pages
    ]


def printed(
    pages: Sequence[Page],
    info: PackInfo,
    content: MapContent | None,
    options: SheetOptions,
) -> PrintedPages:
    """The pages ready to be shown, saved and printed."""
    return PrintedPages(sheets_for(pages, info, content, options), options)


def book_for(
    one: BriefingSet,
    notes: Mapping[str, Note],
    content: SetContent,
    info: PackInfo,
    map_content: MapContent | None,
    options: SheetOptions,
    other: SetContent | None = None,
) -> Book:
    """The book of a briefing set. ``other`` is its content in the second language."""
    words = load_words(options.language)
    maps = _maps(_Same(map_content)) if map_content is not None and options.include_map else None

    def sheet_in(language: str) -> Callable[[Page], ClauseSheet]:
        spoken, chosen = load_words(language), replace(options, language=language)

        def made(page: Page) -> ClauseSheet:
            svg = maps.of(page, chosen) if maps else None
            return replace(sheet_of(page, info, spoken, chosen, svg), sources_at_end=True)

        return made

    found = BookContent(
        info=info,
        pages=content.pages,
        contents=content.contents,
        sheet=sheet_in(options.language),
        picture=(lambda view: maps.view(view, info, options)) if maps else None,
        others=other.pages if other is not None else None,
        other_sheet=sheet_in(options.second_language) if other is not None else None,
    )
    return book_of(one, notes, found, words, options)


def printed_book(
    one: BriefingSet,
    notes: Mapping[str, Note],
    content: SetContent,
    info: PackInfo,
    map_content: MapContent | None,
    options: SheetOptions,
    other: SetContent | None = None,
) -> PrintedPages:
    """The pages of a briefing set ready to be shown, saved and printed."""
    return set_book(book_for(one, notes, content, info, map_content, options, other), options)


def paired(
    pages: Sequence[Page],
    others: Sequence[Page],
    info: PackInfo,
    content: MapContent | None,
    options: SheetOptions,
) -> PrintedPages:
    """Summaries in two languages side by side, their sources at the end."""
    second = replace(options, language=options.second_language)
    left = sheets_for(pages, info, content, options)
    right = sheets_for(others, info, content, second)
    parts = tuple(
        SheetPart(0, replace(one, sources_at_end=True), other=replace(other, sources_at_end=True))
        for one, other in zip(left, right, strict=True)
    )
    words = load_words(options.language)
    title = left[0].heading if len(left) == 1 else words["sheet.set_title"]
    wordings = [page.wording for page in pages]
    book = bare_book(parts, title, info, options, pages[0].as_of, wordings)
    return set_book(book, options)


def table_book(contents: Contents, info: PackInfo, options: SheetOptions, as_of: date) -> Book:
    """The table of all clauses of a document and all parties, by itself."""
    words = load_words(options.language)
    table = stance_table(contents, info, words, as_of.isoformat())
    return bare_book((table,), table.title, info, options, as_of, [contents.document.wording])


def set_book(book: Book, options: SheetOptions) -> PrintedPages:
    """A book's pages."""
    return PrintedPages(book.sheets, options, book)


class _Maps:
    """Draws the maps of one map content; the scene is built once, and each map drawn once."""

    def __init__(self, content: MapContent) -> None:
        self.content = content
        self._scene: Scene | None = None
        self._drawn: dict[tuple[object, ...], str] = {}

    def of(self, page: Page, options: SheetOptions) -> str | None:
        """A page's map; None where nothing of it is on the map."""
        named = [one.reference for one in page.map_references if not one.off_map]
        lifted, _ = resolve(self.content, named)
        if not lifted:
            return None
        key = (lifted, options.paper, options.large, options.grey, options.language)
        found = self._drawn.get(key)
        if found is None:
            while len(self._drawn) >= _KEPT:
                self._drawn.pop(next(iter(self._drawn)))
            found = self._drawn[key] = self._draw(lifted, options)
        return found

    @property
    def scene(self) -> Scene:
        """The scene of the content, built once."""
        if self._scene is None:
            self._scene = build_scene(self.content)
        return self._scene

    def view(self, view: MapView, info: PackInfo, options: SheetOptions) -> MapPicture:
        """A kept view of the map, as large as a page has room for."""
        words = load_words(options.language)
        width = _TEXT_WIDTH_MM[options.paper]
        svg = map_svg(
            self.scene,
            width_mm=width,
            height_mm=_VIEW_HEIGHT_MM,
            words=words,
            grey=options.grey,
            extent=ground_of(view),
        )
        day = day_text(info.map_as_of, words)
        alt = words["sheet.map_alt"].format(names=view.name, date=day)
        return MapPicture(svg, alt, _VIEW_HEIGHT_MM)

    def _draw(self, lifted: frozenset[str], options: SheetOptions) -> str:
        scale = LARGE_MAP if options.large else 1.0
        return map_svg(
            self.scene,
            width_mm=_TEXT_WIDTH_MM[options.paper] / scale,
            height_mm=MAP_HEIGHT_MM,
            words=load_words(options.language),
            grey=options.grey,
            marked=Marked(lifted),
            compact=True,
        )


class _Same:
    """Wraps a value so that it equals itself alone."""

    def __init__(self, value: MapContent) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=2)
def _maps(content: _Same) -> _Maps:
    return _Maps(content.value)
