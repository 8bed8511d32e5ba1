"""View of Markdown in the colours of the theme."""

import re

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from explorer.ui.theme.colours import Theme, current_theme

#: Qt sets code within bold text without the bold, which may carry a meaning; it becomes bold text.
_BOLD_CODE = re.compile(r"\*\*`([^`\n]+)`\*\*")
#: Pixels above and below a heading.
_SPACE_ABOVE, _SPACE_BELOW = 16, 5
#: Qt's steps of size of a heading are this number less its level.
_LARGEST_HEADING = 4


class MarkdownView(QTextBrowser):
    """View of Markdown in the colours of the theme; its links are signals, nothing is fetched."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(lambda url: self.link_followed.emit(url.toString()))
        self._markdown = ""
        self._rendered: QTextDocument | None = None

    def show_markdown(self, markdown: str) -> None:
        """Show a text from its top."""
        self._markdown = markdown
        self._render()
        self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Render the text in the new palette or font; the scroll position stays."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            position = self.verticalScrollBar().value()
            self._render()
            self.verticalScrollBar().setValue(position)

    def loadResource(self, type_: int, name: QUrl | str) -> object:
        """Load nothing: a page has text alone."""
        return None

    def _render(self) -> None:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(self.fontMetrics().averageCharWidth() * 2)
        document.setMarkdown(_BOLD_CODE.sub(r"**\1**", self._markdown))
        _apply_theme(document, current_theme())
        self.setDocument(document)
        if self._rendered is not None:
            self._rendered.deleteLater()
        self._rendered = document


def _apply_theme(document: QTextDocument, theme: Theme) -> None:
    """Set space around headings, and the colours of links and tables."""
    block = document.begin()
    while block.isValid():
        _apply_to_block(block, theme)
        block = block.next()
    for child in document.rootFrame().childFrames():
        if isinstance(child, QTextTable):
            _apply_to_table(child, theme)


def _apply_to_block(block: QTextBlock, theme: Theme) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    if level:
        layout = block.blockFormat()
        layout.setTopMargin(_SPACE_ABOVE if level > 1 else 0)
        layout.setBottomMargin(_SPACE_BELOW)
        cursor.setBlockFormat(layout)
    for part in _fragments(block):
        style = QTextCharFormat()
        if level:
            # Qt gives code in a heading the size and weight of the text.
            style.setProperty(QTextFormat.Property.FontSizeAdjustment, _LARGEST_HEADING - level)
            style.setFontWeight(QFont.Weight.Bold)
        if part.charFormat().isAnchor():
            style.setForeground(QBrush(QColor(theme.text["link"])))
        cursor.setPosition(part.position())
        cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(style)


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    """Return the runs of text of a block, before any is changed."""
    fragments, iterator = [], block.begin()
    while not iterator.atEnd():
        fragments.append(iterator.fragment())
        iterator += 1
    return fragments


def _apply_to_table(table: QTextTable, theme: Theme) -> None:
    layout = table.format()
    layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    layout.setBorderBrush(QBrush(QColor(theme.text["rule"])))
    layout.setTopMargin(_SPACE_BELOW)  # a heading's own space ends at a table
    table.setFormat(layout)
    for column in range(table.columns()):
        heading = table.cellAt(0, column)
        style = heading.format()
        style.setBackground(QBrush(QColor(theme.text["badge_ground"])))
        heading.setFormat(style)
