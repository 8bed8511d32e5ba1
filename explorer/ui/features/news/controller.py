"""Questions about a document as a whole: what is new since a day, where sources disagree."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout

from explorer.ui.core.browsing_session import Conductor
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.window_controller import Verbs

if TYPE_CHECKING:
    from explorer.domain.comparison.news import News
    from explorer.domain.content.documents import Source
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.news.disagreements_dialog import Card


class OverviewVerbs(QObject):
    """Connects the questions of the Go menu with the pack."""

    def __init__(self, conductor: Conductor, verbs: Verbs) -> None:
        super().__init__(conductor)
        self.conductor, self.window, self.verbs = conductor, conductor.window, verbs
        actions = self.window.actions_by_name
        actions["whats_new"].triggered.connect(self.ask_since)
        actions["disagreements"].triggered.connect(self.show_disagreements)

    def ask_since(self) -> None:
        """Ask for a day and show what is new since then on every clause of the document."""
        info, navigator = self.conductor.info, self.conductor.navigator
        if info is None or navigator is None:
            return
        since = ask_day(self.window, info.article_date or info.latest, navigator.viewpoint.as_of)
        if since is not None:
            self.show_new(since)

    def show_new(self, since: date) -> None:
        """Show what is new between a day and the one looked at."""
        navigator = self.conductor.navigator
        assert navigator is not None
        viewpoint = navigator.viewpoint
        document, selection = viewpoint.document, viewpoint.selection
        until, language = viewpoint.as_of, viewpoint.language

        def read(connection: "PackConnection") -> "News":
            from explorer.store.pack.news import news_since, subjects_of

            # The clause that is shown comes first: it is what the question is about.
            subjects = (selection, *subjects_of(connection, document, until, language))
            return news_since(connection, tuple(dict.fromkeys(subjects)), since, until, language)

        def show(found: "News") -> None:
            from explorer.ui.dialogs.news_dialog import since_dialog

            dialog = since_dialog(self.window, found, language)
            dialog.view.link_followed.connect(self.verbs.follow_link)
            dialog.print_wanted.connect(lambda: self._print_news(document, found, language))
            dialog.open()

        self.conductor.session.reader.ask("what is new", read, show)

    def _print_news(self, document: str, news: "News", language: str) -> None:
        """Preview what a dialog shows."""
        from explorer.reports.text.file_names import book_name
        from explorer.ui.printing.render_jobs import news_maker

        compiled = self.conductor.session.compiled
        if compiled is not None:
            references = tuple(one.reference for one in news.changes)
            made = news_maker(compiled, document, references, news.since, news.until)
            name = book_name(f"new since {news.since}", news.until, language, ".pdf")
            self.verbs.paper.preview_made(made, name)

    def show_disagreements(self) -> None:
        """Show every disagreement between sources that is known on the day looked at."""
        navigator = self.conductor.navigator
        if navigator is None:
            return
        day, language = navigator.viewpoint.as_of, navigator.viewpoint.language

        def read(connection: "PackConnection") -> "tuple[tuple[Card, ...], Mapping[str, Source]]":
            from explorer.store.pack.analysis import all_disagreements
            from explorer.store.pack.sources import sources

            cards = all_disagreements(connection, day, language)
            named = [name for one, _ in cards for side in one.sides for name in side.sources]
            return cards, sources(connection, named, language)

        def show(found: "tuple[tuple[Card, ...], Mapping[str, Source]]") -> None:
            from explorer.ui.features.news.disagreements_dialog import disagreements_dialog

            dialog = disagreements_dialog(self.window, *found, language)
            dialog.view.link_followed.connect(self.verbs.follow_link)
            dialog.open()

        self.conductor.session.reader.ask("disagreements", read, show)


def ask_day(parent: MainWindow, first: date, latest: date) -> date | None:
    """Ask for a day before ``latest``; None where the user thinks better of it."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(dialog.tr("What is new"))
    day = QDateEdit(QDate(first.year, first.month, first.day), dialog)
    day.setMaximumDate(QDate(latest.year, latest.month, latest.day))
    day.setCalendarPopup(True)
    day.setDisplayFormat("d MMM yyyy")
    buttons = QDialogButtonBox(dialog)
    buttons.setStandardButtons(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    form = QFormLayout(dialog)
    form.addRow(dialog.tr("&Since"), day)
    form.addRow(buttons)
    agreed = dialog.exec()
    dialog.deleteLater()
    if not agreed:
        return None
    chosen = day.date()
    return date(chosen.year(), chosen.month(), chosen.day())
