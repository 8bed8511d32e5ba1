"""Command timeline: prints a span of days to the terminal, as JSON, or writes a file."""

import argparse
from collections.abc import Iterator
from datetime import date

from explorer.cli.book_output import expect_written, sheet_options, write_book
from explorer.cli.json_output import dumps
from explorer.cli.output.target import output_ending, write_output
from explorer.cli.output.terminal import print_text
from explorer.cli.pack_context import OpenedPack, opened
from explorer.diagrams.timeline.rows import line_of
from explorer.domain.content.timeline import Timeline, chronological, entries_between
from explorer.errors import UserFacingError
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.book.timeline import earlier_line, lane_name, timeline_title
from explorer.reports.compose import compose_timeline
from explorer.store.pack.timeline import whole_timeline

_CALENDAR = ".ics"


def run(options: argparse.Namespace) -> int:
    """Print or write what happened between two days; by default everything up to the as-of date."""
    expect_written(options, (_CALENDAR,))
    with opened(options) as pack:
        complete = whole_timeline(pack.connection, pack.language)
        since, until = _days(options, complete, pack)
        visible = entries_between(complete, since, until)
        if not visible.lanes:
            raise UserFacingError(_nothing(since, until))
        if options.output is not None and output_ending(options) == _CALENDAR:
            write_output(options, _calendar(visible, pack))
        elif options.output is not None:
            sheet = sheet_options(options, pack.language)
            book = compose_timeline(
                pack.connection, sheet, days=(since, until), as_of=pack.as_of, with_later=True
            )
            write_book(options, book, sheet)
        elif options.json:
            data = {"since": since, "until": until, "as_of": pack.as_of, "language": pack.language}
            marks = [mark for _, mark in chronological(visible)]
            print(dumps(data | {"marks": marks}, "timeline"))
        else:
            print_text("\n".join(_lines(complete, since, until, pack)))
    return 0


def _calendar(visible: Timeline, pack: OpenedPack) -> bytes:
    """Return the events and documents as appointments of whole days."""
    from explorer.reports.formats.icalendar import calendar

    return calendar(
        (mark for _, mark in chronological(visible)),
        name=pack.info.title,
        pack=pack.info.reference,
        language=pack.language,
        stamp=date.today(),  # noqa: DTZ011 - the user's own day
    )


def _days(options: argparse.Namespace, complete: Timeline, pack: OpenedPack) -> tuple[date, date]:
    first, _ = complete.days or (pack.as_of, pack.as_of)
    # A date later than the as-of date is allowed on request, and its entries are marked.
    return options.since or first, options.until or pack.as_of


def _nothing(since: date, until: date) -> str:
    catalog = load_words("en")
    first, last = (day_text(day.isoformat(), catalog) for day in (since, until))
    sentence = catalog["timeline.nothing"].format(since=first, until=last)
    return f"{sentence} Give other days by --since and --until."


def _lines(complete: Timeline, since: date, until: date, pack: OpenedPack) -> Iterator[str]:
    catalog = load_words(pack.language)
    marks = chronological(entries_between(complete, since, until))
    yield timeline_title(since, until, catalog)
    yield catalog["timeline.listed"].format(count=len(marks))
    yield from filter(None, [earlier_line(complete, since, catalog)])
    for lane, mark in marks:
        yield f"{lane_name(lane, catalog)}: {line_of(mark, catalog, pack.as_of.toordinal())}"
