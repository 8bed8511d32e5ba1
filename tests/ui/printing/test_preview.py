"""The print preview: those very pages, made elsewhere, saved whole, printed to size."""

import errno
import io
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageRanges
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from sqlalchemy import Connection

from explorer.reports.compose import compose_stance_table
from explorer.reports.formats.pdf import PrintDocument
from explorer.reports.formats.pdf_raster import page_sizes, picture
from explorer.reports.print_job import typeset_book
from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.metadata import pack_info
from explorer.ui.printing.page_view import PageView
from explorer.ui.printing.preview import PreviewDialog
from explorer.ui.printing.printer import as_image, fit_on_sheet, paint_pages, prepare_printer, send
from explorer.ui.printing.render_jobs import book_job
from tests.reports.print_jobs import MADE, job, opened

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Make = Callable[[SheetOptions], PrintDocument]
LANGUAGES = {"en": "English", "uk": "Українська"}


@pytest.fixture
def make(pack_connection: Connection) -> Make:
    asked: list[SheetOptions] = []

    def made(options: SheetOptions) -> PrintDocument:
        assert threading.current_thread() is not threading.main_thread()
        asked.append(options)
        return job(pack_connection, ["us-28/6"], options)

    made.asked = asked  # type: ignore[attr-defined]
    return made


@pytest.fixture
def dialog(qtbot: QtBot, make: Make) -> Iterator[PreviewDialog]:
    shown = PreviewDialog(None, make, "US28-9.pdf", SheetOptions(made=MADE), LANGUAGES)
    shown.show()
    yield shown
    ended(qtbot, shown)


def ended(qtbot: QtBot, dialog: PreviewDialog) -> None:
    """Close a dialog and wait until its thread has ended and it is deleted."""
    if not isValid(dialog):
        return
    with qtbot.waitSignal(dialog.destroyed, timeout=20_000):
        dialog.done(0)


def ready(qtbot: QtBot, dialog: PreviewDialog) -> None:
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)


def test_shows_the_pages_once_they_are_made(qtbot: QtBot, dialog: PreviewDialog) -> None:
    assert dialog.status.text() == "Preparing…"
    assert not dialog.print_button.isEnabled()
    ready(qtbot, dialog)
    assert dialog.view.page_count == 2
    assert dialog.status.text().startswith("Pages: 2. us-28/6: not printed, but in the program:")
    qtbot.waitUntil(lambda: dialog.view.missing() is None)
    picture = dialog.view.grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, dialog.view.fontMetrics().height() + 5)
    assert middle == Qt.GlobalColor.white


def test_pages_are_enlarged_fitted_and_reached_by_number(
    qtbot: QtBot, dialog: PreviewDialog
) -> None:
    ready(qtbot, dialog)
    view, bar = dialog.view, dialog.bar
    fitted = view.page_rectangle(0).width()
    dialog.resize(dialog.width(), 500)
    qtbot.mouseClick(bar.fit_page, Qt.MouseButton.LeftButton)
    assert view.page_rectangle(0).height() <= view.viewport().height()
    qtbot.mouseClick(bar.larger, Qt.MouseButton.LeftButton)
    for _ in range(12):
        qtbot.mouseClick(bar.larger, Qt.MouseButton.LeftButton)
    assert bar.scale.text() == "200%"
    assert view.page_rectangle(0).width() > view.viewport().width()
    assert view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert bar.scale.text() == "175%"
    qtbot.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.horizontalScrollBar().maximum() == 0
    assert abs(view.page_rectangle(0).width() - fitted) <= 1
    assert bar.count.text() == "of 2"
    bar.page.setFocus()
    bar.page.selectAll()
    qtbot.keyClicks(bar.page, "2")
    qtbot.keyClick(bar.page, Qt.Key.Key_Return)
    assert view.current_page == 2
    view.verticalScrollBar().setValue(0)
    assert bar.page.value() == 1


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
    expected = SheetOptions(PaperSize.LETTER, True, True, "OFFICIAL", False, "uk", MADE)
    assert dialog.options == expected
    assert make.asked[-1] == expected  # type: ignore[attr-defined]
    # Typing is waited for: no page is made for each letter.
    assert sum(1 for asked in make.asked if asked.marking) == 1  # type: ignore[attr-defined]
    assert dialog.view.page_count > 2


