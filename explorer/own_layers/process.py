"""Starting the process that reads a layer, and understanding what it says."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import FileProblemError, LayerError
from explorer.own_layers.report import LayerReport
from explorer.paths import PROGRAM

_LONGEST_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of the reading process; one of the three is given."""

    stage: str = ""
    report: LayerReport | None = None
    error: str = ""


def command(source: Path, target: Path, *, latitude_first: bool = False) -> list[str]:
    """The process that reads ``source`` and writes its arrays to ``target``."""
    worker = "explorer.own_layers.worker"
    line = [sys.executable, "-m", worker, str(source.absolute()), str(target.absolute())]
    return [*line, "--latitude-first"] if latitude_first else line


def environment() -> Mapping[str, str]:
    """The environment of the process: it finds what this one finds, and no settings of GDAL's.

    The program may run in the system's Python with its packages put on the path by ``main.py``.
    """
    found = dict.fromkeys([str(PROGRAM), *(entry for entry in sys.path if entry)])
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GDAL_", "OGR_", "CPL_", "PROJ_", "PYTHON"))
    }
    return kept | {
        "PYTHONPATH": os.pathsep.join(found),
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def heard(line: str) -> Heard:
    """What a line of the process says; an empty one for anything else."""
    try:
        said = json.loads(line)
    except ValueError:
        return Heard()
    if not isinstance(said, dict):
        return Heard()
    if "report" in said:
        return Heard(report=LayerReport.from_json(said["report"]))
    return Heard(stage=str(said.get("stage", "")), error=str(said.get("error", "")))


def ended_badly(source: Path) -> FileProblemError:
    """The process ended without a word: what the user is told."""
    return FileProblemError(
        source, "reading it failed in a way that points to a damaged file", "export it again"
    )


def read_apart(source: Path, target: Path) -> LayerReport:
    """Read a file in a process of its own and wait. Raises FileProblemError, LayerError."""
    try:
        done = subprocess.run(
            command(source, target),
            env=environment(),
            cwd=PROGRAM,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_SECONDS,
            check=False,
            encoding="utf-8",
        )
    except subprocess.TimeoutExpired:
        raise FileProblemError(source, "reading it takes too long", "simplify it") from None
    for said in map(heard, done.stdout.splitlines()):
        if said.error:
            raise LayerError(said.error)
        if said.report is not None:
            return said.report
    raise ended_badly(source)
