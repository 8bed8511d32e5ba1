"""Context of a feature's controller: the parts of the program that it may use."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from explorer.system.paths import Places
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.core.day_reader import DayReader
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.core.link_router import LinkRouter
from explorer.ui.core.pack_reader import PackReader
from explorer.ui.core.preferences import Preferences
from explorer.ui.core.worker import Worker
from explorer.ui.dialogs.notifier import Notifier
from explorer.ui.printing.controller import PrintController


@dataclass(frozen=True, slots=True)
class AppContext:
    """Sessions, workers and services of one window.

    ``files`` is the worker for everything that reads or writes files without the pack's
    connection.
    """

    browsing: BrowsingSession
    desk: DeskSession
    files: Worker
    notifier: Notifier
    links: LinkRouter
    actions: Mapping[ActionId, QAction]
    preferences: Preferences
    places: Places
    printing: PrintController

    def confirm_change(self, sentence: str) -> None:
        """Show a sentence on a change of the desk, with Undo, once the change is stored."""
        self.desk.after_writes(lambda: self.notifier.show_change(sentence))

    @property
    def day_reader(self) -> DayReader:
        """Reader of what depends on the as-of date."""
        return self.browsing.day_reader

    @property
    def reader(self) -> PackReader:
        """The worker that reads the pack."""
        return self.browsing.pack.reader

    @property
    def dialog_parent(self) -> QWidget:
        """The window that dialogs belong to."""
        return self.notifier.dialog_parent
