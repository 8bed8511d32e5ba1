"""The reader pane."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.domain.stances import Party
from explorer.domain.views import Page
from explorer.ui.panels.reader.html import reader_html
from explorer.ui.widgets.rich_text import RichTextView
from explorer.wording import load_words


class ReaderPanel(QWidget):
    """Shows everything on the selection; links lead to clauses, features and sources."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parties: tuple[Party, ...] = ()
        self._page: Page | None = None
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.tr("Text of the selected clause"))
        self.view.setAccessibleDescription(
            self.tr("Summary, quantities, other documents, analysis and sources of the selection")
        )
        self.view.link_followed.connect(self.link_followed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)

    def set_parties(self, parties: Iterable[Party]) -> None:
        """Names of the parties, as the analysis refers to them."""
        self._parties = tuple(parties)

    def show_page(self, page: Page) -> None:
        """Show a page from its top."""
        self._page = page
        self.view.show_html(reader_html(page, load_words(page.language), self._parties))
