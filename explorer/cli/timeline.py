"""timeline: a span of days told in the terminal, as JSON, or written into a file."""

import argparse
from collections.abc import Iterator
from datetime import date

from explorer.cli.book_output import book_file, expect_written, sheet_options
from explorer.cli.json_output import dumps
from explorer.cli.pack_context import OpenedPack, opened
from explorer.diagrams.timeline.rows import line_of
from explorer.domain.content.timeline import Timeline, chronological, entries_between
from explorer.errors import UserFacingError
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.book.timeline import lane_name, timeline_book, timeline_title
from explorer.store.pack.timeline import listing, whole_timeline
from explorer.system.atomic_file import write_atomic


def run(options: argparse.Namespace) -> int:
    """Tell or write what happened from one day to another; without days, all up to the as-of."""
    expect_written(options)
    with opened(options) as pack:
        whole = whole_timeline(pack.connection, pack.language)
        since, until = _days(options, whole, pack)
        seen = entries_between(whole, since, until)
        if not seen.lanes:
            raise UserFacingError(_nothing(since, until))
        if options.output is not None:
            sheet = sheet_options(options, pack.language)
            known = listing(pack.connection, since, until, pack.language)
            book = timeline_book(seen, known, since, until, pack.as_of, pack.info, sheet)
            write_atomic(options.output, book_file(book, options.output, sheet))
        elif options.json:
            told = {"since": since, "until": until, "as_of": pack.as_of, "language": pack.language}
            print(dumps(told | {"marks": [mark for _, mark in chronological(seen)]}))
        else:
            print("\n".join(_lines(seen, since, until, pack)))
    return 0


def _days(options: argparse.Namespace, whole: Timeline, pack: OpenedPack) -> tuple[date, date]:
    first, _ = whole.days or (pack.as_of, pack.as_of)
    # A later day than the one looked at is told, and marked, where it is asked for.
    return options.since or first, options.until or pack.as_of


def _nothing(since: date, until: date) -> str:
    words = load_words("en")
    first, last = (day_text(day.isoformat(), words) for day in (since, until))
    said = words["timeline.nothing"].format(since=first, until=last)
    return f"{said} Give other days by --since and --until."


def _lines(seen: Timeline, since: date, until: date, pack: OpenedPack) -> Iterator[str]:
    words = load_words(pack.language)
    marks = chronological(seen)
    yield timeline_title(since, until, words)
    yield words["timeline.listed"].format(count=len(marks))
    for lane, mark in marks:
        yield f"{lane_name(lane, words)}: {line_of(mark, words, pack.as_of.toordinal())}"