def test_closes_at_once_and_goes_away_when_what_runs_has_ended(qtbot: QtBot) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slowly(_options: SheetOptions) -> PrintDocument:
        began.set()
        assert go_on.wait(20)
        raise RuntimeError("nobody hears of this")

    dialog = PreviewDialog(None, slowly, "x.pdf", SheetOptions(), LANGUAGES)
    dialog.show()
    assert began.wait(20)
    with qtbot.waitSignal(dialog.destroyed, timeout=20_000):
        dialog.reject()
        assert not dialog.isVisible()
        go_on.set()
    qtbot.waitUntil(lambda: not any(one.name == "page renderer" for one in threading.enumerate()))


def test_a_long_book_shows_its_first_page_while_the_others_are_made(
    qtbot: QtBot, pack_connection: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go_on = threading.Event()

    def whole(options: SheetOptions) -> PrintDocument:
        assert go_on.wait(20)
        return job(pack_connection, ["us-28/9", "us-28/21", "us-28/6"], options)

    def first(options: SheetOptions) -> PrintDocument:
        return job(pack_connection, ["us-28/9"], options)

    dialog = PreviewDialog(None, whole, "x.pdf", SheetOptions(), LANGUAGES, first=first)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.view.page_count == 1 and dialog.view.missing() is None)
    assert dialog.status.text() == "Preparing…"
    # What is asked for meanwhile is done as soon as all pages are there.
    target = tmp_path / "book.pdf"
    monkeypatch.setattr(dialog, "ask_target", lambda: target)
    dialog.save_button.click()
    assert not target.exists()
    go_on.set()
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert dialog.view.page_count > 5
    with opened(target.read_bytes()) as pdf:
        assert len(pdf.pages) == dialog.view.page_count
    ready(qtbot, dialog)
    ended(qtbot, dialog)


