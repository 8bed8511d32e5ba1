"""Raster images of PDF pages, one at a time, for preview and printer.

PDFium draws one page at a time, in any thread; everything opened is closed before the next page
begins.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_ONE_AT_A_TIME = threading.Lock()
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as rows of pixels, four bytes each: blue, green, red and an unused one."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points."""

    width: float
    height: float

    @property
    def across(self) -> bool:
        """Whether the page is landscape."""
        return self.width > self.height

    def pixels_wide(self, ppi: float) -> int:
        """Return the width in pixels at a resolution in pixels per inch."""
        return max(1, round(self.width * ppi / _POINTS_PER_INCH))


#: Left, top, width and height in points, from the upper left corner of a page.
Box = tuple[float, float, float, float]
_MOST_HITS = 1_000


@dataclass(frozen=True, slots=True)
class TextHit:
    """A place of a text: the page, counted from 0, and a box for each line."""

    index: int
    boxes: tuple[Box, ...]


@contextmanager
def _opened(pdf: bytes) -> Iterator["PdfDocument"]:
    import pypdfium2

    with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        yield document


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """Return the size of every page."""
    with _opened(pdf) as document:
        return tuple(PageSize(*document.get_page_size(number)) for number in range(len(document)))


def picture(pdf: bytes, index: int, width: int) -> PagePicture:
    """Return a page drawn ``width`` pixels wide."""
    with _opened(pdf) as document:
        return _drawn(document, index, width)


def page_images(
    pdf: bytes, indices: Sequence[int], ppi: float
) -> Iterator[tuple[int, PagePicture]]:
    """Yield pages one after another, each with its index; only one is in memory at a time."""
    with _opened(pdf) as document:
        for index in indices:
            size = PageSize(*document.get_page_size(index))
            yield index, _drawn(document, index, size.pixels_wide(ppi))


def _drawn(document: "PdfDocument", index: int, width: int) -> PagePicture:
    with closing(document[index]) as page:
        # PDFium rounds up: a rounding error would add a pixel.
        scale = (width - 0.5) / page.get_width()
        with closing(page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True)) as bitmap:
            rows, row = bytes(bitmap.buffer), bitmap.width * 4
            if bitmap.stride != row:
                starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
                rows = b"".join(rows[start : start + row] for start in starts)
            return PagePicture(bitmap.width, bitmap.height, rows)


def find_text(pdf: bytes, text: str) -> tuple[TextHit, ...]:
    """Return where a text stands on the pages, in their order; letters match in either case."""
    hits: list[TextHit] = []
    with _opened(pdf) as document:
        for index in range(len(document)):
            with closing(document[index]) as page, closing(page.get_textpage()) as words:
                height = page.get_height()
                with closing(words.search(text, match_case=False)) as search:
                    while (place := search.get_next()) is not None and len(hits) < _MOST_HITS:
                        boxes = tuple(
                            (left, height - top, right - left, top - bottom)
                            for left, bottom, right, top in _boxes(words, *place)
                        )
                        hits.append(TextHit(index, boxes))
    return tuple(hits)


def _boxes(words: "PdfTextPage", start: int, count: int) -> Iterator[Box]:
    for number in range(words.count_rects(start, count)):
        yield words.get_rect(number)


def some_pages(pdf: bytes, indices: Sequence[int]) -> bytes:
    """Return a PDF of some of the pages, in the same vector content."""
    import pypdfium2

    buffer = BytesIO()
    with _opened(pdf) as document, closing(pypdfium2.PdfDocument.new()) as target:
        target.import_pages(document, list(indices))
        target.save(buffer)
    return buffer.getvalue()
