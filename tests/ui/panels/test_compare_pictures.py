"""Pictures of the comparison beside stored ones; EXPLORER_STORE_PICTURES=1 stores them anew."""

import os
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QFont, QImage
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from explorer.ui.theme.colours import apply_choice
from tests.ui.panels.test_compare import shown
from tests.ui.panels.test_map_pictures import (
    MOST_ON_AVERAGE,
    MOST_STRONG,
    STORED,
    STRONG,
    font,
    pixels,
)

__all__ = ["font"]


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[str]:
    """A theme chosen for the whole program, taken back afterwards."""
    assert qtbot is not None  # there has to be an application
    apply_choice(request.param)
    yield request.param
    apply_choice("system")


@pytest.mark.parametrize(
    ("name", "chosen", "clause"),
    [("redline", ("us-28", "e3"), "us-28/10"), ("merged", ("us-28", "p20"), "p20/9")],
)
def test_the_comparison_looks_as_it_did(
    qtbot: QtBot,
    pack_connection: Connection,
    font: QFont,
    theme: str,
    name: str,
    chosen: tuple[str, ...],
    clause: str,
) -> None:
    panel, body = shown(qtbot, pack_connection, chosen, (760, 520))
    panel.setFont(font)
    body.view.setFont(font)
    body.view.setFixedSize(740, 380)
    panel.select(clause)
    body.view.repaint()
    image = body.view.viewport().grab().toImage()
    file = STORED / f"compare-{name}-{theme}.png"
    if os.environ.get("EXPLORER_STORE_PICTURES"):
        assert image.save(str(file))
        return
    stored = pixels(QImage(str(file)))
    made = pixels(image)
    assert made.shape == stored.shape
    gaps = np.abs(made - stored).mean(axis=2)
    assert gaps.mean() < MOST_ON_AVERAGE
    assert (gaps > STRONG).mean() < MOST_STRONG
