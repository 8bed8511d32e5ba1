"""Questions about the whole: who moved since a day, where sources disagree."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.printing.preview import PreviewDialog
from tests.ui.conftest import WAIT_MS, Opened


def shown(qtbot: QtBot, opened: Opened) -> TextDialog:
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(TextDialog)), timeout=WAIT_MS)
    return opened.window.findChildren(TextDialog)[-1]


def test_who_has_moved_since_a_day_is_told_with_the_statements(
    qtbot: QtBot, opened: Opened
) -> None:
    opened.controllers.news.show_new(date(2025, 11, 23))
    said = shown(qtbot, opened).view.toPlainText()
    forces = next(line for line in said.splitlines() if "6 Limit on the Armed" in line)
    assert "Ukraine moved towards the draft: from “opposes” (" in forces
    assert "to “seeks changes” (" in forces
    assert said.index(forces) < said.index("800,000")
    assert "Volodymyr Zelensky" in said
    assert "New after 23 Nov 2025, up to 30 Jun 2026" in said


def test_a_clause_in_the_list_of_news_is_opened_by_its_link(qtbot: QtBot, opened: Opened) -> None:
    opened.controllers.news.show_new(date(2025, 12, 1))
    shown(qtbot, opened).view.link_followed.emit("us-28/6")
    qtbot.waitUntil(lambda: "Limit on the Armed" in opened.reader, timeout=WAIT_MS)
    assert not opened.window.findChildren(QMessageBox)


def test_a_new_document_is_told_and_all_can_be_printed(qtbot: QtBot, opened: Opened) -> None:
    opened.controllers.news.show_new(date(2025, 12, 20))
    dialog = shown(qtbot, opened)
    assert "24 Dec 2025: 20-point framework presented by Ukraine" in dialog.view.toPlainText()
    button = next(one for one in dialog.findChildren(QPushButton) if "Print" in one.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    preview = opened.window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: preview.view.page_count > 0, timeout=WAIT_MS)
    preview.reject()
    dialog.close()


def test_all_disagreements_are_in_one_place_as_of_the_day(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["disagreements"].trigger()
    dialog = shown(qtbot, opened)
    said = dialog.view.toPlainText()
    assert "Origin of the amnesty clause" in said
    assert "Share of Donetsk region to be left" in said
    assert "us-28/26" in said
    dialog.close()
    opened.browsing.navigate(lambda n: n.set_as_of(date(2025, 11, 1), passing=False))
    opened.window.actions_by_id["disagreements"].trigger()
    qtbot.waitUntil(
        lambda: any(
            "Tomahawks" in found and "amnesty" not in found
            for found in (one.view.toPlainText() for one in opened.window.findChildren(TextDialog))
        ),
        timeout=WAIT_MS,
    )


def test_a_bar_says_that_the_past_or_an_older_text_is_looked_at(
    qtbot: QtBot, opened: Opened
) -> None:
    bar = opened.window.banner
    assert bar.isVisible()
    assert "Newer text available" in bar.text()
    assert "Paris Declaration" in bar.text()
    assert "Viewing" not in bar.text()
    opened.browsing.navigate(lambda n: n.set_as_of(date(2025, 11, 21), passing=False))
    assert "Viewing 21 Nov 2025. Later entries are hidden" in bar.text()
    assert "map" not in bar.text()  # that of 1 October is shown
    assert "Newer text" not in bar.text()  # on that day it was
    bar.linkActivated.emit("latest")
    bar.linkActivated.emit("paris-26")
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=WAIT_MS)
    assert opened.browsing.navigator is not None
    assert opened.browsing.navigator.viewpoint.document == "paris-26"
