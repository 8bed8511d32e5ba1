"""The command line, run as scripts do: what it prints, its JSON, its exit statuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.cli.main import main
from explorer.system.paths import PROGRAM
from tests.packs.pack_files import write_pack


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_list_documents_and_clauses(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "list")
    assert status == 0
    rows = [line for line in out.splitlines() if not line.endswith(":")]
    since, earlier = rows[:5], rows[5:]
    assert [row.split()[0] for row in since] == ["us-28", "e3", "geneva-19", "p20", "paris-26"]
    assert [row.split()[0] for row in earlier][:2] == ["minsk-15", "istanbul-22"]
    assert out.index("Earlier texts:") < out.index("minsk-15")
    _, out, _ = run(capsys, "list", "--json")
    documents = json.loads(out)["documents"]
    groups = {document["reference"]: document["group"] for document in documents}
    assert (groups["us-28"], groups["p20"], groups["minsk-15"]) == ("reference", "since", "earlier")


def test_the_day_of_the_newest_statement_is_a_field(capsys: pytest.CaptureFixture[str]) -> None:
    for day, newest in (("2026-06-30", "2026-06-05"), ("2025-11-23", "2025-11-23")):
        _, out, _ = run(capsys, "list", "us-28", "--json", "--as-of", day)
        rows = {row["reference"]: row for row in json.loads(out)["clauses"]}
        assert rows["us-28/21"]["newest_statement"] == newest
        _, out, _ = run(capsys, "show", "21", "--json", "--as-of", day)
        assert json.loads(out)["newest_statement"] == newest
    _, out, _ = run(capsys, "show", "formula-22/8", "--json")
    assert json.loads(out)["newest_statement"] is None


def test_list_shows_what_a_document_has(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "list", "e3", "--json")
    listing = json.loads(out)
    assert len(listing["clauses"]) == 28
    assert set(listing["clauses"][0]) >= {"reference", "number", "title", "positions", "verified"}


def test_show_tells_whose_word_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", "21", "--as-of", "2025-11-23")
    assert "us-28/21  Territories" in out
    assert "not the wording of the document" in out
    assert "No position found, up to 23 Nov 2025" in out
    assert "25%: part of Donetsk region" in out


def test_json_of_show_is_as_documented(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", "us-28/6", "--json", "--lang", "uk")
    page = json.loads(out)
    documented = {
        *("reference", "as_of", "language", "document", "clause", "side_provision", "topics"),
        *("correspondences", "side_provisions", "stances", "stances_from", "analysis", "events"),
        *("claims", "map_references", "features", "published", "sources", "titles"),
        *("measured_against", "later", "later_correspondences", "newest_statement", "schema"),
    }
    assert set(page) == documented
    stance = page["stances"][0]["current"][0]
    assert set(stance) >= {
        *("party", "position", "statement", "date", "speaker", "attribution", "confidence"),
        *("verified", "sources"),
    }


def test_search_answers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "search", "Kyiv", "party:ukraine", "--json")
    found = json.loads(out)
    assert found["total"] == len(found["hits"]) > 0
    assert {hit["party"] for hit in found["hits"]} == {"ukraine"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "us-28/99"], "Nothing in this pack is called"),
        (["show", "??"], "Nothing in this pack is called"),
        (["search", 'a"'], "The query has a mistake"),
        (["print", "21", "-o", "x.xyz"], "unknown file type “.xyz”; use .pdf"),
        (["map", "-o", "nowhere/at/all/x.svg"], "there is no folder"),
        (["map", "-o", "x.png", "--dpi", "9000"], "pixels on a side"),
        (["pack", "check", "nowhere"], "there is no such pack"),
        (["list", "--pack", "nowhere"], "there is no such pack"),
    ],
)
def test_an_error_is_one_line_and_status_1(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    status, _, err = run(capsys, *arguments)
    assert status == 1
    assert words in err
    assert len(err.strip().splitlines()) == 1


def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["show"], ["show", "1", "--as-of", "yesterday"], ["pack"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
    capsys.readouterr()


def test_a_fault_of_the_program_is_status_70(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("explorer.cli.read.documents", broken)
    status, _, err = run(capsys, "list")
    assert status == 70
    assert "fault of the program" in err


def test_pack_check_lists_every_problem(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small", topics_yaml="- {id: peace}\n- {id: war}\n")
    status, out, _ = run(capsys, "pack", "check", str(folder))
    assert status == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == ["topics.yaml:1", "topics.yaml:2"]


def test_pack_build_and_info(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small")
    target = tmp_path / "small.sqlite"
    assert run(capsys, "pack", "build", str(folder), "-o", str(target))[0] == 0
    assert target.read_bytes().startswith(b"SQLite format 3")
    _, out, _ = run(capsys, "pack", "info", str(folder), "--json")
    assert json.loads(out)["reference"] == "small"


def test_print_and_map_write_whole_files(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, "print", "21", "e3/6", "-o", str(tmp_path / "two.pdf"))[0] == 0
    assert (tmp_path / "two.pdf").read_bytes().startswith(b"%PDF-")
    for ending, start in ((".svg", b"<svg"), (".png", b"\x89PNG"), (".geojson", b"{")):
        target = tmp_path / f"map{ending}"
        assert run(capsys, "map", "-o", str(target), "--clause", "21")[0] == 0
        assert target.read_bytes().startswith(start)
    left_behind = [path.name for path in tmp_path.rglob("*.partial")]
    assert left_behind == []


def test_a_picture_has_the_resolution_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "map.png"
    sized = ("--width", "127", "--dpi", "60")
    assert run(capsys, "map", "-o", str(target), *sized)[0] == 0
    assert int.from_bytes(target.read_bytes()[16:20], "big") == 300


def test_the_command_line_loads_no_qt(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom explorer import app\n"
        f"status = app.main(['show', '21', '--data-dir', {str(tmp_path)!r}])\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))]\n"
        "sys.exit(status)\n"
    )
    subprocess.run(
        [sys.executable, "-c", program], check=True, cwd=PROGRAM, stdout=subprocess.DEVNULL
    )


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    command = (
        f"{sys.executable} -c 'from explorer import app; "
        f'raise SystemExit(app.main(["show", "21", "--data-dir", "{tmp_path}"]))'
        "' | head -1"
    )
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        check=False,
        cwd=PROGRAM,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert done.stdout.startswith("us-28/21")
    assert "Traceback" not in done.stderr


def test_every_field_of_the_json_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    text = (PROGRAM / "resources" / "help" / "json-output.md").read_text(encoding="utf-8")
    answers = [
        run(capsys, "list", "--json")[1],
        run(capsys, "list", "e3", "--json")[1],
        run(capsys, "show", "21", "--json")[1],
        run(capsys, "search", "Kyiv", "--json")[1],
        run(capsys, "pack", "info", "--json")[1],
    ]
    missing = set()
    for answer in answers:
        value = json.loads(answer)
        missing |= {name for name in value if f"`{name}`" not in text}
    assert missing == set()
