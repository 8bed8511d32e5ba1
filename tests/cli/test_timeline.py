"""timeline, run as scripts do."""

import json
from pathlib import Path

import pikepdf
import pytest

from tests.cli.test_command_line import run

WEEK = ("timeline", "--since", "2025-11-18", "--until", "2025-11-24")


def test_the_terminal_tells_the_days_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, *WEEK)
    assert status == 0
    assert out.startswith("Timeline, 18 Nov 2025 to 24 Nov 2025")
    assert out.index("US-drafted 28-point plan") < out.index("Geneva revision")
    assert "opposes (stated)" in out
    assert "Dec 2025" not in out


def test_without_days_all_up_to_the_day_looked_at_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, "timeline", "--as-of", "2025-11-21")
    assert "17 Aug 2025 to 21 Nov 2025" in out
    assert "22 Nov 2025" not in out


def test_what_is_later_than_the_day_looked_at_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, *WEEK, "--as-of", "2025-11-21")
    for line in out.splitlines():
        if "24 Nov 2025 ·" in line:
            assert "dated after the as-of date" in line
        if "20 Nov 2025 ·" in line:
            assert "dated after" not in line


def test_json_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, *WEEK, "--json")
    days = [one["day"] for one in json.loads(out)["marks"]]
    assert days == sorted(days)
    assert (days[0] >= "2025-11-18", days[-1] <= "2025-11-24") == (True, True)


def test_days_with_nothing_are_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    asked = ("timeline", "--since", "1990-01-01", "--until", "1990-02-01", "-o", str(target))
    status, _, told = run(capsys, *asked)
    assert (status, target.exists()) == (1, False)
    assert "Give other days" in told


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md"])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_ending_has_the_picture_and_the_list(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str, language: str
) -> None:
    target = tmp_path / f"timeline{ending}"
    status, _, told = run(capsys, *WEEK, "-o", str(target), "--lang", language)
    assert status == 0
    assert told.startswith(f"Wrote {target}")
    if ending == ".html":
        text = target.read_text(encoding="utf-8")
        assert "<table" in text
        assert "<svg" in text or "<img" in text


@pytest.mark.parametrize("more", [(), ("--large",), ("--paper", "letter", "--grey")])
def test_the_lanes_stand_on_one_page_with_their_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, more: tuple[str, ...]
) -> None:
    target = tmp_path / "timeline.pdf"
    assert run(capsys, *WEEK, "-o", str(target), *more)[0] == 0
    with pikepdf.open(target) as pdf:
        assert pdf.Root.MarkInfo.Marked
        figures = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert len(figures) == 1
        assert "Lanes: Documents, Events, Ukraine" in str(figures[0].Alt)
        boxes = [page.mediabox for page in list(pdf.pages)[:2]]
        assert all(box[2] > box[3] for box in boxes)
