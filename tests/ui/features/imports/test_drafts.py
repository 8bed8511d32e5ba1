"""A pasted draft becomes a document and is compared with the others."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.interchange.document_reader import ParsedDocument
from explorer.interchange.text.point_model import ParsedPoints
from explorer.interchange.text.points import parse_points
from explorer.ui.features.imports import text_pages
from explorer.ui.features.imports.draft_wizard import DraftWizard
from explorer.ui.features.imports.split_dialog import SplitDialog
from tests.ui.conftest import WAIT_MS, Opened
from tests.ui.features.imports.steps import go_on

TEXT = """A draft of today

1. Sovereignty: Ukraine's sovereignty is to be confirmed.
2. Forces: the Armed Forces of Ukraine are limited to 700,000 personnel.
   a) in peacetime
3. Cheese: cheese is to be made on the moon.
"""


def wizard_of(qtbot: QtBot, opened: Opened) -> DraftWizard:
    opened.window.actions_by_id["add_draft"].trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(DraftWizard) is not None, timeout=WAIT_MS)
    wizard = opened.window.findChild(DraftWizard)
    assert wizard is not None
    return wizard


def button_of(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def filled_in(qtbot: QtBot, opened: Opened) -> DraftWizard:
    """Return the wizard on its last page."""
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.setPlainText(TEXT)
    go_on(qtbot, wizard)
    go_on(qtbot, wizard)
    wizard.author.setText("I. Ivanenko")
    wizard.about.fields.set_value(
        {
            "title": "Draft of today",
            "date": "2026-11-25",
            "text_status": "leaked_copy",
            "sources": ["src-lalv-28"],
        }
    )
    go_on(qtbot, wizard)
    table = wizard.counterparts.table
    qtbot.waitUntil(lambda: table.rowCount() > 3, timeout=WAIT_MS)
    return wizard


def test_a_pasted_text_is_compared_with_the_us_draft(qtbot: QtBot, opened: Opened) -> None:
    wizard = filled_in(qtbot, opened)
    table = wizard.counterparts.table
    for _ in range(table.rowCount()):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    wizard.accept()
    qtbot.waitUntil(
        lambda: (
            opened.browsing.subject is not None
            and opened.browsing.subject.title == "Draft of today"
        ),
        timeout=WAIT_MS,
    )
    assert opened.browsing.navigator is not None
    viewpoint = opened.browsing.navigator.viewpoint
    assert viewpoint.as_of == date(2026, 11, 25)
    assert "Wording as entered, not a summary" in opened.reader
    opened.browsing.select(f"{viewpoint.document}/2")
    qtbot.waitUntil(lambda: "700,000" in opened.reader, timeout=WAIT_MS)
    assert opened.stances.startswith("Who stands where on us-28/6 “Limit on the Armed Forces")
    opened.window.actions_by_id["compare"].trigger()
    qtbot.waitUntil(lambda: opened.window.compare.body is not None, timeout=WAIT_MS)
    body = opened.window.compare.body
    assert body is not None
    qtbot.waitUntil(lambda: "wording as entered" in body.caveat.text(), timeout=WAIT_MS)
    opened.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(
        lambda: opened.browsing.navigator.viewpoint.document == "us-28", timeout=WAIT_MS
    )


def test_annexes_of_a_draft_are_documents_beside_it(qtbot: QtBot, opened: Opened) -> None:
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.setPlainText(f"{TEXT}\nANNEX 1\nTHE LINE\n\n1. River.\n\n2. Bridge.\n")
    go_on(qtbot, wizard)
    go_on(qtbot, wizard)
    wizard.author.setText("I. Ivanenko")
    wizard.about.fields.set_value(
        {
            "title": "Draft of today",
            "date": "2026-11-25",
            "text_status": "leaked_copy",
            "sources": ["src-lalv-28"],
        }
    )
    go_on(qtbot, wizard)
    qtbot.waitUntil(lambda: wizard.counterparts.table.rowCount() > 3, timeout=WAIT_MS)
    wizard.accept()
    qtbot.waitUntil(lambda: len(opened.context.desk.desk.records) == 2, timeout=WAIT_MS)
    titles = [record.content["title"] for record in opened.context.desk.desk.records]
    assert sorted(titles) == ["Draft of today", "Draft of today – ANNEX 1 – THE LINE"]


def test_only_what_was_confirmed_is_kept(qtbot: QtBot, opened: Opened) -> None:
    wizard = filled_in(qtbot, opened)
    qtbot.keyClick(wizard.counterparts.table, Qt.Key.Key_Space)
    content = wizard.content()
    assert content["clauses"][0]["corresponds"] == [
        {"document": "us-28", "relation": "amended", "clause": 1}
    ]
    assert "corresponds" not in content["clauses"][1]
    assert content["dropped"] == []
    wizard.reject()
    assert opened.context.desk.desk.records == ()


def test_a_draft_without_a_source_does_not_go_on(qtbot: QtBot, opened: Opened) -> None:
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.setPlainText(TEXT)
    go_on(qtbot, wizard)
    go_on(qtbot, wizard)
    go_on(qtbot, wizard)
    assert wizard.currentPage() is wizard.about
    assert "Sources" in wizard.about.notice.text()
    wizard.reject()


def test_points_are_joined_and_taken_out(qtbot: QtBot, opened: Opened) -> None:
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.setPlainText(TEXT)
    go_on(qtbot, wizard)
    points = wizard.points
    points.table.setCurrentCell(2, 0)
    points._merge()
    assert [one.number for one in points.points()] == [1, 2]
    assert "cheese is to be made" in points.points()[1].text
    assert points.points()[1].subpoints == ("in peacetime",)
    points.table.item(1, 0).setText("1")
    assert not points.validatePage()
    assert "Numbers used twice" in points.notice.text()
    wizard.reject()


def on_points(qtbot: QtBot, opened: Opened, text: str) -> DraftWizard:
    """Return the wizard on its second page."""
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.setPlainText(text)
    go_on(qtbot, wizard)
    return wizard


def answering(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[str]:
    """Answer what is asked; the questions asked."""
    asked: list[str] = []

    def answer(_parent: object, _title: str, question: str, _yes: str, _no: str) -> bool:
        asked.append(question)
        return yes

    monkeypatch.setattr("explorer.ui.dialogs.confirm.confirm", answer)
    return asked


def test_a_point_is_split_where_its_list_says(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = on_points(qtbot, opened, TEXT.replace("   a) in", "   a) in war\n   b) in"))
    points, shown = wizard.points, []

    def choose(_parent: object, pieces: tuple[str, ...]) -> int:
        shown.append(pieces)
        return 1

    monkeypatch.setattr(SplitDialog, "ask", choose)
    points.table.setCurrentCell(1, 0)
    button_of(points, "&Split…").click()
    _, forces, split, cheese = points.points()
    assert shown[0][1:] == ("in war", "in peacetime")
    assert (forces.number, forces.title, forces.subpoints) == (2, "Forces", ())
    assert (split.number, split.text, split.subpoints) == (3, "in war", ("in peacetime",))
    assert (cheese.number, cheese.title) == (4, "Cheese")
    assert points.validatePage()
    points.table.setCurrentCell(0, 0)
    button_of(points, "&Split…").click()
    assert "cannot be split" in points.notice.text()
    wizard.reject()


def test_a_number_within_the_text_is_that_of_the_new_point(qtbot: QtBot, opened: Opened) -> None:
    wizard = on_points(qtbot, opened, "1. One.\n2. Two is here.\n7. Seven: so.\n3. Three.")
    table = wizard.points.table
    table.setCurrentCell(1, 0)
    assert table.parts() == ("Two is here.", "7. Seven:", "so.")
    table.split(1)
    assert [(one.number, one.text) for one in wizard.points.points()] == [
        (1, "One."),
        (2, "Two is here."),
        (7, "Seven: so."),
        (3, "Three."),
    ]
    wizard.reject()


def test_the_split_is_asked_for_by_a_list(qtbot: QtBot, opened: Opened) -> None:
    dialog = SplitDialog(opened.window, ("One.", "Two.", "three"))
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.list.currentRow() == 1
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.list.currentRow() == 1
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.result() == SplitDialog.DialogCode.Accepted


def test_a_point_is_inserted_after_the_current_one(qtbot: QtBot, opened: Opened) -> None:
    wizard = on_points(qtbot, opened, TEXT)
    points = wizard.points
    points.table.setCurrentCell(0, 0)
    button_of(points, "&Insert point").click()
    assert [one.number for one in points.points()] == [1, 2, 3, 4]
    assert points.points()[1].title == ""
    assert (points.table.currentRow(), points.table.currentColumn()) == (1, 1)
    assert not points.validatePage()
    points.table.show_points(())
    points.table.insert()
    assert [one.number for one in points.points()] == [1]
    wizard.reject()


def test_joining_loses_no_title_and_buttons_have_keys_of_their_own(
    qtbot: QtBot, opened: Opened
) -> None:
    wizard = on_points(qtbot, opened, TEXT)
    wizard.points.table.setCurrentCell(2, 0)
    wizard.points._merge()
    assert "Cheese: cheese is to be made" in wizard.points.points()[1].text
    keys = [
        one.text().partition("&")[2][:1].lower()
        for one in wizard.findChildren(QPushButton)
        if one.isVisible() and "&" in one.text()
    ]
    assert len(keys) == len(set(keys))
    wizard.reject()


def test_corrections_are_kept_when_the_text_is_parsed_again(qtbot: QtBot, opened: Opened) -> None:
    wizard = on_points(qtbot, opened, TEXT)
    points = wizard.points
    cell = points.table.item(0, 1)
    assert cell is not None
    cell.setText("Corrected")
    wizard.back()
    wizard.text.text.setPlainText(TEXT.replace("moon", "sun"))
    go_on(qtbot, wizard)
    assert points.points()[0].title == "Corrected"
    assert "on the sun" in points.points()[2].text
    assert points.notice.text().startswith("1 correction")
    wizard.back()
    wizard.text.text.setPlainText("1. Peace: it holds.\n2. Forces: none.\n")
    go_on(qtbot, wizard)
    assert [point.title for point in points.points()] == ["Peace", "Forces"]
    assert "correct again: Corrected." in points.notice.text()
    points.table.item(1, 1).setText("Armies")
    button_of(points, "&Discard corrections").click()
    assert [point.title for point in points.points()] == ["Peace", "Forces"]
    wizard.reject()


LONG = """AGREEMENT

