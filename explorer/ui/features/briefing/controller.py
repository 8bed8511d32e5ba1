"""Briefing sets: from the pins and the panel to the desk, to paper, and to a colleague."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QInputDialog

from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.desk.autosave import SaveRequest
from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Desk
from explorer.i18n.message_catalog import day_text, load_words
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.core.desk_session import DeskSession, SaveOutcome
from explorer.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from explorer.domain.comparison.news import News
    from explorer.domain.desk.briefing import SharedSet
    from explorer.store.desk.briefing_sets import BriefingImportResult
    from explorer.store.desk.file import DeskConnection
    from explorer.store.pack.connection import PackConnection

_ENDING = ".briefing"


class BriefingController(QObject):
    """Connects the briefing panel and the actions on sets with the desk."""

    def __init__(
        self, conductor: BrowsingSession, verbs: WindowController, desk: DeskSession
    ) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.window = conductor.window
        self.panel = self.window.briefing
        self.verbs = verbs
        self.desk = desk
        #: Set and item by key, also of items that another window has removed since.
        self._owners: dict[str, tuple[str, SetItem]] = {}
        self._titled: tuple[frozenset[str], str] = (frozenset(), "")
        self._fill_panel()
        self.window.actions_by_name["pin"].triggered.connect(self._toggle_pin)
        self.window.actions_by_name["print_set"].triggered.connect(self.print_set)
        panel = self.panel
        panel.set_chosen.connect(self._use)
        panel.item_added.connect(self._add)
        panel.items_ordered.connect(self._order)
        panel.items_removed.connect(self._remove_items)
        panel.text.autosave.attach(desk, self._store_text)
        panel.item_opened.connect(self._open_item)
        desk.changed.connect(self._show)
        conductor.followed.connect(self._follow)

    def _fill_panel(self) -> None:
        add = (
            (ItemKind.HEADING, self.tr("Heading")),
            (ItemKind.OBJECTIVE, self.tr("Objective")),
            (ItemKind.POINTS, self.tr("Points to make")),
            (ItemKind.BACKGROUND, self.tr("Background")),
            (ItemKind.NOTE, self.tr("Note")),
            (ItemKind.MAP, self.tr("The map as it is seen now")),
            (ItemKind.STANCES, self.tr("Table of all clauses and parties")),
        )
        texts: tuple[tuple[str, Callable[[], None]], ...] = (
            (self.tr("&New set…"), self.make_set),
            (self.tr("&Rename…"), self.rename),
            (self.tr("&Duplicate"), self.duplicate),
            (self.tr("&Archive or take out again…"), self.archive),
            (self.tr("De&lete"), self.delete),
            (self.tr("&What has changed since…"), self.show_changes),
            (self.tr("&Freeze to the day shown"), self.renew),
            (self.tr("&Share as a file…"), self.share),
            (self.tr("&Take in a colleague's file…"), self.ask_for_file),
        )
        more = []
        for text, verb in texts:
            action = QAction(text, self)
            action.triggered.connect(verb)
            more.append(action)
        self.panel.set_menus(add, more)
        self.panel.add_button(self.window.actions_by_name["print_set"], self.tr("Print"))

    # What is shown.

    def _show(self, desk: Desk) -> None:
        for briefing in desk.sets:
            self._owners.update((item.key, (briefing.key, item)) for item in briefing.items)
        self._show_frozen(desk)
        self._read_titles(desk)

    def _show_frozen(self, desk: Desk) -> None:
        one = desk.current_set
        frozen = ""
        if one is not None and one.pack:
            frozen = self.tr("Pack {pack} v{version}, as of {day}").format(
                pack=one.pack,
                version=one.version,
                day=day_text(one.as_of.isoformat(), load_words("en")),
            )
        self.panel.show_desk(desk, frozen)

    def _follow(self, _viewpoint: Viewpoint) -> None:
        self._read_titles(self.desk.desk)

    def _read_titles(self, desk: Desk) -> None:
        """Titles of the clauses in the set, in the language of the window."""
        navigator = self.conductor.navigator
        if navigator is None or desk.current_set is None:
            return
        wanted = frozenset(desk.current_set.references)
        language = navigator.viewpoint.language
        if (wanted, language) == self._titled:
            return

        def read(connection: "PackConnection") -> Mapping[str, str]:
            from explorer.store.pack.documents import titles

            return titles(connection, wanted, language)

        def show(found: Mapping[str, str]) -> None:
            self._titled = (wanted, language)
            self.panel.set_titles(found)

        self.conductor.session.reader.ask("titles", read, show)

    # Pins and items.

    @property
    def _frame(self) -> BriefingSet | None:
        """A new, empty set of this pack and day."""
        info, navigator = self.conductor.info, self.conductor.navigator
        if info is None or navigator is None:
            return None
        as_of = navigator.viewpoint.as_of
        name = self.tr("Briefing")
        return BriefingSet(str(uuid4()), name, info.reference, info.version, as_of)

    def _toggle_pin(self) -> None:
        page, frame = self.conductor.page, self._frame
        if page is None or frame is None:
            return
        from explorer.store.desk.briefing_sets import set_pinned

        pinned = page.reference not in self.desk.desk.pins
        self.desk.change(set_pinned, page.reference, pinned=pinned, frame=frame)

    def _use(self, key: str) -> None:
        from explorer.store.desk.briefing_sets import use_set

        self.panel.flush()
        self.desk.change(use_set, key)

    def _add(self, kind: ItemKind) -> None:
        item = SetItem(str(uuid4()), kind)
        if kind is ItemKind.MAP:
            view = self.window.map.body.view("") if self.window.map.body is not None else None
            if view is None:
                return
            page = self.conductor.page
            ground = (view.longitude, view.latitude, view.width_km, view.height_km)
            place = ",".join(f"{number:.5f}" for number in ground)
            item = replace(item, reference=place, text=page.title if page is not None else "")
        elif kind is ItemKind.STANCES:
            navigator = self.conductor.navigator
            if navigator is None:
                return
            item = replace(item, reference=navigator.viewpoint.document)
        frame = self._frame
        if frame is None:
            return
        from explorer.store.desk.briefing_sets import add_items

        self.panel.choose(item.key)
        self.desk.change(add_items, self.desk.desk.current, (item,), frame)

    def _order(self, key: str, order: tuple[str, ...]) -> None:
        from explorer.store.desk.briefing_sets import order_items

        self.desk.change(order_items, key, order)

    def _remove_items(self, key: str, gone: frozenset[str]) -> None:
        from explorer.store.desk.briefing_sets import remove_items

        self.desk.change(remove_items, key, gone)

    def _store_text(
        self, key: str, request: SaveRequest, done: Callable[[SaveOutcome], None]
    ) -> None:
        """Store the text of an item in the set that it was last seen in."""
        set_key, item = self._owners[key]
        text, expected = request.text, request.expected

        def store(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.briefing_sets import write_item

            written = replace(item, text=text.text, releasable=text.releasable)
            return write_item(
                connection,
                set_key,
                written,
                expected.text,
                was_releasable=expected.releasable,
            )

        self.desk.save(store, done)

    def _open_item(self, item: SetItem) -> None:
        if item.kind is ItemKind.CLAUSE:
            self.conductor.select(item.reference)
        elif item.kind is ItemKind.MAP and self.window.map.body is not None:
            from explorer.domain.desk.desk import MapView

            self.window.tabs.setCurrentWidget(self.window.map)
            numbers = map(float, item.reference.split(","))
            self.window.map.body.go_to(MapView(item.text, *numbers))

    # Sets as a whole.

    def make_set(self) -> None:
        """Ask for a name and begin a set."""
        frame = self._frame
        name, agreed = QInputDialog.getText(
            self.window, self.tr("New briefing set"), self.tr("Name of the set:")
        )
        if agreed and name.strip() and frame is not None:
            from explorer.store.desk.briefing_sets import add_set

            self.desk.change(add_set, replace(frame, name=name.strip()))

    def rename(self) -> None:
        """Ask for another name of the set in use."""
        one = self.desk.desk.current_set
        if one is None:
            return
        name, agreed = QInputDialog.getText(
            self.window, self.tr("Rename"), self.tr("Name of the set:"), text=one.name
        )
        if agreed and name.strip():
            from explorer.store.desk.briefing_sets import rename_set

            self.desk.change(rename_set, one.key, name)

    def duplicate(self) -> None:
        """Copy the set in use and go on with the copy."""
        one = self.desk.desk.current_set
        if one is not None:
            from explorer.store.desk.briefing_sets import duplicate_set

            name = self.tr("{name} (copy)").format(name=one.name)
            self.desk.change(duplicate_set, one.key, name)

    def archive(self) -> None:
        """Put the set in use away, or take out one of the archived."""
        desk = self.desk.desk
        archived = [one for one in desk.sets if one.archived]
        one = desk.current_set
        choices = [self.tr("Archive “{name}”").format(name=one.name)] if one is not None else []
        offset = len(choices)
        choices += [self.tr("Take out “{name}”").format(name=other.name) for other in archived]
        if not choices:
            return
        said, agreed = QInputDialog.getItem(
            self.window, self.tr("Archive"), self.tr("What shall be done:"), choices, 0, False
        )
        if not agreed:
            return
        from explorer.store.desk.briefing_sets import archive_set

        at = choices.index(said)
        if at < offset and one is not None:
            self.desk.change(archive_set, one.key, archived=True)
        else:
            self.desk.change(archive_set, archived[at - offset].key, archived=False)

    def delete(self) -> None:
        """Delete the set in use; undo brings it back."""
        one = self.desk.desk.current_set
        if one is not None:
            from explorer.store.desk.briefing_sets import remove_set

            self.desk.change(remove_set, one.key)
            self.verbs.note(
                self.tr("“{name}” is deleted; Edit > Undo brings it back.").format(name=one.name)
            )

    def renew(self) -> None:
        """Freeze the set in use to the pack and day shown."""
        one, frame = self.desk.desk.current_set, self._frame
        if one is not None and frame is not None:
            from explorer.store.desk.briefing_sets import renew_set

            frozen = replace(one, pack=frame.pack, version=frame.version, as_of=frame.as_of)
            self.desk.change(renew_set, frozen)

    def show_changes(self) -> None:
        """Show what is new on the set's clauses since its day."""
        one, info = self.desk.desk.current_set, self.conductor.info
        navigator = self.conductor.navigator
        if one is None or info is None or navigator is None:
            return
        language = navigator.viewpoint.language

        def read(connection: "PackConnection") -> "News":
            from explorer.store.pack.news import news_since

            return news_since(connection, one.references, one.as_of, info.latest, language)

        def show(found: "News") -> None:
            from explorer.ui.dialogs.news_dialog import changes_dialog

            dialog = changes_dialog(self.window, found, one, info, language)
            dialog.view.link_followed.connect(self.verbs.follow_link)
            dialog.print_requested.connect(lambda: self._print_changes(one, info.latest, language))
            dialog.open()

        self.conductor.session.reader.ask("changes", read, show)

    def _print_changes(self, one: BriefingSet, until: date, language: str) -> None:
        """Preview what is new on a set's clauses."""
        from explorer.reports.text.file_names import book_name
        from explorer.ui.printing.render_jobs import set_news_maker

        compiled = self.conductor.session.compiled
        if compiled is not None:
            made = set_news_maker(compiled, one, until)
            name = book_name(f"{one.name} new since {one.as_of}", until, language, ".pdf")
            self.verbs.paper.preview_made(made, name)

    # Paper and sharing.

    def print_set(self) -> None:
        """Preview the set in use as a book."""
        one = self.desk.desk.current_set
        self.panel.flush()
        if one is None or not one.items:
            self.verbs.note(self.tr("There is nothing in the briefing set yet."))
            return
        navigator = self.conductor.navigator
        if navigator is None:
            return
        from explorer.ui.features.briefing.set_day_dialog import SetDayDialog

        day = SetDayDialog.ask(one.as_of, navigator.viewpoint.as_of, self.window)
        if day is not None:
            self.verbs.paper.preview_set(replace(one, as_of=day), dict(self.desk.desk.notes))

    def share(self) -> None:
        """Write the set in use, with its releasable notes, into a file for a colleague."""
        one = self.desk.desk.current_set
        if one is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self.window,
            self.tr("Share the briefing set"),
            f"{_plain(one.name)}{_ENDING}",
            self.tr("Briefing set (*{ending})").format(ending=_ENDING),
        )
        if not chosen:
            return
        target, notes = Path(chosen), dict(self.desk.desk.notes)

        def write(_connection: "PackConnection") -> Path:
            from explorer.interchange.supplements.briefing_set_file import as_bytes, shared
            from explorer.system.atomic_file import PRIVATE, write_atomic

            write_atomic(target, as_bytes(shared(one, notes)), mode=PRIVATE)
            return target

        def told(written: Path) -> None:
            self.verbs.note(self.tr("The briefing set is in {file}.").format(file=written))

        self.conductor.session.reader.ask("share", write, told)

    def ask_for_file(self) -> None:
        """Ask for a colleague's file and take it in."""
        chosen, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Take in a briefing set"),
            "",
            self.tr("Briefing set (*{ending})").format(ending=_ENDING),
        )
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, source: Path) -> None:
        """Take a colleague's set in beside what is there; nothing is overwritten."""

        def read(_connection: "PackConnection") -> "SharedSet":
            from explorer.interchange.supplements.briefing_set_file import read_file

            return read_file(source)

        self.conductor.session.reader.ask("take in", read, self._merge)

    def _merge(self, shared: "SharedSet") -> None:
        told: list[BriefingImportResult] = []

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.briefing_sets import import_set

            taken = import_set(connection, shared)
            told.append(taken)
            return taken.desk

        self.desk.change(write)
        self.desk.after(lambda: self._tell_taken(told))

    def _tell_taken(self, told: "list[BriefingImportResult]") -> None:
        for taken in told:
            sentences = {
                "added": self.tr("“{name}” was taken in."),
                "same": self.tr("“{name}” is here already, just as it came."),
                "beside": self.tr("“{name}” was put beside yours, which differs."),
            }
            self.verbs.note(sentences[taken.outcome].format(name=taken.name))


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() or c in " -_" else "_" for c in name).strip() or "briefing"
