"""The timeline follows day, selection and language, and leads to both."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.viewpoint import Viewpoint
from explorer.ui.shell.conductor import Conductor

if TYPE_CHECKING:
    from explorer.domain.timeline import Timeline
    from explorer.store.database import PackConnection


class TimelineVerbs(QObject):
    """Connects the timeline with the window."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.panel = conductor.window.timeline
        self._language = ""
        self.panel.reference_chosen.connect(conductor.select)
        self.panel.day_chosen.connect(self._choose_day)
        self.panel.content_wanted.connect(self._read)
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
            from explorer.store.whole_timeline import whole_timeline

            return whole_timeline(connection, language)

        def show(found: "Timeline") -> None:
            self.panel.show_timeline(found, language)

        self.conductor.session.reader.ask("timeline", read, show)
