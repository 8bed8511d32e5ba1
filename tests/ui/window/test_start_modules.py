"""What may be imported before the first paint, and before everything is shown and answers."""

import json
import subprocess
import sys
from pathlib import Path

from explorer.system.paths import PROGRAM

#: Reports the modules that are loaded at each stage of a start.
WATCHED_START = """
import json, sys
from explorer import app
from explorer.ui.window import launch
from explorer.ui.window import main_window

loaded = {}
note_paint = main_window.MainWindow._note_paint

def paint(window):
    loaded.setdefault("painted", sorted(sys.modules))
    note_paint(window)

main_window.MainWindow._note_paint = paint
fill = launch.WindowRun._fill

def filled(run):
    fill(run)

    def report():
        loaded["ready"] = sorted(sys.modules)
        print(json.dumps(loaded), flush=True)
        run._window.close()

    run.startup.ready.connect(report)

launch.WindowRun._fill = filled
sys.exit(app.main(["--data-dir", sys.argv[1]]))
"""
HEAVY = (
    "sqlalchemy",
    "numpy",
    "pyqtgraph",
    "typst",
    "yaml",
    "cryptography",
    "docx",
    "rapidfuzz",
    "psycopg",
)
#: Modules of the program; each takes half a millisecond of the start.
MOST_BEFORE_PAINT, MOST_BEFORE_READY = 30, 240


def loaded_modules(folder: Path) -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED_START, str(folder)],
        check=True,
        capture_output=True,
        text=True,
        cwd=PROGRAM,
        timeout=60,
    )
    stages: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return stages


def own(names: list[str]) -> list[str]:
    return [name for name in names if name.partition(".")[0] == "explorer"]


def heavy(names: list[str]) -> list[str]:
    return [name for name in names if name in HEAVY]


def test_a_start_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    loaded_modules(tmp_path)  # the first start compiles the pack and stores the first view
    stages = loaded_modules(tmp_path)
    assert not heavy(stages["painted"])
    assert len(own(stages["painted"])) <= MOST_BEFORE_PAINT, own(stages["painted"])
    # The map is drawn by pyqtgraph; the pack is opened after the first click was answered.
    assert heavy(stages["ready"]) == ["numpy", "pyqtgraph"]
    assert len(own(stages["ready"])) <= MOST_BEFORE_READY, len(own(stages["ready"]))


def test_nothing_of_a_team_is_loaded_without_one(tmp_path: Path) -> None:
    loaded_modules(tmp_path)
    stages = loaded_modules(tmp_path)
    of_team = ("psycopg", "explorer.team", "explorer.ui.features.team", "explorer.ui.core.team")
    for names in stages.values():
        assert not [name for name in names if name.startswith(of_team)]
