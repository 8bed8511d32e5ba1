"""Controller of the library: packs are listed, opened, inspected, installed and rolled back."""

import contextlib
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.errors import UserFacingError
from explorer.system.file_kinds import PACKS
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.interface_language import interface_language

if TYPE_CHECKING:
    from explorer.domain.comparison.pack_diff import PackDifference
    from explorer.packs.library.catalogue import LibraryEntry
    from explorer.packs.library.installer import InstallCandidate
    from explorer.packs.library.registry import InstalledPack
    from explorer.packs.library.shared_folder import PackOffer
    from explorer.reports.formats.pdf import PrintDocument
    from explorer.reports.sheet.model import SheetOptions
    from explorer.ui.features.library.across_controller import AcrossController
    from explorer.ui.features.library.library_dialog import LibraryDialog

(_ENDING,) = PACKS
#: The file of a team's folder that lists its packs.
_CATALOGUE = "catalogue.json"
_NEWS = "news of the folder"


class LibraryController(QObject):
    """Lists, installs, opens and searches packs.

    ``import_requested`` asks for the import of an agreement, ``excerpts_chosen`` emits texts of
    other agreements for the briefing set.
    """

    import_requested = Signal()
    excerpts_chosen = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.browsing)
        self.context = context
        self.places = context.places
        context.actions[ActionId.LIBRARY].triggered.connect(self.show_library)
        context.actions[ActionId.INSTALL_PACK].triggered.connect(self.ask_for_file)

    def show_library(self) -> None:
        """List all packs in a dialog."""
        self._read_library(self._open_dialog)

    def _read_library(self, show: "Callable[[Sequence[LibraryEntry]], None]") -> None:
        def read() -> "Sequence[LibraryEntry]":
            from explorer.packs.library.catalogue import library

            return library(self.places.installed, self.places.keys)

        self.context.files.submit(read, show, kind="library")

    def _open_dialog(self, entries: "Sequence[LibraryEntry]") -> None:
        from explorer.ui.features.library.library_dialog import LibraryDialog

        info = self.context.browsing.info
        dialog = LibraryDialog(
            self.context.dialog_parent, entries, info.reference if info is not None else ""
        )
        dialog.open_requested.connect(self.open_pack)
        dialog.install_requested.connect(self.ask_for_file)
        dialog.import_requested.connect(self.import_requested)
        dialog.search_requested.connect(self.search_all)
        dialog.rollback_requested.connect(lambda entry: self._roll_back(dialog, entry))
        dialog.open()
        self._announce_offers(dialog)

    def search_all(self) -> None:
        """Open the search across all agreements."""
        self._across.show_dialog()

    @cached_property
    def _across(self) -> "AcrossController":
        from explorer.ui.features.library.across_controller import AcrossController

        across = AcrossController(self.context, self)
        across.excerpts_chosen.connect(self.excerpts_chosen)
        across.clause_opened.connect(lambda entry, clause: self.open_place(entry.place, clause))
        return across

    def open_pack(self, entry: "LibraryEntry") -> bool:
        """Open an agreement in another window. Return True if it could be started."""
        return self.open_place(entry.place)

    def open_place(self, place: Path, reference: str = "") -> bool:
        """Open a pack in another window, at a reference. Return True if it could be started."""
        from explorer.ui.core.new_process import open_another_window

        started = open_another_window(place, self.places, reference)
        if not started:
            self.context.notifier.show_warning(self.tr("The window could not be started."))
        return started

    def _roll_back(self, dialog: "LibraryDialog", entry: "LibraryEntry") -> None:
        def work() -> "InstalledPack | None":
            from explorer.packs.library.installer import roll_back

            return roll_back(self.places.installed, entry.reference)

        def show(installed: "InstalledPack | None") -> None:
            if installed is None:
                message = self.tr("Reverted “{title}” to the version supplied with the program.")
            else:
                message = self.tr("Reverted “{title}” to version {version}.")
            version = installed.version if installed is not None else ""
            title = entry.title_in(interface_language())
            dialog.message.setText(message.format(title=title, version=version))
            self._read_library(dialog.show_entries)
            self._reopen(entry.reference)

        self.context.files.submit(work, show)

    def _reopen(self, reference: str) -> None:
        """Reload the open pack if another version of it is in use now."""
        info = self.context.browsing.info
        if info is not None and info.reference == reference:
            self.context.browsing.pack.reopen(reference)

    def ask_for_file(self) -> None:
        """Ask for the file of a pack and inspect it."""
        from explorer.ui.dialogs.file_choice import ask_source

        chosen = ask_source(
            self.context.dialog_parent,
            self.tr("Install pack"),
            self.tr("Packs, or the catalogue of a team (*{ending} {catalogue})").format(
                ending=_ENDING, catalogue=_CATALOGUE
            ),
        )
        if chosen and Path(chosen).name == _CATALOGUE:
            self.show_offers(Path(chosen))
        elif chosen:
            self.inspect(Path(chosen))

    def inspect(self, file: Path) -> None:
        """Inspect a pack and show what it is before anything is installed."""

        def inspect() -> "InstallCandidate":
            from explorer.packs.library.installer import inspect_pack

            return inspect_pack(file, self.places.installed, self.places.keys)

        self._compare_and_ask(inspect)

    def _compare_and_ask(self, inspect: "Callable[[], InstallCandidate]") -> None:
        """Inspect a pack on the file worker, and show what it changes."""
        language = self.language

        def work() -> "tuple[InstallCandidate, PackDifference | None]":
            from explorer.packs.diff.pack_diff import difference_of

            candidate = inspect()
            if candidate.before is None or candidate.already:
                return candidate, None
            return candidate, difference_of(candidate.before, candidate.pack, language)

        self.context.files.submit(work, lambda result: self._ask(*result))

    # The folder of a team.

    def show_offers(self, catalogue: Path) -> None:
        """List the packs of a team's folder; its catalogue is looked at from now on."""

        def show(offers: "tuple[PackOffer, ...]") -> None:
            from explorer.ui.features.library.offers_dialog import OffersDialog

            self.context.preferences.update(catalogue=str(catalogue))
            dialog = OffersDialog(self.context.dialog_parent, offers)
            dialog.install_requested.connect(lambda offer: self._fetch(catalogue.parent, offer))
            dialog.install_requested.connect(dialog.accept)
            dialog.open()

        def read() -> "tuple[PackOffer, ...]":
            from explorer.packs.library.shared_folder import pack_offers

            return pack_offers(catalogue.parent, self.places)

        self.context.files.submit(read, show, kind="offers")

    def _fetch(self, folder: Path, offer: "PackOffer") -> None:
        """Copy a pack of the folder, verify it, and show what it changes."""

        def copy() -> "InstallCandidate":
            from explorer.packs.library.shared_folder import copied_pack

            with copied_pack(folder, offer.pack, self.places) as candidate:
                return candidate

        self._compare_and_ask(copy)

    def _announce_offers(self, dialog: "LibraryDialog") -> None:
        """Say in the library which packs of the team's folder are new."""
        catalogue = self.context.preferences.settings.catalogue

        def show(offers: "tuple[PackOffer, ...]") -> None:
            new = [f"{o.pack.title} {o.pack.version}" for o in offers if o.is_new]
            if new:
                sentence = self.tr("New in the folder of the team: {packs}. See Install pack.")
                dialog.message.setText(sentence.format(packs=", ".join(new)))

        if not catalogue:
            return

        def read() -> "tuple[PackOffer, ...]":
            from explorer.packs.library.shared_folder import pack_offers

            # A folder that cannot be reached now is not reported.
            with contextlib.suppress(UserFacingError):
                return pack_offers(Path(catalogue).parent, self.places)
            return ()

        self.context.files.submit(read, show, kind=_NEWS)
        dialog.finished.connect(lambda: self.context.files.cancel(_NEWS))

    @property
    def language(self) -> str:
        """The content language in use."""
        return self.context.browsing.language

    def _ask(self, candidate: "InstallCandidate", changes: "PackDifference | None") -> None:
        from explorer.ui.features.library.install_dialog import InstallDialog

        dialog = InstallDialog(self.context.dialog_parent, candidate, changes, self.language)
        dialog.accepted.connect(lambda: self._install(candidate))
        if changes is not None:
            dialog.print_requested.connect(lambda: self._print(changes))
        dialog.open()

    def _print(self, changes: "PackDifference") -> None:
        def make(options: "SheetOptions") -> "PrintDocument":
            from explorer.reports.book.pack_diff import pack_changes_book
            from explorer.reports.print_job import typeset_book

            return typeset_book(pack_changes_book(changes, options), options)

        after = changes.after
        self.context.printing.preview(make, f"{after.reference} changes", after.as_of)

    def _install(self, candidate: "InstallCandidate") -> None:
        def work() -> "InstalledPack":
            from explorer.packs.library.installer import install_pack

            downgrade = bool(candidate.refusal)
            return install_pack(
                candidate, self.places.installed, self.places.keys, downgrade=downgrade
            )

        def report(pack: "InstalledPack") -> None:
            message = self.tr("Installed “{title}”, version {version}.")
            self.context.notifier.show_status(
                message.format(title=pack.title, version=pack.version)
            )
            self._reopen(pack.reference)

        self.context.files.submit(work, report)
