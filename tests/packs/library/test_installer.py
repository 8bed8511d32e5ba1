"""Packs from elsewhere: installed whole or not at all, in versions, and back again."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.cli.main import main
from explorer.errors import PackError, UserFacingError
from explorer.packs.compiler.compiler import read_checked
from explorer.packs.diff.pack_diff import difference_of
from explorer.packs.library import key_store, minisign
from explorer.packs.library.archive_writer import archive_of, with_checksums
from explorer.packs.library.installer import (
    inspect_checked,
    inspect_pack,
    install_pack,
    rebuild_registry,
    roll_back,
)
from explorer.packs.library.registry import (
    STATE,
    InstalledPack,
    list_installed,
    resolve_pack,
    used_version,
    versions,
)
from explorer.packs.library.signature_check import TrustLevel, verify_signature
from explorer.packs.source.archive_reader import PackFiles, open_pack
from explorer.packs.source.checksums import SIGNATURE
from explorer.system.paths import BUNDLED_PACK, PROGRAM, places
from tests.packs.pack_files import FILES, counted_reads, write_pack

SECRET = minisign.make_key()


class Shelf:
    """A data folder, and packs on their way into it."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.folder, self.keys = base / "data" / "installed", base / "data" / "keys"

    def pack(
        self, version: int, title: str = "Small agreement", secret: minisign.SecretKey | None = None
    ) -> Path:
        manifest = FILES["pack.yaml"].replace("version: 1", f"version: {version}")
        source = write_pack(
            self.base / "source", pack_yaml=manifest.replace("Small agreement", title)
        )
        path = self.base / f"small-{version}-{len(list(self.base.glob('*.ppack')))}.ppack"
        path.write_bytes(archive_of(with_checksums(open_pack(source), secret)))
        return path

    def install(self, path: Path, *, downgrade: bool = False) -> InstalledPack:
        intake = inspect_pack(path, self.folder, self.keys)
        return install_pack(intake, self.folder, self.keys, downgrade=downgrade)

    def used(self) -> int:
        found = used_version(self.folder, "small")
        assert found is not None
        assert open_pack(found.file).content_hash() == found.content
        return found.version


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_a_pack_is_installed_and_goes_back(shelf: Shelf) -> None:
    shelf.install(shelf.pack(1))
    second = shelf.install(shelf.pack(2))
    assert (second.version, second.used, shelf.used()) == (2, True, 2)
    assert [pack.version for pack in list_installed(shelf.folder)] == [1, 2]
    back = roll_back(shelf.folder, "small")
    assert back is not None
    assert back.version == shelf.used() == 1
    assert len(versions(shelf.folder, "small")) == 2
    with pytest.raises(PackError, match="no earlier version"):
        roll_back(shelf.folder, "small")
    assert shelf.install(shelf.pack(2)).version == shelf.used() == 2


def test_going_back_is_refused_where_nothing_is_installed(shelf: Shelf) -> None:
    for reference in ("small", "../../etc", ""):
        with pytest.raises(PackError, match="is installed to go back from"):
            roll_back(shelf.folder, reference)


def test_older_versions_are_taken_only_if_asked_for(shelf: Shelf) -> None:
    shelf.install(shelf.pack(2))
    with pytest.raises(PackError, match="is older than version 2"):
        shelf.install(shelf.pack(1))
    with pytest.raises(PackError, match="with other content"):
        shelf.install(shelf.pack(2, "Another title"))
    assert shelf.used() == 2
    assert shelf.install(shelf.pack(2)).version == 2  # the same again changes nothing
    assert len(versions(shelf.folder, "small")) == 1
    assert shelf.install(shelf.pack(1), downgrade=True).version == shelf.used() == 1


def test_signers_are_met_and_another_one_is_told(shelf: Shelf) -> None:
    first = inspect_pack(shelf.pack(1, secret=SECRET), shelf.folder, shelf.keys)
    assert (first.seal.standing, first.other_signer) == (TrustLevel.UNKNOWN, False)
    install_pack(first, shelf.folder, shelf.keys)
    again = inspect_pack(shelf.pack(2, secret=SECRET), shelf.folder, shelf.keys)
    assert (again.seal.standing, again.other_signer) == (TrustLevel.KNOWN, False)
    other = inspect_pack(shelf.pack(2, secret=minisign.make_key()), shelf.folder, shelf.keys)
    assert (other.seal.standing, other.other_signer) == (TrustLevel.UNKNOWN, True)
    assert [one.kind for one in key_store.list_keys(shelf.keys)] == [key_store.KeyKind.MET]
    assert used_version(shelf.folder, "small") == versions(shelf.folder, "small")[0]


