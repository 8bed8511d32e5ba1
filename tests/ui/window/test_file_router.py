"""Files of every kind, dropped on the window or on a text field, or named at the start."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from explorer.cli.window_options import opens_window, parse_window_options
from explorer.packs.library.archive_writer import archive_of
from explorer.packs.source.archive_reader import open_pack
from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK
from explorer.ui.features.imports.agreement_wizard import AgreementWizard
from explorer.ui.features.imports.draft_wizard import DraftWizard
from explorer.ui.features.imports.processes_dialog import ProcessesDialog
from explorer.ui.features.library.install_dialog import InstallDialog
from explorer.ui.features.local_layers.import_dialog import LayerReportDialog
from explorer.ui.window import file_router
from explorer.ui.window.file_router import FileRoute, FileRouter
from tests.cases import case_file
from tests.ui.conftest import WAIT_MS, Opened, link_compiled, open_window

NO_KEY = Qt.KeyboardModifier.NoModifier


def dropped(target: QWidget, *files: Path) -> bool:
    """Drag files over a widget and drop them there; return whether they are accepted."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(QPoint(5, 5), *arguments, NO_KEY)
    entering.ignore()
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *arguments, NO_KEY))
    return entering.isAccepted()


def shown(qtbot: QtBot, opened: Opened, kind: type[QDialog], count: int = 1) -> list[QDialog]:
    def visible() -> list[QDialog]:
        return [dialog for dialog in opened.window.findChildren(kind) if dialog.isVisible()]

    qtbot.waitUntil(lambda: len(visible()) == count, timeout=WAIT_MS)
    return visible()


@pytest.mark.parametrize(
    ("case", "name", "kind"),
    [
        ("akn-dropped-on-window", "PLAN.XML", AgreementWizard),
        ("docx-dropped-on-text-field", "Plan.DocX", AgreementWizard),
        ("pax-semicolons", "pax.CSV", ProcessesDialog),
        ("pax-excel-unicode-text", "pax.txt", ProcessesDialog),
        ("kml-utf16", "LAYER.KML", LayerReportDialog),
    ],
)
def test_a_file_of_any_kind_and_case_of_extension_is_opened(
    qtbot: QtBot, opened: Opened, tmp_path: Path, case: str, name: str, kind: type[QDialog]
) -> None:
    file = Path(shutil.copy(case_file(case), tmp_path / name))
    assert dropped(opened.window, file)
    (dialog,) = shown(qtbot, opened, kind)
    dialog.done(QDialog.DialogCode.Rejected)
    copies = opened.startup.places.layers
    qtbot.waitUntil(lambda: not list(copies.glob(".incoming*")), timeout=WAIT_MS)


