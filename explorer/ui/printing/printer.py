"""The pages on their way to a printer. Print support is loaded when something is printed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
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
from explorer.ui.printing.cups import hand_over, lp_options, lp_program

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}


def any_printer() -> bool:
    """Tell whether this computer knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(
    parent: QWidget, paper: PaperSize, pages: int, current: int, name: str
) -> "QPrinter | None":
    """Ask which printer and how; None where the user changed their mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare_printer(printer, paper, name)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(dialog.PrintRange.AllPages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage, on=True)
    agreed = dialog.exec()
    dialog.deleteLater()
    if not agreed:
        return None
    if printer.printRange() == QPrinter.PrintRange.CurrentPage:
        only = QPageRanges()
        only.addPage(current)
        printer.setPageRanges(only)
    return printer


def prepare_printer(printer: "QPrinter", paper: PaperSize, name: str) -> None:
    """Set a printer to the sheet's own paper, edge to edge: margins are part of the pages."""
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setDocName(name)


def send(printer: "QPrinter", pdf: bytes) -> None:
    """Send the chosen pages of a PDF: into a file, to CUPS as they are, or painted elsewhere.

    May run on any thread. Raises PrinterError and FileProblemError.
    """
    sizes = page_sizes(pdf)
    chosen = chosen_pages(printer, len(sizes))
    program = lp_program()
    if printer.outputFileName():
        every = len(chosen) == len(sizes)
        write_atomic(Path(printer.outputFileName()), pdf if every else some_pages(pdf, chosen))
    elif program and printer.printerName():
        ranges = printer.pageRanges().toString() if len(chosen) < len(sizes) else ""
        hand_over(program, lp_options(printer, ranges, _paper_of(sizes)), pdf)
    elif not paint_pages(printer, pdf):
        raise PrinterError("The printer did not take the pages; check it and print again.")


def chosen_pages(printer: "QPrinter", count: int) -> list[int]:
    """Which of the pages are to be printed, counted from 0; all where none were named."""
    ranges = printer.pageRanges()
    if ranges.isEmpty():
        return list(range(count))
    return [index for index in range(count) if ranges.contains(index + 1)]


def _paper_of(sizes: tuple[PageSize, ...]) -> QPageSize:
    """The paper that the pages were made for, upright."""
    sides = sorted((sizes[0].width, sizes[0].height))
    return QPageSize(QSizeF(*sides), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def paint_pages(printer: "QPrinter", pdf: bytes) -> bool:
    """Paint page by page, each the way it lies; on other paper it is fitted, never stretched.

    Returns False where the printer or its file could not be written.
    """
    sizes = page_sizes(pdf)
    chosen = chosen_pages(printer, len(sizes))
    _turn(printer, sizes[chosen[0]])
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    fine, first = True, True
    for index, drawn in page_images(pdf, chosen, PRINT_DPI):
        if not first:
            _turn(printer, sizes[index])
            fine = printer.newPage() and fine
        first = False
        image = as_image(drawn)
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(fit_on_sheet(image, QRectF(sheet)), image)
    return painter.end() and fine


def _turn(printer: "QPrinter", size: PageSize) -> None:
    """Lay the next page the way it is; it counts from the next sheet on."""
    orientations = QPageLayout.Orientation
    printer.setPageOrientation(orientations.Landscape if size.across else orientations.Portrait)


def as_image(drawn: PagePicture) -> QImage:
    """A picture of its own, which does not lean on the bytes."""
    row = drawn.width * 4
    view = QImage(drawn.pixels, drawn.width, drawn.height, row, QImage.Format.Format_RGB32)
    return view.copy()


def fit_on_sheet(image: QImage, sheet: QRectF) -> QRectF:
    """The largest place on a sheet that has the picture's proportions, in its middle."""
    factor = min(sheet.width() / image.width(), sheet.height() / image.height())
    place = QRectF(0, 0, image.width() * factor, image.height() * factor)
    place.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    return place
