"""Controller of the timeline: it follows day, language and selection of the viewpoint."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.timeline.panel import TimelinePanel

if TYPE_CHECKING:
    from explorer.domain.content.timeline import Timeline
    from explorer.reports.book.model import Book
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection


class TimelineController(QObject):
    """Reads the timeline for its panel and prints the days in sight."""

    def __init__(self, context: AppContext, panel: TimelinePanel) -> None:
        super().__init__(panel)
        self.context = context
        self.panel = panel
        self._language = ""
        panel.reference_chosen.connect(context.browsing.select)
        panel.day_chosen.connect(self._choose_day)
        panel.content_requested.connect(self._read)
        panel.print_requested.connect(self.print_timeline)
        context.actions[ActionId.PRINT_TIMELINE].triggered.connect(self.print_timeline)
        context.browsing.viewpoint_applied.connect(self._follow)
        context.browsing.pack_reloaded.connect(panel.invalidate)

    def _follow(self, viewpoint: Viewpoint) -> None:
        if viewpoint.language != self._language:
            self._language = viewpoint.language
            self.panel.invalidate()
        self.panel.show_viewpoint(viewpoint.as_of, viewpoint.selection)

    def _choose_day(self, day: date, passing: bool) -> None:
        self.context.browsing.choose_day(day, passing=passing)

    def _read(self) -> None:
        if not self._language:
            return
        language = self._language

        def read(connection: "PackConnection") -> "Timeline":
            from explorer.store.pack.timeline import whole_timeline

            return whole_timeline(connection, language)

        def show(timeline: "Timeline") -> None:
            self.panel.show_timeline(timeline, language)

        self.context.reader.read("timeline", read, show)

    def print_timeline(self) -> None:
        """Preview the days in sight, or all of them if the panel was not shown yet."""
        viewpoint, days = self.context.browsing.viewpoint, self.panel.days
        if viewpoint is None:
            return

        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_timeline

            return compose_timeline(connection, options, days=days, as_of=viewpoint.as_of)

        title = "timeline" if days is None else f"timeline {days[0]} {days[1]}"
        self.context.printing.preview_book(compose, title, heading=self.tr("Print timeline"))
