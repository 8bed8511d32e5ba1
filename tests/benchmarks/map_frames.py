"""Frames of the map while it is panned and zoomed, beside a bare QPainter on the same paths."""

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import chain, repeat
from pathlib import Path

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.cartography.scene.label_placement import View
from explorer.ui.features.map.shape_painter import Paths, km_to_pixels
from explorer.ui.features.map.view import MapBody
from tests.benchmarks.opened import open_window, settle
from tests.benchmarks.table import Row, p95
from tests.benchmarks.timing import timed

FRAME_S = 0.016


class BareMap(QWidget):
    """Paints every path of the scene that meets the view, and nothing else; keeps no picture."""

    def __init__(self, body: MapBody) -> None:
        super().__init__()
        self._scene, self._paths = body.scene, Paths()
        self._inks = body.canvas.sheet._inks
        self.view: View | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self.view
        if view is None or self._inks is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._inks.colour("background"))
        painter.setTransform(km_to_pixels(view))
        for layer in self._scene.drawn:
            for shape in layer.shapes:
                if shape.type == "point" or not shape.box.meets(view.extent):
                    continue
                path, ink = self._paths.of(shape, view.scale), self._inks[shape.style]
                if shape.type == "polygon" and ink.fill is not None:
                    painter.fillPath(path, ink.fill)
                if ink.pen is not None:
                    painter.strokePath(path, ink.pen)
        painter.end()


def panning(body: MapBody) -> Iterator[Callable[[], None]]:
    """Drags to and fro, a dozen pixels a frame, as a hand does."""
    for dx, dy in chain(
        repeat((12, 0), 50), repeat((0, 12), 40), repeat((-12, -6), 60), repeat((3, -9), 50)
    ):

        def step(dx: int = dx, dy: int = dy) -> None:
            scale = body.canvas.view().scale
            body.canvas.box.translateBy(x=dx / scale, y=dy / scale)

        yield step


def zooming(body: MapBody) -> Iterator[Callable[[], None]]:
    """Return a wheel turned in and out around a spot beside the middle."""
    for factor in chain(
        repeat(1.12, 18), repeat(1 / 1.12, 26), repeat(1.12, 20), repeat(1 / 1.12, 12)
    ):

        def step(factor: float = factor) -> None:
            x, y = body.canvas.extent().centre
            body.canvas.zoom(factor, (x + 8, y - 5))

        yield step


def frames(body: MapBody, steps: Iterator[Callable[[], None]]) -> tuple[list[float], list[float]]:
    """Milliseconds of each step with its paint, and of the bare paint of the same view."""
    bare = BareMap(body)
    bare.resize(body.canvas.viewport().size())
    bare.show()
    settle(0.3)
    ours, others = [], []
    for step in steps:
        ours.append(timed(lambda step=step: (step(), body.canvas.viewport().repaint())))
        bare.view = body.canvas.view()
        bare.repaint()  # makes the paths of a new scale, which the next one then has
        others.append(timed(bare.repaint))
        settle(FRAME_S)  # what is refined between frames belongs to the program's way
    bare.close()
    return ours, others


def main() -> None:
    """Measure in the real window and print the rows."""
    rows = []
    with tempfile.TemporaryDirectory() as data:
        application, window, browsing = open_window(Path(data))
        browsing.select("us-28/21")
        settle(1.0)
        body = window.map.body
        assert body is not None
        for name, steps in (("panning", panning(body)), ("zooming", zooming(body))):
            ours, bare = frames(body, steps)
            rows.append(
                Row(
                    f"map_{name}",
                    f"map frame while {name}, p95",
                    p95(ours),
                    p95(bare),
                    1.0,
                    note=f"{len(ours)} frames; names, legend and lifted-out features in ours alone",
                )
            )
            body.fit()
            settle(1.0)
        window.close()
        application.quit()
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
