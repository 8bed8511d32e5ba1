"""Export: the clause shown, or the briefing set in front, into a file of the chosen ending."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from explorer.ui.core.browsing_session import Conductor
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.core.worker import Reader
from explorer.ui.window.window_controller import Verbs

if TYPE_CHECKING:
    from explorer.domain.desk.briefing import BriefingSet
    from explorer.domain.desk.desk import Note
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection

    Work = Callable[[PackConnection, SheetOptions, str], bytes]
else:
    Work = Callable

#: Files that hold what the user wrote; the others hold the pack's words alone.
_WITH_TEXTS = frozenset({".pdf", ".docx", ".html", ".md"})


class Exporter(QObject):
    """Connects the action that exports; the status bar tells where the file is."""

    def __init__(self, conductor: Conductor, verbs: Verbs, desk: DeskSession) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.verbs = verbs
        self.desk = desk
        # A long book takes seconds: it is made beside the reader, so that no pane waits for it.
        self._writer: Reader | None = None
        conductor.window.actions_by_name["export"].triggered.connect(self.export)
        conductor.window.closing.connect(self.close)

    def close(self) -> None:
        """Wait for a file that is being written."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def export(self) -> None:
        """Ask for a file and write there what is in front."""
        window = self.conductor.window
        if window.tabs.currentWidget() is not window.briefing:
            self.export_clause()
            return
        window.briefing.flush()
        self.desk.after(self.export_set)

    def export_clause(self) -> None:
        """Write the clause shown."""
        page, navigator = self.conductor.page, self.conductor.navigator
        if page is None or navigator is None:
            return
        from explorer.reports.text.file_names import file_name

        target = self._ask_for_file(file_name([page], ".docx"))
        if target is not None:
            self._write(target, _sheet_work(page.reference, navigator.viewpoint.as_of))

    def export_set(self) -> None:
        """Write the set in use; what is not releasable is held back unless it is asked for."""
        desk, navigator = self.desk.desk, self.conductor.navigator
        one = desk.current_set
        if one is None or not one.items or navigator is None:
            self.verbs.note(self.tr("There is nothing in the briefing set yet."))
            return
        from explorer.reports.text.file_names import book_name
        from explorer.ui.features.briefing.set_day_dialog import SetDayDialog

        day = SetDayDialog.ask(one.as_of, navigator.viewpoint.as_of, self.conductor.window)
        if day is None:
            return
        one, notes = replace(one, as_of=day), dict(desk.notes)
        language = navigator.viewpoint.language
        target = self._ask_for_file(book_name(one.name, one.as_of, language, ".docx"))
        if target is None:
            return
        everything: bool | None = False
        if target.suffix.lower() in _WITH_TEXTS and _is_held_back(one, notes):
            from explorer.ui.printing.release_dialog import ReleasingDialog

            everything = ReleasingDialog.ask(self.conductor.window)
        if everything is not None:
            self._write(target, _book_work(one, notes), everything=everything)

    def _ask_for_file(self, name: str) -> Path | None:
        kinds = {
            self.tr("Word document (*.docx)"): ".docx",
            self.tr("PDF (*.pdf)"): ".pdf",
            self.tr("Web page (*.html)"): ".html",
            self.tr("Markdown (*.md)"): ".md",
            self.tr("Table of the stances (*.csv)"): ".csv",
            self.tr("Sources as CSL-JSON (*.json)"): ".json",
            self.tr("Sources as BibTeX (*.bib)"): ".bib",
            self.tr("Sources as RIS (*.ris)"): ".ris",
        }
        chosen, kind = QFileDialog.getSaveFileName(
            self.conductor.window, self.tr("Export"), name, ";;".join(kinds)
        )
        if not chosen:
            return None
        target = Path(chosen)
        if target.suffix.lower() in kinds.values():
            return target
        # A name typed without an ending gets that of the kind chosen beside it.
        return target.with_name(f"{target.name}{kinds.get(kind, '.docx')}")

    def _write(self, target: Path, work: Work, *, everything: bool = False) -> None:
        assert self.conductor.navigator is not None
        usual = self.verbs.paper.sheet_options(self.conductor.navigator.viewpoint.language)
        options = replace(usual, releasable_only=not everything)

        def write(connection: "PackConnection") -> Path:
            from explorer.system.atomic_file import write_whole

            write_whole(target, work(connection, options, target.suffix.lower()))
            return target

        if self._writer is None:
            self._writer = Reader(self._open, self)
            self._writer.failed.connect(self.conductor.session.failed)
            # The pack may have been replaced by one with other records of the user's own.
            self.conductor.renewed.connect(partial(self._writer.reopen, self._open))
        self.verbs.note(self.tr("Writing {file}…").format(file=target.name))
        self._writer.ask(str(target), write, self._written)

    def _open(self) -> "PackConnection":
        from explorer.store.pack.connection import open_pack

        compiled = self.conductor.session.compiled
        assert compiled is not None
        return open_pack(compiled)

    def _written(self, target: Path) -> None:
        self.verbs.note(self.tr("The file is {file}.").format(file=target))


def _is_held_back(one: "BriefingSet", notes: "Mapping[str, Note]") -> bool:
    from explorer.reports.book.release_filter import held_back

    return held_back(one, notes, releasable_only=True) != held_back(
        one, notes, releasable_only=False
    )


def _sheet_work(reference: str, as_of: date) -> Work:
    """Makes the file of a clause."""

    def work(connection: "PackConnection", options: "SheetOptions", ending: str) -> bytes:
        from explorer.reports.formats.export import sheets_as
        from explorer.reports.print_job import printed, sheets_for
        from explorer.store.pack.map_content import map_content
        from explorer.store.pack.metadata import pack_info
        from explorer.store.pack.subjects import page

        pages = [page(connection, reference, as_of, options.language)]
        info = pack_info(connection, options.language)
        drawn = map_content(connection, options.language)
        if ending == ".pdf":
            return printed(pages, info, drawn, options).pdf()
        return sheets_as(ending, sheets_for(pages, info, drawn, options), options)

    return work


def _book_work(one: "BriefingSet", notes: "Mapping[str, Note]") -> Work:
    """Makes the file of a briefing set."""

    def work(connection: "PackConnection", options: "SheetOptions", ending: str) -> bytes:
        from explorer.reports.formats.export import book_as
        from explorer.reports.print_job import book_for, set_book
        from explorer.store.pack.briefing_content import set_content
        from explorer.store.pack.map_content import map_content
        from explorer.store.pack.metadata import pack_info

        content = set_content(connection, one, options.language)
        info = pack_info(connection, options.language)
        drawn = map_content(connection, options.language)
        book = book_for(one, notes, content, info, drawn, options)
        return set_book(book, options).pdf() if ending == ".pdf" else book_as(ending, book, options)

    return work
