"""Writes the man page from the parser; run it after a change of a command: `.venv/bin/python`."""

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent

if __name__ == "__main__":
    sys.path.insert(0, str(FOLDER.parents[1]))
    from explorer.cli.grammar.man_page import man_page

    (FOLDER / "clause-explorer.1").write_text(man_page(), encoding="utf-8")
