"""The story of a clause as a user asks for it: from the list, the reader and the palette."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.printing.preview import PreviewDialog
from explorer.ui.window.context_menu import ContextMenus
from tests.ui.conftest import WAIT_MS, Opened


def story_of(qtbot: QtBot, opened: Opened, reference: str) -> TextDialog:
    opened.browsing.select(reference)
    qtbot.waitUntil(lambda: opened.reference == reference, timeout=WAIT_MS)
    opened.window.actions_by_id["change_story"].trigger()
    return dialog(qtbot, opened)


def dialog(qtbot: QtBot, opened: Opened) -> TextDialog:
    def shown() -> list[TextDialog]:
        return [each for each in opened.window.findChildren(TextDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=WAIT_MS)
    return shown()[-1]


def button(owner: TextDialog, label: str) -> QPushButton:
    return next(each for each in owner.findChildren(QPushButton) if label in each.text())


def test_a_number_is_followed_through_all_texts(qtbot: QtBot, opened: Opened) -> None:
    text = story_of(qtbot, opened, "us-28/6").view.toPlainText()
    ribbon = next(line for line in text.splitlines() if "→" in line)
    assert ribbon.startswith("600,000 personnel (20 Nov 2025) → 800,000 personnel / dropped")
    assert "→ 800,000 personnel (24 Dec 2025) → no number (6 Jan 2026)" in ribbon
    assert "known only from references to it" in text
    assert "Ukraine: opposes → accepts conditionally" in text
    move = text.index("Europe (E3 and European Union): opposes → seeks changes")
    assert text.index("Geneva revision") < move < text.index("20-point framework")
    assert "15 Dec 2025 · " in text[move : move + 300]
    assert "before: " in text[move : move + 400]


def test_nothing_later_than_the_day_is_in_it(qtbot: QtBot, opened: Opened) -> None:
    opened.browsing.navigate(lambda n: n.set_as_of(date(2025, 11, 24), passing=False))
    text = story_of(qtbot, opened, "us-28/6").view.toPlainText()
    assert "As of 24 Nov 2025" in text
    assert "European (E3) counter-text" in text
    assert "20-point framework" not in text
    assert "15 Dec 2025" not in text


def test_it_starts_from_the_clause_of_any_text(qtbot: QtBot, opened: Opened) -> None:
    text = story_of(qtbot, opened, "e3/6").view.toPlainText()
    assert text.index("US-drafted 28-point plan") < text.index("European (E3) counter-text")
    assert "Positions refer to us-28/6" in text


def test_its_links_lead_to_the_clauses(qtbot: QtBot, opened: Opened) -> None:
    story_of(qtbot, opened, "us-28/6").view.link_followed.emit("p20/4")
    qtbot.waitUntil(lambda: opened.reference == "p20/4", timeout=WAIT_MS)


def test_it_is_copied_and_printed_on_a_page(qtbot: QtBot, opened: Opened) -> None:
    shown = story_of(qtbot, opened, "us-28/6")
    qtbot.mouseClick(button(shown, "Cop"), Qt.MouseButton.LeftButton)
    assert "600,000" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(button(shown, "Print"), Qt.MouseButton.LeftButton)
    preview = opened.window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: preview.view.page_count > 0, timeout=WAIT_MS)
    assert preview.view.page_count == 1
    preview.reject()


def test_it_is_offered_at_the_clause(qtbot: QtBot, opened: Opened) -> None:
    action = opened.window.actions_by_id["change_story"]
    menus = opened.window.findChild(ContextMenus)
    assert isinstance(menus, ContextMenus)
    for view in (opened.window.clauses.view, opened.window.reader.view):
        assert action in menus.menu_for(view, QPoint()).actions()
    changes = next(
        each for each in opened.window.reader.findChildren(QToolButton) if each.text() == "Changes"
    )
    assert "Ctrl+Alt+H" in changes.toolTip()
    qtbot.mouseClick(changes, Qt.MouseButton.LeftButton)
    dialog(qtbot, opened).reject()


def test_a_whole_document_has_no_story(qtbot: QtBot, opened: Opened) -> None:
    opened.browsing.select("us-28")
    qtbot.waitUntil(lambda: opened.reference == "us-28", timeout=WAIT_MS)
    opened.window.actions_by_id["change_story"].trigger()
    assert "Select a clause" in opened.window.statusBar().currentMessage()
