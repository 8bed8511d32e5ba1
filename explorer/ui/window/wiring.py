"""Connections between the sessions, the panels and the bars of the window, sorted by sender."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from explorer.domain.desk.desk import Desk, MapView
from explorer.domain.desk.desk_change import DeskChange
from explorer.i18n.ages import age_text
from explorer.i18n.message_catalog import day_text, load_words
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.core.navigator import Navigator
from explorer.ui.interface_language import interface_words
from explorer.ui.window.arrangement import Pane, PaneArranger
from explorer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from explorer.domain.content.read_models import PackOverview, SubjectDetails
    from explorer.domain.content.viewpoint import Filters, Viewpoint
    from explorer.domain.desk.orphaned_references import Orphan
    from explorer.ui.features.briefing.controller import BriefingController
    from explorer.ui.features.compare.controller import CompareController
    from explorer.ui.features.diagrams.controller import DiagramController
    from explorer.ui.features.imports.agreement_controller import AgreementController
    from explorer.ui.features.imports.draft_controller import DraftController
    from explorer.ui.features.library.controller import LibraryController
    from explorer.ui.features.local_layers.controller import LocalLayerController
    from explorer.ui.features.map.card.controller import MapCardController
    from explorer.ui.features.map.controller import MapController
    from explorer.ui.features.notes.controller import NoteController
    from explorer.ui.features.records.controller import RecordController
    from explorer.ui.features.search.controller import SearchController

_CLAUSE_LIST_CHANGES = DeskChange.NOTES | DeskChange.TAGS | DeskChange.SETS
_TEXT_CHANGES = DeskChange.NOTES | DeskChange.TAGS
#: Actions that need a map.
_MAP_ACTIONS = (
    ActionId.EXPORT_MAP,
    ActionId.OPEN_LAYER,
    ActionId.SHOW_MAP,
    ActionId.SHOW_MAP_TABLE,
    ActionId.MAP_FULL_SCREEN,
    ActionId.LAYOUT_MAP,
)


class PaneWiring(QObject):
    """Connects the bars and panes of the window with the viewpoint and the desk."""

    def __init__(self, window: MainWindow, context: AppContext, arranger: PaneArranger) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._arranger = arranger
        self._connect_sessions()
        self._connect_bars()
        self._connect_panes()

    def _connect_sessions(self) -> None:
        window, context = self._window, self._context
        # Browsing session
        browsing = context.browsing
        browsing.overview_ready.connect(self._show_overview)
        browsing.viewpoint_changed.connect(self._show_viewpoint)
        browsing.subject_lost.connect(self._show_lost_subject)
        browsing.subject_ready.connect(self._show_title)
        browsing.subject_ready.connect(window.reader.show_page)
        browsing.subject_ready.connect(window.stances.show_page)
        # Subject loader
        loader = browsing.loader
        loader.listing_ready.connect(window.clauses.show_contents)
        loader.neighbour_ready.connect(window.reader.prepare_page)
        # Queued: what the user does in the meantime comes first.
        loader.neighbour_ready.connect(
            window.stances.prepare_page, Qt.ConnectionType.QueuedConnection
        )
        # Desk session
        on_change(context.desk, _CLAUSE_LIST_CHANGES, window.clauses.show_desk)
        on_change(context.desk, _TEXT_CHANGES | DeskChange.TEAM, window.reader.show_desk)
        on_change(context.desk, _TEXT_CHANGES, window.stances.show_desk)
        # Links
        links = context.links
        links.feature_requested.connect(lambda _: self._arranger.reveal(Pane.VIEWS))
        links.feature_requested.connect(self.choose_feature)
        links.note_requested.connect(lambda *_: self._arranger.reveal(Pane.TEXT))
        links.note_requested.connect(window.reader.write_note)
        links.subject_requested.connect(browsing.select)
        # Notifier
        context.notifier.status_requested.connect(window.statusBar().showMessage)
        # Window
        window.activated.connect(context.desk.reload)

    def _connect_bars(self) -> None:
        browsing, bar, banner = self._context.browsing, self._window.top_bar, self._window.banner
        # Actions
        actions = self._context.actions
        actions[ActionId.BACK].triggered.connect(self._go_back)
        actions[ActionId.FORWARD].triggered.connect(self._go_forward)
        # Banner
        banner.latest_requested.connect(bar.as_of.go_to_latest)
        banner.document_requested.connect(browsing.choose_document)
        # Top bar
        bar.as_of.day_chosen.connect(self._choose_day)
        bar.as_of.slider.sliderPressed.connect(browsing.day_reader.read_around)
        bar.back.clicked.connect(self._go_back)
        bar.document_chosen.connect(browsing.choose_document)
        bar.forward.clicked.connect(self._go_forward)
        bar.language_chosen.connect(self._choose_language)
        bar.search.dismissed.connect(self._window.clauses.setFocus)

    def _connect_panes(self) -> None:
        window, context = self._window, self._context
        # Clause list
        window.clauses.clause_selected.connect(context.browsing.select)
        window.clauses.filters_changed.connect(self._set_filters)
        # Map and its table
        window.map.feature_chosen.connect(self.choose_feature)
        window.map_table.feature_chosen.connect(self.choose_feature)
        # Reader and stances
        window.reader.link_followed.connect(context.links.follow)
        window.stances.link_followed.connect(context.links.follow)

    # Steps of the viewpoint.

    def choose_feature(self, feature: str) -> None:
        """Select a map feature; the clause stays, and the feature's card links those naming it."""
        self._context.browsing.choose_feature(feature)

    def show_place(self, feature: str) -> None:
        """Select a place and fit the map to it."""
        self.choose_feature(feature)
        self._window.map.show_features(frozenset([feature]), fit=True)

    def _go_back(self) -> None:
        self._context.browsing.navigate(Navigator.back)

    def _go_forward(self) -> None:
        self._context.browsing.navigate(Navigator.forward)

    def _choose_day(self, day: date, passing: bool) -> None:
        self._context.browsing.navigate(lambda navigator: navigator.set_as_of(day, passing=passing))

    def _choose_language(self, language: str) -> None:
        self._context.browsing.navigate(lambda navigator: navigator.set_language(language))

    def _set_filters(self, filters: "Filters") -> None:
        self._context.browsing.navigate(lambda navigator: navigator.set_filters(filters))

    # What is shown.

    def _show_overview(self, overview: "PackOverview") -> None:
        window, info = self._window, overview.info
        bar = window.top_bar
        bar.set_languages(info.languages)
        bar.as_of.set_days(overview.days, info.latest, info.last_day, info.article_date)
        bar.set_documents(overview.documents, load_words(overview.language))
        first_map = info.map_days[0].as_of if info.map_days else info.map_as_of
        map_day = date.fromisoformat(first_map) if first_map else None
        window.banner.set_pack(overview.documents, info.as_of, info.latest, map_day)
        window.reader.set_parties(overview.parties)
        window.clauses.set_main_parties(info.main_parties)
        bar.search.suggest(info.main_parties)
        window.pack_label.setText(self._pack_line(overview))
        viewpoint = self._context.browsing.viewpoint
        if viewpoint is not None:
            bar.show_viewpoint(viewpoint)
            window.banner.show_viewpoint(viewpoint, interface_words())

    def _pack_line(self, overview: "PackOverview") -> str:
        info, catalog = overview.info, interface_words()
        age = age_text(info.as_of, self._window.stances.clock(), catalog)
        return self.tr(
            "Pack {name} v{version}, as of {date}{age}, {documents} documents, {stances} stances"
        ).format(
            age=f" ({age})" if age else "",
            name=info.reference,
            version=info.version,
            date=day_text(info.as_of.isoformat(), catalog),
            documents=len(overview.documents),
            stances=info.counts.get("stances", 0),
        )

    def _show_viewpoint(self, viewpoint: "Viewpoint") -> None:
        window, navigator = self._window, self._context.browsing.navigator
        assert navigator is not None
        window.top_bar.show_viewpoint(viewpoint)
        window.banner.show_viewpoint(viewpoint, interface_words())
        window.clauses.show_viewpoint(viewpoint)
        for identifier, button, is_possible in (
            (ActionId.BACK, window.top_bar.back, navigator.can_go_back),
            (ActionId.FORWARD, window.top_bar.forward, navigator.can_go_forward),
        ):
            self._context.actions[identifier].setEnabled(is_possible)
            button.setEnabled(is_possible)

    def _show_title(self, subject: "SubjectDetails") -> None:
        number = f"{subject.clause.number} " if subject.clause else ""
        title = self.tr("{title} – Clause Explorer").format(title=f"{number}{subject.title}")
        self._window.setWindowTitle(title)

    def show_pins(self, count: int) -> None:
        """Show the number of pinned clauses in the status bar."""
        self._window.pins_label.setText(self.tr("%n pinned", "", count) if count else "")

    def _show_lost_subject(self, lost: "Orphan", nearest: str) -> None:
        message = self.tr("{lost} no longer exists; showing {nearest} {title}.")
        self._context.notifier.show_status(
            message.format(lost=lost.reference, nearest=nearest, title=lost.title), 0
        )


