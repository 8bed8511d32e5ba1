"""Panel of the timeline, whose content is created when it is first shown."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.ui.widgets.lazy_panel import LazyPanel

if TYPE_CHECKING:
    from explorer.domain.content.timeline import Timeline
    from explorer.ui.features.timeline.view import TimelineBody


class TimelinePanel(LazyPanel):
    """Panel with documents, events and stances over time.

    ``day_chosen`` emits an as-of date, and whether dragging continues.
    """

    reference_chosen = Signal(str)
    day_chosen = Signal(object, bool)
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Timeline"))
        self.body: TimelineBody | None = None
        self._as_of = date.today()  # noqa: DTZ011 - replaced before anything is shown
        self._selection = ""

    def show_timeline(self, timeline: "Timeline", language: str) -> None:
        """Show a timeline in a content language; the visible span stays."""
        self._mark_current()
        if self.body is None:
            from explorer.ui.features.timeline.view import TimelineBody

            self.body = TimelineBody(self)
            self.body.reference_chosen.connect(self.reference_chosen)
            self.body.day_chosen.connect(self.day_chosen)
            self.body.print_requested.connect(self.print_requested)
            self._set_body(self.body)
        self.show_viewpoint(self._as_of, self._selection)
        self.body.show_timeline(timeline, language)

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last visible date, or None before the timeline was shown."""
        return self.body.canvas.days if self.body is not None else None

    def show_viewpoint(self, as_of: date, selection: str) -> None:
        """Show the as-of date and the selection."""
        self._as_of, self._selection = as_of, selection
        if self.body is not None:
            self.body.show_viewpoint(as_of, selection)
