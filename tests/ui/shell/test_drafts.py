"""A pasted draft becomes a document and is compared with the others."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.ui.dialogs.draft.wizard import DraftWizard
from tests.ui.shell.conftest import WAIT_MS, Opened

TEXT = """A draft of today

1. Sovereignty: Ukraine's sovereignty is to be confirmed.
2. Forces: the Armed Forces of Ukraine are limited to 700,000 personnel.
   a) in peacetime
3. Cheese: cheese is to be made on the moon.
"""


def wizard_of(qtbot: QtBot, opened: Opened) -> DraftWizard:
    opened.window.actions_by_name["add_draft"].trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(DraftWizard) is not None, timeout=WAIT_MS)
    wizard = opened.window.findChild(DraftWizard)
    assert wizard is not None
    return wizard


def filled_in(qtbot: QtBot, opened: Opened) -> DraftWizard:
    """The wizard on its last page."""
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.setPlainText(TEXT)
    wizard.next()
    wizard.next()
    wizard.author.setText("I. Ivanenko")
    wizard.about.fields.set_value(
        {
            "title": "Draft of today",
            "date": "2026-11-25",
            "text_status": "leaked_copy",
            "sources": ["src-lalv-28"],
        }
    )
    wizard.next()
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
            opened.conductor.page is not None and opened.conductor.page.title == "Draft of today"
        ),
        timeout=WAIT_MS,
    )
    assert opened.conductor.navigator is not None
    viewpoint = opened.conductor.navigator.viewpoint
    assert viewpoint.as_of == date(2026, 11, 25)
    assert "Wording as entered, not a summary" in opened.reader
    opened.conductor.select(f"{viewpoint.document}/2")
    qtbot.waitUntil(lambda: "700,000" in opened.reader, timeout=WAIT_MS)
    assert "Those of 6" in opened.stances or "6 Limit on the Armed Forces" in opened.stances
    opened.window.actions_by_name["compare"].trigger()
    qtbot.waitUntil(lambda: opened.window.compare.body is not None, timeout=WAIT_MS)
    body = opened.window.compare.body
    assert body is not None
    qtbot.waitUntil(lambda: "wording as entered" in body.foot.text(), timeout=WAIT_MS)
    opened.window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(
        lambda: opened.conductor.navigator.viewpoint.document == "us-28", timeout=WAIT_MS
    )


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
    assert opened.startup.desk.desk.records == ()


def test_a_draft_without_a_source_does_not_go_on(qtbot: QtBot, opened: Opened) -> None:
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.setPlainText(TEXT)
    wizard.next()
    wizard.next()
    wizard.next()
    assert wizard.currentPage() is wizard.about
    assert "Sources" in wizard.about.notice.text()
    wizard.reject()


def test_points_are_joined_and_taken_out(qtbot: QtBot, opened: Opened) -> None:
    wizard = wizard_of(qtbot, opened)
    wizard.text.text.setPlainText(TEXT)
    wizard.next()
    points = wizard.points
    points.table.setCurrentCell(2, 0)
    points._join()
    assert [one.number for one in points.points()] == [1, 2]
    assert "cheese is to be made" in points.points()[1].text
    assert points.points()[1].subpoints == ("in peacetime",)
    points.table.item(1, 0).setText("1")
    assert not points.validatePage()
    assert "own number" in points.notice.text()
    wizard.reject()


def test_a_draft_is_put_right_with_what_was_confirmed(qtbot: QtBot, opened: Opened) -> None:
    wizard = filled_in(qtbot, opened)
    qtbot.keyClick(wizard.counterparts.table, Qt.Key.Key_Space)
    wizard.accept()
    qtbot.waitUntil(lambda: bool(opened.startup.own.records()), timeout=WAIT_MS)
    (record,) = opened.startup.own.records()
    opened.startup.own.edit(record)
    qtbot.waitUntil(lambda: len(opened.window.findChildren(DraftWizard)) > 0, timeout=WAIT_MS)
    again = opened.window.findChildren(DraftWizard)[-1]
    again.next()
    again.points.table.item(1, 1).setText("Limits on the forces")
    again.next()
    assert again.about.fields.value()["title"] == "Draft of today"
    again.next()
    table = again.counterparts.table
    qtbot.waitUntil(lambda: table.rowCount() > 3, timeout=WAIT_MS)
    ticked = [table.item(n, 4).checkState() is Qt.CheckState.Checked for n in range(3)]
    assert ticked == [True, False, False]
    again.accept()
    qtbot.waitUntil(
        lambda: (
            opened.startup.own.records()[0].content["clauses"][1]["title"] == "Limits on the forces"
        ),
        timeout=WAIT_MS,
    )
    assert len(opened.startup.own.records()) == 1
    assert opened.startup.own.records()[0].key == record.key
