"""dependencies and decision, run as scripts do."""

import json
from pathlib import Path

import pikepdf
import pytest

from tests.cli.test_command_line import run


def test_the_terminal_tells_both_ways_and_the_circle(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "dependencies", "21")
    assert status == 0
    before, _, after = out.partition("What depends on it")
    assert "21 needs 27. A demilitarised zone needs someone to watch it" in before
    assert "22 needs 21" in after
    assert "Circular: 21, 25, 27, 28 each depend on the next." in out
    assert "the project's inference" in out


def test_a_clause_without_any_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "dependencies", "9")
    assert "No dependency is recorded." in out
    assert "no longer in: 20-point framework presented by Ukraine" in out


def test_the_decision_is_told_with_who_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "decision")
    assert "Option: He rejects the framework" in out
    assert "David Ignatius, columnist" in out
    assert "not this program's forecast" in out
    _, out, _ = run(capsys, "decision", "--as-of", "2025-11-01")
    assert "No part of the decision was described" in out
    assert "Ignatius" not in out


def test_json_is_the_domain(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "dependencies", "us-28/21", "--json")
    assert json.loads(out)["circles"] == [["us-28/21", "us-28/25", "us-28/27", "us-28/28"]]
    _, out, _ = run(capsys, "decision", "--json")
    assert len(json.loads(out)["steps"]) == 11


def test_an_unknown_clause_and_an_unknown_ending_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, _, told = run(capsys, "dependencies", "us-28/99")
    assert status == 1
    assert "us-28/99" in told
    target = tmp_path / "x.xls"
    status, _, told = run(capsys, "decision", "-o", str(target))
    assert (status, target.exists()) == (1, False)
    assert ".docx" in told


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md"])
@pytest.mark.parametrize("asked", [("dependencies", "28"), ("decision",)])
def test_every_ending_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str, asked: tuple[str, ...]
) -> None:
    target = tmp_path / f"drawn{ending}"
    status, _, told = run(capsys, *asked, "-o", str(target), "--lang", "uk", "--grey")
    assert status == 0
    assert told.startswith(f"Wrote {target}")
    assert target.stat().st_size > 2000


@pytest.mark.parametrize("more", [(), ("--large",), ("--paper", "letter", "--grey")])
def test_the_drawing_stands_on_one_page_with_its_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, more: tuple[str, ...]
) -> None:
    """In large print it takes several pages, so that its letters grow as well."""
    target = tmp_path / "decision.pdf"
    assert run(capsys, "decision", "-o", str(target), *more)[0] == 0
    with pikepdf.open(target) as pdf:
        assert pdf.Root.MarkInfo.Marked
        figures = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert len(figures) == (7 if "--large" in more else 1)
        assert "--large" in more or "11 boxes" in str(figures[0].Alt)
        boxes = [page.mediabox for page in pdf.pages]
        assert all(box[2] > box[3] for box in boxes)
