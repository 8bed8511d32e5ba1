"""Agreements of PA-X: codes become topics, nothing is told that the file does not tell."""

from pathlib import Path

import pytest

from explorer.errors import FileProblemError
from explorer.interchange.packs.pack_writer import source_files
from explorer.interchange.pax.reader import agreement_of_process, chosen_processes, read_pax
from explorer.packs.compiler.compiler import check_pack
from tests.interchange.pax.pax_tables import ROWS, pax_file, pax_text

PROCESS = "Ruritania: peace process"


def test_a_process_becomes_a_sound_pack(tmp_path: Path) -> None:
    agreement = agreement_of_process(read_pax(pax_file(tmp_path)), PROCESS)
    assert check_pack(source_files(agreement, tmp_path)) == []
    assert agreement.manifest["id"] == "pax-ruritania-peace-process"
    assert [one["id"] for one in agreement.documents] == ["pax-9001", "pax-9002"]
    topics = {one["id"]: one["name"] for one in agreement.lists["topics"]}
    assert topics == {
        "ce": "Ceasefire",
        "ssrddr": "Disarmament, demobilisation, reintegration",
        "polps": "Political power sharing",
    }


def test_a_point_says_that_it_is_a_code_and_of_what_value(tmp_path: Path) -> None:
    agreement = agreement_of_process(read_pax(pax_file(tmp_path)), PROCESS)
    first = agreement.documents[0]
    assert first["title"] == 'Declaration on the "northern" districts'
    assert first["text_status"] == "referred_to_only"
    assert "parties: For the government: A. Minister For the league" in first["authorship_note"]
    ceasefire = first["clauses"][0]
    assert ceasefire["summary"] == "PA-X codes the agreement with Ce, “Ceasefire”: 2."
    assert ceasefire["subpoints"] == ["CeProv: 1"]
    assert ceasefire["topics"] == ["ce"]
    # Nobody is made a party of what is only named in a sentence.
    assert "parties" not in agreement.lists
    assert "main_parties" not in agreement.manifest


def test_what_cannot_be_an_agreement_is_left_out_with_its_line(tmp_path: Path) -> None:
    broken = (
        {**ROWS[0], "AgtId": "9010", "Dat": "1996"},
        {**ROWS[0], "AgtId": "NA"},
        {**ROWS[0], "AgtId": "9011", "Agt": ""},
        {"PPName": "x", "AgtId": "9012", "Agt": "x", "Dat": "1996-01-01"},
        ROWS[0],
    )
    file = read_pax(pax_file(tmp_path, (*ROWS, *broken)))
    assert [one.number for one in file.agreements] == [9001, 9002, 9003]
    assert [said.partition(": ")[2] for said in file.left_out] == [
        "“1996” is not a date",
        "the agreement has no number",
        "there is nothing under Agt",
        "no topic is coded",
        "agreement 9001 stands twice",
    ]


def test_a_row_out_of_step_with_the_columns_is_left_out(tmp_path: Path) -> None:
    head, first, *rest = pax_text().splitlines(keepends=True)
    path = tmp_path / "pax.csv"
    path.write_text("".join([head, first, *rest, rest[-1].rstrip("\n") + ",1\n"]))
    assert [one.partition(": ")[2] for one in read_pax(path).left_out] == [
        "it has more or fewer cells than there are columns"
    ]


def test_processes_are_found_by_words(tmp_path: Path) -> None:
    file = read_pax(pax_file(tmp_path))
    assert chosen_processes(file, ["process RURITANIA"]) == (PROCESS,)
    assert chosen_processes(file, ["nowhere"]) == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,2\n", "there is no column PPName, AgtId, Agt, Dat"),
        (b"PPName,AgtId,Agt,Dat,Ce\n", "no agreement is in this file"),
        (b"\x81\x8d", "is not UTF-8"),
        (b'PPName,AgtId,Agt,Dat,Ce\n"x,1,y,1996-01-01,1\n', "after line 1: "),
        (b"PPName,AgtId,Agt,Dat,Ce\n" + b"x" * 200_000, "after line 1: "),
    ],
)
def test_what_is_no_such_file_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "pax.csv"
    path.write_bytes(content)
    with pytest.raises(FileProblemError, match=said):
        read_pax(path)


def test_formulas_and_markup_stay_text(tmp_path: Path) -> None:
    row = {**ROWS[0], "Agt": "=HYPERLINK(1)<b>\u202e", "PPName": "x: y"}
    path = tmp_path / "pax.csv"
    path.write_text(pax_text((row,)), encoding="utf-8")
    agreement = agreement_of_process(read_pax(path), "x: y")
    files = source_files(agreement, tmp_path)
    assert "=HYPERLINK(1)<b>" in files.text("documents/pax-9001.yaml")
    assert "\u202e" not in files.text("documents/pax-9001.yaml")


HEAD = "PPName,AgtId,Agt,Dat,GCh"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD + ",a" * 3_000, "too many columns"),
        (HEAD + ",a" * 3_000_000, "a row is too long"),
        (f"{HEAD}\n" + "a," * 3_000_000, "a row is too long"),
        (f"{HEAD}\n" + "\n" * 3_000_000, "a row is too long"),
        (f'{HEAD}\np,1,"' + "\n" * 200_000 + '"', "field larger than"),
        (f"{HEAD}\n" + ",,,,\n" * 20_001, "too many rows"),
    ],
    ids=["columns", "head", "row", "blank", "cell", "rows"],
)
def test_a_table_beyond_the_bounds_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "pax.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileProblemError, match=said):
        read_pax(path)
