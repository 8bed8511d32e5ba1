"""Packs as one signed file: minisign verifies what we sign, and we verify what it signs."""

import os
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cli.main import main
from explorer.errors import KeyFileError, PackError
from explorer.packs.library import key_store, minisign
from explorer.packs.library.archive_writer import archive_of, with_checksums
from explorer.packs.library.signature_check import TrustLevel, verify_signature
from explorer.packs.source.archive_reader import PackFiles, open_pack
from explorer.packs.source.checksums import SIGNATURE, SIGNER, SUMS
from tests.packs.pack_files import write_pack

SECRET = minisign.make_key()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def pack(tmp_path: Path) -> PackFiles:
    return open_pack(write_pack(tmp_path / "small"))


def archived(path: Path, files: PackFiles) -> Path:
    path.write_bytes(archive_of(files))
    return path


def minisign_(*arguments: str | Path, cwd: Path, typed: str = "") -> None:
    if shutil.which("minisign") is None:
        pytest.skip("minisign is not installed; .ci/run installs it")
    subprocess.run(
        ["minisign", *map(str, arguments)], cwd=cwd, input=typed, text=True, check=True, timeout=120
    )


def test_the_same_pack_makes_the_same_bytes(pack: PackFiles, tmp_path: Path) -> None:
    archive = archived(tmp_path / "one.ppack", with_checksums(pack, None))
    again = open_pack(archive)
    assert archive_of(again) == archive.read_bytes() == archive_of(pack)
    assert again.content_hash() == pack.content_hash()


def test_what_is_unzipped_is_checked_by_sha256sum(pack: PackFiles, tmp_path: Path) -> None:
    archive = archived(tmp_path / "one.ppack", with_checksums(pack, None))
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "out")
    subprocess.run(["sha256sum", "-c", SUMS], cwd=tmp_path / "out", check=True, timeout=30)


def test_minisign_verifies_what_is_signed_here(pack: PackFiles, tmp_path: Path) -> None:
    archive = archived(tmp_path / "one.ppack", with_checksums(pack, SECRET, "pack small version 1"))
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "out")
    public = tmp_path / "key.pub"
    public.write_text(minisign.public_key_text(SECRET.public))
    minisign_("-Vm", SUMS, "-p", public, cwd=tmp_path / "out")
    (tmp_path / "out" / SUMS).write_bytes(b"something else")
    with pytest.raises(subprocess.CalledProcessError):
        minisign_("-Vm", SUMS, "-p", public, cwd=tmp_path / "out")


@pytest.mark.parametrize("legacy", [False, True])
def test_what_minisign_signs_is_verified_here(
    pack: PackFiles, tmp_path: Path, folder: Path, *, legacy: bool
) -> None:
    minisign_("-G", "-W", "-p", "m.pub", "-s", "m.key", cwd=tmp_path)
    (tmp_path / SUMS).write_bytes(with_checksums(pack, None).seal[SUMS])
    how = ["-l"] if legacy else []
    minisign_("-S", *how, "-s", "m.key", "-m", SUMS, "-t", "from a colleague", cwd=tmp_path)
    seal = {name: (tmp_path / name).read_bytes() for name in (SUMS, SIGNATURE)}
    files = PackFiles(pack.place, pack.contents, seal)
    assert verify_signature(files, folder).standing is TrustLevel.UNCHECKED
    key = key_store.read_public(str(tmp_path / "m.pub"))
    key_store.trust(folder, key, "colleague")
    found = verify_signature(files, folder)
    assert (found.standing, found.name) == (TrustLevel.TRUSTED, "colleague")
    assert found.comment == "from a colleague"


def test_secret_keys_go_both_ways(tmp_path: Path) -> None:
    minisign_("-G", "-p", "m.pub", "-s", "m.key", cwd=tmp_path, typed="secret\nsecret\n")
    text = (tmp_path / "m.key").read_text()
    assert minisign.is_locked(text)
    read = minisign.read_secret_key(text, "secret")
    assert read.public == key_store.read_public(str(tmp_path / "m.pub"))
    with pytest.raises(KeyFileError, match="check the password"):
        minisign.read_secret_key(text, "wrong")
    (tmp_path / "ours.key").write_text(minisign.secret_key_text(SECRET, "ours"))
    (tmp_path / "file").write_text("content")
    minisign_("-S", "-s", "ours.key", "-m", "file", cwd=tmp_path, typed="ours\n")
    signature = minisign.read_signature((tmp_path / "file.minisig").read_text())
    assert minisign.is_signed(b"content", signature, SECRET.public)


def test_the_ways_a_pack_can_stand(pack: PackFiles, folder: Path) -> None:
    signed = with_checksums(pack, SECRET, "pack small version 1")
    assert verify_signature(pack, folder).standing is TrustLevel.UNSIGNED
    assert verify_signature(signed, folder).standing is TrustLevel.UNKNOWN
    key_store.remember_key(folder, SECRET.public)
    assert verify_signature(signed, folder).standing is TrustLevel.KNOWN
    key_store.trust(folder, SECRET.public, "ministry")
    assert verify_signature(signed, folder).standing is TrustLevel.TRUSTED
    key_store.remove_key(folder, "ministry")
    assert verify_signature(signed, folder).standing is TrustLevel.KNOWN
    own = key_store.create_key(folder, "mine")
    mine = key_store.read_secret(key_store.own_key(folder, ""))
    assert own.key == mine.public
    assert verify_signature(with_checksums(pack, mine), folder).standing is TrustLevel.OWN


