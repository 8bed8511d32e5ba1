"""The window in each of its languages: everything is translated, reachable by key, and fits."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK
from explorer.system.settings import load
from explorer.ui.core.action_id import ActionId
from explorer.ui.interface_language import choose_language, interface_language
from tests.ui.conftest import Opened, link_compiled, open_window
from tests.ui.languages import choose, interface_in
from tests.ui.widget_texts import clipped, mnemonic_texts, texts_of

#: Actions that end the program or open a web page, or need a printer.
LEFT_OUT = {ActionId.QUIT}
PATIENCE_MS, SETTLED_MS = 2_500, 250
#: Names that are the same in every language: of programs, formats, standards, keys and records.
NAMES = re.compile(
    r"Clause Explorer|English|Akoma Ntoso|PA-X|Markdown|Word|PDF|CSV|CSL-JSON|BibTeX|RIS|GeoJSON"
    r"|PNG|Qt|PySide6|GNU|LGPL|MIT|UK|GSCP|SECRET|TLP|WGS|A4|Letter|OK|Ctrl|Shift|Alt|Enter|Esc|F\d+"
    r"|Home|CC BY(-SA)?|GeoNames|Natural Earth|WRI Global Power Plant Database|DeepState|ES-11"
    r"|\*?\.\w+|\bv\d+|\w+:\w+|\b(us|e3|p20|sp)-?[\w/]*|ukraine-2025|New START|--data-dir|main\.py"
    r"|\b(UA|RU|US|TR|PL|CN)\b|\bor\b|Kyiv|KM[LZ]|GeoPackage|FlatGeobuf|\.zip|PgUp|PgDown|Tab|Delete"
)
#: Markup, and the source of a map layer, which is cited in its own language.
CONTENT = re.compile(r"<[^>]*>|&nbsp;|Джерело: .*", re.DOTALL)
ENGLISH = re.compile(r"[A-Za-z]{2,}")


@contextmanager
def opened_in(language: str, qtbot: QtBot, folder: Path, compiled_pack: Path) -> Iterator[Opened]:
    """Open the whole window in a language."""
    link_compiled(compiled_pack, folder)
    choose(folder, language)
    application = QApplication.instance()
    assert application is not None
    with interface_in(language, application):
        opened = open_window(qtbot, folder, WindowOptions(data_dir=folder, pack=BUNDLED_PACK))
        try:
            yield opened
        finally:
            opened.window.close()


@pytest.fixture(params=["en", "uk"])
def in_each(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, compiled_pack: Path
) -> Iterator[Opened]:
    with opened_in(request.param, qtbot, tmp_path / "data", compiled_pack) as opened:
        yield opened


@pytest.fixture(params=["en", "uk", "longer"])
def in_long(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, compiled_pack: Path
) -> Iterator[Opened]:
    with opened_in(request.param, qtbot, tmp_path / "data", compiled_pack) as opened:
        yield opened


@pytest.fixture
def ukrainian(qtbot: QtBot, tmp_path: Path, compiled_pack: Path) -> Iterator[Opened]:
    with opened_in("uk", qtbot, tmp_path / "data", compiled_pack) as opened:
        yield opened


def show_tabs(qtbot: QtBot, opened: Opened) -> Iterator[str]:
    """Show each tab, until it is complete."""
    tabs = opened.window.tabs
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        qtbot.wait(SETTLED_MS)
        yield tabs.tabText(index)


def visit_dialogs(qtbot: QtBot, opened: Opened, visit: Callable[[str, QWidget], None]) -> set[str]:
    """Call a function with each dialog that an action opens; return the names of the actions."""
    visited = set()

    for identifier, action in opened.window.actions_by_id.items():
        if identifier in LEFT_OUT or not action.isEnabled():
            continue
        before = {id(widget) for widget in _windows()}
        clock = QElapsedTimer()
        clock.start()

        def close_new(name: str = identifier.value, before: set[int] = before) -> None:
            for widget in _windows():
                if id(widget) not in before and not isinstance(widget, QMenu):
                    visit(name, widget)
                    visited.add(name)
                    widget.close()

        timer = QTimer()
        timer.setInterval(SETTLED_MS)
        timer.timeout.connect(close_new)
        timer.start()
        action.trigger()
        while identifier.value not in visited and clock.elapsed() < _patience(action.text()):
            qtbot.wait(SETTLED_MS)
        timer.stop()
        if action.isCheckable() and action.isChecked():
            action.trigger()
    return visited


def _patience(text: str) -> int:
    return PATIENCE_MS if text.endswith("…") else SETTLED_MS


def _windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def english_in(texts: Iterator[tuple[str, str]]) -> set[str]:
    return {
        f"{where}: {text}"
        for where, text in texts
        if ENGLISH.search(NAMES.sub(" ", CONTENT.sub(" ", text)))
    }


def test_mnemonics_are_unique_in_every_menu(in_each: Opened) -> None:
    bar = in_each.window.menuBar()
    menus = {"menu bar": bar.actions()} | {
        f"{menu.objectName()} {menu.title()}": menu.actions()
        for menu in in_each.window.findChildren(QMenu)
        if menu.menuAction().text()
    }
    assert len(menus) > 8
    for name, actions in menus.items():
        texts = [action.text() for action in actions if action.text()]
        letters = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
        assert {letter: count for letter, count in letters.items() if letter and count > 1} == {}, (
            name
        )
        if name.split()[0] in {"menu", "file", "edit", "view"}:
            assert "" not in letters, texts


def test_mnemonics_are_unique_in_every_dialog(qtbot: QtBot, in_each: Opened) -> None:
    problems: set[str] = set()

    def visit(name: str, dialog: QWidget) -> None:
        # The same button beside each part of a form is a choice between the parts.
        texts = set() if isinstance(dialog, QFileDialog) else set(mnemonic_texts(dialog))
        letters = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
        problems.update(
            f"{name}: {letter} in {sorted(texts)}"
            for letter, count in letters.items()
            if letter and count > 1
        )

    visit_dialogs(qtbot, in_each, visit)
    assert not problems, "\n".join(sorted(problems))


def test_the_ukrainian_window_has_no_english(qtbot: QtBot, ukrainian: Opened) -> None:
    window = ukrainian.window
    found = set()
    for _tab in show_tabs(qtbot, ukrainian):
        found |= english_in(texts_of(window))
    assert not found, "\n".join(sorted(found))
    assert window.tabs.tabText(0) == "Карта"
    assert ukrainian.browsing.language == "uk"
    assert window.top_bar.as_of.date_field.text().endswith("р.")


def test_the_ukrainian_dialogs_have_no_english(qtbot: QtBot, ukrainian: Opened) -> None:
    found: set[str] = set()

    def visit(name: str, dialog: QWidget) -> None:
        found.update(f"{name}: {text}" for text in english_in(texts_of(dialog)))

    visited = visit_dialogs(qtbot, ukrainian, visit)
    assert not found, "\n".join(sorted(found))
    assert {"add_stance", "print", "library", "search_help", "export"} <= visited


def test_nothing_is_clipped(qtbot: QtBot, in_long: Opened) -> None:
    assert in_long.window.size().toTuple() == (1366, 768)
    problems = {
        f"{tab}: {problem}"
        for tab in show_tabs(qtbot, in_long)
        for problem in clipped(in_long.window)
    }
    assert not problems, "\n".join(sorted(problems))
    assert in_long.window.width() == 1366


def test_no_dialog_is_clipped(qtbot: QtBot, in_long: Opened) -> None:
    problems: set[str] = set()

    def visit(name: str, dialog: QWidget) -> None:
        # Qt's own dialog for files, which a desktop replaces by its own.
        if not isinstance(dialog, QFileDialog):
            problems.update(f"{name}: {problem}" for problem in clipped(dialog))
            assert dialog.width() <= 1366, name

    visit_dialogs(qtbot, in_long, visit)
    assert not problems, "\n".join(sorted(problems))


def test_the_language_follows_the_setting_and_then_the_system() -> None:
    assert choose_language("uk", ["en-GB"]) == "uk"
    assert choose_language("", ["de-DE", "uk-UA", "en"]) == "uk"
    assert choose_language("", ["uk-Cyrl-UA"]) == "uk"
    assert choose_language("fr", ["fr-FR"]) == "en"
    assert choose_language("", []) == "en"


def test_another_language_is_stored_and_offers_a_restart(
    ukrainian: Opened, asked: list[str]
) -> None:
    window, folder = ukrainian.window, ukrainian.context.places
    choices = window.findChild(QMenu, "interface-language")
    assert choices is not None
    assert interface_language() == "uk"
    chosen = {action.data(): action for action in choices.actions()}
    assert chosen["uk"].isChecked()
    chosen["en"].trigger()
    assert len(asked) == 1
    # Agreed: the window is closed, and the program is to start again.
    assert window.restarts
    assert not window.isVisible()
    assert load(folder.settings).settings.interface_language == "en"
    assert load(folder.settings).settings.language == "uk"
