"""A team's hub: a save beside it, a push, a pull, a first join, near and far; fifty writers."""

import json
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median

import psycopg

from explorer.store.desk.desk import save_note
from explorer.team.hub import Hub, open_hub
from explorer.team.synchronise import expect_own_hub, synchronise
from tests.benchmarks.table import Row
from tests.benchmarks.timing import QUICK_VARIABLE, timed
from tests.team.cluster import running_cluster
from tests.team.conftest import TeamHub
from tests.team.desks import TeamDesk
from tests.team.proxy import Proxy

ITEMS, PULLED, REPEATS, WRITERS = 10_000, 100, 20, 50
#: One way, so that an answer takes 20 ms.
DISTANCE_SECONDS = 0.01
IS_QUICK = bool(os.environ.get(QUICK_VARIABLE))
WRITING_SECONDS = 10 if IS_QUICK else 120
INSERT = (
    b"INSERT INTO clause_explorer.version (sort, item, name, content) VALUES ('note', %s, 'a', %s)"
)


def fill(desk: TeamDesk, count: int, *, is_shared: bool) -> None:
    """Write many notes in one transaction, as an import does."""
    from datetime import UTC, datetime

    from explorer.domain.desk.desk import Change
    from explorer.store.desk import tables as t
    from explorer.store.desk.desk import write
    from explorer.store.desk.undo_journal import RowEdit

    values = {"text": "A note on a clause, as long as notes are.", "releasable": False}
    edits = [
        RowEdit(t.note, {"reference": f"us-28/{n}"}, values | {"changed": datetime.now(UTC)})
        for n in range(count)
    ]
    write(desk.connection, Change("merge", "notes"), edits)
    if is_shared:
        desk.share(*(f"us-28/{n}" for n in range(count)))


def saves(desk: TeamDesk) -> float:
    """Return the median time of a save."""
    times = []
    for number in range(REPEATS):
        before = desk.note("us-28/1") or ""
        started = time.perf_counter()
        save_note(desk.connection, "us-28/1", f"{number} typed", before)
        times.append((time.perf_counter() - started) * 1000)
    return median(times)


@contextmanager
def connected(desk: TeamDesk) -> Iterator[Callable[[], None]]:
    """Provide the exchange over a connection that stays, as a window has it."""
    with open_hub(desk.service) as hub:
        expect_own_hub(hub, desk.service, desk.run)
        yield lambda: exchange(hub, desk)


def exchange(hub: Hub, desk: TeamDesk) -> None:
    synchronise(hub, desk.service, desk.run)


def pushes(desk: TeamDesk, label: str) -> float:
    """Return the median time from a saved change until the hub has it."""
    times = []
    with connected(desk) as sync:
        sync()
        for number in range(REPEATS):
            desk.write("us-28/2", f"{label} {number}")
            times.append(timed(sync))
    return median(times)


def bare_inserts(service: str, label: str) -> float:
    """Return the median time of one row inserted and committed."""
    times = []
    with psycopg.connect(service=service, autocommit=True) as connection:
        for number in range(REPEATS):
            values = [f"{label}/{number}", "{}"]
            times.append(timed(lambda values=values: connection.execute(INSERT, values)))
    return median(times)


def bare_pull(service: str, path: Path, count: int) -> float:
    """Return the time of reading the rows of the hub and writing them by sqlite3 alone."""

    def work() -> None:
        with (
            psycopg.connect(service=service, autocommit=True) as connection,
            closing(sqlite3.connect(path)) as desk,
        ):
            desk.execute("PRAGMA journal_mode=WAL")
            desk.execute("PRAGMA synchronous=FULL")
            desk.execute("CREATE TABLE IF NOT EXISTS n(item TEXT, name TEXT, content TEXT, x TEXT)")
            query = b"SELECT item, name, content, content FROM clause_explorer.version LIMIT %s"
            desk.executemany(
                "INSERT INTO n VALUES (?, ?, ?, ?)", connection.execute(query, [count])
            )
            desk.commit()

    return timed(work)


def member(hub: TeamHub, folder: Path, name: str, service: str) -> TeamDesk:
    return TeamDesk(folder / name / "desk.sqlite", service)


def near_and_far(hub: TeamHub, folder: Path) -> list[Row]:
    """Return the rows of push and pull beside the server, and 20 ms away."""
    rows = []
    target = f"{hub.cluster.folder}/.s.PGSQL.{hub.cluster.port}"
    with Proxy(target, delay=DISTANCE_SECONDS) as proxy:
        hub.add_service("far", host="127.0.0.1", port=str(proxy.port), user=f"anna_{hub.database}")
        for place, service, distance in (("near", "anna", "0 ms"), ("far", "far", "20 ms")):
            desk = member(hub, folder, place, service)
            fill(desk, PULLED, is_shared=True)
            desk.sync()
            desk.answer(keeps_mine=True)
            desk.sync()
            ours, bare = pushes(desk, place), bare_inserts(service, place)
            note = "from a saved change until the hub has it; bare: one INSERT"
            # Near, the desk's own commits count; far, the ways there and back.
            bound = None if place == "near" else 6
            rows.append(
                Row(
                    f"team_push_{place}",
                    f"push of a change, {distance} away",
                    ours,
                    bare,
                    bound,
                    note=note,
                )
            )
            rows.append(pull_row(hub, folder, desk, place, distance))
    return rows


