"""Results of the search box, with counts that narrow the query when clicked."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from explorer.domain.content.documents import Topic
from explorer.domain.content.stances import Party
from explorer.domain.search.search_results import EntryKind, Found, Hit
from explorer.i18n.message_catalog import day_text, load_words
from explorer.ui.features.search.delegate import HitDelegate
from explorer.ui.features.search.model import HitModel
from explorer.ui.theme.colours import current_theme
from explorer.ui.widgets.rich_text import link, text

_SHOWN_COUNTS = 5


class SearchPanel(QWidget):
    """Ranked hits; choosing one shows its clause, place or source."""

    hit_chosen = Signal(object)
    narrowed = Signal(str)
    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: Mapping[str, str] = {}
        self._parties: Mapping[str, str] = {}
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.summary.setMargin(6)
        self.summary.setAccessibleName(self.tr("What was found"))
        self.summary.linkActivated.connect(self.narrowed)
        self.model = HitModel()
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(HitDelegate(self.view))
        self.view.setUniformItemSizes(True)
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

    def set_names(self, topics: Iterable[Topic], parties: Iterable[Party]) -> None:
        """Names that counts and captions go by."""
        self._topics = {topic.reference: topic.name for topic in topics}
        self._parties = {party.reference: party.name for party in parties}

    def show_found(self, found: Found, language: str) -> None:
        """Show the answer to a query."""
        words = load_words(language)
        self.model.set_hits(found.hits, words, self._parties)
        self.summary.setText(self._summary(found, words))
        self.view.scrollToTop()
        self.shown.emit(found.query)

    def focus_first(self) -> None:
        """Go from the search box into the results."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    def choose_first(self) -> None:
        """Show the best hit."""
        if self.model.rowCount():
            self._choose(self.model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        hit = self.model.hit(index)
        if isinstance(hit, Hit):
            self.hit_chosen.emit(hit)

    def _summary(self, found: Found, words: Mapping[str, str]) -> str:
        day = day_text(found.as_of.isoformat(), words)
        if not found.total:
            nothing = self.tr("Nothing found in {count} entries up to {date}.").format(
                count=found.searched, date=day
            )
            later = self._later(found)
            return f"<b>{text(nothing)}</b>{later}"
        count = f"{found.total}+" if found.capped else str(found.total)
        told = self.tr("{count} found up to {date}").format(count=count, date=day)
        lines = [f"<b>{text(told)}</b>"]
        lines[0] += self._later(found)
        kinds = {kind.value: words[f"entry.{kind}"] for kind in EntryKind}
        positions = {key.removeprefix("position."): name for key, name in words.items()}
        lines.append(
            " · ".join(f"{text(kinds.get(kind, kind))} {number}" for kind, number in found.by_kind)
        )
        for field, names, counts in (
            ("topic", self._topics, found.by_topic),
            ("party", self._parties, found.by_party),
            ("stance", positions, found.by_position),
        ):
            if len(counts) > 1:
                lines.append(_links(field, names, counts))
        return "<br>".join(lines)

    def _later(self, found: Found) -> str:
        if not found.later:
            return ""
        sentence = self.tr("%n more dated later", "", found.later)
        return f" <i>({text(sentence)})</i>"


def _links(field: str, names: Mapping[str, str], counts: Iterable[tuple[str, int]]) -> str:
    shown = list(counts)[:_SHOWN_COUNTS]
    colour = current_theme().text["link"]
    style = f"<style>a {{ color: {colour}; text-decoration: none; }}</style>"
    return style + " · ".join(
        f"{link(f'{field}:{name}', names.get(name, name))}&nbsp;{number}" for name, number in shown
    )
