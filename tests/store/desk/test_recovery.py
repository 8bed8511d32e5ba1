"""Damage and death for real: flipped bits, cut files, zeroed pages, kill -9, two writers."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Desk, MapView, SavedSearch
from explorer.errors import DeskError
from explorer.store.desk import briefing_sets as sets
from explorer.store.desk.desk import read_desk, save_note, save_search, save_view, set_tags
from explorer.store.desk.file import OpenedDesk, as_desk_error, back_up, open_desk
from explorer.store.desk.local_records import save_records
from explorer.system.paths import PROGRAM
from tests.local_records import a_source, a_stance

#: More in a long run by hand.
ROUNDS = int(os.environ.get("EXPLORER_ROUNDS", "40"))
FRAME = BriefingSet(sets.new_key(), "Briefing", "ukraine-2025", "1", date(2025, 11, 23))
NOTES = {f"us-28/{number}": f"note {number} " + "text " * 40 for number in range(1, 120)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk of some dozens of pages, closed and whole."""
    path = tmp_path_factory.mktemp("whole") / "desk.sqlite"
    with closing(open_desk(path).connection) as desk:
        for reference, text in NOTES.items():
            save_note(desk, reference, text, "")
            sets.set_pinned(desk, reference, pinned=True, frame=FRAME)
        item = SetItem(sets.new_key(), ItemKind.POINTS, text="Say this")
        sets.add_items(desk, read_desk(desk).current, (item,), FRAME)
        set_tags(desk, "us-28/6", ["army"])
        save_view(desk, MapView("zone", 37, 48, 100, 100))
        save_search(desk, SavedSearch("s", "army", frozenset({"a"}), date(2026, 1, 1)))
        desk.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def damaged(kind: str, raw: bytearray, rng: random.Random) -> bytes:
    """Return the bytes with one sort of damage somewhere."""
    at = rng.randrange(len(raw))
    if kind == "bit":
        raw[at] ^= 1 << rng.randrange(8)
    elif kind == "bits":
        for _ in range(200):
            raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    elif kind == "cut":
        del raw[at:]
    elif kind == "page":
        start = at // 4096 * 4096
        raw[start : start + 4096] = bytes(len(raw[start : start + 4096]))
    elif kind == "noise":
        raw[at : at + 9000] = rng.randbytes(len(raw[at : at + 9000]))
    return bytes(raw)


def opened_unless_newer(path: Path) -> OpenedDesk | None:
    """Return the desk; None where a flipped bit makes it look like one of a newer program."""
    try:
        return open_desk(path)
    except DeskError as refusal:
        if "newer program" in str(refusal):
            return None
        raise


def close(opened: OpenedDesk) -> Desk:
    with closing(opened.connection) as desk:
        return read_desk(desk)


@pytest.mark.parametrize("kind", ["bit", "bits", "cut", "page", "noise"])
def test_no_damage_ends_in_a_crash_or_in_a_lost_file(
    tmp_path: Path, whole: Path, kind: str
) -> None:
    rng = random.Random(kind)  # noqa: S311 - damage, not a secret
    for number in range(ROUNDS):
        path = tmp_path / str(number) / "desk.sqlite"
        path.parent.mkdir()
        raw = damaged(kind, bytearray(whole.read_bytes()), rng)
        path.write_bytes(raw)
        opened = opened_unless_newer(path)
        if opened is None:
            assert path.read_bytes() == raw
            continue
        desk = close(opened)
        if opened.set_aside is not None:
            assert opened.set_aside.read_bytes() == raw
        # What is left is mostly what was there; SQLite has no sums to find a flipped letter by.
        whole_notes = sum(note.text == NOTES.get(name) for name, note in desk.notes.items())
        assert whole_notes >= len(desk.notes) - (60 if kind == "bits" else 3)
        assert not close(open_desk(path)).notes.keys() ^ desk.notes.keys()


