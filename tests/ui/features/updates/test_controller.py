"""File > Install update: what a package is, and how it is installed; nothing is installed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from explorer import __version__
from explorer.interchange.updates.program_update import PackageKind
from explorer.packs.library import key_store, minisign
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.updates.update_dialog import UpdateDialog, installation_steps
from tests.interchange.updates.release_folder import CHANGES, DEB, write_release
from tests.ui.conftest import WAIT_MS, Opened


def show(
    qtbot: QtBot, opened: Opened, package: Path, monkeypatch: pytest.MonkeyPatch
) -> UpdateDialog:
    """Choose a file in File > Install update and return the dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(package), ""))
    opened.window.actions_by_id[ActionId.INSTALL_UPDATE].trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(UpdateDialog) is not None, timeout=WAIT_MS)
    dialog = opened.window.findChild(UpdateDialog)
    assert isinstance(dialog, UpdateDialog)
    return dialog


def test_a_signed_update_is_explained(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = minisign.make_key()
    key_store.trust(opened.context.places.keys, secret.public, "publisher")
    package = write_release(tmp_path / "my stick", secret)
    dialog = show(qtbot, opened, package, monkeypatch)
    text = dialog.view.toPlainText()
    assert "Clause Explorer 9.1.0" in text
    assert f"version {__version__} is running" in text
    assert "Good signature by “publisher”" in text
    assert f"sudo apt install '{package}'" in text
    assert all(change in text for change in CHANGES)
    folders: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: folders.append(url.toLocalFile()) or True
    )
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Show in folder")
    button.click()
    assert folders == [str(package.parent)]
    dialog.reject()


def test_an_unsigned_update_is_not_to_be_installed(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = show(qtbot, opened, write_release(tmp_path / "stick", None), monkeypatch)
    text = dialog.view.toPlainText()
    assert "Do not install it." in text
    assert "apt install" not in text
    assert not [b for b in dialog.findChildren(QPushButton) if "folder" in b.text()]
    dialog.reject()


def test_a_damaged_update_is_refused_in_a_sentence(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = write_release(tmp_path / "stick", minisign.make_key())
    package.write_bytes(b"half")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(package), ""))
    with qtbot.waitSignal(opened.context.files.failed, timeout=WAIT_MS) as failed:
        opened.window.actions_by_id[ActionId.INSTALL_UPDATE].trigger()
    assert DEB in str(failed.args[0])
    assert opened.window.findChild(UpdateDialog) is None


def test_a_pack_is_inspected_as_one(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.ppack"
    bad.write_bytes(b"no zip")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
    with qtbot.waitSignal(opened.context.files.failed, timeout=WAIT_MS) as failed:
        opened.window.actions_by_id[ActionId.INSTALL_UPDATE].trigger()
    assert "bad.ppack" in str(failed.args[0])


def test_every_kind_of_package_has_its_steps() -> None:
    steps = installation_steps()
    assert steps.keys() == set(PackageKind)
    for sentence in steps.values():
        assert sentence.format(name="NAME", path="PATH").startswith("Close the program. ")
