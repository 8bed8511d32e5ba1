"""A click on the map is answered by a card; what each text proposes is shown beside it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.ui.features.map.card.controller import _name_stem
from explorer.ui.features.map.scope_bar import MapScope
from explorer.ui.features.map.view import MapBody
from tests.ui.conftest import WAIT_MS, Opened

ZONE, KRAMATORSK = "withdrawal_zone:zone", "places:gn-704508"


@pytest.fixture
def body(qtbot: QtBot, opened: Opened) -> MapBody:
    """Return the map of the opened window, with the zone's card."""
    body = opened.window.map.body
    assert body is not None
    qtbot.waitUntil(lambda: "Area as drawn" in card_text(body), timeout=WAIT_MS)
    return body


def card_text(body: MapBody) -> str:
    return body.card.view.toPlainText() if body.card.isVisibleTo(body) else ""


def test_the_map_opens_on_the_zone_which_fills_it(body: MapBody, opened: Opened) -> None:
    extent, zone = body.canvas.extent(), body.scene.shapes[ZONE].box
    assert extent.holds(zone.x0, zone.y0)
    assert extent.holds(zone.x1, zone.y1)
    area = body.scene.features[ZONE].area_km2
    assert area is not None
    assert area / (extent.width * extent.height) >= 0.18  # fonts differ between machines
    assert min(zone.width / extent.width, zone.height / extent.height) >= 0.5


def test_the_card_of_the_zone_has_bounds_share_towns_and_figures(body: MapBody) -> None:
    text = card_text(body)
    for part in (
        "5,158 km²",
        "4,540–5,745 km²",
        "19.5% of the oblast (17.2%–21.7%)",
        "us-28/21",
        "Kramatorsk (147,145)",
        "Published figures",
        "19 % held by Ukraine",
    ):
        assert part in text, part


def test_the_card_follows_the_map_day(qtbot: QtBot, body: MapBody, opened: Opened) -> None:
    opened.browsing.choose_day(date(2025, 11, 25))
    qtbot.waitUntil(lambda: "5,909 km²" in card_text(body), timeout=WAIT_MS)
    assert body.scene.as_of == "2025-11-23"
    assert "you look at 25 Nov 2025. Next map: 24 Dec 2025." in body.small_print


def test_a_town_is_selected_and_the_clause_stays(
    qtbot: QtBot, body: MapBody, opened: Opened
) -> None:
    body.feature_chosen.emit(KRAMATORSK)
    qtbot.waitUntil(lambda: "Краматорськ" in card_text(body), timeout=WAIT_MS)
    text = card_text(body)
    assert "Held by: Ukraine" in text
    assert "from the line of contact as drawn" in text
    assert "1 Oct 2025 Ukraine" in text
    viewpoint = opened.browsing.viewpoint
    assert viewpoint is not None
    assert (viewpoint.selection, viewpoint.feature) == ("us-28/21", KRAMATORSK)
    opened.window.actions_by_id["back"].trigger()
    qtbot.waitUntil(lambda: "Area as drawn" in card_text(body), timeout=WAIT_MS)


def test_copying_a_card_takes_its_facts_day_and_source(
    qtbot: QtBot, body: MapBody, opened: Opened
) -> None:
    body.card.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Area as drawn: 5,158 km²" in copied
    assert "Map as of 30 Jun 2026." in copied
    assert "Source: " in copied


def test_a_copied_map_has_the_whole_small_print(qtbot: QtBot, body: MapBody) -> None:
    body.scopes.copy.click()
    picture = QGuiApplication.clipboard().pixmap()
    assert picture.width() >= body.canvas.width()
    assert picture.height() > body.canvas.height() + 2 * body.fontMetrics().height()


def test_a_closed_card_stays_closed_until_a_feature_is_clicked(
    qtbot: QtBot, body: MapBody, opened: Opened
) -> None:
    body.card.close_button.click()
    assert not body.card.isVisibleTo(body)
    opened.browsing.choose_day(date(2025, 12, 30))
    qtbot.waitUntil(lambda: body.scene.as_of == "2025-12-24", timeout=WAIT_MS)
    assert not body.card.isVisibleTo(body)
    body.feature_chosen.emit(ZONE)
    qtbot.waitUntil(lambda: "5,736 km²" in card_text(body), timeout=WAIT_MS)


