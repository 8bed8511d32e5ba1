"""The map panel as its reader meets it."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.cartography.geometry.geodesic import distance_km
from explorer.cartography.geometry.projection import unproject
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.saved_view import view_extent
from explorer.domain.content.features import FeatureMention
from explorer.ui.features.map.caption import Caption
from explorer.ui.features.map.panel import MapPanel
from explorer.ui.features.map.view import MapBody
from tests.cartography.loader import map_content

MakePanel = Callable[..., tuple[MapPanel, MapBody]]


@pytest.fixture
def shown(qtbot: QtBot) -> MakePanel:
    kept: list[MapPanel] = []  # pytest-qt holds widgets weakly

    def make(*references: str) -> tuple[MapPanel, MapBody]:
        panel = MapPanel()
        qtbot.addWidget(panel)
        kept.append(panel)
        panel.resize(700, 450)
        panel.show_features(frozenset(references))
        panel.set_content(map_content())
        panel.show()
        qtbot.waitExposed(panel)
        assert panel.body is not None
        settle(qtbot, panel.body)
        return panel, panel.body

    return make


def settle(qtbot: QtBot, body: MapBody) -> None:
    qtbot.waitUntil(lambda: body.canvas.sheet.last_view is not None)
    body.canvas.viewport().repaint()  # so that it is the last view that is finished
    body.canvas.sheet.finish()
    body.canvas.viewport().repaint()


def spot_of(body: MapBody, shape: StyledShape, dx: float = 0, dy: float = 0) -> QPoint:
    x, y = shape.box.centre
    view = body.canvas.view()
    return QPointF((x - view.x0) * view.scale + dx, (view.y1 - y) * view.scale + dy).toPoint()


def click(
    qtbot: QtBot,
    body: MapBody,
    at: QPoint,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.mouseClick(body.canvas.viewport(), Qt.MouseButton.LeftButton, held, pos=at)


def test_making_a_panel_loads_neither_pyqtgraph_nor_numpy() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from explorer.ui.features.map.panel import MapPanel; MapPanel();"
        "assert not {'pyqtgraph', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_click_on_a_town_chooses_it(qtbot: QtBot, shown: MakePanel) -> None:
    panel, body = shown("donetsk-withdrawal-zone")
    town = body.scene.shapes["places:gn-704508"]
    with qtbot.waitSignal(panel.feature_chosen) as chosen:
        click(qtbot, body, spot_of(body, town))
    assert chosen.args == ["places:gn-704508"]


def test_a_second_click_on_the_spot_chooses_what_lies_beneath(
    qtbot: QtBot, shown: MakePanel
) -> None:
    panel, body = shown("donetsk-withdrawal-zone")
    chosen: list[str] = []
    panel.feature_chosen.connect(chosen.append)
    at = spot_of(body, body.scene.shapes["places:gn-704508"])
    click(qtbot, body, at)
    click(qtbot, body, at)
    click(qtbot, body, at)
    belt, zone = "fortress_belt:fortress-belt", "withdrawal_zone:zone"
    assert chosen == ["places:gn-704508", belt, zone]


def test_dragging_pans_and_chooses_nothing(qtbot: QtBot, shown: MakePanel) -> None:
    panel, body = shown()
    before = body.canvas.extent()
    viewport = body.canvas.viewport()
    with qtbot.assertNotEmitted(panel.feature_chosen, wait=50):
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        for step in range(1, 9):
            qtbot.mouseMove(viewport, QPoint(200 - 10 * step, 200))
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(120, 200))
    assert body.canvas.extent().width == pytest.approx(before.width)


def test_the_keyboard_walks_chooses_and_leaves(qtbot: QtBot, shown: MakePanel) -> None:
    panel, body = shown("donetsk-withdrawal-zone")
    body.canvas.setFocus()
    qtbot.keyClick(body.canvas, Qt.Key.Key_Tab)
    assert "withdrawal zone" in body.canvas.accessibleDescription()
    with qtbot.waitSignal(panel.feature_chosen) as chosen:
        qtbot.keyClick(body.canvas, Qt.Key.Key_Return)
    assert chosen.args == ["withdrawal_zone:zone"]
    qtbot.keyClick(body.canvas, Qt.Key.Key_Tab)
    assert "withdrawal zone" not in body.canvas.accessibleDescription()
    qtbot.keyClick(body.canvas, Qt.Key.Key_Backtab)
    assert "withdrawal zone" in body.canvas.accessibleDescription()


def test_tab_comes_to_an_end(qtbot: QtBot, shown: MakePanel) -> None:
    _, body = shown("znpp")
    body.canvas.setFocus()
    for _ in range(300):
        qtbot.keyClick(body.canvas, Qt.Key.Key_Tab)
        if not body.canvas.can_step[1]:
            break
    assert not body.canvas.can_step[1]


def test_arrows_plus_minus_and_home(qtbot: QtBot, shown: MakePanel) -> None:
    _, body = shown("crimea")
    start = body.canvas.extent()
    qtbot.keyClick(body.canvas, Qt.Key.Key_Right)
    assert body.canvas.extent().x0 > start.x0
    qtbot.keyClick(body.canvas, Qt.Key.Key_Plus)
    assert body.canvas.extent().width < start.width * 0.8
    qtbot.keyClick(body.canvas, Qt.Key.Key_Minus)
    qtbot.keyClick(body.canvas, Qt.Key.Key_Home)
    assert body.canvas.extent().x0 == pytest.approx(start.x0, abs=0.5)


def test_the_legend_switches_a_layer_off_and_on(qtbot: QtBot, shown: MakePanel) -> None:
    _, body = shown()
    box = body.legend_box.boxes["wall"]
    before = picture(body)
    box.click()
    settle(qtbot, body)
    assert "wall" not in {layer.key for layer in body.scene.drawn}
    assert picture(body) != before
    box.click()
    settle(qtbot, body)
    assert picture(body) == before


def picture(body: MapBody) -> QImage:
    return body.canvas.grab().toImage()


def test_folding_the_legend_gives_the_map_its_room(qtbot: QtBot, shown: MakePanel) -> None:
    _, body = shown("crimea")
    assert not body.legend_box.is_open  # it would cover too much of a map of this size
    body.legend_box.set_open(True)
    settle(qtbot, body)
    before = body.canvas.view().scale
    body.legend_box.set_open(False)
    settle(qtbot, body)
    assert body.canvas.view().scale > before
    assert body.legend_box.height() < 60


def test_off_map_references_are_told_below_the_map(shown: MakePanel) -> None:
    panel, body = shown("moscow", "znpp")
    assert "Moscow" in body.small_print
    panel.show_features(frozenset({"znpp"}))
    assert "Moscow" not in body.small_print
    assert "© Мінрегіон" in body.small_print


def test_the_map_speaks_ukrainian(shown: MakePanel) -> None:
    panel, body = shown()
    panel.set_content(map_content("uk"), "uk")
    assert body.legend_box.boxes["contact"].text() == "Лінія зіткнення"
    assert "Карта станом на 23 листопада 2025 р." in body.small_print


def test_a_map_later_than_the_chosen_day_says_so_in_each_language(shown: MakePanel) -> None:
    panel, body = shown()
    panel.set_as_of(date(2025, 11, 23))
    assert not body.warning
    assert "Map as of 23 Nov 2025." in body.small_print
    panel.set_as_of(date(2025, 11, 20))
    label = body.findChild(Caption).warning  # type: ignore[union-attr]
    assert label.isVisible()
    assert "Map as of 23 Nov 2025, which is later than your date 20 Nov 2025" in label.text()
    panel.set_content(map_content("uk"), "uk")
    assert "Карта станом на 23 листопада 2025 р. – пізніше за вашу дату" in label.text()
    panel.set_as_of(date(2026, 2, 28))
    assert not label.isVisible()
    assert "новішої немає; ви дивитеся на 28 лютого 2026 р." in body.small_print


def test_dark_and_light_differ_and_come_back(qtbot: QtBot, shown: MakePanel) -> None:
    panel, body = shown()
    light = picture(body)
    panel.set_theme(True)
    settle(qtbot, body)
    assert picture(body) != light
    panel.set_theme(False)
    settle(qtbot, body)
    assert picture(body) == light


def test_a_spit_on_the_map_of_a_whole_sea_is_ringed(qtbot: QtBot, shown: MakePanel) -> None:
    _, body = shown("dnipro", "black-sea")
    spit = "held_areas:UA-48-held-russia"
    body.set_layer_shown("places", False)  # names may lie over it
    settle(qtbot, body)
    before = picture(body)
    body.canvas.sheet.highlight_features(body.marked.every | {spit})
    settle(qtbot, body)
    after = picture(body)
    at = spot_of(body, body.scene.shapes[spit])
    around = [(x, y) for x in range(-12, 13) for y in range(-12, 13)]
    changed = [
        (x, y)
        for x, y in around
        if before.pixel(at.x() + x, at.y() + y) != after.pixel(at.x() + x, at.y() + y)
    ]
    assert max(x for x, _ in changed) >= 9
    assert min(x for x, _ in changed) <= -9
    assert max(y for _, y in changed) >= 9
    assert min(y for _, y in changed) <= -9


def test_panning_back_shows_the_very_same_picture(qtbot: QtBot, shown: MakePanel) -> None:
    _, body = shown("donetsk-withdrawal-zone")
    before = picture(body)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        for _ in range(6):
            qtbot.keyClick(body.canvas, key)
        settle(qtbot, body)
    after = picture(body)
    different = sum(
        before.pixel(x, y) != after.pixel(x, y)
        for x in range(5, before.width() - 5, 5)
        for y in range(5, before.height() - 5, 5)
    )
    assert different < 0.01 * before.width() * before.height() / 25


def test_what_the_pointer_rests_on_is_explained_as_text(shown: MakePanel) -> None:
    from explorer.i18n.message_catalog import load_words
    from explorer.ui.features.map.feature_info import tooltip

    _, body = shown()
    feature = body.scene.features["places:gn-703656"]
    told = tooltip([feature], load_words("en"))
    for words in ("Kupiansk", "Held by: contested", "denied by Ukraine", "Source:"):
        assert words in told


def test_a_towns_distance_from_the_line_of_contact_is_told_with_its_accuracy(
    qtbot: QtBot, shown: MakePanel
) -> None:
    _, body = shown("donetsk-withdrawal-zone")
    body.select_feature("places:gn-704508")
    told = body.canvas.accessibleDescription()
    assert "20 km from the line of contact as drawn (schematic, accuracy about 4 km)" in told
    body.select_feature("places:gn-690841")
    assert "within its accuracy of about 4 km" in body.canvas.accessibleDescription()
    body.select_feature("places:gn-501175")
    assert "line of contact" not in body.canvas.accessibleDescription()


def test_measuring_gives_length_then_area_and_escape_ends_it(
    qtbot: QtBot, shown: MakePanel
) -> None:
    panel, body = shown()
    body.measure_button.click()
    furniture = body.canvas.sheet.furniture
    assert furniture is not None
    corners = [QPoint(60, 120), QPoint(160, 120), QPoint(160, 220)]
    with qtbot.assertNotEmitted(panel.feature_chosen):
        for corner in corners[:2]:
            click(qtbot, body, corner, Qt.KeyboardModifier.ShiftModifier)
        scale = body.canvas.view().scale
        length = float(furniture.readout.removeprefix("Measured: ").removesuffix(" km"))
        assert length == pytest.approx(100 / scale, rel=0.01)
        click(qtbot, body, corners[2], Qt.KeyboardModifier.ControlModifier)
        click(qtbot, body, corners[0])
    area = float(furniture.readout.split(" km²")[0].removeprefix("Measured: ").replace(",", ""))
    assert area == pytest.approx(5000 / scale**2, rel=0.01)
    assert body.canvas.hasFocus()
    qtbot.keyClick(body.canvas, Qt.Key.Key_Escape)
    assert not body.measure_button.isChecked()
    assert not furniture.readout


def measured_km(body: MapBody) -> float:
    furniture = body.canvas.sheet.furniture
    assert furniture is not None
    return float(furniture.readout.removeprefix("Measured: ").removesuffix(" km"))


def test_measured_spots_snap_to_towns_unless_shift_or_ctrl_is_held(
    qtbot: QtBot, shown: MakePanel
) -> None:
    _, body = shown("donetsk-withdrawal-zone")
    towns = [body.scene.shapes[f"places:{name}"] for name in ("gn-704508", "gn-690841")]
    body.select_feature("places:gn-690841")
    lonlat = unproject(np.array([town.parts[0][0] for town in towns]))
    between = distance_km(*lonlat)
    scale = body.canvas.view().scale
    body.measure_button.click()
    furniture = body.canvas.sheet.furniture
    assert furniture is not None
    assert "Shift" in furniture.readout
    click(qtbot, body, spot_of(body, towns[0], dx=5))
    click(qtbot, body, spot_of(body, towns[1], dx=-4, dy=3))
    assert measured_km(body) == pytest.approx(between, abs=0.06)
    body.measure_button.click()
    body.measure_button.click()
    click(qtbot, body, spot_of(body, towns[0], dx=-8), Qt.KeyboardModifier.ShiftModifier)
    click(qtbot, body, spot_of(body, towns[0], dx=8), Qt.KeyboardModifier.ControlModifier)
    assert measured_km(body) == pytest.approx(16 / scale, abs=1.1 / scale)


def point(body: MapBody, at: QPoint, held: Qt.KeyboardModifier) -> QImage:
    """Move the pointer to a spot of the map with keys held; returns what is seen then."""
    viewport, none = body.canvas.viewport(), Qt.MouseButton.NoButton
    place = QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), place, none, none, held)
    QApplication.sendEvent(viewport, event)
    return body.canvas.grab().toImage()


def test_where_a_spot_would_snap_is_marked(shown: MakePanel) -> None:
    _, body = shown("donetsk-withdrawal-zone")
    at = spot_of(body, body.scene.shapes["places:gn-704508"], dx=4)
    ruler = body.canvas.sheet.ruler
    assert ruler is not None
    body.measure_button.click()
    marked = point(body, at, Qt.KeyboardModifier.NoModifier)
    assert ruler.snap is not None
    assert ruler.snap.reference == "places:gn-704508"
    assert point(body, at, Qt.KeyboardModifier.ShiftModifier) != marked
    assert ruler.snap is None


def test_paper_draws_the_very_scene_that_is_seen(qtbot: QtBot, shown: MakePanel) -> None:
    from explorer.i18n.message_catalog import load_words
    from explorer.reports.svg.map import map_svg

    panel, body = shown("donetsk-withdrawal-zone")
    body.legend_box.boxes["wall"].click()
    settle(qtbot, body)
    seen = panel.shown
    assert seen is not None
    scene, extent = seen
    assert scene is body.scene
    svg = map_svg(scene, width_mm=170, height_mm=120, catalog=load_words("en"), extent=extent)
    told = [box.text() for key, box in body.legend_box.boxes.items() if box.isChecked()]
    for title in told:
        # Neither is on this ground.
        assert title in svg or title in ("Zaporizhzhia nuclear plant", "Ports, dams, straits")
    assert "Security wall" not in svg
    assert ">Kramatorsk 147k<" in svg


def test_two_fingers_zoom_around_the_spot_between_them(shown: MakePanel) -> None:
    _, body = shown("donetsk-withdrawal-zone")
    canvas = body.canvas
    at = QPointF(200, 150)
    device = QPointingDevice.primaryPointingDevice()
    before, spot = canvas.extent().width, canvas.kilometres(at)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, device, 2, at, at, at, 0.25, QPointF()
    )
    QApplication.sendEvent(canvas.viewport(), event)
    assert canvas.extent().width == pytest.approx(before / 1.25, rel=0.01)
    assert canvas.kilometres(at) == pytest.approx(spot, abs=0.5)


Fingers = tuple[QPoint, QPoint]


def touch(body: MapBody, *steps: Fingers) -> None:
    """Put two fingers on the map, move them from step to step, and lift them."""
    device = QTest.createTouchDevice()
    viewport = body.canvas.viewport()
    one, other = steps[0]
    QTest.touchEvent(viewport, device).press(0, one, viewport).press(1, other, viewport).commit()
    for one, other in steps[1:]:
        QTest.touchEvent(viewport, device).move(0, one, viewport).move(1, other, viewport).commit()
    one, other = steps[-1]
    QTest.touchEvent(viewport, device).release(0, one, viewport).release(
        1, other, viewport
    ).commit()


def test_fingers_spread_on_a_touch_screen_zoom_just_as_far(qtbot: QtBot, shown: MakePanel) -> None:
    panel, body = shown("donetsk-withdrawal-zone")
    canvas, middle = body.canvas, QPointF(220, 150)
    before, spot = canvas.extent().width, canvas.kilometres(middle)
    # The gesture begins with the first movement, 40 pixels from the middle.
    steps = [(QPoint(220 - d, 150), QPoint(220 + d, 150)) for d in (30, 40, 50, 60, 80)]
    with qtbot.assertNotEmitted(panel.feature_chosen):
        touch(body, *steps)
    assert canvas.extent().width == pytest.approx(before / 2, rel=0.01)
    assert canvas.kilometres(middle) == pytest.approx(spot, abs=0.5)


def test_a_finger_that_stays_while_the_other_moves_chooses_nothing(
    qtbot: QtBot, shown: MakePanel
) -> None:
    panel, body = shown("donetsk-withdrawal-zone")
    at = spot_of(body, body.scene.shapes["places:gn-704508"])
    steps = [(at, at + QPoint(d, 0)) for d in (60, 70, 80, 100)]
    with qtbot.assertNotEmitted(panel.feature_chosen):
        touch(body, *steps)
    click(qtbot, body, spot_of(body, body.scene.shapes["places:gn-704508"]))
    assert "Kramatorsk" in body.canvas.accessibleDescription()


def test_two_fingers_move_the_map_along(shown: MakePanel) -> None:
    _, body = shown("donetsk-withdrawal-zone")
    canvas = body.canvas
    before = canvas.extent()
    scale = canvas.view().scale
    touch(body, *((QPoint(200 + d, 150), QPoint(300 + d, 150)) for d in (0, 10, 30, 50)))
    assert canvas.extent().width == pytest.approx(before.width, rel=0.01)
    assert canvas.extent().x0 == pytest.approx(before.x0 - 40 / scale, abs=1 / scale)


def test_a_view_is_kept_in_degrees_and_found_again(qtbot: QtBot, shown: MakePanel) -> None:
    panel, body = shown("crimea")
    kept = body.view("South")
    assert (kept.longitude, kept.latitude) == pytest.approx((34.0, 45.0), abs=2)
    panel.show_features(frozenset({"poland"}))
    elsewhere = body.canvas.extent()
    panel.show_views((kept,))
    names = [action.text() for action in body.tools.menu.actions()]
    assert "South" in names
    body.tools.menu.actions()[names.index("South")].trigger()
    there = body.canvas.extent()
    assert there.centre != pytest.approx(elsewhere.centre, abs=5)
    assert there.centre == pytest.approx(view_extent(kept).centre, abs=2)
    with qtbot.waitSignal(panel.view_removed) as removed:
        menu = next(a.menu() for a in body.tools.menu.actions() if isinstance(a.menu(), QMenu))
        menu.actions()[0].trigger()
    assert removed.args == ["South"]


def test_the_overview_tells_the_clauses_of_each_feature_and_escape_ends_it(
    qtbot: QtBot, shown: MakePanel
) -> None:
    _, body = shown("crimea")
    naming = FeatureMention("us-28/21", "Territories", ("donetsk-withdrawal-zone",))
    body.start_overview({"withdrawal_zone:zone": (naming,)})
    assert body.tools.overview.isChecked()
    assert "lifted out" in body.small_print
    country = body.scene.shapes["countries:UA"].box
    qtbot.wait(30)
    assert body.canvas.extent().holds(*country[:2])
    assert body.canvas.extent().holds(*country[2:])
    body.select_feature("withdrawal_zone:zone")
    assert "Named in us-28/21: Territories" in body.canvas.accessibleDescription()
    qtbot.keyClick(body.canvas, Qt.Key.Key_Escape)
    assert not body.tools.overview.isChecked()
    assert "lifted out" not in body.small_print
    body.start_overview({"withdrawal_zone:zone": (naming,)})
    body.show_features(frozenset({"crimea"}), fit=True)
    assert not body.tools.overview.isChecked()


def test_the_inset_is_there_for_a_part_of_the_country_and_folds_with_the_legend(
    qtbot: QtBot, shown: MakePanel
) -> None:
    panel, body = shown("donetsk-withdrawal-zone")
    assert body.canvas.sheet.located
    with_inset = picture(body)
    body.canvas.sheet.located = False
    settle(qtbot, body)
    assert picture(body) != with_inset
    panel.resize(400, 260)
    settle(qtbot, body)
    assert not body.canvas.sheet.located
    body.legend_box.set_open(True)
    assert body.canvas.sheet.located


WALL = "security_wall:security-wall"


def outlines(body: MapBody) -> list[str]:
    return [row.text for row in body.legend_box.outlines]


def test_a_click_on_the_wall_chooses_the_wall(qtbot: QtBot, shown: MakePanel) -> None:
    panel, body = shown("donetsk-withdrawal-zone")
    spot = body.scene.shapes[WALL].parts[0][20]
    view = body.canvas.view()
    x, y = view.pixels(spot[None, :])[0].tolist()
    with qtbot.waitSignal(panel.feature_chosen) as chosen:
        click(qtbot, body, QPointF(x, y).toPoint())
    assert chosen.args == [WALL]
    assert panel.marked.chosen == WALL


def test_what_was_chosen_stays_chosen_when_the_clause_arrives(shown: MakePanel) -> None:
    panel, body = shown("donetsk-withdrawal-zone")
    panel.select_feature(WALL)
    panel.show_features(frozenset({"line-of-contact", "security-wall"}), fit=False)
    assert panel.marked.chosen == WALL
    assert "line_of_contact:loc-dnipro" in panel.marked.named
    panel.select_feature("")
    assert panel.marked.chosen == ""
    assert WALL in body.marked.every


def test_the_legend_says_what_the_outlines_mean(shown: MakePanel) -> None:
    panel, body = shown("donetsk-withdrawal-zone")
    assert outlines(body) == ["Named by the clause"]
    high = body.legend_box.height()
    panel.select_feature(WALL)
    assert outlines(body) == ["Named by the clause", "Chosen"]
    assert body.legend_box.height() >= high
    panel.set_content(map_content(), "uk")
    assert outlines(body) == ["Названо в пункті", "Вибрано"]
    naming = FeatureMention("us-28/21", "Territories", ("donetsk-withdrawal-zone",))
    body.start_overview({"withdrawal_zone:zone": (naming,)})
    assert outlines(body)[0] == "Названо в одному з пунктів"
    body.end_overview()
    panel.select_feature("")
    panel.show_features(frozenset())
    assert outlines(body) == []
