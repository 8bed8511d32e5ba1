"""The library lists what can be opened: each agreement once, in the version that is used."""

from pathlib import Path

import pytest

from explorer.packs.library import key_store, minisign
from explorer.packs.library.catalogue import LibraryEntry, library
from tests.packs.library.test_installer import SECRET, Shelf
from tests.packs.pack_files import write_pack


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def entries(shelf: Shelf) -> dict[str, LibraryEntry]:
    return {one.reference: one for one in library(shelf.folder, shelf.keys)}


def test_what_came_with_the_program_is_there_at_once(shelf: Shelf) -> None:
    found = entries(shelf)
    assert list(found) == ["good-friday-1998", "ukraine-2025"]
    assert all(one.bundled and not one.signed for one in found.values())
    assert (found["good-friday-1998"].place / "pack.yaml").is_file()


def test_an_installed_pack_is_there_once_in_the_version_used(shelf: Shelf) -> None:
    shelf.install(shelf.pack(1))
    shelf.install(shelf.pack(2, "Small agreement, again"))
    one = entries(shelf)["small"]
    assert (one.version, one.title, one.versions) == (2, "Small agreement, again", 2)
    assert not one.bundled
    assert one.place.is_file()


def test_a_signer_is_named_only_where_the_key_is_trusted(shelf: Shelf) -> None:
    shelf.install(shelf.pack(1, secret=SECRET))
    assert (entries(shelf)["small"].signed, entries(shelf)["small"].signer) == (True, "")
    for known in key_store.list_keys(shelf.keys):
        key_store.remove_key(shelf.keys, known.name)
    key_store.trust(shelf.keys, SECRET.public, "mediation-desk")
    assert entries(shelf)["small"].signer == "mediation-desk"
    other = minisign.make_key()
    key_store.trust(shelf.keys, other.public, "somebody-else")
    assert entries(shelf)["small"].signer == "mediation-desk"


def test_a_bundled_folder_that_is_no_pack_is_passed_over(shelf: Shelf, tmp_path: Path) -> None:
    bundled = tmp_path / "bundled"
    write_pack(bundled / "small")
    write_pack(bundled / "broken", pack_yaml="id: [")
    (bundled / "empty").mkdir()
    found = library(shelf.folder, shelf.keys, bundled)
    assert [one.reference for one in found] == ["small"]
