"""Content of the timeline panel: canvas, message and buttons."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.domain.content.timeline import EARLIER_LANE, MarkKind, Timeline, TimelineEntry
from explorer.i18n.message_catalog import load_words
from explorer.ui.features.timeline.canvas import TimelineCanvas


class TimelineBody(QWidget):
    """Content of the timeline panel."""

    reference_chosen = Signal(str)
    day_chosen = Signal(object, bool)
    print_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.canvas = TimelineCanvas(self)
        self.canvas.setAccessibleName(self.tr("Timeline"))
        self.canvas.setAccessibleDescription(
            self.tr("Left and Right move in time, Up and Down between parties, Enter opens")
        )
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setContentsMargins(8, 2, 6, 4)
        self._hint = self.tr(
            "Scroll to zoom, drag to move, click to open; drag the line or click a date to change"
            " the as-of date. A number counts entries; a box has differing positions, with their"
            " colours. Pale: later than the as-of date."
        )
        self.message.setText(self._hint)
        fit_button = QPushButton(self.tr("Fit a&ll"), self)
        fit_button.clicked.connect(self.canvas.fit)
        busy_button = QPushButton(self.tr("Busiest &weeks"), self)
        busy_button.setToolTip(self.tr("Show the weeks with most entries"))
        busy_button.clicked.connect(self.canvas.show_busy)
        fit_button.setToolTip(self.tr("Show all days, from the first entry to the last"))
        print_button = QPushButton(self.tr("&Print timeline…"), self)
        print_button.clicked.connect(self.print_requested)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 6, 2)
        bar.addWidget(self.message, 1)
        bar.addWidget(busy_button, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(fit_button, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(print_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(bar)
        self.setFocusProxy(self.canvas)
        self.canvas.chosen.connect(self._choose)
        self.canvas.walked.connect(self._show_message)
        self.canvas.day_picked.connect(self.day_chosen)

    def show_timeline(self, timeline: Timeline, language: str) -> None:
        """Show a timeline in a content language."""
        titles = {
            "documents": self.tr("Documents"),
            EARLIER_LANE: self.tr("Earlier texts"),
            "events": self.tr("Events"),
        }
        names = tuple(titles.get(lane.key, lane.name) for lane in timeline.lanes)
        has_earlier = any(lane.key == EARLIER_LANE for lane in timeline.lanes)
        if has_earlier and self.message.text() == self._hint:
            hint = self.tr("{hint} Earlier texts are left of these days: zoom out.")
            self.message.setText(hint.format(hint=self._hint))
        self.canvas.show_timeline(timeline, names, load_words(language))

    def show_viewpoint(self, as_of: date, selection: str) -> None:
        """Show the as-of date and the selection."""
        self.canvas.show_viewpoint(as_of, selection)

    def _show_message(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setAccessibleName(sentence)

    def _choose(self, mark: TimelineEntry) -> None:
        self._show_message(self.canvas.line_of(mark))
        if mark.targets:
            self.reference_chosen.emit(mark.targets[0])
        elif mark.kind is MarkKind.DOCUMENT:
            self.reference_chosen.emit(mark.reference)
