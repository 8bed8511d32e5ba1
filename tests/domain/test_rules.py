"""Pure rules of the subject: references, the current stance, the walk, spelling, highlighting."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.content.analysis import Analysis, Dependency, Disagreement, Side, Term
from explorer.domain.content.analysis import Reading as TermReading
from explorer.domain.content.as_of_filter import analysis_as_of
from explorer.domain.content.references import document_of, parse_reference
from explorer.domain.content.stances import (
    Attribution,
    Confidence,
    Party,
    Position,
    Stance,
    group_by_party,
)
from explorer.domain.content.viewpoint import NavigationHistory, Viewpoint
from explorer.domain.search.highlight import excerpt, find_marks, fold
from explorer.domain.search.query import Phrase, Word
from explorer.domain.search.romanisation import romanise

DAY = date(2025, 11, 23)
UKRAINE = Party("ukraine", "Ukraine", "UA")
NATO = Party("nato", "NATO", "NATO")


def a_stance(**changes: object) -> Stance:
    """Return a valid stance; tests say what matters to them."""
    stance = Stance(
        "st-1",
        "us-28/21",
        "ukraine",
        Position.OPPOSES,
        "Said so.",
        DAY,
        "A speaker",
        Attribution.ON_RECORD,
        Confidence.HIGH,
        verified=True,
    )
    return replace(stance, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("21", "us-28/21"),
        (" 021 ", "us-28/21"),
        ("US-28/21", "us-28/21"),
        ("clause:e3/6", "e3/6"),
        ("sp-security-wall", "sp-security-wall"),
        ("us-28", "us-28"),
        ("", None),
        ("a b", None),
        ("../etc", None),
    ],
)
def test_go_to_completes_what_is_typed(typed: str, reference: str | None) -> None:
    assert parse_reference(typed, "us-28") == reference


def test_a_side_provision_belongs_to_no_document() -> None:
    assert document_of("sp-origin") is None
    assert document_of("e3/6") == "e3"


def test_the_newest_stance_up_to_the_day_is_current_and_the_rest_is_history() -> None:
    old = a_stance(reference="st-old", date=DAY - timedelta(days=9))
    new = a_stance(reference="st-new")
    later = a_stance(reference="st-later", date=DAY + timedelta(days=1))
    (entry,) = group_by_party([later, old, new], [UKRAINE], DAY)
    assert entry.current == (new,)
    assert entry.history == (old,)


def test_of_one_day_what_the_party_itself_said_leads() -> None:
    reported = a_stance(
        reference="st-a", attribution=Attribution.MEDIA_REPORT, position=Position.SUPPORTS
    )
    stated = a_stance(reference="st-b")
    (entry,) = group_by_party([reported, stated], [UKRAINE], DAY)
    assert entry.positions == (Position.OPPOSES, Position.SUPPORTS)


def test_a_party_without_a_stance_is_kept_empty_and_never_neutral() -> None:
    entry = group_by_party([a_stance()], [UKRAINE, NATO], DAY)[1]
    assert entry.current == ()
    assert entry.positions == ()


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(0, 40))
def test_every_stance_up_to_the_day_is_shown_once_and_none_after_it(
    days: list[int], shown: int
) -> None:
    stances = [
        a_stance(reference=f"st-{n}", date=DAY + timedelta(days=day)) for n, day in enumerate(days)
    ]
    day = DAY + timedelta(days=shown)
    (entry,) = group_by_party(stances, [UKRAINE], day)
    listed = [*entry.current, *entry.history]
    assert sorted(s.reference for s in listed) == sorted(
        s.reference for s in stances if s.date <= day
    )
    assert listed == sorted(listed, key=lambda s: -s.date.toordinal())


def test_walking_back_and_on_through_viewpoints() -> None:
    first = Viewpoint("us-28", DAY, "us-28/21")
    second = replace(first, selection="us-28/6")
    walk = NavigationHistory((first,)).go(second)
    assert walk.back().shown == first
    assert walk.back().forward().shown == second
    third = replace(first, selection="e3/1", document="e3")
    assert walk.back().go(third).steps == (first, third)


def test_dragging_the_date_leaves_one_step() -> None:
    first = Viewpoint("us-28", DAY, "us-28/21")
    walk = NavigationHistory((first,))
    for days in range(1, 9):
        walk = walk.amend(replace(first, as_of=DAY + timedelta(days=days)))
    assert len(walk.steps) == 1


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        ("Київ", "kyiv"),
        ("Слов'янськ", "sloviansk"),
        ("Слов’янськ", "sloviansk"),
        ("Запоріжжя", "zaporizhzhia"),
        ("Згорани", "zghorany"),
        ("Єнакієве", "yenakiieve"),
        ("Юрій", "yurii"),
        ("Їжакевич", "yizhakevych"),
        ("Щербухи", "shcherbukhy"),
    ],
)
def test_national_romanisation(ukrainian: str, latin: str) -> None:
    assert romanise(ukrainian) == latin


def test_marks_stand_on_the_words_found() -> None:
    text = "The Line of Contact, and lines."
    marks = find_marks(text, [Phrase("line of contact")])
    assert [text[start : start + length] for start, length in marks] == ["Line of Contact"]
    marks = find_marks(text, [Word("lin", prefix=True)])
    assert [text[start : start + length] for start, length in marks] == ["Line", "lines"]


def test_marks_see_through_accents_and_apostrophes() -> None:
    for apostrophe in ("'", "’", "ʼ"):
        text = f"у Слов{apostrophe}янську"
        assert find_marks(text, [Word("слов'янськ", prefix=True)])
    assert find_marks("Türkiye", [Word("turkiye")])


@given(st.text(max_size=60))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=400), st.integers(20, 200))
def test_an_excerpt_keeps_its_marks_within(text: str, width: int) -> None:
    marks = find_marks(text, [Word("a", prefix=True)])
    cut, inside = excerpt(text, marks, width)
    assert all(start >= 0 and start + length <= len(cut) for start, length in inside)


def test_analysis_as_of_a_day_leaves_out_what_came_later() -> None:
    sides = (
        Side("early", DAY - timedelta(days=1)),
        Side("same day", DAY),
        Side("late", DAY + timedelta(days=1)),
    )
    term = Term(
        "tm-1", "zone", "text", "why", (TermReading("russia", "later", stances=("st-late",)),)
    )
    needs = Dependency(
        "dp-1", "us-28/1", "us-28/2", "needs", "analysis", "why", stances=("st-late",)
    )
    said = replace(needs, reference="dp-2", basis="text")
    analysis = Analysis(
        terms=(term,),
        dependencies=(needs, said),
        disagreements=(
            Disagreement("dg-1", "t", "c", "u", sides),
            Disagreement("dg-2", "t", "c", "u", sides[1:]),
        ),
    )
    known = analysis_as_of(analysis, DAY, {"st-late": DAY + timedelta(days=1)})
    assert [len(d.sides) for d in known.disagreements] == [2]
    assert known.disagreements[0].later_sides == 1
    assert known.terms[0].readings == ()
    assert [d.reference for d in known.dependencies] == ["dp-2"]
