"""Controller of supplements: local records, notes and sets are exported to and from a file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from explorer.system.file_kinds import SUPPLEMENTS
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId

if TYPE_CHECKING:
    from explorer.domain.desk.three_way_merge import Conflict, Content, Item
    from explorer.store.desk.file import DeskConnection
    from explorer.store.desk.merge import MergeResult

(_EXTENSION,) = SUPPLEMENTS


class SharingController(QObject):
    """Exports and imports supplements of the desk."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.browsing)
        self.context = context
        context.actions[ActionId.SHARE].triggered.connect(self.share)
        context.actions[ActionId.TAKE_IN].triggered.connect(self.ask_for_file)

    def share(self) -> None:
        """Ask for a file, and whether it includes what is not releasable; then write it."""
        from explorer.ui.dialogs.file_choice import ask_target

        chosen, _ = ask_target(
            self.context.dialog_parent,
            self.tr("Export my additions"),
            f"supplement{_EXTENSION}",
            self.tr("Supplement (*{ending})").format(ending=_EXTENSION),
        )
        if chosen:
            self.write(Path(chosen), releasable_only=not self._ask_for_everything())

    def _ask_for_everything(self) -> bool:
        box = QMessageBox(self.context.dialog_parent)
        box.setWindowTitle(self.tr("Export my additions"))
        box.setText(self.tr("Include notes and sets not marked releasable?"))
        releasable = box.addButton(self.tr("&Releasable only"), QMessageBox.ButtonRole.NoRole)
        everything = box.addButton(self.tr("&Include"), QMessageBox.ButtonRole.YesRole)
        box.setDefaultButton(releasable)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is everything

    def write(self, target: Path, *, releasable_only: bool) -> None:
        """Write the supplement."""

        def work(connection: "DeskConnection") -> tuple[int, int]:
            from explorer.interchange.supplements.exchange import write_supplement

            today = date.today()  # noqa: DTZ011 - the user's own day
            return write_supplement(connection, target, today, releasable_only=releasable_only)

        def report(counts: tuple[int, int]) -> None:
            exported, skipped = counts
            message = self.tr(
                "{file}: {exported} items exported; {skipped} left out (not releasable)."
            )
            self.context.notifier.show_status(
                message.format(file=target, exported=exported, skipped=skipped)
            )

        self.context.desk.submit(work, report)

    def ask_for_file(self) -> None:
        """Ask for a supplement and import it."""
        from explorer.ui.dialogs.file_choice import ask_source

        chosen = ask_source(
            self.context.dialog_parent,
            self.tr("Import colleague's changes"),
            self.tr("Supplement (*{ending})").format(ending=_EXTENSION),
        )
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, source: Path) -> None:
        """Import a supplement; what was changed both here and there is asked first."""

        def work(connection: "DeskConnection") -> "tuple[Conflict, ...]":
            from explorer.interchange.supplements.exchange import conflicts_of

            return conflicts_of(connection, source)

        def ask(conflicts: "tuple[Conflict, ...]") -> None:
            if not conflicts:
                self._merge(source, {})
                return
            from explorer.ui.dialogs.conflicts_dialog import ConflictsDialog

            dialog = ConflictsDialog(self.context.dialog_parent, conflicts)
            dialog.accepted.connect(lambda: self._merge(source, dialog.answers()))
            dialog.open()

        self.context.desk.submit(work, ask)

    def _merge(self, source: Path, answers: "Mapping[Item, Content | None]") -> None:
        def choose(conflict: "Conflict") -> "Content | None":
            # What was written since the question was asked is kept.
            return answers.get(conflict.item, conflict.mine)

        def work(connection: "DeskConnection") -> "MergeResult":
            from explorer.interchange.supplements.exchange import import_supplement

            return import_supplement(connection, source, choose)

        def report(result: "MergeResult") -> None:
            self.context.desk.show(result.desk)
            message = self.tr(
                "{file}: {added} new, {changed} changed, {removed} removed. Undo: Ctrl+Z."
            )
            self.context.notifier.show_status(
                message.format(
                    file=source.name,
                    added=result.added,
                    changed=result.changed,
                    removed=result.removed,
                )
            )

        self.context.desk.submit(work, report)
