"""From pages of the subject to printed pages, for the window and the command line alike."""

from collections.abc import Callable, Sequence

from explorer.cartography.extents import resolve
from explorer.cartography.scene import Scene, build_scene
from explorer.domain.features import MapContent
from explorer.domain.views import PackInfo, Page
from explorer.reports.blocks import ClauseSheet, Paper, SheetOptions
from explorer.reports.clause_sheet import LARGE_MAP, MAP_HEIGHT_MM, sheet_of
from explorer.reports.map_svg import map_svg
from explorer.reports.to_pdf import PrintedPages
from explorer.wording import load_words

_TEXT_WIDTH_MM = {Paper.A4: 210.0 - 34, Paper.LETTER: 215.9 - 34}


def sheets_for(
    pages: Sequence[Page],
    info: PackInfo,
    content: MapContent | None,
    options: SheetOptions,
) -> list[ClauseSheet]:
    """The sheets of some pages; ``content`` None leaves the maps out."""
    words = load_words(options.language)
    draw = _drawer(content, options) if content is not None and options.include_map else None
    return [sheet_of(page, info, words, options, draw(page) if draw else None) for page in pages]


def printed(
    pages: Sequence[Page],
    info: PackInfo,
    content: MapContent | None,
    options: SheetOptions,
) -> PrintedPages:
    """The pages ready to be shown, saved and printed."""
    return PrintedPages(sheets_for(pages, info, content, options), options)


def _drawer(content: MapContent, options: SheetOptions) -> Callable[[Page], str | None]:
    """A function that draws a page's map; the scene is built once, and only if there is a map."""
    scenes: list[Scene] = []

    def draw(page: Page) -> str | None:
        named = [one.reference for one in page.map_references if not one.off_map]
        drawn, _ = resolve(content, named)
        if not drawn:
            return None
        if not scenes:
            scenes.append(build_scene(content))
        scale = LARGE_MAP if options.large else 1.0
        return map_svg(
            scenes[0],
            width_mm=_TEXT_WIDTH_MM[options.paper] / scale,
            height_mm=MAP_HEIGHT_MM,
            words=load_words(options.language),
            grey=options.grey,
            highlighted=drawn,
            compact=True,
        )

    return draw
