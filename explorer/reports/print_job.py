"""From pages of the subject to printed pages, for the window and the command line alike."""

from collections.abc import Sequence
from functools import lru_cache

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

    def _draw(self, lifted: frozenset[str], options: SheetOptions) -> str:
        if self._scene is None:
            self._scene = build_scene(self.content)
        scale = LARGE_MAP if options.large else 1.0
        return map_svg(
            self._scene,
            width_mm=_TEXT_WIDTH_MM[options.paper] / scale,
            height_mm=MAP_HEIGHT_MM,
            words=load_words(options.language),
            grey=options.grey,
            highlighted=lifted,
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