def test_a_signature_over_something_else_is_broken(pack: PackFiles, folder: Path) -> None:
    other = PackFiles(pack.place, {**pack.contents, "topics.yaml": b"[]"})
    seal = {**with_checksums(pack, SECRET).seal, SUMS: with_checksums(other, None).seal[SUMS]}
    forged = PackFiles(pack.place, other.contents, seal)
    assert verify_signature(forged, folder).standing is TrustLevel.BROKEN
    key_store.trust(folder, SECRET.public, "ministry")
    assert verify_signature(forged, folder).standing is TrustLevel.BROKEN


def test_a_key_of_the_same_number_is_no_trusted_key(pack: PackFiles, folder: Path) -> None:
    """Who makes a key chooses its number; only the key itself counts."""
    key_store.trust(folder, SECRET.public, "ministry")
    other = minisign.make_key()
    forger = minisign.SecretKey(
        minisign.PublicKey(SECRET.public.number, other.public.key), other.seed
    )
    assert verify_signature(with_checksums(pack, forger), folder).standing is TrustLevel.BROKEN


@pytest.mark.parametrize("change", ["changed", "missing", "unlisted"])
def test_files_other_than_listed_are_named(pack: PackFiles, tmp_path: Path, change: str) -> None:
    contents = dict(pack.contents)
    if change == "missing":
        del contents["topics.yaml"]
    else:
        contents["topics.yaml" if change == "changed" else "more.yaml"] = b"[]\n"
    seal = with_checksums(pack, SECRET).seal
    archive = archived(tmp_path / "x.ppack", PackFiles(pack.place, contents, seal))
    with pytest.raises(PackError, match=r"(topics|more)\.yaml: "):
        open_pack(archive)


def test_a_secret_key_that_others_can_read_is_refused(folder: Path) -> None:
    key_store.create_key(folder, "mine")
    file = key_store.secret_file(folder, "mine")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o640)
    if os.name == "posix":
        with pytest.raises(KeyFileError, match="others on this computer"):
            key_store.read_secret(file)


def test_names_of_keys_are_held_to(folder: Path) -> None:
    key_store.create_key(folder, "mine", "password")
    assert key_store.read_secret(key_store.own_key(folder, "mine"), "password")
    for name in ("mine", "../evil", "Mine", ""):
        with pytest.raises(KeyFileError):
            key_store.create_key(folder, name)
    with pytest.raises(KeyFileError, match="your own key"):
        key_store.remove_key(folder, "mine")
    with pytest.raises(KeyFileError, match="no key"):
        key_store.remove_key(folder, "nobody")


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
def test_no_text_breaks_the_reading_of_keys(text: str) -> None:
    for read in (minisign.read_public_key, minisign.read_signature, minisign.read_secret_key):
        try:
            read(text)  # type: ignore[operator]
        except KeyFileError:
            continue


@given(st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=80), st.binary())
def test_a_signature_holds_for_its_content_and_comment_alone(comment: str, content: bytes) -> None:
    text = minisign.sign_content(content, SECRET, comment)
    signature = minisign.read_signature(text)
    assert minisign.is_signed(content, signature, SECRET.public)
    assert not minisign.is_signed(content + b"x", signature, SECRET.public)
    changed = minisign.read_signature(
        text.replace(f"trusted comment: {comment}\n", "trusted comment: x" + comment + "\n")
    )
    assert changed.comment == comment or not minisign.is_signed(content, changed, SECRET.public)


def test_the_commands_from_key_to_verify(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_pack(tmp_path / "small")
    alice, bob = ["--data-dir", str(tmp_path / "alice")], ["--data-dir", str(tmp_path / "bob")]
    assert main(["key", "make", "alice", *alice]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    assert main(["pack", "sign", "small", *alice]) == 0
    assert main(["pack", "verify", "small-1.ppack", *bob]) == 1
    assert "Good signature with the unknown key" in capsys.readouterr().out
    assert main(["key", "trust", line, "--name", "alice", *bob]) == 0
    assert main(["key", "list", *bob]) == 0
    assert "trusted  alice" in capsys.readouterr().out
    assert main(["pack", "verify", "small-1.ppack", *bob]) == 0
    assert "Good signature by “alice”, whose key you trust." in capsys.readouterr().out
    assert main(["key", "forget", "alice", *bob]) == 0
    assert main(["pack", "verify", "small", *bob]) == 1
    assert "No signature" in capsys.readouterr().out
    assert main(["pack", "sign", "small", *bob]) == 1
    assert "no key to sign with" in capsys.readouterr().err
    assert main(["pack", "sign", "small", *alice]) == 1
    assert "use --force to overwrite it" in capsys.readouterr().err
    assert main(["pack", "sign", "small", *alice, "--force"]) == 0
    assert SIGNER in open_pack(tmp_path / "small-1.ppack").seal
