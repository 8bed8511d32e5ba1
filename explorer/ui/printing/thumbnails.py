"""List of small pictures of the pages of a preview, drawn on a worker when they come into view."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from explorer.reports.formats.pdf_raster import PageSize
from explorer.ui.core.worker import Worker
from explorer.ui.printing.page_drawer import page_image

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_THUMBNAIL = "thumbnail"
_WIDTH = 92
_PORTRAIT = 1.42


class Thumbnails(QListWidget):
    """List of pages; ``page_chosen`` emits the number of a page, counted from 1."""

    page_chosen = Signal(int)

    def __init__(self, worker: Worker, parent: QWidget) -> None:
        super().__init__(parent)
        self._worker = worker
        self._pdf: bytes | None = None
        self._is_drawing = False
        self.setAccessibleName(self.tr("Small pictures of the pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setMovement(QListView.Movement.Static)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(_WIDTH, round(_WIDTH * _PORTRAIT)))
        self.setFixedWidth(_WIDTH + self.fontMetrics().height() * 3)
        self.currentRowChanged.connect(self._choose)
        self.verticalScrollBar().valueChanged.connect(self._draw_next)

    def set_pages(self, pdf: bytes, sizes: tuple[PageSize, ...]) -> None:
        """List the pages of a PDF, without pictures at first."""
        self._pdf, self._is_drawing = pdf, False
        self._worker.cancel(_THUMBNAIL)
        blocked = self.blockSignals(True)
        self.clear()
        # Pages that all lie across need no room for upright ones.
        highest = max((size.height / size.width for size in sizes), default=_PORTRAIT)
        self.setIconSize(QSize(_WIDTH, round(_WIDTH * highest)))
        blank = QPixmap(self.iconSize())
        blank.fill(Qt.GlobalColor.white)
        for number in range(1, len(sizes) + 1):
            self.addItem(QListWidgetItem(QIcon(blank), str(number)))
        self.blockSignals(blocked)
        self._draw_next()

    def follow(self, number: int) -> None:
        """Mark the page that is shown, counted from 1."""
        blocked = self.blockSignals(True)
        self.setCurrentRow(number - 1)
        self.blockSignals(blocked)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the pictures in view."""
        super().showEvent(event)
        self._draw_next()

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.page_chosen.emit(row + 1)

    def _draw_next(self) -> None:
        row, pdf = self._missing(), self._pdf
        if self._is_drawing or pdf is None or row is None or not self.isVisible():
            return
        self._is_drawing = True
        width = round(_WIDTH * self.devicePixelRatioF())

        self._worker.submit(
            partial(page_image, pdf, row, width), partial(self._show, row), kind=_THUMBNAIL
        )

    def _missing(self) -> int | None:
        """Return the first page in view without a picture."""
        area = self.viewport().rect()
        for row in range(self.count()):
            item = self.item(row)
            is_drawn = item.data(Qt.ItemDataRole.UserRole)
            if not is_drawn and self.visualItemRect(item).intersects(area):
                return row
        return None

    def _show(self, row: int, image: "QImage") -> None:
        self._is_drawing = False
        item = self.item(row)
        if item is not None:
            item.setIcon(QIcon(QPixmap.fromImage(image)))
            item.setData(Qt.ItemDataRole.UserRole, True)
        self._draw_next()
