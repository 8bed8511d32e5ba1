"""Controller of the welcome page: shows it at the first start, and when it is asked for."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.sample_set import sample_clauses, sample_set
from explorer.i18n.message_catalog import load_words
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.welcome.page import WelcomePage


class WelcomeController(QObject):
    """Shows the page in place of the views and the text, until something else is chosen.

    ``stack`` holds the views and the text as its first page; ``reveal`` makes it visible.
    """

    def __init__(
        self, context: AppContext, stack: QStackedWidget, reveal: Callable[[], None]
    ) -> None:
        super().__init__(stack)
        self._context, self._stack, self._reveal = context, stack, reveal
        self._page = WelcomePage(stack)
        stack.addWidget(self._page)
        #: Subject that was shown when the page was opened; another means a choice of the user.
        self._subject = ""
        page = self._page
        page.closed.connect(self._close)
        page.clause_requested.connect(self._show_clause)
        page.sample_requested.connect(self._print_sample)
        for signal, identifier in (
            (page.comparison_requested, ActionId.COMPARE),
            (page.matrix_requested, ActionId.SHOW_MATRIX),
            (page.guide_requested, ActionId.USER_GUIDE),
            (page.shortcuts_requested, ActionId.SHORTCUTS),
        ):
            signal.connect(context.actions[identifier].trigger)
        context.browsing.subject_ready.connect(self._follow)

    def show_welcome(self) -> None:
        """Show the page; it is not shown again by itself."""
        subject = self._context.browsing.subject
        self._subject = subject.reference if subject is not None else ""
        self._context.preferences.update(welcomed="yes")
        self._page.show_text(load_words(self._context.browsing.language))
        self._reveal()
        self._stack.setCurrentWidget(self._page)
        self._page.setFocus()

    def _follow(self, subject: SubjectDetails) -> None:
        """Make room for a clause that was chosen; the first that is read is not a choice."""
        if self._subject and subject.reference != self._subject:
            self._close()
        self._subject = subject.reference

    def _close(self) -> None:
        self._stack.setCurrentIndex(0)

    def _show_clause(self) -> None:
        info = self._context.browsing.info
        if info is not None:
            self._context.browsing.select(info.default_selection)
        self._context.actions[ActionId.LAYOUT_STANDARD].trigger()
        self._context.actions[ActionId.SHOW_MAP].trigger()

    def _print_sample(self) -> None:
        """Store a set of three clauses, which can be undone, and preview it."""
        browsing, desk = self._context.browsing, self._context.desk
        listing, info, viewpoint = browsing.loader.listing, browsing.info, browsing.viewpoint
        if listing is None or info is None or viewpoint is None:
            return
        name = self.tr("Sample briefing")
        stored = [briefing for briefing in desk.desk.sets if briefing.name == name]
        frame = BriefingSet(str(uuid4()), name, info.reference, info.version, viewpoint.as_of)
        clauses = sample_clauses(listing, info.default_selection)
        briefing = stored[0] if stored else sample_set(frame, clauses)
        if not stored:
            from explorer.store.desk.briefing_sets import add_set

            desk.change(add_set, briefing)
        self._context.actions[ActionId.SHOW_BRIEFING].trigger()
        notes = dict(desk.desk.notes)
        desk.after_writes(lambda: self._context.printing.preview_briefing(briefing, notes))
