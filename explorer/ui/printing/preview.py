"""Print preview: the typeset pages, their options, printing and saving."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from explorer.errors import FileProblemError, UserFacingError
from explorer.reports.formats.export import options_for
from explorer.reports.formats.pdf_raster import PageSize, page_sizes
from explorer.reports.sheet.model import SheetOptions
from explorer.system.atomic_file import write_atomic
from explorer.ui.core.worker import Worker
from explorer.ui.printing.file_formats import format_names, with_ending
from explorer.ui.printing.options_panel import PrintOptionsPanel
from explorer.ui.printing.page_bar import PageBar
from explorer.ui.printing.page_drawer import PageDrawer
from explorer.ui.printing.page_search import PageSearch
from explorer.ui.printing.page_view import PageView
from explorer.ui.printing.preview_side import PreviewSide
from explorer.ui.printing.printer import any_printer, choose_printer, send
from explorer.ui.printing.thumbnails import Thumbnails

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

logger = logging.getLogger(__name__)

#: Kinds of rendering; a newer one replaces an older one. Saving and printing always complete.
_FIRST, _PAGES = "first", "pages"
#: Most sentences on omissions below the options; the tooltip has all.
_MOST_NOT_PRINTED = 1


class Printable(Protocol):
    """Composed pages that can be typeset."""

    def pdf(self) -> bytes:
        """Return the pages as PDF."""
        ...

    def as_file(self, ending: str) -> bytes:
        """Return the content in another format, by its ending."""
        ...

    def not_printed(self) -> tuple[str, ...]:
        """Return a sentence on each part that the program has more on."""
        ...


PrintableMake = Callable[[SheetOptions], Printable]


@dataclass(frozen=True, slots=True)
class TypesetPages:
    """The PDF that is shown, saved and printed, and the sizes of its pages.

    ``not_printed`` are sentences on what the program has beyond the pages.
    """

    pdf: bytes
    sizes: tuple[PageSize, ...]
    not_printed: tuple[str, ...] = ()


def typeset(make: PrintableMake, options: SheetOptions) -> TypesetPages:
    """Compose pages and typeset them."""
    begin = perf_counter()
    document = make(options)
    pdf = document.pdf()
    pages = TypesetPages(pdf, page_sizes(pdf), document.not_printed())
    logger.info("Typeset %d pages in %.0f ms", len(pages.sizes), (perf_counter() - begin) * 1_000)
    return pages


class PreviewDialog(QDialog):
    """Dialog that shows the pages and sends them to a printer or a file.

    ``make`` runs on a worker of the dialog. ``first`` makes the first page alone, which is shown
    until the others are ready, and is the cover of a briefing set, whose options are added.
    ``languages`` are names of content languages by code; ``endings`` are formats to save in.
    """

    def __init__(
        self,
        parent: QWidget | None,
        make: PrintableMake,
        suggested_name: str,
        options: SheetOptions,
        languages: Mapping[str, str],
        *,
        first: PrintableMake | None = None,
        endings: tuple[str, ...] = (".pdf",),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print"))
        self.make, self._make_first = make, first
        self._name = suggested_name
        self.whole: TypesetPages | None = None
        self._on_ready: Callable[[], None] | None = None
        self._sending = False
        self.view = PageView(self)
        self.bar = PageBar(self.view, self)
        self.choices = PrintOptionsPanel(options, languages, self, book=first is not None)
        self._formats = format_names(endings)
        self.side = PreviewSide(self.choices, self._formats, self)
        self.status = self.side.status
        self.print_button, self.save_button = self.side.print_button, self.side.save_button
        self.worker = Worker("page renderer", self)
        self.search = PageSearch(self.view, self.worker, self)
        self.thumbnails = Thumbnails(self.worker, self)
        self.thumbnails.hide()  # until there are several pages
        self._lay_out()
        self._drawer = PageDrawer(self.view, self.worker)
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        pages, top = QVBoxLayout(), QHBoxLayout()
        top.addWidget(self.bar, 1)
        top.addWidget(self.search)
        pages.addLayout(top)
        layout.addWidget(self.thumbnails)
        pages.addWidget(self.view, 1)
        layout.addLayout(pages, 1)
        layout.addWidget(self.side)
        unit, screen = self.fontMetrics().height(), self.screen().availableSize()
        self.resize(min(unit * 76, screen.width() - 2 * unit), screen.height() - 4 * unit)

    def _connect(self) -> None:
        self.choices.changed.connect(self.refresh)
        self.worker.failed.connect(self._show_failure)
        self.worker.ended.connect(self.deleteLater)
        self.print_button.clicked.connect(self.print_pages)
        self.save_button.clicked.connect(self.save)
        self.side.close_button.clicked.connect(self.reject)
        self.thumbnails.page_chosen.connect(self.view.go_to_page)
        self.view.place_changed.connect(self._follow_place)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self.print_button.click),
            (QKeySequence.StandardKey.Save, self.save_button.click),
            (QKeySequence.StandardKey.ZoomIn, self.bar.larger.click),
            (QKeySequence.StandardKey.ZoomOut, self.bar.smaller.click),
            (QKeySequence("Ctrl+0"), self.bar.fit_width.click),
            (QKeySequence("Ctrl+9"), self.bar.fit_page.click),
            (QKeySequence("Ctrl+G"), self._choose_page),
            (QKeySequence.StandardKey.Find, self._focus_search),
            (QKeySequence("F3"), partial(self.search.go, 1)),
            (QKeySequence("Shift+F3"), partial(self.search.go, -1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _choose_page(self) -> None:
        self.bar.page.setFocus()
        self.bar.page.selectAll()

    def _focus_search(self) -> None:
        self.search.field.setFocus()
        self.search.field.selectAll()

    def _follow_place(self) -> None:
        self.thumbnails.follow(self.view.current_page)

    @property
    def options(self) -> SheetOptions:
        """Options from the current fields."""
        return self.choices.options()

    def refresh(self) -> None:
        """Typeset the pages with the current options; earlier requests are cancelled."""
        self.whole = self._on_ready = None
        self._drawer.cancel()
        self.worker.cancel(_FIRST)
        self._set_status(self.tr("Preparing…"), ready=False)
        self.view.fade()
        first = self._make_first
        if first is not None and not self.view.page_count:
            self._submit_pages(_FIRST, first, whole=False)
        else:
            self._ask_pages()

    def _ask_pages(self) -> None:
        self._submit_pages(_PAGES, self.make, whole=True)

    def _submit_pages(self, kind: str, make: PrintableMake, *, whole: bool) -> None:
        options = self.options
        self.worker.submit(
            lambda: typeset(make, options), partial(self._show, whole=whole), kind=kind
        )

    def _show(self, pages: TypesetPages, *, whole: bool) -> None:
        """Show pages; after the first page alone, all of them are requested."""
        self._drawer.pdf = pages.pdf
        self.view.show_pages(pages.sizes if whole else pages.sizes[:1])
        self._drawer.draw_next()
        if not whole:
            self._set_status(self.status.text(), ready=True)
            self._ask_pages()
            return
        self.whole = pages
        self.thumbnails.set_pages(pages.pdf, pages.sizes)
        self.thumbnails.setVisible(len(pages.sizes) > 1)
        self.search.set_pages(pages.pdf)
        self._follow_place()
        count = self.tr("Pages: {0}.").format(len(pages.sizes))
        sentences = [count, *pages.not_printed[:_MOST_NOT_PRINTED]]
        others = len(pages.not_printed) - _MOST_NOT_PRINTED
        if others > 0:
            sentences.append(self.tr("The program has more on others too: {0}.").format(others))
        self._set_status(" ".join(sentences), ready=True)
        self.status.setToolTip("\n".join(pages.not_printed))
        on_ready, self._on_ready = self._on_ready, None
        if on_ready is not None:
            on_ready()

    def print_pages(self) -> None:
        """Ask for a printer and send it the pages, once they are typeset."""
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
        self._set_status(self.tr("Printing…"), ready=False)
        printed = self.tr("Sent to printer.")
        self.worker.submit(
            lambda: send(printer, whole.pdf), lambda _: self._sent(printed), fail=self._fail_sending
        )

    def _offer_file(self) -> None:
        """Report that there is no printer, and offer to save a PDF."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("No printer found."))
        box.setInformativeText(self.tr("Save the pages as a PDF to print them elsewhere."))
        save = box.addButton(self.save_button.text(), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        save.clicked.connect(self.save)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def save(self) -> None:
        """Ask for a file and save the pages there, once they are typeset."""
        whole = self._once_whole(self.save)
        target = self.ask_target() if whole is not None else None
        if whole is not None and target is not None:
            self._sending = True
            self._set_status(self.tr("Saving…"), ready=False)
            saved = self.tr("Saved to {0}.").format(target)
            ending, make = target.suffix.lower(), self.make
            options = options_for(ending, self.options)

            def write() -> None:
                content = whole.pdf if ending == ".pdf" else make(options).as_file(ending)
                write_atomic(target, content)

            self.worker.submit(write, lambda _: self._sent(saved), fail=self._fail_sending)

    def _once_whole(self, on_ready: Callable[[], None]) -> TypesetPages | None:
        """Return all pages, or None; then ``on_ready`` is called when they are typeset."""
        self._on_ready = on_ready if self.whole is None else None
        return self.whole

    def ask_target(self) -> Path | None:
        """Ask for the file to save to. Return None if the dialog is cancelled."""
        from explorer.ui.dialogs.file_choice import ask_target

        ending = str(self.side.format.currentData())
        names = {ending: self._formats[ending], **self._formats}
        name = str(Path(self._name).with_suffix(ending))
        chosen, kind = ask_target(self, self.tr("Save"), name, ";;".join(names.values()))
        return with_ending(chosen, kind, names) if chosen else None

    def done(self, result: int) -> None:
        """Close at once; pages that are being printed or saved are completed."""
        super().done(result)
        if not self._sending:
            self.worker.close(wait=False)

    def _set_status(self, sentence: str, *, ready: bool) -> None:
        self.status.setText(sentence)
        for button in (self.print_button, self.save_button):
            button.setEnabled(ready)

    def _sent(self, sentence: str) -> None:
        """Show the result of printing or saving."""
        self._sending = False
        self._set_status(sentence, ready=self.whole is not None)
        if not self.isVisible():
            self.worker.close(wait=False)

    def _show_failure(self, error: Exception) -> None:
        """Show why there are no pages; an unexpected error goes to the error handler."""
        if not isinstance(error, UserFacingError):
            self._sent("")
            raise error
        self._set_status(str(error), ready=False)

    def _fail_sending(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            self._show_failure(error)
            return
        sentence = str(error)
        if isinstance(error, FileProblemError):
            sentence = self.tr("Could not save: {0}").format(error)
        parent = self if self.isVisible() else self.parentWidget()
        QMessageBox.warning(parent, self.windowTitle(), sentence)
        self._sent(sentence)
