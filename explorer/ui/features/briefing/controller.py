"""Controller of briefing sets: pins, items, texts, printing and exchange as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.desk.autosave import SaveRequest
from explorer.domain.desk.briefing import ItemKind, SetItem
from explorer.domain.desk.desk import Desk, MapView
from explorer.domain.desk.desk_change import DeskChange
from explorer.i18n.message_catalog import day_text
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.desk_session import SaveOutcome
from explorer.ui.features.briefing.panel import BriefingPanel
from explorer.ui.features.briefing.set_controller import BriefingSetController
from explorer.ui.interface_language import interface_words

if TYPE_CHECKING:
    from explorer.store.desk.file import DeskConnection
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.briefing.live_preview import BriefingPreview

_ENDING = ".briefing"


class BriefingController(QObject):
    """Connects the panel and the items of briefing sets with the desk.

    ``map_view`` returns the part of the map in sight, or None before there is one;
    ``map_view_requested`` emits the view that an item of a set holds. ``tab_requested`` asks for
    the panel to be shown.
    """

    map_view_requested = Signal(object)
    tab_requested = Signal()

    def __init__(
        self, context: AppContext, panel: BriefingPanel, map_view: Callable[[], MapView | None]
    ) -> None:
        super().__init__(panel)
        self.context = context
        self.panel = panel
        self.sets = BriefingSetController(context, panel)
        self._map_view = map_view
        self.preview: BriefingPreview | None = None
        #: Set and item by key, also of items that another window has removed since.
        self._owners: dict[str, tuple[str, SetItem]] = {}
        self._titled: tuple[frozenset[str], str] = (frozenset(), "")
        self.share_action = QAction(self.tr("&Share with the team"), self)
        self._fill_panel()
        context.actions[ActionId.PIN].triggered.connect(self._pin_subject)
        context.actions[ActionId.PRINT_SET].triggered.connect(self.sets.print_set)
        context.actions[ActionId.SHOW_SET].triggered.connect(self.tab_requested)
        panel.set_chosen.connect(self._use)
        panel.item_added.connect(self._add)
        panel.items_ordered.connect(self._order)
        panel.items_removed.connect(self._remove_items)
        panel.item_opened.connect(self._open_item)
        panel.text.autosave.attach(context.desk, self._store_text)
        panel.day_change_requested.connect(self.sets.renew)
        panel.pages_requested.connect(self._add_pages)
        context.desk.desk_changed.connect(self._show)
        context.browsing.viewpoint_applied.connect(self._follow)

    def _fill_panel(self) -> None:
        self.share_action.setCheckable(True)
        self.share_action.setVisible(False)
        self.share_action.triggered.connect(self._share)
        add = (
            (ItemKind.HEADING, self.tr("Heading")),
            (ItemKind.OBJECTIVE, self.tr("Objective")),
            (ItemKind.POINTS, self.tr("Points to make")),
            (ItemKind.BACKGROUND, self.tr("Background")),
            (ItemKind.NOTE, self.tr("Note")),
            (ItemKind.MAP, self.tr("Current map")),
            (ItemKind.STANCES, self.tr("Table of all clauses and parties")),
        )
        set_actions = self.sets.menu_actions()
        self.panel.set_menus(add, [*set_actions[:-2], self.share_action, *set_actions[-2:]])
        make_set, from_template, sample, *_, import_set = set_actions
        self.panel.set_empty_actions(
            (self.context.actions[ActionId.PIN], make_set, from_template, sample, import_set)
        )
        self.panel.add_button(
            self.context.actions[ActionId.PRINT_SET], self.tr("Print briefing set…")
        )

    # What is shown.

    def _show(self, desk: Desk, changes: DeskChange) -> None:
        if not changes & (DeskChange.SETS | DeskChange.TEAM):
            return
        for briefing in desk.sets:
            self._owners.update((item.key, (briefing.key, item)) for item in briefing.items)
        self._show_frozen(desk)
        self._read_titles(desk)

    def _show_frozen(self, desk: Desk) -> None:
        briefing = desk.current_set
        frozen = ""
        if briefing is not None and briefing.pack:
            frozen = self.tr("Pack {pack} v{version}, as of {day}").format(
                pack=briefing.pack,
                version=briefing.version,
                day=day_text(briefing.as_of.isoformat(), interface_words()),
            )
        self.share_action.setVisible(desk.team is not None)
        if desk.team is not None:
            from explorer.ui.features.briefing.set_sharing import show_sharing

            shared = show_sharing(desk, self.share_action)
            frozen = " · ".join(filter(None, (frozen, shared)))
        self.panel.show_desk(desk, frozen)
        self._offer_day(desk)

    def _share(self, is_shared: bool) -> None:
        briefing = self.context.desk.desk.current_set
        if briefing is not None:
            from explorer.ui.features.briefing.set_sharing import share_set

            self.panel.flush()
            share_set(self.context.desk, briefing.key, is_shared=is_shared)

    def _offer_day(self, desk: Desk) -> None:
        """Offer the date in view if the set in use is fixed to another."""
        briefing, viewpoint = desk.current_set, self.context.browsing.viewpoint
        label = ""
        if briefing is not None and viewpoint is not None and briefing.as_of != viewpoint.as_of:
            day = day_text(viewpoint.as_of.isoformat(), interface_words())
            label = self.tr("Change to {day}").format(day=day)
        self.panel.show_day_in_view(label)

    def _add_pages(self) -> None:
        """Show the pages of the set, whose modules are imported now."""
        from explorer.ui.features.briefing.live_preview import BriefingPreview

        self.preview = BriefingPreview(self.context, self.panel.pages)

    def _follow(self, _viewpoint: Viewpoint) -> None:
        self._read_titles(self.context.desk.desk)
        self._offer_day(self.context.desk.desk)

    def _read_titles(self, desk: Desk) -> None:
        """Read the titles of the clauses in the set, in the content language."""
        if self.context.browsing.viewpoint is None or desk.current_set is None:
            return
        references = frozenset(desk.current_set.references)
        language = self.context.browsing.language
        if (references, language) == self._titled:
            return

        def read(connection: "PackConnection") -> Mapping[str, str]:
            from explorer.store.pack.documents import titles

            return titles(connection, references, language)

        def show(titles: Mapping[str, str]) -> None:
            self._titled = (references, language)
            self.panel.set_titles(titles)

        self.context.reader.read("titles", read, show)

    # Pins and items.

    def _pin_subject(self) -> None:
        subject = self.context.browsing.subject
        if subject is not None:
            self.toggle_pin(subject.reference)

    def toggle_pin(self, reference: str) -> None:
        """Add a clause to the current set, or remove it if it is there."""
        frame = self.sets.new_set()
        if frame is None:
            return
        from explorer.store.desk.briefing_sets import set_pinned

        pinned = reference not in self.context.desk.desk.pins
        self.context.desk.change(set_pinned, reference, pinned=pinned, frame=frame)
        current = self.context.desk.desk.current_set
        sentence = (
            self.tr("Pinned {reference} to “{set}”.")
            if pinned
            else self.tr("Removed {reference} from “{set}”.")
        )
        self.context.confirm_change(
            sentence.format(reference=reference, set=(current or frame).name)
        )

    def add_map(self) -> None:
        """Add the map as it is in sight to the current set."""
        self._add(ItemKind.MAP)

    def add_texts(self, texts: Sequence[str]) -> None:
        """Add texts of other agreements to the current set, which may be new."""
        frame = self.sets.new_set()
        if frame is None:
            return
        from explorer.store.desk.briefing_sets import add_items

        items = tuple(SetItem(str(uuid4()), ItemKind.BACKGROUND, text=text) for text in texts)
        self.context.desk.change(add_items, self.context.desk.desk.current, items, frame)
        self.context.confirm_change(self.tr("Added %n text(s) to the set.", "", len(texts)))

    def _use(self, key: str) -> None:
        from explorer.store.desk.briefing_sets import use_set

        self.panel.flush()
        self.context.desk.change(use_set, key)

    def _add(self, kind: ItemKind) -> None:
        item = SetItem(str(uuid4()), kind)
        if kind is ItemKind.MAP:
            view = self._map_view()
            if view is None:
                return
            subject = self.context.browsing.subject
            extent = (view.longitude, view.latitude, view.width_km, view.height_km)
            reference = ",".join(f"{number:.5f}" for number in extent)
            title = subject.title if subject is not None else ""
            item = replace(item, reference=reference, text=title)
        elif kind is ItemKind.STANCES:
            viewpoint = self.context.browsing.viewpoint
            if viewpoint is None:
                return
            item = replace(item, reference=viewpoint.document)
        frame = self.sets.new_set()
        if frame is None:
            return
        from explorer.store.desk.briefing_sets import add_items

        self.panel.choose(item.key)
        self.context.desk.change(add_items, self.context.desk.desk.current, (item,), frame)

    def _order(self, key: str, order: tuple[str, ...]) -> None:
        from explorer.store.desk.briefing_sets import order_items

        self.context.desk.change(order_items, key, order)

    def _remove_items(self, key: str, removed: frozenset[str]) -> None:
        from explorer.store.desk.briefing_sets import remove_items

        self.context.desk.change(remove_items, key, removed)
        self.context.confirm_change(self.tr("Removed %n item(s).", "", len(removed)))

    def _store_text(
        self, key: str, request: SaveRequest, done: Callable[[SaveOutcome], None]
    ) -> None:
        """Store the text of an item in the set that it was last in."""
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

        self.context.desk.save(store, done)

    def _open_item(self, item: SetItem) -> None:
        if item.kind is ItemKind.CLAUSE:
            self.context.browsing.select(item.reference)
        elif item.kind is ItemKind.MAP:
            extent = map(float, item.reference.split(","))
            self.map_view_requested.emit(MapView(item.text, *extent))
