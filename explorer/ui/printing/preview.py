"""The dialog of Ctrl+P: the very pages, the choices that shape them, print and save."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.errors import FileProblemError, UserFacingError
from explorer.reports.blocks import SheetOptions
from explorer.reports.to_pdf import PrintedPages
from explorer.reports.writing import write_whole
from explorer.ui.printing.choices import Choices
from explorer.ui.printing.page_maker import PageMaker
from explorer.ui.printing.page_view import PageView
from explorer.ui.printing.printer import PRINT_DPI, choose_printer, paint_pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SCREEN_PPI = 100
_PAGES, _PDF, _PRINT = "pages", "pdf", "print"
Make = Callable[[SheetOptions], PrintedPages]


class PreviewDialog(QDialog):
    """Shows printed pages and sends them to a printer or a file.

    ``make`` is called on a thread of the dialog's own and may read and compute as it likes.
    ``languages`` are names of content languages by code. ``book`` asks for what a briefing set
    has beyond a sheet.
    """

    def __init__(
        self,
        parent: QWidget | None,
        make: Make,
        suggested_name: str,
        options: SheetOptions,
        languages: Mapping[str, str],
        *,
        book: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print"))
        self._make = make
        self._name = suggested_name
        self._printed: PrintedPages | None = None
        self._target: Path | None = None
        self._printer: QPrinter | None = None
        self.view = PageView(self)
        self.choices = Choices(options, languages, self, book=book)
        self.status = QLabel(self)
        self.print_button = QPushButton(self.tr("&Print…"), self)
        self.save_button = QPushButton(self.tr("&Save as PDF…"), self)
        self.close_button = QPushButton(self.tr("&Close"), self)
        self._lay_out()
        self.maker = PageMaker(self)
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        unit = self.fontMetrics().height()
        self.status.setWordWrap(True)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setAccessibleName(self.tr("State of the pages"))
        self.print_button.setDefault(True)
        side = QVBoxLayout()
        side.addWidget(self.choices)
        side.addStretch(1)
        side.addWidget(self.status)
        for button in (self.print_button, self.save_button, self.close_button):
            side.addWidget(button)
        panel = QWidget(self)
        panel.setLayout(side)
        panel.setFixedWidth(unit * 15)
        layout = QHBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(panel)
        self.resize(unit * 60, unit * 44)

    def _connect(self) -> None:
        self.choices.changed.connect(self.refresh)
        self.maker.done.connect(self._done)
        self.maker.failed.connect(self._failed)
        self.print_button.clicked.connect(self.print_pages)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self.print_button.click),
            (QKeySequence.StandardKey.Save, self.save_button.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @property
    def options(self) -> SheetOptions:
        """What is chosen now."""
        return self.choices.options()

    def refresh(self) -> None:
        """Make the pages anew with what is chosen now; earlier wishes are forgotten."""
        make, options = self._make, self.options
        ppi = _SCREEN_PPI * self.devicePixelRatioF()
        for kind in (_PDF, _PRINT):
            self.maker.drop(kind)

        def work() -> tuple[PrintedPages, list[bytes]]:
            printed = make(options)
            return printed, printed.pictures(ppi)

        self._printed = None
        self._say(self.tr("Preparing the pages."), ready=False)
        self.view.fade()
        self.maker.ask(_PAGES, work)

    def print_pages(self) -> None:
        """Ask for a printer and send it the pages."""
        if self._printed is None:
            return
        printer = choose_printer(self, self.options.paper, self.view.page_count, self._name)
        if printer is None:
            return
        printed, self._printer = self._printed, printer
        self._say(self.tr("Preparing the pages for the printer."), ready=False)
        self.maker.ask(_PRINT, lambda: printed.pictures(PRINT_DPI))

    def save(self) -> None:
        """Ask for a place and save the pages there as PDF."""
        if self._printed is None:
            return
        target = self.ask_target()
        if target is not None:
            printed, self._target = self._printed, target
            self._say(self.tr("Saving the pages."), ready=False)
            self.maker.ask(_PDF, lambda: write_whole(target, printed.pdf()))

    def ask_target(self) -> Path | None:
        """Where to save; None where the user changed their mind."""
        places = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(places) or Path.home())
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save as PDF"),
            str(folder / self._name),
            self.tr("PDF documents (*.pdf)"),
        )
        if not chosen:
            return None
        target = Path(chosen)
        return target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")

    def done(self, result: int) -> None:
        """Close, after what runs has ended."""
        self.maker.close()
        super().done(result)

    def _say(self, sentence: str, *, ready: bool) -> None:
        self.status.setText(sentence)
        for button in (self.print_button, self.save_button):
            button.setEnabled(ready)

    def _done(self, kind: str, result: object) -> None:
        if kind == _PAGES:
            assert isinstance(result, tuple)
            self._printed, pages = result
            self.view.show_pages(pages)
            self._say(self.tr("Pages: {0}.").format(len(pages)), ready=True)
        elif kind == _PDF:
            self._say(self.tr("Saved as {0}.").format(self._target), ready=True)
        else:
            assert isinstance(result, list)
            self._send(result)

    def _send(self, pages: list[bytes]) -> None:
        printer, self._printer = self._printer, None
        fine = printer is not None and paint_pages(printer, pages)
        sent = self.tr("The pages went to the printer.")
        broken = self.tr("The printer did not take the pages; check it and print again.")
        self._say(sent if fine else broken, ready=True)

    def _failed(self, kind: str, error: Exception) -> None:
        self._say("", ready=kind != _PAGES)
        if isinstance(error, FileProblemError):
            sentence = self.tr("The file could not be written: {0}").format(error)
            self._say(sentence, ready=True)
            QMessageBox.warning(self, self.tr("Save as PDF"), sentence)
        elif isinstance(error, UserFacingError):
            self._say(str(error), ready=False)
        else:
            # A fault of the program: the window's own handler of errors tells it.
            raise error
