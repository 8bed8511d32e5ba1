"""Pins and notes: from the window to the desk, and back into the panes that show them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMessageBox

from explorer.domain.desk import Desk
from explorer.domain.notes import Notes
from explorer.errors import UserFacingError
from explorer.ui.desk_session import DeskSession
from explorer.ui.shell.conductor import Conductor
from explorer.ui.shell.verbs import Verbs

if TYPE_CHECKING:
    from explorer.store.desk_file import OpenedDesk


class DeskVerbs(QObject):
    """Connects the desk with the window."""

    def __init__(self, conductor: Conductor, verbs: Verbs, desk: DeskSession) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.window = conductor.window
        self.verbs = verbs
        self.desk = desk
        actions = self.window.actions_by_name
        actions["pin"].triggered.connect(self._toggle_pin)
        actions["note"].triggered.connect(self.window.reader.write_note)
        self.window.reader.note_written.connect(desk.save_note)
        desk.changed.connect(self._show)
        desk.opened.connect(self._opened)
        desk.failed.connect(self._failed)
        self.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another window may have written while this one was behind it."""
        if event.type() == QEvent.Type.WindowActivate:
            self.desk.reload()
        return super().eventFilter(watched, event)

    def _toggle_pin(self) -> None:
        page = self.conductor.page
        if page is not None:
            pinned = page.reference in self.desk.desk.pins
            self.desk.set_pinned(page.reference, pinned=not pinned)

    def _show(self, desk: Desk) -> None:
        self.conductor.notes = Notes(tuple(desk.notes.items()))
        self.window.clauses.show_desk(desk)
        self.window.reader.show_desk(desk)
        count = len(desk.pins)
        self.window.pins_label.setText(self.tr("%n pinned", "", count) if count else "")

    def _opened(self, found: "OpenedDesk") -> None:
        if found.in_memory:
            self.verbs.note(
                self.tr("Your notes cannot be saved here; they last until the window is closed.")
            )
        if found.set_aside is None:
            return
        sentence = self.tr("Your desk was damaged; it is kept as {file}.").format(
            file=found.set_aside
        )
        if found.backup is None:
            self.verbs.tell(sentence)
            return
        box = QMessageBox(self.window)
        box.setWindowTitle(self.tr("Desk"))
        box.setText(sentence)
        box.setInformativeText(
            self.tr("Take over notes and pins from the back-up {file}?").format(
                file=found.backup.name
            )
        )
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        backup = found.backup
        box.accepted.connect(lambda: self.desk.take_over(backup))
        box.open()

    def _failed(self, error: Exception) -> None:
        self.window.reader.note.write_failed()
        if not isinstance(error, UserFacingError):
            raise error
        self.verbs.tell(str(error))
