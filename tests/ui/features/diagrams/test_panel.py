"""The diagrams as their user meets them: keys, clicks, words, and how they look."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from explorer.diagrams.graph.decision_diagram import decision_diagram
from explorer.diagrams.graph.dependency_diagram import dependency_diagram
from explorer.diagrams.graph.model import Diagram
from explorer.i18n.message_catalog import load_words
from explorer.store.pack.diagrams import decision_paths, dependency_graph
from explorer.ui.features.diagrams.canvas import DiagramCanvas
from explorer.ui.features.diagrams.panel import DiagramsPanel
from explorer.ui.features.diagrams.view import DiagramsBody
from tests.ui.features.compare.test_pictures import looks_as_it_did, theme
from tests.ui.features.map.test_pictures import font

__all__ = ["font", "theme"]
LATEST = date(2026, 2, 28)


def diagram(connection: Connection, which: str, language: str = "en") -> Diagram:
    words = load_words(language)
    if which == "decision":
        return decision_diagram(decision_paths(connection, LATEST, language), words)
    return dependency_diagram(dependency_graph(connection, which, LATEST, language), words)


def shown(
    qtbot: QtBot, made: Diagram, size: tuple[int, int] = (760, 560)
) -> tuple[DiagramsPanel, DiagramsBody]:
    panel = DiagramsPanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    panel.show_diagram(made, "what lines mean")
    assert panel.body is not None
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel, panel.body


def place(canvas: DiagramCanvas, key: str) -> QPoint:
    """Return the middle of a box on the surface."""
    box = next(one for one in canvas.layout_shown.boxes if one.box.key == key)
    return QPoint(round(box.middle[0]) + 8, round(box.middle[1]) + 8)


def test_a_click_on_a_box_opens_its_clause(qtbot: QtBot, pack_connection: Connection) -> None:
    panel, body = shown(qtbot, diagram(pack_connection, "us-28/21"))
    with qtbot.waitSignal(panel.reference_chosen) as chosen:
        qtbot.mouseClick(
            body.canvas, Qt.MouseButton.LeftButton, pos=place(body.canvas, "0:us-28/10")
        )
    assert chosen.args == ["us-28/10"]
    assert "10 can void 21" in body.message.text()


def test_the_keyboard_walks_and_opens(qtbot: QtBot, pack_connection: Connection) -> None:
    panel, body = shown(qtbot, diagram(pack_connection, "us-28/21"))
    panel.select("us-28/21")
    panel.setFocus()
    assert body.message.text().startswith("21 Territories")
    chosen: list[str] = []
    panel.reference_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(body.canvas, key)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(body.canvas, key)
    right, left = chosen
    made = diagram(pack_connection, "us-28/21")
    columns = {box.reference: box.column for box in made.boxes}
    assert (columns[right], columns[left]) == (2, 0)


def test_every_box_can_be_come_to_by_arrow_keys(qtbot: QtBot, pack_connection: Connection) -> None:
    for which in ("decision", "us-28/28"):
        panel, body = shown(qtbot, diagram(pack_connection, which))
        panel.setFocus()
        canvas = body.canvas
        start = canvas._current
        reached, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
                canvas._current = here
                qtbot.keyClick(canvas, key)
                if canvas._current not in reached:
                    reached.add(canvas._current)
                    waiting.append(canvas._current)
        assert reached == {box.key for box in diagram(pack_connection, which).boxes}


def test_in_little_room_the_boxes_are_brief_and_the_words_stay_at_hand(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    made = diagram(pack_connection, "us-28/21")
    _, large = shown(qtbot, made, (1100, 1200))
    _, small = shown(qtbot, made, (680, 300))
    assert any("recognition of the new" in line.text for line in lines(large.canvas))
    assert not any("recognition of the new" in line.text for line in lines(small.canvas))
    qtbot.mouseClick(small.canvas, Qt.MouseButton.LeftButton, pos=place(small.canvas, "0:us-28/10"))
    assert "recognition of the new territory is withdrawn" in small.message.text()


def lines(canvas: DiagramCanvas) -> list:
    return [line for box in canvas.layout_shown.boxes for line in box.lines]


def test_the_circle_is_told_in_words(qtbot: QtBot, pack_connection: Connection) -> None:
    _, body = shown(qtbot, diagram(pack_connection, "us-28/21"))
    assert body.warning.text() == "Circular: 21, 25, 27, 28 each depend on the next."
    _, body = shown(qtbot, diagram(pack_connection, "us-28/6"))
    assert not body.warning.isVisible()


def test_another_font_lays_out_anew(qtbot: QtBot, pack_connection: Connection) -> None:
    _, body = shown(qtbot, diagram(pack_connection, "us-28/21"))
    before = body.canvas.layout_shown.height
    larger = QFont(body.canvas.font())
    larger.setPointSizeF(larger.pointSizeF() * 1.6)
    body.canvas.setFont(larger)
    assert body.canvas.layout_shown.height > before


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("which", ["us-28/21", "decision"])
def test_the_diagram_looks_as_it_did(
    qtbot: QtBot, pack_connection: Connection, font: QFont, theme: str, which: str, language: str
) -> None:
    canvas = DiagramCanvas()
    qtbot.addWidget(canvas)
    canvas.setFont(font)
    canvas.set_visible_height(2000)
    canvas.resize(1000, 700)
    canvas.show_diagram(diagram(pack_connection, which, language))
    canvas.select("us-28/21")
    name = which.replace("/", "-")
    looks_as_it_did(canvas.grab().toImage(), f"diagram-{name}-{language}-{theme}")
