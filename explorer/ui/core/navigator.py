"""Shared state of the window: the viewpoint, and its history."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from explorer.domain.content.references import document_of
from explorer.domain.content.viewpoint import Filters, NavigationHistory, Viewpoint


class Navigator(QObject):
    """Viewpoint with its history; all panes observe ``viewpoint_changed``."""

    viewpoint_changed = Signal(object)

    def __init__(self, viewpoint: Viewpoint, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = NavigationHistory((viewpoint,))

    @property
    def viewpoint(self) -> Viewpoint:
        """Current viewpoint."""
        return self._history.shown

    @property
    def can_go_back(self) -> bool:
        """True if there is an earlier viewpoint."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """True if there is a later viewpoint."""
        return self._history.can_go_forward

    def select(self, reference: str) -> None:
        """Select a clause, side provision or whole document, and its document."""
        document = document_of(reference) or self.viewpoint.document
        self._go(replace(self.viewpoint, document=document, selection=reference, feature=""))

    def choose_feature(self, feature: str, clause: str = "") -> None:
        """Select a map feature, and the clause that names it if there is one."""
        selection = clause or self.viewpoint.selection
        self._go(replace(self.viewpoint, selection=selection, feature=feature))

    def set_as_of(self, day: date, *, passing: bool = False) -> None:
        """Set the as-of date; ``passing``, while a control is dragged, adds no history entry."""
        viewpoint = replace(self.viewpoint, as_of=day)
        self._show(self._history.amend(viewpoint) if passing else self._history.go(viewpoint))

    def set_language(self, language: str) -> None:
        """Show content in another language of the pack."""
        self._go(replace(self.viewpoint, language=language))

    def set_filters(self, filters: Filters) -> None:
        """Filter the clause list, without a history entry."""
        self._show(self._history.amend(replace(self.viewpoint, filters=filters)))

    def back(self) -> None:
        """Go back to the previous viewpoint."""
        self._show(self._history.back())

    def forward(self) -> None:
        """Go forward to the next viewpoint."""
        self._show(self._history.forward())

    def _go(self, viewpoint: Viewpoint) -> None:
        self._show(self._history.go(viewpoint))

    def _show(self, history: NavigationHistory) -> None:
        is_changed = history.shown != self._history.shown
        self._history = history
        if is_changed:
            self.viewpoint_changed.emit(history.shown)