def test_a_proposal_is_shown_in_words_and_ends_with_the_next_step(
    qtbot: QtBot, body: MapBody, opened: Opened
) -> None:
    qtbot.waitUntil(lambda: bool(body.scopes._menu.actions()), timeout=WAIT_MS)
    titles = [action.text() for action in body.scopes._menu.actions()]
    assert titles[0].startswith("US-drafted 28-point plan")
    for document in ("European (E3)", "20-point framework", "Minsk package", "Istanbul"):
        assert any(title.startswith(document) for title in titles)
    index = next(i for i, title in enumerate(titles) if title.startswith("20-point"))
    body.scopes._menu.actions()[index].trigger()
    qtbot.waitUntil(lambda: "Open this clause" in card_text(body), timeout=WAIT_MS)
    assert "Summary by this project" in card_text(body)
    assert "held_areas:UA-48-held-russia" in body.marked.named
    opened.browsing.choose_day(date(2026, 2, 28))
    qtbot.waitUntil(lambda: "Area as drawn" in card_text(body), timeout=WAIT_MS)
    assert "held_areas:UA-48-held-russia" not in body.marked.named


def test_closing_a_proposal_marks_the_clause_again(
    qtbot: QtBot, body: MapBody, opened: Opened
) -> None:
    qtbot.waitUntil(lambda: bool(body.scopes._menu.actions()), timeout=WAIT_MS)
    named = body.marked.named
    body.scopes._menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: "Open this clause" in card_text(body), timeout=WAIT_MS)
    assert body.marked.named != named
    body.card.close_button.click()
    assert body.marked.named == named


def test_pinning_takes_the_selected_clause_that_names_the_feature(
    qtbot: QtBot, body: MapBody, opened: Opened
) -> None:
    body.card.pin.click()
    qtbot.waitUntil(lambda: "us-28/21" in opened.context.desk.desk.pins, timeout=WAIT_MS)


def test_the_map_in_sight_is_added_to_the_set(qtbot: QtBot, body: MapBody, opened: Opened) -> None:
    body.scopes.add.click()
    qtbot.waitUntil(
        lambda: any(
            item.kind == "map" for items in opened.context.desk.desk.sets for item in items.items
        ),
        timeout=WAIT_MS,
    )


def test_measuring_starts_from_the_feature(qtbot: QtBot, body: MapBody) -> None:
    body.card.measure.click()
    assert body.measure_button.isChecked()
    body.measure_button.setChecked(False)


def test_the_scopes_fit_zone_regions_and_country(qtbot: QtBot, body: MapBody) -> None:
    widths = {}
    for scope in MapScope:
        body.scopes.scope_chosen.emit(scope)
        widths[scope] = body.canvas.extent().width
    assert widths[MapScope.ZONE] < widths[MapScope.NAMED] < widths[MapScope.COUNTRY]


def test_the_context_menu_lists_what_lies_under_the_pointer(
    qtbot: QtBot, body: MapBody, opened: Opened
) -> None:
    x, y = body.scene.shapes[KRAMATORSK].parts[0][0].tolist()
    menu = body.context_menu.menu(x, y)
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Card: Kramatorsk"
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: "Краматорськ" in card_text(body), timeout=WAIT_MS)
    next(a for a in menu.actions() if a.text() == "Copy coordinates").trigger()
    assert QGuiApplication.clipboard().text().startswith("48.7")


def test_full_screen_shows_the_map_alone_and_comes_back(
    qtbot: QtBot, body: MapBody, opened: Opened
) -> None:
    window = opened.window
    size = window.map.font().pointSizeF()
    window.actions_by_id["map_full_screen"].trigger()
    assert window.isFullScreen()
    assert not window.left.isVisible()
    assert not window.stances.isVisible()
    assert window.map.font().pointSizeF() > size
    window.actions_by_id["map_full_screen"].trigger()
    qtbot.waitUntil(lambda: not window.isFullScreen(), timeout=WAIT_MS)
    assert window.left.isVisible()
    assert window.map.font().pointSizeF() == size


def test_labels_move_with_their_places_while_zooming_and_are_placed_at_rest(
    qtbot: QtBot, body: MapBody
) -> None:
    canvas = body.canvas
    canvas.zoom(1.3)
    canvas.viewport().repaint()
    names = canvas.sheet._names
    assert names is not None
    assert not names.may_place
    qtbot.waitUntil(lambda: names.may_place, timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("name", "language", "stem"),
    [
        ("Donetsk Oblast", "en", "Donetsk"),
        ("Autonomous Republic of Crimea", "en", "Crimea"),
        ("Донецька область", "uk", "Донецьк"),
        ("Харківська область", "uk", "Харків"),
        ("Краматорськ", "uk", "Краматорськ"),
        ("Костянтинівка", "uk", "Костянтинівк"),
    ],
)
def test_statements_are_searched_by_the_stem_of_a_name(name: str, language: str, stem: str) -> None:
    assert _name_stem(name, language) == stem


def test_the_card_is_reached_by_the_keyboard(qtbot: QtBot, body: MapBody) -> None:
    body.card.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() in (body.card.view, None)
    assert body.card.view.accessibleName()
    qtbot.keyClick(body.card, Qt.Key.Key_Escape)
    assert not body.card.isVisibleTo(body)
