"""Commands on a desk that cannot be opened: they refuse, and change nothing."""

from contextlib import closing
from pathlib import Path

import pytest

from explorer.store.desk.desk import save_note
from explorer.store.desk.file import back_up, open_desk
from explorer.store.desk.local_records import save_records
from explorer.system.paths import places
from tests.cli.test_command_line import run
from tests.local_records import a_source, a_stance
from tests.small_disks import fill, make_read_only, small_disk


def supplement(capsys: pytest.CaptureFixture[str], folder: Path) -> Path:
    """Return a supplement with two records, made on another desk."""
    there, file = folder / "there", folder / "theirs.psupplement"
    with closing(open_desk(places(there).desk).connection) as connection:
        save_records(connection, [a_source(), a_stance()])
    assert run(capsys, "desk", "export", str(file), "--data-dir", str(there))[0] == 0
    assert file.stat().st_mode & 0o777 == 0o600
    return file


def test_on_a_read_only_disk_every_command_that_writes_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    theirs = supplement(capsys, tmp_path)
    with small_disk(tmp_path / "disk", "2m") as disk:
        with closing(open_desk(places(disk).desk).connection) as connection:
            save_note(connection, "us-28/1", "kept", "", releasable=True)
            backup = back_up(connection, places(disk).desk)
        content = backup.read_bytes()
        make_read_only(disk)
        for words in (
            ("import", str(theirs)),
            ("backup",),
            ("restore", str(backup)),
            ("export", str(tmp_path / "out.psupplement")),
        ):
            status, out, errors = run(capsys, "desk", *words, "--data-dir", str(disk))
            assert (status, out) == (1, ""), words
            assert "cannot be opened for writing" in errors
            assert len(errors.splitlines()) == 1
        assert backup.read_bytes() == content
        assert not (tmp_path / "out.psupplement").exists()
        # What only reads still reads.
        status, out, _ = run(capsys, "desk", "check", "--data-dir", str(disk))
        assert status == 0
        assert "1 note, 0 briefing sets" in out


def test_on_a_full_disk_nothing_is_reported_as_done(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    theirs = supplement(capsys, tmp_path)
    with small_disk(tmp_path / "disk", "1m") as disk:
        desk = places(disk).desk
        with closing(open_desk(desk).connection) as connection:
            save_note(connection, "us-28/1", "kept", "", releasable=True)
        filler = fill(disk)
        for words in (("import", str(theirs)), ("backup",)):
            status, out, errors = run(capsys, "desk", *words, "--data-dir", str(disk))
            assert (status, out) == (1, ""), words
            assert len(errors.splitlines()) == 1, errors
        assert not list(disk.rglob("*.partial"))
        filler.unlink()
        status, out, _ = run(capsys, "desk", "import", str(theirs), "--data-dir", str(disk))
        assert status == 0
        assert "2 new" in out


def test_a_key_without_a_password_is_warned_about(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, _, errors = run(capsys, "key", "make", "mine", "--data-dir", str(tmp_path))
    assert status == 0
    assert "no password" in errors
    assert places(tmp_path).keys.stat().st_mode & 0o777 == 0o700
