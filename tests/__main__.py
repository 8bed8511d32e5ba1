"""`python3 -m tests [pytest arguments]`: sets up the tools, then style, types and every test."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy", "--strict", "explorer", "main.py"],
}


def main(arguments: list[str]) -> int:
    """Run everything, even after a failure, so that one run tells all."""
    if sys.version_info < (3, 11):
        print("The tests need Python 3.11 or newer.", file=sys.stderr)
        return 1
    from explorer.bootstrap import environment_layout, launcher
    from explorer.bootstrap.environment import interpreter

    folder = launcher.ensure_environment(lock=environment_layout.TEST_LOCK)
    python = str(interpreter(Path(folder)))
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    failed = []
    for name, check in CHECKS.items():
        print(f"{name}: {' '.join(check)}", flush=True)
        if subprocess.run([python, "-m", *check], cwd=ROOT, check=False).returncode:
            failed.append(name)
    workers = [] if "-n" in arguments else ["-n", "2"]
    command = [python, "-m", "pytest", "-q", *workers, *arguments]
    if subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode:
        failed.append("tests")
    if failed:
        print(f"Not in order: {', '.join(failed)}.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
