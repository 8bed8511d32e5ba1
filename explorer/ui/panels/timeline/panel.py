"""The timeline: cheap until it is first looked at."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from explorer.domain.timeline import Timeline
    from explorer.ui.panels.timeline.body import TimelineBody


class TimelinePanel(QWidget):
    """Shows what happened when, and tells what was chosen.

    ``timeline_wanted`` is told when it is shown without one. ``day_chosen`` gives a day to look
    at, and whether it is passed through on the way to another.
    """

    reference_chosen = Signal(str)
    day_chosen = Signal(object, bool)
    timeline_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Timeline"))
        self.body: TimelineBody | None = None
        self._stale = True
        self._as_of = date.today()  # noqa: DTZ011 - replaced before anything is shown
        self._selection = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def forget(self) -> None:
        """Ask for the timeline anew, at once if seen and else when next shown."""
        self._stale = True
        if self.isVisible():
            self.timeline_wanted.emit()

    def show_timeline(self, timeline: "Timeline", language: str) -> None:
        """Show a timeline in a content language; the span of time seen stays."""
        self._stale = False
        if self.body is None:
            from explorer.ui.panels.timeline.body import TimelineBody

            self.body = TimelineBody(self)
            self.body.reference_chosen.connect(self.reference_chosen)
            self.body.day_chosen.connect(self.day_chosen)
            self._layout.addWidget(self.body)
            self.setFocusProxy(self.body)
        self.body.show_timeline(timeline, language)
        self.show_viewpoint(self._as_of, self._selection)

    def show_viewpoint(self, as_of: date, selection: str) -> None:
        """Follow the day looked at and the selection."""
        self._as_of, self._selection = as_of, selection
        if self.body is not None:
            self.body.show_viewpoint(as_of, selection)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the timeline when it is first needed."""
        super().showEvent(event)
        if self._stale:
            self.timeline_wanted.emit()
