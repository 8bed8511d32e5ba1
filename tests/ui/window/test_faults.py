"""Faults made for real: damaged packs, damaged settings, errors nobody expected."""

import json
import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.errors import PackError
from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK, places
from explorer.system.settings import Settings, load, save
from explorer.ui.dialogs.error import ErrorDialog
from explorer.ui.window.error_handler import ErrorHandler
from explorer.ui.window.main_window import MainWindow
from tests.packs.pack_files import write_pack
from tests.ui.conftest import WAIT_MS, Opened, open_window


def test_a_pack_damaged_while_open_is_built_again_and_shown(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    options = WindowOptions(data_dir=folder, pack=BUNDLED_PACK)
    first = open_window(qtbot, folder, options)
    first.window.close()
    (path,) = places(folder).packs.glob("*.sqlite")
    size = path.stat().st_size
    raw = bytearray(path.read_bytes())
    raw[8192 : size // 2] = os.urandom(size // 2 - 8192)
    path.write_bytes(raw)
    second = open_window(qtbot, folder, options)
    assert "Territories" in second.reader
    second.window.close()


def test_a_pack_that_cannot_be_read_is_told_and_the_program_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    source = write_pack(tmp_path / "small", topics_yaml="- {id: peace}\n")
    found = places(tmp_path / "data")
    window = MainWindow(Settings())
    from explorer.ui.window.startup import Startup

    startup = Startup(
        window, WindowOptions(data_dir=tmp_path / "data", pack=source), found, load(found.settings)
    )
    window.show()
    qtbot.waitUntil(lambda: startup.context is not None, timeout=WAIT_MS)
    told: list[str] = []
    assert startup.context is not None
    startup.context.notifier.show_warning = told.append  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "topics.yaml:1" in told[0]
    assert isinstance(PackError("x"), Exception)
    window.close()


@pytest.mark.parametrize("content", ["{", "[]", '{"theme": 3, "unknown": "x"}', "\x00\x01"])
def test_damaged_settings_give_defaults_and_a_message(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    loaded = load(path)
    assert loaded.settings == Settings()
    if content.startswith('{"'):
        assert loaded.message == ""
    else:
        assert "defaults are used" in loaded.message
        assert path.with_name("settings.json.unreadable").read_text(encoding="utf-8") == content


def test_settings_come_back_as_they_were_left(qtbot: QtBot, opened: Opened) -> None:
    opened.window.top_bar.language_chosen.emit("uk")
    opened.window.close()
    saved = json.loads(opened.startup.places.settings.read_text(encoding="utf-8"))
    assert saved["language"] == "uk"
    assert saved["geometry"]
    assert saved["panes"]
    save(opened.startup.places.settings, load(opened.startup.places.settings).settings)


def test_an_unexpected_error_ends_in_a_window_with_a_report(
    qtbot: QtBot, opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log" / "clause-explorer.log"
    catcher = ErrorHandler(opened.window, log)
    try:
        raise ZeroDivisionError("a bug")
    except ZeroDivisionError:
        kind, error, trace = sys.exc_info()
    assert kind is not None
    assert error is not None
    catcher.handle(kind, error, trace)
    catcher.handle(kind, error, trace)
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(ErrorDialog)), timeout=WAIT_MS)
    (dialog,) = opened.window.findChildren(ErrorDialog)
    assert "ZeroDivisionError: a bug" in dialog.report
    assert "ZeroDivisionError: a bug" in log.read_text(encoding="utf-8")
    dialog.close()
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_nothing_is_left_running_after_the_window_is_closed(qtbot: QtBot, opened: Opened) -> None:
    import threading

    opened.browsing.select("e3/1")
    opened.window.close()
    assert not [t for t in threading.enumerate() if t.name == "pack reader"]
