"""compare and concordance, run as scripts do."""

import json
import re
from pathlib import Path

import pikepdf
import pytest

from explorer.cli.main import main
from explorer.system.paths import RESOURCES
from tests.cli.test_command_line import run


def test_the_terminal_tells_what_the_europeans_changed_on_the_army(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, "compare", "us-28", "e3")
    assert status == 0
    assert "600,000, now 800,000\xa0personnel (+200,000)" in out
    assert "[removed:" in out
    assert "not the documents' wording" in out
    assert "leaked copy" in out
    assert "28 of 28 rows" in out


def test_changed_leaves_out_what_was_kept(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "compare", "us-28", "e3", "--changed")
    assert "17 of 28 rows" in out
    assert "Limit on the Armed Forces" in out
    assert "Non-nuclear status" not in out


def test_moved_merged_split_dropped_and_added_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "compare", "us-28", "p20")
    for said in (
        "amended; moved from 16",
        "amended; was 5",
        "merged from 12, 14; amended",
        "split from 12; amended",
        "no clause: dropped",
        "No amnesty point in the list.",
        "added",
    ):
        assert said in out, said


def test_what_the_pack_does_not_compare_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "compare", "e3", "p20")
    assert "not compared in the pack" in out
    assert "via us-28/6" in out
    _, out, _ = run(capsys, "compare", "us-28", "geneva-19")
    assert "no clause: no correspondence recorded" in out
    assert "left to the leaders" in out
    assert "The mapping follows subject matter" in out or "mapping follows" in out


def test_a_later_document_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "compare", "us-28", "p20", "--as-of", "2025-11-25")
    assert "dated after the as-of date" in out


def test_json_is_as_documented(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "compare", "us-28", "e3", "geneva-19", "--json", "--lang", "uk")
    found = json.loads(out)
    text = (RESOURCES / "help" / "json-output.md").read_text(encoding="utf-8")
    chapter = text.partition("## `compare")[2].partition("\n## ")[0]
    documented = set(re.findall(r"`(\w+)`", chapter)) | {"schema"}
    assert fields(found) <= documented
    assert set(found) == {"schema", "as_of", "language", "compares", "documents", "rows"}
    clauses = [one for row in found["rows"] for one in row["cells"][1]["clauses"]]
    six = next(one for one in clauses if one["reference"] == "e3/6")
    (quantity,) = six["quantities"]
    assert (quantity["before"]["value"], quantity["after"]["value"]) == (600_000, 800_000)
    assert quantity["fate"] == "changed"
    assert {one["change"] for one in six["redline"]} <= {"kept", "deleted", "inserted"}


def fields(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for child in value.values() for name in fields(child)}
    if isinstance(value, list):
        return {name for child in value for name in fields(child)}
    return set()


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "md"])
def test_files_of_every_kind_are_written(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"compared.{ending}"
    assert main(["compare", "us-28", "e3", "-o", str(target)]) == 0
    assert target.stat().st_size > 5_000
    if ending == "html":
        page = target.read_text(encoding="utf-8")
        assert "<ins>" in page
        assert "<del>" in page
        assert "overview" not in page.partition("</style>")[2]
    if ending == "md":
        assert "removed: " in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_table_of_the_concordance_takes_two_pages_at_most(
    tmp_path: Path, language: str, paper: str
) -> None:
    target = tmp_path / "concordance.pdf"
    assert main(["concordance", "-o", str(target), "--lang", language, "--paper", paper]) == 0
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) <= 4
        for page in pdf.pages:
            width, height = (float(edge) for edge in page.MediaBox[2:])
            assert width > height
        assert "/StructTreeRoot" in pdf.Root


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["compare", "us-28"], "Name 2 to 4 different documents"),
        (["compare", "us-28", "us-28"], "Name 2 to 4 different documents"),
        (["compare", "us-28", "nowhere"], "Nothing in this pack is called"),
        (["compare", "us-28", "e3", "-o", "x.csv"], "unknown file type “.csv”; use .pdf"),
    ],
)
def test_a_mistake_is_one_line_and_status_1(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    status, _, err = run(capsys, *arguments)
    assert status == 1
    assert words in err
    assert len(err.strip().splitlines()) == 1