Contents
1. Ceasefire .... 2
2. Forces .... 3

1. Ceasefire: it holds on land,
Page 1 of 2
at sea and in the air.[1]

2. Forces: none.

4. Prisoners: all for all.

[1] As agreed.

Done at Geneva.

ANNEX 1

1. The line: the river.
"""


def test_the_text_stands_beside_its_points_with_what_is_left_out(
    qtbot: QtBot, opened: Opened
) -> None:
    wizard = on_points(qtbot, opened, LONG)
    source, table = wizard.points.source, wizard.points.table
    lines = source.toPlainText().splitlines()
    labels = {lines[n]: source.label(n) for n in range(len(lines)) if source.label(n)}
    assert labels["1. Ceasefire: it holds on land,"] == "1"
    assert labels["Page 1 of 2"] == "page"
    assert labels["Contents"] == "contents"
    assert labels["[1] As agreed."] == "note"
    assert labels["Done at Geneva."] == "after"
    assert labels["ANNEX 1"] == "annex-1"
    assert "4 (a number is missing before it)" in wizard.points.summary.text()
    table.setCurrentCell(1, 1)
    assert source.textCursor().block().text() == "2. Forces: none."
    line = lines.index("4. Prisoners: all for all.")
    block = source.document().findBlockByNumber(line)
    source.setTextCursor(QTextCursor(block))
    qtbot.keyClick(source, Qt.Key.Key_Up)
    qtbot.keyClick(source, Qt.Key.Key_Down)
    assert table.currentRow() == 2
    wizard.reject()


def test_an_arabic_text_is_shown_from_right_to_left(qtbot: QtBot, opened: Opened) -> None:
    wizard = on_points(qtbot, opened, "المادة 1\nتتوقف العمليات.\n\nالمادة 2\nتنسحب القوات.\n")
    option = wizard.points.source.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert [point.number for point in wizard.points.points()] == [1, 2]
    wizard.reject()


def test_a_list_pasted_from_a_browser_has_its_numbers(qtbot: QtBot, opened: Opened) -> None:
    wizard = wizard_of(qtbot, opened)
    clip = QMimeData()
    clip.setHtml("<ol><li>One holds.<li>Two:<ol type=a><li>x;<li>y.</ol></ol>")
    clip.setText("One holds.\nTwo:\nx;\ny.")
    wizard.text.text.insertFromMimeData(clip)
    go_on(qtbot, wizard)
    assert [point.number for point in wizard.points.points()] == [1, 2]
    assert wizard.points.points()[1].subpoints == ("x;", "y.")
    wizard.reject()


@pytest.mark.parametrize("replaces", [True, False])
def test_a_file_replaces_a_text_only_after_asking(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, replaces: bool
) -> None:
    asked = answering(monkeypatch, yes=replaces)
    path = tmp_path / "plan.txt"
    path.write_bytes("1. Мир: зараз.\n2. Кордони: згодом.\n".encode("cp1251"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(path), ""))
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.insertPlainText("pasted")
    button_of(wizard.text, "&Open file…").click()
    assert len(asked) == 1
    if replaces:
        qtbot.waitUntil(lambda: "Мир" in wizard.text.text.toPlainText(), timeout=WAIT_MS)
        button_of(wizard.text, "&Open file…").click()
        assert len(asked) == 1  # the text of the file is not the user's own
        go_on(qtbot, wizard)
        assert "read as windows-1251" in wizard.points.notice.text()
    else:
        assert wizard.text.text.toPlainText() == "pasted"
    wizard.reject()


def test_what_was_noticed_is_told_in_sentences(qtbot: QtBot, opened: Opened) -> None:
    wizard = wizard_of(qtbot, opened)
    text = "A plan\n\nI. Peace\n1. One\n2. Two\nII. War\n3. Three\nDone at Geneva"
    met = ("tracked", "tables", "notes", "boxes")
    wizard.show_file(ParsedDocument(text, replace(parse_points(text), notices=met)))
    go_on(qtbot, wizard)
    said = wizard.points.notice.text()
    for words in ("tracked changes", "tables", "Footnotes", "Text boxes", "A plan", "II. War"):
        assert words in said
    assert "After the last point: “Done at Geneva”" in said
    wizard.back()
    wizard.text.text.setPlainText("1. Quite another text.")
    go_on(qtbot, wizard)
    assert "tables" not in wizard.points.notice.text()
    wizard.reject()


def test_a_pasted_text_is_parsed_away_from_the_window(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    resume, threads = threading.Event(), set()

    def parse_slowly(text: str) -> ParsedPoints:
        threads.add(threading.current_thread())
        assert resume.wait(WAIT_MS / 1000)
        return parse_points(text)

    monkeypatch.setattr(text_pages, "parse_points", parse_slowly)
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.setPlainText(TEXT)
    wizard.next()
    assert wizard.points.summary.text() == "Detecting points…"
    assert not wizard.points.isComplete()
    wizard.next()
    assert wizard.currentPage() is wizard.points
    wizard.back()
    wizard.text.text.setPlainText("1. Another text.")
    wizard.next()
    resume.set()
    qtbot.waitUntil(wizard.points.isComplete, timeout=WAIT_MS)
    assert [point.text for point in wizard.points.points()] == ["Another text."]
    assert threading.main_thread() not in threads
    wizard.text.text.clear()
    wizard.reject()
