"""Agreements in the formats of others: read, asked about, put into the library and opened."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from explorer.errors import PackError
from explorer.i18n.message_catalog import load_words
from explorer.ui.features.library.controller import LibraryVerbs

if TYPE_CHECKING:
    from explorer.interchange.document_reader import DraftFile
    from explorer.interchange.model.agreement import Agreement
    from explorer.interchange.pax.reader import PaxFile
    from explorer.packs.library.registry import InstalledPack
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.imports.agreement_wizard import AgreementWizard

_TABLE = ".csv"


class ImportVerbs(QObject):
    """Connects what imports an agreement with the library."""

    def __init__(self, shelf: LibraryVerbs) -> None:
        super().__init__(shelf)
        self.shelf, self.window = shelf, shelf.window
        self.reader = shelf.conductor.session.reader
        self.window.actions_by_name["import_agreement"].triggered.connect(self.ask_for_file)
        self.window.actions_by_name["export_document"].triggered.connect(self.ask_where)
        shelf.importing_wanted.connect(self.ask_for_file)

    def ask_for_file(self) -> None:
        """Ask for a file and read it."""
        from explorer.interchange.document_reader import ENDINGS

        kinds = " ".join(f"*{one}" for one in (*ENDINGS, _TABLE))
        chosen, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Import an agreement"),
            "",
            self.tr("Texts, Akoma Ntoso, PA-X ({kinds})").format(kinds=kinds),
        )
        if chosen:
            self.read(Path(chosen))

    def ask_where(self) -> None:
        """Ask for a file, and write the document shown there: for others' programs or readers."""
        navigator = self.shelf.conductor.navigator
        if navigator is None:
            return
        document = navigator.viewpoint.document
        kinds = {self.tr("Akoma Ntoso (*.xml)"): ".xml", self.tr("Pack (*.ppack)"): ".ppack"}
        chosen, kind = QFileDialog.getSaveFileName(
            self.window, self.tr("Export the document"), f"{document}.xml", ";;".join(kinds)
        )
        if chosen:
            target = Path(chosen)
            known = target.suffix.lower() in kinds.values()
            self.export(document, target if known else Path(f"{chosen}{kinds.get(kind, '.xml')}"))

    def export(self, document: str, target: Path) -> None:
        """Write a document into a file, as its ending says."""
        language = self.shelf.language

        def work(connection: "PackConnection") -> Path:
            from explorer.interchange.document_writer import write_document

            write_document(connection, document, language, target)
            return target

        def told(written: Path) -> None:
            self.shelf.verbs.note(self.tr("The file is {file}.").format(file=written))

        self.reader.ask("export document", work, told)

    def read(self, path: Path) -> None:
        """Read a file, and ask what it does not tell."""
        if path.suffix.lower() == _TABLE:
            self._read_pax(path)
            return

        self._read_text(path, self._ask)

    def _read_text(self, path: Path, done: Callable[["DraftFile"], None]) -> None:
        def work(_connection: "PackConnection") -> "DraftFile":
            from explorer.interchange.document_reader import read_draft

            return read_draft(path)

        self.reader.ask("import", work, done)

    def _ask(self, file: "DraftFile") -> None:
        from explorer.ui.features.imports.agreement_wizard import AgreementWizard

        wizard = AgreementWizard(self.window, file, load_words(self.shelf.language))
        wizard.text.file_wanted.connect(lambda path: self._read_into(wizard, path))
        wizard.submitted.connect(lambda: self._keep(wizard))
        wizard.open()

    def _read_into(self, wizard: "AgreementWizard", path: Path) -> None:
        def show(file: "DraftFile") -> None:
            if isValid(wizard):  # it may have been closed meanwhile
                wizard.show_file(file)

        self._read_text(path, show)

    def _keep(self, wizard: "AgreementWizard") -> None:
        def told(result: "Sequence[InstalledPack] | PackError") -> None:
            if isinstance(result, PackError):
                problems = getattr(result, "problems", ())
                told = [f"{one.what}; {one.remedy}." for one in problems] or [str(result)]
                wizard.show_problems(told)
                return
            wizard.close_kept()
            self._open(result)

        self._install([wizard.agreement()], told)

    def _read_pax(self, path: Path) -> None:
        def work(_connection: "PackConnection") -> "PaxFile":
            from explorer.interchange.pax.reader import read_pax

            return read_pax(path)

        def show(file: "PaxFile") -> None:
            from explorer.ui.features.imports.processes_dialog import ProcessesDialog

            dialog = ProcessesDialog(self.window, file)
            dialog.chosen.connect(lambda names: self._keep_processes(file, names))
            dialog.open()

        self.reader.ask("import", work, show)

    def _keep_processes(self, file: "PaxFile", names: Sequence[str]) -> None:
        from explorer.interchange.pax.reader import agreement_of_process

        def told(result: "Sequence[InstalledPack] | PackError") -> None:
            if isinstance(result, PackError):
                self.shelf.verbs.tell(str(result))
            else:
                self._open(result)

        self._install([agreement_of_process(file, name) for name in names], told)

    def _install(
        self,
        agreements: "Sequence[Agreement]",
        told: Callable[["Sequence[InstalledPack] | PackError"], None],
    ) -> None:
        """Put agreements into the library; what is wrong with one is told, not raised."""
        places = self.shelf.places

        def work(_connection: "PackConnection") -> "Sequence[InstalledPack] | PackError":
            from explorer.interchange.packs.pack_writer import install_agreements

            try:
                return install_agreements(agreements, places.installed, places.keys)
            except PackError as error:
                return error

        self.reader.ask("import install", work, told)

    def _open(self, installed: "Sequence[InstalledPack]") -> None:
        """Open what was taken in a window of its own; several are listed in the library."""
        if len(installed) == 1:
            said = self.tr("“{title}” is in the library and opens in a window of its own.")
            self.shelf.verbs.note(said.format(title=installed[0].title))
            self.shelf.open_place(installed[0].file)
            return
        said = self.tr("%n agreement(s) are in the library.", "", len(installed))
        self.shelf.verbs.note(said)
        self.shelf.show_library()
