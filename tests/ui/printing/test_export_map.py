"""File > Export map: what is written is what was seen."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from explorer.errors import MapFormatError, UserFacingError
from explorer.local_layers.gis_writer import DRIVERS
from explorer.reports.text.image_size import PictureSize
from explorer.system.file_kinds import GEOJSON, GIS, MAPS
from explorer.system.paths import RESOURCES
from explorer.ui.features.map.controller import MapController, _map_file
from explorer.ui.features.map.view import MapBody
from explorer.ui.printing.file_formats import format_names
from explorer.ui.printing.image_size_dialog import PictureSizeDialog
from tests.ui.conftest import WAIT_MS, Opened


def answer(monkeypatch: pytest.MonkeyPatch, target: Path, *, grey: bool = False) -> None:
    """Choose a file, then agree to the size offered."""

    def agree(dialog: PictureSizeDialog) -> int:
        dialog.grey.setChecked(grey)
        return 1

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    monkeypatch.setattr(PictureSizeDialog, "exec", agree)


def body_of(opened: Opened) -> MapBody:
    body = opened.window.map.body
    assert body is not None
    return body


def ground_of(svg: str) -> list[float]:
    found = re.search(r'data-ground="([^"]+)"', svg)
    assert found is not None
    return [float(value) for value in found[1].split()]


def exported(qtbot: QtBot, opened: Opened, target: Path) -> str:
    opened.window.actions_by_id["export_map"].trigger()
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    return target.read_text(encoding="utf-8")


def test_the_ground_seen_is_the_ground_written(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = body_of(opened)
    body.canvas.zoom(1.7)
    body.canvas.box.translateBy(x=31.0, y=-12.0)
    answer(monkeypatch, tmp_path / "map.svg")
    svg = exported(qtbot, opened, tmp_path / "map.svg")
    assert ground_of(svg) == pytest.approx(list(body.canvas.extent()), abs=0.001)
    root = ET.fromstring(svg)  # noqa: S314
    assert root.get("width") == "240.00mm"
    assert any("#0b4fb3" in line for line in svg.splitlines())


def test_what_is_hidden_or_selected_on_the_screen_is_so_on_paper(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = body_of(opened)
    body.set_layer_shown("held_russia", False)
    opened.context.links.feature_requested.emit("places:gn-704508")
    controller = opened.window.map.findChild(MapController)
    assert controller is not None
    paper = controller._snapshot()
    assert paper is not None
    assert paper.scene is body.scene
    assert paper.marked.chosen == "places:gn-704508"
    answer(monkeypatch, tmp_path / "map.svg")
    svg = exported(qtbot, opened, tmp_path / "map.svg")
    assert "Held by Russia" not in svg
    assert "Line of contact" in svg
    assert ">Chosen<" in svg


@pytest.mark.parametrize(
    ("ending", "start"), [(".kml", b"<?xml"), (".gpkg", b"SQLite format 3"), (".fgb", b"fgb")]
)
def test_map_data_are_written_in_every_format_that_the_dialog_offers(
    qtbot: QtBot,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    start: bytes,
) -> None:
    """The chosen format gives a name without an extension its own; no size is asked for."""
    offered: list[str] = []

    def choose(_parent: object, _title: str, _name: str, kinds: str) -> tuple[str, str]:
        offered.extend(kinds.split(";;"))
        return str(tmp_path / "map"), next(kind for kind in offered if f"*{ending})" in kind)

    def refuse(*_all: object, **_named: object) -> None:
        raise AssertionError("map data have no size")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(PictureSizeDialog, "ask", refuse)
    target = tmp_path / f"map{ending}"
    opened.window.actions_by_id["export_map"].trigger()
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert target.read_bytes().startswith(start)
    endings = [".svg", ".png", ".geojson", ".kml", ".gpkg", ".fgb"]
    assert [kind.rpartition("*")[2].rstrip(")") for kind in offered] == endings


def test_a_grey_map_has_no_colour(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "map.svg", grey=True)
    svg = exported(qtbot, opened, tmp_path / "map.svg")
    colours = set(re.findall(r"#[0-9a-f]{6}", svg))
    assert colours
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours), colours


def test_a_picture_is_as_wide_as_asked_and_as_high_as_the_ground(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "map.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    monkeypatch.setattr(
        PictureSizeDialog, "ask", lambda *_all, **_named: PictureSize(100, dpi=100, as_seen=True)
    )
    opened.window.actions_by_id["export_map"].trigger()
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    width, height = np.frombuffer(target.read_bytes()[16:24], dtype=">u4").tolist()
    assert width == 394
    extent = body_of(opened).canvas.extent()
    assert height > 394 * extent.height / extent.width


def test_nothing_is_written_where_the_reader_thinks_better_of_it(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    target = tmp_path / "map.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    monkeypatch.setattr(PictureSizeDialog, "ask", lambda *all_, **_named: asked.append(all_))
    opened.window.actions_by_id["export_map"].trigger()
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    qtbot.wait(50)
    assert not target.exists()


def test_a_format_that_fails_is_explained_in_the_language_of_the_window(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_geojson: str, ending: str) -> bytes:
        raise MapFormatError(ending)

    monkeypatch.setattr("explorer.local_layers.child_process.convert_geojson", fail)
    monkeypatch.setattr("explorer.reports.map_view_export.as_file", lambda *_all: b"{}")
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "translations" / "explorer_uk.qm"))
    qapp.installTranslator(translator)
    try:
        with pytest.raises(UserFacingError, match=r"Карту не вдалося записати у форматі \.kml"):
            _map_file(None, None, ".kml", PictureSize())  # type: ignore[arg-type]
    finally:
        qapp.removeTranslator(translator)


def test_window_and_command_line_write_the_same_formats() -> None:
    assert list(format_names(MAPS)) == list(MAPS)
    assert set(GIS) < set(MAPS)
    assert set(DRIVERS) | {GEOJSON} == set(GIS)
