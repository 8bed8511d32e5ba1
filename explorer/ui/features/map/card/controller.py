"""Controller of the card beside the map, and of what each text proposes for the ground."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from explorer.domain.content.features import MapContent, mentions_by_feature
from explorer.domain.content.map_days import content_on
from explorer.domain.content.viewpoint import Viewpoint
from explorer.i18n.message_catalog import load_words
from explorer.ui.app_context import AppContext
from explorer.ui.features.map.panel import MapPanel
from explorer.ui.features.map.picture import with_text

if TYPE_CHECKING:
    from explorer.cartography.scene.feature_card import FeatureCard, Statement
    from explorer.cartography.scene.scene import Scene
    from explorer.domain.content.read_models import SubjectDetails
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.map.scope_bar import GroundProposal
    from explorer.ui.features.map.view import MapBody

_ZONE = "withdrawal_zone:zone"
#: Layers whose features are named in statements.
_WITH_STATEMENTS = ("places:", "znpp:", "oblasts:")
#: Most statements on a card that name a place.
_STATEMENTS = 6


class MapCardController(QObject):
    """Reads the card of the selected feature and shows it beside the map.

    Without a selected feature the zone's card is shown under a clause that names the zone.
    ``pin_requested`` emits a clause, ``add_requested`` asks for the map in a briefing set,
    ``proposal_ended`` for the highlights of the selected clause again.
    """

    pin_requested = Signal(str)
    add_requested = Signal()
    proposal_ended = Signal()

    def __init__(self, context: AppContext, panel: MapPanel) -> None:
        super().__init__(panel)
        self.context = context
        self.panel = panel
        self._body: MapBody | None = None
        self._card: FeatureCard | None = None
        self._shown: tuple[str, str, str] | None = None
        self._proposal = ""
        self._viewpoint: Viewpoint | None = None
        #: The user closed the card: only a click on the map brings it back.
        self._is_closed = False
        context.browsing.map_loaded.connect(self._attach)
        context.browsing.viewpoint_applied.connect(self._follow)
        context.browsing.subject_ready.connect(self._show_subject)

    def _attach(self, _content: MapContent) -> None:
        """Connect the map's widgets, which exist from the first map on."""
        body = self.panel.body
        if body is not None and self._body is None:
            self._body = body
            card = body.card
            card.link_followed.connect(self.context.links.follow)
            card.closed.connect(self._close)
            card.copy_requested.connect(self._copy)
            card.pin_requested.connect(self._pin)
            card.add_requested.connect(self.add_requested)
            card.measure_requested.connect(self._measure)
            body.scopes.proposal_chosen.connect(self._show_proposal)
            body.scopes.add_requested.connect(self.add_requested)
            body.scopes.copy_requested.connect(self._copy_map)
            body.feature_chosen.connect(self._open)
        self._shown, self._proposal = None, ""
        self._read()
        self._read_proposals()

    def _open(self, _reference: str) -> None:
        self._is_closed = False
        self._proposal = ""
        self._read()

    def _close(self) -> None:
        self._is_closed = True
        self._shown = None
        if self._proposal:
            self._proposal = ""
            self.proposal_ended.emit()
        if self._body is not None:
            self._body.show_card(None)
            self._body.setFocus()

    def _follow(self, viewpoint: Viewpoint) -> None:
        # A proposal is left by any step of the viewpoint: what is highlighted has changed.
        if self._proposal and self._viewpoint not in (None, viewpoint):
            self._proposal = ""
            self.proposal_ended.emit()
        self._viewpoint = viewpoint
        self._read()

    def _show_subject(self, _subject: "SubjectDetails") -> None:
        self._read()

    def _reference(self) -> str:
        """Return the feature whose card is due, or ""."""
        viewpoint, subject = self.context.browsing.viewpoint, self.context.browsing.subject
        if viewpoint is not None and viewpoint.feature:
            return viewpoint.feature
        named = subject.map_references if subject is not None else ()
        return _ZONE if any(_ZONE in mention.draws for mention in named) else ""

    def _read(self) -> None:
        body, content = self._body, self.context.browsing.map_content
        viewpoint = self.context.browsing.viewpoint
        if body is None or content is None or viewpoint is None or self._proposal:
            return
        reference, language = self._reference(), self.context.browsing.language
        if self._is_closed or not reference:
            self._shown = None
            body.show_card(None)
            return
        scene, as_of = body.scene, viewpoint.as_of
        # Statements change from day to day, all else on a card with the map day alone.
        has_statements = reference.startswith(_WITH_STATEMENTS)
        key = reference, as_of.isoformat() if has_statements else scene.as_of, language
        if key == self._shown:
            return
        self._shown = key

        def read(connection: "PackConnection") -> "FeatureCard | None":
            return read_card(connection, scene, content, reference, as_of, language)

        self.context.reader.read("map card", read, self._show)

    def _show(self, card: "FeatureCard | None") -> None:
        if self._body is None or self._shown is None:
            return
        self._card = card
        if card is None:
            self._body.show_card(None)
            return
        from explorer.ui.features.map.card.html import card_html

        html = card_html(card, load_words(self._shown[2]))
        self._body.show_card(html, has_clause=bool(card.mentions))

    # Actions.

    def _copy(self) -> None:
        if self._card is not None:
            from explorer.ui.features.map.card.html import plain_text

            words = load_words(self.context.browsing.language)
            QGuiApplication.clipboard().setText(plain_text(self._card, words))
            self.context.notifier.show_status(self.tr("Copied to the clipboard."))

    def _copy_map(self) -> None:
        """Put the map as seen on the clipboard, with its caption."""
        body = self._body
        if body is not None:
            body.canvas.sheet.finish()
            QGuiApplication.clipboard().setPixmap(with_text(body.canvas, body.caption.text))
            self.context.notifier.show_status(self.tr("Copied the map to the clipboard."))

    def _pin(self) -> None:
        if self._card is not None and self._card.mentions:
            named = [mention.reference for mention in self._card.mentions]
            viewpoint = self.context.browsing.viewpoint
            selected = viewpoint.selection if viewpoint is not None else ""
            self.pin_requested.emit(selected if selected in named else named[0])

    def _measure(self) -> None:
        if self._card is not None and self._body is not None:
            self._body.measure_from(self._card.feature.reference)

    # Proposals.

    def _read_proposals(self) -> None:
        body, content, info = (
            self._body,
            self.context.browsing.map_content,
            self.context.browsing.info,
        )
        if body is None or content is None or info is None:
            return
        language, last = self.context.browsing.language, info.last_day

        def read(connection: "PackConnection") -> "tuple[GroundProposal, ...]":
            return read_proposals(connection, content, last, language)

        self.context.reader.read("map proposals", read, body.scopes.show_proposals)

    def _show_proposal(self, reference: str) -> None:
        """Show the features that a clause of another text names, and what it proposes."""
        info = self.context.browsing.info
        if info is None:
            return
        language = self.context.browsing.language
        self._proposal, self._is_closed = reference, False

        def read(connection: "PackConnection") -> "SubjectDetails":
            from explorer.store.pack.subjects import page

            return page(connection, reference, info.last_day, language)

        def show(subject: "SubjectDetails") -> None:
            from explorer.ui.features.map.card.proposal_html import proposal_html

            if self._body is None or self._proposal != reference:
                return
            self._shown = self._card = None
            named = frozenset(mention.reference for mention in subject.map_references)
            self._body.show_features(named, fit=False)
            self._body.show_card(proposal_html(subject, load_words(language)), is_feature=False)

        self.context.reader.read("map proposal", read, show)


