"""Packs: listed, opened, looked through, installed, and gone back from."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QProcess, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from explorer.i18n.message_catalog import load_words
from explorer.system.paths import PROGRAM, Places
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from explorer.domain.comparison.pack_diff import PackDifference
    from explorer.packs.library.catalogue import LibraryEntry
    from explorer.packs.library.installer import InstallCandidate
    from explorer.packs.library.registry import InstalledPack
    from explorer.reports.formats.pdf import PrintDocument
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.library.library_dialog import LibraryDialog

_ENDING = ".ppack"


class LibraryController(QObject):
    """Connects the library with the window."""

    importing_requested = Signal()

    def __init__(self, conductor: BrowsingSession, verbs: WindowController, places: Places) -> None:
        super().__init__(conductor)
        self.conductor, self.window = conductor, conductor.window
        self.verbs, self.places = verbs, places
        actions = self.window.actions_by_name
        actions["library"].triggered.connect(self.show_library)
        actions["install_pack"].triggered.connect(self.ask_for_file)
        self.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a pack that is dropped on the window."""
        if isinstance(event, QDropEvent):
            files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
            packs = [file for file in files if file.suffix == _ENDING]
            if packs:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.look_through(packs[0])
                return True
        return super().eventFilter(watched, event)

    def show_library(self) -> None:
        """List every agreement there is."""
        self._read_library(self._open_dialog)

    def _read_library(self, show: "Callable[[Sequence[LibraryEntry]], None]") -> None:
        def read(_connection: "PackConnection") -> "Sequence[LibraryEntry]":
            from explorer.packs.library.catalogue import library

            return library(self.places.installed, self.places.keys)

        self.conductor.session.reader.ask("library", read, show)

    def _open_dialog(self, entries: "Sequence[LibraryEntry]") -> None:
        from explorer.ui.features.library.library_dialog import LibraryDialog

        info = self.conductor.info
        dialog = LibraryDialog(self.window, entries, info.reference if info is not None else "")
        dialog.opening_requested.connect(self.open_pack)
        dialog.installing_requested.connect(self.ask_for_file)
        dialog.importing_requested.connect(self.importing_requested)
        dialog.going_back_requested.connect(lambda one: self._go_back(dialog, one))
        dialog.open()

    def open_pack(self, entry: "LibraryEntry") -> bool:
        """Open an agreement in a window of its own. Returns whether it could be started."""
        return self.open_place(entry.place)

    def open_place(self, place: Path) -> bool:
        """Open a pack in a window of its own. Returns whether it could be started."""
        # The folders of this run, so that the desk is the same.
        arguments = [str(PROGRAM / "main.py"), "--pack", str(place)]
        if self.places.cache.parent == self.places.data:
            arguments += ["--data-dir", str(self.places.data)]
        started, _ = QProcess.startDetached(sys.executable, arguments, str(PROGRAM))
        if not started:
            self.verbs.tell(self.tr("The window could not be started."))
        return started

    def _go_back(self, dialog: "LibraryDialog", entry: "LibraryEntry") -> None:
        def work(_connection: "PackConnection") -> "InstalledPack | None":
            from explorer.packs.library.installer import roll_back

            return roll_back(self.places.installed, entry.reference)

        def told(used: "InstalledPack | None") -> None:
            if used is None:
                said = self.tr("“{title}” is used again as it came with the program.")
            else:
                said = self.tr("“{title}”: version {version} is in use again.")
            version = used.version if used is not None else ""
            dialog.said.setText(said.format(title=entry.title, version=version))
            self._read_library(dialog.show_entries)
            self._read_again(entry.reference)

        self.conductor.session.reader.ask("go back", work, told)

    def _read_again(self, reference: str) -> None:
        """Read the pack anew, where the one shown is another version now."""
        if self.conductor.info is not None and self.conductor.info.reference == reference:
            self.conductor.session.reopen(reference)

    def ask_for_file(self) -> None:
        """Ask for a pack's file and look it through."""
        chosen, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Install a pack"),
            "",
            self.tr("Packs (*{ending})").format(ending=_ENDING),
        )
        if chosen:
            self.look_through(Path(chosen))

    def look_through(self, file: Path) -> None:
        """Look a pack through, and tell what it is before anything is taken."""
        language = self.language

        def work(_connection: "PackConnection") -> "tuple[InstallCandidate, PackDifference | None]":
            from explorer.packs.diff.pack_diff import difference_of
            from explorer.packs.library.installer import inspect_pack

            intake = inspect_pack(file, self.places.installed, self.places.keys)
            if intake.before is None or intake.already:
                return intake, None
            return intake, difference_of(intake.before, file, language)

        self.conductor.session.reader.ask("intake", work, lambda found: self._ask(*found))

    @property
    def language(self) -> str:
        """The language of the content shown."""
        navigator = self.conductor.navigator
        return navigator.viewpoint.language if navigator is not None else "en"

    def _ask(self, intake: "InstallCandidate", changes: "PackDifference | None") -> None:
        from explorer.ui.features.library.install_dialog import IntakeDialog

        dialog = IntakeDialog(self.window, intake, changes, load_words(self.language))
        dialog.accepted.connect(lambda: self._install(intake))
        if changes is not None:
            dialog.print_requested.connect(lambda: self._print(changes))
        dialog.open()

    def _print(self, changes: "PackDifference") -> None:
        from explorer.reports.text.file_names import book_name

        def make(options: "SheetOptions") -> "PrintDocument":
            from explorer.reports.book.pack_diff import pack_changes_book
            from explorer.reports.print_job import typeset_book

            return typeset_book(pack_changes_book(changes, options), options)

        after = changes.after
        title = f"{after.reference} changes"
        self.verbs.paper.preview_made(make, book_name(title, after.as_of, self.language, ".pdf"))

    def _install(self, intake: "InstallCandidate") -> None:
        def work(_connection: "PackConnection") -> "InstalledPack":
            from explorer.packs.library.installer import install_pack

            asked = bool(intake.refusal)
            return install_pack(intake, self.places.installed, self.places.keys, downgrade=asked)

        def told(taken: "InstalledPack") -> None:
            said = self.tr("“{title}”, version {version}, is installed and in use.")
            self.verbs.note(said.format(title=taken.title, version=taken.version))
            self._read_again(taken.reference)

        self.conductor.session.reader.ask("install", work, told)
