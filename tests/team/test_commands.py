"""team init, join, share, sync, status and leave, run as scripts do."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from explorer.store.desk.desk import read_desk, save_note
from explorer.store.desk.file import open_desk
from explorer.system.paths import places
from tests.cli.test_command_line import run
from tests.team.conftest import TeamHub


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return the data folders of two members; the first has a note."""
    first, second = tmp_path / "anna", tmp_path / "ben"
    write(first, "us-28/1", "open")
    return first, second


def write(folder: Path, reference: str, text: str) -> None:
    with closing(open_desk(places(folder).desk).connection) as connection:
        before = read_desk(connection).notes.get(reference)
        save_note(connection, reference, text, before.text if before is not None else "")


def note(folder: Path, reference: str) -> str:
    with closing(open_desk(places(folder).desk).connection) as connection:
        return read_desk(connection).notes[reference].text


def team(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    return run(capsys, "team", *words, "--data-dir", str(folder))


def test_the_statements_are_printed_without_a_server(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, _ = team(capsys, tmp_path, "init", "nowhere", "--dry-run")
    assert status == 0
    assert out.startswith("BEGIN;")
    assert "CREATE TABLE IF NOT EXISTS clause_explorer.version" in out
    assert out.endswith("COMMIT;\n")


def test_a_team_is_set_up_joined_and_left(
    capsys: pytest.CaptureFixture[str], empty_hub: TeamHub, folders: tuple[Path, Path]
) -> None:
    anna, ben = folders
    assert "the hub is set up, version" in team(capsys, anna, "init", "admin")[1]
    assert "up to date" in team(capsys, anna, "init", "admin")[1]
    empty_hub.set_up()
    for folder, service in ((anna, "anna"), (ben, "ben")):
        assert "Joined the team" in team(capsys, folder, "join", service)[1]
    assert "leave it first" in team(capsys, anna, "join", "ben")[2]
    assert "1 item shared" in team(capsys, anna, "share", "--note", "us-28/1")[1]
    assert "1 sent" in team(capsys, anna, "sync")[1]
    assert "1 received" in team(capsys, ben, "sync")[1]
    assert note(ben, "us-28/1") == "open"
    status = json.loads(team(capsys, ben, "status", "--json")[1])
    assert status["schema"] == "team-status/1"
    assert (status["state"], status["shared"], status["unsent"]) == ("connected", 1, 0)
    assert "everything stays" in team(capsys, ben, "leave")[1]
    assert note(ben, "us-28/1") == "open"
    assert "belongs to no team" in team(capsys, ben, "sync")[2]


def test_what_both_sides_changed_waits_for_a_choice(
    capsys: pytest.CaptureFixture[str], hub: TeamHub, folders: tuple[Path, Path]
) -> None:
    anna, ben = folders
    for folder, service in ((anna, "anna"), (ben, "ben")):
        team(capsys, folder, "join", service)
    team(capsys, anna, "share", "--note", "us-28/1")
    for folder in (anna, ben):
        team(capsys, folder, "sync")
    write(anna, "us-28/1", "Anna's")
    write(ben, "us-28/1", "Ben's")
    team(capsys, anna, "sync")
    status, _, errors = team(capsys, ben, "sync")
    assert status == 1
    assert "us-28/1 Ben's" in errors
    assert "--prefer mine" in errors
    assert "1 conflict" in team(capsys, ben, "status")[1]
    assert team(capsys, ben, "sync", "--prefer", "theirs")[0] == 0
    assert note(ben, "us-28/1") == "Anna's"


@pytest.mark.parametrize(
    ("service", "words"),
    [
        ("nowhere", "libpq has no service “nowhere”"),
        ("stan", "You have no right to do this"),
        ("closed", "cannot be reached; you can go on working"),
        ("far", "without a checked certificate; add sslmode=verify-full"),
        ("unset", "has no hub yet"),
    ],
)
def test_a_hub_that_cannot_be_used_is_one_sentence_with_a_remedy(
    capsys: pytest.CaptureFixture[str], hub: TeamHub, tmp_path: Path, service: str, words: str
) -> None:
    hub.add_service("closed", host="127.0.0.1", port="1")
    hub.add_service("far", host="192.0.2.1", sslmode="require")
    hub.add_service("unset", dbname="postgres", user="postgres")
    status, _, error = team(capsys, tmp_path, "join", service)
    assert status == 1
    assert words in error
    assert error.count("\n") == 1


def test_what_does_not_exist_cannot_be_shared(
    capsys: pytest.CaptureFixture[str], hub: TeamHub, folders: tuple[Path, Path]
) -> None:
    anna, _ = folders
    team(capsys, anna, "join", "anna")
    assert "There is no note on “us-28/9”" in team(capsys, anna, "share", "--note", "us-28/9")[2]
    assert "there are: none" in team(capsys, anna, "share", "--set", "Visit")[2]
    assert "Nothing was named" in team(capsys, anna, "share")[2]
