"""Printing of a PDF. Qt's print support is imported when something is printed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from explorer.errors import PrinterError
from explorer.reports.formats.pdf_raster import (
    PagePicture,
    PageSize,
    page_images,
    page_sizes,
    some_pages,
)
from explorer.reports.sheet.model import PaperSize
from explorer.system.atomic_file import write_atomic
from explorer.ui.printing.cups import lp_options, lp_program, submit_job

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

translate = QCoreApplication.translate
PRINT_DPI = 300
_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}


def any_printer() -> bool:
    """Return True if a printer is installed."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(
    parent: QWidget, paper: PaperSize, pages: int, current: int, name: str
) -> "QPrinter | None":
    """Ask for a printer and its options. Return None if the dialog is cancelled."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare_printer(printer, paper, name)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(dialog.PrintRange.AllPages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage, on=True)
    is_accepted = dialog.exec()
    dialog.deleteLater()
    if not is_accepted:
        return None
    if printer.printRange() == QPrinter.PrintRange.CurrentPage:
        ranges = QPageRanges()
        ranges.addPage(current)
        printer.setPageRanges(ranges)
    return printer


def prepare_printer(printer: "QPrinter", paper: PaperSize, name: str) -> None:
    """Set the paper of a printer without margins, which are part of the pages."""
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setDocName(name)


def send(printer: "QPrinter", pdf: bytes) -> None:
    """Send the selected pages of a PDF to a file or CUPS, or paint them on another printer.

    May run on any thread. Raises PrinterError and FileProblemError.
    """
    sizes = page_sizes(pdf)
    chosen = chosen_pages(printer, len(sizes))
    program = lp_program()
    if printer.outputFileName():
        are_all = len(chosen) == len(sizes)
        write_atomic(Path(printer.outputFileName()), pdf if are_all else some_pages(pdf, chosen))
    elif program and printer.printerName():
        ranges = printer.pageRanges().toString() if len(chosen) < len(sizes) else ""
        submit_job(program, lp_options(printer, ranges, _paper_of(sizes)), pdf)
    elif not paint_pages(printer, pdf):
        raise PrinterError(
            translate("Printer", "The printer did not take the pages; check it and print again.")
        )


def chosen_pages(printer: "QPrinter", count: int) -> list[int]:
    """Return the pages to print, counted from 0; all if no ranges are set."""
    ranges = printer.pageRanges()
    if ranges.isEmpty():
        return list(range(count))
    return [index for index in range(count) if ranges.contains(index + 1)]


def _paper_of(sizes: tuple[PageSize, ...]) -> QPageSize:
    """Return the paper size of the pages in portrait orientation."""
    sides = sorted((sizes[0].width, sizes[0].height))
    return QPageSize(QSizeF(*sides), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def paint_pages(printer: "QPrinter", pdf: bytes) -> bool:
    """Paint each page in its orientation, scaled to the paper with its proportions.

    Return False if the printer or its file cannot be written.
    """
    sizes = page_sizes(pdf)
    chosen = chosen_pages(printer, len(sizes))
    _turn(printer, sizes[chosen[0]])
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    is_written, is_first = True, True
    for index, raster in page_images(pdf, chosen, PRINT_DPI):
        if not is_first:
            _turn(printer, sizes[index])
            is_written = printer.newPage() and is_written
        is_first = False
        image = as_image(raster)
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(fit_on_sheet(image, QRectF(sheet)), image)
    return painter.end() and is_written


def _turn(printer: "QPrinter", size: PageSize) -> None:
    """Set the orientation of the next page."""
    orientations = QPageLayout.Orientation
    printer.setPageOrientation(orientations.Landscape if size.across else orientations.Portrait)


def as_image(raster: PagePicture) -> QImage:
    """Return a rendered page as an image with its own copy of the pixels."""
    row = raster.width * 4
    view = QImage(raster.pixels, raster.width, raster.height, row, QImage.Format.Format_RGB32)
    return view.copy()


def fit_on_sheet(image: QImage, sheet: QRectF) -> QRectF:
    """Return the largest centred rectangle on a sheet with the proportions of an image."""
    factor = min(sheet.width() / image.width(), sheet.height() / image.height())
    target = QRectF(0, 0, image.width() * factor, image.height() * factor)
    target.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    return target
