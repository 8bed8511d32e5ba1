"""The dialog that compares two map days."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from explorer.domain.content.features import MapContent
from explorer.ui.features.map_change.dialog import MapChangeDialog
from explorer.ui.printing.preview import PreviewDialog
from tests.ui.conftest import WAIT_MS, Opened


@pytest.fixture
def dialog(qtbot: QtBot, opened: Opened) -> Iterator[MapChangeDialog]:
    """Return the dialog on two given days, with its drawing."""
    opened.window.actions_by_id["compare_map_days"].trigger()
    shown = opened.controllers.map_change.dialog
    assert shown is not None
    choose(qtbot, shown, "2025-11-23", "2026-02-28")
    yield shown
    opened.controllers.map_change.dialog and shown.close()


def choose(qtbot: QtBot, dialog: MapChangeDialog, first: str, second: str) -> None:
    dialog.choose_days(first, second)
    dialog.days_chosen.emit()
    qtbot.waitUntil(
        lambda: (
            dialog.change is not None
            and (dialog.change.before.as_of, dialog.change.after.as_of) == (first, second)
            and not dialog.picture.image.isNull()
        ),
        timeout=WAIT_MS,
    )


def rows(table: QTableWidget) -> list[list[str]]:
    return [
        [
            item.text() if (item := table.item(row, column)) is not None else ""
            for column in range(table.columnCount())
        ]
        for row in range(table.rowCount())
    ]


def press(qtbot: QtBot, dialog: MapChangeDialog, text: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if text in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_map_day_shown_is_compared_with_the_day_before(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["compare_map_days"].trigger()
    dialog = opened.controllers.map_change.dialog
    assert dialog is not None
    assert dialog.days == ("2026-02-28", "2026-06-30")
    qtbot.waitUntil(lambda: dialog.change is not None, timeout=WAIT_MS)
    dialog.close()
    assert opened.controllers.map_change.dialog is None


def test_areas_places_and_cautions_are_shown(dialog: MapChangeDialog) -> None:
    areas = rows(dialog.areas)
    assert areas[0] == ["Donetsk Oblast", "635", "52", "+583"]
    assert areas[-1][0] == "Total"
    assert ["Huliaipole", "Zaporizhzhia Oblast", "Ukraine → Russia"] in rows(dialog.places)
    assert "5,909 km² before, 5,327 km² after (−582)" in dialog.summary.text()
    assert "about 4 km" in dialog.cautions.text()
    assert "Pieces under 1 km² are left out" in dialog.cautions.text()
    assert "What changed on the map" in dialog.picture.accessibleName()


def test_equal_days_are_not_compared(qtbot: QtBot, dialog: MapChangeDialog) -> None:
    dialog.choose_days("2025-11-23", "2025-11-23")
    dialog.days_chosen.emit()
    assert dialog.summary.text() == "Choose two different map days."
    assert dialog.areas.rowCount() == dialog.places.rowCount() == 0
    exporting = [b for b in dialog.findChildren(QPushButton) if "xport" in b.text()]
    assert not exporting[0].isEnabled()
    choose(qtbot, dialog, "2025-10-01", "2025-11-23")
    assert exporting[0].isEnabled()


def test_days_chosen_in_the_other_order_are_compared_in_time(
    qtbot: QtBot, dialog: MapChangeDialog
) -> None:
    dialog.choose_days("2026-08-22", "2026-02-28")
    dialog.days_chosen.emit()
    qtbot.waitUntil(
        lambda: dialog.change is not None and dialog.change.after.as_of == "2026-08-22",
        timeout=WAIT_MS,
    )
    assert dialog.change is not None
    assert dialog.change.before.as_of == "2026-02-28"


def test_the_picture_follows_the_size_of_the_dialog(qtbot: QtBot, dialog: MapChangeDialog) -> None:
    dialog.resize(900, 560)
    qtbot.waitUntil(
        lambda: dialog.picture.image.width() == dialog.picture.pixels.width(), timeout=WAIT_MS
    )


def test_copy_puts_text_and_picture_on_the_clipboard(qtbot: QtBot, dialog: MapChangeDialog) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    press(qtbot, dialog, "Copy")
    qtbot.waitUntil(
        lambda: bool(clipboard.text()) and not clipboard.image().isNull(), timeout=WAIT_MS
    )
    assert "Donetsk Oblast\t635\t52\t+583" in clipboard.text()
    assert clipboard.image().width() == 1400


@pytest.mark.parametrize("ending", [".pdf", ".svg", ".png", ".geojson"])
def test_export_writes_each_format(
    qtbot: QtBot,
    dialog: MapChangeDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    target = tmp_path / f"change{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, dialog, "xport")
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    start = {".pdf": b"%PDF", ".svg": b"<svg", ".png": b"\x89PNG", ".geojson": b"{"}[ending]
    assert target.read_bytes().startswith(start)
    if ending == ".geojson":
        features = json.loads(target.read_text(encoding="utf-8"))["features"]
        assert {f["properties"]["day_to"] for f in features} == {"2026-02-28"}


def test_print_previews_the_drawing_and_the_table(
    qtbot: QtBot, opened: Opened, dialog: MapChangeDialog
) -> None:
    press(qtbot, dialog, "Print")
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(PreviewDialog)), timeout=WAIT_MS)
    preview = opened.window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: preview.view.page_count == 2, timeout=WAIT_MS)
    preview.reject()


def test_everything_has_a_name_and_is_reached_by_tab(qtbot: QtBot, dialog: MapChangeDialog) -> None:
    dialog.first.setFocus()
    reached = set()
    for _ in range(20):
        focused = dialog.focusWidget()
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {dialog.first, dialog.second, dialog.picture, dialog.areas, dialog.places} <= reached
    for widget in (*dialog.findChildren(QComboBox), dialog.picture, dialog.areas, dialog.places):
        assert widget.accessibleName()
    buttons = [b for b in dialog.findChildren(QPushButton) if b.isVisible()]
    assert set(buttons) <= reached


def test_a_pack_with_fewer_than_two_map_days_has_nothing_to_compare(opened: Opened) -> None:
    action = opened.window.actions_by_id["compare_map_days"]
    assert action.isEnabled()
    empty = MapContent(features=(), shapes={}, references={})
    opened.browsing.map_loaded.emit(empty)
    assert not action.isEnabled()