def pull_row(hub: TeamHub, folder: Path, desk: TeamDesk, place: str, distance: str) -> Row:
    """Return the time in which a desk takes over 100 changes of a colleague."""
    colleague = member(hub, folder, f"colleague {place}", "ben")
    colleague.sync()
    times, bare = [], []
    with connected(desk) as sync:
        sync()
        for number in range(3):
            for note in range(PULLED):
                colleague.write(f"us-28/{note}", f"{place} {number}")
            colleague.sync()
            times.append(timed(sync))
            bare.append(bare_pull(desk.service, folder / f"bare {place}", PULLED))
    note = "merged and durable; bare: rows read, and written by sqlite3"
    measure = f"pull of {PULLED} changes, {distance} away"
    return Row(f"team_pull_{place}", measure, median(times), median(bare), 5, note=note)


def joins(hub: TeamHub, folder: Path) -> list[Row]:
    """Return the rows of a desk with 10,000 shared notes: a save, the first push, a first join."""
    alone = TeamDesk(folder / "alone" / "desk.sqlite", "")
    fill(alone, ITEMS, is_shared=False)
    desk = member(hub, folder, "large", "anna")
    fill(desk, ITEMS, is_shared=True)
    sent = timed(lambda: desk.sync() and None)
    new = member(hub, folder, "new", "clara")
    joined = timed(lambda: new.sync() and None)
    assert dict(new.desk.notes) == dict(desk.desk.notes)
    bare = bare_pull("anna", folder / "bare.sqlite", ITEMS)
    plain, shared = saves(alone), saves(desk)
    note = f"{ITEMS:,} notes on the desk; bare: the same without a team"
    return [
        Row("team_save", "saving a shared note", shared, plain, 1.5, note=note),
        Row("team_first_push", f"first push of {ITEMS:,} items", sent),
        Row("team_join", f"first join, {ITEMS:,} items", joined, bare),
    ]


def crowd(hub: TeamHub, folder: Path) -> Row:
    """Return the time per version of 50 writers at once; raise if anything is lost."""
    desks = [member(hub, folder, f"writer {n}", "anna") for n in range(WRITERS)]
    written = [0] * WRITERS
    end = time.monotonic() + WRITING_SECONDS

    def work(number: int) -> None:
        desk = desks[number]
        with connected(desk) as sync:
            while time.monotonic() < end:
                own, common = f"own/{number}", f"common/{written[number] % 5}"
                desk.write(own, f"{number}: {written[number]}")
                desk.write(common, f"{number}: {written[number]}")
                desk.share(own, common)
                sync()
                desk.answer(keeps_mine=written[number] % 2 == 0)
                written[number] += 1

    started = time.perf_counter()
    threads = [threading.Thread(target=work, args=(n,)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = (time.perf_counter() - started) * 1000
    settle(desks)
    contents = [dict(desk.desk.notes) for desk in desks]
    assert all(content == contents[0] for content in contents), "the desks differ"
    for number, count in enumerate(written):
        last = contents[0][f"own/{number}"].text
        assert last == f"{number}: {count - 1}", "a change was lost"
    ((versions,),) = hub.values("SELECT count(*) FROM clause_explorer.version")
    assert isinstance(versions, int)
    note = f"{sum(written):,} rounds in {WRITING_SECONDS} s, {versions:,} versions; all equal"
    return Row("team_crowd", f"{WRITERS} writers, for each version", elapsed / versions, note=note)


def settle(desks: list[TeamDesk]) -> None:
    """Exchange until nothing moves."""
    for _ in range(4):
        for desk in desks:
            desk.sync()
            desk.answer(keeps_mine=True)
            desk.sync()
        if not any(desk.team.unsent or desk.conflicts() for desk in desks):
            break
    for desk in desks:
        desk.sync()


def main() -> None:
    """Measure and print the rows."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PGSERVICEFILE"] = str(folder / "pg_service.conf")
        with running_cluster() as cluster:
            for number, measure in enumerate((near_and_far, joins, lambda *a: [crowd(*a)])):
                (folder / "pg_service.conf").write_text("")
                hub = TeamHub(cluster, folder / "pg_service.conf")
                hub.set_up()
                place = folder / str(number)
                place.mkdir()
                rows += measure(hub, place)
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
