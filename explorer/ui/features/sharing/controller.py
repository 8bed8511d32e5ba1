"""Supplements: what the user wrote goes to a colleague and comes back."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from explorer.domain.desk.desk import Desk
from explorer.domain.desk.three_way_merge import Conflict, Content, Item
from explorer.ui.core.browsing_session import Conductor
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.window.window_controller import Verbs

if TYPE_CHECKING:
    from explorer.store.desk.file import DeskConnection
    from explorer.store.desk.merge import TakenIn

_ENDING = ".psupplement"


class ShareVerbs(QObject):
    """Connects supplements with the desk."""

    def __init__(self, conductor: Conductor, verbs: Verbs, desk: DeskSession) -> None:
        super().__init__(conductor)
        self.window, self.verbs, self.desk = conductor.window, verbs, desk
        actions = self.window.actions_by_name
        actions["share"].triggered.connect(self.share)
        actions["take_in"].triggered.connect(self.ask_for_file)

    def share(self) -> None:
        """Ask for a file, and whether what is not releasable goes along."""
        chosen, _ = QFileDialog.getSaveFileName(
            self.window,
            self.tr("Share records, notes and briefing sets"),
            f"supplement{_ENDING}",
            self.tr("Supplement (*{ending})").format(ending=_ENDING),
        )
        if chosen:
            self.write(Path(chosen), releasable_only=not self._all_wanted())

    def _all_wanted(self) -> bool:
        box = QMessageBox(self.window)
        box.setWindowTitle(self.tr("Share"))
        box.setText(
            self.tr("Shall notes and briefing sets go along that are not marked releasable?")
        )
        only = box.addButton(self.tr("&Releasable only"), QMessageBox.ButtonRole.NoRole)
        every = box.addButton(self.tr("&Everything"), QMessageBox.ButtonRole.YesRole)
        box.setDefaultButton(only)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is every

    def write(self, target: Path, *, releasable_only: bool) -> None:
        """Write the supplement."""
        told: list[tuple[int, int]] = []

        def work(connection: "DeskConnection") -> Desk:
            from explorer.interchange.supplements.exchange import write_supplement
            from explorer.store.desk.desk import read_desk

            today = date.today()  # noqa: DTZ011 - the user's own day
            told.append(
                write_supplement(connection, target, today, releasable_only=releasable_only)
            )
            return read_desk(connection)

        def tell() -> None:
            for went, stayed in told:
                said = self.tr("{file}: {went} things; {stayed} are not releasable and stayed.")
                self.verbs.note(said.format(file=target, went=went, stayed=stayed))

        self.desk.change(work)
        self.desk.after(tell)

    def ask_for_file(self) -> None:
        """Ask for a colleague's supplement and take it in."""
        chosen, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Take in a supplement"),
            "",
            self.tr("Supplement (*{ending})").format(ending=_ENDING),
        )
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, source: Path) -> None:
        """Look at a supplement first: what was changed here and there is asked."""
        found: list[tuple[Conflict, ...]] = []

        def look(connection: "DeskConnection") -> Desk:
            from explorer.interchange.supplements.exchange import conflicts_of
            from explorer.store.desk.desk import read_desk

            found.append(conflicts_of(connection, source))
            return read_desk(connection)

        def ask() -> None:
            for conflicts in found:
                if conflicts:
                    self._ask(source, conflicts)
                else:
                    self._take(source, {})

        self.desk.change(look)
        self.desk.after(ask)

    def _ask(self, source: Path, conflicts: tuple[Conflict, ...]) -> None:
        from explorer.ui.features.sharing.conflicts_dialog import ConflictsDialog

        dialog = ConflictsDialog(self.window, conflicts)
        dialog.accepted.connect(lambda: self._take(source, dialog.answers()))
        dialog.open()

    def _take(self, source: Path, answers: Mapping[Item, Content | None]) -> None:
        came: list[TakenIn] = []

        def choose(conflict: Conflict) -> Content | None:
            # What was written since the question was asked is kept.
            return answers.get(conflict.item, conflict.mine)

        def work(connection: "DeskConnection") -> Desk:
            from explorer.interchange.supplements.exchange import take_in

            came.append(take_in(connection, source, choose))
            return came[0].desk

        def tell() -> None:
            for one in came:
                said = self.tr(
                    "{file}: {added} new, {changed} changed, {removed} removed. Ctrl+Z takes all"
                    " of it back."
                )
                self.verbs.note(
                    said.format(
                        file=source.name,
                        added=one.added,
                        changed=one.changed,
                        removed=one.removed,
                    )
                )

        self.desk.change(work)
        self.desk.after(tell)