def test_one_zeroed_page_costs_what_was_on_it_and_no_more(tmp_path: Path, whole: Path) -> None:
    raw = bytearray(whole.read_bytes())
    with closing(sqlite3.connect(whole)) as reading:
        pages = reading.execute("SELECT pageno FROM dbstat WHERE name='note'").fetchall()
    leaf = pages[len(pages) // 2][0] if pages else len(raw) // 4096 // 2
    raw[(leaf - 1) * 4096 : leaf * 4096] = bytes(4096)
    path = tmp_path / "desk.sqlite"
    path.write_bytes(raw)
    opened = open_desk(path)
    desk = close(opened)
    assert opened.set_aside is not None
    assert opened.recovered
    assert len(desk.notes) > len(NOTES) // 2
    assert all(note.text == NOTES[name] for name, note in desk.notes.items())
    assert desk.views
    assert desk.searches


def test_a_wal_without_its_file_and_a_file_without_its_wal(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    desk = open_desk(path).connection
    save_note(desk, "us-28/6", "in the log only", "")
    copy = tmp_path / "copy" / "desk.sqlite"
    copy.parent.mkdir()
    shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    assert close(open_desk(copy)).notes == {}
    shutil.copyfile(path, copy)
    shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    assert close(open_desk(copy)).notes["us-28/6"].text == "in the log only"
    desk.close()


def test_a_read_only_file_is_told_when_it_is_written_to(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everything")
    path = tmp_path / "desk.sqlite"
    close(open_desk(path))
    path.chmod(0o400)
    opened = open_desk(path)
    with closing(opened.connection) as desk, pytest.raises(Exception, match="readonly") as refused:
        save_note(desk, "us-28/6", "x", "")
    assert isinstance(as_desk_error(refused.value, path), DeskError)


def test_a_locked_desk_is_told_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer.store.desk import file

    monkeypatch.setattr(file, "_BUSY_MS", 200)
    path = tmp_path / "desk.sqlite"
    with (
        closing(open_desk(path).connection) as desk,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        save_note(desk, "us-28/6", "before", "")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Exception, match="locked") as refused:
            save_note(desk, "us-28/6", "while locked", "before")
        assert "not saved yet" in str(as_desk_error(refused.value, path))
        other.execute("ROLLBACK")
        assert save_note(desk, "us-28/6", "after", "before").notes["us-28/6"].text == "after"


WRITER = """
import os, random, signal, sys, time
from pathlib import Path
from datetime import date
from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.store.desk import briefing_sets as sets
from explorer.store.desk.desk import read_desk, save_note
from explorer.store.desk.file import open_desk
from explorer.store.desk.undo_journal import revert_change as undo

path, rounds = Path(sys.argv[1]), int(sys.argv[2])
frame = BriefingSet(sets.new_key(), "Briefing", "p", "1", date(2025, 11, 23))
rng = random.Random(rounds)

def write(told, number):
    desk = open_desk(path).connection
    step = 0
    while True:
        step += 1
        name = f"us-28/{number}-{step}"
        save_note(desk, name, name, "")
        if step % 3 == 0:
            sets.set_pinned(desk, name, pinned=True, frame=frame)
            os.write(told, f"pin {name}\\n".encode())
        if step % 5 == 0:
            # Killed between the two, an earlier writer may have left its text.
            stored = read_desk(desk).notes.get("scratch")
            save_note(desk, "scratch", name, stored.text if stored is not None else "")
            undo(desk)
        os.write(told, f"note {name}\\n".encode())

for number in range(rounds):
    reading, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write(told, number)
    os.close(told)
    time.sleep(0.05 + rng.random() * 0.3)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while block := os.read(reading, 65536):
        said += block
    os.close(reading)
    sys.stdout.write(said.decode())
    sys.stdout.write(f"round {number}\\n")
    sys.stdout.flush()
"""


def test_kill_9_at_random_moments_loses_nothing_that_was_told_as_saved(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(path), str(ROUNDS)],
        cwd=PROGRAM,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.split() for line in done.stdout.splitlines()]
    assert sum(line[0] == "round" for line in lines) == ROUNDS
    opened = open_desk(path)
    desk = close(opened)
    assert opened.set_aside is None
    notes = [name for kind, name in lines if kind == "note"]
    assert len(notes) > ROUNDS
    assert all(desk.notes[name].text == name for name in notes)
    assert {name for kind, name in lines if kind == "pin"} <= set(desk.pins)


def damaged_copies(path: Path) -> list[Path]:
    return sorted(file for file in path.parent.glob("desk.damaged-*.sqlite"))


def test_a_record_with_broken_json_is_left_out_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with closing(open_desk(path).connection) as desk:
        save_records(desk, [a_source(), a_stance()])
        save_note(desk, "us-28/6", "kept", "")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE own_record SET content = '{\"a\": ' WHERE kind = 'stance'")
        raw.commit()
    opened = open_desk(path)
    desk = close(opened)
    assert opened.left_out == 1
    assert desk.notes["us-28/6"].text == "kept"
    assert len(desk.records) == 1
    for _ in range(3):
        assert open_desk(path).set_aside is None
    assert len(damaged_copies(path)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE tag",
        "ALTER TABLE note RENAME COLUMN text TO texu",
        (
            "PRAGMA writable_schema=ON;"
            " UPDATE sqlite_master SET sql = 'CREATE TABLE note (reference' WHERE name = 'note'"
        ),
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET name = 'npte' WHERE name = 'note'",
    ],
)
def test_a_damaged_schema_is_set_aside_and_recovered(
    tmp_path: Path, whole: Path, statement: str
) -> None:
    path = tmp_path / "desk.sqlite"
    shutil.copyfile(whole, path)
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(f"{statement};")
    opened = open_desk(path)
    desk = close(opened)
    assert opened.set_aside is not None
    if "RENAME" not in statement:
        assert len(desk.notes) == len(NOTES)
    assert len(desk.current_set.items) == len(NOTES) + 1 if desk.current_set else False
    assert open_desk(path).set_aside is None


def test_no_flipped_bit_in_the_first_page_ends_in_memory_or_in_a_loop(
    tmp_path: Path, whole: Path
) -> None:
    rng = random.Random(1)  # noqa: S311 - damage, not a secret
    notes_kept = []
    for number in range(ROUNDS * 2):
        path = tmp_path / str(number) / "desk.sqlite"
        path.parent.mkdir()
        raw = bytearray(whole.read_bytes())
        raw[rng.randrange(4096)] ^= 1 << rng.randrange(8)
        path.write_bytes(raw)
        opened = opened_unless_newer(path)
        if opened is None:
            continue
        assert not opened.in_memory
        notes_kept.append(len(close(opened).notes))
        assert open_desk(path).set_aside is None
    assert sum(count >= len(NOTES) - 1 for count in notes_kept) > len(notes_kept) * 0.9


def test_an_emptied_desk_is_set_aside_and_its_back_up_offered(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "kept", "")
        backup = back_up(desk, path)
    os.truncate(path, 0)
    opened = open_desk(path)
    assert close(opened).notes == {}
    assert opened.backup == backup
    assert opened.set_aside is not None


@pytest.mark.parametrize("kind", ["page", "checksum", "cut"])
def test_commits_behind_the_damage_in_a_log_are_recovered(tmp_path: Path, kind: str) -> None:
    live = tmp_path / "live" / "desk.sqlite"
    path = tmp_path / "desk.sqlite"
    desk = open_desk(live).connection
    for number in range(30):
        save_note(desk, f"us-28/{number}", f"note {number} " + "x" * 500, "")
    # As a kill leaves it: the log was never moved into the file.
    shutil.copyfile(live, path)
    log = bytearray(Path(f"{live}-wal").read_bytes())
    desk.close()
    frame = 24 + 4096
    frames = (len(log) - 32) // frame
    start = 32 + frames // 2 * frame
    if kind == "page":
        log[start + 24 + 2000] ^= 4
    elif kind == "checksum":
        log[start + 17] ^= 4
    else:
        del log[start + 100 :]
    Path(f"{path}-wal").write_bytes(log)
    opened = open_desk(path)
    notes = close(opened).notes
    assert opened.set_aside is not None
    assert Path(f"{opened.set_aside}-wal").read_bytes() == log
    if kind != "cut":
        assert len(notes) >= 27
        assert "us-28/29" in notes
    assert all(note.text.startswith(f"note {name[6:]} ") for name, note in notes.items())
    again = open_desk(path)
    assert again.set_aside is None
    assert close(again).notes == notes
    assert len(damaged_copies(path)) == 1


def test_the_desk_and_its_companions_are_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "clause-explorer" / "desk.sqlite"
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/6", "secret", "")
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
        assert set(modes.values()) == {0o600}, modes
    assert path.parent.stat().st_mode & 0o777 == 0o700
    path.chmod(0o644)
    path.parent.chmod(0o755)
    open_desk(path).connection.close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
