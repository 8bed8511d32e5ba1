"""Nothing typed is lost: early typing, two windows, locks, full disks, quitting in mid-word."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Desk
from explorer.store.desk import file
from explorer.store.desk.briefing_sets import add_set
from explorer.store.desk.desk import read_desk, save_note
from explorer.store.desk.file import open_desk
from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK, places
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.startup import Startup
from tests.small_disks import fill, make_read_only, small_disk
from tests.ui.conftest import WAIT_MS, Opened, open_window

STORED = "Stored for months: ask about reserves."


@pytest.fixture
def folder(tmp_path: Path, compiled_pack: Path) -> Path:
    """Return a data folder with a compiled pack, and a note on clause 21."""
    data = tmp_path / "data"
    prepare(data, compiled_pack)
    return data


def prepare(data: Path, compiled_pack: Path) -> None:
    cache = places(data).packs
    cache.mkdir(parents=True)
    for path in compiled_pack.parent.iterdir():
        (cache / path.name).symlink_to(path)
    with closing(open_desk(places(data).desk).connection) as desk:
        save_note(desk, "us-28/21", STORED, "")


def options(data: Path) -> WindowOptions:
    return WindowOptions(data_dir=data, pack=BUNDLED_PACK)


def stored(data: Path) -> Desk:
    with closing(open_desk(places(data).desk).connection) as desk:
        return read_desk(desk)


def note(data: Path, reference: str = "us-28/21") -> str:
    kept = stored(data).notes.get(reference)
    return kept.text if kept is not None else ""


@contextmanager
def window_on(qtbot: QtBot, data: Path) -> Iterator[Opened]:
    one = open_window(qtbot, data, options(data))
    yield one
    one.window.close()
    qtbot.waitUntil(lambda: not one.window.isVisible(), timeout=WAIT_MS)


def question(window: MainWindow) -> QMessageBox:
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) == 1
    return boxes[0]


def press(box: QMessageBox, label: str) -> None:
    (button,) = (
        button
        for button in box.findChildren(QPushButton)
        if button.text().replace("&", "").startswith(label)
    )
    button.click()


def write_note(qtbot: QtBot, one: Opened, words: str) -> None:
    one.window.actions_by_id["note"].trigger()
    qtbot.keyClicks(one.window.reader.note.edit, words)


def test_typing_before_anything_is_loaded_is_kept_with_the_stored_note(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = Startup.fill

    def fill_and_type(startup: Startup) -> None:
        fill(startup)
        # Neither the pack nor the desk has been read.
        startup.window.actions_by_id["note"].trigger()
        startup.window.reader.note.edit.insertPlainText("Typed in the first second.")

    monkeypatch.setattr(Startup, "fill", fill_and_type)
    with window_on(qtbot, folder) as one:
        box = one.window.reader.note
        qtbot.waitUntil(lambda: box.state.text() == "Saved.", timeout=WAIT_MS)
        assert STORED in box.edit.toPlainText()
        assert box.text.question.isVisibleTo(box)
    assert note(folder) == f"{STORED}\nTyped in the first second."


def test_a_choice_after_a_conflict_is_stored(qtbot: QtBot, folder: Path) -> None:
    with window_on(qtbot, folder) as one:
        box = one.window.reader.note
        qtbot.waitUntil(lambda: box.edit.toPlainText() == STORED, timeout=WAIT_MS)
        box.edit.moveCursor(QTextCursor.MoveOperation.Start)
        write_note(qtbot, one, "Mine. ")
        with closing(open_desk(places(folder).desk).connection) as other:
            save_note(other, "us-28/21", f"Theirs. {STORED}", STORED)
        qtbot.waitUntil(box.text.question.isVisible, timeout=WAIT_MS)
        assert box.edit.toPlainText() == f"Theirs. Mine. {STORED}"
        (button,) = (
            button
            for button in box.text.question.findChildren(QPushButton)
            if button.text() == "Keep the other"
        )
        button.click()
        qtbot.waitUntil(lambda: note(folder) == f"Theirs. {STORED}", timeout=WAIT_MS)
        assert not box.text.question.isVisible()


def test_typing_while_the_desk_is_locked_is_saved_when_it_is_free(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "_BUSY_MS", 100)
    with (
        closing(sqlite3.connect(places(folder).desk, isolation_level=None)) as other,
        window_on(qtbot, folder) as one,
    ):
        qtbot.waitUntil(lambda: one.context.desk.is_read, timeout=WAIT_MS)
        other.execute("BEGIN IMMEDIATE")
        write_note(qtbot, one, "While locked. ")
        box = one.window.reader.note
        qtbot.waitUntil(lambda: "is using the desk" in box.state.text(), timeout=WAIT_MS)
        assert "free some space" not in box.state.text()
        assert not one.window.findChildren(QMessageBox)
        other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: box.state.text() == "Saved.", timeout=WAIT_MS)
        assert "While locked." in note(folder)


def test_two_windows_on_one_note_keep_every_word_once(qtbot: QtBot, folder: Path) -> None:
    with window_on(qtbot, folder) as mine, window_on(qtbot, folder) as theirs:
        boxes = [one.window.reader.note for one in (mine, theirs)]
        for one in (mine, theirs):
            qtbot.waitUntil(lambda one=one: one.context.desk.is_read, timeout=WAIT_MS)
            one.window.actions_by_id["note"].trigger()
        words = [f"word{number}" for number in range(24)]
        for number, word in enumerate(words):
            box = boxes[number % 2]
            cursor = box.edit.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            cursor.insertText(f" {word}")
            if number % 3 == 0:
                box.flush()
                qtbot.wait(20)
        for _ in range(4):
            for box in boxes:
                box.flush()
            qtbot.wait(150)
    kept = note(folder)
    assert {word: kept.split().count(word) for word in words} == dict.fromkeys(words, 1)
    assert kept.count(STORED) == 1


def test_steady_typing_without_a_pause_is_saved_too(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window_on(qtbot, folder) as one:
        qtbot.waitUntil(lambda: one.context.desk.is_read, timeout=WAIT_MS)
        one.window.actions_by_id["note"].trigger()
        box = one.window.reader.note
        box.autosave._longest.setInterval(800)
        for _ in range(60):
            qtbot.keyClicks(box.edit, "x")
            qtbot.wait(40)
            if "xxxx" in note(folder):
                break
        else:
            pytest.fail("nothing was saved although the typing never paused")
        assert box.edit.hasFocus()


def briefing(data: Path) -> BriefingSet:
    kept = stored(data).current_set
    assert kept is not None
    return kept


def with_set(data: Path) -> None:
    items = tuple(
        SetItem(f"item-{number}", kind, text=f"Text {number}")
        for number, kind in enumerate([ItemKind.HEADING, ItemKind.POINTS, ItemKind.NOTE])
    )
    visit = BriefingSet("set", "Visit", "ukraine-2025", "1", date(2026, 2, 28), items)
    with closing(open_desk(places(data).desk).connection) as desk:
        add_set(desk, visit)


def test_a_briefing_text_typed_just_before_quitting_is_kept(qtbot: QtBot, folder: Path) -> None:
    with_set(folder)
    with window_on(qtbot, folder) as one:
        panel = one.window.briefing
        qtbot.waitUntil(lambda: panel.list.count() == 3, timeout=WAIT_MS)
        one.window.tabs.setCurrentWidget(panel)
        panel.list.choose("item-1")
        qtbot.keyClicks(panel.text.edit, "Say this. ")
    assert briefing(folder).items[1].text == "Say this. Text 1"


def test_an_order_made_on_an_older_list_keeps_what_another_window_added(
    qtbot: QtBot, folder: Path
) -> None:
    with_set(folder)
    with window_on(qtbot, folder) as one:
        panel = one.window.briefing
        qtbot.waitUntil(lambda: panel.list.count() == 3, timeout=WAIT_MS)
        with closing(open_desk(places(folder).desk).connection) as other:
            from explorer.store.desk.briefing_sets import add_items

            added = SetItem("item-9", ItemKind.CLAUSE, "us-28/6")
            add_items(other, "set", [added], briefing(folder))
        panel.list.choose("item-0")
        panel.list.step_requested.emit(1)
        qtbot.waitUntil(
            lambda: (
                [item.key for item in briefing(folder).items]
                == ["item-1", "item-0", "item-2", "item-9"]
            ),
            timeout=WAIT_MS,
        )


def test_an_item_removed_elsewhere_while_it_is_typed_in_comes_back(
    qtbot: QtBot, folder: Path
) -> None:
    with_set(folder)
    with window_on(qtbot, folder) as one:
        panel = one.window.briefing
        qtbot.waitUntil(lambda: panel.list.count() == 3, timeout=WAIT_MS)
        panel.list.choose("item-1")
        panel.text.edit.insertPlainText("In hand. ")
        with closing(open_desk(places(folder).desk).connection) as other:
            from explorer.store.desk.briefing_sets import remove_items

            remove_items(other, "set", frozenset({"item-1"}))
        one.context.desk.reload()
        qtbot.waitUntil(
            lambda: "In hand. Text 1" in [item.text for item in briefing(folder).items],
            timeout=WAIT_MS,
        )


def test_with_a_full_disk_the_window_stays_until_the_user_decides(
    qtbot: QtBot, tmp_path: Path, compiled_pack: Path
) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        prepare(disk, compiled_pack)
        one = open_window(qtbot, disk, options(disk))
        qtbot.waitUntil(lambda: one.context.desk.is_read, timeout=WAIT_MS)
        filler = fill(disk)
        write_note(qtbot, one, "Not to be lost. ")
        # More than could stand in room that the log has already.
        one.window.reader.note.edit.insertPlainText("x" * 400_000)
        one.window.close()
        qtbot.waitUntil(lambda: bool(one.window.findChildren(QMessageBox)), timeout=WAIT_MS)
        qtbot.waitUntil(
            lambda: "the disk is full" in question(one.window).informativeText(), timeout=WAIT_MS
        )
        assert one.window.isVisible()
        press(question(one.window), "Try Again")
        qtbot.waitUntil(
            lambda: any(box.isVisible() for box in one.window.findChildren(QMessageBox)),
            timeout=WAIT_MS,
        )
        press(question(one.window), "Cancel")
        assert one.window.isVisible()
        # The user makes room: nothing has to be typed again.
        filler.unlink()
        one.window.close()
        qtbot.waitUntil(lambda: not one.window.isVisible(), timeout=WAIT_MS)
        assert "Not to be lost." in note(disk)


def test_the_question_on_closing_replaces_the_warning_of_the_same_failure(
    qtbot: QtBot, tmp_path: Path, compiled_pack: Path
) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        prepare(disk, compiled_pack)
        opened = open_window(qtbot, disk, options(disk))
        qtbot.waitUntil(lambda: opened.context.desk.is_read, timeout=WAIT_MS)
        filler = fill(disk)
        write_note(qtbot, opened, "Not to be lost. ")
        opened.window.reader.note.edit.insertPlainText("x" * 400_000)
        # The save of the pause in typing fails before the window is closed.
        qtbot.waitUntil(lambda: bool(opened.window.findChildren(QMessageBox)), timeout=WAIT_MS)
        assert "the disk is full" in question(opened.window).text()
        opened.window.close()
        qtbot.waitUntil(lambda: "not saved" in question(opened.window).text(), timeout=WAIT_MS)
        press(question(opened.window), "Cancel")
        filler.unlink()
        opened.window.close()
        qtbot.waitUntil(lambda: not opened.window.isVisible(), timeout=WAIT_MS)


def test_a_backup_that_fails_is_reported_without_a_dialog_over_the_question_on_closing(
    qtbot: QtBot, tmp_path: Path, compiled_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DeskSession, "back_up", DeskSession.read)
    with small_disk(tmp_path / "disk", "2m") as disk:
        prepare(disk, compiled_pack)
        opened = open_window(qtbot, disk, options(disk))
        qtbot.waitUntil(lambda: opened.context.desk.is_read, timeout=WAIT_MS)
        filler = fill(disk)
        write_note(qtbot, opened, "Not to be lost. ")
        opened.window.reader.note.edit.insertPlainText("x" * 400_000)
        opened.window.close()
        qtbot.waitUntil(lambda: "not saved" in question(opened.window).text(), timeout=WAIT_MS)
        monkeypatch.undo()
        # The backup of the day comes late, on a slow disk.
        with qtbot.waitSignal(opened.context.notifier.status_requested, timeout=WAIT_MS) as status:
            opened.context.desk.back_up()
        assert status.args is not None
        assert "backup" in status.args[0]
        press(question(opened.window), "Cancel")
        filler.unlink()
        opened.window.close()
        qtbot.waitUntil(lambda: not opened.window.isVisible(), timeout=WAIT_MS)


def test_on_a_read_only_disk_notes_are_shown_and_nothing_claims_to_be_saved(
    qtbot: QtBot, tmp_path: Path, compiled_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        prepare(disk, compiled_pack)
        make_read_only(disk)
        one = open_window(qtbot, disk, options(disk))
        box = one.window.reader.note
        qtbot.waitUntil(lambda: box.edit.toPlainText() == STORED, timeout=WAIT_MS)
        told = question(one.window)
        assert "cannot be written" in told.text()
        told.close()
        write_note(qtbot, one, "Only in memory. ")
        box.flush()
        qtbot.waitUntil(lambda: box.state.text().startswith("Not saved"), timeout=WAIT_MS)
        one.window.close()
        assert one.window.isVisible()
        copy = tmp_path / "copy.md"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(copy), ""))
        qtbot.waitUntil(
            lambda: any(box.isVisible() for box in one.window.findChildren(QMessageBox)),
            timeout=WAIT_MS,
        )
        press(question(one.window), "Save a Copy")
        qtbot.waitUntil(lambda: not one.window.isVisible(), timeout=WAIT_MS)
        assert "Only in memory." in copy.read_text(encoding="utf-8")
