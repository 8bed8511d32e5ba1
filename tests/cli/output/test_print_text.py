"""Text on the terminal: folded to its width, in bold only there, and exit statuses of search."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cli.output.terminal import counted, folded_lines
from explorer.system.paths import PROGRAM
from tests.cli.test_command_line import run
from tests.cli.test_wrong_usage import program


@pytest.mark.parametrize("command", [("show", "21"), ("timeline",), ("compare", "us-28", "e3")])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_no_line_is_wider_than_the_terminal_unless_a_word_is(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    language: str,
) -> None:
    _, whole, _ = run(capsys, *command, "--lang", language)
    monkeypatch.setenv("COLUMNS", "72")
    status, out, _ = run(capsys, *command, "--lang", language)
    assert status == 0
    assert all(len(line) <= 72 or len(line.split(" ")[-1]) > 40 for line in out.splitlines())
    assert out.split() == whole.split()
    assert max(map(len, whole.splitlines())) > 200


@pytest.mark.parametrize("columns", ["", "wide", "-5", "0"])
def test_a_width_that_is_none_changes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    _, whole, _ = run(capsys, "show", "21")
    monkeypatch.setenv("COLUMNS", columns)
    assert run(capsys, "show", "21")[1] == whole


@pytest.mark.parametrize(
    ("line", "further"),
    [
        ("us-28/3      Neighbouring countries and enlargement of NATO", 13),
        ("  12. Reuters: European leaders say the plan needs work", 6),
        ("- Ukraine opposes the point, according to its delegation", 2),
        ("    stated on the record, with high confidence, by Reuters", 6),
        ("A paragraph that is longer than the terminal of the user", 2),
    ],
)
def test_further_lines_begin_below_the_text(line: str, further: int) -> None:
    first, *others = folded_lines(line, 40)
    assert line.startswith(first)
    assert others
    assert all(len(other) - len(other.lstrip()) == further for other in others)


@given(st.text(), st.integers(min_value=20, max_value=200))
def test_folding_keeps_every_word(text: str, width: int) -> None:
    lines = list(folded_lines(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert list(folded_lines(text, None)) == text.split("\n")


def test_json_is_never_folded(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert json.loads(run(capsys, "show", "21", "--json")[1])["reference"] == "us-28/21"


def on_terminal(*words: str, **variables: str) -> str:
    """Return what a command prints on a terminal of 80 columns."""
    import pty

    parent, child = pty.openpty()
    environment = {
        name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}
    }
    process = subprocess.Popen(
        [sys.executable, "main.py", *words],
        cwd=PROGRAM,
        env={**environment, "TERM": "xterm", **variables},
        stdout=child,
        stdin=child,
    )
    os.close(child)
    parts = []
    while True:
        try:
            part = os.read(parent, 65536)
        except OSError:  # how Linux reports that the other side was closed
            break
        if not part:
            break
        parts.append(part)
    os.close(parent)
    assert process.wait() == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")
def test_headings_are_bold_on_a_terminal_alone() -> None:
    shown = on_terminal("list")
    assert "\x1b[1mReference text:\x1b[0m\n" in shown
    assert shown.count("\x1b[1m") == shown.count("\x1b[0m") == 3
    for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in on_terminal("list", **variables)
    assert b"\x1b" not in program("list").stdout


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")
def test_a_terminal_folds_to_its_own_width() -> None:
    lines = on_terminal("show", "us-28/2", "--as-of", "2025-11-23", NO_COLOR="1").split("\n")
    assert max(len(line) for line in lines if "http" not in line) <= 80


def test_a_search_without_a_result_ends_with_1_as_grep_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, errors = run(capsys, "search", "zzzqqqxxx")
    assert (status, errors) == (1, "")
    assert "0 found" in out
    status, out, _ = run(capsys, "search", "zzzqqqxxx", "--json")
    assert (status, json.loads(out)["total"]) == (1, 0)
    status, out, _ = run(capsys, "search", "frozen", "assets", "--json")
    assert (status, json.loads(out)["query"]) == (0, "frozen assets")


def test_sources_have_their_dates_and_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "show", "us-28/2", "--as-of", "2025-11-23")[1]
    rows = [line for line in out.partition("Sources:\n")[2].splitlines() if line[:3].strip()]
    assert rows
    for row in rows:
        assert "https://" in row
        assert "2025" in row


def test_a_correspondence_has_a_stop_between_its_parts(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "show", "21")[1]
    assert "geneva-19/5: amended. Territory left to the presidents. Left to the leaders." in out


@pytest.mark.parametrize(("number", "text"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages")])
def test_a_number_and_its_noun(number: int, text: str) -> None:
    assert counted(number, "page") == text


def test_problems_and_counts_are_also_json(
    capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    status, out, _ = run(capsys, "pack", "check", "--json")
    assert (status, json.loads(out)["packs"][0]["problems"]) == (0, [])
