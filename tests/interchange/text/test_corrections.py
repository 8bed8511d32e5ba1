"""Corrections of points that are kept when the text is parsed again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from explorer.interchange.text.corrections import with_corrections
from explorer.interchange.text.point_model import Point
from explorer.interchange.text.points import parse_points

TEXT = "1. One holds.\n2. Two holds.\n3. Three holds.\n4. Four holds.\n"


def test_a_corrected_title_stays_when_another_point_is_edited() -> None:
    shown = parse_points(TEXT).points
    edited = (shown[0], replace(shown[1], title="Second"), *shown[2:])
    parsed = parse_points(TEXT.replace("Four", "The fourth")).points
    corrected = with_corrections(shown, edited, parsed)
    assert [point.title for point in corrected.points][1] == "Second"
    assert corrected.points[3].text == "The fourth holds."
    assert (corrected.applied, corrected.lost) == (1, ())


def test_a_title_stays_when_the_text_of_its_point_is_edited() -> None:
    shown = parse_points(TEXT).points
    edited = (shown[0], replace(shown[1], title="Second"), *shown[2:])
    parsed = (shown[0], replace(shown[1], text="Two holds firmly."), *shown[2:])
    corrected = with_corrections(shown, edited, parsed)
    assert corrected.points[1] == replace(shown[1], title="Second", text="Two holds firmly.")


def test_merged_removed_and_inserted_points_stay() -> None:
    shown = parse_points(TEXT).points
    merged = replace(shown[0], text="One holds. Two holds.")
    added = Point(5, "Five", "Five holds.")
    parsed = parse_points(TEXT.replace("Four", "The fourth")).points
    corrected = with_corrections(shown, (merged, shown[3]), parse_points(TEXT).points)
    assert corrected.points == (merged, shown[3])
    corrected = with_corrections(shown, (*shown[:3], added, shown[3]), parsed)
    assert corrected.points == (*shown[:3], added, parsed[3])


def test_a_correction_of_a_point_that_is_gone_is_named() -> None:
    shown = parse_points(TEXT).points
    edited = (replace(shown[0], title="First"), *shown[1:])
    corrected = with_corrections(shown, edited, shown[1:])
    assert corrected.points == shown[1:]
    assert (corrected.applied, corrected.lost) == (0, ("First",))


points = st.lists(
    st.builds(Point, st.integers(1, 9), st.sampled_from("abc"), st.sampled_from("xyz")), max_size=6
).map(tuple)


@given(points, points)
def test_the_same_text_gives_the_edited_points_or_names_the_rest(
    shown: tuple[Point, ...], edited: tuple[Point, ...]
) -> None:
    corrected = with_corrections(shown, edited, shown)
    assert corrected.lost or len(corrected.points) == len(edited)
    assert with_corrections(shown, shown, edited).points == edited
