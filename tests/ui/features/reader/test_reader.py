"""The reader, as used: sections that fold, finding in the text, tags, uses of a source."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from explorer.ui.core.action_id import ActionId
from explorer.ui.dialogs.source import SourceDialog
from tests.ui.conftest import WAIT_MS, Opened


def test_a_section_folds_and_its_heading_stays(qtbot: QtBot, opened: Opened) -> None:
    reader = opened.window.reader
    assert "regions named in the clause" in opened.reader
    reader.view.link_followed.emit("fold:page.quantities")
    assert "regions named in the clause" not in opened.reader
    assert "Quantities" in opened.reader
    reader.view.link_followed.emit("fold:page.quantities")
    assert "regions named in the clause" in opened.reader


def test_sources_are_folded_until_they_are_asked_for(qtbot: QtBot, opened: Opened) -> None:
    reader = opened.window.reader
    before = len(opened.reader)
    assert reader.rail.item(reader.rail.count() - 1).text() == "Sources"
    reader.go_to_section("page.sources")
    assert len(opened.reader) > before + 1000
    assert reader.view.verticalScrollBar().value() > 0


def test_the_list_of_sections_marks_what_is_read(qtbot: QtBot, opened: Opened) -> None:
    reader = opened.window.reader
    reader.resize(1200, 400)
    qtbot.waitUntil(reader.rail.isVisible, timeout=WAIT_MS)
    reader.view.verticalScrollBar().setValue(reader.view.verticalScrollBar().maximum())
    assert reader.rail.currentItem().text() == "Sources"
    reader.view.verticalScrollBar().setValue(0)
    assert reader.rail.currentItem().text() == "Summary"


def test_lines_keep_a_readable_length_in_a_wide_pane(qtbot: QtBot, opened: Opened) -> None:
    view = opened.window.reader.view
    view.resize(1800, 400)
    width = view.fontMetrics().averageCharWidth()
    assert view.lineWrapMode() is QTextBrowser.LineWrapMode.FixedPixelWidth
    assert 60 <= view.lineWrapColumnOrWidth() / width <= 85
    view.resize(300, 400)
    assert view.lineWrapMode() is QTextBrowser.LineWrapMode.WidgetWidth


def test_ctrl_f_in_the_text_finds_there_and_elsewhere_searches(
    qtbot: QtBot, opened: Opened
) -> None:
    reader = opened.window.reader
    reader.view.setFocus()
    qtbot.waitUntil(reader.view.hasFocus, timeout=WAIT_MS)
    qtbot.keyClick(reader.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = reader.find_bar
    qtbot.waitUntil(bar.isVisible, timeout=WAIT_MS)
    qtbot.keyClicks(bar.field, "region")
    assert bar.count.text().startswith("1 of ")
    total = int(bar.count.text().rpartition(" ")[2])
    assert total == opened.reader.lower().count("region")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {total}"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{total} of {total}"
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert reader.view.extraSelections() == []


def test_a_tag_is_added_shown_listed_and_removed(qtbot: QtBot, opened: Opened) -> None:
    reader = opened.window.reader
    opened.context.actions[ActionId.TAGS].trigger()
    qtbot.waitUntil(reader.tags.field.isVisible, timeout=WAIT_MS)
    qtbot.keyClicks(reader.tags.field, "hot, territory")
    qtbot.keyClick(reader.tags.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(reader.tags.pills()) == 2, timeout=WAIT_MS)
    list_all, remove = reader.tags.pills()[0].menu().actions()
    panel = opened.window.search
    with qtbot.waitSignal(panel.shown, timeout=WAIT_MS):
        list_all.trigger()
    hits = [panel.model.hit(panel.model.index(row)) for row in range(panel.model.rowCount())]
    assert [hit.reference for hit in hits if hit] == ["us-28/21"]
    remove.trigger()
    qtbot.waitUntil(lambda: len(reader.tags.pills()) == 1, timeout=WAIT_MS)
    assert opened.context.desk.desk.tags["us-28/21"] == ("territory",)


def test_a_source_leads_to_what_it_is_used_by(qtbot: QtBot, opened: Opened) -> None:
    opened.context.links.source_requested.emit("src-jauns-28")
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(SourceDialog)), timeout=WAIT_MS)
    (dialog,) = opened.window.findChildren(SourceDialog)
    assert "us-28/13 " in dialog.view.toPlainText()
    dialog.view.link_followed.emit("us-28/13")
    qtbot.waitUntil(lambda: opened.browsing.subject.reference == "us-28/13", timeout=WAIT_MS)
