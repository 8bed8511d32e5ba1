"""Pages that follow what is written: typeset again after a pause, drawn while they are visible."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.errors import UserFacingError
from explorer.ui.core.worker import Worker
from explorer.ui.printing.page_drawer import PageDrawer
from explorer.ui.printing.page_view import PageFit, PageView

if TYPE_CHECKING:
    from explorer.reports.sheet.model import SheetOptions
    from explorer.ui.printing.preview import PrintableMake, TypesetPages

#: Pause after the last change.
_PAUSE_MS = 700
_PAGES = "pages"


class LivePages(QWidget):
    """View of the pages of the newest job; a job that is outdated is cancelled.

    While the view is hidden nothing is typeset and it has no thread.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = PageView(self)
        self.view.setAccessibleName(self.tr("Pages of the briefing set"))
        self.status = QLabel(self)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 0)
        row.addWidget(self.status, 1)
        for text, tooltip, slot in (
            ("\N{MINUS SIGN}", self.tr("Smaller (-)"), lambda: self.view.zoom(-1)),
            ("+", self.tr("Larger (+)"), lambda: self.view.zoom(1)),
            ("\N{LEFT RIGHT ARROW}", self.tr("Fit width"), self._fit_width),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(tooltip)
            button.setAccessibleName(tooltip)
            button.setAutoRaise(True)
            button.clicked.connect(slot)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        self._job: tuple[PrintableMake, SheetOptions] | None = None
        self._is_outdated = False
        self._worker: Worker | None = None
        self._drawer: PageDrawer | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._typeset)

    def show_job(self, make: "PrintableMake", options: "SheetOptions") -> None:
        """Typeset these pages after a pause; what is typeset at the moment is not shown."""
        self._job, self._is_outdated = (make, options), True
        if self._worker is not None:
            self._worker.cancel(_PAGES)
        if self.isVisible():
            self._pause.start()

    def clear(self) -> None:
        """Show no pages."""
        self._job, self._is_outdated = None, False
        self._pause.stop()
        if self._worker is not None:
            self._worker.cancel(_PAGES)
        self.view.show_pages(())
        self.status.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Typeset what changed while the view was hidden."""
        super().showEvent(event)
        if self._is_outdated:
            self._pause.start()
        elif self._drawer is None and self._job is not None:
            self._is_outdated = True
            self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """End the thread."""
        super().hideEvent(event)
        self._pause.stop()
        worker, self._worker, self._drawer = self._worker, None, None
        if worker is not None:
            worker.ended.connect(worker.deleteLater)
            worker.close(wait=False)

    def _fit_width(self) -> None:
        self.view.set_fit(PageFit.WIDTH)

    def _typeset(self) -> None:
        if self._job is None:
            return
        make, options = self._job
        self.status.setText(self.tr("Preparing…"))
        self.view.fade()
        if self._worker is None:
            self._worker = Worker("live pages", self)
            self._drawer = PageDrawer(self.view, self._worker)
        self._is_outdated = False

        def work() -> "TypesetPages":
            from explorer.ui.printing.preview import typeset

            return typeset(make, options)

        self._worker.submit(work, self._show, kind=_PAGES, fail=self._fail)

    def _show(self, pages: "TypesetPages") -> None:
        if self._drawer is None:
            return
        self._drawer.cancel()
        self._drawer.pdf = pages.pdf
        self.view.show_pages(pages.sizes)
        self._drawer.draw_next()
        self.status.setText(self.tr("Pages: {0}.").format(len(pages.sizes)))

    def _fail(self, error: Exception) -> None:
        """Show why there are no pages; an unexpected error goes to the error handler."""
        self.view.show_pages(())
        if not isinstance(error, UserFacingError):
            self.status.clear()
            raise error
        self.status.setText(str(error))
