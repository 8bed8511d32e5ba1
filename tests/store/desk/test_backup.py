"""A back-up is never replaced by less, never made of a desk that was not read, and restorable."""

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from explorer.errors import DeskError
from explorer.store.desk.backup import backups
from explorer.store.desk.desk import read_desk, save_note
from explorer.store.desk.file import back_up, newest_backup, open_desk, restore
from tests.small_disks import fill, make_read_only, small_disk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite"


def notes_in(backup: Path) -> dict[str, str]:
    with closing(sqlite3.connect(backup)) as connection:
        return dict(connection.execute("SELECT reference, text FROM note").fetchall())


def test_a_back_up_is_not_replaced_by_one_that_holds_less(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "a long thought", "")
        save_note(desk, "us-28/7", "another", "")
        first = back_up(desk, path)
        save_note(desk, "us-28/7", "", "another")
        second = back_up(desk, path)
        save_note(desk, "us-28/6", "a", "a long thought")
        third = back_up(desk, path)
    assert len({first, second, third}) == 3
    assert notes_in(first) == {"us-28/6": "a long thought", "us-28/7": "another"}
    assert newest_backup(path) == third


def test_a_back_up_with_more_replaces_that_of_the_same_day(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "a", "")
        first = back_up(desk, path)
        save_note(desk, "us-28/6", "ab", "a")
        assert back_up(desk, path) == first
    assert notes_in(first) == {"us-28/6": "ab"}
    assert first.stat().st_mode & 0o777 == 0o600
    assert first.parent.stat().st_mode & 0o777 == 0o700


def test_restoring_todays_back_up_reads_it_before_anything_is_written(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "kept", "")
        save_note(desk, "us-28/7", "lost by mistake", "")
        today = back_up(desk, path)
        save_note(desk, "us-28/7", "", "lost by mistake")
    opened, before = restore(path, today)
    with closing(opened.connection) as desk:
        notes = {reference: note.text for reference, note in read_desk(desk).notes.items()}
    assert notes == {"us-28/6": "kept", "us-28/7": "lost by mistake"}
    assert notes_in(today)["us-28/7"] == "lost by mistake"
    assert before != today


def test_what_is_not_a_back_up_changes_nothing(path: Path, tmp_path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "kept", "")
    content = path.read_bytes()
    noise = tmp_path / "noise.sqlite"
    noise.write_bytes(os.urandom(9000))
    with pytest.raises(DeskError, match="not a back-up that can be read"):
        restore(path, noise)
    assert path.read_bytes() == content
    assert not backups(path)


def test_a_clock_that_was_ahead_does_not_cost_new_back_ups(path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "now", "")
        for ahead in range(1, 10):
            day = date.today() + timedelta(days=ahead)  # noqa: DTZ011
            with closing(sqlite3.connect(folder / f"desk-{day}.sqlite")) as stale:
                stale.execute("CREATE TABLE note (reference TEXT, text TEXT)")
        made = back_up(desk, path)
        assert made.exists()
        assert newest_backup(path) == made
        assert all(str(date.today()) in file.name for file in backups(path))  # noqa: DTZ011


def test_the_last_seven_days_are_kept(path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "now", "")
        for ago in range(1, 12):
            day = date.today() - timedelta(days=ago)  # noqa: DTZ011
            (folder / f"desk-{day}.sqlite").write_bytes(b"")
        made = back_up(desk, path)
    kept = backups(path)
    assert len(kept) == 7
    assert kept[-1] == made


def test_a_full_or_read_only_disk_gives_a_sentence_and_leaves_no_partial_file(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "disk", "900k") as disk:
        path = disk / "desk.sqlite"
        with closing(open_desk(path).connection) as desk:
            save_note(desk, "us-28/6", "kept" * 20_000, "")
            desk.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            filler = fill(disk)
            with pytest.raises(DeskError, match="no back-up was made"):
                back_up(desk, path)
            assert not list(disk.rglob("*.partial"))
            filler.unlink()
            assert back_up(desk, path).exists()
        make_read_only(disk)
        with pytest.raises(DeskError, match="cannot be opened for writing"):
            open_desk(path)


def test_partial_files_of_killed_processes_are_removed(path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    stale = folder / ".desk.sqlite.999999999.partial"
    stale.write_bytes(b"half")
    with closing(open_desk(path).connection) as desk:
        back_up(desk, path)
    assert not stale.exists()
