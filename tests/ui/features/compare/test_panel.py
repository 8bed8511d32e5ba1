"""The comparison as a reader uses it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextBlock, QTextDocument
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from explorer.domain.comparison.comparison import ComparedDocument, Comparison, compare
from explorer.domain.comparison.row_filter import filter_rows, row_relations
from explorer.domain.content.documents import Relation
from explorer.store.pack.comparison import comparison, default_documents
from explorer.store.pack.documents import documents
from explorer.ui.features.compare.panel import ComparePanel
from explorer.ui.features.compare.view import CompareBody
from tests.domain.comparison.test_comparison import a_document, link

DAY = date(2026, 2, 28)


def shown(
    qtbot: QtBot,
    connection: Connection,
    chosen: tuple[str, ...] = ("us-28", "e3"),
    size: tuple[int, int] = (680, 420),
    language: str = "en",
) -> tuple[ComparePanel, CompareBody]:
    panel = ComparePanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    with qtbot.waitSignal(panel.content_requested):
        panel.show()
    found = comparison(connection, chosen, DAY, language)
    panel.show_comparison(found, documents(connection, language), language)
    return panel, laid_out(qtbot, panel)


def laid_out(qtbot: QtBot, panel: ComparePanel) -> CompareBody:
    """Return the body, once it has its place in the panel."""
    body = panel.body
    assert body is not None
    qtbot.waitUntil(lambda: body.isVisible() and body.width() == panel.width())
    qtbot.waitUntil(lambda: body.view.columnWidth(0) > 100)
    return body


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def said(body: CompareBody, reference: str) -> str:
    row, column = body.model.position_of(reference)
    return str(body.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_size_of_the_army_is_answered_on_its_row(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    panel, body = shown(qtbot, pack_connection)
    panel.select("us-28/6")
    assert body.view.currentIndex().row() == body.model.position_of("e3/6")[0]
    told = said(body, "e3/6")
    assert "600,000, now 800,000\xa0personnel (+200,000)" in told
    assert "[removed: The Armed Forces" in told
    assert "[added: Ukraine's military is to be capped at 800,000" in told
    box = body.view.visualRect(body.view.currentIndex())
    assert body.view.viewport().rect().contains(box.topLeft())


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, pack_connection: Connection) -> None:
    _, body = shown(qtbot, pack_connection)
    tester = QAbstractItemModelTester(
        body.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    body.bar.changed.setChecked(True)
    body.bar.changed.setChecked(False)
    tester.deleteLater()


def test_text_status_and_whose_words_these_are_stand_there(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    _, body = shown(qtbot, pack_connection, ("us-28", "geneva-19", "p20"))
    statuses = [head.status.text() for head in body.heads.heads if head.isVisible()]
    assert "leaked copy" in statuses[0]
    assert "known only from references" in statuses[1]
    assert "presented orally" in statuses[2]
    assert "the redline compares summaries" in body.caveat.text()
    assert "leaked copy" in body.model.headerData(0, Qt.Orientation.Horizontal)


def test_keys_alone_walk_the_rows_the_documents_and_the_clauses_of_a_cell(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    panel, body = shown(qtbot, pack_connection, ("us-28", "p20"))
    panel.select("us-28/11")
    chosen: list[str] = []
    panel.clause_selected.connect(chosen.append)
    panel.clause_selected.connect(panel.select)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(body.view, key)
    assert chosen == ["us-28/12", "us-28/14", "p20/8", "p20/9"]


def test_a_click_chooses_the_very_clause_of_a_cell(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    panel, body = shown(qtbot, pack_connection, ("us-28", "p20"), (900, 1400))
    panel.select("p20/8")
    row, column = body.model.position_of("p20/9")
    box = body.view.visualRect(body.model.index(row, column))
    with qtbot.waitSignal(panel.clause_selected) as caught:
        qtbot.mouseClick(
            body.view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(
                box.left() + 30, box.bottom() - 300 if box.height() > 700 else box.center().y()
            ),
        )
    assert caught.args == ["p20/9"]


def test_filters_leave_what_changed_and_what_is_on_a_topic(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    _, body = shown(qtbot, pack_connection)
    assert body.model.rowCount() == 28
    body.bar.changed.click()
    assert body.model.rowCount() == 17
    assert "17 of 28 rows" in body.foot.text()
    body.bar.topic.setCurrentIndex(body.bar.topic.findData("armed-forces"))
    body.bar.topic.activated.emit(body.bar.topic.currentIndex())
    assert body.model.rowCount() == 1
    body.bar.topic.setCurrentIndex(body.bar.topic.findData("nuclear-arms-control"))
    body.bar.topic.activated.emit(body.bar.topic.currentIndex())
    assert body.model.rowCount() == 0
    assert body.nothing.isVisible()


def chip(body: CompareBody, relation: Relation) -> QToolButton:
    return body.bar.chips[relation]


def shown_relations(body: CompareBody) -> list[frozenset[Relation]]:
    assert body.model.comparison is not None
    rows = filter_rows(body.model.comparison, body.bar.row_filter)
    assert len(rows) == body.model.rowCount()
    return [row_relations(row) for row in rows]


def test_the_counts_on_top_are_filters(qtbot: QtBot, pack_connection: Connection) -> None:
    _, body = shown(qtbot, pack_connection, ("us-28", "p20"))
    rows = body.model.rowCount()
    labels = {relation: button.text() for relation, button in body.bar.chips.items()}
    assert {Relation.AMENDED, Relation.DROPPED, Relation.ADDED} <= set(labels)
    for relation, label in labels.items():
        qtbot.mouseClick(chip(body, relation), Qt.MouseButton.LeftButton)
        assert label.startswith(f"{body.model.rowCount()} ")
        assert all(relation in relations for relations in shown_relations(body))
        qtbot.mouseClick(chip(body, relation), Qt.MouseButton.LeftButton)
    assert body.model.rowCount() == rows
    # Two counts show the rows of both.
    for relation in (Relation.DROPPED, Relation.ADDED):
        chip(body, relation).click()
    both = {Relation.DROPPED, Relation.ADDED}
    assert all(both & relations for relations in shown_relations(body))
    # Another comparison keeps the filter.
    compared = comparison(pack_connection, ("us-28", "e3"), DAY, "en")
    body.show_comparison(compared, documents(pack_connection, "en"), "en")
    assert "kept" in chip(body, Relation.KEPT).text()
    assert all(
        button.isChecked() is (relation in both) for relation, button in body.bar.chips.items()
    )


def test_rows_whose_numbers_changed_are_shown_alone(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    _, body = shown(qtbot, pack_connection)
    body.bar.numbers.click()
    assert 0 < body.model.rowCount() < 17
    assert body.model.position_of("us-28/6")[0] >= 0
    assert body.model.position_of("us-28/1") == (-1, -1)


def test_the_buttons_lead_from_change_to_change(qtbot: QtBot, pack_connection: Connection) -> None:
    panel, body = shown(qtbot, pack_connection)
    chosen: list[str] = []
    panel.clause_selected.connect(chosen.append)
    panel.select("us-28/1")
    assert not body.bar.previous.isEnabled()
    assert "F7" in body.bar.next.toolTip()
    places = []
    while body.bar.next.isEnabled():
        qtbot.mouseClick(body.bar.next, Qt.MouseButton.LeftButton)
        places.append(body.bar.place.text())
    assert chosen[:3] == ["us-28/2", "us-28/3", "us-28/4"]
    assert len(chosen) == 17
    assert (places[0], places[-1]) == ("1 of 17", "17 of 17")
    qtbot.mouseClick(body.bar.previous, Qt.MouseButton.LeftButton)
    assert body.bar.place.text() == "16 of 17"


def test_a_rewritten_text_is_shown_whole_and_not_struck(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    _, body = shown(qtbot, pack_connection, size=(900, 900))
    text = said(body, "e3/21")
    assert "[removed" not in text
    assert text.index("Before: ") < text.index("Now: ")
    row, column = body.model.position_of("e3/21")
    document = body.view.cells.document(body.model.index(row, column))
    assert not any(
        part.format.fontStrikeOut() for block in blocks(document) for part in block.textFormats()
    )


def test_no_bold_line_contradicts_itself(qtbot: QtBot, pack_connection: Connection) -> None:
    _, body = shown(qtbot, pack_connection)
    assert "Not here: 25%" in said(body, "e3/21")
    assert "no longer named" not in said(body, "e3/21")


def test_words_instead_of_lines_and_colours(qtbot: QtBot, pack_connection: Connection) -> None:
    panel, body = shown(qtbot, pack_connection)
    panel.select("e3/6")
    index = body.view.currentIndex()
    assert "[added:" not in body.view.cells.document(index).toPlainText()
    body.bar.in_words.click()
    assert "[added:" in body.view.cells.document(index).toPlainText()


def test_documents_are_chosen_added_taken_away_and_change_places(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    panel, body = shown(qtbot, pack_connection)
    wanted: list[tuple[str, ...]] = []
    panel.documents_chosen.connect(wanted.append)
    body.bar.add.click()
    assert wanted == [("us-28", "e3", "geneva-19")]
    found = comparison(pack_connection, wanted[0], DAY, "en")
    panel.show_comparison(found, documents(pack_connection, "en"), "en")
    first = body.heads.heads[0]
    first.choice.setCurrentIndex(first.choice.findData("e3"))
    first.choice.activated.emit(first.choice.currentIndex())
    body.heads.heads[0].remove.click()
    assert wanted[1:] == [("e3", "us-28", "geneva-19"), ("e3", "geneva-19")]


@pytest.mark.parametrize(("size", "count"), [((660, 400), 2), ((930, 560), 4)])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_nothing_is_clipped_and_nothing_scrolls_sideways(
    qtbot: QtBot,
    pack_connection: Connection,
    size: tuple[int, int],
    count: int,
    language: str,
) -> None:
    chosen = ("us-28", "e3", "geneva-19", "p20")[:count]
    panel, body = shown(qtbot, pack_connection, chosen, size, language)
    view = body.view
    assert panel.width() == size[0]
    assert sum(view.columnWidth(n) for n in range(count)) <= view.viewport().width()
    for row in range(body.model.rowCount()):
        view.show_clause(body.model.index(row, 0), "")
        for column in range(count):
            document = view.cells.document(body.model.index(row, column))
            assert document.idealWidth() <= document.textWidth() + 1
            assert document.size().height() <= view.rowHeight(row)


def test_it_follows_the_font(qtbot: QtBot, pack_connection: Connection) -> None:
    panel, body = shown(qtbot, pack_connection)
    before = body.view.rowHeight(0)
    larger = QFont(panel.font())
    larger.setPointSizeF(larger.pointSizeF() * 1.8)
    panel.setFont(larger)
    qtbot.waitUntil(lambda: body.view.rowHeight(0) > before * 1.3)


def test_a_row_is_copied_in_words(qtbot: QtBot, pack_connection: Connection) -> None:
    panel, body = shown(qtbot, pack_connection)
    panel.select("us-28/6")
    qtbot.keyClick(body.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert "European (E3) counter-text (leaked copy" in copied
    assert "+200,000" in copied


def test_every_control_has_a_name_to_be_heard(qtbot: QtBot, pack_connection: Connection) -> None:
    panel, _ = shown(qtbot, pack_connection, ("us-28", "e3", "p20"))
    for widget in panel.findChildren(QWidget):
        focused = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
        if focused and widget.metaObject().className() != "QScrollBar":
            text = widget.property("text") or ""
            assert widget.accessibleName() or text, widget


def test_of_two_thousand_rows_only_those_seen_are_laid_out(qtbot: QtBot) -> None:
    old, new = a_document("a", 2_000), a_document("b", 2_000)
    links = [link(f"b/{n}", f"a/{n}") for n in range(1, 2_001)]
    found = Comparison(DAY, "en", (old, new), compare([old, new], links))
    panel = ComparePanel()
    qtbot.addWidget(panel)
    panel.resize(700, 500)
    panel.show()
    panel.show_comparison(found, (old.document, new.document), "en")
    body = laid_out(qtbot, panel)
    lined = [r for r in found.rows if "segments" in vars(r.cells[1].entries[0])]
    assert 0 < len(lined) < 60
    panel.select("b/1999")
    assert body.view.rowAt(body.view.viewport().height() // 2) > 1_900


def test_the_usual_documents_are_the_first_and_the_one_shown(
    pack_connection: Connection,
) -> None:
    listed = documents(pack_connection, "en")
    # The newest text with points of its own, though a declaration is newer.
    assert default_documents(listed, "us-28", DAY) == ("us-28", "p20")
    assert default_documents(listed, "us-28", date(2025, 12, 1)) == ("us-28", "e3")
    assert default_documents(listed, "paris-26", DAY) == ("us-28", "paris-26")
    assert default_documents(listed, "p20", DAY) == ("us-28", "p20")
    assert default_documents(listed[:1], "us-28", DAY) == ("us-28",)


def test_one_document_alone_is_shown_all_the_same(qtbot: QtBot) -> None:
    one: ComparedDocument = a_document("a", 3)
    panel = ComparePanel()
    qtbot.addWidget(panel)
    panel.show()
    found = Comparison(DAY, "en", (one,), compare([one], []))
    panel.show_comparison(found, (one.document,), "en")
    assert panel.body is not None
    assert not panel.body.bar.add.isEnabled()
    assert panel.body.model.rowCount() == 3
