"""View of stances with one Tab stop for each party; Enter opens a menu of the links there."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor, QTextFragment
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QTextBrowser

from explorer.ui.widgets.rich_text import RichTextView

_STOP = "stance-"


@dataclass(frozen=True, slots=True)
class Stop:
    """A heading that Tab stops at: its place in the text, and the links below it."""

    start: int
    end: int
    links: tuple[tuple[str, str], ...]


class StanceView(RichTextView):
    """View in which Tab goes from party to party instead of through some thirty links."""

    def stops(self) -> list[Stop]:
        """Return the headings of parties with the links of each: text and target."""
        stops: list[Stop] = []
        block = self.document().begin()
        while block.isValid():
            fragments = list(_fragments(block))
            names = [name for f in fragments for name in f.charFormat().anchorNames()]
            if any(name.startswith(_STOP) for name in names):
                stops.append(Stop(block.position(), block.position() + block.length() - 1, ()))
            elif stops:
                links = tuple(_links(fragments))
                last = stops[-1]
                stops[-1] = Stop(last.start, last.end, last.links + links)
            block = block.next()
        return stops

    def current_stop(self) -> int:
        """Return the index of the heading that is selected, or -1."""
        cursor = self.textCursor()
        for index, stop in enumerate(self.stops()):
            if cursor.hasSelection() and cursor.selectionStart() == stop.start:
                return index
        return -1

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next heading, or the one before; behind the last leave the view."""
        stops, current = self.stops(), self.current_stop()
        following = current + 1 if forward else (current if current >= 0 else len(stops)) - 1
        if 0 <= following < len(stops):
            cursor = QTextCursor(self.document())
            cursor.setPosition(stops[following].start)
            cursor.setPosition(stops[following].end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return True
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        return bool(QAbstractScrollArea.focusNextPrevChild(self, forward))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu of a heading by Enter or the menu key."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu}
        if event.key() in keys and self.current_stop() >= 0:
            self.open_menu()
        else:
            QTextBrowser.keyPressEvent(self, event)

    def open_menu(self) -> QMenu | None:
        """Show a menu of the links below the heading that is selected."""
        current = self.current_stop()
        if current < 0:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, target in self.stops()[current].links:
            action = menu.addAction(label.replace("&", "&&"))
            action.triggered.connect(lambda _, target=target: self.link_followed.emit(target))
        menu.popup(self.mapToGlobal(self.cursorRect().bottomLeft()))
        return menu


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def _links(fragments: list[QTextFragment]) -> Iterator[tuple[str, str]]:
    """Yield the text and target of links; the fragments of a link are joined."""
    target, text = "", ""
    for fragment in fragments:
        here = fragment.charFormat().anchorHref()
        if here != target:
            if target:
                yield text.strip(), target
            target, text = here, ""
        text += fragment.text() if here else ""
    if target:
        yield text.strip(), target
