"""`python3 -m tests.benchmarks`: prints the table of promises.

--quick           the rows of daily use, in less than three minutes
--only NAME       a family of rows
--json            as JSON, to be stored for a later --compare
--compare FILE    beside an earlier run; status 1 if a row became slower
"""

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

from tests.benchmarks.table import Row, compared_value, is_slower, text_of
from tests.benchmarks.timing import QUICK_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
#: Modules of this package, each printing its rows as JSON on its last line.
MODULES = (
    *("startup", "window", "library", "map_frames", "own_layer", "layer_file"),
    *("paper", "preview", "desk", "packs", "shelf", "glance", "compare", "slider", "sharing"),
    *("growth", "long_text", "team"),
)
QUICK = ("startup", "window", "map_frames", "desk", "glance", "slider")


def main(arguments: list[str]) -> int:
    """Measure every row, each module in a process of its own.

    Return 1 if a row is short, failed, or became slower than in the compared run.
    """
    parser = argparse.ArgumentParser(prog="python3 -m tests.benchmarks")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--only", choices=MODULES, help="a family of rows")
    parser.add_argument("--quick", action="store_true", help="the rows of daily use")
    parser.add_argument("--compare", type=Path, help="JSON of an earlier run")
    options = parser.parse_args(arguments)
    from explorer.bootstrap import environment_layout, launcher
    from explorer.bootstrap.environment import interpreter

    python = str(interpreter(Path(launcher.ensure_environment(lock=environment_layout.TEST_LOCK))))
    earlier = read_earlier(options.compare) if options.compare else None
    modules = QUICK if options.quick else MODULES
    with display() as environ:
        if options.quick:
            environ[QUICK_VARIABLE] = "1"
        rows, failed = measure((options.only,) if options.only else modules, python, environ)
    if options.json:
        listed = [{**asdict(row), "ratio": row.ratio, "verdict": row.verdict} for row in rows]
        print(json.dumps({"rows": listed, "failed": failed}, indent=1))
    else:
        print(text_of(rows, earlier))
        for module in failed:
            print(f"{module}: could not be measured")
    is_short = any(row.verdict != "pass" for row in rows)
    became_slower = earlier is not None and any(is_slower(row, earlier) for row in rows)
    return int(is_short or became_slower or bool(failed))


def measure(
    modules: tuple[str, ...], python: str, environ: dict[str, str]
) -> tuple[list[Row], list[str]]:
    """Run the modules in turn; return their rows, and the modules that failed."""
    rows: list[Row] = []
    failed: list[str] = []
    for module in modules:
        sys.stderr.write(f"measuring {module}\n")
        done = subprocess.run(
            [python, "-m", f"tests.benchmarks.{module}"],
            check=False,
            cwd=ROOT,
            env=environ,
            stdout=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            failed.append(module)
        else:
            rows += [Row(**row) for row in json.loads(done.stdout.splitlines()[-1])]
    return rows, failed


def read_earlier(path: Path) -> dict[str, float]:
    """Return the compared value of each row of an earlier run, by its key."""
    fields = Row.__dataclass_fields__
    stored = json.loads(path.read_text(encoding="utf-8"))["rows"]
    rows = [Row(**{name: row[name] for name in fields if name in row}) for row in stored]
    return {row.key: compared_value(row) for row in rows}


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
