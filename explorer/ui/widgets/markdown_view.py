"""View of Markdown in the colours of the theme."""

import re
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextImageFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

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
        self._pictures: Mapping[str, bytes] = {}
        self._rendered: QTextDocument | None = None

    def set_pictures(self, pictures: Mapping[str, bytes]) -> None:
        """Set the pictures that a text may show, as PNG by file name."""
        self._pictures = pictures

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
        """Return a picture that was set; nothing else is loaded."""
        address = name if isinstance(name, str) else name.toString()
        data = self._pictures.get(address.rpartition("/")[2])
        return QImage.fromData(data) if data is not None and ":" not in address else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_pictures()

    def go_to_heading(self, number: int) -> None:
        """Scroll to a heading, counted from 0; the first is the top of the page."""
        heading = self._heading(number)
        if number <= 0 or heading is None:
            self.verticalScrollBar().setValue(0)
            return
        top = self.document().documentLayout().blockBoundingRect(heading).top()
        self.verticalScrollBar().setValue(round(top) - _SPACE_BELOW)

    def mark(self, pattern: re.Pattern[str] | None, heading: int = 0) -> bool:
        """Mark what matches and scroll to the first match after a heading.

        Return whether there is a match; None removes the marks.
        """
        selections = []
        first: QTextCursor | None = None
        theme, since = current_theme(), self._heading(heading)
        for cursor in self._matches(pattern) if pattern is not None else ():
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format.setBackground(QColor(theme.text["mark"]))
            selection.format.setForeground(QColor(theme.text["mark_text"]))
            selections.append(selection)
            if first is None and (since is None or cursor.position() >= since.position()):
                first = cursor
        self.setExtraSelections(selections)
        if first is not None:
            bar, place = self.verticalScrollBar(), self.cursorRect(first)
            if not 0 <= place.top() <= self.viewport().height() - place.height():
                bar.setValue(bar.value() + place.top() - self.viewport().height() // 3)
        return bool(selections)

    def _matches(self, pattern: re.Pattern[str]) -> Iterator[QTextCursor]:
        block = self.document().begin()
        while block.isValid():
            for match in pattern.finditer(block.text()):
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + match.start())
                cursor.setPosition(block.position() + match.end(), QTextCursor.MoveMode.KeepAnchor)
                yield cursor
            block = block.next()

    def _heading(self, number: int) -> QTextBlock | None:
        """Return the block of a heading, counted from 0, or None."""
        block, count = self.document().begin(), -1
        while block.isValid():
            count += bool(block.blockFormat().headingLevel())
            if count == number:
                return block
            block = block.next()
        return None

    def _fit_pictures(self) -> None:
        """Show pictures that are wider than the view in its width."""
        width = self.viewport().width() - 2 * self.document().documentMargin() - 2
        block = self.document().begin()
        while block.isValid():
            for part in _fragments(block):
                if part.charFormat().isImageFormat():
                    self._fit_picture(part, width)
            block = block.next()

    def _fit_picture(self, part: QTextFragment, width: float) -> None:
        layout = QTextImageFormat(part.charFormat().toImageFormat())
        picture = self.loadResource(0, layout.name())
        if not isinstance(picture, QImage) or picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        shown = max(1.0, min(width, picture.width() / ratio))
        # Scaled here, since a document draws a picture that it makes smaller without smoothing.
        scaled = picture.scaledToWidth(
            round(shown * ratio), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        image = QTextDocument.ResourceType.ImageResource.value
        self.document().addResource(image, QUrl(layout.name()), scaled)
        layout.setWidth(shown)
        cursor = QTextCursor(self.document())
        cursor.setPosition(part.position())
        cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(layout)

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
        self._fit_pictures()


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
        if part.charFormat().isImageFormat():
            continue
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
