"""Creation of the sessions, services and controllers of one window, in the order of dependence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explorer.system.launch_options import WindowOptions
from explorer.system.paths import Places
from explorer.system.settings import Settings
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.browsing_session import BrowsingSession, LaunchTarget
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.core.last_place import decode_place
from explorer.ui.core.link_router import LinkRouter
from explorer.ui.core.pack_session import PackSession
from explorer.ui.core.preferences import Preferences
from explorer.ui.core.worker import Worker
from explorer.ui.dialogs.notifier import Notifier
from explorer.ui.features.briefing.controller import BriefingController
from explorer.ui.features.compare.controller import CompareController
from explorer.ui.features.diagrams.controller import DiagramController
from explorer.ui.features.imports.agreement_controller import AgreementController
from explorer.ui.features.imports.draft_controller import DraftController
from explorer.ui.features.library.controller import LibraryController
from explorer.ui.features.local_layers.controller import LocalLayerController
from explorer.ui.features.map.card.controller import MapCardController
from explorer.ui.features.map.controller import MapController
from explorer.ui.features.map_change.controller import MapChangeController
from explorer.ui.features.map_table.controller import MapTableController
from explorer.ui.features.matrix.controller import MatrixController
from explorer.ui.features.news.controller import NewsController
from explorer.ui.features.notes.controller import NoteController
from explorer.ui.features.records.controller import RecordController
from explorer.ui.features.search.controller import SearchController
from explorer.ui.features.search.saved_searches import SavedSearchController
from explorer.ui.features.sharing.controller import SharingController
from explorer.ui.features.timeline.controller import TimelineController
from explorer.ui.interface_language import interface_language
from explorer.ui.printing.controller import PrintController
from explorer.ui.printing.export_controller import ExportController
from explorer.ui.window.actions import Menu
from explorer.ui.window.arrangement import PaneArranger
from explorer.ui.window.closing import ClosingGuard
from explorer.ui.window.context_menu import ContextMenus
from explorer.ui.window.file_router import FileRouter, file_routes
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.on_demand import OnDemand
from explorer.ui.window.window_controller import WindowController
from explorer.ui.window.wiring import (
    PaneWiring,
    connect_local_content,
    connect_notes,
    connect_search,
    connect_tabs,
)


@dataclass(frozen=True, slots=True)
class Controllers:
    """The controllers of one window that are needed after they were connected."""

    agreements: AgreementController
    arranger: PaneArranger
    briefing: BriefingController
    export: ExportController
    files: FileRouter
    layers: LocalLayerController
    library: LibraryController
    map_change: MapChangeController
    news: NewsController
    records: RecordController
    saved_searches: SavedSearchController
    sharing: SharingController


def make_context(
    window: MainWindow, options: WindowOptions, places: Places, settings: Settings
) -> AppContext:
    """Create the sessions and services; nothing is read yet."""
    target = LaunchTarget(
        date.fromisoformat(options.as_of) if options.as_of else None,
        options.language or settings.language or interface_language(),
        options.reference,
        decode_place(settings.place),
    )
    pack = PackSession(options.pack, places.packs, places.installed, window)
    browsing = BrowsingSession(pack, target, window)
    notifier = Notifier(window, window.actions_by_id[ActionId.UNDO])
    preferences = Preferences(settings)
    files = Worker("files", window)
    return AppContext(
        browsing=browsing,
        desk=DeskSession(places.desk, window),
        files=files,
        notifier=notifier,
        links=LinkRouter(window),
        actions=window.actions_by_id,
        preferences=preferences,
        places=places,
        printing=PrintController(browsing, preferences, notifier, window.actions_by_id, files),
    )


def connect_window(window: MainWindow, context: AppContext) -> Controllers:
    """Create the controllers and connect them with the window and with each other."""
    arranger = PaneArranger(window, context.preferences.settings)
    panes = PaneWiring(window, context, arranger)
    WindowController(context, window)
    ContextMenus(window)

    def flush_texts() -> None:
        window.reader.note.flush()
        window.briefing.flush()

    search = SearchController(context, window.top_bar.search, window.search)
    saved_searches = SavedSearchController(context, window.top_bar.search, lambda: search.notes)
    _add_searches(window, saved_searches)
    notes = NoteController(context, window.map_has_focus, flush_texts)
    map_controller = MapController(context, window.map)
    cards = MapCardController(context, window.map)
    MapTableController(context, window.map_table, lambda: window.map.shown)
    MatrixController(context, window.matrix)
    TimelineController(context, window.timeline)
    compare = CompareController(context, window.compare)
    diagrams = DiagramController(context, window.diagrams)
    briefing = BriefingController(context, window.briefing, window.map.current_view)
    records = RecordController(context)
    drafts = DraftController(context, records)
    layers = LocalLayerController(context, window.map)
    library = LibraryController(context)
    agreements = AgreementController(context)
    export = ExportController(context, window.is_briefing_in_front, flush_texts)
    connect_search(window, arranger, panes, search, briefing)
    connect_notes(window, arranger, context, panes, notes)
    connect_tabs(window, arranger, briefing, compare, diagrams, map_controller, cards)
    connect_local_content(window, layers, records, drafts, library, agreements, briefing)
    window.closing.connect(export.close)
    sharing = SharingController(context)
    files = FileRouter(
        window,
        file_routes(library, agreements, layers, sharing, briefing),
        context.notifier.show_warning,
    )
    OnDemand(window, context, arranger, saved_searches.menu, panes.show_place, library.inspect)
    guard_closing(window, context)
    return Controllers(
        agreements=agreements,
        arranger=arranger,
        briefing=briefing,
        export=export,
        files=files,
        layers=layers,
        library=library,
        map_change=MapChangeController(context),
        news=NewsController(context),
        records=records,
        saved_searches=saved_searches,
        sharing=sharing,
    )


def _add_searches(window: MainWindow, saved_searches: SavedSearchController) -> None:
    window.menus[Menu.GO].addSeparator()
    window.menus[Menu.GO].addMenu(saved_searches.menu)


def guard_closing(window: MainWindow, context: AppContext) -> None:
    """Keep the window open until everything typed is stored."""

    def write_copy(target: Path, content: bytes, done: Callable[[], None]) -> None:
        def write() -> None:
            from explorer.system.atomic_file import PRIVATE, write_atomic

            write_atomic(target, content, mode=PRIVATE)

        context.files.submit(write, lambda _: done())

    texts = (window.reader.note.autosave, window.briefing.text.autosave)
    guard = ClosingGuard(window, context.desk, texts, write_copy, context.notifier.show_warning)
    window.may_close = guard.may_close
    guard.ready.connect(window.close)
