"""The man page is that of the parser, and roff has no complaint about it."""

import shutil
import subprocess

import pytest

from explorer.cli.grammar.command_parser import command_tree, own_actions
from explorer.cli.grammar.man_page import man_page
from explorer.cli.grammar.parser import build_parser
from explorer.system.paths import RESOURCES

PAGE = RESOURCES / "desktop" / "clause-explorer.1"


def test_the_page_is_that_of_the_parser() -> None:
    assert PAGE.read_text(encoding="utf-8") == man_page(), (
        "run .venv/bin/python resources/desktop/render_man_page.py"
    )


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_page_is_shown_with_every_command_and_option() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-P-c", "-P-b", "-P-o", "-P-u", str(PAGE)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    # The formatter breaks words at the end of a line with a hyphen of its own.
    shown = " ".join(done.stdout.split())
    for words, parser in command_tree(build_parser()):
        assert " ".join(words) in shown
        for action in own_actions(parser):
            assert all(name in shown for name in action.option_strings), words
    for heading in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "ENVIRONMENT"):
        assert heading in done.stdout.splitlines()
