"""No text, whatever it holds, breaks an output: each free text of a pack is one that has."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.cli.main import main
from explorer.domain.desk.desk import Note
from explorer.errors import MissingFontError
from explorer.reports.formats.csv_safe import safe_cell
from explorer.reports.formats.png import picture_for_page
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.svg.text import family_attribute, text_element
from explorer.reports.text.paper_fonts import lettering_for
from explorer.reports.text.typesetting import settable
from explorer.store.pack.connection import PackConnection
from explorer.system.paths import RESOURCES
from tests.reports.hostile_texts import STEERING, TEXTS, write_hostile_pack
from tests.reports.output_files import BRIEFING, CLAUSES, MADE, book, made_book

GOOD_FRIDAY = RESOURCES / "packs" / "good-friday-1998"
COMMANDS = (
    ["print", "--all", "gfa"],
    ["print", "--overview", "gfa"],
    ["timeline"],
    ["compare", "gfa", "bia"],
    ["concordance"],
    ["dependencies", "gfa/1"],
    ["decision"],
    ["new", "--since", "1990-01-01"],
)
STRANGE = st.text(
    st.sampled_from(
        "ab1 .-/=#*_$<>&\"'[](){}\\@|＝＋｜іїєґ\n\t\x00\x07\x1b\x9b\xad\u0301\u0308\u0336\u034f"
        "\u061c"
        "\u200b\u200c\u200d\u200e\u202e\u2028\u2060\u2066\ufe0f\ufeff\ufffe\uffff\ufdd0\ud800\udfff"
        "\ue000\U000e0041\U0001f600\U0001fffe\U0010ffff中عَए"
    ),
    max_size=40,
)


@pytest.fixture(scope="module", params=[0, 9, 17])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Options that open a pack whose texts are hostile, beginning with another for each."""
    folder = tmp_path_factory.mktemp("hostile")
    pack = write_hostile_pack(GOOD_FRIDAY, folder / "pack", TEXTS, request.param)
    return ["--pack", str(pack), "--data-dir", str(folder / "data")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_report_is_written(
    hostile: list[str], command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending in (".pdf", ".docx", ".html", ".md", *((".csv",) if "print" in command else ())):
        target = tmp_path / f"report{ending}"
        status, error = main([*command, "-o", str(target), *hostile]), capsys.readouterr().err
        if status and "install Noto" in error:
            # Letters that no font of this machine has are refused, in one sentence.
            assert status == 1
            assert error.count("\n") == 1
            assert not target.exists()
            continue
        assert status == 0, error
        if ending == ".docx":
            with zipfile.ZipFile(target) as file:
                parts = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
                assert all(ET.fromstring(file.read(name)) is not None for name in parts)  # noqa: S314
        else:
            assert target.read_bytes()


@pytest.mark.parametrize("ending", [".bib", ".ris", ".json"])
def test_every_citation_is_written(hostile: list[str], ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"sources{ending}"
    assert main(["print", "--all", "gfa", "-o", str(target), *hostile]) == 0
    assert target.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md"])
@pytest.mark.parametrize("text", STEERING, ids=ascii)
def test_what_a_user_writes_breaks_no_book(
    pack_connection: PackConnection, ending: str, text: str
) -> None:
    from dataclasses import replace

    options = SheetOptions(made=MADE, include_map=False, marking=text, prepared_by=text)
    items = tuple(replace(item, text=text) if item.text else item for item in BRIEFING.items[:5])
    briefing = replace(BRIEFING, name=text, items=items)
    made = book(pack_connection, options, briefing, {CLAUSES[1]: Note(text, releasable=True)})
    assert made_book(ending, made, options)


@settings(deadline=None, max_examples=150)
@given(STRANGE)
def test_no_sign_keeps_a_page_from_being_set(text: str) -> None:
    import typst

    picture = text_element(2, 20, text, anchor="end", bold=True) + text_element(2, 40, text)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40.0mm" height="20.0mm"'
        f' viewBox="0 0 80 40" {family_attribute()}>{picture}</svg>'
    )
    assert ET.fromstring(svg) is not None  # noqa: S314 - made here
    page = '#set document(title: "x")\n#set text(font: json("fonts.json"), fallback: false)\n'
    page += '#read("text.txt")\n#image("picture.svg", alt: "x")'
    try:
        lettering = lettering_for([settable(text), svg])
    except MissingFontError:
        return  # refused before anything is set
    files = {
        "main.typ": page,
        "text.txt": lettering.settable(settable(text)),
        "picture.svg": picture_for_page(lettering.settable(svg), lettering),
        "fonts.json": lettering.families_file,
    }
    made = typst.compile(
        {name: content.encode() for name, content in files.items()},
        font_paths=lettering.fonts,
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
    )
    assert made


@pytest.mark.parametrize("text", ["за\u0301мок", "x\u0301y", "i\u0307", "a\u200db"])
def test_a_stress_mark_stays_over_its_letter_in_a_picture(text: str) -> None:
    element = ET.fromstring(text_element(10, 20, text, anchor="middle"))  # noqa: S314
    words = "".join(element.itertext())
    assert words == text.replace("\u200d", "")
    for mark in element.iter("tspan"):
        assert 10 - 40 < float(mark.attrib["x"]) < 10 + 40


@pytest.mark.parametrize("start", ["＝", "＋", "－", "＠", "｜", "|", "%", " =", "\u200b=", "\n="])
def test_a_formula_in_any_dress_is_made_text(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["＝1+1", "=1+1", "|calc", " @cmd"])
def test_no_cell_of_a_hostile_table_is_a_formula(text: str, tmp_path: Path) -> None:
    import csv

    pack = write_hostile_pack(GOOD_FRIDAY, tmp_path / "pack", [text])
    options = ["--pack", str(pack), "--data-dir", str(tmp_path / "data")]
    target = tmp_path / "table.csv"
    assert main(["print", "--all", "gfa", "-o", str(target), *options]) == 0
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert f"'{text}" in cells or f"'{text.strip()}" in cells
    assert not [cell for cell in cells if cell.strip().startswith(("=", "@", "＝", "|"))]
