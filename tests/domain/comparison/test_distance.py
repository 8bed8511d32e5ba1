"""The rule of distance: every worked example of its own text, and what it must never do."""

import re
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.comparison.distance import (
    STEPS,
    MovementKind,
    Range,
    ZeroDistanceKind,
    clause_distance,
    movement,
    party_placement,
)
from explorer.domain.content.stances import Attribution, Confidence, Position, Stance
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.stances import stances_on
from explorer.system.paths import BUNDLED_PACK, RESOURCES

FOUR = ("ukraine", "russia", "united-states", "europe")
NOT_COUNTED = frozenset(
    yaml.safe_load((BUNDLED_PACK / "pack.yaml").read_text(encoding="utf-8"))["not_counted"]
)
ROW = re.compile(r"^\| (us-28/\d+) \| (\d{4}-\d\d-\d\d) \| ([a-z-]+) \| ([\d-]+) \| (.+) \|$", re.M)
TEXT = (RESOURCES / "help" / "distance.md").read_text(encoding="utf-8")
NOVEMBER, DECEMBER = date(2025, 11, 23), date(2025, 12, 31)


@pytest.fixture(scope="module")
def stances(compiled_pack: Path) -> dict[str, tuple[Stance, ...]]:
    clauses = sorted({row[0] for row in ROW.findall(TEXT)})
    with closing(open_compiled_pack(compiled_pack)) as pack:
        return {one: stances_on(pack, [one], date(2026, 6, 30), "en") for one in clauses}


def test_the_text_has_its_examples() -> None:
    assert len(ROW.findall(TEXT)) == 17


@pytest.mark.parametrize("row", ROW.findall(TEXT), ids=lambda row: "-".join(row[:3]))
def test_every_worked_row_holds(
    stances: dict[str, tuple[Stance, ...]], row: tuple[str, str, str, str, str]
) -> None:
    clause, day, party, step, resting = row
    placed = party_placement(party, stances[clause], date.fromisoformat(day), NOT_COUNTED)
    low, _, high = step.partition("-")
    assert placed.steps == Range(int(low), int(high or low))
    assert {one.reference for one in placed.resting_on} == set(resting.split(", "))


def test_forces(stances: dict[str, tuple[Stance, ...]]) -> None:
    earlier = clause_distance("us-28/6", stances["us-28/6"], FOUR, NOVEMBER, NOT_COUNTED)
    later = clause_distance("us-28/6", stances["us-28/6"], FOUR, DECEMBER, NOT_COUNTED)
    assert (earlier.placed, earlier.spread) == (2, Range(0, 1))
    assert (later.placed, later.spread) == (2, Range(0, 0))
    assert [pair.sameness for pair in later.pairs] == [ZeroDistanceKind.SAME_LABEL]
    moved = movement(earlier.placings[0], later.placings[0])
    assert (moved.kind, moved.change) == (MovementKind.MOVED, Range(-1, -1))
    by_party = {one.party: one for one in later.placings}
    assert by_party["russia"].reported == Range(0, 0)
    assert by_party["united-states"].reported == Range(2, 2)


def test_territory(stances: dict[str, tuple[Stance, ...]]) -> None:
    later = clause_distance("us-28/21", stances["us-28/21"], FOUR, DECEMBER, NOT_COUNTED)
    assert (later.placed, len(later.pairs)) == (4, 6)
    assert later.spread == Range(2, 2)
    distances = {(p.first.party, p.second.party): p for p in later.pairs}
    assert distances["ukraine", "russia"].distance == Range(2, 2)
    assert distances["ukraine", "europe"].sameness is ZeroDistanceKind.SAME_LABEL
    named = {s.reference for one in later.placings for s in one.newer}
    assert "st-us-rubio-recognition-dec" in named
    assert not named & NOT_COUNTED
    before = clause_distance("us-28/21", stances["us-28/21"], FOUR, NOVEMBER, NOT_COUNTED)
    kinds = [
        movement(old, new).kind for old, new in zip(before.placings, later.placings, strict=True)
    ]
    assert kinds[0] is MovementKind.MOVED
    assert kinds[3] is MovementKind.HELD


def test_amnesty_and_status(stances: dict[str, tuple[Stance, ...]]) -> None:
    amnesty = clause_distance("us-28/26", stances["us-28/26"], FOUR, NOVEMBER, NOT_COUNTED)
    assert (amnesty.placed, amnesty.spread) == (1, None)
    assert not amnesty.placings[3].unverified
    later = clause_distance("us-28/26", stances["us-28/26"], FOUR, DECEMBER, NOT_COUNTED)
    assert later.placed == 2
    status = clause_distance("us-28/18", stances["us-28/18"], FOUR, DECEMBER)
    assert (status.placed, len(status.pairs), status.spread) == (3, 3, Range(0, 0))
    assert {pair.sameness for pair in status.pairs} == {ZeroDistanceKind.SAME_POSITION}


DAY = date(2026, 1, 1)
STANCES = st.lists(
    st.builds(
        Stance,
        reference=st.uuids().map(str),
        target=st.just("us-28/6"),
        party=st.sampled_from(FOUR),
        position=st.sampled_from(list(Position)),
        statement=st.just("said"),
        date=st.integers(-5, 5).map(lambda days: DAY + timedelta(days=days)),
        speaker=st.just("who"),
        attribution=st.sampled_from(list(Attribution)),
        confidence=st.sampled_from(list(Confidence)),
        verified=st.booleans(),
    ),
    max_size=12,
)


@given(STANCES)
def test_no_figure_is_without_the_statements_behind_it(found: list[Stance]) -> None:
    one = clause_distance("us-28/6", found, FOUR, DAY)
    for placed in one.placings:
        if placed.steps is None:
            assert not placed.resting_on
            continue
        steps = [STEPS[stance.position] for stance in placed.resting_on]
        assert placed.steps == Range(min(steps), max(steps))
        assert all(s.stated and s.date <= DAY for s in placed.resting_on)
    assert (one.spread is None) == (one.placed < 2)
    if one.spread is not None:
        assert 0 <= one.spread.low <= one.spread.high <= 3
    for pair in one.pairs:
        assert 0 <= pair.distance.low <= pair.distance.high <= 3


@given(STANCES)
def test_distance_is_the_same_both_ways_and_what_is_later_changes_nothing(
    found: list[Stance],
) -> None:
    there = clause_distance("us-28/6", found, FOUR, DAY)
    back = clause_distance("us-28/6", found[::-1], FOUR[::-1], DAY)
    assert there.spread == back.spread
    assert clause_distance("us-28/6", [s for s in found if s.date <= DAY], FOUR, DAY) == there


@given(STANCES)
def test_standing_still_is_no_movement(found: list[Stance]) -> None:
    placed = party_placement("ukraine", found, DAY)
    kind = movement(placed, placed).kind
    assert kind is (MovementKind.HELD if placed.steps is not None else MovementKind.NOT_PLACED)
