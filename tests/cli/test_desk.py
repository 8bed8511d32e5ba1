"""desk export, import, backup, restore and check, run as scripts do."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from explorer.store.desk.desk import read_desk, save_note
from explorer.store.desk.file import open_desk
from explorer.store.desk.local_records import save_records
from explorer.system.paths import places
from tests.cli.test_command_line import run
from tests.local_records import a_source, a_stance


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Return a data folder with two records and two notes, one of them releasable."""
    folder = tmp_path / "here"
    with closing(open_desk(places(folder).desk).connection) as connection:
        save_records(connection, [a_source(), a_stance()])
        save_note(connection, "us-28/1", "open", "", releasable=True)
        save_note(connection, "us-28/2", "held", "")
    return folder


def desk(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    return run(capsys, "desk", *words, "--data-dir", str(folder))


def test_a_supplement_goes_to_another_folder_and_into_its_answers(
    capsys: pytest.CaptureFixture[str], here: Path, tmp_path: Path
) -> None:
    there, file = tmp_path / "there", tmp_path / "a.psupplement"
    status, out, errors = desk(capsys, here, "export", str(file))
    assert (status, out) == (0, "")
    assert f"Wrote {file}: 3 items." in errors
    assert "1 item is not releasable and left out; --all includes" in errors
    assert "held" not in file.read_text()
    assert "3 new" in desk(capsys, there, "import", str(file))[1]
    assert "0 new, 0 changed" in desk(capsys, there, "import", str(file))[1]
    shown = run(capsys, "show", "9", "--data-dir", str(there))[1]
    assert "[local: I. Ivanenko] Said that the point is not acceptable." in shown
    bare = run(capsys, "show", "9", "--data-dir", str(there), "--no-local")[1]
    assert "local" not in bare
    found = run(capsys, "search", "is:local", "--json", "--data-dir", str(there))[1]
    assert json.loads(found)["total"] == 2


def test_all_takes_along_what_is_not_releasable(
    capsys: pytest.CaptureFixture[str], here: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.psupplement"
    assert "4 items" in desk(capsys, here, "export", str(file), "--all")[2]
    assert "held" in file.read_text()


def test_what_both_sides_changed_is_not_taken_unasked(
    capsys: pytest.CaptureFixture[str], here: Path, tmp_path: Path
) -> None:
    there, first, second = tmp_path / "there", tmp_path / "a", tmp_path / "b"
    desk(capsys, here, "export", str(first))
    desk(capsys, there, "import", str(first))
    for folder, text in ((here, "mine"), (there, "theirs")):
        with closing(open_desk(places(folder).desk).connection) as connection:
            save_note(connection, "us-28/1", text, "open", releasable=True)
    desk(capsys, there, "export", str(second))
    status, _, told = desk(capsys, here, "import", str(second))
    assert status == 1
    assert "us-28/1 mine" in told
    assert "nothing was imported" in told
    assert "1 changed" in desk(capsys, here, "import", str(second), "--prefer", "theirs")[1]
    with closing(open_desk(places(here).desk).connection) as connection:
        assert read_desk(connection).notes["us-28/1"].text == "theirs"


def test_back_up_and_restore_bring_back_what_was_removed(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    kept = Path(desk(capsys, here, "backup")[1].strip())
    aside = kept.with_name("aside.sqlite")
    aside.write_bytes(kept.read_bytes())
    with closing(open_desk(places(here).desk).connection) as connection:
        save_note(connection, "us-28/1", "", "open", releasable=True)
        assert "us-28/1" not in read_desk(connection).notes
    assert desk(capsys, here, "restore", str(aside))[0] == 0
    with closing(open_desk(places(here).desk).connection) as connection:
        assert read_desk(connection).notes["us-28/1"].text == "open"


def test_check_tells_what_there_is_and_a_missing_desk_in_a_sentence(
    capsys: pytest.CaptureFixture[str], here: Path, tmp_path: Path
) -> None:
    assert "sound; 2 notes, 0 briefing sets, 2 records" in desk(capsys, here, "check")[1]
    status, _, told = desk(capsys, tmp_path / "none", "check")
    assert status == 1
    assert "there is no desk yet" in told


def test_a_damaged_desk_is_not_told_to_be_sound(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    path = places(here).desk
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("CREATE INDEX of_text ON note(text)")
        connection.commit()
        connection.execute("PRAGMA writable_schema=ON")
        # An index that no longer fits its table: every value can be read, and the file is damaged.
        connection.execute("UPDATE sqlite_master SET sql='CREATE INDEX of_text ON note(changed)'"
                           " WHERE name='of_text'")  # fmt: skip
        connection.commit()
    status, out, told = desk(capsys, here, "check")
    assert (status, out) == (1, "")
    assert "cannot be read" in told


def test_a_file_that_is_no_supplement_changes_nothing(
    capsys: pytest.CaptureFixture[str], here: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(b"\xff\x00 nothing")
    status, _, told = desk(capsys, here, "import", str(bad))
    assert (status, "not a supplement" in told) == (1, True)
    assert "2 notes" in desk(capsys, here, "check")[1]