def test_a_removed_signature_is_refused(shelf: Shelf) -> None:
    install_pack(
        inspect_pack(shelf.pack(1, secret=SECRET), shelf.folder, shelf.keys),
        shelf.folder,
        shelf.keys,
    )
    for stripped in (shelf.pack(2), shelf.pack(1)):
        with pytest.raises(PackError, match="the signature was removed"):
            inspect_pack(stripped, shelf.folder, shelf.keys)
    assert shelf.used() == 1


def test_a_key_without_its_signature_is_refused_without_a_version_before(shelf: Shelf) -> None:
    signed = open_pack(shelf.pack(1, secret=SECRET))
    left = {name: content for name, content in signed.seal.items() if name != SIGNATURE}
    files = replace(signed, seal=left)
    assert verify_signature(files, shelf.keys).standing is TrustLevel.REMOVED
    with pytest.raises(PackError, match="the signature was removed"):
        inspect_checked(read_checked(files), shelf.folder, shelf.keys)


def test_verify_finds_a_signature_that_was_removed(
    shelf: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    folders = places(data)
    signed = shelf.pack(1, secret=SECRET)
    intake = inspect_pack(signed, folders.installed, folders.keys)
    install_pack(intake, folders.installed, folders.keys)
    stripped = shelf.pack(2)
    assert main(["pack", "verify", str(stripped), "--json", "--data-dir", str(data)]) == 1
    (row,) = json.loads(capsys.readouterr().out)["packs"]
    assert row["standing"] == "removed"
    assert main(["pack", "install", str(stripped), "--data-dir", str(data)]) == 1
    assert "signature was removed" in capsys.readouterr().err


def test_the_installed_file_keeps_its_signature(shelf: Shelf) -> None:
    path = shelf.pack(1, secret=SECRET)
    assert shelf.install(path).file.read_bytes() == path.read_bytes()


def forged(shelf: Shelf) -> Path:
    files = open_pack(shelf.pack(1, secret=SECRET))
    other = {**files.contents, "topics.yaml": files.contents["topics.yaml"] + b"\n"}
    made = PackFiles(files.place, other)
    path = shelf.base / "forged.ppack"
    seal = {**files.seal, "SHA256SUMS": with_checksums(made, None).seal["SHA256SUMS"]}
    path.write_bytes(archive_of(PackFiles(files.place, other, seal)))
    return path


def test_what_is_no_sound_pack_source_is_never_taken(shelf: Shelf, compiled_pack: Path) -> None:
    bad = shelf.pack(1)
    bad.write_bytes(bad.read_bytes()[:-200])
    named = write_pack(
        shelf.base / "named", pack_yaml=FILES["pack.yaml"].replace("id: small", "id: ../../evil")
    )
    device = write_pack(
        shelf.base / "device", pack_yaml=FILES["pack.yaml"].replace("id: small", "id: con")
    )
    wrong = write_pack(shelf.base / "wrong", topics_yaml="- {id: war, name: War}\n")
    for place, words in (
        (compiled_pack, "compiled database"),
        (bad, "neither a pack folder|damaged"),
        (named, "not an identifier"),
        (device, "cannot have a file of this name"),
        (wrong, "no topic “peace”"),
        (forged(shelf), "does not match this pack"),
        (shelf.base / "nothing", "no such pack"),
    ):
        with pytest.raises(PackError, match=words):
            shelf.install(place)
    assert not shelf.folder.exists()


def test_packs_are_found_by_name(shelf: Shelf) -> None:
    assert resolve_pack(BUNDLED_PACK, shelf.folder) == BUNDLED_PACK
    assert resolve_pack(Path("ukraine-2025"), shelf.folder) == BUNDLED_PACK
    assert resolve_pack(Path("small"), shelf.folder) == Path("small")
    taken = shelf.install(shelf.pack(1))
    assert resolve_pack(Path("small"), shelf.folder) == taken.file
    assert resolve_pack(shelf.base, shelf.folder) == shelf.base


def test_an_update_of_the_bundled_pack_is_used_in_its_place(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at(version: int) -> Path:
        manifest = FILES["pack.yaml"].replace("version: 1", f"version: {version}")
        return write_pack(shelf.base / "bundled" / "small", pack_yaml=manifest)

    bundled = at(2)
    for module in ("registry", "installer"):
        monkeypatch.setattr(f"explorer.packs.library.{module}.BUNDLED_PACK", bundled)
    with pytest.raises(PackError, match="is older than version 2"):
        shelf.install(shelf.pack(1))
    taken = shelf.install(shelf.pack(3))
    assert (
        resolve_pack(bundled, shelf.folder)
        == resolve_pack(Path("small"), shelf.folder)
        == taken.file
    )
    at(4)  # a newer program brings a newer pack
    assert resolve_pack(bundled, shelf.folder) == bundled
    at(2)
    assert roll_back(shelf.folder, "small") is None
    assert resolve_pack(bundled, shelf.folder) == bundled
    older = shelf.install(shelf.pack(1), downgrade=True)
    assert resolve_pack(bundled, shelf.folder) == older.file


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"labels": 3}', "\0"])
def test_a_lost_state_is_made_again_from_the_archives(shelf: Shelf, damage: str) -> None:
    shelf.install(shelf.pack(1, secret=SECRET))
    before = versions(shelf.folder, "small")
    state = shelf.folder / "small" / STATE
    state.write_text(damage)
    assert versions(shelf.folder, "small") == ()
    rebuild_registry(shelf.folder)
    assert versions(shelf.folder, "small") == before
    state.write_text(damage)
    shelf.install(shelf.pack(2))
    assert [pack.version for pack in versions(shelf.folder, "small")] == [1, 2]


KILLED = """
import os, signal, sys
from pathlib import Path
from explorer.packs.library.installer import inspect_pack, install_pack

path, folder, keys, after = sys.argv[1:]
left = int(after)
intake = inspect_pack(Path(path), Path(folder), Path(keys))

def watch(event, arguments):
    global left
    if event in {"open", "os.rename", "os.mkdir", "os.remove", "os.chmod"}:
        if str(arguments[0]).startswith(folder):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
install_pack(intake, Path(folder), Path(keys))
"""


def test_killed_at_any_step_the_old_version_or_the_new_is_in_use(shelf: Shelf) -> None:
    shelf.install(shelf.pack(1))
    wanted = shelf.pack(2)
    for step in range(1, 60):
        arguments = [str(wanted), str(shelf.folder), str(shelf.keys), str(step)]
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, *arguments], cwd=PROGRAM, timeout=60, check=False
        )
        assert shelf.used() in {1, 2}
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL
        if shelf.used() == 2:
            roll_back(shelf.folder, "small")
    assert step > 5
    assert shelf.used() == 2
    assert not list(shelf.folder.glob("**/.*.partial"))


