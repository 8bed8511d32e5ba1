"""A crowd on the timeline never shows one member's position for all."""

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.diagrams.timeline.drawing import draw_lane
from explorer.diagrams.timeline.rows import describe_entries, rows_of
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.timeline import (
    Lane,
    MarkKind,
    Timeline,
    TimelineEntry,
    position_counts,
)
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.model import DiagramPart
from explorer.reports.book.timeline import timeline_book
from explorer.reports.paper_theme import position_inks
from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.timeline import listing, whole_timeline

DAY = date(2025, 11, 23)
SPAN = TimeSpan(DAY.toordinal() - 100, DAY.toordinal() + 100, 600, 300, 100, 20, 12, 1)
AS_OF = DAY.toordinal() + 50


def mark(position: str, day: date = DAY, *, verified: bool = True) -> TimelineEntry:
    return TimelineEntry(
        "st", MarkKind.STANCE, "eu", day, "Said so.", ("us-28/1",), position, verified=verified
    )


def crowd_of(*marks: TimelineEntry, as_of: int = AS_OF) -> tuple[list[bool], list[bool]]:
    """Whether each crowd is mixed, and whether each is verified."""
    (row,) = rows_of(Timeline((Lane("eu", "Europe", marks),)), ("Europe",))
    lane = draw_lane(row, SPAN, as_of)
    return lane.is_mixed.tolist(), lane.is_verified.tolist()


@pytest.mark.parametrize("order", [("opposes", "supports"), ("supports", "opposes", "supports")])
def test_a_crowd_of_several_positions_is_mixed_whatever_its_last_member(
    order: tuple[str, ...],
) -> None:
    assert crowd_of(*map(mark, order)) == ([True], [True])


def test_a_crowd_of_one_position_is_not() -> None:
    assert crowd_of(mark("supports"), mark("supports")) == ([False], [True])
    assert crowd_of(mark("supports"), mark("supports", verified=False)) == ([False], [False])


def test_what_is_later_than_the_day_is_never_counted_with_what_is_not() -> None:
    later = date(2025, 11, 24)
    mixed, _ = crowd_of(mark("supports"), mark("opposes", later), as_of=DAY.toordinal())
    assert mixed == [False, False]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_words_give_the_shares(language: str) -> None:
    words = load_words(language)
    marks = [mark("supports"), mark("opposes"), mark("opposes")]
    assert position_counts(marks) == (("opposes", 2), ("supports", 1))
    first = describe_entries(marks, words, AS_OF).splitlines()[0]
    assert first.index(words["position.opposes"]) < first.index(words["position.supports"])
    assert "3" in first
    assert "differ" in first or "розходяться" in first


def drawn(connection: Connection, options: SheetOptions) -> list[str]:
    info = pack_info(connection, options.language)
    timeline = whole_timeline(connection, options.language)
    since, until = date(2025, 8, 17), info.as_of
    known = listing(connection, since, until, options.language)
    book = timeline_book(timeline, known, since, until, until, info, options)
    parts = [part for part in book.parts if isinstance(part, DiagramPart)]
    mixed = load_words(options.language)["timeline.mixed_alt"]
    assert all(mixed in part.picture.alt for part in parts)
    return [part.picture.svg for part in parts]


def signs(svg: str) -> list[str]:
    """Numbers and inks of positions in their order, without the legend's."""
    inks = {ink: name for name, ink in position_inks().items()}
    pattern = r'>(\d+)</text>|fill="(#[0-9a-f]{6})" stroke="#|<circle[^>]*stroke="(#[0-9a-f]{6})"'
    body = svg.partition('<g transform="translate(0 ')[0]
    found = [next(filter(None, groups)) for groups in re.findall(pattern, body)]
    return [inks.get(one, one) for one in found if one in inks or one.isdigit()]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_paper_shows_the_same_numbers_and_signs(
    pack_connection: Connection, language: str
) -> None:
    plain = SheetOptions(language=language)
    papers = [
        replace(plain, paper=paper, large=large) for paper in PaperSize for large in (False, True)
    ]
    first, *others = [
        [sign for svg in drawn(pack_connection, options) for sign in signs(svg)]
        for options in papers
    ]
    assert any(sign.isdigit() and int(sign) > 50 for sign in first)
    assert len(first) > 50
    assert all(other == first for other in others)
