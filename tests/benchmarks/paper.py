"""All 28 summaries as one PDF, beside the same pages as fixed text in Typst.

Typst remembers what it set from the same source; so each run is of another as-of day, which stands
on every page. The same pages set again are told in the note.
"""

import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import typst

from explorer.domain.features import MapContent
from explorer.domain.views import PackInfo, Page
from explorer.packs.compiled import ensure_compiled
from explorer.paths import BUNDLED_PACK, RESOURCES
from explorer.reports import print_job
from explorer.reports.blocks import SheetOptions
from explorer.reports.font_metrics import FONTS
from explorer.reports.sheet_data import inputs_of
from explorer.reports.to_pdf import PrintedPages
from explorer.store.database import open_pack
from explorer.store.documents import contents
from explorer.store.map_content import map_content
from explorer.store.names import pack_info
from explorer.store.pages import page
from explorer.wording import load_words
from tests.benchmarks.table import Row, middle

RUNS = 10
OPTIONS = SheetOptions()
Printing = tuple[list[Page], PackInfo, MapContent]


def read(folder: Path) -> Printing:
    """What is printed: every clause of the reference document."""
    connection = open_pack(ensure_compiled(BUNDLED_PACK, folder).path)
    info = pack_info(connection, "en")
    listed = contents(connection, info.first_document, info.as_of, "en").clauses
    pages = [page(connection, row.reference, info.as_of, "en") for row in listed]
    content = map_content(connection, "en")
    connection.close()
    return pages, info, content


def of_another_day(printing: Printing, days: int) -> Printing:
    """The same pages as of some days later."""
    pages, *rest = printing
    return ([replace(one, as_of=one.as_of + timedelta(days)) for one in pages], *rest)


def printed(printing: Printing) -> PrintedPages:
    """The program's way from what was read to pages, with every map drawn anew."""
    print_job._maps.cache_clear()
    return print_job.printed(*printing, OPTIONS)


def as_literal(value: object) -> str:
    """Plain data written out as Typst source."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)}: {as_literal(one)}" for key, one in value.items())
        return f"({', '.join(pairs) or ':'})"
    if isinstance(value, list):
        return f"({''.join(f'{as_literal(one)}, ' for one in value)})"
    return json.dumps(value, ensure_ascii=False)


def fixed_text(pages: PrintedPages, folder: Path) -> Path:
    """The cut pages as source with every text in its place, the maps as files beside it."""
    files = inputs_of(pages.fitted(), OPTIONS, load_words("en"), pages.title, 0)
    for part in (RESOURCES / "templates").glob("*.typ"):
        files[part.name] = part.read_text(encoding="utf-8")
    source = files["sheet.typ"]
    assert 'json("data.json")' in source
    literal = as_literal(json.loads(files.pop("data.json")))
    files["fixed.typ"] = source.replace('json("data.json")', literal)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder / "fixed.typ"


def set_fixed(fixed: Path) -> bytes:
    """Fixed text as PDF, by the same fonts and standards as the program's."""
    made = typst.compile(
        fixed, root=fixed.parent, font_paths=fonts(), format="pdf", pdf_standards=["ua-1", "a-2a"]
    )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """The program's fonts, loaded once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def compared(printing: Printing, folder: Path, *, ours_first: bool) -> tuple[float, float]:
    """Milliseconds of the program and of the fixed text for pages not set before.

    Whatever is set first leaves Typst a little to remember, so they take turns at it.
    """
    fixed = fixed_text(printed(printing), folder)
    bare = 0.0 if ours_first else timed(lambda: set_fixed(fixed))
    ours = timed(lambda: printed(printing).pdf())
    return ours, bare if bare else timed(lambda: set_fixed(fixed))


def main() -> None:
    """Measure in turn and print the row."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        printing = read(folder / "packs")
        compared(printing, folder, ours_first=True)
        pairs = [
            compared(of_another_day(printing, run + 1), folder, ours_first=run % 2 == 0)
            for run in range(RUNS)
        ]
        again = middle([timed(lambda: printed(printing).pdf()) for _ in range(RUNS)])
        fixed_again = middle([timed(lambda: set_fixed(folder / "fixed.typ")) for _ in range(RUNS)])
    row = Row(
        "pdf",
        f"PDF of all {len(printing[0])} summaries, warm",
        middle([ours for ours, _ in pairs]),
        middle([bare for _, bare in pairs]),
        1.5,
        note=f"medians of {RUNS} in turn, each of another day, maps drawn and sheets cut anew; "
        f"the same pages once more {again:.0f} and {fixed_again:.0f} ms",
    )
    print(json.dumps([asdict(row)]))


if __name__ == "__main__":
    main()
