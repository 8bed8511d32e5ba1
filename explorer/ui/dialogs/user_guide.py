"""Dialog of the user guide: its pages, a search in them, links between them, and printing."""

from functools import partial
from pathlib import PurePosixPath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.reports.guide.pages import Guide
from explorer.reports.guide.search import GuideMatch, search_guide, search_pattern
from explorer.ui.dialogs.source import open_address
from explorer.ui.theme.colours import current_theme
from explorer.ui.widgets.markdown_view import MarkdownView
from explorer.ui.widgets.rich_text import fill, join, text

_ENDING = ".md"
#: Width of the list and of the dialog, and its height, in lines of text.
_LIST, _WIDE, _HIGH = 19, 68, 44


class UserGuideDialog(QDialog):
    """The guide: search and pages at the left, the selected page beside them.

    ``print_requested`` asks for the guide on paper.
    """

    print_requested = Signal()

    def __init__(self, parent: QWidget, guide: Guide) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("User guide"))
        self.guide = guide
        self._visited: list[tuple[int, int]] = []
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Pages of the guide"))
        self.list.addItems([page.title for page in guide.pages])
        self.list.setWordWrap(True)
        self.results = QListWidget(self)
        self.results.setAccessibleName(self.tr("Matches in the guide"))
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.left = QStackedWidget(self)
        self.status = QLabel(self)
        self.view = MarkdownView(self)
        self.view.setAccessibleName(self.tr("Page of the guide"))
        self.view.set_pictures(guide.pictures)
        self.back_button = QPushButton(self.tr("&Back"), self)
        self.print_button = QPushButton(self.tr("&Print guide…"), self)
        self._matches: tuple[GuideMatch, ...] = ()
        self._lay_out()
        self._connect()
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        self.left.addWidget(self.list)
        self.left.addWidget(self.results)
        column = QWidget(self)
        below = QVBoxLayout(column)
        below.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self.left, self.status):
            below.addWidget(widget)
        self.status.hide()
        splitter = QSplitter(self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(column)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(1, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.print_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.back_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        for button in buttons.findChildren(QPushButton):
            # Enter in the search field opens a match.
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addWidget(buttons)
        unit, screen = self.fontMetrics().height(), self.screen().availableSize()
        splitter.setSizes([unit * _LIST, unit * (_WIDE - _LIST)])
        self.resize(
            min(unit * _WIDE, screen.width() - 4 * unit),
            min(unit * _HIGH, screen.height() - 4 * unit),
        )

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_row)
        self.results.currentRowChanged.connect(self._show_match)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(partial(self._open_match, 0))
        self.view.link_followed.connect(self._follow_link)
        self.back_button.clicked.connect(self._go_back)
        self.print_button.clicked.connect(self.print_requested)
        self.back_button.setEnabled(False)
        for keys, slot in (
            (QKeySequence.StandardKey.Find, self.search.setFocus),
            (QKeySequence.StandardKey.Print, self.print_requested.emit),
            (QKeySequence.StandardKey.Back, self._go_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, self._enter_list).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )

    # Pages.

    def show_page(self, name: str, anchor: str = "") -> None:
        """Show a page from the heading with an anchor, or from its top; ends a search."""
        row = self.guide.page_number(name)
        if row < 0:
            return
        self.search.clear()
        heading = self.guide.pages[row].heading_number(anchor)
        if self.list.currentRow() == row:
            self._show(row, heading)
        else:
            self.list.setCurrentRow(row)
            self.view.go_to_heading(heading)

    def _show_row(self, row: int) -> None:
        if row >= 0:
            self._show(row)

    def _show(self, row: int, heading: int = 0) -> None:
        self.view.show_markdown(self.guide.pages[row].shown)
        self.view.go_to_heading(heading)

    def _follow_link(self, target: str) -> None:
        """Select the page that a link names, or open an address in the browser."""
        address, _, anchor = target.partition("#")
        name = PurePosixPath(address).name.removesuffix(_ENDING)
        here = self.list.currentRow()
        if not name:
            name = self.guide.pages[here].name
        if self.guide.page_number(name) < 0:
            open_address(self, target)
            return
        self._visited.append((here, self.view.verticalScrollBar().value()))
        self.back_button.setEnabled(True)
        self.show_page(name, anchor)

    def _go_back(self) -> None:
        """Return to the page and place from which a link was followed."""
        if not self._visited:
            return
        row, position = self._visited.pop()
        self.back_button.setEnabled(bool(self._visited))
        self.show_page(self.guide.pages[row].name)
        self.view.verticalScrollBar().setValue(position)

    # Search.

    def _search(self, query: str) -> None:
        """List what matches, as it is typed; without words the pages are listed."""
        pattern = search_pattern(query)
        self.left.setCurrentWidget(self.list if pattern is None else self.results)
        self.status.setVisible(pattern is not None)
        blocked = self.results.blockSignals(True)
        self.results.clear()
        self._matches = search_guide(self.guide, query)
        for match in self._matches:
            self._add_match(match)
        self.results.setCurrentRow(-1)
        self.results.blockSignals(blocked)
        self.status.setText(
            self.tr("Matches: {count}").format(count=len(self._matches))
            if self._matches
            else self.tr("No page has all of these words.")
        )
        if pattern is None:
            self.view.mark(None)

    def _add_match(self, match: GuideMatch) -> None:
        item = QListWidgetItem(self.results)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{match.title}: {match.passage}")
        label = QLabel(_match_html(match), self.results)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        unit = self.fontMetrics().height()
        label.setContentsMargins(unit // 3, unit // 4, unit // 3, unit // 4)
        width = max(unit * 8, self.left.width() - unit * 2)
        item.setSizeHint(label.sizeHint().expandedTo(label.minimumSizeHint()))
        size = item.sizeHint()
        size.setWidth(unit)
        size.setHeight(label.heightForWidth(width))
        item.setSizeHint(size)
        self.results.setItemWidget(item, label)

    def _show_match(self, row: int) -> None:
        """Show the section of a match with its words marked."""
        if not 0 <= row < len(self._matches):
            return
        match = self._matches[row]
        blocked = self.list.blockSignals(True)
        self.list.setCurrentRow(match.page)
        self.list.blockSignals(blocked)
        self.view.show_markdown(self.guide.pages[match.page].shown)
        self.view.go_to_heading(match.heading)
        pattern = search_pattern(self.search.text())
        if pattern is None or not self.view.mark(pattern, match.heading):
            self.view.mark(search_pattern(self.search.text(), by_beginning=True), match.heading)

    def _open_match(self, row: int) -> None:
        if self._matches and self.results.currentRow() < 0:
            self.results.setCurrentRow(row)

    def _enter_list(self) -> None:
        shown = self.results if self.left.currentWidget() is self.results else self.list
        shown.setFocus()
        if shown.currentRow() < 0:
            shown.setCurrentRow(0)


def _match_html(match: GuideMatch) -> str:
    """Return a title and a passage with the words marked."""
    theme = current_theme()
    parts, position = [], 0
    for begin, end in match.marks:
        parts.append(text(match.passage[position:begin]))
        style = f"background-color:{theme.text['mark']};color:{theme.text['mark_text']}"
        parts.append(fill('<span style="{}">{}</span>', style, match.passage[begin:end]))
        position = end
    parts.append(text(match.passage[position:]))
    return fill("<b>{}</b><br>{}", match.title, join(parts))
