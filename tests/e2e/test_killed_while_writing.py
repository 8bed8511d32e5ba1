"""The real program, killed at random moments while its user writes: what it showed as saved is."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from explorer.store.desk.desk import read_desk
from explorer.store.desk.file import open_desk
from explorer.system.paths import PROGRAM

#: More in a long run by hand.
ROUNDS = int(os.environ.get("EXPLORER_ROUNDS", "40")) // 8

WRITING_USER = """
import sys
from PySide6.QtCore import QTimer
from explorer import app
from explorer.ui.window import startup

data_dir, number = sys.argv[1:]
shown = startup.Startup._everything_shown

def begin(self):
    window, box = self.window, self.window.reader.note
    state = {"step": 0, "wanted": ""}
    window.actions_by_id["note"].trigger()

    def write():
        state["step"] += 1
        state["wanted"] = f"{number}-{state['step']}"
        box.edit.setPlainText(state["wanted"])
        box.flush()
        if state["step"] % 4 == 0:
            window.actions_by_id["pin"].trigger()

    def look():
        if box.state.text() == "Saved." and box.edit.toPlainText() == state["wanted"]:
            print(self.context.browsing.subject.reference, state["wanted"], flush=True)
            if state["step"] % 3 == 0:
                window.clauses.step(1)
            QTimer.singleShot(5, write)

    looking = QTimer(window)
    looking.timeout.connect(look)

    def start_once(_desk, _changes):
        if not looking.isActive():
            looking.start(3)
            QTimer.singleShot(0, write)

    self.context.desk.desk_changed.connect(start_once)

    shown(self)

startup.Startup._everything_shown = begin
app.main(["--data-dir", data_dir])
"""


def test_the_program_killed_while_writing_keeps_all_it_showed_as_saved(tmp_path: Path) -> None:
    rng = random.Random(ROUNDS)  # noqa: S311 - moments, not secrets
    told: dict[str, str] = {}
    for number in range(ROUNDS):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITING_USER, str(tmp_path), str(number)],
            cwd=PROGRAM,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout is not None
        with process, process.stdout as said:
            first = said.readline()
            assert first, "the program ended before it saved anything"
            time.sleep(rng.random() * 0.4)
            process.send_signal(signal.SIGKILL)
            # What comes after the last line end was cut off by the kill.
            whole, _, _ = (first + said.read()).rpartition("\n")
        told |= dict(line.split() for line in whole.splitlines())
        opened = open_desk(tmp_path / "desk.sqlite")
        with closing(opened.connection) as desk:
            assert opened.set_aside is None
            notes = read_desk(desk).notes
        for reference, text in told.items():
            # The last write may have been saved without the time to say so.
            newer = _order(notes[reference].text) >= _order(text)
            assert newer, (reference, text, notes[reference].text)


def _order(text: str) -> tuple[int, int]:
    number, _, step = text.splitlines()[-1].partition("-")
    return int(number), int(step)
