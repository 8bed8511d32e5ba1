"""Start, selection, search and memory at 1,000, 10,000 and 100,000 clauses."""

import json
import random
import tempfile
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from explorer.domain.search.query import parse
from explorer.packs.compiler.cache import ensure_compiled
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page
from explorer.store.search.search import search
from explorer.system.paths import places
from tests.benchmarks.generated import CLAUSES_EACH, SEED, vocabulary
from tests.benchmarks.packs import written
from tests.benchmarks.startup import last_line
from tests.benchmarks.table import Row, middle
from tests.benchmarks.timing import timed

CLAUSES = (1_000, 10_000, 100_000)
STARTS, PAGES, SEARCHES = 3, 40, 40


def selected(compiled: Path, clauses: int) -> float:
    """Return the median milliseconds of reading a clause chosen by a fixed seed."""
    rng = random.Random(SEED)  # noqa: S311 - a choice, not a secret
    with closing(open_compiled_pack(compiled)) as connection:
        day = pack_info(connection).latest
        times = []
        for _ in range(PAGES):
            number = rng.randrange(clauses)
            reference = f"doc-{number // CLAUSES_EACH}/{number % CLAUSES_EACH + 1}"
            times.append(timed(lambda name=reference: page(connection, name, day, "en")))
    return middle(times)


def searched(compiled: Path) -> float:
    """Return the median milliseconds of searching for a word chosen by a fixed seed."""
    rng = random.Random(SEED)  # noqa: S311 - a choice, not a secret
    words, weights = vocabulary()
    with closing(open_compiled_pack(compiled)) as connection:
        day = pack_info(connection).latest
        queries = rng.choices(words, cum_weights=weights, k=SEARCHES)
        times = [
            timed(lambda query=query: search(connection, parse(query), day, "en"))
            for query in queries
        ]
    return middle(times)


def rows() -> list[Row]:
    """Return four rows for each size; each is beside the smallest."""
    first: dict[str, float] = {}
    listed = []
    for clauses in CLAUSES:
        with tempfile.TemporaryDirectory() as folder:
            source, data = Path(folder, "pack"), Path(folder, "data")
            written(source, clauses // CLAUSES_EACH)
            start = ("main.py", "--self-test", "--data-dir", str(data), "--pack", str(source))
            # Compiled by the program: a process inherits the peak memory of the one that starts it.
            last_line(*start)
            compiled = ensure_compiled(source, places(data).packs).path
            starts = [json.loads(last_line(*start)) for _ in range(STARTS)]
            values = {
                "start until a click is answered": middle([run["live_ms"] for run in starts]),
                "reading a clause": selected(compiled, clauses),
                "searching for a word": searched(compiled),
                "peak memory, MiB": middle([run["peak_mib"] for run in starts]),
            }
        for measure, value in values.items():
            smallest = first.setdefault(measure, value)
            listed.append(Row("growth", f"{clauses:,} clauses: {measure}", value, smallest))
    return listed


if __name__ == "__main__":
    print(json.dumps([asdict(row) for row in rows()]))
