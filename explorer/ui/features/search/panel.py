"""Panel of search results, with counts that narrow the query when clicked."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from explorer.domain.content.documents import Topic
from explorer.domain.content.stances import Party
from explorer.domain.search.search_results import EntryKind, SearchHit, SearchResults
from explorer.i18n.message_catalog import day_text, load_words
from explorer.ui.features.search.delegate import HitDelegate
from explorer.ui.features.search.model import HitModel
from explorer.ui.interface_language import interface_words
from explorer.ui.theme.colours import current_theme
from explorer.ui.widgets.rich_text import fill, join, link

if TYPE_CHECKING:
    from explorer.ui.features.search.answer_card import AnswerCard
    from explorer.ui.features.search.filter_panel import FilterPanel
    from explorer.ui.features.search.parts import SearchParts
    from explorer.ui.features.search.query_bar import QueryBar

_SHOWN_COUNTS = 5


class SearchPanel(QWidget):
    """Panel of ranked hits; ``hit_chosen`` emits the hit whose subject is to be shown.

    ``parts_created`` emits the parts around the list once there are results.
    """

    hit_chosen = Signal(object)
    narrowed = Signal(str)
    shown = Signal(str)
    parts_created = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: Mapping[str, str] = {}
        self._parties: Mapping[str, str] = {}
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.summary.setMargin(6)
        self.summary.setAccessibleName(self.tr("Result counts"))
        self._parts: SearchParts | None = None
        self._shown: tuple[SearchResults, Mapping[str, str]] | None = None
        self.model = HitModel()
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(HitDelegate(self.view))
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(self.tr("Search results"))
        self.view.activated.connect(self._choose)
        self.view.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    @property
    def parts(self) -> "SearchParts":
        """Parts around the list, which are created with the first results."""
        if self._parts is None:
            from explorer.ui.features.search.parts import SearchParts

            self._parts = SearchParts(self)
            self._parts.filters.counts.linkActivated.connect(self.narrowed)
            self._parts.filters.toggle.toggled.connect(self._show_counts)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(0, self._parts.query_bar)
            layout.insertWidget(2, self._parts.filters)
            layout.insertWidget(3, self._parts.card)
            self.parts_created.emit(self._parts)
        return self._parts

    @property
    def has_parts(self) -> bool:
        """True once there were results."""
        return self._parts is not None

    @property
    def query_bar(self) -> "QueryBar":
        """Bar with what the query was understood as."""
        return self.parts.query_bar

    @property
    def filters(self) -> "FilterPanel":
        """Filters that fold out."""
        return self.parts.filters

    @property
    def card(self) -> "AnswerCard":
        """Card with the answer."""
        return self.parts.card

    def set_names(self, topics: Iterable[Topic], parties: Iterable[Party]) -> None:
        """Set the names of topics and parties in counts and captions."""
        self._topics = {topic.reference: topic.name for topic in topics}
        self._parties = {party.reference: party.name for party in parties}

    def show_results(self, results: SearchResults, language: str) -> None:
        """Show the results of a query."""
        catalog = load_words(language)
        self.query_bar.show_results(results)
        self.filters.show_filters(results.filters)
        self.card.show_answer(None)
        self.model.set_hits(results.hits, catalog, self._parties)
        self.summary.setText(self._summary(results))
        self._shown = results, catalog
        self._show_counts()
        self.view.scrollToTop()
        self.shown.emit(results.query)

    def _show_counts(self) -> None:
        """Show the counts while they are unfolded: laying them out takes milliseconds."""
        if self._shown is not None and self.filters.toggle.isChecked():
            self.filters.counts.setText(self._counts(*self._shown))

    def focus_first(self) -> None:
        """Move the focus into the results, to the first one if none is current."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(self.model.next_hit(-1)))

    def choose_first(self) -> None:
        """Choose the first hit."""
        self._choose_row(self.model.next_hit(-1))

    def choose_next(self, step: int = 1) -> None:
        """Choose the hit after the current one, or with a step of -1 the hit before it."""
        current = self.view.currentIndex()
        start = current.row() if current.isValid() else (-1 if step > 0 else self.model.rowCount())
        self._choose_row(self.model.next_hit(start, step))

    def _choose_row(self, row: int) -> None:
        if row >= 0:
            index = self.model.index(row)
            self.view.setCurrentIndex(index)
            self._choose(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the card to the width."""
        super().resizeEvent(event)
        if self._parts is not None:
            self._parts.card.fit()

    def _choose(self, index: QModelIndex) -> None:
        hit = self.model.hit(index)
        if isinstance(hit, SearchHit):
            self.hit_chosen.emit(hit)

    def _summary(self, results: SearchResults) -> Markup:
        day = day_text(results.as_of.isoformat(), interface_words())
        later = self._later(results)
        if not results.total:
            message = self.tr("No matches ({count} entries, up to {date}).").format(
                count=results.searched, date=day
            )
            return fill("<b>{}</b>{}", message, later)
        count = f"{results.total}+" if results.capped else str(results.total)
        total = self.tr("{count} found up to {date}").format(count=count, date=day)
        return fill("<b>{}</b>{}", total, later)

    def _counts(self, results: SearchResults, catalog: Mapping[str, str]) -> Markup:
        """Return the counts by kind, topic, party and position; a click narrows the query."""
        kinds = {kind.value: catalog[f"entry.{kind}"] for kind in EntryKind}
        positions = {key.removeprefix("position."): name for key, name in catalog.items()}
        by_kind = (fill("{} {}", kinds.get(kind, kind), number) for kind, number in results.by_kind)
        lines = [join(by_kind, " · ")]
        for field, names, counts in (
            ("topic", self._topics, results.by_topic),
            ("party", self._parties, results.by_party),
            ("stance", positions, results.by_position),
        ):
            if len(counts) > 1:
                lines.append(_links(field, names, counts))
        return join(lines, "<br>")

    def _later(self, results: SearchResults) -> Markup:
        if not results.later:
            return Markup("")
        return fill(" <i>({})</i>", self.tr("%n more dated later", "", results.later))


def _links(field: str, names: Mapping[str, str], counts: Iterable[tuple[str, int]]) -> Markup:
    shown = list(counts)[:_SHOWN_COUNTS]
    style = "<style>a {{ color: {}; text-decoration: none; }}</style>"
    links = (
        fill("{}&nbsp;{}", link(f"{field}:{name}", names.get(name, name)), number)
        for name, number in shown
    )
    return fill(style, current_theme().text["link"]) + join(links, " · ")
