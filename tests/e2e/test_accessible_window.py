"""What a screen reader gets of the real window: names, roles and states over AT-SPI."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.system.paths import PROGRAM
from tests import displays
from tests.accessible_tree import Node, accessibility_bus, press, read_tree

pytestmark = pytest.mark.window

#: Controls that a user acts on.
CONTROLS = frozenset(
    {
        *("push button", "toggle button", "check box", "radio button", "combo box", "text"),
        *("spin box", "slider", "page tab", "button menu", "menu item", "list", "tree", "table"),
    }
)
#: Views by the digit of their shortcut.
VIEWS = {1: "Map", 3: "Compare", 4: "Matrix", 7: "Briefing"}


@pytest.fixture
def window(x_display: dict[str, str], tmp_path: Path) -> Iterator[tuple[dict[str, str], str]]:
    displays.require_tools("dbus-daemon", "xdotool")
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        displays.require_tools("at-spi-bus-launcher")
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text(json.dumps({"welcomed": "yes"}))
    with accessibility_bus(x_display) as (environ, address):
        command = [sys.executable, str(PROGRAM / "main.py"), "--data-dir", str(data)]
        process = subprocess.Popen(command, env=environ, cwd=tmp_path)
        try:
            yield environ, address
        finally:
            process.terminate()
            process.wait(timeout=30)


def nameless(tree: Node) -> list[str]:
    """Return the controls on screen that say nothing of what they are for."""
    shown = (node for node in tree.walk() if "showing" in node.states and node.role in CONTROLS)
    return [
        f"{node.role} {node.name!r} {node.description!r}"
        for node in shown
        # A choice is named by its value on this platform; what it chooses is its description.
        if not node.name.strip() or (node.role == "combo box" and not node.description)
    ]


def test_every_control_has_name_role_and_state(window: tuple[dict[str, str], str]) -> None:
    environ, address = window
    tree = read_tree(address)
    while not [node for node in tree.walk() if node.role == "tree item"]:
        tree = read_tree(address)
    for digit, name in VIEWS.items():
        press(environ, f"ctrl+{digit}")
        tree = read_tree(address)
        tabs = [node for node in tree.walk() if node.role == "page tab"]
        assert name in [tab.name for tab in tabs]
        assert nameless(tree) == []
    for keys in ("ctrl+comma", "ctrl+slash", "ctrl+shift+p"):
        press(environ, keys)
        tree = read_tree(address)
        assert any(node.role == "dialog" for node in tree.walk()), keys
        assert nameless(tree) == []
        press(environ, "Escape")
    buttons = [node for node in tree.walk() if node.role == "push button"]
    assert any("sensitive" in button.states for button in buttons)


def test_the_signs_of_the_list_are_words(window: tuple[dict[str, str], str]) -> None:
    _, address = window
    rows: list[Node] = []
    while not rows:
        rows = [node for node in read_tree(address).walk() if node.role == "tree item"]
    positions = [
        row.name for row in rows if "Sovereignty of Ukraine. Ukraine: supports" in row.name
    ]
    assert positions
    assert not [row.name for row in rows if set(row.name) & set("●○◐▲☒✕–")]


def test_one_tab_stop_for_each_party(window: tuple[dict[str, str], str]) -> None:
    environ, address = window
    tree = read_tree(address)
    while not [node for node in tree.walk() if node.name == "Stances of the parties"]:
        tree = read_tree(address)
    # F6 goes through the panes: from the list to the views, the text and the stances.
    focused = ""
    for _ in range(6):
        press(environ, "F6")
        names = [node.name for node in read_tree(address).walk() if "focused" in node.states]
        focused = next((name for name in names if name == "Stances of the parties"), "")
        if focused:
            break
    assert focused == "Stances of the parties"
