"""A layer of the user's own on the map panel, as its user meets it."""

import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import project
from explorer.cartography.local_layer.level_of_detail import local_layer
from explorer.cartography.local_layer.model import LocalLayer, PartKind
from explorer.cartography.scene.style import load_map_theme
from explorer.ui.features.map.panel import MapPanel
from explorer.ui.features.map.view import MapBody
from tests import local_layer_shapes
from tests.cartography.loader import map_content

MakePanel = Callable[..., tuple[MapPanel, MapBody]]
LAKE, ROAD, POST = 1, 2, 3


def survey(key: str = "a1", colour: int = 0) -> LocalLayer:
    """Return a ring west of the zone, a line and a point, the ring and the point with names."""
    made = local_layer_shapes.geometry(
        [
            [(PartKind.RING, local_layer_shapes.ring(300, (36.3, 48.6), 0.25))],
            [(PartKind.LINE, np.array([(35.9, 48.0), (36.9, 48.05)]))],
            [(PartKind.POINT, np.array([(36.3, 48.2)]))],
        ],
        ["Search area", "", "Post <7>"],
    )
    return local_layer(local_layer_shapes.entry(made, key, colour=colour), made)


@pytest.fixture
def shown(qtbot: QtBot) -> MakePanel:
    kept: list[MapPanel] = []

    def make(*layers: LocalLayer, dark: bool = False) -> tuple[MapPanel, MapBody]:
        panel = MapPanel()
        qtbot.addWidget(panel)
        kept.append(panel)
        panel.resize(800, 500)
        panel.set_theme(dark)
        panel.show_features(frozenset(["donetsk-withdrawal-zone"]))
        panel.set_local(layers)
        panel.set_content(map_content())
        panel.show()
        qtbot.waitExposed(panel)
        body = panel.body
        assert body is not None
        qtbot.waitUntil(lambda: body.canvas.sheet.last_view is not None)
        finish(body)
        return panel, body

    return make


def finish(body: MapBody) -> None:
    body.canvas.viewport().repaint()
    body.canvas.sheet.finish()
    body.canvas.viewport().repaint()


def picture(body: MapBody) -> NDArray[np.int64]:
    image = body.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8)
    return rows.reshape(image.height(), image.width(), 4)[:, :, 2::-1].astype(np.int64)


def amount(body: MapBody, style: str = "own_1", *, theme: str = "light") -> int:
    """How many pixels have the very colour of a layer's lines."""
    colour = QColor(load_map_theme(theme).styles[style].line)
    wanted = np.array((colour.red(), colour.green(), colour.blue()))
    return int((np.abs(picture(body) - wanted).max(axis=2) < 12).sum())


def spot(body: MapBody, longitude: float, latitude: float) -> QPoint:
    x, y = project(np.array([(longitude, latitude)]))[0].tolist()
    view = body.canvas.view()
    return QPointF((x - view.x0) * view.scale, (view.y1 - y) * view.scale).toPoint()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_own_layer_is_seen_in_its_own_colour(shown: MakePanel, dark: bool) -> None:
    theme = "dark" if dark else "light"
    panel, body = shown(dark=dark)
    assert amount(body, theme=theme) < 30
    panel.set_local((survey(),))
    finish(body)
    assert amount(body, theme=theme) > 300
    panel.set_local(())
    finish(body)
    assert amount(body, theme=theme) < 30


def test_without_own_layers_nothing_that_draws_them_is_loaded() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from explorer.ui.features.map.panel import MapPanel; panel = MapPanel();"
        "from tests.cartography.loader import map_content; panel.set_content(map_content());"
        "panel.show(); panel.grab(); panel.body.canvas.sheet.finish(); panel.select_feature('x:1');"
        "late = ('own_levels', 'own_hit', 'own_names', 'own_strokes', 'own_lifted', 'own_svg');"
        "assert not [m for m in sys.modules if m.rpartition('.')[2] in late]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_each_of_six_layers_has_its_colour(shown: MakePanel) -> None:
    _, body = shown(*(survey(f"k{n}", n) for n in range(6)))
    assert [layer.style for layer in body.scene.local] == [f"own_{n}" for n in range(1, 7)]
    # They lie over each other here; the last is on top.
    assert amount(body, "own_6") > 300


def test_the_zone_below_an_own_area_can_still_be_read(shown: MakePanel) -> None:
    _, body = shown()
    bare = picture(body)
    over = local_layer_shapes.geometry(
        [[(PartKind.RING, local_layer_shapes.ring(300, (37.4, 48.7), 0.5))]]
    )
    body.set_local((local_layer(local_layer_shapes.entry(over), over),))
    finish(body)
    covered = picture(body)
    middle = spot(body, 37.4, 48.7)
    cut = np.s_[middle.y() - 40 : middle.y() + 40, middle.x() - 40 : middle.x() + 40]
    # The zone's hatch and the towns keep their contrast under the wash.
    assert covered[cut].std() > 0.6 * bare[cut].std()


def test_the_legend_names_the_layer_and_switches_it(qtbot: QtBot, shown: MakePanel) -> None:
    panel, body = shown(survey())
    box = body.legend_box.boxes["own:a1"]
    assert box.text() == "Survey"
    for said in ("local, not from the pack", "survey.geojson", "Read on 3 Feb 2026"):
        assert said in box.toolTip()
        assert said in box.accessibleDescription()
    with qtbot.waitSignal(panel.local_layer_toggled) as toggled:
        box.click()
    assert toggled.args == ["a1", False]
    finish(body)
    assert amount(body) < 30
    with qtbot.waitSignal(panel.local_layer_toggled):
        body.legend_box.boxes["own:a1"].click()
    finish(body)
    assert amount(body) > 300