def test_several_files_are_opened_each_with_its_feature(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    pack = tmp_path / "PLAN.PPACK"
    pack.write_bytes(archive_of(open_pack(BUNDLED_PACK.parent / "good-friday-1998")))
    layers = [case_file("layers-dropped-a"), case_file("names-ocha")]
    copies = [
        Path(shutil.copy(file, tmp_path / f"layer{number}.geojson"))
        for number, file in enumerate(layers)
    ]
    assert dropped(opened.window, copies[0], pack, copies[1])
    (install,) = shown(qtbot, opened, InstallDialog)
    install.reject()
    (first,) = shown(qtbot, opened, LayerReportDialog)
    assert isinstance(first, LayerReportDialog)
    assert first.name.text() == "layer0"
    first.accept()
    qtbot.waitUntil(
        lambda: any(
            isinstance(dialog, LayerReportDialog) and dialog.name.text() == "layer1"
            for dialog in shown(qtbot, opened, LayerReportDialog)
        ),
        timeout=WAIT_MS,
    )
    (second,) = shown(qtbot, opened, LayerReportDialog)
    assert isinstance(second, LayerReportDialog)
    second.columns.setCurrentIndex(second.columns.findData("ADM1_UA"))
    second.accept()
    qtbot.waitUntil(lambda: len(opened.context.desk.desk.layers) == 2, timeout=WAIT_MS)
    body = opened.window.map.body
    assert body is not None

    def drawn_names() -> set[str]:
        layers = [layer.local for layer in body.scene.drawn if layer.local is not None]
        return {name for layer in layers for name in layer.geometry.names}

    qtbot.waitUntil(lambda: "Донецька" in drawn_names(), timeout=WAIT_MS)


def test_what_is_not_opened_is_said_with_what_is(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports: list[str] = []
    router = opened.controllers.files
    monkeypatch.setattr(router, "_report", reports.append)
    assert dropped(opened.window, tmp_path / "photo.png", tmp_path / "Plan.PDF")
    (report,) = reports
    for part in ("“photo.png”", "“Plan.PDF”", "out of the PDF", ".ppack", ".docx", ".geojson"):
        assert part in report
    assert opened.window.findChildren(QMessageBox) == []


@pytest.mark.parametrize("field", ["note", "search"])
def test_a_file_dropped_on_a_text_field_goes_to_the_window(
    qtbot: QtBot, opened: Opened, field: str
) -> None:
    note, search = opened.window.reader.note.edit, opened.window.top_bar.search
    assert dropped(
        note.viewport() if field == "note" else search, case_file("akn-dropped-on-window")
    )
    (wizard,) = shown(qtbot, opened, AgreementWizard)
    assert note.toPlainText() == ""
    assert search.text() == ""
    wizard.done(QDialog.DialogCode.Rejected)


def test_a_file_dropped_on_the_text_of_a_draft_is_read(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["add_draft"].trigger()
    (wizard,) = shown(qtbot, opened, DraftWizard)
    assert isinstance(wizard, DraftWizard)
    field = wizard.text.text
    assert dropped(field.viewport(), case_file("docx-dropped-on-text-field"))
    qtbot.waitUntil(lambda: field.toPlainText() != "", timeout=WAIT_MS)
    assert "file:" not in field.toPlainText()
    field.document().setModified(False)
    assert dropped(field.viewport(), case_file("names-ocha"))
    assert "names" not in field.toPlainText()
    assert ".docx" in wizard.text.notice.text()
    field.clear()
    wizard.done(QDialog.DialogCode.Rejected)


def files_of(words: Sequence[str]) -> tuple[Path, ...]:
    return parse_window_options(list(words)).files


def test_files_named_at_the_start_are_opened(tmp_path: Path) -> None:
    layer, text = tmp_path / "Lage.GeoJSON", tmp_path / "plan two.docx"
    for file in (layer, text):
        file.touch()
    assert opens_window(str(layer))
    assert files_of([str(layer), text.as_uri()]) == (layer, text)
    assert files_of(["/gone/PLAN.PPACK"]) == (Path("/gone/PLAN.PPACK"),)
    assert files_of(["us-28/21"]) == ()
    assert parse_window_options(["us-28/21", str(layer)]).reference == "us-28/21"
    with pytest.raises(SystemExit):
        parse_window_options(["21", "22"])


def test_a_window_that_is_started_with_files_opens_them(
    qtbot: QtBot, tmp_path: Path, compiled_pack: Path
) -> None:
    pack = tmp_path / "PLAN.PPACK"
    pack.write_bytes(archive_of(open_pack(BUNDLED_PACK.parent / "good-friday-1998")))
    files = files_of([str(pack), str(case_file("layer-opened-with"))])
    data = tmp_path / "data"
    link_compiled(compiled_pack, data)
    opened = open_window(qtbot, data, WindowOptions(data_dir=data, pack=BUNDLED_PACK, files=files))
    (install,) = shown(qtbot, opened, InstallDialog)
    install.reject()
    (report,) = shown(qtbot, opened, LayerReportDialog)
    report.reject()
    opened.window.close()


def test_macos_hands_over_what_its_file_manager_opens(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_router.sys, "platform", "darwin")
    window = QWidget()
    qtbot.addWidget(window)
    opened: list[Path] = []
    routes = [FileRoute("packs", (".ppack",), opened.extend)]
    router = FileRouter(window, routes, lambda _sentence: None)
    monkeypatch.undo()
    pack = tmp_path / "agreement.ppack"
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(str(pack))))
    QApplication.instance().removeEventFilter(router)
    assert opened == [pack]
