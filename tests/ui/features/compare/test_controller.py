"""Compare in the window: in step with every other pane, and on paper."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.ui.features.compare.cell_text import cell_parts
from explorer.ui.features.compare.view import CompareBody
from explorer.ui.printing.preview import PreviewDialog
from tests.ui.conftest import WAIT_MS, Opened


def opened_body(qtbot: QtBot, opened: Opened) -> CompareBody:
    opened.window.actions_by_id["compare"].trigger()
    panel = opened.window.compare
    qtbot.waitUntil(
        lambda: panel.body is not None and panel.body.model.rowCount() > 0, timeout=WAIT_MS
    )
    assert panel.body is not None
    body = panel.body
    qtbot.waitUntil(lambda: body.view.isVisible() and body.view.columnWidth(0) > 100)
    return body


def titles(body: CompareBody) -> list[str]:
    return [head.choice.currentText() for head in body.heads.heads if head.isVisible()]


def test_nothing_is_read_for_it_before_it_is_looked_at(opened: Opened) -> None:
    assert opened.window.compare.body is None
    names = [opened.window.tabs.tabText(n) for n in range(opened.window.tabs.count())]
    assert names.index("Compare") == names.index("Matrix") - 1


def test_it_opens_at_the_clause_that_is_chosen(qtbot: QtBot, opened: Opened) -> None:
    body = opened_body(qtbot, opened)
    assert titles(body) == ["US-drafted 28-point plan", "20-point framework presented by Ukraine"]
    row = body.model.position_of("us-28/21")[0]
    assert body.view.currentIndex().row() == row


def test_a_row_chosen_by_the_keys_moves_every_pane(qtbot: QtBot, opened: Opened) -> None:
    body = opened_body(qtbot, opened)
    opened.browsing.select("us-28/5")
    qtbot.waitUntil(lambda: body.view.currentIndex().row() == body.model.position_of("us-28/5")[0])
    qtbot.keyClick(body.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Limit on the Armed Forces" in opened.reader, timeout=WAIT_MS)
    qtbot.keyClick(body.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "Strength of the Armed Forces" in opened.reader, timeout=WAIT_MS)
    navigator = opened.browsing.navigator
    assert navigator is not None
    assert navigator.viewpoint.document == "p20"
    qtbot.waitUntil(lambda: "Limit on the Armed Forces" in opened.stances, timeout=WAIT_MS)


def test_f7_opens_it_and_leads_from_change_to_change(qtbot: QtBot, opened: Opened) -> None:
    body = opened_body(qtbot, opened)
    opened.browsing.select("us-28/5")
    qtbot.waitUntil(lambda: body.view.currentIndex().row() == body.model.position_of("us-28/5")[0])
    opened.window.actions_by_id["show_map"].trigger()
    for action, clause in (("next_change", "us-28/6"), ("previous_change", "us-28/5")):
        opened.window.actions_by_id[action].trigger()
        qtbot.waitUntil(lambda clause=clause: opened.reference == clause, timeout=WAIT_MS)
        assert body.view.isVisible()


def test_it_opens_with_the_document_that_is_shown(qtbot: QtBot, opened: Opened) -> None:
    opened.browsing.select("p20/4")
    body = opened_body(qtbot, opened)
    assert titles(body) == ["US-drafted 28-point plan", "20-point framework presented by Ukraine"]
    assert body.view.currentIndex().row() == body.model.position_of("p20/4")[0]
    qtbot.waitUntil(lambda: is_seen(body))


def is_seen(body: CompareBody) -> bool:
    box = body.view.visualRect(body.view.currentIndex())
    return body.view.viewport().rect().contains(box.topLeft())


@pytest.mark.parametrize("reference", ["p20/9", "p20/20", "us-28/26"])
def test_the_chosen_clause_is_in_sight_however_the_window_is_sized(
    qtbot: QtBot, opened: Opened, reference: str
) -> None:
    opened.browsing.select("p20/1")
    opened.browsing.select(reference)
    body = opened_body(qtbot, opened)
    opened.window.compare.documents_chosen.emit(("us-28", "p20"))
    qtbot.waitUntil(lambda: body.model.position_of("p20/20")[0] >= 0, timeout=WAIT_MS)
    for width in (1366, 1600, 1200):
        opened.window.resize(width, 768)
        qtbot.waitUntil(lambda: body.view.cells.chosen == reference)
        qtbot.waitUntil(lambda: chosen_top(body) >= -1, timeout=WAIT_MS)
        assert chosen_top(body) < body.view.viewport().height() - 20


def chosen_top(body: CompareBody) -> float:
    """Where in the view the chosen clause begins."""
    view, index = body.view, body.view.currentIndex()
    names = body.model.references(index)
    top, _ = cell_parts(view.cells.document(index))[names.index(view.cells.chosen)]
    return view.rowViewportPosition(index.row()) + top


def test_the_day_marks_a_later_text_and_the_language_changes_all(
    qtbot: QtBot, opened: Opened
) -> None:
    opened.browsing.select("p20/4")
    body = opened_body(qtbot, opened)
    opened.browsing.navigate(lambda n: n.set_as_of(date(2025, 11, 25)))
    qtbot.waitUntil(
        lambda: "dated after the as-of date" in body.heads.heads[1].status.text(), timeout=WAIT_MS
    )
    opened.browsing.navigate(lambda n: n.set_language("uk"))
    qtbot.waitUntil(lambda: "План США" in titles(body)[0], timeout=WAIT_MS)
    assert "стислі виклади" in body.caveat.text()


def test_the_columns_stay_whatever_document_is_opened_elsewhere(
    qtbot: QtBot, opened: Opened
) -> None:
    body = opened_body(qtbot, opened)
    before = titles(body)
    opened.browsing.select("e3/6")
    opened.browsing.navigate(lambda n: n.set_as_of(date(2025, 12, 30)))
    qtbot.waitUntil(
        lambda: (
            body.model.comparison is not None and body.model.comparison.as_of == date(2025, 12, 30)
        ),
        timeout=WAIT_MS,
    )
    assert titles(body) == before
    assert not body.view.currentIndex().isValid()


def test_another_document_is_chosen_beside_its_title(qtbot: QtBot, opened: Opened) -> None:
    body = opened_body(qtbot, opened)
    body.bar.add.click()
    qtbot.waitUntil(lambda: body.model.columnCount() == 3, timeout=WAIT_MS)
    choice = body.heads.heads[2].choice
    choice.setCurrentIndex(choice.findData("p20"))
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: "p20" in body.heads.chosen, timeout=WAIT_MS)


def preview(qtbot: QtBot, opened: Opened) -> PreviewDialog:
    def found() -> list[PreviewDialog]:
        return opened.window.findChildren(PreviewDialog)

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT_MS)
    return found()[0]


def test_both_pages_are_previewed(qtbot: QtBot, opened: Opened) -> None:
    body = opened_body(qtbot, opened)
    concordance = opened.window.actions_by_id["print_concordance"]
    for start, many in ((body.bar.print.click, True), (concordance.trigger, False)):
        start()
        dialog = preview(qtbot, opened)
        qtbot.waitUntil(dialog.save_button.isEnabled, timeout=WAIT_MS)
        assert (dialog.view.page_count > 3) is many
        assert dialog.choices.with_map.isHidden()
        dialog.close()
        qtbot.waitUntil(lambda: not opened.window.findChildren(PreviewDialog), timeout=WAIT_MS)