def test_what_is_being_saved_is_saved_though_the_dialog_is_closed(
    qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(qtbot, dialog)
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(dialog, "ask_target", lambda: target)
    dialog.save_button.click()
    dialog.close()
    qtbot.waitUntil(target.exists)


def test_without_a_printer_it_says_so_and_offers_the_pdf(
    qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(qtbot, dialog)
    monkeypatch.setattr("explorer.ui.printing.preview.any_printer", lambda: False)
    monkeypatch.setattr(dialog, "ask_target", lambda: tmp_path / "sheet.pdf")
    dialog.print_button.click()
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "No printer found."
    save = next(button for button in box.buttons() if "Save" in button.text())
    save.click()
    qtbot.waitUntil((tmp_path / "sheet.pdf").exists)
    ready(qtbot, dialog)


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
    assert dialog.status.text() == f"Saved to {target}."
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


@pytest.mark.parametrize("paper", list(PaperSize))
def test_paints_page_by_page_to_the_size_of_the_paper(
    qtbot: QtBot, pack_connection: Connection, tmp_path: Path, paper: PaperSize
) -> None:
    printer = to_file(tmp_path / "printed.pdf", paper)
    options = SheetOptions(paper=paper, include_map=False)
    made = job(pack_connection, ["us-28/21"], options).pdf()
    assert paint_pages(printer, made)
    with opened((tmp_path / "printed.pdf").read_bytes()) as pdf:
        assert len(pdf.pages) == len(page_sizes(made))
        width = float(pdf.pages[0].MediaBox[2])
        assert width == pytest.approx({"a4": 595, "letter": 612}[paper], abs=1)


def to_file(target: Path, paper: PaperSize = PaperSize.A4) -> "QPrinter":
    """Return a printer that prints into a PDF."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    prepare_printer(printer, paper, "US28-9")
    return printer


@pytest.fixture(scope="module")
def mixed(compiled_pack: Path) -> bytes:
    """Two upright pages, then one across."""
    compose = partial(compose_stance_table, document="us-28", as_of=MADE)
    across = book_job(compiled_pack, compose)(SheetOptions(made=MADE)).pdf()
    with closing(open_compiled_pack(compiled_pack)) as connection, pikepdf.Pdf.new() as pdf:
        upright = job(connection, ["us-28/6"], SheetOptions(made=MADE)).pdf()
        made = io.BytesIO()
        for one in (upright, across):
            with opened(one) as part:
                pdf.pages.extend(part.pages)
        pdf.save(made)
        return made.getvalue()


def test_a_page_across_is_painted_across(qtbot: QtBot, mixed: bytes, tmp_path: Path) -> None:
    assert paint_pages(to_file(tmp_path / "printed.pdf"), mixed)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert [size.across for size in page_sizes(printed)] == [False, False, True]


def test_only_the_chosen_pages_are_painted_or_written(
    qtbot: QtBot, mixed: bytes, tmp_path: Path
) -> None:
    for name, way in (("painted.pdf", paint_pages), ("written.pdf", send)):
        printer = to_file(tmp_path / name)
        printer.setPageRanges(QPageRanges.fromString("2-3"))
        way(printer, mixed)  # type: ignore[operator]
        written = (tmp_path / name).read_bytes()
        assert [size.across for size in page_sizes(written)] == [False, True]


def test_into_a_file_all_pages_go_as_they_are(qtbot: QtBot, mixed: bytes, tmp_path: Path) -> None:
    send(to_file(tmp_path / "written.pdf"), mixed)
    assert (tmp_path / "written.pdf").read_bytes() == mixed


def test_pages_of_other_sizes_each_have_their_place(qtbot: QtBot, mixed: bytes) -> None:
    view = shown_view(qtbot, mixed)
    places = [view.page_rectangle(index) for index in range(view.page_count)]
    assert all(above.bottom() < below.top() for above, below in pairwise(places))
    assert places[0].height() > places[0].width()
    assert places[2].width() > places[2].height()


def test_a_long_book_keeps_few_pictures_and_asks_for_those_in_view(
    qtbot: QtBot, mixed: bytes
) -> None:
    view = shown_view(qtbot, mixed)
    view.show_pages(page_sizes(mixed) * 100)
    asked = []
    for part in (0.0, 0.25, 0.5, 1.0, 0.0):
        view.verticalScrollBar().setValue(round(view.verticalScrollBar().maximum() * part))
        while (wanted := view.missing()) is not None:
            asked.append(wanted.index)
            drawn = picture(mixed, wanted.index % 3, wanted.width)
            view.set_image(wanted.index, as_image(drawn))
        assert len(view._pictures) <= 8
    assert len(asked) < 30
    assert {0, 299} <= set(asked)


@pytest.mark.parametrize("width", range(330, 620, 7))
def test_a_page_is_drawn_as_wide_as_asked_for(mixed: bytes, width: int) -> None:
    assert [picture(mixed, index, width).width for index in (0, 2)] == [width, width]


def test_a_page_that_just_fits_does_not_change_the_width_for_ever(
    qtbot: QtBot, mixed: bytes
) -> None:
    view = shown_view(qtbot, mixed)
    upright = page_sizes(mixed)[:1]
    for height in range(560, 760, 5):
        view.resize(500, height)
        view.show_pages(upright)
        widths = {view.page_rectangle(0).width()}
        for _ in range(4):
            qtbot.wait(1)
            widths.add(view.page_rectangle(0).width())
        assert len(widths) == 1, height


def test_pages_made_anew_are_shown_where_the_earlier_ones_were(qtbot: QtBot, mixed: bytes) -> None:
    view = shown_view(qtbot, mixed)
    view.show_pages(page_sizes(mixed) * 20)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before = view.current_page
    view.show_pages(page_sizes(mixed) * 20)
    assert view.current_page == before > 5
    view.resize(view.width() // 2, view.height())
    assert abs(view.current_page - before) <= 1


def shown_view(qtbot: QtBot, pdf: bytes) -> PageView:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(500, 500)
    view.show()
    view.show_pages(page_sizes(pdf))
    return view


def test_other_paper_in_the_printer_fits_without_stretching() -> None:
    image = QImage(2480, 3508, QImage.Format.Format_Grayscale8)
    place = fit_on_sheet(image, QRectF(0, 0, 2550, 3300))
    assert place.height() == 3300
    assert place.width() / place.height() == pytest.approx(2480 / 3508)
    assert place.center().x() == pytest.approx(1275)


def test_grey_pages_have_no_colour(qtbot: QtBot, pack_connection: Connection) -> None:
    options = SheetOptions(grey=True)
    pdf = job(pack_connection, ["us-28/9", "e3/15"], options).pdf()
    for index in range(len(page_sizes(pdf))):
        assert as_image(picture(pdf, index, 330)).allGray()


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
    assert dialog.view.current_page == 2
    qtbot.keyClick(dialog.view, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_text_is_found_marked_and_reached_by_enter(qtbot: QtBot, dialog: PreviewDialog) -> None:
    ready(qtbot, dialog)
    search = dialog.search
    search.field.setText("800,000")
    qtbot.waitUntil(lambda: search.count.text().startswith("1 of "))
    count = int(search.count.text().rpartition(" ")[2])
    assert count > 1
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert search.count.text() == f"2 of {count}"
    qtbot.keyClick(search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert search.count.text() == f"1 of {count}"
    assert dialog.isVisible()
    search.field.setText("no such words")
    qtbot.waitUntil(lambda: search.count.text() == "No match")


def test_small_pictures_lead_to_pages(qtbot: QtBot, dialog: PreviewDialog) -> None:
    ready(qtbot, dialog)
    pictures = dialog.thumbnails
    assert pictures.count() == dialog.view.page_count == 2
    assert pictures.currentRow() == 0
    pictures.setCurrentRow(1)
    qtbot.waitUntil(lambda: dialog.view.current_page == 2)
    item = pictures.item(0)
    assert item is not None
    qtbot.waitUntil(lambda: bool(item.data(Qt.ItemDataRole.UserRole)))


def test_small_pictures_of_landscape_pages_have_no_empty_room(
    qtbot: QtBot, pack_connection: Connection
) -> None:
    def table(options: SheetOptions) -> PrintDocument:
        day = pack_info(pack_connection, "en").as_of
        return typeset_book(
            compose_stance_table(pack_connection, options, document="us-28", as_of=day), options
        )

    shown = PreviewDialog(None, table, "table.pdf", SheetOptions(made=MADE), LANGUAGES)
    shown.show()
    ready(qtbot, shown)
    size = shown.thumbnails.iconSize()
    assert size.width() > size.height()
    ended(qtbot, shown)


def test_the_format_is_chosen_beside_the_pages(
    qtbot: QtBot, pack_connection: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def make(options: SheetOptions) -> PrintDocument:
        return job(pack_connection, ["us-28/6"], options)

    options, endings = SheetOptions(include_map=False), (".pdf", ".docx", ".xlsx")
    dialog = PreviewDialog(None, make, "x.pdf", options, LANGUAGES, endings=endings)
    dialog.show()
    ready(qtbot, dialog)
    offered: list[str] = []

    def ask(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
        offered.extend((name, kinds))
        return str(tmp_path / "clause"), kinds.partition(";;")[0]

    monkeypatch.setattr("explorer.ui.dialogs.file_choice.ask_target", ask)
    dialog.side.format.setCurrentIndex(1)
    dialog.save_button.click()
    target = tmp_path / "clause.docx"
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert target.read_bytes().startswith(b"PK")
    assert offered[0] == "x.docx"
    assert "(*.xlsx)" in offered[1]
    ready(qtbot, dialog)
    ended(qtbot, dialog)
