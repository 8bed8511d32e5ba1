"""The table twin of the map."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from explorer.cartography.scene.feature_table import FeatureRow, feature_table
from explorer.cartography.scene.scene import build_scene
from explorer.domain.content.features import FeatureMention, mentions_by_feature
from explorer.ui.features.map_table import model
from explorer.ui.features.map_table.model import FeatureColumn
from explorer.ui.features.map_table.panel import MapTablePanel
from explorer.ui.features.map_table.view import MapTableBody
from explorer.ui.features.map_table.widths import column_widths
from tests.cartography.loader import map_content

NAMINGS = (
    FeatureMention("us-28/21", "Territories", ("donetsk-withdrawal-zone", "crimea")),
    FeatureMention("us-28/19", "=Plant", ("znpp",)),
)
KRAMATORSK = "places:gn-704508"


def filled(language: str = "en") -> tuple[object, ...]:
    content = map_content(language)
    return feature_table(
        build_scene(content), content, mentions_by_feature(content.references, NAMINGS)
    )


@pytest.fixture
def panel(qtbot: QtBot) -> MapTablePanel:
    made = MapTablePanel()
    qtbot.addWidget(made)
    made.resize(900, 500)
    with qtbot.waitSignal(made.content_requested):
        made.show()
    made.set_rows(filled(), "en")  # type: ignore[arg-type]
    return made


@pytest.fixture
def body(panel: MapTablePanel) -> MapTableBody:
    assert panel.body is not None
    return panel.body


def column(body: MapTableBody, which: FeatureColumn) -> list[str]:
    model = body.model
    return [model.index(row, which).data() for row in range(model.rowCount())]


def cell(body: MapTableBody, reference: str, which: FeatureColumn) -> str:
    return str(body.model.index(body.model.row_of(reference), which).data())


def test_the_model_keeps_the_rules_of_qt(body: MapTableBody) -> None:
    tester = QAbstractItemModelTester(
        body.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    body.model.sort(FeatureColumn.AREA, Qt.SortOrder.DescendingOrder)
    body.filter.setText("Kramatorsk")
    body.filter.setText("nothing has this name")
    assert body.model.rowCount() == 0
    body.filter.clear()
    tester.deleteLater()


def test_a_feature_is_told_with_its_sizes_clauses_and_source(body: MapTableBody) -> None:
    zone = "withdrawal_zone:zone"
    assert cell(body, zone, FeatureColumn.CLAUSES) == "us-28/21"
    assert cell(body, zone, FeatureColumn.AREA) == "5,909"
    assert cell(body, zone, FeatureColumn.SIZE) == "5,909\xa0km²"
    assert cell(body, "line_of_contact:loc-UA-14", FeatureColumn.SIZE) == "282\xa0km"
    assert cell(body, KRAMATORSK, FeatureColumn.SIZE) == ""
    assert cell(body, zone, FeatureColumn.CLASS) == "defined by the text"
    assert cell(body, "line_of_contact:loc-UA-14", FeatureColumn.LENGTH) == "282"
    assert cell(body, KRAMATORSK, FeatureColumn.CONTACT) == "20"
    assert cell(body, "places:gn-690841", FeatureColumn.CONTACT) == "< 4"
    assert cell(body, "places:gn-501175", FeatureColumn.CONTACT) == ""
    assert cell(body, "countries:RU", FeatureColumn.AREA) == ""  # cut off at the edge of the map
    assert "about 4 km" in body.about.text()
    heard = body.model.index(body.model.row_of(zone), FeatureColumn.KIND)
    assert heard.data(Qt.ItemDataRole.AccessibleTextRole) == "Kind: withdrawal zone"


def test_numbers_sort_as_numbers_and_empty_cells_come_last(body: MapTableBody) -> None:
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        body.model.sort(FeatureColumn.AREA, order)
        areas = [text.replace(",", "") for text in column(body, FeatureColumn.AREA)]
        full = [int(text) for text in areas if text]
        assert full == sorted(full, reverse=order is Qt.SortOrder.DescendingOrder)
        assert areas[: len(full)] == [text for text in areas if text]


def test_sizes_sort_lengths_first_then_areas(body: MapTableBody) -> None:
    body.model.sort(FeatureColumn.SIZE)
    sizes = [text for text in column(body, FeatureColumn.SIZE) if text]
    units = [text.split()[-1] for text in sizes]
    assert units == sorted(units)
    assert units.index("km²") > 5


@pytest.mark.parametrize("width", [676, 1186, 2600])
def test_columns_fit_their_content_and_the_last_takes_the_rest(
    panel: MapTablePanel, body: MapTableBody, width: int
) -> None:
    panel.resize(width, 400)
    view, header = body.view, body.view.horizontalHeader()
    most = view.fontMetrics().lineSpacing() * 3
    for top in (0, 30):
        view.verticalScrollBar().setValue(top)
        rows = range(view.rowAt(0), view.rowAt(view.viewport().height() - 1) + 1)
        assert len(rows) > 2
        for column in model.SHOWN:
            room = QRect(0, 0, header.sectionSize(column) - 4, 9_999)
            for row in rows:
                text = str(body.model.index(row, column).data() or "")
                box = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
                assert min(box.height(), most) <= view.rowHeight(row)
                if column is FeatureColumn.NAME:
                    assert box.height() <= view.rowHeight(row)
    assert header.length() >= view.viewport().width()
    assert header.logicalIndex(len(model.SHOWN) - 1) == FeatureColumn.SOURCE


def test_the_clauses_are_references_with_their_titles_in_the_tooltip(body: MapTableBody) -> None:
    index = body.model.index(0, FeatureColumn.CLAUSES)
    assert "us-28/21" in str(index.data())
    assert "Territories" not in str(index.data())
    assert "us-28/21 Territories" in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_what_matters_most_fits_a_laptop(panel: MapTablePanel, body: MapTableBody) -> None:
    panel.resize(676, 400)
    header, room = body.view.horizontalHeader(), body.view.viewport().width()
    for column in list(FeatureColumn)[: FeatureColumn.SIZE + 1]:
        assert header.sectionPosition(column) + header.sectionSize(column) <= room + 40


def test_a_width_set_by_hand_stays(panel: MapTablePanel, body: MapTableBody) -> None:
    header = body.view.horizontalHeader()
    header.resizeSection(FeatureColumn.NAME, 321)
    panel.resize(800, 400)
    body.view.verticalScrollBar().setValue(20)
    assert header.sectionSize(FeatureColumn.NAME) == 321


@given(
    st.lists(st.integers(10, 900), min_size=10, max_size=10),
    st.integers(0, 5000),
    st.integers(3, 30),
)
def test_columns_take_the_room_there_is_and_none_vanishes(
    sizes: list[int], available: int, letter: int
) -> None:
    columns = list(model.SHOWN)
    contents = dict(zip(columns, sizes, strict=True))
    widths = column_widths(contents, available, letter)
    assert sum(widths.values()) >= available
    for column in columns[:-1]:
        assert min(contents[column], 24 * letter) <= widths[column] <= contents[column]


def test_cells_are_written_only_when_they_are_looked_at(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []
    plain = model.feature_text

    def counted(row: FeatureRow, column: FeatureColumn, words: model.Catalog) -> str:
        written.append((row, column))
        return plain(row, column, words)

    monkeypatch.setattr(model, "feature_text", counted)
    made = MapTablePanel()
    qtbot.addWidget(made)
    made.resize(676, 300)
    made.show()
    rows = filled()
    made.set_rows(rows, "en")  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(written))
    qtbot.wait(50)
    assert len(written) < len(rows) * len(FeatureColumn) / 4


def test_names_sort_by_the_alphabet_of_the_language(panel: MapTablePanel) -> None:
    panel.set_rows(filled("uk"), "uk")  # type: ignore[arg-type]
    assert panel.body is not None
    panel.body.model.sort(FeatureColumn.NAME)
    names = column(panel.body, FeatureColumn.NAME)
    # By code points, names in И, І and Є would stand elsewhere.
    first = [name[0] for name in names if name[0] in "ЄІЯ"]
    assert first == sorted(first, key="ЄІЯ".index)
    assert panel.body.model.headerData(0, Qt.Orientation.Horizontal) == "Назва"


def test_choosing_a_row_chooses_the_feature_and_following_chooses_nothing(
    qtbot: QtBot, panel: MapTablePanel, body: MapTableBody
) -> None:
    body.view.setFocus()
    with qtbot.waitSignal(panel.feature_chosen) as chosen:
        qtbot.keyClick(body.view, Qt.Key.Key_Down)
    assert chosen.args == [body.model.index(1, 0).data(Qt.ItemDataRole.UserRole)] or chosen.args
    with qtbot.assertNotEmitted(panel.feature_chosen):
        panel.select_feature(KRAMATORSK)
    assert body.view.currentIndex().data() == "Kramatorsk"
    body.model.sort(FeatureColumn.NAME)
    assert body.view.currentIndex().data() == "Kramatorsk"
    panel.select_feature("")
    assert not body.view.selectionModel().hasSelection()


def test_what_is_copied_is_safe_for_a_spreadsheet(body: MapTableBody) -> None:
    body.filter.setText("nuclear")
    body.copy_all.click()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text(), newline="")))
    assert rows[0][0] == "Name"
    assert rows[0][4] == "As of"
    assert rows[0][-2:] == ["Area, km²", "Length, km"]
    assert rows[1][FeatureColumn.NAME] == "Zaporizhzhia Nuclear Power Plant"
    assert rows[1][FeatureColumn.CLAUSES] == "us-28/19 =Plant"
    assert rows[1][4] == "2025-11-23"
    body.filter.clear()
    assert not body.copy_selection.isEnabled()
    body.select_feature(KRAMATORSK)
    body.copy_selection.click()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text(), newline="")))
    assert len(rows) == 2
    assert rows[1][rows[0].index("To the line of contact, km")] == "20"
