"""Controller of agreements in other formats: they are read, completed, installed and opened."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from explorer.errors import PackError
from explorer.i18n.message_catalog import load_words
from explorer.system.file_kinds import AGREEMENTS
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId

if TYPE_CHECKING:
    from explorer.interchange.document_reader import ParsedDocument
    from explorer.interchange.model.agreement import Agreement
    from explorer.interchange.pax.reader import PaxFile
    from explorer.interchange.text.point_model import ParsedPoints
    from explorer.packs.library.registry import InstalledPack
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.imports.agreement_wizard import AgreementWizard


class AgreementController(QObject):
    """Imports agreements into the library, and exports the document in view.

    ``library_requested`` asks for the list of packs, ``pack_installed`` emits the path of a pack
    that is to be opened.
    """

    library_requested = Signal()
    pack_installed = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.browsing)
        self.context = context
        context.actions[ActionId.IMPORT_AGREEMENT].triggered.connect(self.ask_for_file)
        context.actions[ActionId.EXPORT_DOCUMENT].triggered.connect(self.ask_for_target)

    def ask_for_file(self) -> None:
        """Ask for a file and read it."""
        kinds = " ".join(f"*{extension}" for extension in AGREEMENTS)
        from explorer.ui.dialogs.file_choice import ask_source

        chosen = ask_source(
            self.context.dialog_parent,
            self.tr("Import agreement"),
            self.tr("Texts, Akoma Ntoso, PA-X ({kinds})").format(kinds=kinds),
        )
        if chosen:
            self.read(Path(chosen))

    def ask_for_target(self) -> None:
        """Ask for a file and write the document in view there."""
        viewpoint = self.context.browsing.viewpoint
        if viewpoint is None:
            return
        document = viewpoint.document
        kinds = {self.tr("Akoma Ntoso (*.xml)"): ".xml", self.tr("Pack (*.ppack)"): ".ppack"}
        from explorer.ui.dialogs.file_choice import ask_target

        chosen, kind = ask_target(
            self.context.dialog_parent,
            self.tr("Export document"),
            f"{document}.xml",
            ";;".join(kinds),
        )
        if chosen:
            target = Path(chosen)
            known = target.suffix.lower() in kinds.values()
            self.export(document, target if known else Path(f"{chosen}{kinds.get(kind, '.xml')}"))

    def export(self, document: str, target: Path) -> None:
        """Write a document into a file, in the format of its extension."""
        language = self.context.browsing.language

        def work(connection: "PackConnection") -> Path:
            from explorer.interchange.document_writer import write_document

            write_document(connection, document, language, target)
            return target

        def report(written: Path) -> None:
            message = self.tr("Saved to {file}.").format(file=written)
            self.context.notifier.show_status(message)

        self.context.reader.read("export document", work, report)

    def read(self, path: Path) -> None:
        """Read a file, and ask for what it does not contain."""

        def work() -> "ParsedDocument | PaxFile":
            from explorer.interchange.agreement_file import read_agreement_file

            return read_agreement_file(path)

        def show(file: "ParsedDocument | PaxFile") -> None:
            from explorer.interchange.document_reader import ParsedDocument

            if isinstance(file, ParsedDocument):
                self._ask(file)
            else:
                self._ask_for_processes(file)

        self.context.files.submit(work, show)

    def _ask(self, file: "ParsedDocument") -> None:
        from explorer.ui.features.imports.agreement_wizard import AgreementWizard

        wizard = AgreementWizard(
            self.context.dialog_parent,
            file,
            self._parse,
            load_words(self.context.browsing.language),
        )
        wizard.text.file_requested.connect(lambda path: self._read_into(wizard, path))
        wizard.submitted.connect(lambda: self._save(wizard))
        wizard.open()

    def _parse(
        self, work: "Callable[[], ParsedPoints]", show: "Callable[[ParsedPoints], None]"
    ) -> None:
        self.context.files.submit(work, show, kind="points")

    def _read_into(self, wizard: "AgreementWizard", path: Path) -> None:
        def work() -> "ParsedDocument":
            from explorer.interchange.document_reader import read_draft

            return read_draft(path)

        def show(file: "ParsedDocument") -> None:
            if isValid(wizard):  # it may have been closed since
                wizard.show_file(file)

        self.context.files.submit(work, show, kind="import")

    def _save(self, wizard: "AgreementWizard") -> None:
        def close(result: "Sequence[InstalledPack] | PackError") -> None:
            if isinstance(result, PackError):
                problems = getattr(result, "problems", ())
                sentences = [f"{problem.what}; {problem.remedy}." for problem in problems]
                wizard.show_problems(sentences or [str(result)])
                return
            wizard.close_kept()
            self._open(result)

        self._install([wizard.agreement()], close)

    def _ask_for_processes(self, file: "PaxFile") -> None:
        from explorer.ui.features.imports.processes_dialog import ProcessesDialog

        dialog = ProcessesDialog(self.context.dialog_parent, file)
        dialog.chosen.connect(lambda names: self._save_processes(file, names))
        dialog.open()

    def _save_processes(self, file: "PaxFile", names: Sequence[str]) -> None:
        from explorer.interchange.pax.reader import agreement_of_process

        def report(result: "Sequence[InstalledPack] | PackError") -> None:
            if isinstance(result, PackError):
                self.context.notifier.show_warning(str(result))
            else:
                self._open(result)

        self._install([agreement_of_process(file, name) for name in names], report)

    def _install(
        self,
        agreements: "Sequence[Agreement]",
        done: Callable[["Sequence[InstalledPack] | PackError"], None],
    ) -> None:
        """Install agreements; ``done`` gets the packs, or the error of one that is not valid."""
        places = self.context.places

        def work() -> "Sequence[InstalledPack] | PackError":
            from explorer.interchange.packs.pack_writer import install_agreements

            try:
                return install_agreements(agreements, places.installed, places.keys)
            except PackError as error:
                return error

        self.context.files.submit(work, done)

    def _open(self, installed: "Sequence[InstalledPack]") -> None:
        """Open one installed agreement in a new window; several are listed in the library."""
        if len(installed) == 1:
            message = self.tr("Added “{title}” to the library; it opens in a new window.")
            self.context.notifier.show_status(message.format(title=installed[0].title))
            self.pack_installed.emit(installed[0].file)
            return
        message = self.tr("Added %n agreement(s) to the library.", "", len(installed))
        self.context.notifier.show_status(message)
        self.library_requested.emit()
