"""Check of the frozen program: commands of every kind, and the window's self-test.

A module that was not packed is missed only when it is used.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

_PATIENCE_SECONDS = 60
_WITHOUT_FOLDER = frozenset({"--version", "completion bash"})
#: Commands that end with status 0. After -o stands a file that exists afterwards.
COMMANDS = (
    "--version",
    "list",
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
    "print 21-23 -o sheet.docx",
    "print 21 -o sheet.pptx",
    "print 21 -o sheet.html",
    "print 21 -o sheet.md",
    "print --overview us-28 -o table.xlsx",
    "map -o map.svg --clause 21",
    "map -o map.png --clause 21",
    "map -o map.geojson",
    "map -o map.kml",
    "map -o map.gpkg",
    "map -o change.pdf --since 2025-11-23",
    "key make press",
    "pack new my-pack",
    "pack info good-friday-1998",
    "pack export good-friday-1998 -o pack.ppack",
    "pack sign pack.ppack --key press",
    "pack verify good-friday-1998-1.ppack",
    "pack install good-friday-1998-1.ppack",
    "pack export ukraine-2025 --document us-28 -o us-28.xml",
    "import us-28.xml",
    "import sheet.docx",
    "library search amnesty",
    "completion bash",
)


def check_folder(folder: Path) -> None:
    """Run every command and the self-test of the window. Raises RuntimeError with what failed."""
    with tempfile.TemporaryDirectory(prefix="clause-explorer-check-") as name:
        work = Path(name)
        results = [_check_command(folder, words, work) for words in COMMANDS]
        results.append(_check_layer(folder, work))
        results.append(_check_window(folder, work))
    print(json.dumps(results, indent=1))
    failed = [str(result["command"]) for result in results if not result["ok"]]
    if failed:
        raise RuntimeError(f"the frozen program fails in: {'; '.join(failed)}")


def _check_command(folder: Path, words: str, work: Path) -> dict[str, object]:
    """Run a command of the frozen program in the folder for its files."""
    arguments = [*words.split(), "--data-dir", str(work / "data")]
    if words in _WITHOUT_FOLDER:
        arguments = words.split()
    result = _run(folder / "clause-explorer", arguments, work)
    if "-o" in arguments and not (work / arguments[arguments.index("-o") + 1]).is_file():
        result["ok"] = False
    return result


def _check_layer(folder: Path, work: Path) -> dict[str, object]:
    """Read a map layer in the child process, whose last line reports what was read."""
    arguments = ["-m", "explorer.local_layers.worker", "map.kml", "layer.npz"]
    result = _run(folder / "clause-explorer", arguments, work)
    return {**result, "ok": result["ok"] and '"report"' in str(result["output"])}


def _check_window(folder: Path, work: Path) -> dict[str, object]:
    """Run the self-test of the window twice: the second start has the picture of the first."""
    virtual = [] if os.environ.get("DISPLAY") else [shutil.which("xvfb-run") or "xvfb-run", "-a"]
    arguments = ["--self-test", "--data-dir", str(work / "window")]
    result: dict[str, object] = {}
    for _ in range(2):
        result = _run(folder / "clause-explorer-window", arguments, work, virtual)
        if not result["ok"]:
            break
    return result


def _run(
    program: Path, arguments: list[str], work: Path, before: list[str] | None = None
) -> dict[str, object]:
    """Run a program in a folder, without the settings of Python; return what happened."""
    environ = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    start = time.monotonic()
    try:
        done = subprocess.run(
            [*(before or []), str(program), *arguments],
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
        return {"command": " ".join(arguments), "ok": False, "output": problem}
    lines = (done.stdout.strip() or done.stderr.strip()).splitlines() or [""]
    return {
        "command": " ".join(arguments),
        "ok": done.returncode == 0,
        "seconds": round(time.monotonic() - start, 2),
        "output": lines[-1][:300] if not done.returncode else done.stderr.strip()[-600:],
    }
