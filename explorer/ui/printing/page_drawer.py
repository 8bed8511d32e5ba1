"""Drawing of the pages in view from their PDF on a worker."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.ui.core.worker import Worker
from explorer.ui.printing.page_view import PageView

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_PICTURE = "picture"


def page_image(pdf: bytes, index: int, width: int) -> "QImage":
    """Return a page, counted from 0, drawn ``width`` pixels wide. Runs on a worker."""
    from explorer.reports.formats.pdf_raster import picture
    from explorer.ui.printing.printer import as_image

    return as_image(picture(pdf, index, width))


class PageDrawer(QObject):
    """Draws the pages that a view requests; ``pdf`` is what they are drawn from."""

    def __init__(self, view: PageView, worker: Worker) -> None:
        super().__init__(view)
        self._view, self._worker = view, worker
        self._is_drawing = False
        self.pdf: bytes | None = None
        view.image_requested.connect(self.draw_next)

    def cancel(self) -> None:
        """Drop the image that is drawn."""
        self._is_drawing = False
        self._worker.cancel(_PICTURE)

    def draw_next(self) -> None:
        """Draw the next missing page image, unless another is drawn."""
        request, pdf = self._view.missing(), self.pdf
        if self._is_drawing or pdf is None or request is None:
            return
        index, width = request.index, request.width
        self._is_drawing = True

        self._worker.submit(
            partial(page_image, pdf, index, width), partial(self._show, index), kind=_PICTURE
        )

    def _show(self, index: int, image: "QImage") -> None:
        self._is_drawing = False
        self._view.set_image(index, image)
        self.draw_next()
