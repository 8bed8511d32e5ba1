"""The timeline on paper: its lanes over a span of days, and after them all of it as a list."""

from dataclasses import replace
from datetime import date

from explorer.diagrams.timeline.rows import rows_of
from explorer.domain.content.documents import Source
from explorer.domain.content.read_models import PackInfo
from explorer.domain.content.timeline import (
    Lane,
    Listing,
    Timeline,
    TimelineEntry,
    chronological,
    entries_between,
)
from explorer.i18n.message_catalog import dated_text, day_text, load_words, with_author
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, DiagramPart, Part, TextTable
from explorer.reports.sheet.model import MapImage, PaperSize, SheetOptions, numbered
from explorer.reports.svg.timeline import Drawing, timeline_svg
from explorer.reports.text.comparison_text import CellLine, Role, Words, cell

_WIDTH_MM = {PaperSize.A4: 269.0, PaperSize.LETTER: 251.0}
_HEIGHT_MM = {PaperSize.A4: 156.0, PaperSize.LETTER: 161.0}
_LARGE_HEIGHT = 0.92
#: The most lanes that one page has room for, in usual and in large print.
_LANES, _LARGE_LANES = 22, 13
#: A longer list is no list; it is said how much is left out.
MOST_LISTED = 2000
_COLUMNS = ("date", "party", "position", "statement", "clause", "sources")
_SHARES = (1.1, 1.5, 1.5, 4.6, 2.2, 1.15)
Row = tuple[tuple[CellLine, ...], ...]


def timeline_book(
    timeline: Timeline,
    listing: Listing,
    since: date,
    until: date,
    as_of: date,
    info: PackInfo,
    options: SheetOptions,
) -> Book:
    """What lies from one day to another, by itself."""
    words = load_words(options.language)
    seen = entries_between(timeline, since, until)
    title = timeline_title(since, until, words)
    sources = _cited(seen, listing)
    parts: tuple[Part, ...] = (
        *_pictures(seen, title, since, until, as_of, options),
        _list(seen, listing, title, as_of, sources, words),
    )
    return replace(book_without_cover(parts, title, info, options, as_of), sources=sources)


def timeline_title(since: date, until: date, words: Words) -> str:
    """The span of days that is told."""
    return words["timeline.title"].format(
        since=day_text(since.isoformat(), words), until=day_text(until.isoformat(), words)
    )


def lane_name(lane: Lane, words: Words) -> str:
    """A party by its name, and what is no party's by what it holds."""
    own = {"documents": words["news.documents"], "events": words["page.events"]}
    return own.get(lane.key, lane.name)


def position_text(mark: TimelineEntry, words: Words) -> str:
    """A stance's position, and whether it was stated or assessed; "" for what is no stance."""
    if not mark.position:
        return ""
    kind = words["page.stated" if mark.stated else "page.assessed"]
    return f"{words[f'position.{mark.position}']} ({kind})"


def _pictures(
    seen: Timeline, title: str, since: date, until: date, as_of: date, options: SheetOptions
) -> tuple[DiagramPart, ...]:
    """The lanes, on as many pages as they take."""
    words = load_words(options.language)
    most = _LARGE_LANES if options.large else _LANES
    groups = [seen.lanes[at : at + most] for at in range(0, len(seen.lanes), most)]
    height = _HEIGHT_MM[options.paper] * (_LARGE_HEIGHT if options.large else 1.0)
    drawing = Drawing(
        _WIDTH_MM[options.paper], height, words, as_of, large=options.large, grey=options.grey
    )
    parts = []
    for number, lanes in enumerate(groups, start=1):
        names = tuple(lane_name(lane, words) for lane in lanes)
        svg = timeline_svg(rows_of(Timeline(lanes), names), since, until, drawing)
        count = sum(len(lane.marks) for lane in lanes)
        told = title if len(groups) == 1 else f"{title} ({number}/{len(groups)})"
        alt = words["timeline.alt"].format(title=told, count=count, names=", ".join(names))
        alt = f"{alt} {words['timeline.mixed_alt']}"
        parts.append(DiagramPart(told, (), MapImage(svg, alt, height)))
    return tuple(parts)


def _cited(seen: Timeline, listing: Listing) -> tuple[Source, ...]:
    """The sources in the order in which the list cites them."""
    names = [
        name
        for _, mark in chronological(seen)[:MOST_LISTED]
        for name in listing.cited.get(mark.reference, ())
    ]
    return tuple(listing.sources[name] for name in dict.fromkeys(names) if name in listing.sources)


def _list(
    seen: Timeline,
    listing: Listing,
    title: str,
    as_of: date,
    sources: tuple[Source, ...],
    words: Words,
) -> TextTable:
    marks = chronological(seen)
    numbers, _ = numbered(sources)
    captions = [words["timeline.listed"].format(count=len(marks))]
    if len(marks) > MOST_LISTED:
        captions.append(words["timeline.left_out"].format(count=len(marks) - MOST_LISTED))
    return TextTable(
        title=words["timeline.as_list"].format(title=title),
        captions=tuple(captions),
        columns=tuple((words[f"timeline.column.{key}"], "") for key in _COLUMNS),
        rows=tuple(
            _row(lane, mark, listing, numbers, as_of, words) for lane, mark in marks[:MOST_LISTED]
        ),
        foot=(words["page.summary_mark"],),
        shares=_SHARES,
    )


def _row(
    lane: Lane,
    mark: TimelineEntry,
    listing: Listing,
    numbers: dict[str, int],
    as_of: date,
    words: Words,
) -> Row:
    notes = [mark.speaker] if mark.speaker else []
    notes += [] if mark.verified else [words["page.unverified"]]
    notes += [words["page.later"]] if mark.day > as_of else []
    cited = sorted(numbers[name] for name in listing.cited.get(mark.reference, ()))
    targets = [f"{name} {listing.titles.get(name, '')}".strip() for name in mark.targets]
    return (
        cell(Role.TEXT, dated_text(mark.day.isoformat(), mark.precision, words)),
        cell(Role.TEXT, words[f"entry.{mark.kind}"] if not mark.lane else lane.name),
        cell(Role.TEXT, position_text(mark, words)),
        (
            *cell(Role.TEXT, with_author(mark.title, mark.author, words)),
            *cell(Role.NOTE, " \N{MIDDLE DOT} ".join(notes)),
        ),
        cell(Role.TEXT, *targets),
        cell(Role.TEXT, ", ".join(map(str, cited))),
    )
