"""Reads the page of the viewpoint once for all panes that show it, and its neighbours ahead."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.core.pack_reader import PackReader

if TYPE_CHECKING:
    from explorer.domain.content.read_models import ClauseListing, SubjectDetails
    from explorer.store.pack.connection import PackConnection

Key = tuple[str, date, str]
Result = TypeVar("Result")
_KEPT = 64
_PAUSE_MS = 40
#: Whoever drags the day has the next one read before any neighbour of this one.
_DRAG_PAUSE_MS = 250


class SubjectLoader(QObject):
    """Observes the viewpoint; emits the contents of its document and the page of its selection.

    ``neighbour_ready`` brings the pages likely to be wanted next, while there is nothing to do.
    """

    listing_ready = Signal(object)
    subject_ready = Signal(object)
    neighbour_ready = Signal(object)

    def __init__(self, reader: PackReader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._pages: OrderedDict[Key, SubjectDetails] = OrderedDict()
        self._contents_key: Key | None = None
        self._order: tuple[str, ...] = ()
        self._wanted: Key | None = None
        self._generation = 0
        # Reading ahead at once would take the processor from the painting of what was chosen.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._read_ahead)

    def show_viewpoint(self, viewpoint: Viewpoint) -> None:
        """Bring out the contents and the page of a viewpoint, from memory where they are known."""
        contents_key = (viewpoint.document, viewpoint.as_of, viewpoint.language)
        if contents_key != self._contents_key:
            self._contents_key = contents_key
            self._reader.read(
                "contents", _contents(contents_key), self._current(self._take_contents)
            )
        same_day = self._wanted is None or self._wanted[1] == viewpoint.as_of
        self._pause.setInterval(_PAUSE_MS if same_day else _DRAG_PAUSE_MS)
        self._wanted = (viewpoint.selection, viewpoint.as_of, viewpoint.language)
        known = self._pages.get(self._wanted)
        if known is not None:
            self.subject_ready.emit(known)
            self._pause.start()
        else:
            self._reader.read("page", _page(self._wanted), self._current(self._take_page))

    @property
    def order(self) -> tuple[str, ...]:
        """References of the shown document's clauses, in order."""
        return self._order

    def invalidate(self) -> None:
        """Drop what is remembered, and what is still being read, after the pack was replaced."""
        self._generation += 1
        self._pages.clear()
        self._contents_key = None

    def _current(self, take: "Callable[[Result], None]") -> "Callable[[Result], None]":
        """``take``, unless the pack was replaced since it was asked for."""
        generation = self._generation

        def taken(result: Result) -> None:
            if generation == self._generation:
                take(result)

        return taken

    def _take_contents(self, contents: "ClauseListing") -> None:
        self._order = tuple(row.reference for row in contents.clauses)
        self.listing_ready.emit(contents)

    def _take_page(self, page: "SubjectDetails") -> None:
        self._keep(page)
        if (page.reference, page.as_of, page.language) == self._wanted:
            self.subject_ready.emit(page)
            self._pause.start()

    def _keep(self, page: "SubjectDetails") -> None:
        self._pages[(page.reference, page.as_of, page.language)] = page
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)

    def _read_ahead(self) -> None:
        """Read the clauses before and after, so that stepping through waits for nothing."""
        if self._wanted is None or self._wanted[0] not in self._order:
            return
        place = self._order.index(self._wanted[0])
        for step, neighbour in enumerate(
            self._order[place + 1 : place + 2] + self._order[max(0, place - 1) : place]
        ):
            key = (neighbour, *self._wanted[1:])
            known = self._pages.get(key)
            if known is not None:
                self.neighbour_ready.emit(known)
            else:
                self._reader.read(f"ahead {step}", _page(key), self._current(self._keep_neighbour))

    def _keep_neighbour(self, page: "SubjectDetails") -> None:
        self._keep(page)
        self.neighbour_ready.emit(page)


def _contents(key: Key) -> "Callable[[PackConnection], ClauseListing]":
    def read(connection: "PackConnection") -> "ClauseListing":
        from explorer.store.pack.documents import contents

        return contents(connection, *key)

    return read


def _page(key: Key) -> "Callable[[PackConnection], SubjectDetails]":
    def read(connection: "PackConnection") -> "SubjectDetails":
        from explorer.store.pack.subjects import page

        return page(connection, *key)

    return read
