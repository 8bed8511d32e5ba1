"""print on the command line: every ending, sets of the desk, the table, and plain errors."""

import csv
import json
import re
import zipfile
from pathlib import Path

import pytest

from explorer.cli.main import main
from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.reports.formats.export import ENDINGS
from explorer.store.desk.briefing_sets import add_set
from explorer.store.desk.desk import save_note
from explorer.store.desk.file import open_desk
from explorer.system.paths import places
from tests.reports.output_files import BRIEFING, everything_in

SECRET = "nur fuer uns"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = main([str(one) for one in arguments])
    return status, capsys.readouterr().err


@pytest.fixture
def data(tmp_path: Path, compiled_pack: Path) -> Path:
    """Return a user's folder with a desk of two sets and the pack compiled already."""
    folder = tmp_path / "data"
    cache = places(folder).packs
    cache.mkdir(parents=True)
    for path in compiled_pack.parent.iterdir():
        (cache / path.name).hardlink_to(path)
    desk = open_desk(places(folder).desk).connection
    items = (
        SetItem("a", ItemKind.OBJECTIVE, text="To be said.", releasable=True),
        SetItem("b", ItemKind.BACKGROUND, text=SECRET),
        SetItem("c", ItemKind.CLAUSE, "us-28/26"),
        SetItem("d", ItemKind.CLAUSE, "us-28/21"),
    )
    add_set(desk, BriefingSet("1", "Visit", BRIEFING.pack, "1", BRIEFING.as_of, items))
    add_set(desk, BriefingSet("2", "Call", BRIEFING.pack, "1", BRIEFING.as_of))
    save_note(desk, "us-28/21", f"{SECRET} too", "")
    desk.close()
    return folder


@pytest.mark.parametrize("ending", ENDINGS)
def test_clauses_in_every_format(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"out{ending}"
    status, err = run(
        capsys, "print", "21", "us-28/26", "--no-map", "-o", target, "--data-dir", data
    )
    # What the program has beyond the page is reported.
    assert status == 0
    assert err.startswith("us-28/21: ") == (ending == ".pdf")
    pages = r": [3-9] pages" if ending == ".pdf" else ""
    assert re.search(rf"Wrote {re.escape(str(target))}{pages}\.\n\Z", err)
    said = everything_in(ending, target.read_bytes())
    assert "src-" in said if ending in {".bib", ".ris", ".json"} else "Territories" in said


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md"])
def test_a_set_by_its_name_whole_or_releasable(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"set{ending}"
    common = ["print", "--set", "visit", "--no-map", "-f", "-o", target, "--data-dir", data]
    assert run(capsys, *common, "--prepared-by", "Desk 4", "--copy-number", "7")[0] == 0
    said = everything_in(ending, target.read_bytes())
    assert all(part in said for part in ("Prepared by Desk 4", SECRET, f"{SECRET} too", "Amnesty"))
    assert run(capsys, *common, "--releasable", "--cleared-by", "Head")[0] == 0
    said = everything_in(ending, target.read_bytes())
    assert SECRET not in said
    assert all(part in said for part in ("To be said.", "Cleared by Head", "Releasable parts"))


def test_a_set_is_of_its_own_day_unless_another_is_given(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    target = tmp_path / "set.md"
    common = ["print", "--set", "Visit", "-f", "-o", target, "--data-dir", data]
    run(capsys, *common)
    assert "As of 28 Feb 2026" in target.read_text()
    run(capsys, *common, "--as-of", "2025-11-25", "--lang", "uk")
    assert "Станом на 25 листопада 2025" in target.read_text()


def test_the_table_of_a_document(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    target = tmp_path / "table.docx"
    assert run(capsys, "print", "--overview", "e3", "-o", target, "--data-dir", data)[0] == 0
    with zipfile.ZipFile(target) as file:
        assert 'w:orient="landscape"' in file.read("word/document.xml").decode()
    target = tmp_path / "table.csv"
    assert run(capsys, "print", "--overview", "us-28", "-o", target, "--data-dir", data)[0] == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len({row["reference"] for row in csv.DictReader(file)}) == 29


def test_all_clauses_of_a_document_cite_each_source_once(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    target = tmp_path / "all.json"
    run(capsys, "print", "--all", "us-28", "--no-map", "-o", target, "--data-dir", data)
    names = [item["id"] for item in json.loads(target.read_text())]
    assert len(names) == len(set(names)) > 50


def test_what_cannot_be_printed_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    for arguments, words in (
        (["--set", "Vist"], "There is no briefing set “Vist”; there are “Call”, “Visit”."),
        (["--set", "Visit", "21"], "Name what to print"),
        ([], "Name what to print"),
        (["--overview", "nowhere"], "Nothing in this pack is called"),
        (["99"], "Nothing in this pack is called"),
    ):
        status, err = run(capsys, "print", *arguments, "-o", tmp_path / "x.md", "--data-dir", data)
        assert status == 1
        assert words in err
        assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "x.md").exists()