def on_change(desk: DeskSession, parts: DeskChange, show: Callable[[Desk], None]) -> None:
    """Call ``show`` with the desk whenever one of these parts of it changed."""

    def update(changed: Desk, changes: DeskChange) -> None:
        if changes & parts:
            show(changed)

    desk.desk_changed.connect(update)


def connect_tabs(
    window: MainWindow,
    arranger: PaneArranger,
    briefing: "BriefingController",
    compare: "CompareController",
    diagrams: "DiagramController",
    map_controller: "MapController",
    cards: "MapCardController",
) -> None:
    """Connect what asks for a tab, or decides whether there is a map."""

    def show_tab(panel: QWidget) -> Callable[[], None]:
        return partial(arranger.show_tab, panel.objectName())

    def set_map_available(is_available: bool) -> None:
        for panel in (window.map, window.map_table):
            window.tabs.setTabVisible(window.tabs.indexOf(panel), is_available)
        window.clauses.filter_bar.on_map.setVisible(is_available)
        for identifier in _MAP_ACTIONS:
            window.actions_by_id[identifier].setEnabled(is_available)

    def show_map_view(view: MapView) -> None:
        if window.map.body is not None:
            arranger.show_tab("map")
            window.map.body.go_to(view)

    briefing.map_view_requested.connect(show_map_view)
    briefing.tab_requested.connect(show_tab(window.briefing))
    compare.tab_requested.connect(show_tab(window.compare))
    diagrams.tab_requested.connect(show_tab(window.diagrams))
    map_controller.available.connect(set_map_available)
    cards.pin_requested.connect(briefing.toggle_pin)
    cards.add_requested.connect(briefing.add_map)
    cards.proposal_ended.connect(map_controller.show_subject_again)


