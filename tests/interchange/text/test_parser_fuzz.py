"""Any text is parsed, and each of its lines is in a point or listed as left out."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.interchange.text.point_model import ParsedPoints
from explorer.interchange.text.points import parse_points

CASES = Path(__file__).parents[2] / "data" / "cases"
LINES = sorted(
    {
        line
        for path in CASES.glob("*/in.*")
        if path.suffix in {".txt", ".md"}
        for line in path.read_bytes().decode("utf-8", "replace").splitlines()
    }
)
MORE = ("", "", "---", "title: A", "|---|---|", "> 1. a", "[^1]: note", "text[^1]", "<!--", "-->")
MORE += ("```", "  12", "- 3 -", "viola-", "tions", "ANNEX", "Notes", "Contents", "1. 1. 1.", "\f")


def expect_complete(text: str) -> ParsedPoints:
    """Parse a text; fail if a line with a letter has no place, or a point is empty."""
    parsed = parse_points(text)
    lost = [
        line
        for line, role in zip(parsed.lines, parsed.roles, strict=True)
        if role is None and any(character.isalpha() for character in line)
    ]
    assert not [line for line in lost if not line.lstrip(" >").startswith(("```", "~~~", "<"))], (
        lost
    )
    for document in (parsed, *(annex.parsed for annex in parsed.annexes)):
        numbers = [point.number for point in document.points]
        assert numbers == sorted(set(numbers))
        assert all(point.title and point.text for point in document.points)
        assert document.doubts.keys() <= set(numbers)
    identifiers = [annex.identifier for annex in parsed.annexes]
    assert len(identifiers) == len(set(identifiers))
    return parsed


@given(st.lists(st.sampled_from((*LINES, *MORE)), max_size=40).map("\n".join))
@settings(max_examples=100)
def test_lines_of_cases_in_any_order_are_all_placed(text: str) -> None:
    expect_complete(text)


@given(st.lists(st.text("aB1.)(§|>[]*#-:ÀжА第条一\n \t²", max_size=12), max_size=20).map("\n".join))
@settings(max_examples=100)
def test_any_signs_are_parsed(text: str) -> None:
    expect_complete(text)
