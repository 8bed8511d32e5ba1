"""Pictures of the comparison beside stored ones; EXPLORER_STORE_PICTURES=1 stores them anew."""

import os
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QFont, QImage
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from explorer.ui.theme.colours import apply_choice
from tests.ui.features.compare.test_panel import shown
from tests.ui.features.map.test_pictures import (
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
    """Return a theme chosen for the whole program, taken back afterwards."""
    assert qtbot is not None  # there has to be an application
    apply_choice(request.param)
    yield request.param
    apply_choice("system")


def looks_as_it_did(image: QImage, name: str) -> None:
    """Compare a picture with the stored one of this name, or store it where that is asked for."""
    file = STORED / f"{name}.png"
    if os.environ.get("EXPLORER_STORE_PICTURES"):
        assert image.save(str(file))
        return
    stored, made = pixels(QImage(str(file))), pixels(image)
    assert made.shape == stored.shape
    gaps = np.abs(made - stored).mean(axis=2)
    assert gaps.mean() < MOST_ON_AVERAGE
    assert (gaps > STRONG).mean() < MOST_STRONG


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(
    ("name", "chosen", "clause"),
    [("redline", ("us-28", "e3"), "us-28/10"), ("merged", ("us-28", "p20"), "p20/9")],
)
def test_the_comparison_looks_as_it_did(  # noqa: PLR0917 - each a fixture or a parameter
    qtbot: QtBot,
    pack_connection: Connection,
    font: QFont,
    theme: str,
    name: str,
    chosen: tuple[str, ...],
    clause: str,
    language: str,
) -> None:
    panel, body = shown(qtbot, pack_connection, chosen, (760, 520), language)
    panel.setFont(font)
    body.view.setFont(font)
    body.view.setFixedSize(740, 380)
    panel.select(clause)
    body.view.repaint()
    suffix = "" if language == "en" else f"-{language}"
    looks_as_it_did(body.view.viewport().grab().toImage(), f"compare-{name}{suffix}-{theme}")
