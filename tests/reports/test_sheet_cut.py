"""Cutting: never silently, in one fixed order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.reports.blocks import ClauseSheet, Paper, cited
from explorer.reports.sheet_cut import ALL_STEPS, ELLIPSIS, cut, shorten
from explorer.reports.sheet_room import overflow, steps_for
from tests.reports.printing_made import every_reference, job


@given(st.text(max_size=200), st.integers(min_value=10, max_value=120))
def test_shortened_text_fits_and_is_marked(text: str, most: int) -> None:
    short = shorten(text, most)
    assert short == text or (len(short) <= most + 1 and short.endswith(ELLIPSIS))


def told(sheet: ClauseSheet) -> tuple[object, ...]:
    """Everything by which a sheet tells that something is missing."""
    texts = [
        text
        for section in sheet.sections
        for text in (
            *section.notes,
            *(row.statement for row in section.rows),
            *(one.text for line in section.lines for one in (line, *line.inner)),
        )
    ]
    return (
        sum(section.left_out for section in sheet.sections),
        sum(line.inner_left for section in sheet.sections for line in section.lines),
        [text for text in texts if text.endswith(ELLIPSIS)],
        sheet.most_cites,
        sheet.most_sources,
        sheet.short_sources,
    )


@pytest.fixture
def sheets(pack_connection: Connection) -> list[ClauseSheet]:
    return list(job(pack_connection, every_reference(pack_connection)).sheets)


def test_each_step_tells_what_it_takes(sheets: list[ClauseSheet]) -> None:
    for sheet in sheets:
        for step in ALL_STEPS:
            without = cut(sheet, [step])
            if without != sheet:
                assert told(without) != told(sheet), (sheet.reference, step)


def test_shortened_sheets_say_so_once(sheets: list[ClauseSheet]) -> None:
    for sheet in sheets:
        assert cut(sheet, ALL_STEPS).shortened == bool(told(cut(sheet, ALL_STEPS))[2])


def test_what_fits_is_left_whole(sheets: list[ClauseSheet]) -> None:
    whole = [sheet for sheet in sheets if overflow(sheet, Paper.A4) <= 0]
    assert len(whole) > len(sheets) * 0.7
    assert all(steps_for(sheet, Paper.A4) == () for sheet in whole)


def test_sources_are_numbered_as_they_are_met(sheets: list[ClauseSheet]) -> None:
    for sheet in sheets:
        numbers = cited(sheet)
        assert list(numbers.values()) == list(range(1, len(numbers) + 1))
        assert set(numbers) <= set(sheet.sources)
