"""Pictures of the map beside stored ones; EXPLORER_STORE_PICTURES=1 stores them anew."""

import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QFont, QFontDatabase, QImage
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from explorer.cartography.local_layer.level_of_detail import local_layer
from explorer.cartography.scene.scene import SceneOptions, build_scene, shown_labels
from explorer.domain.content.features import MapContent, roles_by_feature
from explorer.store.pack.map_content import map_content as stored_content
from explorer.store.pack.subjects import page
from explorer.system.paths import RESOURCES
from explorer.ui.features.map.panel import MapPanel
from explorer.ui.features.map.scope_bar import MapScope
from explorer.ui.features.map.view import MapBody
from tests import local_layer_shapes
from tests.cartography.loader import map_content

STORED = Path(__file__).parents[3] / "data" / "pictures"
VIEWS = {
    "territories": ("crimea", "luhansk", "donetsk", "kherson", "zaporizhzhia"),
    "donetsk-zone": ("donetsk-withdrawal-zone",),
    "crimea": ("crimea",),
    "znpp": ("znpp",),
    "black-sea": ("black-sea",),
    "poland": ("poland",),
}
DAYS = ("2025-10-01", "2025-11-23", "2025-12-24", "2026-02-28", "2026-06-30", "2026-08-22")
#: Shares of full contrast: another machine smooths letters and lines a little differently.
MOST_ON_AVERAGE = 0.02
STRONG, MOST_STRONG = 0.25, 0.05


@pytest.fixture(scope="module")
def font() -> QFont:
    """Return the bundled font, so that the desktop's own plays no part."""
    for weight in ("Regular", "Bold", "Italic", "BoldItalic"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"NotoSans-{weight}.ttf"))
    wanted = QFont("Noto Sans")
    wanted.setPixelSize(13)
    return wanted


def drawn(
    qtbot: QtBot,
    panel: MapPanel,
    *,
    dark: bool,
    content: MapContent | None = None,
    language: str = "en",
) -> MapBody:
    qtbot.addWidget(panel)
    panel.resize(700, 450)
    panel.set_theme(dark)
    panel.set_content(content or map_content(), language)
    panel.show()
    body = panel.body
    assert body is not None
    qtbot.waitUntil(lambda: body.canvas.sheet.last_view is not None)
    body.canvas.repaint()
    body.canvas.sheet.finish()
    return body


def pixels(image: QImage) -> NDArray[np.float64]:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(plain.constBits(), dtype=np.uint8)
    rows = flat.reshape(plain.height(), plain.bytesPerLine())[:, : plain.width() * 4]
    return rows.reshape(plain.height(), plain.width(), 4)[:, :, :3] / 255.0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", list(VIEWS))
def test_the_map_looks_as_it_did(qtbot: QtBot, font: QFont, name: str, dark: bool) -> None:
    panel = MapPanel()
    panel.setFont(font)
    panel.show_features(frozenset(VIEWS[name]))
    body = drawn(qtbot, panel, dark=dark)
    compare_with_stored(body, f"map-{name}-{'dark' if dark else 'light'}.png")


@pytest.mark.parametrize("day", DAYS)
def test_each_map_day_looks_as_it_did(
    qtbot: QtBot, font: QFont, pack_connection: Connection, day: str
) -> None:
    panel = MapPanel()
    panel.setFont(font)
    panel.set_as_of(date.fromisoformat(day))
    panel.show_features(frozenset(VIEWS["donetsk-zone"]))
    body = drawn(qtbot, panel, dark=False, content=stored_content(pack_connection, "en"))
    compare_with_stored(body, f"map-day-{day}.png")


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_roles_of_clause_21_look_as_they_did(
    qtbot: QtBot, font: QFont, pack_connection: Connection, language: str
) -> None:
    clause = page(pack_connection, "us-28/21", date(2025, 11, 23), language).clause
    assert clause is not None
    content = stored_content(pack_connection, language)
    roles = roles_by_feature(content.references, clause.feature_roles)
    assert {roles[f"oblasts:{oblast}"].value for oblast in ("UA-09", "UA-65", "UA-63")} == {
        *("recognise", "freeze", "give_up")
    }
    panel = MapPanel()
    panel.setFont(font)
    panel.show_features(frozenset(clause.features), roles=roles)
    body = drawn(qtbot, panel, dark=False, content=content, language=language)
    body.show_scope(MapScope.NAMED)
    compare_with_stored(body, f"map-roles-{language}.png")


def compare_with_stored(body: MapBody, name: str) -> None:
    """Compare the canvas with a stored picture, or store it."""
    canvas = body.canvas
    canvas.setFixedSize(700, 400)  # the small print below may take one line more elsewhere
    canvas.repaint()
    canvas.sheet.finish()
    image = canvas.grab().toImage()
    file = STORED / name
    if os.environ.get("EXPLORER_STORE_PICTURES"):
        assert image.save(str(file))
        return
    stored = pixels(QImage(str(file)))
    gaps = np.abs(pixels(image) - stored).mean(axis=2)
    assert gaps.mean() < MOST_ON_AVERAGE
    assert (gaps > STRONG).mean() < MOST_STRONG


def test_map_days_can_be_told_apart() -> None:
    """The line moves by a few pixels: a picture of another day is not taken for the right one."""
    first, last = (pixels(QImage(str(STORED / f"map-day-{d}.png"))) for d in (DAYS[0], DAYS[-1]))
    assert np.abs(first - last).mean() > MOST_ON_AVERAGE


def test_a_picture_of_something_else_is_told_apart() -> None:
    one, other = (pixels(QImage(str(STORED / f"map-{n}-light.png"))) for n in ("crimea", "poland"))
    assert np.abs(one - other).mean() > MOST_ON_AVERAGE


def test_screen_and_paper_have_equal_scenes_for_the_same_options(qtbot: QtBot) -> None:
    panel = MapPanel()
    body = drawn(qtbot, panel, dark=False)
    body.set_layer_shown("wall", False)
    body.set_layer_shown("raions", True)
    made = local_layer_shapes.borders(5000)
    local = local_layer(local_layer_shapes.entry(made), made)
    body.set_local((local,))
    options = SceneOptions(frozenset({"raions"}), frozenset({"wall"}))
    paper = build_scene(map_content(), options, (local,))
    seen = body.scene
    assert [(one.key, one.z, one.shown, one.style) for one in seen.layers] == [
        (one.key, one.z, one.shown, one.style) for one in paper.layers
    ]
    for screen_layer, paper_layer in zip(seen.drawn, paper.drawn, strict=True):
        for one, other in zip(screen_layer.shapes, paper_layer.shapes, strict=True):
            assert (one.reference, one.style, one.box) == (other.reference, other.style, other.box)
            assert all(map(np.array_equal, one.parts, other.parts))
        assert screen_layer.local is paper_layer.local
    assert [n.text for n in seen.labels] == [n.text for n in paper.labels]
    assert [n.text for n in shown_labels(seen)] == [n.text for n in shown_labels(paper)]
