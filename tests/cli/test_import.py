"""import: files of others become packs that open, print and are installed."""

import json
from pathlib import Path

import pytest

from explorer.cli.main import main
from tests.interchange.pax.pax_tables import pax_file

TEXT = """\
Framework for peace

1. Ceasefire: All fire ceases on the day of signature.
2. Forces: They are limited to 5,000 personnel.
   - none of them foreign
   - all of them listed
"""
ABOUT = ["--title", "Framework", "--date", "2024-02-03", "--text-status", "leaked_copy"]
ABOUT += ["--publisher", "A newspaper", "--party", "North", "--party", "South"]


def text_file(folder: Path) -> Path:
    path = folder / "framework.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_without_a_target_it_only_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(text_file(tmp_path))]) == 0
    said = capsys.readouterr().out
    assert "   1  Ceasefire" in said
    assert "      - none of them foreign" in said
    assert "2 points. Nothing was changed" in said
    assert [one.name for one in tmp_path.iterdir()] == ["framework.md"]


def test_what_the_file_does_not_tell_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "pack"
    assert main(["import", str(text_file(tmp_path)), "-o", str(target), "--title", "x"]) == 1
    assert "add --date, --text-status, --publisher." in capsys.readouterr().err
    assert not target.exists()


def test_a_text_becomes_a_pack_that_shows_and_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, data = tmp_path / "pack", ["--data-dir", str(tmp_path / "data")]
    assert main(["import", str(text_file(tmp_path)), "-o", str(target), *ABOUT]) == 0
    pack = ["--pack", str(target), *data]
    assert main(["show", "text/2", "--json", *pack]) == 0
    shown = json.loads(capsys.readouterr().out.partition("opens it.\n")[2])
    assert shown["clause"]["summary"] == "They are limited to 5,000 personnel."
    assert shown["document"]["wording"] is True
    assert [one["party"]["name"] for one in shown["stances"]] == ["North", "South"]
    sheet = tmp_path / "sheet.md"
    assert main(["print", "text/2", "-o", str(sheet), *pack]) == 0
    assert "Wording as entered" in sheet.read_text(encoding="utf-8")


def test_it_goes_straight_into_the_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    assert main(["import", str(text_file(tmp_path)), "--install", *ABOUT, *data]) == 0
    assert main(["list", "--pack", "framework", *data]) == 0
    assert "text         Framework (3 Feb 2024, leaked copy, 2)" in capsys.readouterr().out


def test_each_process_of_pax_becomes_a_pack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, data = str(pax_file(tmp_path)), ["--data-dir", str(tmp_path / "data")]
    assert main(["import", file]) == 0
    assert "   2  Ruritania: peace process" in capsys.readouterr().out
    assert main(["import", file, "--install"]) == 1
    assert "no process is chosen" in capsys.readouterr().err
    assert main(["import", file, "--install", "--all", *data]) == 0
    capsys.readouterr()
    assert main(["pack", "list", "--json", *data]) == 0
    listed = json.loads(capsys.readouterr().out)["packs"]
    assert [pack["id"] for pack in listed] == ["pax-freedonia-talks", "pax-ruritania-peace-process"]
    pack = ["--pack", "pax-ruritania-peace-process", *data]
    assert main(["show", "pax-9002/1", *pack]) == 0
    assert "Political power sharing" in capsys.readouterr().out
    assert main(["search", "topic:ce", "--json", *pack]) == 0
    assert "pax-9001/" in capsys.readouterr().out
    assert main(["print", "--all", "pax-9001", "-o", str(tmp_path / "all.pdf"), *pack]) == 0


def test_a_document_goes_out_as_a_pack_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    export = ["pack", "export", "ukraine-2025", "--document", "us-28", *data]
    for name in ("us-28", "us-28.ppack"):
        assert main([*export, "-o", str(tmp_path / name)]) == 0
    assert main(["pack", "check", str(tmp_path / "us-28"), str(tmp_path / "us-28.ppack")]) == 0
    capsys.readouterr()
    assert main(["show", "us-28/21", "--json", "--pack", str(tmp_path / "us-28"), *data]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert len([one for one in shown["stances"] if one["current"]]) >= 4
    assert main(export) == 2
    assert "Name with -o" in capsys.readouterr().err
    assert main([*export, "-o", str(tmp_path / "us-28")]) == 1
    assert "there is something already" in capsys.readouterr().err


def test_other_kinds_of_files_are_refused_with_what_takes_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / "x.ppack")]) == 1
    assert "main.py pack install takes a .ppack" in capsys.readouterr().err


ANNEXED = """\
Article 1
The Parties cease fire.

Article 2
On signature.

Done at Geneva on 1 January 2031.

ANNEX I
THE LINE

Article 1
The line runs along the river.

Article 2
It is marked.

Article 3
Costs are shared.
"""


def test_annexes_are_documents_with_their_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = tmp_path / "annexed.txt", tmp_path / "pack"
    path.write_text(ANNEXED, encoding="utf-8")
    assert main(["import", str(path), "-o", str(target), *ABOUT]) == 0
    printed = capsys.readouterr().out
    assert "Done at Geneva on 1 January 2031." in printed
    assert "annex-1 (points: 3)" in printed
    pack = ["--pack", str(target), "--data-dir", str(tmp_path / "data")]
    assert main(["show", "annex-1/3", "--json", *pack]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["clause"]["summary"] == "Costs are shared."
    assert shown["document"]["title"] == "ANNEX I – THE LINE"


ARABIC = "1. تتوقف العمليات العسكرية فورا.\n\n2. تنسحب القوات خلال 14 يوما.\n"


def test_agreements_with_titles_in_arabic_are_installed_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARABIC, encoding="utf-8")
    about, data = ABOUT[2:], ["--data-dir", str(tmp_path / "data")]
    names = set()
    for title in ("اتفاق وقف إطلاق النار", "اتفاق تبادل الأسرى", "اتفاق 2025", "协定 2025"):
        assert main(["import", str(path), "--title", title, "--install", *about, *data]) == 0
        names.add(capsys.readouterr().out.splitlines()[-1].split()[0])
    assert len(names) == 4


def test_titles_that_give_one_identifier_are_numbered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARABIC, encoding="utf-8")
    about, data = ABOUT[2:], ["--data-dir", str(tmp_path / "data")]
    long = "Agreement between the Government of the Republic and the United Movement on "
    for title, name in (
        (f"{long}prisoners", ""),
        (f"{long}borders", "-2"),
        (f"{long}water", "-3"),
    ):
        assert main(["import", str(path), "--title", title, "--install", *about, *data]) == 0
        assert capsys.readouterr().out.splitlines()[-1].split()[0].endswith(name or "and-the")
