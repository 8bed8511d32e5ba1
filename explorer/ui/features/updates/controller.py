"""Controller of updates: a file from a stick is checked, and how to install it is explained."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.system.file_kinds import PACKS
from explorer.ui.app_context import AppContext

if TYPE_CHECKING:
    from explorer.interchange.updates.program_update import ProgramUpdate


class UpdateController(QObject):
    """Asks for a package or pack and shows what it is; nothing is installed without the user."""

    def __init__(self, context: AppContext, inspect_pack: Callable[[Path], None]) -> None:
        super().__init__(context.browsing)
        self.context = context
        self._inspect_pack = inspect_pack

    def ask_for_file(self) -> None:
        """Ask for the file of an update and inspect it."""
        from explorer.interchange.updates.program_update import PackageKind
        from explorer.ui.dialogs.file_choice import ask_source

        patterns = " ".join(f"*{ending}" for ending in (*PACKS, *PackageKind))
        chosen = ask_source(
            self.context.dialog_parent,
            self.tr("Install update"),
            self.tr("Packages of the program, and packs ({patterns})").format(patterns=patterns),
        )
        if chosen:
            self.inspect(Path(chosen))

    def inspect(self, file: Path) -> None:
        """Check a package of the program, or a pack, and show what it is."""
        if file.suffix.lower() in PACKS:
            self._inspect_pack(file)
            return
        keys = self.context.places.keys

        def work() -> "ProgramUpdate":
            from explorer.interchange.updates.program_update import read_update

            return read_update(file, keys)

        self.context.files.submit(work, self._show)

    def _show(self, update: "ProgramUpdate") -> None:
        from explorer.ui.features.updates.update_dialog import UpdateDialog

        UpdateDialog(self.context.dialog_parent, update).open()
