"""Starting the process that reads a layer, and understanding what it says."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import FileProblemError, LayerError
from explorer.local_layers.import_report import LayerReport
from explorer.system.limits import MAX_LAYER_SECONDS
from explorer.system.paths import PROGRAM


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of the reading process; one of the three is given."""

    stage: str = ""
    report: LayerReport | None = None
    error: str = ""


def command(
    source: Path, target: Path, *, latitude_first: bool = False, ends_with_input: bool = False
) -> list[str]:
    """The process that reads ``source`` and writes its arrays to ``target``.

    With ``ends_with_input`` it ends when its standard input does: when this program is gone.
    """
    worker = "explorer.local_layers.worker"
    line = [sys.executable, "-m", worker, str(source.absolute()), str(target.absolute())]
    line += ["--latitude-first"] if latitude_first else []
    return [*line, "--end-with-input"] if ends_with_input else line


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


def ended_badly(source: Path, by_signal: int = 0) -> FileProblemError:
    """Return what the user reads where the process ended without a word, perhaps by a signal."""
    if by_signal == getattr(signal, "SIGXCPU", -1):
        return took_too_long(source)
    return FileProblemError(
        source, "reading it failed in a way that points to a damaged file", "export it again"
    )


def took_too_long(source: Path) -> FileProblemError:
    """Return what the user reads where the process was ended for want of an end."""
    return FileProblemError(
        source, "reading it takes too long", "simplify it, or export the layers that you need"
    )


def read_apart(source: Path, target: Path) -> LayerReport:
    """Read a file in a process of its own and wait. Raises FileProblemError, LayerError."""
    with subprocess.Popen(
        command(source, target, ends_with_input=True),
        env=environment(),
        cwd=PROGRAM,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        lines = _lines_of(process, source)
    for said in map(heard, lines):
        if said.error:
            raise LayerError(said.error)
        if said.report is not None:
            return said.report
    raise ended_badly(source, -process.returncode)


def _lines_of(process: "subprocess.Popen[str]", source: Path) -> list[str]:
    """Return what the process says until it ends; its input stays open meanwhile."""
    timer = threading.Timer(MAX_LAYER_SECONDS, process.kill)
    timer.start()
    try:
        assert process.stdout is not None
        lines = process.stdout.read().splitlines()
        process.wait()
        if not timer.is_alive():
            raise took_too_long(source)
    except BaseException:
        process.kill()
        raise
    finally:
        timer.cancel()
    return lines
