"""The print preview: those very pages, made elsewhere, saved whole, printed to size."""

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from explorer.reports.blocks import Paper, SheetOptions
from explorer.reports.to_pdf import PrintedPages
from explorer.ui.printing.preview import PreviewDialog
from explorer.ui.printing.printer import fitted, paint_pages, prepare
from tests.reports.printing_made import MADE, job, opened

Make = Callable[[SheetOptions], PrintedPages]
LANGUAGES = {"en": "English", "uk": "Українська"}


@pytest.fixture
def make(pack_connection: Connection) -> Make:
    asked: list[SheetOptions] = []

    def made(options: SheetOptions) -> PrintedPages:
        assert threading.current_thread() is not threading.main_thread()
        asked.append(options)
        return job(pack_connection, ["us-28/9"], options)

    made.asked = asked  # type: ignore[attr-defined]
    return made


@pytest.fixture
def dialog(qtbot: QtBot, make: Make) -> Iterator[PreviewDialog]:
    shown = PreviewDialog(None, make, "US28-9.pdf", SheetOptions(made=MADE), LANGUAGES)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.done(0)


def ready(qtbot: QtBot, dialog: PreviewDialog) -> None:
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)


def test_shows_the_pages_once_they_are_made(qtbot: QtBot, dialog: PreviewDialog) -> None:
    assert dialog.status.text() == "Preparing the pages."
    assert not dialog.print_button.isEnabled()
    ready(qtbot, dialog)
    assert dialog.view.page_count == 2
    assert dialog.status.text() == "Pages: 2."
    picture = dialog.view.grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, dialog.view.fontMetrics().height() + 5)
    assert middle == Qt.GlobalColor.white


def test_choices_make_other_pages_and_only_the_newest_count(
    qtbot: QtBot, dialog: PreviewDialog, make: Make
) -> None:
    dialog.choices.large.setChecked(True)
    dialog.choices.grey.setChecked(True)
    dialog.choices.paper.setCurrentIndex(1)
    dialog.choices.with_map.setChecked(False)
    dialog.choices.language.setCurrentIndex(1)
    qtbot.keyClicks(dialog.choices.marking, "OFFICIAL")
    qtbot.waitUntil(lambda: bool(make.asked) and make.asked[-1].marking == "OFFICIAL")  # type: ignore[attr-defined]
    ready(qtbot, dialog)
    expected = SheetOptions(Paper.LETTER, True, True, "OFFICIAL", False, "uk", MADE)
    assert dialog.options == expected
    assert make.asked[-1] == expected  # type: ignore[attr-defined]
    # Typing is waited for: no page is made for each letter.
    assert sum(1 for asked in make.asked if asked.marking) == 1  # type: ignore[attr-defined]
    assert dialog.view.page_count > 2


def test_closing_waits_for_what_runs(qtbot: QtBot) -> None:
    ended = []

    def slowly(_options: SheetOptions) -> PrintedPages:
        time.sleep(0.2)
        ended.append(True)
        raise RuntimeError("nobody hears of this")

    dialog = PreviewDialog(None, slowly, "x.pdf", SheetOptions(), LANGUAGES)
    qtbot.addWidget(dialog)
    qtbot.wait(50)
    dialog.reject()
    assert ended == [True]
    assert not any(thread.name == "page maker" for thread in threading.enumerate())


def test_saves_the_pdf(
    qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(qtbot, dialog)
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(dialog, "ask_target", lambda: target)
    dialog.save_button.click()
    ready(qtbot, dialog)
    with opened(target.read_bytes()) as pdf:
        assert len(pdf.pages) == 2
    assert dialog.status.text() == f"Saved as {target}."
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_full_disk_is_told_in_one_sentence(
    qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(qtbot, dialog)
    told = []

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(dialog, "ask_target", lambda: tmp_path / "sheet.pdf")
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[-1]))
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert "No space left on device; choose another place or free some space." in told[0]
    assert list(tmp_path.iterdir()) == []
    assert dialog.save_button.isEnabled()


@pytest.mark.parametrize("paper", list(Paper))
def test_prints_page_by_page_to_the_size_of_the_paper(
    qtbot: QtBot, pack_connection: Connection, tmp_path: Path, paper: Paper
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    prepare(printer, paper, "US28-9")
    options = SheetOptions(paper=paper, include_map=False)
    pages = job(pack_connection, ["us-28/21"], options).pictures(60)
    assert paint_pages(printer, pages)
    with opened((tmp_path / "printed.pdf").read_bytes()) as pdf:
        assert len(pdf.pages) == len(pages)
        width = float(pdf.pages[0].MediaBox[2])
        assert width == pytest.approx({"a4": 595, "letter": 612}[paper], abs=1)


def test_other_paper_in_the_printer_fits_without_stretching() -> None:
    image = QImage(2480, 3508, QImage.Format.Format_Grayscale8)
    place = fitted(image, QRectF(0, 0, 2550, 3300))
    assert place.height() == 3300
    assert place.width() / place.height() == pytest.approx(2480 / 3508)
    assert place.center().x() == pytest.approx(1275)


def test_grey_pages_have_no_colour(qtbot: QtBot, pack_connection: Connection) -> None:
    options = SheetOptions(grey=True)
    for page in job(pack_connection, ["us-28/9", "e3/15"], options).pictures(40):
        assert QImage.fromData(page).allGray()


def test_every_field_has_a_name_and_a_place_in_the_order(
    qtbot: QtBot, dialog: PreviewDialog
) -> None:
    ready(qtbot, dialog)
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", str)()
            inner = isinstance(widget, QLineEdit) and widget.parent() is not dialog.choices
            assert named or inner, widget
    mnemonics = [
        button.text().partition("&")[2][:1].lower() for button in dialog.findChildren(QPushButton)
    ]
    assert sorted(mnemonics) == ["c", "p", "s"]


def test_keys_scroll_the_pages(qtbot: QtBot, dialog: PreviewDialog) -> None:
    ready(qtbot, dialog)
    bar = dialog.view.verticalScrollBar()
    qtbot.keyClick(dialog.view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    qtbot.keyClick(dialog.view, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Home)
    assert bar.value() == 0
