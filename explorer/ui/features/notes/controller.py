"""Controller of notes, tags, undo, back-ups and the messages of the desk."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMessageBox

from explorer.domain.desk.autosave import SaveRequest
from explorer.domain.desk.desk import Change, Desk
from explorer.domain.desk.desk_change import DeskChange
from explorer.domain.desk.orphaned_references import Orphan
from explorer.errors import UserFacingError
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.desk_session import SaveOutcome
from explorer.ui.dialogs.message import message_box

if TYPE_CHECKING:
    from explorer.store.desk.file import DeskConnection, OpenedDesk
    from explorer.store.pack.connection import PackConnection


class NoteController(QObject):
    """Connects the desk with the actions on notes.

    ``map_has_focus`` returns whether a note is meant for the map; ``flush_texts`` has everything
    that is being written saved. ``write_requested`` emits what a note is written on, empty for the
    selected subject, and its description; ``tags_requested`` that tags are to be added to the
    subject; ``pins_changed`` emits the number of pins.
    """

    write_requested = Signal(str, str)
    tags_requested = Signal()
    pins_changed = Signal(int)

    def __init__(
        self,
        context: AppContext,
        map_has_focus: Callable[[], bool],
        flush_texts: Callable[[], None],
    ) -> None:
        super().__init__(context.browsing)
        self.context = context
        self._map_has_focus = map_has_focus
        self._flush_texts = flush_texts
        self._version, self._lost = "", frozenset[str]()
        actions = context.actions
        actions[ActionId.NOTE].triggered.connect(self._write_note)
        actions[ActionId.TAGS].triggered.connect(self.tags_requested)
        actions[ActionId.ORPHANS].triggered.connect(self.show_orphans)
        actions[ActionId.BACKUPS].triggered.connect(self.show_backups)
        actions[ActionId.UNDO].triggered.connect(self._undo)
        actions[ActionId.REDO].triggered.connect(self._redo)
        context.browsing.opened.connect(self._look_for_orphans)
        context.browsing.pack_reloaded.connect(self._look_for_orphans)
        context.desk.desk_changed.connect(self._show)
        context.desk.failed.connect(self._show_failure)
        context.desk.backup_failed.connect(self._show_backup_failure)
        context.desk.opened.connect(self._show_damage)
        context.desk.waiting.connect(self._show_waiting)

    def _write_note(self) -> None:
        """Write on the selected feature if the map has the focus, otherwise on the subject."""
        browsing = self.context.browsing
        feature = browsing.viewpoint.feature if browsing.viewpoint is not None else ""
        if feature and browsing.map_content is not None and self._map_has_focus():
            names = {entry.reference: entry.name for entry in browsing.map_content.features}
            description = self.tr("Your note on {feature}, on the map")
            self.write_requested.emit(
                feature, description.format(feature=names.get(feature, feature))
            )
        else:
            self.write_requested.emit("", "")

    def store_note(
        self, reference: str, request: SaveRequest, done: Callable[[SaveOutcome], None]
    ) -> None:
        """Store a note, unless another window changed it; then call ``done``."""
        text, expected = request.text, request.expected

        def store(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import save_note

            return save_note(
                connection,
                reference,
                text.text,
                expected.text,
                releasable=text.releasable,
                was_releasable=expected.releasable,
            )

        self.context.desk.save(store, done)

    def share_note(self, reference: str, is_shared: bool) -> None:
        """Share a note with the team, or keep it on this desk from now on."""

        def share(connection: "DeskConnection") -> Desk:
            from explorer.domain.desk.three_way_merge import Item, ItemType
            from explorer.store.desk.desk import share_with_team

            return share_with_team(
                connection, [Item(ItemType.NOTE, reference)], is_shared=is_shared
            )

        # What is being typed is stored first, so that it is what is sent.
        self._flush_texts()
        self.context.desk.change(share)

    def set_tags(self, reference: str, tags: list[str]) -> None:
        """Store exactly these tags of a reference."""
        from explorer.store.desk.desk import set_tags

        self.context.desk.change(set_tags, reference, tags)
        self.context.confirm_change(
            self.tr("Tags of {reference} saved.").format(reference=reference)
        )

    def show_orphans(self) -> None:
        """Show the notes and the items of sets whose clause is gone from the pack."""
        desk = self.context.desk.desk
        notes, sets = dict(desk.notes), desk.sets

        def show(orphans: tuple[Orphan, ...]) -> None:
            from explorer.ui.features.notes.orphans_dialog import orphans_dialog

            dialog = orphans_dialog(self.context.dialog_parent, orphans, notes, sets)
            dialog.view.link_followed.connect(self._move_note)
            dialog.view.link_followed.connect(dialog.accept)
            dialog.open()

        self._read_orphans("orphans", show)

    def _read_orphans(self, kind: str, done: Callable[[tuple[Orphan, ...]], None]) -> None:
        desk, language = self.context.desk.desk, self.context.browsing.language
        in_sets = (name for briefing in desk.sets for name in briefing.references)
        named = {*desk.notes, *in_sets}

        def read(connection: "PackConnection") -> tuple[Orphan, ...]:
            from explorer.store.pack.orphaned_references import orphans

            return orphans(connection, named, language)

        self.context.reader.read(kind, read, done)

    def _look_for_orphans(self) -> None:
        """Report notes whose clause another version of the pack does not have."""
        info = self.context.browsing.info
        version = info.content_hash if info is not None else ""
        before, self._version = self._version, version
        if version == before:
            return

        def report(orphans: tuple[Orphan, ...]) -> None:
            lost = {orphan.reference for orphan in orphans}
            new, self._lost = lost - self._lost, frozenset(lost)
            if new and before:
                message = self.tr(
                    "Notes or items of sets refer to %n clause(s) missing from this version."
                    " See Brief > Unattached notes.",
                    "",
                    len(new),
                )
                self.context.notifier.show_warning(message)

        self._read_orphans("orphans of a version", report)

    def show_backups(self) -> None:
        """List the daily back-ups, and restore what the chosen one has and the desk has not."""

        def read() -> list[Path]:
            from explorer.store.desk.file import backups

            return backups(self.context.desk.path)[::-1]

        self.context.files.submit(read, self._offer_backups, kind="backups")

    def _offer_backups(self, backups: list[Path]) -> None:
        if not backups:
            self._offer_first_backup()
            return
        chosen, is_accepted = QInputDialog.getItem(
            self.context.dialog_parent,
            self.tr("Restore from backup"),
            self.tr("Restores items you no longer have. Nothing is overwritten.\nBackup:"),
            [backup.stem for backup in backups],
            0,
            False,
        )
        if is_accepted:
            self.context.desk.restore_missing(
                next(backup for backup in backups if backup.stem == chosen)
            )
            self.context.notifier.show_status(self.tr("Restored from backup."))

    def _offer_first_backup(self) -> None:
        """Say when a back-up is written, and offer to write it now if there is anything to copy."""
        sentence = self.tr("No backup yet. Once a day, what you wrote is copied when you start.")
        title = self.tr("Restore from backup")
        icon = QMessageBox.Icon.Information
        box = message_box(self.context.dialog_parent, title, sentence, icon)
        box.addButton(QMessageBox.StandardButton.Close)
        if self.context.desk.desk != Desk():
            now = box.addButton(self.tr("&Back up now"), QMessageBox.ButtonRole.ActionRole)
            now.clicked.connect(self._back_up)
        box.open()

    def _back_up(self) -> None:
        self.context.desk.back_up()
        self.context.desk.after_writes(self.show_backups)

    def _move_note(self, target: str) -> None:
        from explorer.store.desk.desk import move_note

        reference, _, nearest = target.partition(":")[2].partition("|")
        self.context.desk.change(move_note, reference, nearest)
        self.context.browsing.select(nearest)

    def _undo(self) -> None:
        from explorer.store.desk.desk import undo

        # What is being written is saved first, so that it is what is undone.
        self._flush_texts()
        self.context.desk.change(undo)

    def _redo(self) -> None:
        from explorer.store.desk.desk import redo

        self._flush_texts()
        self.context.desk.change(redo)

    def _show(self, desk: Desk, changes: DeskChange) -> None:
        if changes & DeskChange.SETS:
            self.pins_changed.emit(len(desk.pins))
        if not changes & DeskChange.UNDO:
            return
        for identifier, change, plain, full in (
            (ActionId.UNDO, desk.undo, self.tr("&Undo"), self.tr("&Undo: {what}")),
            (ActionId.REDO, desk.redo, self.tr("&Redo"), self.tr("&Redo: {what}")),
        ):
            action = self.context.actions[identifier]
            action.setEnabled(change is not None)
            action.setText(full.format(what=self.describe(change)) if change is not None else plain)

    def describe(self, change: Change) -> str:
        """Return the text of a change for the menu."""
        sentences = {
            "merge": self.tr("imported changes ({subject})"),
            "own record": self.tr("addition"),
            "note": self.tr("note on {subject}"),
            "move note": self.tr("move note on {subject}"),
            "view": self.tr("map view “{subject}”"),
            "tags": self.tr("tags of {subject}"),
            "search": self.tr("saved search “{subject}”"),
            "set": self.tr("briefing set “{subject}”"),
            "use": self.tr("choose set “{subject}”"),
            "items": self.tr("items of a briefing set ({subject})"),
            "order": self.tr("order of “{subject}”"),
            "item": self.tr("text in a briefing set"),
            "pin": self.tr("pin on {subject}"),
        }
        return sentences[change.sort].format(subject=change.subject).replace("&", "&&")

    def _show_damage(self, opened: "OpenedDesk") -> None:
        if opened.in_memory:
            self.context.notifier.show_warning(
                self.tr(
                    "{folder} cannot be written, so nothing you type is saved. What is stored"
                    " there is shown. Allow writing or choose another folder with --data-dir,"
                    " then start again."
                ).format(folder=self.context.desk.path.parent)
            )
        if opened.set_aside is None:
            return
        sentence = self._damage_sentence(opened)
        if opened.backup is None:
            self.context.notifier.show_warning(sentence)
            return
        box = message_box(self.context.dialog_parent, self.tr("Desk"), sentence)
        box.setInformativeText(
            self.tr("Restore missing items from the backup {file}? Nothing is overwritten.").format(
                file=opened.backup.name
            )
        )
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        backup = opened.backup
        box.accepted.connect(lambda: self.context.desk.restore_missing(backup))
        box.open()

    def _damage_sentence(self, opened: "OpenedDesk") -> str:
        sentences = [
            self.tr("Your notes file was damaged; a copy is kept as {file}.").format(
                file=opened.set_aside
            ),
            self.tr("Recovered %n entries.", "", opened.recovered),
        ]
        if opened.left_out:
            sentences.append(self.tr("%n entries could not be read.", "", opened.left_out))
        return "\n".join(sentences)

    def _show_waiting(self, is_waiting: bool) -> None:
        if is_waiting:
            self.context.notifier.show_status(
                self.tr("The desk is in use by another window or program. Trying to save again…")
            )

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            raise error
        self.context.notifier.show_warning(str(error))

    def _show_backup_failure(self, error: Exception) -> None:
        """Report it without a dialog: the user asked for nothing, and nothing typed is lost."""
        if not isinstance(error, UserFacingError):
            raise error
        logging.getLogger(__name__).warning("The daily backup failed: %s", error)
        self.context.notifier.show_status(
            self.tr("Today's backup failed: {reason}").format(reason=error)
        )
