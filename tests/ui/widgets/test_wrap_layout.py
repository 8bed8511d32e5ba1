"""A row of controls that wraps instead of cutting its texts."""

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.widgets.wrap_layout import WrapLayout


class Row(QWidget):
    """Row with buttons, an expanding choice and a button at the right edge."""

    def __init__(self) -> None:
        super().__init__()
        self.row = WrapLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.buttons = [QPushButton(text, self) for text in ("Copy", "Compare", "Print")]
        for button in self.buttons:
            self.row.addWidget(button)


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    widget = Row()
    qtbot.addWidget(widget)
    return widget


def tops(row: Row, width: int) -> list[int]:
    row.resize(width, row.row.heightForWidth(width))
    row.show()
    row.row.activate()
    return [button.y() for button in row.buttons]


def test_a_wide_row_is_a_single_line(row: Row) -> None:
    assert len(set(tops(row, row.sizeHint().width()))) == 1


def test_a_narrow_row_continues_below_and_cuts_nothing(row: Row) -> None:
    single = row.row.heightForWidth(1000)
    width = row.buttons[0].sizeHint().width() + row.buttons[1].sizeHint().width() + 4
    first, second, third = tops(row, width)
    assert first == second < third
    assert row.height() > 2 * single
    assert all(button.width() >= button.sizeHint().width() for button in row.buttons)
    assert row.minimumSizeHint().width() <= width


def test_hidden_controls_take_no_space(row: Row) -> None:
    row.buttons[0].hide()
    shown = sum(button.sizeHint().width() for button in row.buttons[1:]) + 4
    assert row.sizeHint().width() == shown


def test_what_is_left_of_a_line_goes_to_what_expands(row: Row) -> None:
    choice = QComboBox(row)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    row.row.addWidget(choice)
    tops(row, 900)
    assert choice.geometry().right() == 899


def test_a_stretch_moves_the_rest_to_the_right_edge(row: Row) -> None:
    row.row.add_stretch()
    last = QPushButton("×", row)
    row.row.addWidget(last)
    tops(row, 900)
    assert last.geometry().right() == 899
    assert row.row.count() == 5
    assert row.row.takeAt(4) is not None
    assert row.row.itemAt(4) is None
