"""Looking into a desk from outside: never a byte written, whatever state it is in."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from explorer.domain.desk.desk import Note
from explorer.errors import DeskError
from explorer.store.desk.desk import save_note
from explorer.store.desk.file import open_desk
from explorer.store.desk.migrations import VERSION
from explorer.store.desk.read_only import read_desk_snapshot


@pytest.fixture
def desk_path(tmp_path: Path) -> Path:
    """Return a desk with one note, closed again."""
    path = tmp_path / "data" / "desk.sqlite"
    connection = open_desk(path).connection
    save_note(connection, "us-28/21", "Ask.", "")
    connection.close()
    return path


def test_what_the_window_has_just_written_is_seen(desk_path: Path) -> None:
    connection = open_desk(desk_path).connection
    save_note(connection, "us-28/6", "Ask again.", "")
    assert read_desk_snapshot(desk_path).notes == {
        "us-28/21": Note("Ask."),
        "us-28/6": Note("Ask again."),
    }
    connection.close()


def test_the_file_stays_as_it_is(desk_path: Path) -> None:
    before = desk_path.read_bytes()
    read_desk_snapshot(desk_path)
    assert desk_path.read_bytes() == before


def test_an_older_desk_is_read_and_not_brought_up_to_date(desk_path: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.sqlite"
    with closing(sqlite3.connect(older)) as connection:
        connection.execute(
            "CREATE TABLE note (reference VARCHAR(120) NOT NULL, text TEXT NOT NULL,"
            " changed DATETIME NOT NULL, PRIMARY KEY (reference))"
        )
        connection.execute(
            "CREATE TABLE pin (reference VARCHAR(120) NOT NULL, pinned DATETIME NOT NULL,"
            " PRIMARY KEY (reference))"
        )
        connection.execute("INSERT INTO note VALUES ('e3/6', 'Old.', '2025-11-24 08:00:00')")
        connection.execute("PRAGMA user_version=1")
        connection.commit()
    assert read_desk_snapshot(older).notes["e3/6"].text == "Old."
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_medium_without_room_for_companions_is_read(
    desk_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = sqlite3.connect

    def refusing(address: str, *arguments: object, **named: object) -> sqlite3.Connection:
        if "mode=ro" in str(address):
            raise sqlite3.OperationalError("unable to open database file")
        return really(address, *arguments, **named)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", refusing)
    assert read_desk_snapshot(desk_path).notes["us-28/21"].text == "Ask."


def test_what_is_no_desk_is_told_plainly(desk_path: Path, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="there is no desk yet"):
        read_desk_snapshot(tmp_path / "none.sqlite")
    (tmp_path / "broken.sqlite").write_bytes(b"SQLite format 3\x00" + b"x" * 4000)
    with pytest.raises(DeskError, match="cannot be read"):
        read_desk_snapshot(tmp_path / "broken.sqlite")
    with closing(sqlite3.connect(desk_path)) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")
    with pytest.raises(DeskError, match="newer program"):
        read_desk_snapshot(desk_path)
