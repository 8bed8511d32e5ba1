"""Timeline at 100,000 events and matrix at 2,000 clauses by 20 parties, frame by frame."""

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from explorer.diagrams.timeline.rows import cluster_row
from explorer.domain.comparison.distance import clause_distance
from explorer.domain.comparison.matrix import Matrix, MatrixRow
from explorer.domain.content.stances import (
    Attribution,
    Confidence,
    Party,
    PartyStances,
    Position,
    Stance,
)
from explorer.domain.content.timeline import Lane, MarkKind, Timeline, TimelineEntry
from explorer.ui.features.matrix.view import MatrixBody
from explorer.ui.features.timeline.view import TimelineBody
from explorer.ui.window.launch import make_application
from tests.benchmarks.opened import wait_until
from tests.benchmarks.table import Row, p95

EVENTS, LANES = 100_000, 12
CLAUSES, PARTIES = 2_000, 20
SIZE = (1000, 420)


def timeline(rng: random.Random) -> Timeline:
    """Lanes of stances over ten years, crowded in places as such things are."""
    lanes = []
    for number in range(LANES):
        days = sorted(
            date(2016, 1, 1).toordinal() + min(3650, round(abs(rng.gauss(0, 1)) * 1200))
            for _ in range(EVENTS // LANES)
        )
        marks = tuple(
            TimelineEntry(
                f"st-{number}-{place}",
                MarkKind.STANCE,
                f"party-{number}",
                date.fromordinal(day),
                f"Said something about clause {place % 28}",
                (f"us-28/{place % 28}",),
                rng.choice(list(Position)).value,
            )
            for place, day in enumerate(days)
        )
        lanes.append(Lane(f"party-{number}", f"Party number {number}", marks))
    return Timeline(tuple(lanes))


class BareSigns(QWidget):
    """Paints as many ready pictures at the same places, and nothing else."""

    def __init__(self, body: TimelineBody) -> None:
        super().__init__()
        self.resize(*SIZE)
        self._canvas = body.canvas
        self._sign = QPixmap(14, 14)
        self._sign.fill(Qt.GlobalColor.darkGreen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        span = self._canvas.span
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for number, row in enumerate(self._canvas._rows):
            y = span.top_of(number) + span.high / 2
            for one in cluster_row(row, span, self._canvas._as_of):
                painter.drawPixmap(QPointF(span.left + one.x, y), self._sign)
        painter.end()


def moves(body: TimelineBody) -> Iterator[Callable[[], None]]:
    """From the whole time down to some days and back, then along."""
    canvas = body.canvas
    for factor in [1 / 1.15] * 45 + [1.15] * 45:
        yield lambda factor=factor: canvas.zoom(factor, date(2017, 3, 1).toordinal() + 0.5)
    canvas.zoom(1 / 20, None)
    for _ in range(60):
        step = canvas.span.days / 50
        yield lambda step=step: canvas.show_span(canvas.span.start + step, canvas.span.end + step)


def timed(widget: QWidget) -> float:
    """Milliseconds to paint a widget at once."""
    start = time.perf_counter()
    widget.repaint()
    return (time.perf_counter() - start) * 1000


def exposed(*widgets: QWidget) -> None:
    """Wait until the widgets are on the screen: before that nothing is painted."""
    wait_until(lambda: all(one.windowHandle().isExposed() for one in widgets))


def timeline_row() -> Row:
    holder = QWidget()
    body = TimelineBody(holder)
    canvas = body.canvas
    canvas.setParent(None)
    canvas.resize(*SIZE)
    canvas.show_viewpoint(date(2019, 1, 1), "us-28/6")
    body.show_timeline(timeline(random.Random(7)), "en")  # noqa: S311
    canvas.show()
    bare = BareSigns(body)
    bare.show()
    exposed(canvas, bare)
    ours, beside = [], []
    for move in moves(body):
        move()
        ours.append(timed(canvas))
        beside.append(timed(bare))
    for widget in (canvas, bare, holder):
        widget.close()
    note = f"{EVENTS:,} stances in {LANES} lanes, zoomed and moved"
    return Row(
        "timeline",
        "timeline frame, zooming and moving, p95",
        p95(ours),
        p95(beside),
        bound=1.5,
        note=note,
    )


def matrix(rng: random.Random) -> Matrix:
    """Return a matrix half full."""
    parties = tuple(Party(f"p{n}", f"Party {n}", f"P{n}") for n in range(PARTIES))
    day = date(2026, 1, 1)
    rows = []
    for clause in range(CLAUSES):
        cells: list[PartyStances | None] = []
        for party in parties:
            if rng.random() < 0.5:
                cells.append(None)
                continue
            stance = Stance(
                f"st-{clause}-{party.reference}",
                f"d/{clause}",
                party.reference,
                rng.choice(list(Position)),
                "Said so",
                day,
                "Somebody",
                rng.choice(list(Attribution)),
                Confidence.HIGH,
                verified=True,
            )
            cells.append(PartyStances(party, (stance,), ()))
        stances = [one for cell in cells if cell is not None for one in cell.current]
        distance = clause_distance(f"d/{clause}", stances, ("p0", "p1", "p2", "p3"), day)
        title = f"Clause number {clause}"
        rows.append(MatrixRow(f"d/{clause}", str(clause), title, (), tuple(cells), distance))
    return Matrix("d", "Document", day, parties, 5, (), tuple(rows))


def matrix_row() -> Row:
    made = matrix(random.Random(7))  # noqa: S311
    holder = QWidget()
    body = MatrixBody(holder)
    body.setParent(None)
    body.resize(*SIZE)
    body.show()
    exposed(body)
    start = time.perf_counter()
    body.show_matrix(made, "en")
    body.view.viewport().repaint()
    ours = (time.perf_counter() - start) * 1000
    bare = QTableWidget(CLAUSES, PARTIES)
    bare.resize(*SIZE)
    bare.show()
    exposed(bare)
    start = time.perf_counter()
    for number in range(CLAUSES):
        for column in range(PARTIES):
            bare.setItem(number, column, QTableWidgetItem("x"))
    bare.viewport().repaint()
    beside = (time.perf_counter() - start) * 1000
    for shown in (body, bare, holder):
        shown.close()
    note = f"{CLAUSES:,} clauses by {PARTIES} parties, until painted; beside a QTableWidget of them"
    return Row("matrix", "matrix until painted", ours, beside, bound=1.0, note=note)


def main() -> None:
    application = make_application()
    rows = [timeline_row(), matrix_row()]
    print(json.dumps([asdict(row) for row in rows]))
    application.quit()


if __name__ == "__main__":
    main()
