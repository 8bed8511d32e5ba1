"""Controller for questions about a whole document: what is new, and where sources disagree."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId

if TYPE_CHECKING:
    from explorer.domain.comparison.news import News
    from explorer.domain.content.documents import Source
    from explorer.reports.book.model import Book
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.news.disagreements_dialog import Card


class NewsController(QObject):
    """Answers the questions of the Go menu."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.browsing)
        self.context = context
        context.actions[ActionId.WHATS_NEW].triggered.connect(self.ask_since)
        context.actions[ActionId.DISAGREEMENTS].triggered.connect(self.show_disagreements)

    def ask_since(self) -> None:
        """Ask for a day and show what is new since then on every clause of the document."""
        info, viewpoint = self.context.browsing.info, self.context.browsing.viewpoint
        if info is None or viewpoint is None:
            return
        from explorer.ui.features.news.since_day_dialog import ask_day

        first = info.article_date or info.latest
        since = ask_day(self.context.dialog_parent, first, viewpoint.as_of)
        if since is not None:
            self.show_new(since)

    def show_new(self, since: date) -> None:
        """Show what is new between a day and the as-of date."""
        viewpoint = self.context.browsing.viewpoint
        assert viewpoint is not None
        document, selection = viewpoint.document, viewpoint.selection
        until, language = viewpoint.as_of, viewpoint.language

        def read(connection: "PackConnection") -> "News":
            from explorer.store.pack.news import news_since, subjects_of

            # The selected clause comes first: the question is about it.
            subjects = (selection, *subjects_of(connection, document, until, language))
            return news_since(connection, tuple(dict.fromkeys(subjects)), since, until, language)

        def show(news: "News") -> None:
            from explorer.ui.dialogs.news_dialog import since_dialog

            dialog = since_dialog(self.context.dialog_parent, news, language)
            dialog.view.link_followed.connect(self.context.links.follow)
            dialog.print_requested.connect(lambda: self._print(document, news))
            dialog.open()

        self.context.reader.read("what is new", read, show)

    def _print(self, document: str, news: "News") -> None:
        references = tuple(change.reference for change in news.changes)

        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_news

            return compose_news(
                connection,
                options,
                document=document,
                references=references,
                since=news.since,
                until=news.until,
            )

        self.context.printing.preview_book(compose, f"new since {news.since}", news.until)

    def show_disagreements(self) -> None:
        """Show every disagreement between sources that is known on the as-of date."""
        viewpoint = self.context.browsing.viewpoint
        if viewpoint is None:
            return
        day, language = viewpoint.as_of, viewpoint.language

        def read(connection: "PackConnection") -> "tuple[tuple[Card, ...], Mapping[str, Source]]":
            from explorer.store.pack.analysis import all_disagreements
            from explorer.store.pack.sources import sources

            cards = all_disagreements(connection, day, language)
            cited = [name for card, _ in cards for side in card.sides for name in side.sources]
            return cards, sources(connection, cited, language)

        def show(cards_and_sources: "tuple[tuple[Card, ...], Mapping[str, Source]]") -> None:
            from explorer.ui.features.news.disagreements_dialog import disagreements_dialog

            dialog = disagreements_dialog(self.context.dialog_parent, *cards_and_sources, language)
            dialog.view.link_followed.connect(self.context.links.follow)
            dialog.open()

        self.context.reader.read("disagreements", read, show)
