"""Start of the process that reads a layer, and parsing of its output."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import FileProblemError, LayerError, MapFormatError
from explorer.local_layers.import_report import LayerReport
from explorer.system.limits import MAX_LAYER_SECONDS
from explorer.system.own_command import own_command
from explorer.system.paths import PROGRAM

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkerMessage:
    """One line of the reading process; exactly one of the three fields is set."""

    stage: str = ""
    report: LayerReport | None = None
    error: str = ""


def command(
    source: Path, target: Path, *, latitude_first: bool = False, ends_with_input: bool = False
) -> list[str]:
    """Return the command of the process that reads ``source`` and writes its arrays to ``target``.

    With ``ends_with_input`` it ends at the end of its standard input: when this program exits.
    """
    options = ["--latitude-first"] if latitude_first else []
    options += ["--end-with-input"] if ends_with_input else []
    paths = (str(source.absolute()), str(target.absolute()))
    return own_command(*paths, *options, module="explorer.local_layers.worker")


def environment() -> Mapping[str, str]:
    """Return the environment of the process: the import path of this one, no GDAL settings.

    The program may run in the system's Python with its packages put on the path by ``main.py``.
    """
    paths = dict.fromkeys([str(PROGRAM), *(entry for entry in sys.path if entry)])
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GDAL_", "OGR_", "CPL_", "PROJ_", "PYTHON"))
    }
    return inherited | {
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def parse_message(line: str) -> WorkerMessage:
    """Return the message in a line of the process, or an empty one for any other output."""
    try:
        message = json.loads(line)
    except ValueError:
        return WorkerMessage()
    if not isinstance(message, dict):
        return WorkerMessage()
    if "report" in message:
        report = LayerReport.from_json(message["report"])
        logger.info(
            "read layer %s: features %d, vertices %d", report.file, report.features, report.vertices
        )
        return WorkerMessage(report=report)
    return WorkerMessage(stage=str(message.get("stage", "")), error=str(message.get("error", "")))


def failed_error(source: Path, by_signal: int = 0) -> FileProblemError:
    """Return the error if the process ended without a message, perhaps by a signal."""
    if by_signal == getattr(signal, "SIGXCPU", -1):
        return timeout_error(source)
    return FileProblemError(
        source, "reading it failed in a way that points to a damaged file", "export it again"
    )


def timeout_error(source: Path) -> FileProblemError:
    """Return the error if the process exceeded its time limit."""
    return FileProblemError(
        source, "reading it takes too long", "simplify it, or export the layers that you need"
    )


def read_in_process(source: Path, target: Path) -> LayerReport:
    """Read a file in a separate process and wait. Raises FileProblemError, LayerError."""
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
    for message in map(parse_message, lines):
        if message.error:
            raise LayerError(message.error)
        if message.report is not None:
            return message.report
    raise failed_error(source, -process.returncode)


def convert_geojson(geojson: str, ending: str) -> bytes:
    """Return GeoJSON as KML, GeoPackage or FlatGeobuf. Raises MapFormatError if GDAL fails."""
    with tempfile.TemporaryDirectory(prefix="clause-explorer-map-") as folder:
        source, target = Path(folder) / "map.geojson", Path(folder) / f"map{ending}"
        source.write_text(geojson, encoding="utf-8")
        writer = "explorer.local_layers.gis_writer"
        try:
            done = subprocess.run(
                own_command(str(source), str(target), module=writer),
                env=environment(),
                cwd=PROGRAM,
                capture_output=True,
                check=False,
                timeout=MAX_LAYER_SECONDS,
            )
        except subprocess.TimeoutExpired as error:
            logger.error("GDAL did not write %s in %s s", ending, MAX_LAYER_SECONDS)
            raise MapFormatError(ending) from error
        if done.returncode or not target.is_file():
            logger.error("GDAL could not write %s: %s", ending, done.stderr.decode()[-2000:])
            raise MapFormatError(ending)
        return target.read_bytes()


def _lines_of(process: "subprocess.Popen[str]", source: Path) -> list[str]:
    """Yield the lines of the process until it ends; its input stays open meanwhile."""
    timer = threading.Timer(MAX_LAYER_SECONDS, process.kill)
    timer.start()
    try:
        assert process.stdout is not None
        lines = process.stdout.read().splitlines()
        process.wait()
        if not timer.is_alive():
            raise timeout_error(source)
    except BaseException:
        process.kill()
        raise
    finally:
        timer.cancel()
    return lines
