"""Frames of the map under a layer of the user's own with a million points, and its memory."""

import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.cartography.local_layer.level_of_detail import local_layer
from explorer.cartography.local_layer.tiles import fills, level_for, outlines
from explorer.ui.features.map.basemap_cache import BasemapCache
from explorer.ui.features.map.local_layer_painter import line_pen, piece_path
from explorer.ui.features.map.shape_painter import km_to_pixels
from explorer.ui.features.map.view import MapBody
from tests import local_layer_shapes
from tests.benchmarks.map_frames import FRAME_S, BareMap, panning, zooming
from tests.benchmarks.opened import open_window, settle, wait_until
from tests.benchmarks.table import Row, p95
from tests.benchmarks.timing import timed

POINTS = 1_000_000
#: A frame with more of one colour than this shows no map.
BLANK = 0.98
_ALL = 1 << 40


class BareOwnMap(BareMap):
    """Paints the pack's paths and those of own layers that meet the view, and nothing else."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        view, inks = self.view, self._inks
        if view is None or inks is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(km_to_pixels(view))
        for layer in self._scene.drawn_local:
            level, style = level_for(layer, view.scale), inks[layer.style].style
            for piece in fills(layer, level, view.extent, _ALL, 0.0):
                painter.fillPath(piece_path(piece), inks[layer.style].fill)
            for piece in outlines(level, view.extent, _ALL):
                painter.strokePath(piece_path(piece), line_pen(style, 1.0))
        painter.end()


def is_blank(widget: QWidget) -> bool:
    """Return True if a widget shows one colour and little else."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32)[::37]
    return Counter(pixels.tolist()).most_common(1)[0][1] > BLANK * len(pixels)


def frames(
    body: MapBody, steps: Iterator[Callable[[], None]]
) -> tuple[list[float], list[float], int]:
    """Milliseconds of each step with its paint, of the bare paint, and how many were blank."""
    bare = BareOwnMap(body)
    bare.resize(body.canvas.viewport().size())
    bare.show()
    settle(0.3)
    ours, others, blank = [], [], 0
    for count, step in enumerate(steps):
        ours.append(timed(lambda step=step: (step(), body.canvas.viewport().repaint())))
        blank += is_blank(body.canvas.viewport())
        if count % 8 == 0:  # it takes so long that all of them would take minutes
            bare.view = body.canvas.view()
            bare.repaint()
            others.append(timed(bare.repaint))
        settle(FRAME_S)
    bare.close()
    return ours, others, blank


def until_sharp(body: MapBody) -> list[float]:
    """Milliseconds from a zoom until nothing is a stand-in any more, at scales far apart."""
    sheet, times = body.canvas.sheet, []
    for factor in (0.3, 2.0, 4.0, 3.0):
        begin = time.perf_counter()
        body.canvas.zoom(factor)
        body.canvas.viewport().repaint()
        wait_until(lambda: sheet._ground.picture_for(sheet.last_view) is not None)
        times.append((time.perf_counter() - begin) * 1000)
        settle(1.0)
    return times


def watch_steps() -> list[float]:
    """From now on, how many milliseconds the map paints at a stretch between frames."""
    times: list[float] = []
    refine = BasemapCache.refine

    def timed_refine(ground: BasemapCache, view: object, budget: float) -> bool:
        begin = time.perf_counter()
        done = refine(ground, view, budget)  # type: ignore[arg-type]
        times.append((time.perf_counter() - begin) * 1000)
        return done

    BasemapCache.refine = timed_refine  # type: ignore[method-assign,assignment]
    return times


def resident_mib() -> float:
    """Return what this process holds of memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def main() -> None:
    """Measure in the real window and print the rows."""
    rows = []
    with tempfile.TemporaryDirectory() as data:
        application, window, browsing = open_window(Path(data))
        browsing.select("us-28/21")
        settle(2.0)
        body = window.map.body
        assert body is not None
        before = resident_mib()
        geometry = local_layer_shapes.borders(POINTS)
        layer = local_layer(local_layer_shapes.entry(geometry), geometry)
        window.map.set_local((layer,))
        settle(3.0)
        held = resident_mib() - before
        slices = watch_steps()
        for name, steps in (("panning", panning(body)), ("zooming", zooming(body))):
            ours, bare, blank = frames(body, steps)
            assert not blank, f"{blank} blank frames while {name}"
            rows.append(
                Row(
                    f"own_layer_{name}",
                    f"map frame {name}, one million vertices, p95",
                    p95(ours),
                    p95(bare),
                    1.0,
                    note=f"{len(ours)} frames, none blank; the bundled map below",
                )
            )
            body.fit()
            settle(2.0)
        rows.append(
            Row(
                "own_layer_sharp",
                "from a zoom until all of that layer is sharp, longest",
                max(until_sharp(body)),
                note="70 of them wait for the wheel to come to rest",
            )
        )
        rows.append(
            Row(
                "own_layer_step",
                "painting at a stretch between frames, longest",
                max(slices),
                0.0,
                allowance=16,
                note=f"{len(slices)} slices, median {sorted(slices)[len(slices) // 2]:.1f} ms",
            )
        )
        # In kilometres and in degrees, as any program would hold them.
        arrays = 2 * geometry.points.nbytes / 2**20
        rows.append(Row("own_layer_memory", "memory of that layer, MiB", held, arrays, 3.0))
        window.close()
        application.quit()
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
