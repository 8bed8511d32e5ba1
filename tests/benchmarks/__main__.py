"""`python3 -m tests.benchmarks [--json] [--only NAME]`: prints the table of promises."""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Modules of this package, each printing its rows as JSON on its last line.
MODULES = (
    *("startup", "window", "library", "map_frames", "own_layer", "layer_file"),
    *("paper", "preview", "desk", "packs", "shelf", "glance", "compare", "slider", "sharing"),
)
LATER: list[str] = []


def main(arguments: list[str]) -> int:
    """Measure every row, each module in a process of its own. Returns 1 where one is short."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.benchmarks")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--only", choices=MODULES, help="one family of rows")
    options = parser.parse_args(arguments)
    from explorer.bootstrap import environment_layout, launcher
    from explorer.bootstrap.environment import interpreter

    python = str(interpreter(Path(launcher.ensure_environment(lock=environment_layout.TEST_LOCK))))
    from tests.benchmarks.table import Row, text_of

    rows: list[Row] = []
    with display() as environ:
        for module in (options.only,) if options.only else MODULES:
            sys.stderr.write(f"measuring {module}\n")
            done = subprocess.run(
                [python, "-m", f"tests.benchmarks.{module}"],
                check=True,
                cwd=ROOT,
                env=environ,
                stdout=subprocess.PIPE,
                text=True,
            )
            rows += [Row(**row) for row in json.loads(done.stdout.splitlines()[-1])]
    if options.json:
        told = [{**asdict(row), "ratio": row.ratio, "verdict": row.verdict} for row in rows]
        print(json.dumps({"rows": told, "later": LATER}, indent=1))
    else:
        print(text_of(rows, LATER))
    return int(any(row.verdict != "pass" for row in rows))


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Return an X display of its own where one can be had, else Qt's offscreen platform."""
    import shutil

    with tempfile.TemporaryDirectory() as home:
        own = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home}
        own |= {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("DATA", "CACHE", "CONFIG")}
        if not shutil.which("Xvfb"):
            sys.stderr.write("Xvfb is not installed; measuring offscreen.\n")
            yield {**own, "QT_QPA_PLATFORM": "offscreen"}
            return
        from tests import displays

        with displays.virtual_display(displays.LAPTOP) as name:
            yield {**own, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
