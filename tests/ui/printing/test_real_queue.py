"""Printing to a real CUPS queue, through the preview and the system's own print dialog."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from explorer.reports.formats.pdf_raster import PagePicture, page_sizes, picture
from tests.print_queue import QUEUE, PrintQueue, print_queue
from tests.programs import ROOT

WIDTH = 800
FIELDS = (70, 50)
#: Of 255. Two pages of dense text differ by ten and more.
CLOSE = 1.5


@pytest.fixture(scope="module")
def queue() -> Iterator[PrintQueue]:
    with print_queue() as made:
        yield made


def told(
    compiled: Path, folder: Path, environ: dict[str, str], choices: dict[str, Any]
) -> dict[str, Any]:
    """Print as a user would, in a process of its own; gives what the preview said."""
    module = "tests.ui.printing.printing_user"
    done = subprocess.run(
        [sys.executable, "-m", module, str(compiled), str(folder), json.dumps(choices)],
        cwd=ROOT,
        env={**environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def tones(drawn: PagePicture, *, across: bool) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """Mean colours of a page's fields, as it is read; letters may lie a fraction of a dot aside."""
    flat = np.frombuffer(drawn.pixels, dtype=np.uint8)
    pixels = flat.reshape(drawn.height, drawn.width, 4)[..., :3].astype(np.float64)
    if (drawn.width > drawn.height) != across:
        pixels = np.rot90(pixels)
    high, wide = FIELDS if not across else FIELDS[::-1]
    ends = [
        np.linspace(0, length, parts + 1).round().astype(int)
        for length, parts in ((pixels.shape[0], high), (pixels.shape[1], wide))
    ]
    sums = np.add.reduceat(np.add.reduceat(pixels, ends[0][:-1], axis=0), ends[1][:-1], axis=1)
    areas = np.outer(np.diff(ends[0]), np.diff(ends[1]))[..., None]
    return np.asarray(sums / areas)


def difference(one: PagePicture, printed: PagePicture) -> float:
    """Mean difference of colours between a page seen and a page printed, of 255."""
    across = one.width > one.height
    seen, got = tones(one, across=across), tones(printed, across=across)
    # A page across may be turned to either side.
    return min(float(np.abs(seen - way).mean()) for way in (got, got[::-1, ::-1]))


def drawn(pdf: bytes, index: int) -> PagePicture:
    size = page_sizes(pdf)[index]
    return picture(pdf, index, WIDTH if not size.across else round(WIDTH * 842 / 595))


def test_what_comes_out_are_the_pages_that_were_seen(
    compiled_pack: Path, tmp_path: Path, queue: PrintQueue
) -> None:
    said = told(compiled_pack, tmp_path, queue.environ, {"printers": QUEUE})
    assert said == {"status": "Sent to printer.", "boxes": []}
    job, seen = queue.newest_job(), (tmp_path / "book.pdf").read_bytes()
    assert job.title == "Small book"
    assert job.copies == 1
    assert "sides=one-sided" in job.options
    sizes, came = page_sizes(seen), page_sizes(job.pdf)
    assert [size.across for size in sizes].count(True) == 1
    assert len(came) == len(sizes)
    assert difference(drawn(seen, 2), drawn(job.pdf, 3)) > 2 * CLOSE
    for index, (size, out) in enumerate(zip(sizes, came, strict=True)):
        # To size: a page across lies turned on the same paper.
        assert sorted((out.width, out.height)) == pytest.approx(
            sorted((size.width, size.height)), abs=1
        )
        assert difference(drawn(seen, index), drawn(job.pdf, index)) < CLOSE, index


def test_what_was_chosen_in_the_dialog_reaches_the_printer(
    compiled_pack: Path, tmp_path: Path, queue: PrintQueue
) -> None:
    choices = {
        "printers": QUEUE,
        "copies": 2,
        "duplexLong": True,
        "pagesRadioButton": True,
        "pagesLineEdit": "3,5",
    }
    told(compiled_pack, tmp_path, queue.environ, choices)
    job, seen = queue.newest_job(), (tmp_path / "book.pdf").read_bytes()
    assert job.copies == 2
    assert "sides=two-sided-long-edge" in job.options
    assert "Duplex=DuplexNoTumble" in job.options
    assert len(page_sizes(job.pdf)) == 2
    for place, index in enumerate((2, 4)):
        assert difference(drawn(seen, index), drawn(job.pdf, place)) < CLOSE


def test_without_any_printer_the_user_is_told(compiled_pack: Path, tmp_path: Path) -> None:
    nowhere = {**os.environ, "CUPS_SERVER": str(tmp_path / "nothing")}
    said = told(compiled_pack, tmp_path, nowhere, {})
    assert said["boxes"] == ["No printer found."]
