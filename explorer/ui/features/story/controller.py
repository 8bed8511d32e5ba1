"""Controller of the story of a clause: it reads it, shows it, and prints it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.ui.app_context import AppContext

if TYPE_CHECKING:
    from explorer.domain.content.clause_story import ClauseStory
    from explorer.reports.book.model import Book
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection


class StoryController(QObject):
    """Shows how the selected clause changed, up to the as-of date."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.browsing)
        self.context = context

    def show_story(self) -> None:
        """Show the texts and the changes of position of the selected clause."""
        viewpoint = self.context.browsing.viewpoint
        if viewpoint is None:
            return
        reference, day, language = viewpoint.selection, viewpoint.as_of, viewpoint.language
        if reference == viewpoint.document:
            self.context.notifier.show_status(self.tr("Select a clause to track its changes."))
            return

        def read(connection: "PackConnection") -> "ClauseStory":
            from explorer.store.pack.clause_story import clause_story

            return clause_story(connection, reference, day, language)

        def show(story: "ClauseStory") -> None:
            from explorer.ui.features.story.html import story_dialog

            dialog = story_dialog(self.context.dialog_parent, story, language)
            dialog.view.link_followed.connect(self.context.links.follow)
            dialog.print_requested.connect(lambda: self._print(story))
            dialog.open()

        self.context.reader.read("change story", read, show)

    def _print(self, story: "ClauseStory") -> None:
        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_story

            return compose_story(connection, options, reference=story.reference, as_of=story.as_of)

        name = f"changes {story.reference.replace('/', '-')}"
        self.context.printing.preview_book(compose, name, story.as_of)
