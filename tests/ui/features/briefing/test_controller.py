"""Briefing sets in the window: pinned, ordered, written in, undone, shared."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from explorer.domain.desk.briefing import BriefingSet, ItemKind
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.printing.preview import PreviewDialog
from tests.ui.conftest import WAIT_MS, Opened


def items(opened: Opened) -> list[str]:
    view = opened.window.briefing.list
    return [view.item(row).text() for row in range(view.count())]


def current(opened: Opened) -> BriefingSet:
    one = opened.context.desk.desk.current_set
    assert one is not None
    return one


def stored(opened: Opened) -> list[str]:
    return [item.reference or item.text for item in current(opened).items]


def pin(qtbot: QtBot, opened: Opened, reference: str) -> None:
    opened.browsing.select(reference)
    qtbot.waitUntil(
        lambda: opened.reference == reference,
        timeout=WAIT_MS,
    )
    opened.window.actions_by_id["pin"].trigger()
    qtbot.waitUntil(lambda: reference in opened.context.desk.desk.pins, timeout=WAIT_MS)


@pytest.fixture
def pinned(qtbot: QtBot, opened: Opened) -> Opened:
    for reference in ("us-28/21", "us-28/6", "us-28/26"):
        pin(qtbot, opened, reference)
    opened.window.actions_by_id["show_set"].trigger()
    qtbot.waitUntil(lambda: len(items(opened)) == 3, timeout=WAIT_MS)
    return opened


def test_pinned_clauses_are_in_the_set_with_titles_and_its_day(
    qtbot: QtBot, pinned: Opened
) -> None:
    qtbot.waitUntil(lambda: "us-28/21  Territories" in items(pinned), timeout=WAIT_MS)
    assert "ukraine-2025" in pinned.window.briefing.frozen.text()
    assert "30 Jun 2026" in pinned.window.briefing.frozen.text()
    assert current(pinned).as_of == date(2026, 6, 30)


def test_alt_and_arrows_put_items_in_order_and_undo_puts_them_back(
    qtbot: QtBot, pinned: Opened
) -> None:
    view = pinned.window.briefing.list
    view.setCurrentRow(2)
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    wanted = ["us-28/26", "us-28/21", "us-28/6"]
    qtbot.waitUntil(lambda: stored(pinned) == wanted, timeout=WAIT_MS)
    assert view.currentRow() == 0
    for action, order in (
        ("undo", ["us-28/21", "us-28/26", "us-28/6"]),
        ("undo", ["us-28/21", "us-28/6", "us-28/26"]),
        ("redo", ["us-28/21", "us-28/26", "us-28/6"]),
    ):
        pinned.window.actions_by_id[action].trigger()
        qtbot.waitUntil(lambda order=order: stored(pinned) == order, timeout=WAIT_MS)


def test_a_dragged_item_stays_where_it_was_dropped(qtbot: QtBot, pinned: Opened) -> None:
    view = pinned.window.briefing.list
    # What a drop does to the model; the pointer itself is tried in the real window.
    line = view.takeItem(0)
    view.insertItem(2, line)
    view.emit_order()
    qtbot.waitUntil(lambda: stored(pinned) == ["us-28/6", "us-28/26", "us-28/21"], timeout=WAIT_MS)


def test_a_heading_and_points_are_written_and_saved_as_they_are_written(
    qtbot: QtBot, pinned: Opened
) -> None:
    panel = pinned.window.briefing
    for kind, text in ((ItemKind.HEADING, "Territory"), (ItemKind.POINTS, "- Say this")):
        panel.item_added.emit(kind)
        qtbot.waitUntil(
            lambda kind=kind: panel.chosen is not None and panel.chosen.kind is kind,
            timeout=WAIT_MS,
        )
        assert panel.text.isVisible()
        qtbot.keyClicks(panel.text.edit, text)
        qtbot.waitUntil(lambda text=text: text in stored(pinned), timeout=WAIT_MS)
    assert panel.text.releasable.isVisible()
    panel.text.releasable.click()
    qtbot.waitUntil(lambda: current(pinned).items[-1].releasable, timeout=WAIT_MS)
    assert items(pinned)[-1] == "Points to make: Say this"
    pinned.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: not current(pinned).items[-1].text, timeout=WAIT_MS)


def test_delete_takes_items_out_and_undo_brings_them_back(qtbot: QtBot, pinned: Opened) -> None:
    view = pinned.window.briefing.list
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: stored(pinned) == [], timeout=WAIT_MS)
    qtbot.waitUntil(pinned.window.briefing.empty.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: pinned.window.pins_label.text() == "", timeout=WAIT_MS)
    assert "items of a briefing set" in pinned.window.actions_by_id["undo"].text()
    pinned.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: len(stored(pinned)) == 3, timeout=WAIT_MS)


def test_the_map_as_seen_is_kept_and_shown_again(qtbot: QtBot, pinned: Opened) -> None:
    body = pinned.window.map.body
    assert body is not None
    seen = body.canvas.extent()
    panel = pinned.window.briefing
    panel.item_added.emit(ItemKind.MAP)
    qtbot.waitUntil(lambda: len(items(pinned)) == 4, timeout=WAIT_MS)
    pin(qtbot, pinned, "us-28/9")
    item = next(one for one in current(pinned).items if one.kind is ItemKind.MAP)
    panel.item_opened.emit(item)
    assert pinned.window.tabs.currentWidget() is pinned.window.map
    assert body.canvas.extent().centre == pytest.approx(seen.centre, abs=2)


def test_several_sets_are_made_chosen_renamed_and_deleted(
    qtbot: QtBot, pinned: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    sets, panel = pinned.controllers.briefing.sets, pinned.window.briefing
    answers = iter([("Minister", True), ("Press", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: next(answers))
    sets.make_set()
    qtbot.waitUntil(lambda: current(pinned).name == "Minister", timeout=WAIT_MS)
    assert pinned.context.desk.desk.pins == ()
    sets.rename()
    qtbot.waitUntil(lambda: current(pinned).name == "Press", timeout=WAIT_MS)
    assert [panel.sets.itemText(n) for n in range(panel.sets.count())] == ["Briefing", "Press"]
    panel.sets.setCurrentIndex(0)
    panel.sets.activated.emit(0)
    qtbot.waitUntil(lambda: current(pinned).name == "Briefing", timeout=WAIT_MS)
    sets.duplicate()
    qtbot.waitUntil(lambda: current(pinned).name == "Briefing (copy)", timeout=WAIT_MS)
    sets.delete()
    qtbot.waitUntil(lambda: len(pinned.context.desk.desk.sets) == 2, timeout=WAIT_MS)
    assert "is deleted" in pinned.window.statusBar().currentMessage()


def test_what_has_changed_since_is_told_clause_by_clause(qtbot: QtBot, opened: Opened) -> None:
    opened.browsing.navigate(lambda n: n.set_as_of(date(2025, 11, 23), passing=False))
    pin(qtbot, opened, "us-28/6")
    opened.controllers.briefing.sets.show_changes()
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(TextDialog)), timeout=WAIT_MS)
    said = opened.window.findChildren(TextDialog)[0].view.toPlainText()
    assert "new after 23 Nov 2025, up to 30 Jun 2026" in said
    assert "800,000" in said
    assert "6 Limit on the Armed Forces of Ukraine" in said
    opened.window.findChildren(TextDialog)[0].print_requested.emit()
    preview = opened.window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: preview.view.page_count > 0, timeout=WAIT_MS)
    preview.reject()


def test_a_set_goes_to_a_file_and_comes_back_beside_what_changed(
    qtbot: QtBot, pinned: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    file = tmp_path / "handover.briefing"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    sets = pinned.controllers.briefing.sets
    sets.share()
    qtbot.waitUntil(file.exists, timeout=WAIT_MS)
    sets.import_file(file)
    qtbot.waitUntil(
        lambda: "already here" in pinned.window.statusBar().currentMessage(), timeout=WAIT_MS
    )
    pin(qtbot, pinned, "us-28/9")
    sets.import_file(file)
    qtbot.waitUntil(lambda: len(pinned.context.desk.desk.sets) == 2, timeout=WAIT_MS)
    assert stored(pinned) == ["us-28/21", "us-28/6", "us-28/26"]


def test_a_search_is_kept_with_what_is_new_since(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Amnesty", True))
    opened.browsing.navigate(lambda n: n.set_as_of(date(2025, 11, 23), passing=False))
    opened.window.top_bar.search.set_query("amnesty")
    opened.window.actions_by_id["keep_search"].trigger()
    desk = opened.context.desk
    qtbot.waitUntil(lambda: len(desk.desk.searches) == 1, timeout=WAIT_MS)
    menu = opened.controllers.saved_searches.menu
    assert menu.actions()[0].text() == "Amnesty"
    opened.browsing.navigate(lambda n: n.set_as_of(date(2026, 6, 30), passing=False))
    qtbot.waitUntil(lambda: "new)" in menu.actions()[0].text(), timeout=WAIT_MS)
    opened.window.top_bar.search.set_query("")
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: desk.desk.searches[0].looked_on == date(2026, 6, 30), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "Amnesty", timeout=WAIT_MS)
    assert opened.window.top_bar.search.text() == "amnesty"
    forget = [action.menu() for action in menu.actions() if action.menu() is not None]
    assert isinstance(forget[0], QMenu)
    forget[0].actions()[0].trigger()
    qtbot.waitUntil(lambda: desk.desk.searches == (), timeout=WAIT_MS)


def test_tags_are_put_on_and_found(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["tags"].trigger()
    qtbot.keyClicks(opened.window.reader.tags.field, "red line, legal")
    qtbot.keyClick(opened.window.reader.tags.field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: opened.context.desk.desk.tags == {"us-28/21": ("legal", "red line")},
        timeout=WAIT_MS,
    )
    opened.window.top_bar.search.set_query("tag:legal is:verified ")
    results = opened.window.search.model
    qtbot.waitUntil(lambda: results.rowCount() > 0, timeout=WAIT_MS)


def test_a_note_on_a_stance_is_shown_with_it(qtbot: QtBot, opened: Opened) -> None:
    page = opened.browsing.subject
    assert page is not None
    stance = page.stances[0].current[0]
    opened.context.links.follow(f"note:{stance.reference}|Your note on Ukraine")
    box = opened.window.reader.note
    assert box.subject.text() == "Your note on Ukraine"
    qtbot.keyClicks(box.edit, "heard otherwise")
    qtbot.waitUntil(lambda: "heard otherwise" in opened.stances, timeout=WAIT_MS)
    assert opened.context.desk.desk.notes[stance.reference].text == "heard otherwise"
    opened.browsing.select("us-28/6")
    qtbot.waitUntil(lambda: box.reference == "us-28/6", timeout=WAIT_MS)
    assert box.edit.toPlainText() == ""


def test_a_note_on_a_feature_of_the_map(qtbot: QtBot, opened: Opened) -> None:
    assert opened.browsing.map_content is not None
    town = next(f for f in opened.browsing.map_content.features if f.name == "Kramatorsk")
    opened.context.links.feature_requested.emit(town.reference)
    opened.window.map.setFocus()
    qtbot.waitUntil(
        lambda: opened.window.map.isAncestorOf(opened.window.focusWidget()), timeout=WAIT_MS
    )
    opened.window.actions_by_id["note"].trigger()
    box = opened.window.reader.note
    assert "Kramatorsk" in box.subject.text()
    qtbot.keyClicks(box.edit, "fortified")
    qtbot.waitUntil(lambda: town.reference in opened.context.desk.desk.notes, timeout=WAIT_MS)


def test_a_note_whose_clause_is_gone_is_listed_and_can_be_moved(
    qtbot: QtBot, opened: Opened
) -> None:
    from explorer.store.desk.desk import save_note

    desk = opened.context.desk
    desk.change(save_note, "us-28/29", "from an older pack", "")
    qtbot.waitUntil(lambda: "us-28/29" in desk.desk.notes, timeout=WAIT_MS)
    opened.window.actions_by_id["orphans"].trigger()
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(TextDialog)), timeout=WAIT_MS)
    view = opened.window.findChildren(TextDialog)[0].view
    assert "from an older pack" in view.toPlainText()
    assert "Move to us-28/28" in view.toPlainText()
    view.link_followed.emit("move:us-28/29|us-28/28")
    qtbot.waitUntil(lambda: "us-28/28" in desk.desk.notes, timeout=WAIT_MS)
    assert "us-28/29" not in desk.desk.notes


def test_a_back_up_brings_back_what_is_gone_and_nothing_else(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer.store.desk.desk import save_note

    desk = opened.context.desk
    desk.change(save_note, "us-28/6", "kept", "")
    desk.change(save_note, "us-28/7", "lost later", "")
    qtbot.waitUntil(lambda: "us-28/7" in desk.desk.notes, timeout=WAIT_MS)
    desk.back_up()
    desk.change(save_note, "us-28/7", "", "lost later")
    desk.change(save_note, "us-28/6", "kept and changed", "kept")
    qtbot.waitUntil(lambda: "us-28/7" not in desk.desk.notes, timeout=WAIT_MS)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: (_[3][0], True))
    opened.window.actions_by_id["backups"].trigger()
    qtbot.waitUntil(lambda: "us-28/7" in desk.desk.notes, timeout=WAIT_MS)
    assert desk.desk.notes["us-28/6"].text == "kept and changed"
