"""Live preview of a briefing set: gives its pages the newest content and options."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.domain.desk.desk import Desk
from explorer.domain.desk.desk_change import DeskChange
from explorer.ui.app_context import AppContext
from explorer.ui.printing.live_pages import LivePages

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.domain.desk.briefing import BriefingSet

_CHANGES = DeskChange.SETS | DeskChange.NOTES


class BriefingPreview(QObject):
    """Shows the pages of the set in use, as they would be printed on the date of the set."""

    def __init__(self, context: AppContext, container: QWidget) -> None:
        super().__init__(container)
        self._context = context
        self.pages = LivePages(container)
        layout = QVBoxLayout(container)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self._shown: tuple[object, ...] = ()
        context.desk.desk_changed.connect(self._follow)
        context.browsing.subject_ready.connect(lambda _: self._refresh())
        self._refresh()

    def _follow(self, _desk: Desk, changes: DeskChange) -> None:
        if changes & _CHANGES:
            self._refresh()

    def _refresh(self) -> None:
        """Show the pages again if set, notes, language or options are others."""
        desk = self._context.desk.desk
        briefing = desk.current_set
        if briefing is None or not briefing.items:
            self._shown = ()
            self.pages.clear()
            return
        notes = {name: desk.notes[name] for name in briefing.references if name in desk.notes}
        key = (replace(briefing, archived=False), notes, self._context.printing.sheet_options())
        if key == self._shown:
            return
        self._shown = key
        self._context.browsing.pack.when_open(lambda compiled: self._show(compiled, briefing))

    def _show(self, compiled: "Path", briefing: "BriefingSet") -> None:
        printing, notes = self._context.printing, dict(self._context.desk.desk.notes)
        make = printing.briefing_make(compiled, briefing, notes)
        self.pages.show_job(make, printing.sheet_options())
