"""The diagrams in the whole window: they follow the selection and lead to it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.ui.printing.preview import PreviewDialog
from tests.ui.conftest import WAIT_MS, Opened


def keys(opened: Opened) -> set[str]:
    """Return the boxes that are shown."""
    body = opened.window.diagrams.body
    return {box.box.key for box in body.canvas.layout_shown.boxes} if body else set()


def test_it_follows_the_clause_and_leads_to_another(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    window.actions_by_id["dependencies"].trigger()
    qtbot.waitUntil(lambda: "centre:us-28/21" in keys(opened), timeout=WAIT_MS)
    opened.browsing.select("us-28/6")
    qtbot.waitUntil(lambda: "centre:us-28/6" in keys(opened), timeout=WAIT_MS)
    body = window.diagrams.body
    assert body is not None
    body.canvas.setFocus()
    qtbot.keyClick(body.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(body.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "centre:us-28/6" not in keys(opened), timeout=WAIT_MS)
    assert opened.browsing.navigator is not None
    chosen = opened.browsing.navigator.viewpoint.selection
    assert chosen != "us-28/6"
    assert f"centre:{chosen}" in keys(opened)


def test_the_decision_follows_the_day(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    window.actions_by_id["decision"].trigger()
    qtbot.waitUntil(lambda: "dn-territory" in keys(opened), timeout=WAIT_MS)
    body = window.diagrams.body
    assert body is not None
    assert body.choice.currentText() == "Decision paths"
    window.top_bar.as_of.day_chosen.emit(opened.browsing.info.article_date.replace(day=20), False)
    qtbot.waitUntil(lambda: not keys(opened), timeout=WAIT_MS)
    assert "No part of the decision was described" in body.key.text()


def test_print_previews_the_diagram_that_is_shown(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    for which, title in (("dependencies", "Dependencies"), ("decision", "Decision paths")):
        window.actions_by_id[which].trigger()
        qtbot.waitUntil(lambda w=which: window.diagrams.chosen == w and bool(keys(opened)))
        window.actions_by_id["print_diagram"].trigger()
        dialog = window.findChild(PreviewDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda d=dialog: d.view.page_count > 0, timeout=WAIT_MS)
        assert title
        dialog.reject()
        qtbot.waitUntil(lambda: window.findChild(PreviewDialog) is None, timeout=WAIT_MS)