def test_switching_the_packs_layers_leaves_own_layers_as_they_are(shown: MakePanel) -> None:
    panel, body = shown(survey())
    panel.body.set_layer_shown("own:a1", False)  # type: ignore[union-attr]
    body.set_layer_shown("wall", False)
    panel.set_content(map_content())
    layer = next(one for one in body.scene.layers if one.key == "own:a1")
    assert not layer.shown


def test_a_pointer_at_rest_is_told_what_it_is_and_that_it_is_local(
    monkeypatch: pytest.MonkeyPatch, shown: MakePanel
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_: told.append(text))
    _, body = shown(survey())
    for longitude, latitude in ((36.2, 48.6), (36.4, 48.025), (36.3, 48.2)):
        x, y = project(np.array([(longitude, latitude)]))[0].tolist()
        body.canvas.explanation_requested.emit(x, y, QPoint())
    assert [text.split("</b>")[0] for text in told] == [
        "<qt><b>Search area",
        "<qt><b>Feature 2 of survey.geojson",
        "<qt><b>Post &lt;7&gt;",
    ]
    assert all("local, not from the pack" in text and "survey.geojson" in text for text in told)


def test_a_click_chooses_an_own_feature_and_lifts_it_out(qtbot: QtBot, shown: MakePanel) -> None:
    panel, body = shown(survey())
    plain = amount(body, "highlight")
    with qtbot.waitSignal(panel.feature_chosen) as chosen:
        qtbot.mouseClick(
            body.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot(body, 36.2, 48.6)
        )
    assert chosen.args == ["own:a1:1"]
    finish(body)
    assert amount(body, "highlight") > plain + 100
    assert "own:a1:1" in body.marked.every
    assert "Search area" in body.canvas.accessibleDescription()


@pytest.mark.parametrize("feature", [LAKE, ROAD, POST])
def test_an_own_feature_is_marked_wherever_it_is_chosen_from(
    shown: MakePanel, feature: int
) -> None:
    panel, body = shown(survey())
    finish(body)
    plain = picture(body)
    panel.select_feature(f"own:a1:{feature}")
    finish(body)
    assert (np.abs(picture(body) - plain).max(axis=2) > 40).sum() > 40


def test_tab_walks_through_own_features_in_sight(shown: MakePanel) -> None:
    _, body = shown(survey())
    said = []
    body.canvas.setFocus()
    while body.canvas.can_step[1]:
        body.canvas.stepped.emit(1)
        finish(body)
        said.append(body.canvas.accessibleDescription())
    assert said[-1].startswith("Post <7>")
    assert said[-2].startswith("Feature 2 of survey.geojson")
    body.canvas.entered.emit()
    assert body.marked.every >= {"own:a1:3"}


def test_nothing_vanishes_when_zooming_out(shown: MakePanel) -> None:
    specks = [
        [(PartKind.RING, local_layer_shapes.ring(60, (33 + n / 3, 49.5), 0.0005))]
        for n in range(12)
    ]
    made = local_layer_shapes.geometry(specks)
    _, body = shown(local_layer(local_layer_shapes.entry(made), made))
    for width in (1400, 500, 150):
        x, y = project(np.array([(34.8, 49.5)]))[0].tolist()
        body.canvas.show_extent(Box(x - width / 2, y - width / 3, x + width / 2, y + width / 3))
        finish(body)
        sight = body.canvas.extent()
        inside = [s for s in project(made.points[::60]).tolist() if sight.holds(*s)]
        assert amount(body) >= 2 * len(inside)


def test_a_million_points_never_leave_the_map_blank(qtbot: QtBot, shown: MakePanel) -> None:
    made = local_layer_shapes.borders(1_000_000)
    panel, body = shown()
    panel.set_local((local_layer(local_layer_shapes.entry(made), made),))
    for _ in range(3):  # the first frames, before there was time to paint the layer
        body.canvas.viewport().repaint()
        assert len(np.unique(picture(body).reshape(-1, 3), axis=0)) > 200
    finish(body)
    seen = amount(body)
    assert seen > 300
    for factor in (0.5, 0.5, 3.0, 1.7):
        body.canvas.zoom(factor)
        body.canvas.viewport().repaint()
        # What was painted before stands in, stretched: the colour is mixed but there.
        frame = picture(body)
        assert len(np.unique(frame.reshape(-1, 3), axis=0)) > 200
        QTest.qWait(20)
    finish(body)
    assert amount(body) > 300


def test_the_map_shows_the_ground_of_a_layer_on_demand(shown: MakePanel) -> None:
    layer = survey()
    panel, body = shown(layer)
    panel.show_ground(layer.box)
    sight = body.canvas.extent()
    assert sight.holds(layer.box.x0, layer.box.y0)
    assert sight.holds(layer.box.x1, layer.box.y1)
    empty = local_layer_shapes.geometry([])
    panel.show_ground(local_layer(local_layer_shapes.entry(empty), empty).box)
    assert body.canvas.extent() == sight
