"""The dialog of Ctrl+P: the very pages, the choices that shape them, print and save."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QMessageBox, QWidget

from explorer.errors import FileProblemError, UserFacingError
from explorer.reports.formats.pdf import PrintDocument
from explorer.reports.formats.pdf_raster import PageSize, page_sizes, picture
from explorer.reports.sheet.model import SheetOptions
from explorer.system.atomic_file import write_atomic
from explorer.ui.core.worker import Worker
from explorer.ui.printing.options_panel import PrintOptionsPanel
from explorer.ui.printing.page_view import PageView
from explorer.ui.printing.preview_side import PreviewSide
from explorer.ui.printing.printer import any_printer, as_image, choose_printer, send

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

logger = logging.getLogger(__name__)

#: Kinds of rendering; a newer one replaces an older one. Saving and printing always complete.
_FIRST, _PAGES, _PICTURE = "first", "pages", "picture"
#: So many sentences on what was left out stand below the choices; the tooltip has all.
_MOST_LOSSES = 4
Make = Callable[[SheetOptions], PrintDocument]


@dataclass(frozen=True, slots=True)
class TypesetPages:
    """Pages as they were set: the PDF that is shown, saved and printed, and its pages' sizes.

    ``losses`` say what was left out to fit them.
    """

    pdf: bytes
    sizes: tuple[PageSize, ...]
    losses: tuple[str, ...] = ()


def typeset(make: Make, options: SheetOptions) -> TypesetPages:
    """Make pages and typeset them."""
    begin = perf_counter()
    document = make(options)
    pdf = document.pdf()
    pages = TypesetPages(pdf, page_sizes(pdf), document.losses())
    logger.info("Typeset %d pages in %.0f ms", len(pages.sizes), (perf_counter() - begin) * 1_000)
    return pages


class PreviewDialog(QDialog):
    """Shows printed pages and sends them to a printer or a file.

    ``make`` is called on a thread of the dialog's own and may read and compute as it likes.
    ``first`` makes the first page alone, to be seen while the others are still made.
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
        first: Make | None = None,
        book: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print"))
        self.make, self._make_first = make, first
        self._name = suggested_name
        self._shown: TypesetPages | None = None
        self.whole: TypesetPages | None = None
        self._then: Callable[[], None] | None = None
        self._drawing = self._sending = False
        self.view = PageView(self)
        self.choices = PrintOptionsPanel(options, languages, self, book=book)
        self.side = PreviewSide(self.choices, self)
        self.status = self.side.status
        self.print_button, self.save_button = self.side.print_button, self.side.save_button
        self._lay_out()
        self.worker = Worker("page renderer", self)
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.side)
        unit, screen = self.fontMetrics().height(), self.screen().availableSize()
        self.resize(min(unit * 76, screen.width() - 2 * unit), screen.height() - 4 * unit)

    def _connect(self) -> None:
        self.choices.changed.connect(self.refresh)
        self.view.wanted.connect(self._draw_next)
        self.worker.failed.connect(self._show_failure)
        self.worker.ended.connect(self.deleteLater)
        self.print_button.clicked.connect(self.print_pages)
        self.save_button.clicked.connect(self.save)
        self.side.close_button.clicked.connect(self.reject)
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
        self.whole = self._then = None
        self._drawing = False
        for kind in (_FIRST, _PICTURE):
            self.worker.cancel(kind)
        self._say(self.tr("Preparing the pages."), ready=False)
        self.view.fade()
        first = self._make_first
        if first is not None and not self.view.page_count:
            self._submit_pages(_FIRST, first, whole=False)
        else:
            self._ask_pages()

    def _ask_pages(self) -> None:
        self._submit_pages(_PAGES, self.make, whole=True)

    def _submit_pages(self, kind: str, make: Make, *, whole: bool) -> None:
        options = self.options
        self.worker.submit(
            lambda: typeset(make, options), partial(self._show, whole=whole), kind=kind
        )

    def _show(self, made: TypesetPages, *, whole: bool) -> None:
        """Show pages; of the first one alone the others are asked for once it is drawn."""
        self._shown = made
        self.view.show_pages(made.sizes if whole else made.sizes[:1])
        self._draw_next()
        if not whole:
            self._say(self.status.text(), ready=True)
            self._ask_pages()
            return
        self.whole = made
        count = self.tr("Pages: {0}.").format(len(made.sizes))
        said = [count, *made.losses[:_MOST_LOSSES]]
        others = len(made.losses) - _MOST_LOSSES
        if others > 0:
            said.append(self.tr("Shortened besides: {0}.").format(others))
        self._say(" ".join(said), ready=True)
        self.status.setToolTip("\n".join(made.losses))
        then, self._then = self._then, None
        if then is not None:
            then()

    def _draw_next(self) -> None:
        """Have the picture drawn that is missed most, one at a time."""
        wanted = self.view.missing()
        if self._drawing or self._shown is None or wanted is None:
            return
        pdf, index, width = self._shown.pdf, wanted.index, wanted.width
        self._drawing = True
        self.worker.submit(
            lambda: as_image(picture(pdf, index, width)),
            partial(self._show_picture, index),
            kind=_PICTURE,
        )

    def _show_picture(self, index: int, image: "QImage") -> None:
        self._drawing = False
        self.view.give(index, image)
        self._draw_next()

    def print_pages(self) -> None:
        """Ask for a printer and send it the pages; waits for them to be set."""
        whole = self._once_whole(self.print_pages)
        if whole is None:
            return
        if not any_printer():
            self._offer_file()
            return
        count, current = len(whole.sizes), self.view.current_page
        printer = choose_printer(self, self.options.paper, count, current, self._name)
        if printer is not None:
            self._send(printer, whole)

    def _send(self, printer: "QPrinter", whole: TypesetPages) -> None:
        self._sending = True
        self._say(self.tr("Sending the pages to the printer."), ready=False)
        printed = self.tr("The pages went to the printer.")
        self.worker.submit(
            lambda: send(printer, whole.pdf), lambda _: self._sent(printed), fail=self._fail_sending
        )

    def _offer_file(self) -> None:
        """No printer: say so, and offer what can be done."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("This computer knows no printer."))
        box.setInformativeText(self.tr("The pages can be saved as a PDF and printed elsewhere."))
        save = box.addButton(self.save_button.text(), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        save.clicked.connect(self.save)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def save(self) -> None:
        """Ask for a place and save the pages there as PDF; waits for them to be set."""
        whole = self._once_whole(self.save)
        target = self.ask_target() if whole is not None else None
        if whole is not None and target is not None:
            self._sending = True
            self._say(self.tr("Saving the pages."), ready=False)
            saved = self.tr("Saved as {0}.").format(target)
            self.worker.submit(
                lambda: write_atomic(target, whole.pdf),
                lambda _: self._sent(saved),
                fail=self._fail_sending,
            )

    def _once_whole(self, then: Callable[[], None]) -> TypesetPages | None:
        """All pages; where they are still being set, ``then`` is called when they are."""
        self._then = then if self.whole is None else None
        return self.whole

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
        """Close at once; pages that are on their way out get there all the same."""
        super().done(result)
        if not self._sending:
            self.worker.close(wait=False)

    def _say(self, sentence: str, *, ready: bool) -> None:
        self.status.setText(sentence)
        for button in (self.print_button, self.save_button):
            button.setEnabled(ready)

    def _sent(self, sentence: str) -> None:
        """What was sent is out, or is known not to be."""
        self._sending = False
        self._say(sentence, ready=self.whole is not None)
        if not self.isVisible():
            self.worker.close(wait=False)

    def _show_failure(self, error: Exception) -> None:
        """Show why there are no pages. Any other error is a bug: it goes to the error handler."""
        if not isinstance(error, UserFacingError):
            self._sent("")
            raise error
        self._say(str(error), ready=False)

    def _fail_sending(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            self._show_failure(error)
            return
        sentence = str(error)
        if isinstance(error, FileProblemError):
            sentence = self.tr("The file could not be written: {0}").format(error)
        parent = self if self.isVisible() else self.parentWidget()
        QMessageBox.warning(parent, self.windowTitle(), sentence)
        self._sent(sentence)
