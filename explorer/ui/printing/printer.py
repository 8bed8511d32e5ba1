"""The pages on their way to a printer. Print support is loaded when something is printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from explorer.reports.blocks import Paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def choose_printer(parent: QWidget, paper: Paper, pages: int, name: str) -> "QPrinter | None":
    """Ask which printer and how; None where the user changed their mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, paper, name)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    return printer if dialog.exec() else None


def prepare(printer: "QPrinter", paper: Paper, name: str) -> None:
    """Set a printer to the sheet's own paper, edge to edge: margins are part of the pages."""
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setDocName(name)


def paint_pages(printer: "QPrinter", pages: list[bytes]) -> bool:
    """Paint page pictures; on paper of another size each is fitted whole, never stretched.

    Returns False where the printer or its file could not be written.
    """
    from PySide6.QtPrintSupport import QPrinter

    first, last = 1, len(pages)
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        first, last = printer.fromPage(), min(printer.toPage() or last, last)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    fine = True
    for index in range(first - 1, last):
        if index >= first:
            fine = printer.newPage() and fine
        image = QImage.fromData(pages[index])
        painter.drawImage(fitted(image, sheet), image)
    return painter.end() and fine


def fitted(image: QImage, sheet: QRectF) -> QRectF:
    """The largest place on a sheet that has the picture's proportions, in its middle."""
    factor = min(sheet.width() / image.width(), sheet.height() / image.height())
    place = QRectF(0, 0, image.width() * factor, image.height() * factor)
    place.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    return place
