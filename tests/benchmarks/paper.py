"""All 28 summaries and a briefing set of 100 items as PDF, beside the same pages as fixed text.

Typst remembers what it set from the same source; so each run is of another as-of day, which stands
on every page. The same pages set again are told in the note.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import typst

from explorer.domain.content.features import MapContent
from explorer.domain.content.read_models import PackInfo, SubjectDetails
from explorer.packs.compiler.cache import ensure_compiled
from explorer.reports import print_job
from explorer.reports.formats.pdf import PrintDocument, template_files
from explorer.reports.formats.pdf_raster import page_sizes
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.font_metrics import FONTS
from explorer.store.pack.connection import PackConnection, open_compiled_pack
from explorer.store.pack.documents import contents
from explorer.store.pack.map_content import map_content
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page
from explorer.system.paths import BUNDLED_PACK
from tests.benchmarks.long_book import LongBook, long_book
from tests.benchmarks.table import Row, middle
from tests.benchmarks.timing import timed

RUNS, BOOK_RUNS = 10, 4
#: Days between the pages of the program and those of the fixed text.
_DAYS_APART = 1000
OPTIONS = SheetOptions()
Printing = tuple[list[SubjectDetails], PackInfo, MapContent]
Pair = tuple[float, float]


def read(connection: PackConnection) -> Printing:
    """Return what is printed: every clause of the reference document."""
    info = pack_info(connection, "en")
    listed = contents(connection, info.first_document, info.as_of, "en").clauses
    pages = [page(connection, row.reference, info.as_of, "en") for row in listed]
    content = map_content(connection, "en")
    return pages, info, content


def of_another_day(printing: Printing, days: int) -> Printing:
    """Return the same pages as of some days later."""
    pages, *rest = printing
    return ([replace(one, as_of=one.as_of + timedelta(days)) for one in pages], *rest)


def printed(printing: Printing) -> PrintDocument:
    """Return the program's way from what was read to pages.

    The maps are drawn once, as in a program that has printed before; so are the pictures beside
    the fixed text.
    """
    return print_job.sheet_document(*printing, OPTIONS)


def as_literal(value: object) -> str:
    """Plain data written out as Typst source."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)}: {as_literal(one)}" for key, one in value.items())
        return f"({', '.join(pairs) or ':'})"
    if isinstance(value, list):
        return f"({''.join(f'{as_literal(one)}, ' for one in value)})"
    return "none" if value is None else json.dumps(value, ensure_ascii=False)


def fixed_text(pages: PrintDocument, folder: Path) -> Path:
    """Return the cut pages as source with every text in its place, the maps as files beside it.

    The pages are typeset once: how far a sheet is cut is final only then.
    """
    pages.pdf()
    files, _ = template_files(*pages.inputs())
    literal = as_literal(json.loads(files.pop("data.json"))).encode()
    call = b'json("data.json")'
    assert any(call in content for content in files.values())
    for name, content in files.items():
        (folder / name).write_bytes(content.replace(call, literal))
    return folder / "main.typ"


def set_fixed(fixed: Path) -> bytes:
    """Return fixed text as PDF, by the same fonts and standards as the program's."""
    made = typst.compile(
        fixed, root=fixed.parent, font_paths=fonts(), format="pdf", pdf_standards=["ua-1", "a-2a"]
    )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Return the program's fonts, loaded once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def compared(
    make: Callable[[int], PrintDocument], day: int, folder: Path, *, ours_first: bool
) -> Pair:
    """Milliseconds of the program and of the fixed text for pages not set before.

    Whatever is set first leaves Typst a little to remember, so they take turns at it. The fixed
    text is of another day: it was typeset once to be cut, which must not help the program.
    """
    fixed = fixed_text(make(day + _DAYS_APART), folder)
    bare = 0.0 if ours_first else timed(lambda: set_fixed(fixed))
    ours = timed(lambda: make(day).pdf())
    return ours, bare if bare else timed(lambda: set_fixed(fixed))


def row(
    name: str, measure: str, make: Callable[[int], PrintDocument], runs: int, note: str = ""
) -> Row:
    """Measure in turn; ``make`` makes the pages of a day so many days later."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        compared(make, 0, folder, ours_first=True)
        pairs = [compared(make, run + 1, folder, ours_first=run % 2 == 0) for run in range(runs)]
        print_job._maps.cache_clear()
        drawn = timed(lambda: make(runs + 1).pdf())
        again = middle([timed(lambda: make(0).pdf()) for _ in range(runs)])
        fixed = fixed_text(make(0), folder)
        fixed_again = middle([timed(lambda: set_fixed(fixed)) for _ in range(runs)])
    return Row(
        name,
        measure,
        middle([ours for ours, _ in pairs]),
        middle([bare for _, bare in pairs]),
        1.3,
        note=f"medians of {runs} in turn, each of another day, sheets shortened again; "
        f"{drawn:.0f} ms with the maps drawn again; "
        f"the same pages repeated {again:.0f} and {fixed_again:.0f} ms{note}",
    )


def book_later(book: LongBook, days: int) -> PrintDocument:
    """Return a long briefing set as of some days later."""
    content = book.content
    pages = {
        name: replace(one, as_of=one.as_of + timedelta(days)) for name, one in content.pages.items()
    }
    one = replace(book.briefing, as_of=book.briefing.as_of + timedelta(days))
    later = replace(content, pages=pages)
    briefing_book = print_job.book_for(one, book.notes, later, book.info, book.map_content, OPTIONS)
    return print_job.typeset_book(briefing_book, OPTIONS)


def main() -> None:
    """Measure and print the rows."""
    with tempfile.TemporaryDirectory() as name:
        connection = open_compiled_pack(ensure_compiled(BUNDLED_PACK, Path(name)).path)
        printing, book = read(connection), long_book(connection)
        connection.close()
        rows = [
            row(
                "pdf",
                f"PDF of all {len(printing[0])} summaries, warm",
                lambda days: printed(of_another_day(printing, days)),
                RUNS,
            ),
            row(
                "pdf_book",
                f"PDF of a briefing set of {len(book.briefing.items)} items, warm",
                lambda days: book_later(book, days),
                BOOK_RUNS,
                f"; {len(page_sizes(book_later(book, 0).pdf()))} pages",
            ),
        ]
    print(json.dumps([asdict(one) for one in rows]))


if __name__ == "__main__":
    main()
