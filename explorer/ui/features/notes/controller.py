"""Notes, tags, undo and the desk's own messages: from the window to the desk and back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox

from explorer.domain.desk.autosave import SaveRequest
from explorer.domain.desk.desk import Change, Desk
from explorer.domain.desk.note_search import Notes
from explorer.domain.desk.orphaned_references import Orphan
from explorer.errors import UserFacingError
from explorer.ui.core.browsing_session import Conductor
from explorer.ui.core.desk_session import DeskSession, SaveOutcome
from explorer.ui.dialogs.message import message_box
from explorer.ui.window.window_controller import Verbs

if TYPE_CHECKING:
    from explorer.store.desk.file import DeskConnection, OpenedDesk
    from explorer.store.pack.connection import PackConnection


class DeskVerbs(QObject):
    """Connects the desk with the window."""

    def __init__(self, conductor: Conductor, verbs: Verbs, desk: DeskSession) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.window = conductor.window
        self.verbs = verbs
        self.desk = desk
        actions = self.window.actions_by_name
        for name, verb in (
            ("note", self._write_note),
            ("tags", self._ask_tags),
            ("orphans", self.show_orphans),
            ("backups", self.show_backups),
            ("undo", self._undo),
            ("redo", self._redo),
        ):
            actions[name].triggered.connect(verb)
        self.window.reader.note.autosave.attach(desk, self._store_note)
        verbs.note_wanted.connect(self.window.reader.write_note)
        desk.changed.connect(self._show)
        desk.opened.connect(self._opened)
        desk.failed.connect(self._failed)
        desk.waiting.connect(self._show_waiting)
        self._version, self._lost = "", frozenset[str]()
        conductor.opened.connect(self._look_for_orphans)
        conductor.renewed.connect(self._look_for_orphans)
        self.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another window may have written while this one was behind it."""
        if event.type() == QEvent.Type.WindowActivate:
            self.desk.reload()
        return super().eventFilter(watched, event)

    def _write_note(self) -> None:
        """On the feature where the map has the focus and one is chosen, else on the page."""
        navigator = self.conductor.navigator
        feature = navigator.viewpoint.feature if navigator is not None else ""
        focused = QApplication.focusWidget()
        on_map = focused is not None and self.window.map.isAncestorOf(focused)
        if feature and on_map and self.conductor.map_content is not None:
            named = {one.reference: one.name for one in self.conductor.map_content.features}
            subject = self.tr("Your note on {feature}, on the map")
            self.window.reader.write_note(
                feature, subject.format(feature=named.get(feature, feature))
            )
        else:
            self.window.reader.write_note()

    def _store_note(
        self, reference: str, request: SaveRequest, done: Callable[[SaveOutcome], None]
    ) -> None:
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

        self.desk.save(store, done)

    def _ask_tags(self) -> None:
        page = self.conductor.page
        if page is None:
            return
        held = ", ".join(self.desk.desk.tags.get(page.reference, ()))
        typed, agreed = QInputDialog.getText(
            self.window,
            self.tr("Tags"),
            self.tr("Tags of {reference}, with commas between them:").format(
                reference=page.reference
            ),
            text=held,
        )
        if agreed:
            from explorer.store.desk.desk import set_tags

            self.desk.change(set_tags, page.reference, typed.split(","))

    def show_orphans(self) -> None:
        """Show the notes and the items of sets whose clause is gone from the pack."""
        desk = self.desk.desk
        notes, sets = dict(desk.notes), desk.sets

        def show(found: tuple[Orphan, ...]) -> None:
            from explorer.ui.features.notes.orphans_dialog import orphans_dialog

            dialog = orphans_dialog(self.window, found, notes, sets)
            dialog.view.link_followed.connect(self._move_note)
            dialog.view.link_followed.connect(dialog.accept)
            dialog.open()

        self._read_orphans("orphans", show)

    def _read_orphans(self, kind: str, done: Callable[[tuple[Orphan, ...]], None]) -> None:
        navigator, desk = self.conductor.navigator, self.desk.desk
        if navigator is None:
            return
        language = navigator.viewpoint.language
        named = {*desk.notes, *(name for one in desk.sets for name in one.references)}

        def read(connection: "PackConnection") -> tuple[Orphan, ...]:
            from explorer.store.pack.orphaned_references import orphans

            return orphans(connection, named, language)

        self.conductor.session.reader.ask(kind, read, done)

    def _look_for_orphans(self) -> None:
        """Tell what lost its clause by another version of the pack."""
        version = self.conductor.info.content_hash if self.conductor.info is not None else ""
        before, self._version = self._version, version
        if version == before:
            return

        def told(found: tuple[Orphan, ...]) -> None:
            lost = {one.reference for one in found}
            new, self._lost = lost - self._lost, frozenset(lost)
            if new and before:
                said = self.tr(
                    "Notes or items of sets are on %n clause(s) that this version does not have:"
                    " Brief > Notes without a clause.",
                    "",
                    len(new),
                )
                self.verbs.tell(said)

        self._read_orphans("orphans of a version", told)

    def show_backups(self) -> None:
        """List the daily back-ups and take one over: what it has and the desk has not."""

        def read(_connection: "PackConnection") -> list[Path]:
            from explorer.store.desk.file import backups

            return backups(self.desk.path)[::-1]

        self.conductor.session.reader.ask("backups", read, self._offer_backups)

    def _offer_backups(self, found: list[Path]) -> None:
        if not found:
            self.verbs.note(self.tr("There is no back-up yet; one is made each day."))
            return
        said, agreed = QInputDialog.getItem(
            self.window,
            self.tr("Back-ups of your desk"),
            self.tr(
                "What a back-up has and your desk has no more is brought back;"
                " what you have now stays as it is. Take over from:"
            ),
            [one.stem for one in found],
            0,
            False,
        )
        if agreed:
            self.desk.take_over(next(one for one in found if one.stem == said))
            self.verbs.note(self.tr("The back-up was taken over."))

    def _move_note(self, target: str) -> None:
        from explorer.store.desk.desk import move_note

        reference, _, nearest = target.partition(":")[2].partition("|")
        self.desk.change(move_note, reference, nearest)
        self.conductor.select(nearest)

    def _undo(self) -> None:
        from explorer.store.desk.desk import take_back

        self._flush()
        self.desk.change(take_back)

    def _redo(self) -> None:
        from explorer.store.desk.desk import make_again

        self._flush()
        self.desk.change(make_again)

    def _flush(self) -> None:
        """What is being written is saved first, so that it is what is taken back."""
        self.window.reader.note.flush()
        self.window.briefing.flush()

    def _show(self, desk: Desk) -> None:
        texts = tuple((reference, note.text) for reference, note in desk.notes.items())
        self.conductor.notes = Notes(texts, tuple(desk.tags.items()))
        self.window.clauses.show_desk(desk)
        self.window.reader.show_desk(desk)
        self.window.stances.show_desk(desk)
        count = len(desk.pins)
        self.window.pins_label.setText(self.tr("%n pinned", "", count) if count else "")
        actions = self.window.actions_by_name
        for name, change, plain, full in (
            ("undo", desk.undo, self.tr("&Undo"), self.tr("&Undo: {what}")),
            ("redo", desk.redo, self.tr("&Redo"), self.tr("&Redo: {what}")),
        ):
            actions[name].setEnabled(change is not None)
            actions[name].setText(
                full.format(what=self.describe(change)) if change is not None else plain
            )

    def describe(self, change: Change) -> str:
        """A change in words, for the menu."""
        sentences = {
            "merge": self.tr("what a supplement brought ({subject})"),
            "own record": self.tr("the record of your own"),
            "note": self.tr("note on {subject}"),
            "move note": self.tr("move of the note on {subject}"),
            "view": self.tr("map view “{subject}”"),
            "tags": self.tr("tags of {subject}"),
            "search": self.tr("saved search “{subject}”"),
            "set": self.tr("briefing set “{subject}”"),
            "use": self.tr("choice of the set “{subject}”"),
            "items": self.tr("items of a briefing set ({subject})"),
            "order": self.tr("order of “{subject}”"),
            "item": self.tr("text in a briefing set"),
            "pin": self.tr("pin on {subject}"),
        }
        return sentences[change.sort].format(subject=change.subject).replace("&", "&&")

    def _opened(self, opened: "OpenedDesk") -> None:
        if opened.in_memory:
            self.verbs.tell(
                self.tr(
                    "{folder} cannot be written, so nothing you type is saved. What is stored"
                    " there is shown. Allow writing or choose another folder with --data-dir,"
                    " then start again."
                ).format(folder=self.desk.path.parent)
            )
        if opened.set_aside is None:
            return
        sentence = self._damage_sentence(opened)
        if opened.backup is None:
            self.verbs.tell(sentence)
            return
        box = message_box(self.window, self.tr("Desk"), sentence)
        box.setInformativeText(
            self.tr("Restore what the backup {file} has beyond that? Nothing is replaced.").format(
                file=opened.backup.name
            )
        )
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        backup = opened.backup
        box.accepted.connect(lambda: self.desk.take_over(backup))
        box.open()

    def _damage_sentence(self, opened: "OpenedDesk") -> str:
        sentences = [
            self.tr("Your notes file was damaged; a copy is kept as {file}.").format(
                file=opened.set_aside
            ),
            self.tr("%n entries could be read of it.", "", opened.recovered),
        ]
        if opened.left_out:
            sentences.append(self.tr("%n entries could not be read.", "", opened.left_out))
        return "\n".join(sentences)

    def _show_waiting(self, is_waiting: bool) -> None:
        if is_waiting:
            self.verbs.note(
                self.tr("The desk is in use by another window or program; saving is tried again.")
            )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            raise error
        self.verbs.tell(str(error))
