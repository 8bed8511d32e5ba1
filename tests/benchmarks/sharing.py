"""A colleague's 10,000 local records taken in: into an empty desk, and merged with changed ones."""

import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from explorer.domain.desk.local_records import LocalRecord
from explorer.domain.desk.three_way_merge import Conflict, Content
from explorer.interchange.supplements.exchange import import_supplement, write_supplement
from explorer.store.desk.file import open_desk
from explorer.store.desk.local_records import save_records
from tests.benchmarks.table import Row
from tests.benchmarks.timing import timed
from tests.local_records import a_stance

RECORDS = 10_000
DAY = date(2026, 11, 25)


def records() -> list[LocalRecord]:
    """Statements of a colleague's."""
    return [
        a_stance(f"stance {number}", "own-source", statement=f"Statement {number} of a day.")
        for number in range(RECORDS)
    ]


def bare(path: Path, supplement: Path, held: list[LocalRecord]) -> None:
    """Return the file read and the same rows written, by zip-less reading and sqlite3 alone."""
    supplement.read_bytes()
    with closing(sqlite3.connect(path)) as desk:
        desk.execute("PRAGMA journal_mode=WAL")
        desk.execute("PRAGMA synchronous=FULL")
        desk.execute("CREATE TABLE r(key TEXT PRIMARY KEY, pack, kind, reference, content, author)")
        desk.executemany(
            "INSERT INTO r VALUES (?, ?, ?, ?, ?, ?)",
            (
                (one.key, one.pack, one.kind, one.reference, json.dumps(dict(one.content)), "x")
                for one in held
            ),
        )
        desk.commit()


def theirs(conflict: Conflict) -> Content | None:
    """Of what both sides changed, take theirs."""
    return conflict.theirs


def main() -> None:
    """Measure and print the rows."""
    with tempfile.TemporaryDirectory() as name:
        folder, held = Path(name), records()
        with closing(open_desk(folder / "theirs.sqlite").connection) as desk:
            save_records(desk, held)
            write_supplement(desk, folder / "first.cesup", DAY, releasable_only=False)
            with closing(open_desk(folder / "mine.sqlite").connection) as mine:
                ours = timed(lambda: import_supplement(mine, folder / "first.cesup", theirs))
                plain = timed(lambda: bare(folder / "bare.sqlite", folder / "first.cesup", held))
                save_records(desk, [changed(one, "theirs") for one in held[::2]])
                save_records(mine, [changed(one, "mine") for one in held[::10]])
                write_supplement(desk, folder / "second.cesup", DAY, releasable_only=False)
                merged = timed(lambda: import_supplement(mine, folder / "second.cesup", theirs))
    rows = [
        Row(
            "merge_new",
            f"taking in {RECORDS:,} local records",
            ours,
            plain,
            note="with versions and history; bare: the same rows by executemany",
        ),
        Row(
            "merge_changed",
            f"merging {RECORDS:,}, of which {RECORDS // 2:,} were changed there, a fifth here too",
            merged,
        ),
    ]
    print(json.dumps([asdict(row) for row in rows]))


def changed(one: LocalRecord, by: str) -> LocalRecord:
    """Return the record with another statement."""
    return replace(one, content={**one.content, "statement": f"Changed by {by}."})


if __name__ == "__main__":
    main()
