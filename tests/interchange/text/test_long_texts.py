"""Texts of 50 to 300 pages with what real ones have: pages, contents, notes, annexes, lists."""

import pytest

from explorer.interchange.text.point_model import ParsedPoints
from explorer.interchange.text.points import parse_points
from tests.interchange.text.long_texts import ROWS, colombia, dayton, resolution


def pages(text: str) -> int:
    return len(text.splitlines()) // (ROWS + 4)


def words_of(parsed: ParsedPoints) -> str:
    return " ".join(" ".join((p.title, p.text, *p.subpoints)) for p in parsed.points)


def test_a_framework_agreement_with_eleven_annexes() -> None:
    text = dayton()
    assert pages(text) > 150
    parsed = parse_points(text)
    assert [point.number for point in parsed.points] == list(range(1, 12))
    assert [point.title for point in parsed.points] == [f"Subject {n}" for n in range(1, 12)]
    assert [annex.identifier for annex in parsed.annexes] == [f"annex-{n}" for n in range(1, 12)]
    for annex in parsed.annexes:
        assert [point.number for point in annex.parsed.points] == list(range(1, 12))
        assert {len(point.subpoints) for point in annex.parsed.points} == {36}
        assert "GFA/1995" not in words_of(annex.parsed)
    assert annex.title == "ANNEX 11 – AGREEMENT ON MATTERS XI"
    assert parsed.after.startswith("DONE at Paris")
    assert "A. Person" in parsed.after
    assert len(parsed.asides["contents"]) == 23
    assert "GFA/1995" not in words_of(parsed)


def test_an_accord_of_six_points_with_sections() -> None:
    text = colombia()
    assert 50 < pages(text) < 300
    parsed = parse_points(text)
    assert [point.number for point in parsed.points] == [1, 2, 3, 4, 5, 6]
    assert all(point.title == f"Tema {point.number}" for point in parsed.points)
    assert "24.11.2016" not in words_of(parsed)
    assert "Apartado 9" in words_of(parsed)
    assert parsed.after.startswith("Hecho en Bogotá")
    assert parsed.before.startswith("ACUERDO FINAL PREÁMBULO")


@pytest.mark.parametrize(("paragraphs", "annex"), [(60, 120), (25, 500)])
def test_a_resolution_with_an_annex_and_notes(paragraphs: int, annex: int) -> None:
    parsed = parse_points(resolution(paragraphs, annex))
    assert [point.number for point in parsed.points] == list(range(1, paragraphs + 1))
    (package,) = parsed.annexes
    assert package.title == "Annex – Package of measures"
    assert [point.number for point in package.parsed.points] == list(range(1, annex + 1))
    assert len(parsed.asides["note"]) == paragraphs // 10
    assert "[10]" not in words_of(parsed)
    assert "S/RES/9999" not in words_of(parsed) + words_of(package.parsed)
