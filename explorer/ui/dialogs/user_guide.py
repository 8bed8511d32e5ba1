"""Dialog of the user guide: the pages of ``resources/help``, with links between them."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from explorer.errors import FileProblemError
from explorer.ui.dialogs.source import open_address
from explorer.ui.widgets.markdown_view import MarkdownView

_ENDING = ".md"
_REMEDY = "install the program again"
#: Pages in the order they are read; others follow by title.
_ORDER = (
    *("getting-started", "command-line", "export-formats", "packs", "pack-format"),
    *("json-output", "distance"),
)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page of the guide: its file name without extension, its heading, and its Markdown."""

    name: str
    title: str
    markdown: str


def read_help_pages(folder: Path) -> tuple[HelpPage, ...]:
    """Return the pages of a folder in reading order.

    Raises FileProblemError if one cannot be read, or if there are none.
    """
    ranks = {name: rank for rank, name in enumerate(_ORDER)}
    pages = [_read_page(path) for path in folder.glob(f"*{_ENDING}")]
    if not pages:
        raise FileProblemError(folder, "the user guide is missing", _REMEDY)
    return tuple(
        sorted(pages, key=lambda page: (ranks.get(page.name, len(ranks)), page.title.casefold()))
    )


def _read_page(path: Path) -> HelpPage:
    try:
        markdown = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileProblemError(path, f"the page cannot be read ({error})", _REMEDY) from None
    heading = markdown.partition("\n")[0].removeprefix("# ").strip()
    return HelpPage(path.stem, heading, markdown)


class UserGuideDialog(QDialog):
    """The pages of the guide: a list at the left, the selected page beside it."""

    def __init__(self, parent: QWidget, pages: tuple[HelpPage, ...]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("User guide"))
        self.pages = pages
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Pages of the guide"))
        self.list.addItems([page.title for page in pages])
        self.list.setWordWrap(True)
        self.view = MarkdownView(self)
        self.view.setAccessibleName(self.tr("Page of the guide"))
        self.list.currentRowChanged.connect(self._show_row)
        self.view.link_followed.connect(self._follow_link)
        self._lay_out()
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        splitter = QSplitter(self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(1, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addWidget(buttons)
        unit, screen = self.fontMetrics().height(), self.screen().availableSize()
        side = min(self.list.sizeHintForColumn(0) + unit, unit * 16)
        splitter.setSizes([side, unit * 60])
        self.resize(
            min(unit * 62, screen.width() - 4 * unit), min(unit * 42, screen.height() - 4 * unit)
        )

    def _show_row(self, row: int) -> None:
        self.view.show_markdown(self.pages[row].markdown)

    def _follow_link(self, target: str) -> None:
        """Select the page that a link names, or open an address in the browser."""
        name = target.partition("#")[0].removesuffix(_ENDING)
        rows = [row for row, page in enumerate(self.pages) if page.name == name]
        if rows:
            self.list.setCurrentRow(rows[0])
        else:
            open_address(self, target)
