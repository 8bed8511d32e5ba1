"""Start-up and search with 2,000 agreements in the library, beside the same with none."""

import json
import tempfile
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from explorer.domain.search.query import parse
from explorer.packs.compiler.cache import ensure_compiled
from explorer.packs.library.catalogue import library
from explorer.packs.library.registry import STATE, PackState, resolve_pack, state_text
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.metadata import pack_info
from explorer.store.search.search import search
from explorer.system.paths import BUNDLED_PACK, Places, places
from tests.benchmarks.startup import last_line
from tests.benchmarks.table import Row, middle

AGREEMENTS, STARTS, SEARCHES = 2_000, 7, 60
QUERIES = ("amn", "territory", "nato membership", "party:russia stance:opposes", "ки")


def fill(folder: Path) -> None:
    """Return a library of so many agreements, of which no more than the labels is ever read."""
    for number in range(AGREEMENTS):
        place = folder / f"agreement-{number}"
        place.mkdir(parents=True)
        file = f"1-{number:016x}.ppack"
        label = {
            "version": 1,
            "title": f"Agreement of {1900 + number % 100}, number {number}",
            "as_of": "2001-02-03",
            "content": f"{number:064x}",
            "signer": "",
        }
        (place / file).write_bytes(b"")
        state = PackState({file: label}, (file,))
        (place / STATE).write_text(state_text(state), encoding="utf-8")


def started(data: Path) -> float:
    """Milliseconds from the start of the process until everything is shown."""
    answer = json.loads(last_line("main.py", "--self-test", "--data-dir", str(data)))
    return float(answer["ready_ms"])


def searched(found: Places) -> float:
    """Milliseconds for finding the pack that is used, and for some searches in it."""
    begun = perf_counter()
    place = resolve_pack(BUNDLED_PACK, found.installed)
    with closing(open_compiled_pack(ensure_compiled(place, found.packs).path)) as connection:
        info = pack_info(connection)
        for number in range(SEARCHES):
            search(connection, parse(QUERIES[number % len(QUERIES)]), info.latest, "en")
    return (perf_counter() - begun) * 1000


def rows() -> list[Row]:
    """Both in turn, and the list itself."""
    with tempfile.TemporaryDirectory() as base:
        without, full = Path(base, "without"), Path(base, "full")
        fill(places(full).installed)
        for data in (without, full):
            started(data)  # the first start builds the pack
        starts = [(started(full), started(without)) for _ in range(STARTS)]
        found = places(full), places(without)
        searches = [(searched(found[0]), searched(found[1])) for _ in range(STARTS)]
        begun = perf_counter()
        listed = library(found[0].installed, found[0].keys)
        took = (perf_counter() - begun) * 1000
    note = f"{len(listed)} agreements in the library, beside none"
    return [
        _row("shelf_start", "start to everything shown, full library", starts, note),
        _row("shelf_search", f"{SEARCHES} searches, full library", searches, note),
        Row("shelf_list", "listing the library", took, note=note),
    ]


def _row(name: str, measure: str, pairs: list[tuple[float, float]], note: str) -> Row:
    ours, bare = middle([one for one, _ in pairs]), middle([other for _, other in pairs])
    return Row(name, measure, ours, bare, 1.1, note=note)


if __name__ == "__main__":
    print(json.dumps([asdict(row) for row in rows()]))
