"""Controller of whole briefing sets: create, rename, archive, print and exchange them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog

from explorer.domain.desk.briefing import BriefingSet
from explorer.system.file_kinds import BRIEFING_SETS
from explorer.ui.app_context import AppContext
from explorer.ui.features.briefing.panel import BriefingPanel

if TYPE_CHECKING:
    from explorer.domain.comparison.news import News
    from explorer.domain.desk.briefing import SharedSet
    from explorer.reports.book.model import Book
    from explorer.reports.book.set_templates import SetTemplate
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.desk.briefing_sets import BriefingImportResult
    from explorer.store.desk.file import DeskConnection
    from explorer.store.pack.connection import PackConnection

(_EXTENSION,) = BRIEFING_SETS


class BriefingSetController(QObject):
    """Changes the set in use as a whole; every change can be undone."""

    def __init__(self, context: AppContext, panel: BriefingPanel) -> None:
        super().__init__(panel)
        self.context = context
        self.panel = panel

    def menu_actions(self) -> list[QAction]:
        """Return new actions for the menu of the panel."""
        entries: tuple[tuple[str, Callable[[], None]], ...] = (
            (self.tr("&New set…"), self.make_set),
            (self.tr("New set from &template…"), self.ask_for_template),
            (self.tr("Sa&mple set"), self.add_sample),
            (self.tr("&Rename…"), self.rename),
            (self.tr("&Duplicate"), self.duplicate),
            (self.tr("&Archive or restore…"), self.archive),
            (self.tr("De&lete"), self.delete),
            (self.tr("&What has changed since…"), self.show_changes),
            (self.tr("C&hange to the date in view"), self.renew),
            (self.tr("&Export briefing set…"), self.share),
            (self.tr("&Import briefing set…"), self.ask_for_file),
        )
        actions = []
        for text, handler in entries:
            action = QAction(text, self)
            action.triggered.connect(handler)
            actions.append(action)
        return actions

    def new_set(self) -> BriefingSet | None:
        """Return an empty set of this pack and day, or None before the pack was read."""
        info, viewpoint = self.context.browsing.info, self.context.browsing.viewpoint
        if info is None or viewpoint is None:
            return None
        name = self.tr("Briefing")
        return BriefingSet(str(uuid4()), name, info.reference, info.version, viewpoint.as_of)

    def make_set(self) -> None:
        """Ask for a name and create a set."""
        frame = self.new_set()
        name, is_accepted = QInputDialog.getText(
            self.context.dialog_parent, self.tr("New briefing set"), self.tr("Name of the set:")
        )
        if is_accepted and name.strip() and frame is not None:
            from explorer.store.desk.briefing_sets import add_set

            self.context.desk.change(add_set, replace(frame, name=name.strip()))

    def ask_for_template(self) -> None:
        """Read the templates on the file worker, ask which to use, and create its set."""
        language = self.context.browsing.language

        def read() -> "tuple[SetTemplate, ...]":
            from explorer.reports.book.set_templates import read_templates

            return read_templates(language)

        self.context.files.submit(read, self._choose_template, kind="templates")

    def _choose_template(self, templates: "tuple[SetTemplate, ...]") -> None:
        names = [template.name for template in templates]
        name, is_accepted = QInputDialog.getItem(
            self.context.dialog_parent,
            self.tr("New set from template"),
            self.tr("Template:"),
            names,
            0,
            False,
        )
        frame, viewpoint = self.new_set(), self.context.browsing.viewpoint
        if not is_accepted or frame is None or viewpoint is None:
            return
        from explorer.reports.book.set_templates import set_from_template

        subject = self.context.browsing.subject
        clause = subject.reference if subject is not None and subject.clause is not None else ""
        template = templates[names.index(name)]
        self._add(set_from_template(template, frame, clause, viewpoint.document))

    def add_sample(self) -> None:
        """Create a set of three clauses of the document in view."""
        frame, listing = self.new_set(), self.context.browsing.loader.listing
        info = self.context.browsing.info
        if frame is None or listing is None or info is None:
            return
        from explorer.domain.desk.sample_set import sample_clauses, sample_set

        named = replace(frame, name=self.tr("Sample briefing"))
        self._add(sample_set(named, sample_clauses(listing, info.default_selection)))

    def _add(self, briefing: BriefingSet) -> None:
        """Store a set, which becomes the current set, and confirm it."""
        from explorer.store.desk.briefing_sets import add_set

        self.panel.flush()
        self.context.desk.change(add_set, briefing)
        sentence = self.tr("Created briefing set “{name}”.").format(name=briefing.name)
        self.context.confirm_change(sentence)

    def rename(self) -> None:
        """Ask for another name of the set in use."""
        briefing = self.context.desk.desk.current_set
        if briefing is None:
            return
        name, is_accepted = QInputDialog.getText(
            self.context.dialog_parent,
            self.tr("Rename"),
            self.tr("Name of the set:"),
            text=briefing.name,
        )
        if is_accepted and name.strip():
            from explorer.store.desk.briefing_sets import rename_set

            self.context.desk.change(rename_set, briefing.key, name)

    def duplicate(self) -> None:
        """Copy the set in use, and use the copy."""
        briefing = self.context.desk.desk.current_set
        if briefing is not None:
            from explorer.store.desk.briefing_sets import duplicate_set

            name = self.tr("{name} (copy)").format(name=briefing.name)
            self.context.desk.change(duplicate_set, briefing.key, name)

    def archive(self) -> None:
        """Archive the set in use, or restore an archived one."""
        desk = self.context.desk.desk
        archived = [briefing for briefing in desk.sets if briefing.archived]
        current = desk.current_set
        choices = []
        if current is not None:
            choices.append(self.tr("Archive “{name}”").format(name=current.name))
        offset = len(choices)
        choices += [self.tr("Restore “{name}”").format(name=other.name) for other in archived]
        if not choices:
            return
        choice, is_accepted = QInputDialog.getItem(
            self.context.dialog_parent,
            self.tr("Archive"),
            self.tr("Choose an action:"),
            choices,
            0,
            False,
        )
        if not is_accepted:
            return
        from explorer.store.desk.briefing_sets import archive_set

        index = choices.index(choice)
        if index < offset and current is not None:
            self.context.desk.change(archive_set, current.key, archived=True)
        else:
            self.context.desk.change(archive_set, archived[index - offset].key, archived=False)

    def delete(self) -> None:
        """Delete the set in use; undo restores it."""
        briefing = self.context.desk.desk.current_set
        if briefing is not None:
            from explorer.store.desk.briefing_sets import remove_set

            self.context.desk.change(remove_set, briefing.key)
            self.context.notifier.show_status(
                self.tr("“{name}” is deleted; Edit > Undo brings it back.").format(
                    name=briefing.name
                )
            )

    def renew(self) -> None:
        """Freeze the set in use to the pack and day shown."""
        briefing, frame = self.context.desk.desk.current_set, self.new_set()
        if briefing is not None and frame is not None:
            from explorer.store.desk.briefing_sets import renew_set

            frozen = replace(briefing, pack=frame.pack, version=frame.version, as_of=frame.as_of)
            self.context.desk.change(renew_set, frozen)

    def show_changes(self) -> None:
        """Show what is new on the set's clauses since its day."""
        briefing, info = self.context.desk.desk.current_set, self.context.browsing.info
        if briefing is None or info is None:
            return
        language = self.context.browsing.language

        def read(connection: "PackConnection") -> "News":
            from explorer.store.pack.news import news_since

            return news_since(
                connection, briefing.references, briefing.as_of, info.latest, language
            )

        def show(news: "News") -> None:
            from explorer.ui.dialogs.news_dialog import changes_dialog

            dialog = changes_dialog(self.context.dialog_parent, news, briefing, info, language)
            dialog.view.link_followed.connect(self.context.links.follow)
            dialog.print_requested.connect(lambda: self._print_changes(briefing, info.latest))
            dialog.open()

        self.context.reader.read("changes", read, show)

    def _print_changes(self, briefing: BriefingSet, until: date) -> None:
        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_briefing_news

            return compose_briefing_news(connection, options, briefing=briefing, until=until)

        title = f"{briefing.name} new since {briefing.as_of}"
        self.context.printing.preview_book(compose, title, until)

    def print_set(self) -> None:
        """Preview the set in use as a book, on the day that is chosen for it."""
        self.panel.flush()
        self.context.desk.after_writes(self._print_stored_set)

    def _print_stored_set(self) -> None:
        desk, viewpoint = self.context.desk.desk, self.context.browsing.viewpoint
        briefing = desk.current_set
        if briefing is None or not briefing.items:
            self.context.notifier.show_status(
                self.tr("The briefing set is empty. Pin clauses with Ctrl+B first.")
            )
            return
        if viewpoint is None:
            return
        from explorer.ui.printing.set_day_dialog import SetDayDialog

        day = SetDayDialog.ask(briefing.as_of, viewpoint.as_of, self.context.dialog_parent)
        if day is not None:
            self.context.printing.preview_briefing(replace(briefing, as_of=day), dict(desk.notes))

    # Exchange.

    def share(self) -> None:
        """Ask for a file and write the set in use there, with its releasable notes."""
        briefing = self.context.desk.desk.current_set
        if briefing is None:
            return
        from explorer.ui.dialogs.file_choice import ask_target

        chosen, _ = ask_target(
            self.context.dialog_parent,
            self.tr("Export briefing set"),
            f"{_file_stem(briefing.name)}{_EXTENSION}",
            self.tr("Briefing set (*{ending})").format(ending=_EXTENSION),
        )
        if not chosen:
            return
        target, notes = Path(chosen), dict(self.context.desk.desk.notes)

        def write() -> None:
            from explorer.interchange.supplements.briefing_set_file import (
                shared_bytes,
                shared_set,
            )
            from explorer.system.atomic_file import PRIVATE, write_atomic

            write_atomic(target, shared_bytes(shared_set(briefing, notes)), mode=PRIVATE)

        message = self.tr("Saved to {file}.").format(file=target)
        self.context.files.submit(write, lambda _: self.context.notifier.show_status(message))

    def ask_for_file(self) -> None:
        """Ask for a shared briefing set and import it."""
        from explorer.ui.dialogs.file_choice import ask_source

        chosen = ask_source(
            self.context.dialog_parent,
            self.tr("Import briefing set"),
            self.tr("Briefing set (*{ending})").format(ending=_EXTENSION),
        )
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, source: Path) -> None:
        """Import a shared set beside the existing ones; nothing is overwritten."""

        def read() -> "SharedSet":
            from explorer.interchange.supplements.briefing_set_file import read_file

            return read_file(source)

        self.context.files.submit(read, self._merge)

    def _merge(self, shared: "SharedSet") -> None:
        def write(connection: "DeskConnection") -> "BriefingImportResult":
            from explorer.store.desk.briefing_sets import import_set

            return import_set(connection, shared)

        def report(result: "BriefingImportResult") -> None:
            self.context.desk.show(result.desk)
            sentences = {
                "added": self.tr("Imported “{name}”."),
                "same": self.tr("“{name}” is already here, unchanged."),
                "beside": self.tr("Imported “{name}” as a copy: yours is different."),
            }
            self.context.notifier.show_status(sentences[result.outcome].format(name=result.name))

        self.context.desk.submit(write, report)


def _file_stem(name: str) -> str:
    return "".join(c if c.isalnum() or c in " -_" else "_" for c in name).strip() or "briefing"
