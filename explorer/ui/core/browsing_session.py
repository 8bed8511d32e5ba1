"""Browsing state of one window: the open pack, the viewpoint, and what is read for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.domain.content.references import parse_reference
from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.core.day_reader import DayReader
from explorer.ui.core.navigator import Navigator
from explorer.ui.core.pack_session import PackSession
from explorer.ui.core.subject_loader import SubjectLoader

if TYPE_CHECKING:
    from explorer.domain.content.documents import Document
    from explorer.domain.content.features import MapContent
    from explorer.domain.content.read_models import PackInfo, PackOverview, SubjectDetails
    from explorer.domain.desk.orphaned_references import Orphan
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.core.first_content import FirstContent
    from explorer.ui.core.last_place import LastPlace


@dataclass(frozen=True, slots=True)
class LaunchTarget:
    """What the window opens with; an empty field leaves the choice to the pack."""

    as_of: date | None = None
    language: str = ""
    reference: str = ""
    place: "LastPlace | None" = None


class BrowsingSession(QObject):
    """State that all panes observe; it holds no widget.

    ``overview_ready`` emits a ``PackOverview`` whenever the pack was read, ``opened`` follows its
    first reading and ``pack_reloaded`` every later one, after which nothing read before is valid.
    ``viewpoint_changed`` emits each new viewpoint before its subject is read, ``viewpoint_applied``
    after that was submitted: what is read for other tabs comes second. ``subject_ready`` emits the
    details of the selection, ``map_loaded`` the content of the map, ``subject_lost`` a selection
    that a new version of the pack does not have, with the reference shown instead.
    ``everything_shown`` follows the map.
    """

    overview_ready = Signal(object)
    opened = Signal()
    pack_reloaded = Signal()
    viewpoint_changed = Signal(object)
    viewpoint_applied = Signal(object)
    subject_ready = Signal(object)
    map_loaded = Signal(object)
    subject_lost = Signal(object, str)
    everything_shown = Signal()

    def __init__(self, pack: PackSession, target: LaunchTarget, parent: QObject) -> None:
        super().__init__(parent)
        self.pack = pack
        self._target = target
        self.info: PackInfo | None = None
        self.documents: tuple[Document, ...] = ()
        self.subject: SubjectDetails | None = None
        self.map_content: MapContent | None = None
        self.navigator: Navigator | None = None
        self.day_reader = DayReader(pack.reader, self)
        self.loader = SubjectLoader(pack.reader, self.day_reader, self)
        self._overview_language = ""
        self._day_requested: date | None = None
        self._selection_requested = ""
        pack.rebuilt.connect(self._reload)
        self.loader.subject_ready.connect(self._keep_subject)
        self.everything_shown.connect(self.loader.start_reading_ahead)

    @property
    def viewpoint(self) -> Viewpoint | None:
        """The viewpoint, or None before the pack was read."""
        return self.navigator.viewpoint if self.navigator is not None else None

    @property
    def language(self) -> str:
        """The content language in use."""
        return self.navigator.viewpoint.language if self.navigator is not None else "en"

    def start(self, first: "FirstContent | None" = None) -> None:
        """Show what the window opens with: the stored content, or what is read from the pack."""
        if first is not None:
            self.loader.use_first_content(first)
            self._open(first.overview, first.map_content)
            return
        read_overview, place = self._overview_reader(self._target.language), self._target.place

        def read(connection: "PackConnection") -> "tuple[PackOverview, bool]":
            from explorer.store.pack.metadata import missing_references

            is_lost = place is not None and bool(missing_references(connection, [place.selection]))
            return read_overview(connection), is_lost

        def show(result: "tuple[PackOverview, bool]") -> None:
            overview, is_lost = result
            if is_lost:
                self._target = replace(self._target, place=None)
            self._open(overview)

        self.pack.reader.read("opening", read, show)

    # The viewpoint.

    def navigate(self, step: Callable[[Navigator], None]) -> None:
        """Change the viewpoint by a step of the navigator, once the pack was read."""
        if self.navigator is not None:
            step(self.navigator)

    def select(self, reference: str) -> None:
        """Select a clause, side provision or document."""
        self.navigate(lambda navigator: navigator.select(reference))

    def choose_feature(self, feature: str, clause: str = "") -> None:
        """Select a map feature and, unless it is empty, a clause with it."""
        self.navigate(lambda navigator: navigator.choose_feature(feature, clause))

    def choose_day(self, day: date, *, passing: bool = False) -> None:
        """Set the as-of date, at most the latest day of the pack."""
        if self.info is not None:
            known = min(day, self.info.last_day)
            self.navigate(lambda navigator: navigator.set_as_of(known, passing=passing))

    def choose_document(self, reference: str) -> None:
        """Open a document at the clause that corresponds to the selected one, or as a whole."""
        subject = self.subject
        links = subject.correspondences if subject else ()
        same = [link.reference for link in links if link.document == reference and link.reference]
        if same or subject is None or not subject.later_correspondences:
            self.select(same[0] if same and same[0] else reference)
            return
        selected, language = subject.reference, subject.language

        def read(connection: "PackConnection") -> str:
            from explorer.store.pack.subjects import same_clause

            return same_clause(connection, selected, reference, language)

        # The subject leaves out links to later texts; this document is asked for by name.
        self.pack.reader.read("same clause", read, lambda name: self.select(name or reference))

    def navigate_after_reload(self, day: date) -> None:
        """Go to the day of a record that was added, once the pack has been read with it."""
        if self.info is not None and day <= self.info.last_day:
            self.navigate(lambda navigator: navigator.set_as_of(day))
        else:
            self._day_requested = day

    def select_after_reload(self, reference: str) -> None:
        """Select a record that was added, once the pack has been read with it."""
        self._selection_requested = reference

    # Reading.

    def _overview_reader(self, language: str) -> "Callable[[PackConnection], PackOverview]":
        def read(connection: "PackConnection") -> "PackOverview":
            from explorer.domain.content.read_models import PackOverview
            from explorer.store.pack.documents import documents
            from explorer.store.pack.events import event_days
            from explorer.store.pack.metadata import pack_info, parties

            info = pack_info(connection, language or "en")
            known = info.language(language)
            return PackOverview(
                info,
                documents(connection, known),
                parties(connection, known),
                event_days(connection),
                known,
            )

        return read

    def _open(self, overview: "PackOverview", map_content: "MapContent | None" = None) -> None:
        info, target = overview.info, self._target
        viewpoint = self._first_viewpoint(overview)
        selection = parse_reference(target.reference, info.first_document)
        self.navigator = Navigator(viewpoint, self)
        self.navigator.viewpoint_changed.connect(self._apply)
        self._show_overview(overview)
        if selection and selection != viewpoint.selection:
            self.navigator.select(selection)
        else:
            self._apply(viewpoint)
        # Last: the map takes longest to draw, and the text can be read in the meantime.
        if map_content is not None:
            self._show_map(map_content)
        else:
            self.pack.read_map(overview.language, self._show_map)
        self.opened.emit()

    def _first_viewpoint(self, overview: "PackOverview") -> Viewpoint:
        """Return the viewpoint of the last session, or the pack's own if another is asked for."""
        info, target = overview.info, self._target
        as_of = min(target.as_of or info.latest, info.last_day)
        place = target.place
        known = {document.reference for document in overview.documents}
        is_asked = bool(target.reference) or target.as_of is not None
        if place is None or is_asked or place.pack != info.reference or place.document not in known:
            return Viewpoint(
                info.first_document, as_of, info.default_selection, language=overview.language
            )
        return Viewpoint(
            place.document,
            min(place.as_of or info.latest, info.last_day),
            place.selection,
            filters=place.filters,
            language=overview.language,
        )

    def _show_overview(self, overview: "PackOverview") -> None:
        self.info, self.documents = overview.info, overview.documents
        self._overview_language = overview.language
        self.day_reader.set_days(overview.days)
        self.overview_ready.emit(overview)

    def _apply(self, viewpoint: Viewpoint) -> None:
        language = viewpoint.language
        if language != self._overview_language:
            self._overview_language = language
            self.pack.reader.read("names", self._overview_reader(language), self._show_overview)
            self.pack.read_map(language, self._show_map)
        self.viewpoint_changed.emit(viewpoint)
        self.loader.show_viewpoint(viewpoint)
        self.viewpoint_applied.emit(viewpoint)

    def _keep_subject(self, subject: "SubjectDetails") -> None:
        self.subject = subject
        self.subject_ready.emit(subject)

    def _show_map(self, content: "MapContent") -> None:
        self.map_content = content
        self.map_loaded.emit(content)
        QTimer.singleShot(0, self.everything_shown.emit)

    def _reload(self) -> None:
        self.loader.invalidate()
        if self.navigator is None:
            self.start()
            return
        language, selection = self._overview_language, self.navigator.viewpoint.selection
        read_overview = self._overview_reader(language)

        def read(connection: "PackConnection") -> "tuple[PackOverview, tuple[Orphan, ...]]":
            from explorer.store.pack.orphaned_references import orphans

            return read_overview(connection), orphans(connection, [selection], language)

        self.pack.reader.read("names", read, lambda result: self._show_reloaded(*result))

    def _show_reloaded(self, overview: "PackOverview", lost: "tuple[Orphan, ...]") -> None:
        assert self.navigator is not None
        before = self.info
        self._show_overview(overview)
        info, viewpoint = overview.info, self.navigator.viewpoint
        # If the as-of date was the latest, keep following the latest date.
        at_latest = before is not None and viewpoint.as_of == before.latest
        day = self._day_requested or (info.latest if at_latest else viewpoint.as_of)
        self._day_requested = None
        self.pack_reloaded.emit()
        if before is not None and before.content_hash != info.content_hash:
            self.pack.read_map(overview.language, self._show_map)
        if viewpoint.document not in {document.reference for document in overview.documents}:
            # A local document that was removed.
            self.navigator.select(info.default_selection)
        elif lost:
            nearest = lost[0].nearest or info.default_selection
            self.select(nearest)
            self.subject_lost.emit(lost[0], nearest)
        as_of = min(day, info.last_day)
        if as_of != self.navigator.viewpoint.as_of:
            self.navigator.set_as_of(as_of)
        else:
            self._apply(self.navigator.viewpoint)
        selection, self._selection_requested = self._selection_requested, ""
        if selection:
            self.navigator.select(selection)
