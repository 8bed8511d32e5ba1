"""The timeline with what is under the keyboard in words below it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.domain.content.timeline import MarkKind, Timeline, TimelineEntry
from explorer.i18n.message_catalog import load_words
from explorer.ui.features.timeline.canvas import TimelineCanvas


class TimelineBody(QWidget):
    """The timeline at work."""

    reference_chosen = Signal(str)
    day_chosen = Signal(object, bool)
    print_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.canvas = TimelineCanvas(self)
        self.canvas.setAccessibleName(self.tr("Timeline"))
        self.canvas.setAccessibleDescription(
            self.tr("Left and Right walk through time, Up and Down through parties, Enter opens")
        )
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setContentsMargins(8, 2, 6, 4)
        self._hint = self.tr(
            "Wheel: zoom. Drag: move. Click: open. Drag the red line or click a date: look at"
            " that day. A number at a sign: so many are gathered there. A number in a box: so many"
            " statements whose positions differ. Pale: later than the day viewed."
        )
        self.message.setText(self._hint)
        whole = QPushButton(self.tr("&Whole time"), self)
        whole.clicked.connect(self.canvas.fit)
        printing = QPushButton(self.tr("&Print…"), self)
        printing.clicked.connect(self.print_requested)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 6, 2)
        bar.addWidget(self.message, 1)
        bar.addWidget(whole, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(printing, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(bar)
        self.setFocusProxy(self.canvas)
        self.canvas.chosen.connect(self._choose)
        self.canvas.walked.connect(self._tell)
        self.canvas.day_picked.connect(self.day_chosen)

    def show_timeline(self, timeline: Timeline, language: str) -> None:
        """Show a timeline in a content language."""
        own = {"documents": self.tr("Documents"), "events": self.tr("Events")}
        names = tuple(own.get(lane.key, lane.name) for lane in timeline.lanes)
        self.canvas.show_timeline(timeline, names, load_words(language))

    def show_viewpoint(self, as_of: date, selection: str) -> None:
        """Follow the day looked at and the selection."""
        self.canvas.show_viewpoint(as_of, selection)

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setAccessibleName(sentence)

    def _choose(self, mark: TimelineEntry) -> None:
        self._tell(self.canvas.line_of(mark))
        if mark.targets:
            self.reference_chosen.emit(mark.targets[0])
        elif mark.kind is MarkKind.DOCUMENT:
            self.reference_chosen.emit(mark.reference)
