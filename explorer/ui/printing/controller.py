"""Controller for printing: previews of sheets, books and briefing sets."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

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

#: Time on a clause after which its sheet is typeset ahead.
_REST_MS = 600


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
            self._preview_sheets((self._browsing.subject.reference,))

    def print_document(self) -> None:
        """Preview the sheets of every clause of the document in view."""
        if self._browsing.loader.order:
            self._preview_sheets(self._browsing.loader.order)

    def print_table(self) -> None:
        """Preview the table of all clauses of the document in view and all parties."""
        viewpoint = self._browsing.viewpoint
        if viewpoint is None:
            return
        document, as_of = viewpoint.document, viewpoint.as_of

        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_stance_table

            return compose_stance_table(connection, options, document=document, as_of=as_of)

        self.preview_book(compose, document)

    def preview_book(self, compose: Compose, title: str, day: date | None = None) -> None:
        """Preview a book; the name of its file is made of ``title`` and the day."""
        self._browsing.pack.when_open(
            lambda compiled: self.preview(book_job(compiled, compose), title, day)
        )

    def preview_briefing(self, briefing: "BriefingSet", notes: "Mapping[str, Note]") -> None:
        """Preview a briefing set as a book."""

        def preview(compiled: "Path") -> None:
            job = briefing_job(compiled, briefing, notes, self._displayed())
            self.preview(job, briefing.name, briefing.as_of, cover_job(compiled, briefing))

        self._browsing.pack.when_open(preview)

    def preview(
        self, make: Make, title: str, day: date | None = None, cover: Make | None = None
    ) -> None:
        """Preview the pages that ``make`` returns; ``cover`` makes the first one meanwhile."""
        from explorer.reports.text.file_names import book_name

        viewpoint = self._browsing.viewpoint
        if viewpoint is not None:
            name = book_name(title, day or viewpoint.as_of, viewpoint.language, ".pdf")
            self._open(make, name, cover)

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

    def _preview_sheets(self, references: tuple[str, ...]) -> None:
        from explorer.reports.text.file_names import file_name

        subject, viewpoint = self._browsing.subject, self._browsing.viewpoint
        if subject is None or viewpoint is None:
            return
        name = file_name([subject] * min(len(references), 2), ".pdf")
        displayed, as_of = self._displayed(), viewpoint.as_of
        self._browsing.pack.when_open(
            lambda compiled: self._open(sheet_job(compiled, references, as_of, displayed), name)
        )

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

    def _open(self, make: Make, name: str, cover: Make | None = None) -> None:
        # The preview imports Typst: it is loaded when first needed.
        from explorer.ui.printing.preview import PreviewDialog

        info = self._browsing.info
        if info is None:
            return
        languages = {code: LANGUAGE_NAMES.get(code, code) for code in info.languages}
        dialog = PreviewDialog(
            self._notifier.dialog_parent,
            make,
            name,
            self.sheet_options(),
            languages,
            first=cover,
            book=cover is not None,
        )
        dialog.choices.offer_local(has_local=bool(info.local_state))
        dialog.open()
        if not self._has_printed:
            self._has_printed = True
            self._browsing.subject_ready.connect(self._rest.start)


def _ignore(_error: Exception) -> None:
    """Ignore the error of work that was done ahead."""
