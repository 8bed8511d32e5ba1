"""Packages of a newer program on a stick: what is checked before they are shown."""

import json
from datetime import date
from pathlib import Path

import pytest

from explorer.errors import FileProblemError
from explorer.interchange.updates.program_update import (
    RELEASE,
    PackageKind,
    compare_versions,
    package_kind,
    read_update,
)
from explorer.packs.library import key_store, minisign
from explorer.packs.library.signature_check import TrustLevel
from explorer.packs.source.checksums import SIGNATURE, SUMS
from tests.interchange.updates.release_folder import CHANGES, DEB, seal, write_release


def test_a_signed_release_is_described(tmp_path: Path) -> None:
    secret = minisign.make_key()
    key_store.trust(tmp_path / "keys", secret.public, "publisher")
    update = read_update(write_release(tmp_path / "stick", secret), tmp_path / "keys")
    assert (update.kind, update.version, update.day) == (
        PackageKind.DEB,
        "9.1.0",
        date(2027, 1, 15),
    )
    assert update.changes == tuple(CHANGES)
    assert (update.seal.standing, update.seal.name) == (TrustLevel.TRUSTED, "publisher")
    assert not update.is_refused


def test_a_key_that_nobody_vouched_for_is_unknown(tmp_path: Path) -> None:
    package = write_release(tmp_path / "stick", minisign.make_key())
    update = read_update(package, tmp_path / "keys")
    assert update.seal.standing is TrustLevel.UNKNOWN
    assert not update.is_refused


def test_without_a_signature_nothing_is_to_be_installed(tmp_path: Path) -> None:
    update = read_update(write_release(tmp_path / "stick", None), tmp_path / "keys")
    assert update.seal.standing is TrustLevel.UNSIGNED
    assert update.is_refused


def test_a_removed_signature_is_refused(tmp_path: Path) -> None:
    package = write_release(tmp_path / "stick", minisign.make_key())
    package.with_name(SIGNATURE).unlink()
    assert read_update(package, tmp_path / "keys").seal.standing is TrustLevel.REMOVED


def test_checksums_that_another_key_signed_are_refused(tmp_path: Path) -> None:
    secret = minisign.make_key()
    key_store.trust(tmp_path / "keys", secret.public, "publisher")
    package = write_release(tmp_path / "stick", secret)
    forged = package.read_bytes() + b"more"
    package.write_bytes(forged)
    contents = {DEB: forged, RELEASE: package.with_name(RELEASE).read_bytes()}
    seal(package.parent, contents, None)
    update = read_update(package, tmp_path / "keys")
    assert update.seal.standing is TrustLevel.BROKEN
    assert update.is_refused


@pytest.mark.parametrize("name", [DEB, RELEASE])
def test_a_file_that_was_changed_is_not_described(name: str, tmp_path: Path) -> None:
    package = write_release(tmp_path / "stick", minisign.make_key())
    path = package.with_name(name)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(FileProblemError, match="differs from the checksum in SHA256SUMS"):
        read_update(package, tmp_path / "keys")


@pytest.mark.parametrize("name", [SUMS, RELEASE])
def test_a_package_alone_is_not_enough(name: str, tmp_path: Path) -> None:
    package = write_release(tmp_path / "stick", minisign.make_key())
    package.with_name(name).unlink()
    with pytest.raises(FileProblemError, match="copy the whole folder"):
        read_update(package, tmp_path / "keys")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", "clause-explorer-release/2"),
        ("version", "9.1; rm -rf /"),
        ("version", 9),
        ("date", "yesterday"),
        ("changes", "all"),
        ("changes", [1]),
        ("changes", ["x"] * 501),
    ],
)
def test_a_description_that_is_not_one_is_refused(
    field: str, value: object, tmp_path: Path
) -> None:
    secret = minisign.make_key()
    package = write_release(tmp_path / "stick", secret)
    path = package.with_name(RELEASE)
    release = json.loads(path.read_text(encoding="utf-8")) | {field: value}
    content = json.dumps(release).encode()
    path.write_bytes(content)
    seal(package.parent, {DEB: package.read_bytes(), RELEASE: content}, secret)
    with pytest.raises(FileProblemError, match=r"release\.json"):
        read_update(package, tmp_path / "keys")


def test_checksums_that_are_none_are_refused(tmp_path: Path) -> None:
    package = write_release(tmp_path / "stick", minisign.make_key())
    package.with_name(SUMS).write_bytes(b"\xff\x00 nothing")
    with pytest.raises(FileProblemError, match="SHA256SUMS"):
        read_update(package, tmp_path / "keys")


def test_other_files_are_not_packages(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="not a package"):
        read_update(tmp_path / "holiday.jpg", tmp_path / "keys")


def test_the_kind_follows_from_the_name() -> None:
    assert package_kind(Path("Clause.Explorer.APPIMAGE")) is PackageKind.APP_IMAGE
    assert package_kind(Path("clause-explorer-1.0-linux-x86_64.tar.zst")) is PackageKind.PORTABLE
    assert package_kind(Path("clause-explorer.zst")) is None


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [("0.10.0", "0.9.9", 1), ("0.1.0", "0.1", 0), ("1.0", "1.0.1", -1), ("2.0.0.0", "2", 0)],
)
def test_versions_are_compared_by_their_numbers(first: str, second: str, order: int) -> None:
    assert compare_versions(first, second) == order
    assert compare_versions(second, first) == -order
