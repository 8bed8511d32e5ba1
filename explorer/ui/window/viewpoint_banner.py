"""A bar in words where the reader looks at the past, or at a text that is not the newest."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from explorer.domain.content.days import existing, exists_on
from explorer.i18n.message_catalog import day_text
from explorer.ui.widgets.rich_text import link, text
from explorer.ui.widgets.warning_palette import apply_warning_palette

if TYPE_CHECKING:
    from explorer.domain.content.documents import Document
    from explorer.domain.content.viewpoint import Viewpoint

_LATEST = "latest"


class PastBar(QLabel):
    """Says what is looked at; its links lead to the latest day and the newest text."""

    latest_requested = Signal()
    document_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents: Sequence[Document] = ()
        self._ends = self._latest = date.max
        self._map_day: date | None = None
        self._plain = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(8, 3, 8, 3)
        self.setAutoFillBackground(True)
        self.linkActivated.connect(self._follow)
        self.hide()

    def set_pack(
        self, documents: "Sequence[Document]", ends: date, latest: date, map_day: date | None
    ) -> None:
        """The documents of the pack, its last day, the latest there is anything of, the map's."""
        self._documents, self._ends, self._latest = documents, ends, latest
        self._map_day = map_day

    def show_viewpoint(self, viewpoint: "Viewpoint", words: Mapping[str, str]) -> None:
        """Say what is not the latest about a viewpoint, or be gone."""
        said = [
            *self._day(viewpoint, words),
            *self._map(viewpoint, words),
            *self._document(viewpoint, words),
        ]
        self.setVisible(bool(said))
        apply_warning_palette(self)
        self.setText(" &nbsp;·&nbsp; ".join(said))

    def _day(self, viewpoint: "Viewpoint", words: Mapping[str, str]) -> list[str]:
        if viewpoint.as_of > self._ends:
            sentence = self.tr("The pack ends on {day}; what is later are your own records.")
            return [text(sentence.format(day=day_text(self._ends.isoformat(), words)))]
        if viewpoint.as_of >= self._latest:
            return []
        sentence = self.tr(
            "Viewing {day}. What is dated later is left out, or marked as later."
        ).format(day=day_text(viewpoint.as_of.isoformat(), words))
        way = self.tr("Go to {day}").format(day=day_text(self._latest.isoformat(), words))
        return [f"<b>{text(sentence)}</b> {link(_LATEST, way)}"]

    def _map(self, viewpoint: "Viewpoint", words: Mapping[str, str]) -> list[str]:
        """The map has one day, whatever the day looked at."""
        if self._map_day is None or exists_on(self._map_day, viewpoint.as_of):
            return []
        sentence = self.tr("The map shows {day}, which is later.")
        return [text(sentence.format(day=day_text(self._map_day.isoformat(), words)))]

    def _document(self, viewpoint: "Viewpoint", words: Mapping[str, str]) -> list[str]:
        known = existing(self._documents, viewpoint.as_of)
        shown_later = [
            one
            for one in self._documents
            if one.reference == viewpoint.document and one not in known
        ]
        if shown_later:
            day = day_text(shown_later[0].date.isoformat(), words)
            sentence = self.tr("The text shown is later: it is dated {day}.")
            return [f"<b>{text(sentence.format(day=day))}</b>"]
        newest = max(known, key=lambda one: one.date, default=None)
        shown = [one.date for one in known if one.reference == viewpoint.document]
        # Of two texts of one day neither is the newer one.
        if newest is None or newest.reference == viewpoint.document or newest.date in shown:
            return []
        day = day_text(newest.date.isoformat(), words)
        sentence = self.tr("This is not the newest text: since then there is")
        return [f"{text(sentence)} {link(newest.reference, f'{newest.title} ({day})')}"]

    def _follow(self, target: str) -> None:
        if target == _LATEST:
            self.latest_requested.emit()
        else:
            self.document_requested.emit(target)

    def changeEvent(self, event: QEvent) -> None:
        """Light or dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            apply_warning_palette(self)
