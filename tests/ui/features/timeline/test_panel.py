"""The timeline's rules: where marks stand, how crowds are gathered, which days are marked."""

from datetime import date
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.diagrams.timeline.axis_ticks import ticks
from explorer.diagrams.timeline.clusters import PlotArea, cluster_arrays
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.timeline import MarkKind, TimelineEntry, entry_times

EDGE = 739_050.0
DAYS = st.lists(st.integers(739_000, 739_900), max_size=60).map(sorted)


def mark(day: int) -> TimelineEntry:
    return TimelineEntry("e", MarkKind.EVENT, "", date.fromordinal(day), "title")


@given(DAYS)
def test_marks_of_one_day_share_it_out_in_their_order(days: list[int]) -> None:
    at = entry_times([mark(day) for day in days])
    assert [int(moment) for moment in at] == days
    assert at == sorted(at)
    assert len(set(at)) == len(at)


@given(DAYS, st.floats(0.01, 200), st.floats(738_990, 739_900), st.integers(200, 1500))
def test_no_mark_in_sight_is_lost_and_no_two_signs_lie_over_each_other(
    days: list[int], scale: float, start: float, width: int
) -> None:
    at = np.array(entry_times([mark(day) for day in days]))
    apart = 14.0
    edge = start + 17.0
    found = cluster_arrays(at, PlotArea(start, scale, width), apart / scale, edge).buckets()
    shown = {number for one in found for number in range(one.first, one.last)}
    in_sight = {n for n, moment in enumerate(at) if start <= moment <= start + width / scale}
    assert in_sight <= shown
    assert sum(one.count for one in found) == len(shown)
    xs = [one.x for one in found]
    assert all(b - a >= apart * 0.99 for a, b in pairwise(xs))
    for one in found:
        assert (at[one.first] < edge) == (at[one.last - 1] < edge)
        for moment in at[one.first : one.last]:
            assert abs((moment - start) * scale - one.x) <= apart * 1.01


def test_panning_does_not_regroup() -> None:
    at = np.array(entry_times([mark(739_000 + n // 3) for n in range(300)]))
    whole = {
        (one.first, one.last)
        for one in cluster_arrays(at, PlotArea(739_000, 5.0, 600), 2.8, EDGE).buckets()
    }
    moved = {
        (one.first, one.last)
        for one in cluster_arrays(at, PlotArea(739_007.3, 5.0, 600), 14 / 5, EDGE).buckets()
    }
    assert len(whole & moved) > len(moved) * 0.7


@given(st.floats(700_000, 739_000), st.floats(1, 40_000), st.integers(2, 20))
def test_the_axis_marks_few_days_in_order_within_what_is_seen(
    start: float, days: float, most: int
) -> None:
    found = ticks(start, start + days, most)
    assert len(found) <= most + 2
    assert found == sorted(set(found))
    assert all(start - 1 <= day.toordinal() <= start + days for day in found)


@given(st.floats(0.2, 5), st.floats(739_000, 739_100))
def test_zooming_keeps_the_moment_under_the_pointer(factor: float, around: float) -> None:
    span = TimeSpan(739_000, 739_100, 800, 300, 100)
    x = span.x_of(around)
    assert abs(span.zoomed(factor, around).x_of(around) - x) < 1e-3
    assert abs(span.moment_at(x) - around) < 1e-6
