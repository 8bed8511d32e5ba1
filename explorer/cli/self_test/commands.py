"""Self-test of the commands: a command of every kind, each in a process of its own.

Those of the desk need what a person wrote, so that only their help is asked for.

A module that a frozen program lacks is missed only when it is used; so each is used here.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from explorer.errors import UserFacingError
from explorer.local_layers.child_process import read_in_process
from explorer.system.own_command import own_command

_PATIENCE_SECONDS = 120
#: Commands that take no folder for data.
_WITHOUT_DATA = frozenset({"--version", "help print", "desk --help", "completion bash"})
#: Commands that end with status 0. After -o stands a file that exists afterwards.
COMMANDS = (
    "--version",
    "help print",
    "list",
    "list --json",
    "show us-28/21",
    "show us-28/21 --lang uk",
    "search territory party:ukraine",
    "search who opposes amnesty",
    "compare us-28 e3 -o compare.docx",
    "concordance -o concordance.pdf",
    "dependencies 21 -o dependencies.pdf",
    "decision -o decision.html",
    "new --since 2025-12-01",
    "timeline -o timeline.ics",
    "print 21 -o sheet.pdf",
    "print 21 -o sheet.pdf --lang uk --force",
    "print 21-23 -o sheet.docx",
    "print 21 -o sheet.odt",
    "print 21 -o sheet.pptx",
    "print 21 -o sheet.html",
    "print 21 -o sheet.md",
    "print 21 -o sheet.eml",
    "print 21 -o sheet.epub",
    "print --overview us-28 -o table.xlsx",
    "map -o map.svg --clause 21",
    "map -o map.png --clause 21",
    "map -o map.geojson",
    "map -o map.kml",
    "map -o map.gpkg",
    "map -o map.fgb",
    "map -o change.pdf --since 2025-11-23",
    "key make press",
    "key list",
    "pack new my-pack",
    "pack check",
    "pack info good-friday-1998",
    "pack export good-friday-1998 -o pack.ppack",
    "pack sign pack.ppack --key press",
    "pack verify good-friday-1998-1.ppack",
    "pack install good-friday-1998-1.ppack",
    "pack list",
    "pack export ukraine-2025 --document us-28 -o us-28.xml",
    "import us-28.xml",
    "import sheet.docx",
    "desk --help",
    "library search amnesty",
    "team init briefing --dry-run",
    "completion bash",
)
#: Layers that the child process reads, each written by a command before.
LAYERS = ("map.geojson", "map.kml", "map.gpkg", "map.fgb")


def check_commands(commands: Sequence[str] = COMMANDS) -> list[dict[str, object]]:
    """Run commands and read layers in a temporary folder; return what happened, as JSON holds it.

    Each result has ``command``, ``ok``, ``seconds`` and ``output``: the last line, or the errors.
    """
    with tempfile.TemporaryDirectory(prefix="clause-explorer-") as name:
        work = Path(name)
        results = [_check_command(words, work) for words in commands]
        layers = [layer for layer in LAYERS if (work / layer).is_file()]
        return results + [_check_layer(layer, work) for layer in layers]


def _check_command(words: str, work: Path) -> dict[str, object]:
    arguments = words.split()
    data = [] if words in _WITHOUT_DATA else ["--data-dir", str(work / "data")]
    result = _result(words, own_command(*arguments, *data, has_console=True), work)
    if "-o" in arguments and not (work / arguments[arguments.index("-o") + 1]).is_file():
        result["ok"] = False
    return result


def _check_layer(layer: str, work: Path) -> dict[str, object]:
    """Read a map layer in the child process, as the window does."""
    start = time.monotonic()
    problem = ""
    try:
        read_in_process(work / layer, work / f"{layer}.npz")
    except UserFacingError as error:
        problem = str(error)
    seconds = round(time.monotonic() - start, 2)
    return {
        "command": f"layer {layer}",
        "ok": not problem,
        "seconds": seconds,
        "output": problem or "The layer was read.",
    }


def _result(words: str, command: list[str], work: Path) -> dict[str, object]:
    """Run a command in a folder, without the settings of another Python."""
    environ = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    start = time.monotonic()
    try:
        done = subprocess.run(
            command,
            cwd=work,
            env=environ,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        problem = f"it did not end in {_PATIENCE_SECONDS} seconds"
        return {"command": words, "ok": False, "seconds": _PATIENCE_SECONDS, "output": problem}
    lines = (done.stdout.strip() or done.stderr.strip()).splitlines() or [""]
    return {
        "command": words,
        "ok": done.returncode == 0,
        "seconds": round(time.monotonic() - start, 2),
        "output": lines[-1][:300] if not done.returncode else done.stderr.strip()[-600:],
    }
