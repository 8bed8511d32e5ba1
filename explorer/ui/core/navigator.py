"""The one shared state of the window: the viewpoint, and the walk back and forward through it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from explorer.domain.content.references import document_of
from explorer.domain.content.viewpoint import Filters, Viewpoint, Walk


class Navigator(QObject):
    """Holds the viewpoint. Every pane observes ``viewpoint_changed``; none talks to another."""

    viewpoint_changed = Signal(object)

    def __init__(self, viewpoint: Viewpoint, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._walk = Walk((viewpoint,))

    @property
    def viewpoint(self) -> Viewpoint:
        """What the reader is looking at."""
        return self._walk.shown

    @property
    def can_go_back(self) -> bool:
        """True when there is an earlier viewpoint."""
        return self._walk.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """True when there is a later viewpoint."""
        return self._walk.can_go_forward

    def select(self, reference: str) -> None:
        """Choose a clause, side provision or whole document; its document comes with it."""
        document = document_of(reference) or self.viewpoint.document
        self._go(replace(self.viewpoint, document=document, selection=reference, feature=""))

    def choose_feature(self, feature: str, clause: str = "") -> None:
        """Choose a map feature, and with it the clause that names it where there is one."""
        selection = clause or self.viewpoint.selection
        self._go(replace(self.viewpoint, selection=selection, feature=feature))

    def set_as_of(self, day: date, *, passing: bool = False) -> None:
        """Set the as-of date; ``passing`` while a control is being dragged makes no step."""
        viewpoint = replace(self.viewpoint, as_of=day)
        self._show(self._walk.amend(viewpoint) if passing else self._walk.go(viewpoint))

    def set_language(self, language: str) -> None:
        """Show content in another language of the pack."""
        self._go(replace(self.viewpoint, language=language))

    def set_filters(self, filters: Filters) -> None:
        """Narrow the clause list; no step back is kept for each change of a filter."""
        self._show(self._walk.amend(replace(self.viewpoint, filters=filters)))

    def back(self) -> None:
        """Return to the viewpoint before."""
        self._show(self._walk.back())

    def forward(self) -> None:
        """Go to the viewpoint after."""
        self._show(self._walk.forward())

    def _go(self, viewpoint: Viewpoint) -> None:
        self._show(self._walk.go(viewpoint))

    def _show(self, walk: Walk) -> None:
        changed = walk.shown != self._walk.shown
        self._walk = walk
        if changed:
            self.viewpoint_changed.emit(walk.shown)
