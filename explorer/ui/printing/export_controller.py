"""Controller of the export: the selected clause, or the briefing set in front, as a file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.pack_reader import PackReader

if TYPE_CHECKING:
    from explorer.domain.desk.briefing import BriefingSet
    from explorer.domain.desk.desk import Note
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection

    Work = Callable[[PackConnection, SheetOptions, str], bytes]
else:
    Work = Callable


class ExportController(QObject):
    """Writes files; the status bar shows where.

    ``briefing_in_front`` returns whether the briefing set is exported instead of the clause;
    ``flush_texts`` has everything that is being written saved.
    """

    def __init__(
        self,
        context: AppContext,
        briefing_in_front: Callable[[], bool],
        flush_texts: Callable[[], None],
    ) -> None:
        super().__init__(context.browsing)
        self.context = context
        self._briefing_in_front = briefing_in_front
        self._flush_texts = flush_texts
        # A long book takes seconds: it has a reader of its own, so that no pane waits for it.
        self._writer: PackReader | None = None
        context.actions[ActionId.EXPORT].triggered.connect(self.export)

    def close(self) -> None:
        """Wait for a file that is being written."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def export(self) -> None:
        """Ask for a file and write there what is in front."""
        if not self._briefing_in_front():
            self.export_clause()
            return
        self._flush_texts()
        self.context.desk.after_writes(self.export_set)

    def export_clause(self) -> None:
        """Write the selected clause."""
        subject, viewpoint = self.context.browsing.subject, self.context.browsing.viewpoint
        if subject is None or viewpoint is None:
            return
        from explorer.reports.text.file_names import file_name

        target = self._ask_for_file(file_name([subject], ".docx"))
        if target is not None:
            self._write(target, _sheet_work(subject.reference, viewpoint.as_of))

    def export_set(self) -> None:
        """Write the set in use, without what is not releasable unless the user asks for it."""
        desk, viewpoint = self.context.desk.desk, self.context.browsing.viewpoint
        briefing = desk.current_set
        if briefing is None or not briefing.items or viewpoint is None:
            self.context.notifier.show_status(
                self.tr("The briefing set is empty. Pin clauses with Ctrl+B first.")
            )
            return
        from explorer.reports.text.file_names import book_name
        from explorer.ui.printing.set_day_dialog import SetDayDialog

        day = SetDayDialog.ask(briefing.as_of, viewpoint.as_of, self.context.dialog_parent)
        if day is None:
            return
        briefing, notes = replace(briefing, as_of=day), dict(desk.notes)
        name = book_name(briefing.name, briefing.as_of, viewpoint.language, ".docx")
        target = self._ask_for_file(name)
        if target is None:
            return
        everything: bool | None = False
        from explorer.reports.formats.export import TEXT_ENDINGS

        if target.suffix.lower() in TEXT_ENDINGS and _is_restricted(briefing, notes):
            from explorer.ui.printing.release_dialog import ReleasingDialog

            everything = ReleasingDialog.ask(self.context.dialog_parent)
        if everything is not None:
            self._write(target, _book_work(briefing, notes), everything=everything)

    def _ask_for_file(self, name: str) -> Path | None:
        from explorer.reports.formats.export import ENDINGS
        from explorer.ui.dialogs.file_choice import ask_target
        from explorer.ui.printing.file_formats import format_names, with_ending

        # Word first: it is the format that most people change.
        names = format_names(dict.fromkeys((".docx", *ENDINGS)))
        chosen, kind = ask_target(
            self.context.dialog_parent, self.tr("Export"), name, ";;".join(names.values())
        )
        return with_ending(chosen, kind, names) if chosen else None

    def _write(self, target: Path, work: Work, *, everything: bool = False) -> None:
        options = replace(self.context.printing.sheet_options(), releasable_only=not everything)

        def write(connection: "PackConnection") -> Path:
            from explorer.system.atomic_file import write_atomic

            write_atomic(target, work(connection, options, target.suffix.lower()))
            return target

        if self._writer is None:
            self._writer = PackReader(self._open, self, "export")
            self._writer.failed.connect(self.context.browsing.pack.failed)
            # The pack may have been replaced by one with other local records.
            self.context.browsing.pack_reloaded.connect(partial(self._writer.reopen, self._open))
        self.context.notifier.show_status(self.tr("Writing {file}…").format(file=target.name))
        writer = self._writer
        self.context.browsing.pack.when_open(
            lambda _: writer.read(str(target), write, self._written)
        )

    def _open(self) -> "PackConnection":
        from explorer.store.pack.connection import open_compiled_pack

        compiled = self.context.browsing.pack.compiled
        assert compiled is not None
        return open_compiled_pack(compiled)

    def _written(self, target: Path) -> None:
        self.context.notifier.show_status(self.tr("Saved to {file}.").format(file=target))


def _is_restricted(briefing: "BriefingSet", notes: "Mapping[str, Note]") -> bool:
    """Return True if the set holds texts that are not releasable."""
    from explorer.reports.book.release_filter import without_unreleasable

    restricted = without_unreleasable(briefing, notes, releasable_only=True)
    return restricted != without_unreleasable(briefing, notes, releasable_only=False)


def _sheet_work(reference: str, as_of: date) -> Work:
    """Return the function that makes the file of a clause."""

    def work(connection: "PackConnection", options: "SheetOptions", ending: str) -> bytes:
        from explorer.reports.formats.export import options_for
        from explorer.reports.print_job import sheet_document
        from explorer.store.pack.map_content import map_content
        from explorer.store.pack.metadata import pack_info
        from explorer.store.pack.subjects import page

        pages = [page(connection, reference, as_of, options.language)]
        info = pack_info(connection, options.language)
        drawn = map_content(connection, options.language)
        return sheet_document(pages, info, drawn, options_for(ending, options)).as_file(ending)

    return work


def _book_work(briefing: "BriefingSet", notes: "Mapping[str, Note]") -> Work:
    """Return the function that makes the file of a briefing set."""

    def work(connection: "PackConnection", options: "SheetOptions", ending: str) -> bytes:
        from explorer.reports.compose import compose_briefing
        from explorer.reports.formats.export import options_for
        from explorer.reports.print_job import typeset_book
        from explorer.store.pack.map_content import map_content

        options = options_for(ending, options)
        content = map_content(connection, options.language)
        book = compose_briefing(
            connection, options, briefing=briefing, notes=notes, map_content=content
        )
        return typeset_book(book, options).as_file(ending)

    return work
