"""The first view: shown at start only if it is what the start shows, then replaced unseen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QImage, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.desk.briefing import BriefingSet
from explorer.store.desk.briefing_sets import add_set, set_pinned
from explorer.store.desk.desk import read_desk, save_note
from explorer.store.desk.file import open_desk
from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK, Places, places
from explorer.system.settings import Settings, load, save
from explorer.ui.core.first_content import load_first_content
from explorer.ui.core.last_place import encode_place
from explorer.ui.interface_language import interface_language
from explorer.ui.window import first_view
from explorer.ui.window.first_view_writer import FirstViewWriter, write_first_view
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.self_test import differing_share
from explorer.ui.window.startup import Startup
from tests.ui.conftest import WAIT_MS, link_compiled, open_window
from tests.ui.languages import interface_in


@pytest.fixture
def folder(qtbot: QtBot, tmp_path: Path, compiled_pack: Path) -> Path:
    """Return a data folder whose last session has stored a first view."""
    data = tmp_path / "data"
    link_compiled(compiled_pack, data)
    end_session(qtbot, data)
    return data


def options(data: Path) -> WindowOptions:
    return WindowOptions(data_dir=data, pack=BUNDLED_PACK)


def end_session(qtbot: QtBot, data: Path) -> None:
    """Open and close the window, and let the first view of the next start be stored."""
    opened = open_window(qtbot, data, options(data))
    opened.window.close()
    writer = FirstViewWriter(opened.startup, opened.window)
    with qtbot.waitSignal(writer.finished, timeout=WAIT_MS):
        writer.write()


def stored_view(where: Places, chosen: WindowOptions) -> QImage | None:
    """Return the picture that a start with these options shows."""
    settings = load(where.settings).settings
    content = first_view.content_key(chosen, where, settings)
    return first_view.load_first_view(
        where.first_view, first_view.first_view_key(content, settings)
    )


def has_content(where: Places, chosen: WindowOptions) -> bool:
    """Return True if a start with these options shows the stored content."""
    key = first_view.content_key(chosen, where, load(where.settings).settings)
    return load_first_content(where.first_content, key) is not None


def covered_start(data: Path) -> tuple[MainWindow, Startup]:
    """Begin a start that shows the stored picture; nothing is below it yet."""
    where = places(data)
    loaded = load(where.settings)
    window = MainWindow(loaded.settings, stored_view(where, options(data)))
    window.resize(1366, 768)
    return window, Startup(window, options(data), where, loaded)


@pytest.mark.parametrize("has_notes", [False, True], ids=["empty desk", "note and pin"])
def test_the_next_start_looks_as_its_first_view(
    qtbot: QtBot, folder: Path, has_notes: bool
) -> None:
    if has_notes:
        with_note(folder)
        with_pin(folder)
        end_session(qtbot, folder)
    window, startup = covered_start(folder)
    assert window.first_view is not None
    picture = window.first_view.picture
    window.show()
    with qtbot.waitSignal(window.first_view.painted, timeout=WAIT_MS) as painted:
        pass
    assert painted.args == [True]
    assert startup.context is None  # the picture is seen before anything is created
    assert window.windowTitle() == "21 Territories – Clause Explorer"
    qtbot.waitUntil(lambda: startup.context is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.first_view is None, timeout=WAIT_MS)
    assert differing_share(picture, window) == 0
    assert window.reader.note.isVisibleTo(window) == has_notes
    window.close()


def test_a_note_can_be_written_before_the_desk_is_opened(qtbot: QtBot, folder: Path) -> None:
    with_note(folder)
    end_session(qtbot, folder)
    window, startup = covered_start(folder)
    window.show()
    with qtbot.waitSignal(startup.ready, timeout=WAIT_MS):
        pass
    box = window.reader.note
    assert box.edit.toPlainText() == "Ask about the line."
    window.actions_by_id["note"].trigger()
    box.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(box.edit, " Today.")
    qtbot.waitUntil(lambda: box.state.text() == "Saved.", timeout=WAIT_MS)
    window.close()
    connection = open_desk(places(folder).desk).connection
    assert read_desk(connection).notes["us-28/21"].text == "Ask about the line. Today."
    connection.close()


def press(window: QObject, position: QPoint) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        place = QPointF(position)
        QApplication.sendEvent(window, QMouseEvent(kind, place, place, button, button, keys))


def test_a_click_on_the_first_view_is_answered(qtbot: QtBot, folder: Path) -> None:
    opened = open_window(qtbot, folder, options(folder))
    view = opened.window.clauses.view
    row = next(r for r in range(40) if view.model().index(r, 1).data(256) == "us-28/18")
    rectangle = view.visualRect(view.model().index(row, 1))
    position = view.viewport().mapTo(opened.window, rectangle.center())
    opened.window.close()

    window, startup = covered_start(folder)
    assert window.first_view is not None
    window.show()
    press(window.first_view, position)
    answers: list[tuple[str, Path | None]] = []

    def note_answer() -> None:
        assert startup.context is not None
        browsing = startup.context.browsing
        reference = browsing.subject.reference if browsing.subject is not None else ""
        answers.append((reference, browsing.pack.compiled))

    startup.ready.connect(note_answer)
    with qtbot.waitSignal(startup.ready, timeout=WAIT_MS):
        pass
    # Answered from what was stored: the pack is opened later.
    assert answers == [("us-28/18", None)]
    window.close()


def test_a_shortcut_on_the_first_view_is_answered(qtbot: QtBot, folder: Path) -> None:
    window, startup = covered_start(folder)
    assert window.first_view is not None
    window.show()
    keys = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(
        window.first_view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F, keys, "f")
    )
    with qtbot.waitSignal(startup.ready, timeout=WAIT_MS):
        pass
    assert window.focusWidget() is window.top_bar.search
    window.close()


def with_note(data: Path) -> None:
    connection = open_desk(places(data).desk).connection
    save_note(connection, "us-28/21", "Ask about the line.", "")
    connection.close()


def with_pin(data: Path) -> None:
    connection = open_desk(places(data).desk).connection
    frame = BriefingSet("pins", "Pins", "ukraine-2025", "2", date(2026, 6, 30))
    set_pinned(connection, "us-28/18", pinned=True, frame=frame)
    connection.close()


def with_set(data: Path) -> None:
    connection = open_desk(places(data).desk).connection
    add_set(connection, BriefingSet("set-1", "Tomorrow", "ukraine-2025", "2", date(2026, 6, 30)))
    connection.close()


def with_dark_theme(data: Path) -> None:
    where = places(data)
    save(where.settings, replace(load(where.settings).settings, theme="dark"))


def with_damage(data: Path) -> None:
    for path in (places(data).first_view, places(data).first_content):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)


@pytest.mark.parametrize("change", [with_note, with_set, with_damage])
def test_after_a_change_nothing_stored_is_shown(
    folder: Path, change: Callable[[Path], None]
) -> None:
    where, chosen = places(folder), options(folder)
    assert stored_view(where, chosen) is not None
    assert has_content(where, chosen)
    change(folder)
    assert stored_view(where, chosen) is None
    assert not has_content(where, chosen)


@pytest.mark.parametrize("header", ["width", "height", "title"])
def test_a_damaged_header_is_no_picture(folder: Path, header: str) -> None:
    path = places(folder).first_view
    line, _, pixels = path.read_bytes().partition(b"\n")
    path.write_bytes(line.replace(f'"{header}"'.encode(), b'"damaged"') + b"\n" + pixels)
    assert stored_view(places(folder), options(folder)) is None


def test_another_look_uses_the_content_but_not_the_picture(folder: Path) -> None:
    with_dark_theme(folder)
    assert stored_view(places(folder), options(folder)) is None
    assert has_content(places(folder), options(folder))


def test_another_font_day_or_option_does_not_use_the_picture(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, chosen = places(folder), options(folder)
    assert stored_view(where, replace(chosen, reference="us-28/7")) is None
    assert stored_view(where, replace(chosen, as_of="2025-11-23")) is None
    font = QApplication.font()
    QApplication.setFont(QFont(font.family(), font.pointSize() + 4))
    try:
        assert stored_view(where, chosen) is None
    finally:
        QApplication.setFont(font)
    assert stored_view(where, chosen) is not None

    class Tomorrow(date):
        @classmethod
        def today(cls) -> "Tomorrow":
            return cls(2040, 1, 1)

    monkeypatch.setattr(first_view, "date", Tomorrow)
    assert stored_view(where, chosen) is None


def test_another_interface_language_uses_nothing_stored(qapp: QApplication, folder: Path) -> None:
    with interface_in("uk", qapp):
        assert stored_view(places(folder), options(folder)) is None
        assert not has_content(places(folder), options(folder))
    assert stored_view(places(folder), options(folder)) is not None


def test_the_first_view_is_in_the_language_chosen_for_the_next_start(
    qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    where = places(folder)
    opened = open_window(qtbot, folder, options(folder))
    opened.context.preferences.update(interface_language="uk")
    opened.window.close()
    with interface_in("en", qapp):
        write_first_view(opened.startup, qapp)
        qtbot.waitUntil(lambda: stored_view(where, options(folder)) is not None, timeout=WAIT_MS)
        picture = stored_view(where, options(folder))
        assert picture is not None
        assert interface_language() == "uk"
        shown = open_window(qtbot, folder, options(folder))
        assert shown.window.tabs.tabText(0) == "Карта"
        assert picture.text("title") == shown.window.windowTitle()
        shown.window.close()


def test_a_changed_pack_does_not_use_what_is_stored(tmp_path: Path) -> None:
    source, where = tmp_path / "pack", places(tmp_path / "data")
    source.mkdir()
    (source / "pack.yaml").write_text("id: small\n")
    chosen = replace(options(tmp_path / "data"), pack=source)
    before = first_view.content_key(chosen, where, Settings())
    (source / "pack.yaml").write_text("id: other\n")
    assert first_view.content_key(chosen, where, Settings()) != before


def test_a_window_of_another_size_shows_the_panes_instead(qtbot: QtBot, folder: Path) -> None:
    window, startup = covered_start(folder)
    window.resize(1200, 700)
    window.show()
    qtbot.waitUntil(lambda: startup.context is not None, timeout=WAIT_MS)
    assert window.first_view is None
    with qtbot.waitSignal(startup.ready, timeout=WAIT_MS):
        pass
    window.close()


def test_what_is_stored_already_is_not_written_again(qtbot: QtBot, folder: Path) -> None:
    before = places(folder).first_view.stat().st_mtime_ns
    end_session(qtbot, folder)
    assert places(folder).first_view.stat().st_mtime_ns == before


def test_the_window_returns_to_the_last_place_and_tab(qtbot: QtBot, folder: Path) -> None:
    opened = open_window(qtbot, folder, options(folder))
    opened.browsing.select("e3/6")
    qtbot.waitUntil(lambda: opened.reference == "e3/6", timeout=WAIT_MS)
    opened.browsing.choose_day(date(2026, 1, 10))
    opened.window.tabs.setCurrentWidget(opened.window.matrix)
    opened.window.close()
    again = open_window(qtbot, folder, options(folder))
    qtbot.waitUntil(lambda: again.reference == "e3/6", timeout=WAIT_MS)
    viewpoint = again.browsing.viewpoint
    assert viewpoint is not None
    assert (viewpoint.document, viewpoint.as_of) == ("e3", date(2026, 1, 10))
    assert again.window.tabs.currentWidget() is again.window.matrix
    again.window.close()
    # What is asked for on the command line comes first.
    asked = open_window(qtbot, folder, replace(options(folder), reference="us-28/7"))
    qtbot.waitUntil(lambda: asked.reference == "us-28/7", timeout=WAIT_MS)
    asked.window.close()


def place(pack: str, selection: str) -> str:
    viewpoint = Viewpoint("us-28", date(2026, 6, 30), selection)
    return encode_place(pack, date(2026, 6, 30), viewpoint)


@pytest.mark.parametrize(
    "stored",
    [
        place("ukraine-2025", "us-28/999"),
        place("another", "us-28/7"),
        '{"pack": "ukraine-2025", "document": 3}',
        "[]",
        "no place",
    ],
)
def test_a_place_that_is_gone_opens_what_the_pack_chooses(
    qtbot: QtBot, folder: Path, stored: str
) -> None:
    where = places(folder)
    save(where.settings, replace(load(where.settings).settings, place=stored))
    opened = open_window(qtbot, folder, options(folder))
    qtbot.waitUntil(lambda: opened.reference == "us-28/21", timeout=WAIT_MS)
    opened.window.close()
