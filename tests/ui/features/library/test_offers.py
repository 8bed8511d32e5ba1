"""The folder of a team in the window: listed, inspected with its changes, installed, announced."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from explorer.packs.library.archive_writer import archive_of, with_checksums
from explorer.packs.library.minisign import make_key
from explorer.packs.library.shared_folder import CATALOGUE, write_catalogue
from explorer.packs.source.archive_reader import open_pack
from explorer.ui.features.library.install_dialog import InstallDialog
from explorer.ui.features.library.library_dialog import LibraryDialog
from explorer.ui.features.library.offers_dialog import OffersDialog
from tests.packs.pack_files import FILES, write_pack
from tests.ui.conftest import WAIT_MS, Opened


def publish(share: Path, source: Path, version: int, keys: Path) -> None:
    """Write a signed version of a small pack into the folder, and its catalogue."""
    manifest = FILES["pack.yaml"].replace("version: 1", f"version: {version}")
    files = open_pack(write_pack(source, pack_yaml=manifest))
    share.mkdir(exist_ok=True)
    (share / f"small-{version}.ppack").write_bytes(archive_of(with_checksums(files, make_key())))
    write_catalogue(share, keys)


def install_first(qtbot: QtBot, opened: Opened, catalogue: Path) -> None:
    library = opened.controllers.library
    library.show_offers(catalogue)
    qtbot.waitUntil(lambda: opened.window.findChild(OffersDialog) is not None, timeout=WAIT_MS)
    offers = opened.window.findChild(OffersDialog)
    assert offers is not None
    offers.install_button.click()
    qtbot.waitUntil(lambda: opened.window.findChild(InstallDialog) is not None, timeout=WAIT_MS)
    dialog = opened.window.findChild(InstallDialog)
    assert dialog is not None
    with qtbot.waitSignal(opened.context.notifier.status_requested, timeout=WAIT_MS):
        dialog.install_button.click()
    qtbot.waitUntil(lambda: opened.window.findChild(InstallDialog) is None, timeout=WAIT_MS)


def test_packs_of_the_team_are_listed_installed_and_announced(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    share, keys = tmp_path / "share", opened.context.places.keys
    publish(share, tmp_path / "source", 1, keys)
    install_first(qtbot, opened, share / CATALOGUE)
    publish(share, tmp_path / "next", 2, keys)
    opened.controllers.library.show_library()
    qtbot.waitUntil(lambda: opened.window.findChild(LibraryDialog) is not None, timeout=WAIT_MS)
    library = opened.window.findChild(LibraryDialog)
    assert library is not None
    qtbot.waitUntil(lambda: "New in the folder of the team" in library.message.text())
    assert library.message.text().endswith("2. See Install pack.")
    library.close()
