"""Connects panes, viewpoint and pack: the one place where a change of one reaches the others."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from explorer.domain.content.references import document_of, parse_reference
from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.search.search_results import EntryKind, SearchHit, SearchResults
from explorer.i18n.message_catalog import day_text, load_words
from explorer.ui.core.navigator import Navigator
from explorer.ui.core.pack_session import PackSession
from explorer.ui.core.subject_loader import SubjectLoader
from explorer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from explorer.domain.content.documents import Document
    from explorer.domain.content.features import MapContent
    from explorer.domain.content.read_models import ClauseListing, PackInfo, SubjectDetails
    from explorer.domain.content.stances import Party
    from explorer.domain.desk.note_search import Notes
    from explorer.domain.desk.orphaned_references import Orphan
    from explorer.domain.search.query import Query, QueryMistakeError
    from explorer.store.pack.connection import PackConnection


_MESSAGE_MS = 8_000


@dataclass(frozen=True, slots=True)
class LaunchTarget:
    """What the window opens with; an empty field leaves it to the pack."""

    as_of: date | None = None
    language: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class PackOverview:
    """What is read once of a pack."""

    info: "PackInfo"
    documents: "tuple[Document, ...]"
    parties: "tuple[Party, ...]"
    days: tuple[date, ...]


class BrowsingSession(QObject):
    """Reads the pack for the window and hands what is read to the panes.

    ``followed`` tells the viewpoint the panes now follow, ``map_shown`` the content the map draws,
    ``opened`` that the pack was first read, ``renewed`` that all that was read may have changed.
    """

    everything_shown = Signal()
    opened = Signal()
    renewed = Signal()
    followed = Signal(object)
    map_shown = Signal(object)

    def __init__(self, window: MainWindow, session: PackSession, opening: LaunchTarget) -> None:
        super().__init__(window)
        self.window = window
        self.session = session
        self.opening = opening
        self.info: PackInfo | None = None
        self.documents: tuple[Document, ...] = ()
        self.page: SubjectDetails | None = None
        self.map_content: MapContent | None = None
        self.navigator: Navigator | None = None
        self.feed = SubjectLoader(session.reader, self)
        self.notes: Notes | None = None
        self._documents_language = ""
        self._fitted = ""
        self._day_requested: date | None = None
        self._selection_requested = ""
        self._connect()

    def _connect(self) -> None:
        window, feed = self.window, self.feed
        self.session.rebuilt.connect(self._read_again)
        feed.contents_ready.connect(self._show_contents)
        feed.page_ready.connect(self._show_page)
        feed.neighbour_ready.connect(window.reader.prepare_page)
        # Queued: what the user does meanwhile comes in between.
        feed.neighbour_ready.connect(
            window.stances.prepare_page, Qt.ConnectionType.QueuedConnection
        )
        window.clauses.clause_selected.connect(self.select)
        window.clauses.filters_changed.connect(lambda f: self.navigate(lambda n: n.set_filters(f)))
        window.map.feature_chosen.connect(self.choose_feature)
        bar = window.top_bar
        bar.document_chosen.connect(self._choose_document)
        bar.language_chosen.connect(lambda lang: self.navigate(lambda n: n.set_language(lang)))
        bar.as_of.day_chosen.connect(self._choose_day)
        window.past_bar.latest_requested.connect(bar.as_of.go_to_latest)
        window.past_bar.document_requested.connect(self._choose_document)
        bar.back.clicked.connect(lambda: self.navigate(Navigator.back))
        bar.forward.clicked.connect(lambda: self.navigate(Navigator.forward))
        bar.search.query_typed.connect(self._search)
        bar.search.results_requested.connect(window.search.focus_first)
        bar.search.best_requested.connect(window.search.choose_first)
        bar.search.left.connect(window.clauses.setFocus)
        window.search.hit_chosen.connect(self._choose_hit)
        window.search.narrowed.connect(self._narrow)

    def start(self) -> None:
        """Read what the window opens with."""
        self.session.reader.ask("opening", self._read_opening, self._open)

    def _read_opening(self, connection: "PackConnection") -> PackOverview:
        from explorer.store.pack.documents import documents
        from explorer.store.pack.events import event_days
        from explorer.store.pack.metadata import pack_info, parties

        info = pack_info(connection, self.opening.language or "en")
        language = info.language(self.opening.language)
        return PackOverview(
            info,
            documents(connection, language),
            parties(connection, language),
            event_days(connection),
        )

    def _open(self, opened: PackOverview) -> None:
        info = opened.info
        self.info = info
        language = info.language(self.opening.language)
        as_of = min(self.opening.as_of or info.latest, info.latest)
        selection = parse_reference(self.opening.reference, info.first_document)
        viewpoint = Viewpoint(info.first_document, as_of, info.default_selection, language=language)
        self.navigator = Navigator(viewpoint, self)
        self.navigator.viewpoint_changed.connect(self._follow)
        bar = self.window.top_bar
        bar.set_languages(info.languages)
        self._take_opened(opened, language)
        if selection and selection != viewpoint.selection:
            self.navigator.select(selection)
        else:
            self._follow(viewpoint)
        # Last: the map takes longest to draw, and the text can be read meanwhile.
        self.session.read_map(language, self._show_map)
        self.opened.emit()

    def _take_opened(self, opened: PackOverview, language: str) -> None:
        self.info, self.documents = opened.info, opened.documents
        self._documents_language = language
        info = opened.info
        self.window.top_bar.as_of.set_days(opened.days, info.latest, info.article_date)
        self.window.top_bar.set_documents(opened.documents)
        map_day = date.fromisoformat(info.map_as_of) if info.map_as_of else None
        self.window.past_bar.set_pack(opened.documents, info.as_of, info.latest, map_day)
        self.window.reader.set_parties(opened.parties)
        self.window.clauses.set_main_parties(info.main_parties)
        self.window.top_bar.search.suggest(info.main_parties)
        self.window.pack_label.setText(self._pack_line(opened, language))
        if self.navigator is not None:
            self.window.top_bar.show_viewpoint(self.navigator.viewpoint)
            self._tell_past(self.navigator.viewpoint)

    def _pack_line(self, opened: PackOverview, language: str) -> str:
        info = opened.info
        return self.tr(
            "Pack {name} v{version}, as of {date}, {documents} documents, {stances} stances"
        ).format(
            name=info.reference,
            version=info.version,
            date=day_text(info.as_of.isoformat(), load_words(language)),
            documents=len(opened.documents),
            stances=info.counts.get("stances", 0),
        )

    def _read_again(self) -> None:
        self.feed.forget()
        if self.navigator is None:
            self.start()
            return
        language, selection = self._documents_language, self.navigator.viewpoint.selection

        def read(connection: "PackConnection") -> "tuple[PackOverview, tuple[Orphan, ...]]":
            from explorer.store.pack.orphaned_references import orphans

            return self._read_opening(connection), orphans(connection, [selection], language)

        self.session.reader.ask("names", read, lambda found: self._take_again(*found, language))

    def _take_again(self, opened: PackOverview, lost: "tuple[Orphan, ...]", language: str) -> None:
        before = self.info
        self._take_opened(opened, language)
        assert self.navigator is not None
        viewpoint, latest = self.navigator.viewpoint, opened.info.latest
        # Who looks at the newest day goes on looking at the newest.
        at_newest = before is not None and viewpoint.as_of == before.latest
        known = min(self._day_requested or (latest if at_newest else viewpoint.as_of), latest)
        self._day_requested = None
        self.renewed.emit()
        if before is not None and before.content_hash != opened.info.content_hash:
            self.session.read_map(language, self._show_map)
        if viewpoint.document not in {one.reference for one in opened.documents}:
            # It was the user's own and is gone.
            self.navigator.select(opened.info.default_selection)
            viewpoint = self.navigator.viewpoint
        elif lost:
            self._go_nearest(lost[0], opened.info)
            viewpoint = self.navigator.viewpoint
        if known != viewpoint.as_of:
            self.navigator.set_as_of(known)
        else:
            self._follow(viewpoint)
        wanted, self._selection_requested = self._selection_requested, ""
        if wanted:
            self.navigator.select(wanted)

    def _go_nearest(self, lost: "Orphan", info: "PackInfo") -> None:
        """Leave what the pack does not have any more, and say so."""
        nearest = lost.nearest or info.default_selection
        self.select(nearest)
        said = self.tr("{lost} is not in this version of the pack; shown is {nearest} {title}.")
        self.window.statusBar().showMessage(
            said.format(lost=lost.reference, nearest=nearest, title=lost.title)
        )

    def navigate_after_reload(self, day: date) -> None:
        """Go to a day of which something was added, once the pack is read with it."""
        if self.info is not None and day <= self.info.latest:
            self.navigate(lambda n: n.set_as_of(day))
        else:
            self._day_requested = day

    def select_after_reload(self, reference: str) -> None:
        """Choose something that was added, once the pack is read with it."""
        self._selection_requested = reference

    def navigate(self, step: Callable[[Navigator], None]) -> None:
        """Take a step with the viewpoint, once there is one."""
        if self.navigator is not None:
            step(self.navigator)

    def select(self, reference: str) -> None:
        """Choose a clause, side provision or document in every pane."""
        self.navigate(lambda n: n.select(reference))

    def choose_feature(self, feature: str) -> None:
        """Choose a map feature, and the clause of this document that names it."""
        self.navigate(lambda n: n.choose_feature(feature, self._clause_with(feature)))

    def _clause_with(self, feature: str) -> str:
        """The shown clause where it names the feature, else the first that does; "" for none."""
        if self.map_content is None or self.page is None:
            return ""
        naming = {
            reference
            for reference, one in self.map_content.references.items()
            if feature in one.draws or feature in one.bounds
        }
        subject = self.page.clause or self.page.side_provision
        if subject is not None and naming & set(subject.features):
            return ""
        return self.window.clauses.first_clause_with_feature(naming)

    def _choose_document(self, reference: str) -> None:
        """Open a document at the clause that corresponds to the shown one, else as a whole."""
        page = self.page
        links = page.correspondences if page else ()
        same = [one.reference for one in links if one.document == reference and one.reference]
        if same or page is None or not page.later_correspondences:
            self.select(same[0] if same and same[0] else reference)
            return
        subject, language = page.reference, page.language

        def read(connection: "PackConnection") -> str:
            from explorer.store.pack.subjects import same_clause

            return same_clause(connection, subject, reference, language)

        # The page leaves out links to later texts; this one is asked for by name.
        self.session.reader.ask("same clause", read, lambda name: self.select(name or reference))

    def _choose_day(self, day: date, passing: bool) -> None:
        self.navigate(lambda n: n.set_as_of(day, passing=passing))

    def _follow(self, viewpoint: Viewpoint) -> None:
        """Every pane follows the viewpoint."""
        if viewpoint.language != self._documents_language:
            language = viewpoint.language
            self.opening = LaunchTarget(language=language)
            self._documents_language = language
            self.session.reader.ask(
                "names", self._read_opening, lambda opened: self._take_opened(opened, language)
            )
            self.session.read_map(language, self._show_map)
        self.window.top_bar.show_viewpoint(viewpoint)
        self._tell_past(viewpoint)
        self.window.clauses.show_viewpoint(viewpoint)
        self.feed.show_viewpoint(viewpoint)
        self.window.map.set_as_of(viewpoint.as_of)
        self.window.map.select_feature(viewpoint.feature)
        if self.window.top_bar.search.text():
            self._search(self.window.top_bar.search.text())
        assert self.navigator is not None
        actions = self.window.actions_by_name
        for name, possible in (
            ("back", self.navigator.can_go_back),
            ("forward", self.navigator.can_go_forward),
        ):
            actions[name].setEnabled(possible)
            getattr(self.window.top_bar, name).setEnabled(possible)
        self.followed.emit(viewpoint)

    def _tell_past(self, viewpoint: Viewpoint) -> None:
        self.window.past_bar.show_viewpoint(viewpoint, load_words(viewpoint.language))

    def _show_contents(self, contents: "ClauseListing") -> None:
        self.window.clauses.show_contents(contents)
        self.window.search.set_names(contents.topics, contents.parties)

    def _show_page(self, page: "SubjectDetails") -> None:
        self.page = page
        number = f"{page.clause.number} " if page.clause else ""
        self.window.setWindowTitle(
            self.tr("{title} – Clause Explorer").format(title=f"{number}{page.title}")
        )
        self.window.reader.show_page(page)
        self.window.stances.show_page(page)
        self._show_places(page)

    def _show_places(self, page: "SubjectDetails") -> None:
        named = frozenset(one.reference for one in page.map_references)
        moved = page.reference != self._fitted
        self._fitted = page.reference
        viewpoint = self.navigator.viewpoint if self.navigator else None
        by_map = viewpoint is not None and bool(viewpoint.feature)
        self.window.map.show_features(named, fit=moved and not by_map)
        if viewpoint is not None:  # a map made meanwhile has no choice of its own
            self.window.map.select_feature(viewpoint.feature)

    def _show_map(self, content: "MapContent") -> None:
        self.map_content = content
        assert self.navigator is not None
        # A pack without a map need not load what draws one.
        if content.features or self.window.map.body is not None:
            self.window.map.set_content(content, self.navigator.viewpoint.language)
        self.map_shown.emit(content)
        if self.page is not None:
            self._fitted = ""
            self._show_places(self.page)
        QTimer.singleShot(0, self.everything_shown.emit)

    def _search(self, typed: str) -> None:
        """Answer what is typed; a mistake keeps the last good answer."""
        box = self.window.top_bar.search
        if not typed.strip():
            box.hide_mistake()
            self.window.left.setCurrentWidget(self.window.clauses)
            return
        from explorer.domain.search.query import QueryMistakeError, parse

        try:
            query = parse(typed)
        except QueryMistakeError as mistake:
            box.show_mistake(mistake)
            return
        box.hide_mistake()
        self._ask(query)

    def _ask(self, query: "Query") -> None:
        if self.navigator is None:
            return
        viewpoint, notes = self.navigator.viewpoint, self.notes

        def read(connection: "PackConnection") -> "SearchResults | QueryMistakeError":
            from explorer.domain.search.query import QueryMistakeError
            from explorer.store.pack.search import search

            try:
                return search(
                    connection,
                    query,
                    viewpoint.as_of,
                    viewpoint.language,
                    notes,
                    in_view=viewpoint.document,
                )
            except QueryMistakeError as mistake:
                return mistake

        self.session.reader.ask("search", read, self._show_found)

    def _show_found(self, found: "SearchResults | QueryMistakeError") -> None:
        box = self.window.top_bar.search
        if not box.text().strip() or self.navigator is None:
            return
        if not isinstance(found, SearchResults):
            box.show_mistake(found)
            return
        self.window.search.show_found(found, self.navigator.viewpoint.language)
        self.window.left.setCurrentWidget(self.window.search)

    def _narrow(self, field: str) -> None:
        box = self.window.top_bar.search
        box.set_query(f"{box.text().strip()} {field} ")
        box.setFocus()

    def _choose_hit(self, hit: SearchHit) -> None:
        if hit.kind is EntryKind.PLACE:
            self.choose_feature(hit.reference)
            self.window.map.show_features(frozenset([hit.reference]), fit=True)
        elif hit.kind is EntryKind.SOURCE:
            self.window.reader.link_followed.emit(f"source:{hit.reference}")
        elif hit.target:
            self._say_other_document(hit.target)
            self.select(hit.target)

    def _say_other_document(self, target: str) -> None:
        """Say that a hit leads to another document than the one in view."""
        document = document_of(target)
        if self.navigator is None or document in {None, self.navigator.viewpoint.document}:
            return
        title = next((one.title for one in self.documents if one.reference == document), document)
        self.window.statusBar().showMessage(
            self.tr("Opened another document: {title}. Alt+Left goes back.").format(title=title),
            _MESSAGE_MS,
        )
