"""All 28 summaries as one PDF, beside the same pages as fixed text in Typst."""

import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import typst

from explorer.domain.features import MapContent
from explorer.domain.views import PackInfo, Page
from explorer.packs.library import ensure_compiled
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

RUNS = 7
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
    words = load_words("en")
    inputs = inputs_of(pages.fitted(), OPTIONS, words, pages.title, 0)
    for sign in (RESOURCES / "templates").glob("*.typ"):
        (folder / sign.name).write_text(sign.read_text(encoding="utf-8"), encoding="utf-8")
    for name in inputs.keys() - {"data"}:
        (folder / f"{name}.svg").write_text(inputs[name], encoding="utf-8")
    source = (folder / "sheet.typ").read_text(encoding="utf-8")
    drawn = f"({' '.join(f'{json.dumps(name)},' for name in inputs if name != 'data')})"
    for template, literal in (
        ("json(bytes(sys.inputs.data))", as_literal(json.loads(inputs["data"]))),
        ("bytes(sys.inputs.at(sheet.map))", 'sheet.map + ".svg"'),
        ("sheet.map in sys.inputs", f"sheet.map in {drawn}"),
    ):
        assert template in source, template
        source = source.replace(template, literal)
    path = folder / "fixed.typ"
    path.write_text(source, encoding="utf-8")
    return path


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure in turn and print the row."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        printing = read(folder / "packs")
        pages = printed(printing)
        ours_pdf = pages.pdf()
        fixed = fixed_text(pages, folder)
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
        )

        def set_fixed() -> bytes:
            made = typst.compile(
                fixed, root=folder, font_paths=fonts, format="pdf", pdf_standards=["ua-1", "a-2a"]
            )
            assert isinstance(made, bytes)
            return made

        # The pages are the same when their PDFs are, but for the moment each was made.
        assert abs(len(set_fixed()) - len(ours_pdf)) < 0.01 * len(ours_pdf)
        ours, bare = [], []
        for _ in range(RUNS):
            ours.append(timed(lambda: printed(printing).pdf()))
            bare.append(timed(set_fixed))
    row = Row(
        "pdf",
        f"PDF of all {len(printing[0])} summaries, warm",
        middle(ours),
        middle(bare),
        1.5,
        note=f"medians of {RUNS} in turn; maps drawn and sheets cut anew each time",
    )
    print(json.dumps([asdict(row)]))


if __name__ == "__main__":
    main()
