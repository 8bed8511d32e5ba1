"""The matrix: who stands where on every clause, in step with the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from explorer.domain.comparison.matrix import MatrixOrder
from explorer.ui.features.matrix.model import FIRST_PARTY, TITLE
from explorer.ui.features.matrix.view import MatrixBody
from tests.ui.conftest import WAIT_MS, Opened


@pytest.fixture
def matrix(qtbot: QtBot, opened: Opened) -> MatrixBody:
    panel = opened.window.matrix
    assert panel.body is None  # nothing is read for it before it is looked at
    opened.window.tabs.setCurrentWidget(panel)
    qtbot.waitUntil(lambda: panel.body is not None, timeout=WAIT_MS)
    assert panel.body is not None
    return panel.body


def cell(body: MatrixBody, reference: str, column: int, role: Qt.ItemDataRole) -> str:
    return str(body.model.index(body.model.row_of(reference), column).data(role))


def test_every_clause_and_party_is_there_and_says_aloud_what_its_sign_shows(
    matrix: MatrixBody,
) -> None:
    assert matrix.model.rowCount() == 28
    said = cell(matrix, "us-28/21", FIRST_PARTY, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("21 Territories\nUkraine: 4 Jun 2026 · seeks changes (stated)")
    none = cell(matrix, "us-28/26", FIRST_PARTY + 2, Qt.ItemDataRole.AccessibleTextRole)
    assert "United States: No position found" in none
    distance = cell(matrix, "us-28/21", matrix.model.distance_column, Qt.ItemDataRole.DisplayRole)
    assert distance == "most divided: 3 (4 of 4)"
    parts = cell(matrix, "us-28/6", matrix.model.distance_column, Qt.ItemDataRole.ToolTipRole)
    assert "Russia: no stated position with a step" in parts
    assert "Ukraine: 2 (24 Dec 2025" in parts


def test_a_cell_chooses_its_clause_and_the_window_marks_its_row(
    qtbot: QtBot, opened: Opened, matrix: MatrixBody
) -> None:
    row = matrix.model.row_of("us-28/6")
    matrix.view.setCurrentIndex(matrix.model.index(row, FIRST_PARTY + 1))
    qtbot.waitUntil(lambda: "Limit on the Armed" in opened.reader, timeout=WAIT_MS)
    opened.browsing.select("us-28/26")
    wanted = matrix.model.row_of("us-28/26")
    qtbot.waitUntil(lambda: matrix.view.currentIndex().row() == wanted, timeout=WAIT_MS)
    qtbot.keyClick(matrix.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Legal force" in opened.reader, timeout=WAIT_MS)


def test_it_follows_day_document_and_language(
    qtbot: QtBot, opened: Opened, matrix: MatrixBody
) -> None:
    opened.browsing.navigate(lambda n: n.set_as_of(date(2025, 11, 23), passing=False))

    def amnesty() -> str:
        column = matrix.model.distance_column
        return cell(matrix, "us-28/26", column, Qt.ItemDataRole.DisplayRole)

    qtbot.waitUntil(lambda: amnesty() == "not measured (1 of 4)", timeout=WAIT_MS)
    opened.browsing.select("e3/6")
    qtbot.waitUntil(lambda: matrix.model.row_of("e3/6") >= 0, timeout=WAIT_MS)
    opened.browsing.navigate(lambda n: n.set_language("uk"))
    qtbot.waitUntil(
        lambda: "чисельн" in cell(matrix, "e3/6", TITLE, Qt.ItemDataRole.DisplayRole).lower(),
        timeout=WAIT_MS,
    )


def headings(matrix: MatrixBody) -> list[str]:
    """What stands above the columns, from left to right, without hidden columns."""
    header = matrix.view.horizontalHeader()
    columns = [header.logicalIndex(place) for place in range(header.count())]
    return [
        str(matrix.model.headerData(column, Qt.Orientation.Horizontal))
        for column in columns
        if not header.isSectionHidden(column)
    ]


def test_the_parties_stay_together_and_no_heading_is_cut(matrix: MatrixBody) -> None:
    names = headings(matrix)
    assert names[:9] == ["", "Clause", "Distance", "Newest", "UA", "RU", "US", "EUR", "NATO"]
    assert len(names) == matrix.model.columnCount()
    header = matrix.view.horizontalHeader()
    for column in range(header.count()):
        assert header.sectionSizeFromContents(column).width() <= header.sectionSize(column)


def test_of_the_same_label_it_is_not_said_that_they_agree(matrix: MatrixBody) -> None:
    column = matrix.model.distance_column
    for row in matrix.model._rows:
        words = cell(matrix, row.reference, column, Qt.ItemDataRole.DisplayRole)
        if words.startswith("agreed"):
            assert {pair.sameness for pair in row.distance.pairs} == {"same_position"}


def choose(matrix: MatrixBody, name: str) -> None:
    matrix.columns.menu().aboutToShow.emit()
    next(each for each in matrix.columns.menu().actions() if name in each.text()).trigger()


def test_parties_are_chosen_and_the_choice_is_kept(
    qtbot: QtBot, opened: Opened, matrix: MatrixBody
) -> None:
    choose(matrix, "Türkiye")
    choose(matrix, "NATO")
    assert not {"TR", "NATO"} & set(headings(matrix))
    assert opened.context.preferences.settings.hidden_parties == "nato,turkiye"
    opened.browsing.select("e3/6")
    qtbot.waitUntil(lambda: matrix.model.row_of("e3/6") >= 0, timeout=WAIT_MS)
    assert "NATO" not in headings(matrix)
    choose(matrix, "Show")
    assert "NATO" in headings(matrix)
    assert not opened.context.preferences.settings.hidden_parties


def test_hidden_parties_are_hidden_from_the_start(qtbot: QtBot, opened: Opened) -> None:
    opened.window.matrix.hidden_parties = frozenset({"nato"})
    opened.window.actions_by_id["show_matrix"].trigger()
    qtbot.waitUntil(lambda: opened.window.matrix.body is not None, timeout=WAIT_MS)
    assert opened.window.matrix.body is not None
    assert "NATO" not in headings(opened.window.matrix.body)


def test_orders_put_first_what_they_promise(matrix: MatrixBody) -> None:
    model = matrix.model

    def listed(order: MatrixOrder) -> list[str]:
        matrix.order.setCurrentIndex(matrix.order.findData(order))
        matrix.order.activated.emit(matrix.order.currentIndex())
        column = model.distance_column
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    farthest = listed(MatrixOrder.FARTHEST)
    assert farthest[0].startswith("most divided: 3 ")
    assert farthest[-1].startswith("not measured")
    nearest = listed(MatrixOrder.NEAREST)
    assert nearest[0].startswith(("agreed: 0 (", "same label: 0 ("))
    assert nearest[-1].startswith("not measured")
    assert sorted(farthest) == sorted(nearest)


def test_it_is_copied_in_words(matrix: MatrixBody) -> None:
    matrix.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 29
    assert lines[0].startswith("Reference,Clause,Ukraine,Russia")
    amnesty = next(line for line in lines if line.startswith("us-28/26"))
    assert "opposes (stated, 2025-12-05)" in amnesty
    assert "no position found" in amnesty
