"""Search field above the pages of a preview; the pages are searched on a worker."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from explorer.reports.formats.pdf_raster import TextHit, find_text
from explorer.ui.core.worker import Worker
from explorer.ui.printing.page_view import PageView

_SEARCH = "search pages"


class PageSearch(QWidget):
    """Field that marks a text on the pages; Enter goes to the next place, Shift+Enter back."""

    def __init__(self, view: PageView, worker: Worker, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._worker = view, worker
        self._pdf: bytes | None = None
        self._hits: tuple[TextHit, ...] = ()
        self._chosen = -1
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in pages"))
        self.field.setAccessibleName(self.tr("Find in pages"))
        self.field.setToolTip(self.tr("Find in pages (Ctrl+F). Enter goes to the next place."))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(self.fontMetrics().height() * 12)
        self.count = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        row.addWidget(self.count)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)

    def set_pages(self, pdf: bytes) -> None:
        """Search other pages for the same text."""
        self._pdf = pdf
        self._search()

    def go(self, step: int) -> None:
        """Go to the next place, or with -1 to the previous."""
        if self._hits:
            self._chosen = (self._chosen + step) % len(self._hits)
            self._show_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Enter from the dialog, whose default button would print."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.go(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        text, pdf = self.field.text().strip(), self._pdf
        if not text or pdf is None:
            self._worker.cancel(_SEARCH)
            self._show(())
            self.count.clear()
            return
        self._worker.submit(lambda: find_text(pdf, text), self._show, kind=_SEARCH)

    def _show(self, hits: tuple[TextHit, ...]) -> None:
        self._hits, self._chosen = hits, 0 if hits else -1
        self._show_place()

    def _show_place(self) -> None:
        self._view.show_hits(self._hits, self._chosen)
        if self._hits:
            place, count = self._chosen + 1, len(self._hits)
            self.count.setText(self.tr("{place} of {count}").format(place=place, count=count))
        else:
            self.count.setText(self.tr("No match"))
