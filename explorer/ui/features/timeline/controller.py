"""The timeline follows day, selection and language, and leads to both."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.core.browsing_session import Conductor
from explorer.ui.window.window_controller import Verbs

if TYPE_CHECKING:
    from explorer.domain.content.timeline import Timeline
    from explorer.store.pack.connection import PackConnection


class TimelineVerbs(QObject):
    """Connects the timeline with the window."""

    def __init__(self, conductor: Conductor, verbs: Verbs) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.verbs = verbs
        self.panel = conductor.window.timeline
        self._language = ""
        self.panel.reference_chosen.connect(conductor.select)
        self.panel.day_chosen.connect(self._choose_day)
        self.panel.content_wanted.connect(self._read)
        self.panel.print_wanted.connect(self.print_seen)
        conductor.window.actions_by_name["print_timeline"].triggered.connect(self.print_seen)
        conductor.followed.connect(self._follow)
        conductor.renewed.connect(self.panel.forget)

    def _follow(self, viewpoint: Viewpoint) -> None:
        if viewpoint.language != self._language:
            self._language = viewpoint.language
            self.panel.forget()
        self.panel.show_viewpoint(viewpoint.as_of, viewpoint.selection)

    def _choose_day(self, day: date, passing: bool) -> None:
        info = self.conductor.info
        if info is not None:
            known = min(day, info.latest)
            self.conductor.navigate(lambda n: n.set_as_of(known, passing=passing))

    def _read(self) -> None:
        if not self._language:
            return
        language = self._language

        def read(connection: "PackConnection") -> "Timeline":
            from explorer.store.pack.timeline import whole_timeline

            return whole_timeline(connection, language)

        def show(found: "Timeline") -> None:
            self.panel.show_timeline(found, language)

        self.conductor.session.reader.ask("timeline", read, show)

    def print_seen(self) -> None:
        """Preview the days that are seen on the screen, or all of them before it was looked at."""
        from explorer.reports.text.file_names import book_name
        from explorer.ui.printing.render_jobs import timeline_maker

        navigator, compiled = self.conductor.navigator, self.conductor.session.compiled
        if navigator is None or compiled is None:
            return
        viewpoint, days = navigator.viewpoint, self.panel.days
        title = "timeline" if days is None else f"timeline {days[0]} {days[1]}"
        made = timeline_maker(compiled, days, viewpoint.as_of)
        name = book_name(title, viewpoint.as_of, viewpoint.language, ".pdf")
        self.verbs.paper.preview_made(made, name)
