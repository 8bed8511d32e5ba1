"""Check of the frozen program by its own self-test: every view, dialog and kind of command."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_PATIENCE_SECONDS = 900


def check_folder(executable: Path) -> None:
    """Run the self-test twice: the second start has the picture of the first.

    Raises RuntimeError with what failed.
    """
    needs_display = sys.platform == "linux" and not os.environ.get("DISPLAY")
    virtual = ["xvfb-run", "-a"] if needs_display else []
    with tempfile.TemporaryDirectory(prefix="clause-explorer-check-") as data:
        for _ in range(2):
            report = run_self_test([*virtual, str(executable)], Path(data))
            print(json.dumps(report, indent=1))
            if not report["ok"]:
                raise RuntimeError(f"the frozen program fails: {report['problems']}")


def run_self_test(command: list[str], data: Path) -> dict[str, object]:
    """Run a program's self-test and return its report."""
    done = subprocess.run(
        [*command, "--self-test", "--data-dir", str(data)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_PATIENCE_SECONDS,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    lines = done.stdout.strip().splitlines()
    if not lines:
        return {"ok": False, "problems": [done.stderr.strip()[-2000:]]}
    report: dict[str, object] = json.loads(lines[-1])
    return report
