"""Start-up and memory: the program and the bare thing started in turn, as medians."""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.table import Row, middle
from tests.benchmarks.timing import samples

ROOT = Path(__file__).resolve().parents[2]
RUNS = samples(9, 5)


def last_line(*arguments: str) -> str:
    """Return what a program of ours prints last."""
    done = subprocess.run(
        [sys.executable, *arguments], check=True, cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout.splitlines()[-1]


def rows() -> list[Row]:
    """First paint, everything shown, and the peak memory then."""
    windows: list[float] = []
    everything: list[tuple[float, float]] = []
    ours: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as data:
        start = ("main.py", "--self-test", "--data-dir", data)
        last_line(*start)  # the first start builds the pack and stores the first view
        for _ in range(RUNS):
            windows.append(float(last_line("-m", "tests.benchmarks.bare_window")))
            ours.append(json.loads(last_line(*start)))
            ready, peak = last_line("-m", "tests.benchmarks.bare_everything").split()
            everything.append((float(ready), float(peak)))
    note = f"medians of {RUNS} starts in turn; the files are in the system's cache"
    return [
        Row(
            "first_paint",
            "process start to first painted window",
            middle([start["first_paint_ms"] for start in ours]),
            middle(windows),
            1.3,
            note=note,
        ),
        Row(
            "ready",
            "process start to everything shown",
            middle([start["ready_ms"] for start in ours]),
            middle([ready for ready, _ in everything]),
            0.5,
        ),
        Row(
            "live",
            "the same until a click is answered and the map pans",
            middle([start["live_ms"] for start in ours]),
            middle([ready for ready, _ in everything]),
            1.1,
        ),
        Row(
            "memory",
            "peak memory then, MiB",
            middle([start["peak_mib"] for start in ours]),
            middle([peak for _, peak in everything]),
            1.35,
        ),
    ]


if __name__ == "__main__":
    print(json.dumps([asdict(row) for row in rows()]))
