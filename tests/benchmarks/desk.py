"""Saving a note on a desk of 10,000, the window meanwhile, and backing up a desk of 100 MB."""

import json
import random
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.store.desk.desk import save_note
from explorer.store.desk.file import back_up, open_desk
from explorer.system.paths import places
from tests.benchmarks.generated import SEED
from tests.benchmarks.heartbeat import Heartbeat, idle
from tests.benchmarks.opened import open_window, settle, wait_until
from tests.benchmarks.table import Row, middle, p95
from tests.benchmarks.timing import timed

NOTES, SAVES, TYPED, BACKUPS = 10_000, 200, 12, 5
DESK_BYTES = 100_000_000
SENTENCE = "Ask what became of the reserves, and who is to answer for them. "


def filled(path: Path, notes: int, characters: int) -> None:
    """Return a desk with so many notes of so many characters."""
    rng = random.Random(SEED)  # noqa: S311 - texts, not secrets
    with closing(open_desk(path).connection):
        pass
    with closing(sqlite3.connect(path)) as desk:
        rows = (
            (f"doc-{number // 100}/{number % 100}", rng.randbytes(characters // 2).hex())
            for number in range(notes)
        )
        desk.executemany(
            "INSERT INTO note(reference, text, releasable, changed)"
            " VALUES (?, ?, 0, '2026-03-01 12:00:00.000000')",
            rows,
        )
        desk.commit()


def saving(folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds until a note is durable, and until one bare row is; in turn."""
    path = folder / "desk.sqlite"
    filled(path, NOTES, 400)
    ours, bare = [], []
    with (
        closing(open_desk(path).connection) as desk,
        closing(sqlite3.connect(folder / "bare.sqlite")) as plain,
    ):
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute("CREATE TABLE note(reference TEXT PRIMARY KEY, text TEXT)")

        def insert(number: int, text: str) -> None:
            plain.execute("INSERT INTO note VALUES (?, ?)", (f"us-28/{number}", text))
            plain.commit()

        for number in range(SAVES):
            text = SENTENCE * (1 + number % 12)
            ours.append(timed(lambda n=number, s=text: save_note(desk, f"us-28/{n}", s, "")))
            bare.append(timed(lambda n=number, s=text: insert(n, s)))
    return ours[5:], bare[5:]


def writing(data: Path) -> tuple[float, float, int]:
    """Return how long the GUI thread was blocked while writing and idle, ms; and the letters."""
    path = places(data).desk
    path.parent.mkdir(parents=True, exist_ok=True)
    filled(path, NOTES, 400)
    application, window, _ = open_window(data)
    try:
        window.actions_by_id["note"].trigger()
        box = window.reader.note
        QTest.keyClicks(box.edit, "First. ")
        wait_until(lambda: box.state.text() == "Saved.")
        settle(1.0)
        still = idle()
        heart, letters = Heartbeat(), 0
        for number in range(TYPED):
            if number % 4 == 3:  # a note saved by leaving its clause
                QTest.keyClick(window.clauses.view, Qt.Key.Key_Down)
                settle(0.3)
            for letter in SENTENCE[:24]:
                QTest.keyClick(box.edit, letter)
                letters += 1
                settle(0.02)
            wait_until(lambda: box.state.text() == "Saved.")
        return heart.stop(), still, letters
    finally:
        window.close()
        application.quit()


def backing_up(folder: Path) -> tuple[list[float], list[float], float]:
    """Milliseconds of a back-up and of a bare one, in turn; the desk's size in MB."""
    path = folder / "large.sqlite"
    filled(path, NOTES, DESK_BYTES // NOTES)
    ours, bare = [], []
    with closing(open_desk(path).connection) as desk:
        source = desk.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)

        def plain() -> None:
            with closing(sqlite3.connect(folder / "bare-copy.sqlite")) as copy:
                source.backup(copy)

        for _ in range(BACKUPS):
            (folder / "bare-copy.sqlite").unlink(missing_ok=True)
            ours.append(timed(lambda: back_up(desk, path)))
            bare.append(timed(plain))
    return ours, bare, path.stat().st_size / 1e6


def main() -> None:
    """Measure and print the rows."""
    with tempfile.TemporaryDirectory() as name:
        saved, inserted = saving(Path(name))
        ours, bare, size = backing_up(Path(name))
        blocked, still, letters = writing(Path(name) / "data")
    rows = [
        Row(
            "note",
            "saving a note until it is durable, p95",
            p95(saved),
            p95(inserted),
            4.0,
            note=f"on a desk of {NOTES} notes; medians {middle(saved):.1f} and "
            f"{middle(inserted):.1f} ms; bare: one INSERT with WAL and synchronous=FULL",
        ),
        Row(
            "note_blocked",
            "longest time the GUI thread was blocked while writing",
            blocked,
            still,
            allowance=16,
            note=f"{letters} letters into notes of a desk of {NOTES}, saved as they are written",
        ),
        Row(
            "back_up",
            f"backing up a desk of {size:.0f} MB",
            middle(ours),
            middle(bare),
            2.0,
            note="ours is read through and checked; bare: sqlite3's back-up alone",
        ),
    ]
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
