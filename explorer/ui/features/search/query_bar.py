"""Bar above the results: the filters of the query as chips, and what was searched instead."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.domain.search.search_results import QueryFilter, Relaxation, SearchResults
from explorer.ui.widgets.rich_text import fill, link
from explorer.ui.widgets.wrap_layout import WrapLayout


class QueryBar(QWidget):
    """Bar of removable filters; ``query_requested`` emits the query that a click asks for."""

    query_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] | None = None
        self._chips = QWidget(self)
        self._row = WrapLayout(self._chips)
        self._row.setContentsMargins(6, 4, 6, 0)
        self._row.setSpacing(4)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setMargin(6)
        self.message.setTextFormat(Qt.TextFormat.RichText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.message.linkActivated.connect(self.query_requested)
        self.message.setAccessibleName(self.tr("What was searched"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._chips)
        layout.addWidget(self.message)

    def chips(self) -> list[QToolButton]:
        """Return the chips shown, in order."""
        return self._chips.findChildren(QToolButton)

    def show_results(self, results: SearchResults) -> None:
        """Show the filters of a query, and what was searched where nothing matches as typed."""
        shown = results.filters, results.relaxed, results.corrected
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._row.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.setParent(None)
                chip.deleteLater()
        for query_filter in results.filters:
            self._row.addWidget(self._chip(query_filter))
        self._chips.setVisible(bool(results.filters))
        message = self._message(results)
        self.message.setText(message)
        self.message.setVisible(bool(message))

    def _chip(self, query_filter: QueryFilter) -> QToolButton:
        chip = QToolButton(self._chips)
        name = self._field_name(query_filter.name)
        label = self.tr("{field}: {value}").format(field=name, value=query_filter.label)
        chip.setText(f"{label}  ✕".replace("&", "&&"))
        purpose = self.tr("Remove the filter {filter}").format(filter=label)
        chip.setToolTip(purpose)
        chip.setAccessibleName(purpose)
        chip.clicked.connect(partial(self.query_requested.emit, query_filter.without))
        return chip

    def _field_name(self, name: str) -> str:
        names = {
            "party": self.tr("Party"),
            "stance": self.tr("Position"),
            "clause": self.tr("Clause"),
            "document": self.tr("Document"),
            "topic": self.tr("Topic"),
            "speaker": self.tr("Speaker"),
            "attribution": self.tr("Basis"),
            "confidence": self.tr("Confidence"),
            "place": self.tr("Place"),
            "source": self.tr("Source"),
            "note": self.tr("Note"),
            "tag": self.tr("Tag"),
            "date": self.tr("Date"),
            "since": self.tr("Since"),
            "until": self.tr("Until"),
            "is": self.tr("Only"),
            "has": self.tr("With"),
        }
        return names.get(name, name)

    def _message(self, results: SearchResults) -> str:
        from explorer.domain.search.query import verbatim

        if results.relaxed is Relaxation.SPELLING:
            shown = self.tr("Showing results for {query}.")
            instead = link(verbatim(results.query), results.query.strip())
            return fill(
                "{} {}",
                fill(shown.replace("{query}", "<b>{}</b>"), results.corrected.strip()),
                fill(self.tr("Search instead for {query}.").replace("{query}", "{}"), instead),
            )
        sentences = {
            Relaxation.POSITION: self.tr(
                "No statement has this position. All positions are shown."
            ),
            Relaxation.WORDS: self.tr(
                "No entry has all of these words. Entries with some of them are shown."
            ),
            Relaxation.FILTERS: self.tr(
                "Nothing matches with these filters. Entries with the words alone are shown."
            ),
        }
        sentence = sentences.get(results.relaxed, "")
        return fill("{}", sentence) if sentence else ""
