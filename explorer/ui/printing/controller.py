"""Controller for printing: previews of sheets, books and briefing sets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from explorer.i18n.language_names import LANGUAGE_NAMES
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.core.preferences import Preferences
from explorer.ui.core.worker import Worker
from explorer.ui.dialogs.notifier import Notifier
from explorer.ui.printing.render_jobs import (
    Compose,
    DisplayedSubject,
    Make,
    book_job,
    briefing_job,
    cover_job,
    sheet_job,
)

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.domain.desk.briefing import BriefingSet
    from explorer.domain.desk.desk import Note
    from explorer.reports.book.model import Book
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.printing.preview import PreviewDialog, Printable

#: Time on a clause after which its sheet is typeset ahead.
_REST_MS = 600


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """What to preview: the pages, the name of their file, and the title of the dialog.

    ``cover`` makes the first page of a book, which is shown meanwhile. ``endings`` are the formats
    that the content can be saved in. ``has_map`` is False for pages without a map.
    """

    make: "Callable[[SheetOptions], Printable]"
    file_name: str
    title: str
    cover: Make | None = None
    endings: tuple[str, ...] = (".pdf",)
    has_map: bool = True


class PrintController(QObject):
    """Opens the preview for what is shown, and for the books of other controllers."""

    def __init__(
        self,
        browsing: BrowsingSession,
        preferences: Preferences,
        notifier: Notifier,
        actions: Mapping[ActionId, QAction],
        files: Worker,
    ) -> None:
        super().__init__(browsing)
        self._browsing = browsing
        self._preferences = preferences
        self._notifier = notifier
        self._files = files
        #: True once a preview was opened: a user who never prints need not load Typst.
        self._has_printed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._typeset_ahead)
        actions[ActionId.PRINT].triggered.connect(self.print_subject)
        actions[ActionId.PRINT_ALL].triggered.connect(self.print_document)
        actions[ActionId.PRINT_TABLE].triggered.connect(self.print_table)

    def print_subject(self) -> None:
        """Preview the sheet of the selected clause."""
        if self._browsing.subject is not None:
            title = self.tr("Print summary: {title}").format(title=self._browsing.subject.title)
            self._preview_sheets((self._browsing.subject.reference,), title)

    def print_document(self) -> None:
        """Preview the sheets of every clause of the document in view."""
        if self._browsing.loader.order:
            title = self.tr("Print all clauses of this document")
            self._preview_sheets(self._browsing.loader.order, title)

    def print_table(self) -> None:
        """Preview the table of all clauses of the document in view and all parties."""
        viewpoint = self._browsing.viewpoint
        if viewpoint is None:
            return
        document, as_of = viewpoint.document, viewpoint.as_of

        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_stance_table

            return compose_stance_table(connection, options, document=document, as_of=as_of)

        heading = self.tr("Print table of all clauses and parties")
        self.preview_book(compose, document, heading=heading)

    def preview_book(
        self, compose: Compose, title: str, day: date | None = None, heading: str = ""
    ) -> None:
        """Preview a book; the name of its file consists of ``title`` and the day.

        ``heading`` is the title of the dialog.
        """
        self._browsing.pack.when_open(
            lambda compiled: self.preview(book_job(compiled, compose), title, day, heading=heading)
        )

    def preview_briefing(self, briefing: "BriefingSet", notes: "Mapping[str, Note]") -> None:
        """Preview a briefing set as a book."""

        def preview(compiled: "Path") -> None:
            job = self.briefing_make(compiled, briefing, notes)
            cover = cover_job(compiled, briefing)
            heading = self.tr("Print briefing set “{name}”").format(name=briefing.name)
            self.preview(job, briefing.name, briefing.as_of, cover, heading)

        self._browsing.pack.when_open(preview)

    def briefing_make(
        self, compiled: "Path", briefing: "BriefingSet", notes: "Mapping[str, Note]"
    ) -> Make:
        """Return a job that typesets a briefing set; the map in view is not read again."""
        return briefing_job(compiled, briefing, notes, self._displayed())

    def preview(
        self,
        make: Make,
        title: str,
        day: date | None = None,
        cover: Make | None = None,
        heading: str = "",
    ) -> None:
        """Preview the pages that ``make`` returns; ``cover`` makes the first one meanwhile."""
        from explorer.reports.formats.export import ENDINGS, TABLE_ENDINGS
        from explorer.reports.text.file_names import book_name

        viewpoint = self._browsing.viewpoint
        if viewpoint is not None:
            name = book_name(title, day or viewpoint.as_of, viewpoint.language, ".pdf")
            # Only briefing sets, which have a cover, contain sheets and maps.
            has_map = cover is not None
            endings = ENDINGS if has_map else TABLE_ENDINGS
            heading = heading or self.tr("Print")
            self._open(PreviewRequest(make, name, heading, cover, endings, has_map=has_map))

    def preview_guide(
        self,
        make: "Callable[[SheetOptions], Printable]",
        language: str,
        day: date,
        parent: QWidget,
    ) -> None:
        """Preview the user guide in a language; it has no map, and nothing of the pack."""
        from explorer.reports.text.file_names import book_name

        name = book_name("user guide", day, language, ".pdf")
        options = replace(self.sheet_options(), language=language, made=day, marking="")
        languages = {language: LANGUAGE_NAMES.get(language, language)}
        title = self.tr("Print user guide")
        request = PreviewRequest(make, name, title, has_map=False)
        self._show(request, options, languages, parent)

    def sheet_options(self) -> "SheetOptions":
        """Return the options last chosen, in the content language in use."""
        from explorer.reports.sheet.model import PaperSize, SheetOptions

        settings = self._preferences.settings
        return SheetOptions(
            paper=PaperSize(settings.paper) if settings.paper else PaperSize.A4,
            marking=settings.marking,
            language=self._browsing.language,
            made=date.today(),  # noqa: DTZ011 - the user's own day
        )

    def _preview_sheets(self, references: tuple[str, ...], title: str) -> None:
        from explorer.reports.formats.export import ENDINGS
        from explorer.reports.text.file_names import file_name

        subject, viewpoint = self._browsing.subject, self._browsing.viewpoint
        if subject is None or viewpoint is None:
            return
        name = file_name([subject] * min(len(references), 2), ".pdf")
        displayed, as_of = self._displayed(), viewpoint.as_of

        def show(compiled: "Path") -> None:
            make = sheet_job(compiled, references, as_of, displayed)
            self._open(PreviewRequest(make, name, title, endings=ENDINGS))

        self._browsing.pack.when_open(show)

    def _typeset_ahead(self) -> None:
        """Typeset the sheet of the selection, which Typst then remembers."""
        subject, compiled = self._browsing.subject, self._browsing.pack.compiled
        if subject is None or compiled is None:
            return
        make = sheet_job(compiled, (subject.reference,), subject.as_of, self._displayed())
        options = self.sheet_options()
        # A failure is reported when the user prints.
        self._files.submit(lambda: make(options).pdf(), kind="typeset ahead", fail=_ignore)

    def _displayed(self) -> DisplayedSubject | None:
        """Return what is shown; a subject is read after the map of its language."""
        subject, content = self._browsing.subject, self._browsing.map_content
        if subject is None or content is None:
            return None
        return DisplayedSubject(subject.language, subject, content)

    def _open(self, request: PreviewRequest) -> None:
        info = self._browsing.info
        if info is None:
            return
        languages = {code: LANGUAGE_NAMES.get(code, code) for code in info.languages}
        dialog = self._show(request, self.sheet_options(), languages, self._notifier.dialog_parent)
        dialog.choices.offer_local(has_local=bool(info.local_state))
        if not self._has_printed:
            self._has_printed = True
            self._browsing.subject_ready.connect(self._rest.start)

    def _show(
        self,
        request: PreviewRequest,
        options: "SheetOptions",
        languages: Mapping[str, str],
        parent: QWidget,
    ) -> "PreviewDialog":
        """Open the preview and return it."""
        # The preview imports Typst: it is loaded when first needed.
        from explorer.ui.printing.preview import PreviewDialog

        dialog = PreviewDialog(
            parent,
            request.make,
            request.file_name,
            options,
            languages,
            first=request.cover,
            endings=request.endings,
        )
        dialog.setWindowTitle(request.title)
        dialog.choices.offer_map(has_map=request.has_map)
        dialog.open()
        return dialog


def _ignore(_error: Exception) -> None:
    """Ignore the error of work that was done ahead."""
