"""What exists on a day, and when statements of one party differ."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.content.as_of_filter import sources_as_of
from explorer.domain.content.days import exists_on
from explorer.domain.content.stances import (
    Attribution,
    Confidence,
    Party,
    Position,
    Stance,
    differing,
    group_by_party,
)

DAY = date(2025, 11, 23)
EUROPE = Party("europe", "Europe", "EUR")


def stance(position: Position, target: str = "us-28/19", day: date = DAY) -> Stance:
    return Stance(
        f"st-{target}-{position}-{day}",
        target,
        "europe",
        position,
        "Said so.",
        day,
        "Speaker",
        Attribution.ON_RECORD,
        Confidence.HIGH,
        verified=True,
    )


def test_a_thing_exists_from_its_day_on_and_without_a_day_always() -> None:
    assert exists_on(DAY, DAY)
    assert exists_on(DAY, DAY + timedelta(1))
    assert not exists_on(DAY, DAY - timedelta(1))
    assert exists_on(None, DAY)


@given(st.dictionaries(st.sampled_from("abcdef"), st.dates(date(2025, 11, 1), date(2025, 12, 1))))
def test_later_sources_are_left_out_unless_there_is_no_other(dates: dict[str, date]) -> None:
    kept = sources_as_of(dates, DAY, dates)
    known = [name for name, day in dates.items() if day <= DAY]
    assert list(kept) == (known or list(dates))


def test_two_speakers_of_one_day_differ() -> None:
    said = [stance(Position.SUPPORTS), stance(Position.OPPOSES)]
    (entry,) = group_by_party(said, [EUROPE], DAY)
    assert entry.differ


def test_a_change_of_mind_is_not_a_difference() -> None:
    earlier = stance(Position.OPPOSES, day=DAY - timedelta(1))
    (entry,) = group_by_party([stance(Position.SUPPORTS), earlier], [EUROPE], DAY)
    assert not entry.differ


def test_positions_on_two_clauses_do_not_differ() -> None:
    assert not differing([("us-28/12", Position.SUPPORTS), ("us-28/13", Position.OPPOSES)])
    assert differing([("us-28/12", Position.SUPPORTS), ("us-28/12", Position.OPPOSES)])
