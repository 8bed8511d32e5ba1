"""The desk: nothing the user wrote is lost, whatever happens to the file or the process."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import OperationalError

from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.desk import Desk, MapView, Note, SavedSearch, join_texts
from explorer.domain.desk.local_layers import LocalLayerEntry
from explorer.errors import DeskError
from explorer.store.desk import tables
from explorer.store.desk.briefing_sets import new_key, set_pinned
from explorer.store.desk.desk import (
    ChangedElsewhereError,
    mark_search_seen,
    read_desk,
    remove_view,
    save_layer,
    save_note,
    save_search,
    save_view,
    set_tags,
)
from explorer.store.desk.file import (
    as_desk_error,
    back_up,
    newest_backup,
    open_desk,
    open_desk_or_copy,
    restore_missing,
)
from explorer.store.desk.migrations import MIGRATIONS, VERSION
from explorer.store.desk.undo_journal import reapply_change, revert_change
from explorer.system.paths import PROGRAM

FRAME = BriefingSet(new_key(), "Briefing", "ukraine-2025", "1", date(2025, 11, 23))


def texts(desk: Desk) -> dict[str, str]:
    return {reference: note.text for reference, note in desk.notes.items()}


def written(desk: Desk) -> tuple[object, ...]:
    """Return what the user made, without what can be taken back."""
    return texts(desk), desk.pins, desk.views, desk.tags


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite"


def test_what_a_save_tells_is_what_the_desk_holds_whoever_else_wrote(path: Path) -> None:
    """A save does not read the whole desk again, and must not miss what others did."""

    def change(desk: Connection, one: int) -> None:
        kinds = (
            lambda: save_view(desk, MapView(f"view {one}", 30.0, 48.0, 100.0, 80.0)),
            lambda: set_tags(desk, f"us-28/{one}", [f"tag {one}"]),
            lambda: revert_change(desk),
            lambda: reapply_change(desk),
            lambda: save_note(
                desk, f"us-28/{one % 4}", "", texts(read_desk(desk)).get(f"us-28/{one % 4}", "")
            ),
            lambda: set_pinned(desk, f"us-28/{one}", pinned=True, frame=FRAME),
            lambda: None,
        )
        with contextlib.suppress(DeskError):  # what was written over cannot be taken back
            kinds[one % len(kinds)]()

    with closing(open_desk(path).connection) as mine, closing(open_desk(path).connection) as other:
        for one in range(60):
            change(other if one % 3 else mine, one)
            stored = read_desk(mine).notes.get(f"us-28/{one % 5}", Note("")).text
            told = save_note(mine, f"us-28/{one % 5}", f"note {one}", stored)
            with closing(open_desk(path).connection) as fresh:
                assert told == read_desk(fresh)


def test_notes_and_pins_are_there_after_the_next_start(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "Ask about reserves", "")
        set_pinned(desk, "us-28/21", pinned=True, frame=FRAME)
        set_pinned(desk, "us-28/6", pinned=True, frame=FRAME)
    with closing(open_desk(path).connection) as desk:
        kept = read_desk(desk)
        assert texts(kept) == {"us-28/6": "Ask about reserves"}
        assert kept.pins == ("us-28/21", "us-28/6")
        set_pinned(desk, "us-28/21", pinned=False, frame=FRAME)
        save_note(desk, "us-28/6", "  ", "Ask about reserves")
        assert written(read_desk(desk)) == ({}, ("us-28/6",), (), {})


def test_a_note_that_another_window_changed_is_not_overwritten(path: Path) -> None:
    with closing(open_desk(path).connection) as one, closing(open_desk(path).connection) as other:
        save_note(one, "us-28/6", "first", "", releasable=True)
        with pytest.raises(ChangedElsewhereError) as refused:
            save_note(other, "us-28/6", "second", "")
        assert refused.value.stored == Note("first", releasable=True)
        with pytest.raises(ChangedElsewhereError):
            save_note(other, "us-28/6", "first again", "first", was_releasable=False)
        assert texts(read_desk(one))["us-28/6"] == "first"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("", "a", "a"),
        ("a", "", "a"),
        ("b", "ab", "ab"),
        ("ab", "b", "ab"),
        ("c", "ab", "c\n\nab"),
    ],
)
def test_joined_texts_hold_both_once(first: str, second: str, joined: str) -> None:
    assert join_texts(first, second) == joined


def test_a_damaged_desk_is_set_aside_and_its_backup_can_be_taken_over(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "kept", "")
        back_up(desk, path)
    damaged = os.urandom(9000)
    path.write_bytes(damaged)
    opened = open_desk(path)
    with closing(opened.connection) as desk:
        assert opened.set_aside is not None
        assert opened.set_aside.read_bytes() == damaged
        assert opened.backup == newest_backup(path)
        assert read_desk(desk) == Desk()
        save_note(desk, "us-28/7", "new", "")
        assert opened.backup is not None
        restore_missing(desk, opened.backup)
        assert texts(read_desk(desk)) == {"us-28/6": "kept", "us-28/7": "new"}


def test_a_desk_of_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    with closing(open_desk(path).connection):
        pass
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version={VERSION + 1}")
    with pytest.raises(DeskError, match="newer program"):
        open_desk(path)
    assert path.exists()


def test_a_folder_that_cannot_be_written_is_refused_or_read_into_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(DeskError, match="cannot be opened for writing"):
        open_desk(blocked / "desk.sqlite")
    opened = open_desk_or_copy(blocked / "desk.sqlite")
    with closing(opened.connection) as desk:
        assert opened.in_memory
        assert texts(save_note(desk, "us-28/6", "for now", "")) == {"us-28/6": "for now"}


def test_migrations_survive_being_run_twice_and_equal_the_tables(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        for migration in MIGRATIONS:
            migration(desk)
        found = inspect(desk)
        for table in tables.metadata.sorted_tables:
            columns = {column["name"] for column in found.get_columns(table.name)}
            assert columns == {column.name for column in table.columns}


def test_what_was_saved_is_there_after_kill_9(path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from explorer.store.desk.file import open_desk\n"
        "from explorer.store.desk.desk import save_note\n"
        f"desk = open_desk(Path({str(path)!r})).connection\n"
        "for number in range(100000):\n"
        "    save_note(desk, f'us-28/{number}', f'note {number}', '')\n"
        "    print(number, flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], cwd=PROGRAM, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process, process.stdout as said:
        said.readline()
        time.sleep(0.5)
        process.send_signal(signal.SIGKILL)
        told = [0, *(int(line) for line in said.read().split())]
    opened = open_desk(path)
    with closing(opened.connection) as desk:
        assert opened.set_aside is None
        notes = texts(read_desk(desk))
        assert all(notes[f"us-28/{number}"] == f"note {number}" for number in told)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of 512 KiB."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting needs root on Linux")
    folder = tmp_path / "tiny"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no small file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_what_was_saved_before_stays(tiny_disk: Path) -> None:
    path = tiny_disk / "desk.sqlite"
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/1", "before", "")
        refused: Exception | None = None
        for number in range(2, 200):
            try:
                save_note(desk, f"us-28/{number}", "x" * 4000, "")
            except Exception as error:  # noqa: BLE001 - which one is the question
                refused = as_desk_error(error, path)
                break
        assert isinstance(refused, DeskError)
        assert "not saved yet" in str(refused)
        desk.rollback()
        assert texts(read_desk(desk))["us-28/1"] == "before"


def test_after_a_full_disk_everything_can_be_saved_again(tiny_disk: Path) -> None:
    """Whatever kind of change was refused: no later one is refused with it."""
    found = frozenset("x" * 400 + str(number) for number in range(2000))
    long = SavedSearch("long", "dash", found, FRAME.as_of)
    shapes = LocalLayerEntry("k", "Own", "x" * 700_000, FRAME.as_of, 1, 1)
    with closing(open_desk(tiny_disk / "desk.sqlite").connection) as desk:
        save_search(desk, replace(long, seen=frozenset()))
        for number, refused in enumerate(
            (
                lambda: mark_search_seen(desk, long.name, long.seen, FRAME.as_of),
                lambda: save_layer(desk, shapes),
                lambda: save_search(desk, long),
            )
        ):
            with pytest.raises(OperationalError, match="full"):
                refused()
            assert texts(save_note(desk, f"us-28/{number}", "kept", ""))[f"us-28/{number}"]


VIEW = MapView("The zone", 37.4, 48.7, 120.0, 80.0)


def test_views_of_the_map_are_kept_replaced_and_forgotten(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        save_view(desk, VIEW)
        wider = MapView("The zone", 37.4, 48.7, 240.0, 160.0)
        save_view(desk, wider)
        save_view(desk, MapView("Azov", 37.0, 46.5, 400.0, 250.0))
    with closing(open_desk(path).connection) as desk:
        assert [view.name for view in read_desk(desk).views] == ["Azov", "The zone"]
        assert read_desk(desk).views[1] == wider
        assert [view.name for view in remove_view(desk, "Azov").views] == ["The zone"]


def old_desk(path: Path) -> None:
    """Return a desk as version 1 made it."""
    with closing(sqlite3.connect(path)) as old:
        old.executescript(
            "CREATE TABLE note (reference VARCHAR(120) NOT NULL, text TEXT NOT NULL,"
            " changed DATETIME NOT NULL, PRIMARY KEY (reference));"
            "CREATE TABLE pin (reference VARCHAR(120) NOT NULL, pinned DATETIME NOT NULL,"
            " PRIMARY KEY (reference));"
            "INSERT INTO note VALUES ('us-28/6', 'old note', '2026-01-01 00:00:00.000000');"
            "INSERT INTO pin VALUES ('us-28/21', '2026-01-01 00:00:00.000000');"
            "PRAGMA user_version=1;"
        )


def test_a_desk_of_version_1_keeps_everything_and_is_backed_up_first(path: Path) -> None:
    old_desk(path)
    with closing(open_desk(path).connection) as desk:
        assert written(read_desk(desk)) == ({"us-28/6": "old note"}, ("us-28/21",), (), {})
        save_view(desk, VIEW)
        assert desk.exec_driver_sql("PRAGMA user_version").scalar_one() == VERSION
    backup = newest_backup(path)
    assert backup is not None
    with closing(sqlite3.connect(backup)) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
        assert kept.execute("SELECT text FROM note").fetchall() == [("old note",)]


def test_a_back_up_of_version_1_is_taken_over(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "old.sqlite"
    old_desk(backup)
    with closing(open_desk(path).connection) as desk:
        save_view(desk, VIEW)
        restore_missing(desk, backup)
        assert written(read_desk(desk)) == ({"us-28/6": "old note"}, ("us-28/21",), (VIEW,), {})


def test_tags_and_saved_searches_are_kept(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        set_tags(desk, "us-28/6", ["urgent", " red line ", ""])
        set_tags(desk, "us-28/6", ["red line", "army"])
        save_search(desk, SavedSearch("Army", "army party:russia", frozenset({"a", "b"})))
        mark_search_seen(desk, "Army", frozenset({"a", "b", "c"}), date(2026, 2, 28))
    with closing(open_desk(path).connection) as desk:
        kept = read_desk(desk)
        assert kept.tags == {"us-28/6": ("army", "red line")}
        (search,) = kept.searches
        assert search.seen == {"a", "b", "c"}
        assert search.looked_on == date(2026, 2, 28)


def test_a_note_is_releasable_only_where_that_was_said(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "for us", "")
        kept = save_note(desk, "us-28/7", "for all", "", releasable=True)
        assert kept.notes == {"us-28/6": Note("for us"), "us-28/7": Note("for all", True)}


def test_items_of_a_set_that_is_gone_do_not_stay_behind(path: Path) -> None:
    with closing(open_desk(path).connection) as desk:
        desk.exec_driver_sql(
            "INSERT INTO set_item VALUES (?, 'no set', 0, 'note', '', '', 0, '2026-01-01')",
            (new_key(),),
        )
        with pytest.raises(Exception, match="FOREIGN KEY"):
            desk.commit()
        desk.rollback()
