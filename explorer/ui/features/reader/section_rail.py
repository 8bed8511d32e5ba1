"""Sections of a page beside its text: a click goes there, and the section read is marked."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget

from explorer.ui.features.reader.page_writer import PageSection


class SectionRail(QListWidget):
    """List of sections; ``section_chosen`` emits the key of the section, "" for the top."""

    section_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._headings: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("Sections of the text"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(self.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 24)
        self.itemClicked.connect(lambda _: self._choose())
        self.itemActivated.connect(lambda _: self._choose())

    def show_sections(self, top: str, sections: Sequence[PageSection]) -> None:
        """List the sections of a page, after its top."""
        headings = (top, *(section.heading for section in sections))
        self._keys = ("", *(section.key for section in sections))
        if headings != self._headings:
            self._headings = headings
            self.clear()
            self.addItems(headings)
        self.setCurrentRow(0)

    def mark_section(self, key: str) -> None:
        """Mark the section that is being read."""
        if key in self._keys:
            self.setCurrentRow(self._keys.index(key))

    def _choose(self) -> None:
        if 0 <= self.currentRow() < len(self._keys):
            self.section_chosen.emit(self._keys[self.currentRow()])


def section_at_top(view: QTextBrowser, positions: Sequence[tuple[float, str]]) -> str:
    """Return the key of the section at the upper edge of a view; ``positions`` are sorted."""
    top = view.verticalScrollBar().value() + view.fontMetrics().lineSpacing() * 2
    if view.verticalScrollBar().value() >= view.verticalScrollBar().maximum() > 0:
        return positions[-1][1] if positions else ""
    index = bisect_right([position for position, _ in positions], top) - 1
    return positions[index][1] if index >= 0 else ""


def section_positions(view: QTextBrowser) -> tuple[tuple[float, str], ...]:
    """Return the height of each section in a document with its key, in order."""
    document = view.document()
    layout = document.documentLayout()
    positions = []
    block = document.begin()
    while block.isValid():
        for name in (
            block.begin().fragment().charFormat().anchorNames() if block.length() > 1 else ()
        ):
            if name.startswith("section-"):
                height = layout.blockBoundingRect(block).top()
                positions.append((height, name.removeprefix("section-")))
        block = block.next()
    return tuple(positions)
