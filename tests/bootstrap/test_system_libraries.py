"""What Qt needs of the system is known, and named when it is not there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from explorer.bootstrap import system_libraries
from explorer.bootstrap.system_libraries import MissingLibrary

ABSENT = MissingLibrary("libnot-there.so.7", "libnot-there7", "not-there")


def test_missing_library_is_named_with_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(system_libraries.OF_PLATFORM, "xcb", (ABSENT,))
    missing = system_libraries.missing_libraries("xcb")
    assert missing == [ABSENT]
    message = system_libraries.missing_libraries_message(missing)
    assert "libnot-there.so.7" in message.splitlines()[0]
    assert "sudo apt install libnot-there7" in message
    assert "sudo dnf install not-there" in message


def test_success_is_remembered_until_libraries_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "ld.so.cache"
    cache.write_text("one")
    monkeypatch.setattr(system_libraries, "LOADER_CACHE", str(cache))
    asked: list[str] = []
    monkeypatch.setattr(system_libraries, "can_load", lambda name: not asked.append(name))
    remember_in = str(tmp_path / "new" / "folder")
    assert system_libraries.missing_libraries("xcb", remember_in=remember_in) == []
    first = len(asked)
    assert first > 20
    assert system_libraries.missing_libraries("xcb", remember_in=remember_in) == []
    assert len(asked) == first
    cache.write_text("another")
    monkeypatch.setattr(system_libraries, "can_load", lambda name: False)
    assert len(system_libraries.missing_libraries("xcb", remember_in=remember_in)) == first
    # What is missing is looked for again at once: it may have been installed.
    monkeypatch.setattr(system_libraries, "can_load", lambda name: True)
    assert system_libraries.missing_libraries("xcb", remember_in=remember_in) == []


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({}, "xcb"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, "wayland"),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, "xcb"),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, "offscreen"),
    ],
)
def test_platform(environ: dict[str, str], platform: str) -> None:
    assert system_libraries.platform_of(environ) == platform


def test_no_display_points_to_the_command_line() -> None:
    problem = system_libraries.display_problem({})
    assert problem is not None
    assert "main.py show us-28/21" in problem
    assert "\n" not in problem
    for environ in ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "w"}, {"QT_QPA_PLATFORM": "offscreen"}):
        assert system_libraries.display_problem(environ) is None


@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_list_is_what_the_installed_qt_asks_for(platform: str) -> None:
    if shutil.which("objdump") is None:
        pytest.skip("objdump is not installed")
    import PySide6

    qt = Path(PySide6.__file__).parent / "Qt"
    names = ("Core", "Gui", "Widgets", "DBus", "Svg")
    files = [qt / "lib" / f"libQt6{name}.so.6" for name in names]
    files.append(qt / "plugins" / "platforms" / f"libq{platform}.so")
    output = subprocess.check_output(["objdump", "-p", *files], text=True)
    own = re.compile(r"libQt6|libicu|libc\.so|libm\.so|libgcc_s|ld-linux|libpthread|libdl|librt")
    asked = {name for name in re.findall(r"NEEDED\s+(\S+)", output) if not own.match(name)}
    known = {*system_libraries.EVERYWHERE, *system_libraries.OF_PLATFORM[platform]}
    assert asked <= {library.name for library in known}