def test_a_full_disk_changes_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.install(shelf.pack(1))
    wanted = inspect_pack(shelf.pack(2), shelf.folder, shelf.keys)

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.system.atomic_file.os.fsync", full)
    with pytest.raises(UserFacingError, match="No space left"):
        install_pack(wanted, shelf.folder, shelf.keys)
    monkeypatch.undo()
    assert shelf.used() == 1
    assert len(versions(shelf.folder, "small")) == 1


def test_the_commands_from_a_stick_and_back(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shelf.base)
    data = ["--data-dir", str(shelf.base / "data")]
    first, second = shelf.pack(1), shelf.pack(2, "Small agreement, revised", SECRET)
    assert main(["pack", "install", str(first), "--dry-run", *data]) == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert not list_installed(shelf.folder)
    assert main(["pack", "install", str(first), *data]) == 0
    assert main(["pack", "install", str(second), *data]) == 0
    out = capsys.readouterr().out
    assert "goes back to version 1" in out
    assert "Good signature with the unknown key" in out
    assert main(["list", "--pack", "small", *data]) == 0
    assert main(["pack", "info", "small", *data]) == 0
    assert "small v2: Small agreement, revised" in capsys.readouterr().out
    assert main(["pack", "export", "small", *data]) == 0
    assert (shelf.base / "small-2.ppack").read_bytes() == second.read_bytes()
    assert main(["pack", "rollback", "small", *data]) == 0
    assert main(["pack", "list", *data]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in listed[-2:]] == ["v1", "v2"]
    assert "in use" in listed[-2]
    assert main(["pack", "install", str(first), *data]) == 0
    assert main(["pack", "install", str(second), *data]) == 0
    assert main(["pack", "install", str(first), *data]) == 1
    assert "is older than version 2" in capsys.readouterr().err


def test_a_newer_version_is_read_once_to_be_inspected_compared_and_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(tmp_path)
    first = shelf.install(shelf.pack(1))
    newer = shelf.pack(2, title="Larger agreement")
    reads = counted_reads(monkeypatch)
    candidate = inspect_pack(newer, shelf.folder, shelf.keys)
    assert candidate.before is not None
    difference = difference_of(candidate.before, candidate.pack)
    install_pack(candidate, shelf.folder, shelf.keys)
    assert difference.after.version == 2
    assert reads == [newer, first.file]
