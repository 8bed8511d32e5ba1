"""Paths of the code for Windows and macOS, on which no test runs."""

import errno
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from explorer.bootstrap import environment, environment_layout, startup_dialog
from explorer.errors import UserFacingError
from explorer.local_layers import bounds
from explorer.system import desktop_entry, file_lock, paths, process_time


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_have_no_menu_of_this_kind(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(UserFacingError, match="make a shortcut"):
        desktop_entry.install()


def test_folders_of_other_systems_come_from_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    folders = paths.places()
    assert folders.settings.name == "settings.json"
    for folder in (folders.data, folders.cache, folders.settings.parent):
        assert folder.is_absolute()
        assert "clause-explorer" in folder.parts


@pytest.mark.parametrize(
    ("platform", "expected"),
    [("win32", "AppData/Local/clause-explorer"), ("darwin", "Library/Caches/clause-explorer")],
)
def test_the_environment_of_a_checkout_has_the_cache_folder_of_the_system(
    platform: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert Path(environment_layout.cache_folder()) == Path.home() / expected


def test_windows_has_its_python_and_packages_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert environment.interpreter(Path("x")) == Path("x/Scripts/python.exe")
    assert Path(environment_layout.site_packages("x")) == Path("x/Lib/site-packages")
    assert environment.inherited(7) == ()


@pytest.mark.parametrize(("is_free", "code"), [(True, 0), (False, errno.EACCES)])
def test_windows_locks_a_byte_of_the_file(
    is_free: bool, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[int, int]] = []

    def locking(_descriptor: int, mode: int, count: int) -> None:
        calls.append((mode, count))
        if code:
            raise PermissionError(code, "locked")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    with (tmp_path / "lock").open("w") as file:
        assert file_lock.try_lock(file.fileno()) is is_free
    assert calls == [(2, 1)]


def test_layers_are_read_where_memory_cannot_be_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    bounds.limit_resources()


def test_the_age_of_the_process_is_estimated_without_proc(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_text(_path: Path, **_options: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", read_text)
    assert process_time.since_process_start_ms() > 0


def test_errors_before_the_window_are_shown_by_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boxes: list[tuple[object, ...]] = []
    library = SimpleNamespace(
        user32=SimpleNamespace(MessageBoxW=lambda *words: boxes.append(words))
    )
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(startup_dialog, "needed", lambda _environ: True)
    monkeypatch.setattr("ctypes.windll", library, raising=False)
    startup_dialog.show_error("No display.")
    assert boxes == [(None, "No display.", "Clause Explorer", 0x10)]
