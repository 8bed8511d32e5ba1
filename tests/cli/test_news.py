"""new, run as scripts do."""

import json
from pathlib import Path

import pikepdf
import pytest

from tests.cli.test_command_line import run

SINCE = ("new", "--since", "2025-12-20")


def test_the_terminal_tells_documents_parties_and_clauses(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, *SINCE)
    assert status == 0
    assert "Dated after 20 Dec 2025, up to 30 Jun 2026" in out
    assert "24 Dec 2025: 20-point framework presented by Ukraine (presented orally)" in out
    summary, by_clause = " ".join(out.split()).split(" [us-28] ", 1)
    moved = (
        "25 Elections in Ukraine. Ukraine moved away from the draft: from “accepts conditionally”"
    )
    assert 0 < summary.index(moved) < summary.index("Documents 24 Dec 2025")
    assert "17 Nuclear arms-control treaties (5 Feb 2026)" in summary
    assert "us-28/" not in summary
    assert "25 Elections in Ukraine [us-28/25]" in by_clause
    assert "Sergei Lavrov" in by_clause


def test_nothing_later_than_the_day_looked_at_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, *SINCE, "--as-of", "2025-12-23")
    assert "20-point framework" not in out
    assert "24 Dec" not in out


def test_a_day_after_which_nothing_can_be_new_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, _, told = run(capsys, "new", "--since", "2027-01-01")
    assert status == 1
    assert "give an earlier day" in told


def test_an_unknown_document_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, told = run(capsys, *SINCE, "nowhere")
    assert status == 1
    assert "nowhere" in told


def test_json_tells_each_stance_once_by_party(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, *SINCE, "--json")
    found = json.loads(out)
    assert [one["reference"] for one in found["documents"]] == ["p20", "paris-26"]
    by_party = [name for one in found["parties"] for name in one["stances"]]
    by_subject = {s["reference"] for one in found["subjects"] for s in one["stances"]}
    assert sorted(by_party) == sorted(by_subject)
    assert all(s["date"] > "2025-12-20" for one in found["subjects"] for s in one["stances"])


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md"])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_ending_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str, language: str
) -> None:
    target = tmp_path / f"new{ending}"
    status, _, told = run(capsys, *SINCE, "-o", str(target), "--lang", language)
    assert status == 0
    assert told.startswith(f"Wrote {target}")
    if ending == ".pdf":
        with pikepdf.open(target) as pdf:
            assert pdf.Root.MarkInfo.Marked
    elif ending in {".html", ".md"}:
        text = target.read_text(encoding="utf-8")
        assert "radically" in text or language == "uk"
        assert "http" in text  # the sources that are cited stand at the end
