"""What every test has: throw-away folders, no network, a real display only if it asks."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Connection

from tests import displays

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Test processes that run at the same time are started with a width, to which commands would fold.
os.environ.pop("COLUMNS", None)

# Examples may take long on a busy machine; in CI the same ones are tried each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook: no test, nor what it calls, opens an internet socket."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        message = f"a test tried to reach {arguments[1]}"
        raise RuntimeError(message)


sys.addaudithook(refuse_network)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Return a test that asks for a display is a window test."""
    for item in items:
        if "x_display" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.window)


@pytest.fixture(autouse=True)
def user_folders(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Folders of a user who never ran the program, gone after the test."""
    # Kept short: the path of a local socket may have about a hundred characters.
    with tempfile.TemporaryDirectory(prefix="ce-", ignore_cleanup_errors=True) as name:
        base = Path(name)
        for variable in ("DATA", "CONFIG", "CACHE", "STATE"):
            folder = base / variable.lower()
            folder.mkdir()
            monkeypatch.setenv(f"XDG_{variable}_HOME", str(folder))
        runtime = base / "run"
        runtime.mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
        monkeypatch.setenv("HOME", name)
        for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(variable, raising=False)  # the developer's screen is not for tests
        yield base


@pytest.fixture(scope="session")
def display_name(request: pytest.FixtureRequest) -> Iterator[str]:
    """One virtual display per worker; ask for another size by indirect parametrisation."""
    displays.require_tools(*displays.NEEDED)
    with displays.virtual_display(getattr(request, "param", displays.LAPTOP)) as name:
        yield name


@pytest.fixture
def x_display(display_name: str, user_folders: Path) -> dict[str, str]:
    """Return the environment for a program that is to show a real window in this test."""
    return displays.environment_of(display_name)


@pytest.fixture(scope="session")
def compiled_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundled pack, compiled once a session."""
    from explorer.packs.compiler.cache import ensure_compiled
    from explorer.system.paths import BUNDLED_PACK

    return ensure_compiled(BUNDLED_PACK, tmp_path_factory.mktemp("packs")).path


@pytest.fixture
def pack_connection(compiled_pack: Path) -> Iterator[Connection]:
    """Return a connection to the bundled pack."""
    from explorer.store.pack.connection import open_compiled_pack

    connection = open_compiled_pack(compiled_pack)
    yield connection
    connection.close()