def connect_search(
    window: MainWindow,
    arranger: PaneArranger,
    panes: PaneWiring,
    search: "SearchController",
    briefing: "BriefingController",
) -> None:
    """Connect the search with the left pane, the map and the briefing set."""
    search.pin_requested.connect(briefing.toggle_pin)
    search.place_chosen.connect(panes.show_place)
    search.query_cleared.connect(lambda: window.left.setCurrentWidget(window.clauses))

    def show_results() -> None:
        arranger.reveal(Pane.LIST)
        window.left.setCurrentWidget(window.search)

    search.results_shown.connect(show_results)


def connect_notes(
    window: MainWindow,
    arranger: PaneArranger,
    context: AppContext,
    panes: PaneWiring,
    notes: "NoteController",
) -> None:
    """Connect notes with the box below the text, and the number of pins with the status bar."""
    notes.pins_changed.connect(panes.show_pins)
    notes.write_requested.connect(lambda *_: arranger.reveal(Pane.TEXT))
    notes.write_requested.connect(window.reader.write_note)
    notes.tags_requested.connect(lambda: arranger.reveal(Pane.TEXT))
    notes.tags_requested.connect(window.reader.add_tags)
    window.reader.tags_changed.connect(notes.set_tags)
    window.reader.tag_searched.connect(lambda tag: window.top_bar.search.set_query(f'tag:"{tag}" '))
    window.reader.note.autosave.attach(context.desk, notes.store_note)
    window.reader.note.share_chosen.connect(notes.share_note)


def connect_local_content(
    window: MainWindow,
    layers: "LocalLayerController",
    records: "RecordController",
    drafts: "DraftController",
    library: "LibraryController",
    agreements: "AgreementController",
    briefing: "BriefingController",
) -> None:
    """Connect what users add, and what they import, with each other."""
    library.excerpts_chosen.connect(briefing.add_texts)
    agreements.library_requested.connect(library.show_library)
    agreements.pack_installed.connect(library.open_place)
    library.import_requested.connect(agreements.ask_for_file)
    records.draft_requested.connect(drafts.ask)
    window.closing.connect(layers.close)
    window.map.local_layer_toggled.connect(layers.toggle)
