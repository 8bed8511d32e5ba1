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
    assert distance == "3 (4 of 4)"
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


def test_orders_put_first_what_they_promise(matrix: MatrixBody) -> None:
    model = matrix.model

    def listed(order: MatrixOrder) -> list[str]:
        matrix.order.setCurrentIndex(matrix.order.findData(order))
        matrix.order.activated.emit(matrix.order.currentIndex())
        column = model.distance_column
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    farthest = listed(MatrixOrder.FARTHEST)
    assert farthest[0].startswith("3 ")
    assert farthest[-1].startswith("not measured")
    nearest = listed(MatrixOrder.NEAREST)
    assert nearest[0].startswith("0 (")
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
