"""Banner above the panes if the as-of date or the text shown is not the latest."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from explorer.domain.content.days import existing, exists_on
from explorer.domain.content.documents import DocumentGroup
from explorer.i18n.message_catalog import day_text
from explorer.ui.widgets.rich_text import fill, join, link, text
from explorer.ui.widgets.warning_palette import apply_warning_palette

if TYPE_CHECKING:
    from explorer.domain.content.documents import Document
    from explorer.domain.content.viewpoint import Viewpoint

_LATEST = "latest"


class ViewpointBanner(QLabel):
    """Banner with notes on the viewpoint; its links lead to the latest date and newest text."""

    latest_requested = Signal()
    document_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents: Sequence[Document] = ()
        self._ends = self._latest = date.max
        self._map_day: date | None = None
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(8, 3, 8, 3)
        self.setAutoFillBackground(True)
        self.linkActivated.connect(self._follow)
        self.hide()

    def set_pack(
        self, documents: "Sequence[Document]", ends: date, latest: date, map_day: date | None
    ) -> None:
        """Set the pack's documents, its last day, the day of its newest entry, and the map's."""
        self._documents, self._ends, self._latest = documents, ends, latest
        self._map_day = map_day

    def show_viewpoint(self, viewpoint: "Viewpoint", catalog: Mapping[str, str]) -> None:
        """Show what is not the latest in a viewpoint; hide the banner if everything is."""
        notes = [
            *self._day(viewpoint, catalog),
            *self._map(viewpoint, catalog),
            *self._document(viewpoint, catalog),
        ]
        self.setVisible(bool(notes))
        apply_warning_palette(self)
        self.setText(join(notes, " &nbsp;·&nbsp; "))

    def _day(self, viewpoint: "Viewpoint", catalog: Mapping[str, str]) -> list[Markup]:
        if viewpoint.as_of > self._ends:
            sentence = self.tr("The pack's statements end on {day}.")
            if self._latest > self._ends:
                sentence = self.tr("The pack's statements end on {day}; later entries are local.")
            return [text(sentence.format(day=day_text(self._ends.isoformat(), catalog)))]
        if viewpoint.as_of >= self._latest:
            return []
        sentence = self.tr("Viewing {day}. Later entries are hidden or marked as later.").format(
            day=day_text(viewpoint.as_of.isoformat(), catalog)
        )
        label = self.tr("Go to {day}").format(day=day_text(self._latest.isoformat(), catalog))
        return [fill("<b>{}</b> {}", sentence, link(_LATEST, label))]

    def _map(self, viewpoint: "Viewpoint", catalog: Mapping[str, str]) -> list[Markup]:
        """Return a note if the first day of the map is later than the as-of date."""
        if self._map_day is None or exists_on(self._map_day, viewpoint.as_of):
            return []
        sentence = self.tr("The map shows {day}, which is later.")
        return [text(sentence.format(day=day_text(self._map_day.isoformat(), catalog)))]

    def _document(self, viewpoint: "Viewpoint", catalog: Mapping[str, str]) -> list[Markup]:
        known = existing(self._documents, viewpoint.as_of)
        shown_later = [
            document
            for document in self._documents
            if document.reference == viewpoint.document and document not in known
        ]
        if shown_later:
            day = day_text(shown_later[0].date.isoformat(), catalog)
            sentence = self.tr("The text shown is later: it is dated {day}.")
            return [fill("<b>{}</b>", sentence.format(day=day))]
        baseline = [item for item in known if item.group is DocumentGroup.REFERENCE]
        if baseline and any(
            item.reference == viewpoint.document for item in known if item.is_earlier
        ):
            return [self._earlier(baseline[0], catalog)]
        newest = max(known, key=lambda document: document.date, default=None)
        shown = [document.date for document in known if document.reference == viewpoint.document]
        # Of two texts of the same date, neither is newer.
        if newest is None or newest.reference == viewpoint.document or newest.date in shown:
            return []
        day = day_text(newest.date.isoformat(), catalog)
        sentence = self.tr("Newer text available: {document}")
        return [fill(sentence, document=link(newest.reference, f"{newest.title} ({day})"))]

    def _earlier(self, baseline: "Document", catalog: Mapping[str, str]) -> Markup:
        """Return that the text shown is older than the text that positions are measured against."""
        day = day_text(baseline.date.isoformat(), catalog)
        sentence = self.tr("An earlier text. Positions are measured against {document}")
        return fill(sentence, document=link(baseline.reference, f"{baseline.title} ({day})"))

    def _follow(self, target: str) -> None:
        if target == _LATEST:
            self.latest_requested.emit()
        else:
            self.document_requested.emit(target)

    def changeEvent(self, event: QEvent) -> None:
        """Apply the warning colours of the new theme."""
        super().changeEvent(event)
        types = QEvent.Type
        if event.type() in {types.ThemeChange, types.PaletteChange, types.StyleChange}:
            # Afterwards, since a change of the style restores the palette it had before.
            QTimer.singleShot(0, self, self._recolour)

    def _recolour(self) -> None:
        """Apply the colours of the theme; links keep the colour of when the text was set."""
        before = self.palette()
        apply_warning_palette(self)
        if self.palette() != before:
            shown = self.text()
            self.clear()
            self.setText(shown)
