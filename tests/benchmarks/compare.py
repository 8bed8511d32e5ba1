"""Comparing 28 x 28 and 2,000 x 2,000 clauses until the first rows are painted."""

import json
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.domain.comparison.alignment import CorrespondenceLink
from explorer.domain.comparison.comparison import ComparedDocument, Comparison, compare
from explorer.domain.content.documents import Clause, Document, Relation, TextStatus
from explorer.packs.compiler.cache import ensure_compiled
from explorer.store.pack.comparison import comparison
from explorer.store.pack.connection import open_compiled_pack
from explorer.system.paths import BUNDLED_PACK
from explorer.ui.features.compare.panel import ComparePanel
from tests.benchmarks.generated import Library
from tests.benchmarks.opened import painted
from tests.benchmarks.table import Row, middle, p95

SEED, CLAUSES, ROUNDS, STEPS = 28, 2_000, 7, 60
DAY = date(2026, 2, 28)
Made = Callable[[], Comparison]


def document(name: str, texts: list[str]) -> ComparedDocument:
    """Return a document of these texts, a clause each."""
    clauses = tuple(
        Clause(f"{name}/{n}", name, str(n), text[:40], text, verified=True)
        for n, text in enumerate(texts, 1)
    )
    made = Document(name, name, DAY, TextStatus.LEAKED_COPY, "draft", len(clauses))
    return ComparedDocument(made, clauses)


def large() -> Made:
    """Two documents of 2,000 clauses of 60 words, of which one word in eight differs."""
    library, rng = Library(), random.Random(SEED)  # noqa: S311 - texts, no secret
    texts = [library.text(rng, 60) for _ in range(CLAUSES)]
    changed = [
        " ".join(w if rng.random() > 0.125 else rng.choice(library.words) for w in text.split())
        for text in texts
    ]
    old, new = document("a", texts), document("b", changed)
    links = [
        CorrespondenceLink(f"b/{n}", f"a/{n}", Relation.AMENDED) for n in range(1, CLAUSES + 1)
    ]

    def made() -> Comparison:
        fresh = (replace(old), replace(new))
        return Comparison(DAY, "en", fresh, compare(fresh, links))

    return made


def first_screen(panel: ComparePanel, made: Made) -> float:
    """From asking for the comparison to its rows painted; milliseconds."""
    before = time.perf_counter()
    found = made()
    panel.show_comparison(found, tuple(one.document for one in found.documents), "en")
    return (painted() - before) * 1000


def steps(panel: ComparePanel) -> list[float]:
    """Press Down and wait until the next row is painted; milliseconds each."""
    assert panel.body is not None
    times = []
    panel.select("a/900")
    painted()
    for _ in range(STEPS):
        before = time.perf_counter()
        QTest.keyClick(panel.body.view, Qt.Key.Key_Down)
        times.append((painted() - before) * 1000)
    return times


def bare(found: Comparison) -> float:
    """Return what difflib takes for the words of every pair of texts; milliseconds."""
    before = time.perf_counter()
    for row in found.rows:
        first, second = (cell.entries for cell in row.cells)
        if first and second:
            words = [one[0].clause.summary.split() for one in (first, second)]
            SequenceMatcher(None, *words, autojunk=False).get_opcodes()
    return (time.perf_counter() - before) * 1000


def rows() -> list[Row]:
    """Both sizes, and walking through the large one."""
    panel = ComparePanel()
    panel.resize(900, 700)
    panel.show()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        compiled = ensure_compiled(BUNDLED_PACK, Path(folder)).path
        with open_compiled_pack(compiled) as connection:
            small: Made = lambda: comparison(connection, ("us-28", "e3"), DAY, "en")  # noqa: E731
            for name, made in (("28 x 28", small), ("2,000 x 2,000", large())):
                first_screen(panel, made)
                times = [first_screen(panel, made) for _ in range(ROUNDS)]
                note = "read or aligned, laid out and painted; bare: difflib on all texts"
                measure = f"{name} clauses to the first rows painted"
                found.append(Row("compare", measure, middle(times), bare(made()), note=note))
    times = steps(panel)
    found.append(Row("compare", "2,000 rows: Down to the next row painted, p95", p95(times)))
    panel.close()
    return found


def main() -> None:
    """Print the rows."""
    application = QApplication.instance() or QApplication([])
    print(json.dumps([asdict(row) for row in rows()]))
    application.quit()


if __name__ == "__main__":
    main()
