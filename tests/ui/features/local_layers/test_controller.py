"""A layer of the user's own, from the file to the map and over the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QMessageBox,
    QProgressDialog,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK
from explorer.ui.features.local_layers.import_controller import LayerImportController
from explorer.ui.features.local_layers.import_dialog import LayerReportDialog
from explorer.ui.features.local_layers.layers_dialog import LocalLayersDialog
from tests.cases import case_file
from tests.local_layers.layer_files import SQUARE, collection, feature, point, polygon, written
from tests.ui.conftest import WAIT_MS, Opened, open_window


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(
        tmp_path / "patrols.geojson",
        collection(feature(polygon(SQUARE), name="Sector 1"), feature(None)),
    )


def intake(opened: Opened) -> LayerImportController:
    return opened.controllers.layers.importer


def shown_dialog(qtbot: QtBot, opened: Opened) -> LayerReportDialog:
    def found() -> list[LayerReportDialog]:
        children = opened.window.findChildren(LayerReportDialog)
        return [one for one in children if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT_MS)
    return found()[-1]


def legend_words(opened: Opened) -> str:
    body = opened.window.map.body
    assert body is not None
    return " ".join(
        layer.local.entry.name for layer in body.scene.layers if layer.local is not None
    )


def drawn(opened: Opened) -> list[str]:
    body = opened.window.map.body
    assert body is not None
    return [layer.local.entry.name for layer in body.scene.drawn if layer.local is not None]


def draw(qtbot: QtBot, opened: Opened, file: Path, name: str = "") -> None:
    intake(opened).open_file(file)
    dialog = shown_dialog(qtbot, opened)
    if name:
        dialog.name.setText(name)
    dialog.add_button.click()
    qtbot.waitUntil(lambda: (name or file.stem) in drawn(opened), timeout=WAIT_MS)


def test_a_file_is_looked_through_before_it_is_drawn(
    qtbot: QtBot, opened: Opened, file: Path
) -> None:
    intake(opened).open_file(file)
    dialog = shown_dialog(qtbot, opened)
    assert "areas 1" in dialog.report.text()
    assert "geometry that can be read: 1." in dialog.report.text()
    assert not dialog.latitude_first.isVisible()
    assert drawn(opened) == []
    dialog.reject()
    assert drawn(opened) == []
    assert not list(opened.startup.places.layers.glob("[!.]*"))


def test_a_layer_is_drawn_hidden_renamed_and_there_after_the_next_start(
    qtbot: QtBot, opened: Opened, file: Path, compiled_pack: Path
) -> None:
    draw(qtbot, opened, file, "Patrols")
    body = opened.window.map.body
    assert body is not None
    local = body.scene.local[0]
    assert body.canvas.extent().holds(*local.box.centre)
    opened.window.actions_by_id["own_layers"].trigger()
    listing = opened.window.findChild(LocalLayersDialog)
    assert listing is not None
    listing.table.item(0, 0).setText("Patrol sectors")
    qtbot.waitUntil(lambda: drawn(opened) == ["Patrol sectors"], timeout=WAIT_MS)
    body.set_layer_shown(local.key, shown=False)
    qtbot.waitUntil(
        lambda: listing.table.item(0, 0).checkState() is Qt.CheckState.Unchecked, timeout=WAIT_MS
    )
    assert drawn(opened) == []
    listing.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: drawn(opened) == ["Patrol sectors"], timeout=WAIT_MS)
    listing.close()
    opened.window.close()
    again = open_window(qtbot, opened.startup.places.data, WindowOptions(pack=BUNDLED_PACK))
    try:
        file.unlink()
        qtbot.waitUntil(lambda: drawn(again) == ["Patrol sectors"], timeout=WAIT_MS)
        again.window.actions_by_id["own_layers"].trigger()
        listing = again.window.findChild(LocalLayersDialog)
        assert listing is not None
        listing.remove.click()
        qtbot.waitUntil(lambda: legend_words(again) == "", timeout=WAIT_MS)
        qtbot.waitUntil(
            lambda: not list(again.startup.places.layers.glob("*.npz")), timeout=WAIT_MS
        )
    finally:
        again.window.close()


def test_another_column_is_chosen_in_the_list(qtbot: QtBot, opened: Opened) -> None:
    intake(opened).open_files([case_file("names-ocha")])
    shown_dialog(qtbot, opened).accept()
    qtbot.waitUntil(lambda: len(drawn(opened)) == 1, timeout=WAIT_MS)
    opened.window.actions_by_id["own_layers"].trigger()
    listing = opened.window.findChild(LocalLayersDialog)
    assert listing is not None

    def columns() -> QComboBox:
        choice = listing.table.cellWidget(0, 1)
        assert isinstance(choice, QComboBox)
        return choice

    qtbot.waitUntil(lambda: columns().isEnabled(), timeout=WAIT_MS)
    assert columns().currentText() == "ADM1_EN"
    columns().setCurrentIndex(columns().findText("ADM1_UA"))
    columns().activated.emit(columns().currentIndex())
    body = opened.window.map.body
    assert body is not None

    def names() -> set[str]:
        layers = [layer.local for layer in body.scene.drawn if layer.local is not None]
        return {name for layer in layers for name in layer.geometry.names}

    qtbot.waitUntil(lambda: "Донецька" in names(), timeout=WAIT_MS)
    listing.close()


def test_a_file_dropped_on_the_window_is_taken(qtbot: QtBot, opened: Opened, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(500, 300).toPoint(), *arguments, none)
    QApplication.sendEvent(opened.window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(opened.window, QDropEvent(QPointF(500, 300), *arguments, none))
    assert shown_dialog(qtbot, opened).name.text() == "patrols"


def test_a_broken_file_is_told_in_a_sentence_and_changes_nothing(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    intake(opened).open_file(written(tmp_path / "broken.geojson", '{"type": "Feature"'))
    told: list[str] = []

    def found() -> bool:
        told[:] = [box.text() for box in opened.window.findChildren(QMessageBox)]
        return bool(told)

    qtbot.waitUntil(found, timeout=WAIT_MS)
    assert "broken.geojson: line 1, character" in told[0]
    assert drawn(opened) == []


def test_reading_can_be_cancelled_and_the_window_goes_on(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    many = [feature(polygon(SQUARE), name=f"Parcel {n}") for n in range(60_000)]
    intake(opened).open_file(written(tmp_path / "parcels.geojson", collection(*many)))
    qtbot.waitUntil(
        lambda: any(one.isVisible() for one in opened.window.findChildren(QProgressDialog)),
        timeout=WAIT_MS,
    )
    opened.browsing.select("us-28/6")
    qtbot.waitUntil(lambda: "Limit on the Armed" in opened.reader, timeout=WAIT_MS)
    progress = opened.window.findChildren(QProgressDialog)[-1]
    progress.findChildren(QPushButton)[0].click()
    assert intake(opened).reading is None
    qtbot.wait(200)
    assert drawn(opened) == []
    assert not opened.window.findChildren(LayerReportDialog)


def test_a_file_with_latitude_first_can_be_read_again(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    source = written(tmp_path / "turned.geojson", feature(point(48.5, 37.5)))
    intake(opened).open_file(source)
    dialog = shown_dialog(qtbot, opened)
    assert "The layer is outside this map." in dialog.report.text()
    assert dialog.latitude_first.isVisible()
    dialog.latitude_first.setChecked(True)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    dialog.add_button.click()
    qtbot.waitUntil(lambda: shown_dialog(qtbot, opened) is not dialog, timeout=WAIT_MS)
    again = shown_dialog(qtbot, opened)
    assert "outside this map" not in again.report.text()
    again.add_button.click()
    qtbot.waitUntil(lambda: drawn(opened) == ["turned"], timeout=WAIT_MS)


def test_a_copy_that_was_damaged_is_told(qtbot: QtBot, opened: Opened, file: Path) -> None:
    draw(qtbot, opened, file)
    opened.window.close()
    (copy,) = opened.startup.places.layers.glob("*.npz")
    copy.write_bytes(b"damaged")
    again = open_window(qtbot, opened.startup.places.data, WindowOptions(pack=BUNDLED_PACK))
    try:
        qtbot.waitUntil(lambda: bool(again.window.findChildren(QMessageBox)), timeout=WAIT_MS)
        told = again.window.findChildren(QMessageBox)[0].text()
        assert "remove the layer and open its file again" in told
        assert drawn(again) == []
    finally:
        again.window.close()
