"""Pictures of matrix and timeline beside stored ones; EXPLORER_STORE_PICTURES=1 stores them."""

from datetime import date

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from explorer.store.pack.matrix import matrix
from explorer.store.pack.timeline import whole_timeline
from explorer.ui.features.matrix.panel import MatrixPanel
from explorer.ui.features.timeline.panel import TimelinePanel
from tests.ui.features.compare.test_pictures import looks_as_it_did, theme
from tests.ui.features.map.test_pictures import font

__all__ = ["font", "theme"]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_matrix_looks_as_it_did(
    qtbot: QtBot, pack_connection: Connection, font: QFont, theme: str, language: str
) -> None:
    panel = MatrixPanel()
    qtbot.addWidget(panel)
    panel.setFont(font)
    panel.resize(900, 560)
    panel.show()
    panel.show_matrix(matrix(pack_connection, "us-28", date(2025, 12, 5), language), language)
    panel.select("us-28/21")
    body = panel.body
    assert body is not None
    body.view.setFont(font)
    body.view.horizontalHeader().setFont(font)
    body.view.setFixedSize(880, 420)
    qtbot.waitUntil(lambda: body.view.columnWidth(1) > 100)
    looks_as_it_did(body.view.grab().toImage(), f"matrix-{language}-{theme}")


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_timeline_looks_as_it_did(
    qtbot: QtBot, pack_connection: Connection, font: QFont, theme: str, language: str
) -> None:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.resize(900, 460)
    panel.show()
    panel.show_timeline(whole_timeline(pack_connection, language), language)
    panel.show_viewpoint(date(2025, 12, 20), "us-28/21")
    assert panel.body is not None
    canvas = panel.body.canvas
    canvas.setFont(font)
    canvas.setFixedSize(900, 400)
    canvas.show_span(date(2025, 11, 1).toordinal(), date(2026, 1, 31).toordinal())
    looks_as_it_did(canvas.grab().toImage(), f"timeline-{language}-{theme}")
