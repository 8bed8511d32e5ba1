"""A shared folder of signed packs: catalogued, verified, copied and installed."""

import json
import shutil
from pathlib import Path

import pytest

from explorer.errors import FileProblemError, PackError
from explorer.packs.library.installer import install_pack
from explorer.packs.library.minisign import make_key
from explorer.packs.library.shared_folder import (
    CATALOGUE,
    copied_pack,
    pack_offers,
    read_catalogue,
    write_catalogue,
)
from explorer.system.paths import Places
from tests.cli.test_command_line import run
from tests.packs.library.test_installer import SECRET, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture
def folder(shelf: Shelf, tmp_path: Path) -> Path:
    """Return a folder with two versions of a signed pack, and its catalogue."""
    share = tmp_path / "share"
    share.mkdir()
    for version in (1, 2):
        pack = shelf.pack(version, f"Small agreement {version}", SECRET)
        shutil.move(pack, share / pack.name)
    write_catalogue(share, shelf.keys)
    return share


@pytest.fixture
def places(tmp_path: Path) -> Places:
    data = tmp_path / "data"
    return Places(data, data / "cache", data / "settings.json")


def test_the_newest_version_is_offered_and_installed(
    folder: Path, places: Places, shelf: Shelf
) -> None:
    (offer,) = pack_offers(folder, places)
    assert (offer.pack.reference, offer.pack.version, offer.used) == ("small", 2, 0)
    assert offer.is_new
    with copied_pack(folder, offer.pack, places) as candidate:
        assert candidate.pack.files.place.parent != folder
        installed = install_pack(candidate, places.installed, places.keys)
    assert installed.file.parent.parent == places.installed
    (offer,) = pack_offers(folder, places)
    assert not offer.is_new


def test_a_file_that_differs_from_the_catalogue_is_refused(folder: Path, places: Places) -> None:
    (offer,) = pack_offers(folder, places)
    file = folder / offer.pack.file
    file.write_bytes(file.read_bytes() + b"x")
    with (
        pytest.raises(PackError, match="not the one in the catalogue"),
        copied_pack(folder, offer.pack, places),
    ):
        pass


def test_another_signer_than_the_catalogue_names_is_refused(
    folder: Path, places: Places, shelf: Shelf
) -> None:
    forged = shelf.pack(2, "Small agreement 2", make_key())
    lines = json.loads((folder / CATALOGUE).read_text())
    name = lines["packs"][1]["file"]
    shutil.move(forged, folder / name)
    import hashlib

    lines["packs"][1]["sha256"] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / CATALOGUE).write_text(json.dumps(lines))
    (offer,) = pack_offers(folder, places)
    with (
        pytest.raises(PackError, match="another pack or signer"),
        copied_pack(folder, offer.pack, places),
    ):
        pass


def test_an_unsigned_pack_is_not_catalogued(folder: Path, shelf: Shelf) -> None:
    pack = shelf.pack(3)
    shutil.move(pack, folder / pack.name)
    with pytest.raises(PackError, match="not signed"):
        write_catalogue(folder, shelf.keys)


@pytest.mark.parametrize(
    "change",
    [
        {"file": "../small.ppack"},
        {"file": "small.txt"},
        {"id": "../x"},
        {"version": "2"},
        {"version": -1},
        {"sha256": "x"},
        {"as_of": "yesterday"},
        {"signer": "x" * 100},
    ],
)
def test_a_hostile_catalogue_is_refused_as_a_whole(folder: Path, change: dict[str, object]) -> None:
    lines = json.loads((folder / CATALOGUE).read_text())
    lines["packs"][0] |= change
    (folder / CATALOGUE).write_text(json.dumps(lines))
    with pytest.raises(FileProblemError):
        read_catalogue(folder)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"form": "clause-explorer-catalogue"}', "[" * 9999]
)
def test_what_is_no_catalogue_is_refused(folder: Path, text: str) -> None:
    (folder / CATALOGUE).write_text(text)
    with pytest.raises(FileProblemError):
        read_catalogue(folder)


def test_the_commands_list_report_and_install(
    capsys: pytest.CaptureFixture[str], folder: Path, places: Places, shelf: Shelf
) -> None:
    data = ("--data-dir", str(places.data))
    assert "2 packs" in run(capsys, "pack", "catalogue", str(folder), *data)[1]
    first = pack_offers(folder, places)[0].pack
    listed = json.loads(run(capsys, "pack", "offers", str(folder), "--json", *data)[1])
    assert listed["schema"] == "pack-offers/1"
    assert listed["packs"][0]["id"] == first.reference
    shelf.install(folder / read_catalogue(folder)[0].file)
    assert "newer than 1" in run(capsys, "pack", "offers", str(folder), *data)[1]
    report = run(capsys, "pack", "fetch", str(folder), "small", "--dry-run", *data)[1]
    assert "newer than version 1, which is in use; what changes by clause" in report
    assert "version 2 is installed" in run(capsys, "pack", "fetch", str(folder), "small", *data)[1]
    assert "in use" in run(capsys, "pack", "offers", str(folder), *data)[1]
    assert "there are: small" in run(capsys, "pack", "fetch", str(folder), "large", *data)[2]
