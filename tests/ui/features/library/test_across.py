"""The search across all agreements: typed, compared by topic, and added to a briefing set."""

from pytestqt.qtbot import QtBot

from explorer.ui.features.library.across_dialog import AcrossDialog
from explorer.ui.features.library.library_dialog import LibraryDialog
from tests.ui.conftest import WAIT_MS, Opened


def shown_dialog(qtbot: QtBot, opened: Opened) -> AcrossDialog:
    opened.window.actions_by_id["library"].trigger()
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(LibraryDialog)), timeout=WAIT_MS)
    (library,) = opened.window.findChildren(LibraryDialog)
    library.search_requested.emit()
    library.close()
    (dialog,) = opened.window.findChildren(AcrossDialog)
    return dialog


def test_clauses_of_two_agreements_are_found_compared_and_added_to_a_set(
    qtbot: QtBot, opened: Opened
) -> None:
    dialog = shown_dialog(qtbot, opened)
    dialog.query.setText("decommission")
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=WAIT_MS)
    assert "agreements searched: 2" in dialog.message.text()
    dialog.topic.setCurrentIndex(dialog.topic.findText("Prisoners and detention"))
    dialog.topic.activated.emit(dialog.topic.currentIndex())

    def agreements() -> set[str]:
        cells = (dialog.table.item(row, 0) for row in range(dialog.table.rowCount()))
        return {cell.text() for cell in cells if cell is not None}

    qtbot.waitUntil(lambda: dialog.table.rowCount() > 5, timeout=WAIT_MS)
    assert len(agreements()) == 2
    assert dialog.query.text() == ""
    dialog.table.selectAll()
    assert "Good Friday" in dialog.view.toPlainText()
    count = len(dialog.selected())
    dialog.add_button.click()
    qtbot.waitUntil(
        lambda: (
            (briefing := opened.context.desk.desk.current_set) is not None
            and len(briefing.items) == count
        ),
        timeout=WAIT_MS,
    )
    briefing = opened.context.desk.desk.current_set
    assert briefing is not None
    texts = "\n".join(item.text for item in briefing.items)
    for part in ("Good Friday", "Ukraine peace plan", "good-friday-1998:gfa/10", "leaked copy"):
        assert part in texts
    dialog.query.setText("party:ruritania ")
    qtbot.waitUntil(lambda: "mistake" in dialog.message.text(), timeout=WAIT_MS)
    assert not dialog.add_button.isEnabled()
    dialog.close()
