"""Loader of the subject of the viewpoint, shared by all panes, with read-ahead of neighbours."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.core.day_reader import DayReader
from explorer.ui.core.pack_reader import PackReader

if TYPE_CHECKING:
    from explorer.domain.content.read_models import ClauseListing, SubjectDetails
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.core.first_content import FirstContent

Key = tuple[str, date, str]
Result = TypeVar("Result")
_KEPT = 64
_PAUSE_MS = 40
#: Delay prefetching while the date slider moves, so that the next date is read first.
_DRAG_PAUSE_MS = 250


class SubjectLoader(QObject):
    """Loader that emits the clause list of a viewpoint and the subject of its selection.

    ``neighbour_ready`` emits subjects that are likely to be selected next, while idle.
    """

    listing_ready = Signal(object)
    subject_ready = Signal(object)
    neighbour_ready = Signal(object)

    def __init__(self, reader: PackReader, days: DayReader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._days = reader, days
        self._pages: OrderedDict[Key, SubjectDetails] = OrderedDict()
        self._contents_key: Key | None = None
        #: The clause list that is shown.
        self.listing: ClauseListing | None = None
        self._order: tuple[str, ...] = ()
        self._requested: Key | None = None
        self._generation = 0
        self._may_read_ahead = False
        #: Content of the first view, whose pages need not be read from the pack.
        self._first: FirstContent | None = None
        # Reading ahead at once would slow down the painting of the selected subject.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._read_ahead)

    def show_viewpoint(self, viewpoint: Viewpoint) -> None:
        """Emit the clause list and subject for ``viewpoint``, using the cache when possible."""
        contents_key = (viewpoint.document, viewpoint.as_of, viewpoint.language)
        if contents_key != self._contents_key:
            self._contents_key = contents_key
            document, as_of, language = contents_key
            self._days.read(
                "contents",
                (document, language),
                as_of,
                partial(_contents, document, language),
                self._on_contents,
            )
        same_day = self._requested is None or self._requested[1] == viewpoint.as_of
        self._pause.setInterval(_PAUSE_MS if same_day else _DRAG_PAUSE_MS)
        self._requested = (viewpoint.selection, viewpoint.as_of, viewpoint.language)
        selection, as_of, language = self._requested
        key = (selection, language)
        cached = self._cached(self._requested)
        if cached is not None:
            self._days.put("page", key, as_of, cached)
        read = partial(_page_on, selection, language)
        self._days.read("page", key, as_of, read, self._on_page, self._keep_neighbour)

    def use_first_content(self, first: "FirstContent") -> None:
        """Show the stored list and pages until the pack is replaced."""
        self._first = first
        document, language = first.listing.document.reference, first.overview.language
        self._days.put("contents", (document, language), first.as_of, first.listing)

    def _cached(self, key: Key) -> "SubjectDetails | None":
        """Return a page that was read before, or stored at the end of the last session."""
        cached = self._pages.get(key)
        return cached if cached is not None or self._first is None else self._first.page(*key)

    def start_reading_ahead(self) -> None:
        """Read neighbours from now on: at start it would take time from what is to be shown."""
        self._may_read_ahead = True
        self._pause.start()

    @property
    def order(self) -> tuple[str, ...]:
        """References of the shown document's clauses, in order."""
        return self._order

    def invalidate(self) -> None:
        """Clear the cache and ignore pending results, after the pack was replaced."""
        self._generation += 1
        self._first = None
        self._pages.clear()
        self._days.invalidate()
        self._contents_key = None

    def _if_current(self, on_result: "Callable[[Result], None]") -> "Callable[[Result], None]":
        """Return a callback that ignores results from before the pack was replaced."""
        generation = self._generation

        def call(result: Result) -> None:
            if generation == self._generation:
                on_result(result)

        return call

    def _on_contents(self, contents: "ClauseListing") -> None:
        self.listing = contents
        self._order = tuple(row.reference for row in contents.clauses)
        self.listing_ready.emit(contents)

    def _on_page(self, page: "SubjectDetails") -> None:
        self._keep(page)
        if (page.reference, page.as_of, page.language) == self._requested:
            self.subject_ready.emit(page)
            self._pause.start()

    def _keep(self, page: "SubjectDetails") -> None:
        self._pages[(page.reference, page.as_of, page.language)] = page
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)

    def _read_ahead(self) -> None:
        """Read the clauses before and after, so that stepping to them does not wait."""
        if self._requested is None or self._requested[0] not in self._order:
            return
        if not self._may_read_ahead:
            return
        index = self._order.index(self._requested[0])
        for step, neighbour in enumerate(
            self._order[index + 1 : index + 2] + self._order[max(0, index - 1) : index]
        ):
            key = (neighbour, *self._requested[1:])
            cached = self._cached(key)
            if cached is not None:
                self._keep(cached)
                self.neighbour_ready.emit(cached)
            else:
                self._reader.read(
                    f"ahead {step}", _page(key), self._if_current(self._keep_neighbour)
                )

    def _keep_neighbour(self, page: "SubjectDetails") -> None:
        self._keep(page)
        self.neighbour_ready.emit(page)


def _contents(
    document: str, language: str, connection: "PackConnection", as_of: date
) -> "ClauseListing":
    from explorer.store.pack.documents import contents

    return contents(connection, document, as_of, language)


def _page(key: Key) -> "Callable[[PackConnection], SubjectDetails]":
    selection, as_of, language = key
    return lambda connection: _page_on(selection, language, connection, as_of)


def _page_on(
    selection: str, language: str, connection: "PackConnection", as_of: date
) -> "SubjectDetails":
    from explorer.store.pack.subjects import page

    return page(connection, selection, as_of, language)