def read_card(
    connection: "PackConnection",
    scene: "Scene",
    content: MapContent,
    reference: str,
    as_of: date,
    language: str,
) -> "FeatureCard | None":
    """Return the card of a feature on a date. Pack worker."""
    from explorer.cartography.scene.feature_card import feature_card
    from explorer.store.pack.map_content import feature_mentions, holder_history, name_in_other

    card = feature_card(scene, content_on(content, scene.as_of), reference)
    if card is None or reference.startswith("own:"):
        return card
    mentions = mentions_by_feature(content.references, feature_mentions(connection, language))
    return replace(
        card,
        other_name=name_in_other(connection, reference, language),
        mentions=mentions.get(reference, ()),
        history=holder_history(connection, reference, language),
        statements=_statements(connection, card, as_of, language),
    )


def _statements(
    connection: "PackConnection", card: "FeatureCard", as_of: date, language: str
) -> "tuple[Statement, ...]":
    """Return the newest statements whose text names a place."""
    from explorer.cartography.scene.feature_card import Statement
    from explorer.domain.search.query import parse
    from explorer.domain.search.search_results import EntryKind
    from explorer.store.search.search import search

    if not card.feature.reference.startswith(_WITH_STATEMENTS):
        return ()
    hits = search(connection, parse(_name_stem(card.feature.name, language)), as_of, language).hits
    stances = [hit for hit in hits if hit.kind is EntryKind.STANCE]
    stances.sort(key=lambda hit: hit.date or date.min, reverse=True)
    return tuple(
        Statement(hit.reference, hit.target, hit.title, hit.body) for hit in stances[:_STATEMENTS]
    )


#: Words of the names of oblasts that statements leave out.
_GENERIC = frozenset(
    {"oblast", "autonomous", "republic", "of", "область", "автономна", "республіка"}
)
_ENDINGS = "аеиіїоуюяєьй"


def _name_stem(name: str, language: str) -> str:
    """Return a query for a name: its own words, in Ukrainian without the inflected ending.

    The last word of a query matches the beginning of words.
    """
    words = ["".join(c for c in word if c.isalnum() or c in "-’'") for word in name.split()]
    own = [word for word in words if word and word.lower() not in _GENERIC] or words
    if language == "uk":
        own[-1] = own[-1].removesuffix("ська") or own[-1]
        own[-1] = own[-1].rstrip(_ENDINGS) or own[-1]
    return " ".join(own)


def read_proposals(
    connection: "PackConnection", content: MapContent, as_of: date, language: str
) -> "tuple[GroundProposal, ...]":
    """Return the clauses of all texts on the ground of the zone, the zone's own first."""
    from explorer.store.pack.documents import documents
    from explorer.store.pack.map_content import feature_mentions
    from explorer.store.pack.subjects import page
    from explorer.ui.features.map.scope_bar import GroundProposal

    mentions = mentions_by_feature(content.references, feature_mentions(connection, language))
    clauses = [m for m in mentions.get(_ZONE, ()) if "/" in m.reference]
    if not clauses:
        return ()
    names = {document.reference: document.title for document in documents(connection, language)}
    proposed = {m.reference: m.title for m in clauses}
    for link in page(connection, clauses[0].reference, as_of, language).correspondences:
        if link.reference is not None:
            proposed.setdefault(link.reference, link.title)
    return tuple(
        GroundProposal(reference, f"{names.get(reference.partition('/')[0], '')}: {title}")
        for reference, title in proposed.items()
    )
