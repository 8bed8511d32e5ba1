"""Timeline on paper: its lanes over a span of days, followed by all entries as a list."""

from dataclasses import replace
from datetime import date

from explorer.diagrams.timeline.rows import rows_of
from explorer.domain.content.documents import Source
from explorer.domain.content.read_models import PackInfo
from explorer.domain.content.references import document_of, is_clause
from explorer.domain.content.timeline import (
    EARLIER_LANE,
    Lane,
    Listing,
    Timeline,
    TimelineEntry,
    chronological,
    earlier_texts,
    entries_between,
)
from explorer.i18n.message_catalog import dated_text, day_text, load_words, with_author
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, DiagramPart, Part, TextTable
from explorer.reports.sheet.model import MapImage, PaperSize, SheetOptions, number_sources
from explorer.reports.svg.timeline import Drawing, timeline_svg
from explorer.reports.text.comparison_text import Catalog, CellLine, Role, cell
from explorer.reports.text.news_text import clause_name

_WIDTH_MM = {PaperSize.A4: 269.0, PaperSize.LETTER: 251.0}
_HEIGHT_MM = {PaperSize.A4: 156.0, PaperSize.LETTER: 161.0}
_LARGE_HEIGHT = 0.92
#: The most lanes that fit one page, in normal and in large print.
_LANES, _LARGE_LANES = 22, 13
#: A longer list is cut, and the number of omitted entries is printed.
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
    """Return a book of the timeline between two days."""
    catalog = load_words(options.language)
    visible = entries_between(timeline, since, until)
    title = timeline_title(since, until, catalog)
    sources = _cited(visible, listing)
    parts: tuple[Part, ...] = (
        *_pictures(visible, title, since, until, as_of, options),
        _list(
            visible, listing, title, as_of, sources, earlier_line(timeline, since, catalog), catalog
        ),
    )
    return replace(book_without_cover(parts, title, info, options, as_of), sources=sources)


def timeline_title(since: date, until: date, catalog: Catalog) -> str:
    """Return the span of days as a title."""
    return catalog["timeline.title"].format(
        since=day_text(since.isoformat(), catalog), until=day_text(until.isoformat(), catalog)
    )


def lane_name(lane: Lane, catalog: Catalog) -> str:
    """Return the name of the party, or of the kind of entries in the lane."""
    group_names = {
        "documents": catalog["news.documents"],
        EARLIER_LANE: catalog["group.earlier"],
        "events": catalog["page.events"],
    }
    return group_names.get(lane.key, lane.name)


def earlier_line(timeline: Timeline, since: date, catalog: Catalog) -> str:
    """Return which earlier texts are dated before the first day, or "" if none is."""
    names = [
        f"{mark.title} ({day_text(mark.day.isoformat(), catalog)})"
        for mark in earlier_texts(timeline, since)
    ]
    return catalog["timeline.earlier"].format(names="; ".join(names)) if names else ""


def position_text(mark: TimelineEntry, catalog: Catalog) -> str:
    """Return a stance's position and whether it was stated or assessed, or "" for other entries."""
    if not mark.position:
        return ""
    kind = catalog["page.stated" if mark.stated else "page.assessed"]
    return f"{catalog[f'position.{mark.position}']} ({kind})"


def _pictures(
    visible: Timeline, title: str, since: date, until: date, as_of: date, options: SheetOptions
) -> tuple[DiagramPart, ...]:
    """Return drawings of the lanes, on as many pages as needed."""
    catalog = load_words(options.language)
    most = _LARGE_LANES if options.large else _LANES
    groups = [visible.lanes[index : index + most] for index in range(0, len(visible.lanes), most)]
    height = _HEIGHT_MM[options.paper] * (_LARGE_HEIGHT if options.large else 1.0)
    drawing = Drawing(
        _WIDTH_MM[options.paper], height, catalog, as_of, large=options.large, grey=options.grey
    )
    parts = []
    for number, lanes in enumerate(groups, start=1):
        names = tuple(lane_name(lane, catalog) for lane in lanes)
        svg = timeline_svg(rows_of(Timeline(lanes), names), since, until, drawing)
        count = sum(len(lane.marks) for lane in lanes)
        caption = title if len(groups) == 1 else f"{title} ({number}/{len(groups)})"
        alt = catalog["timeline.alt"].format(title=caption, count=count, names=", ".join(names))
        alt = f"{alt} {catalog['timeline.mixed_alt']}"
        parts.append(DiagramPart(caption, (), MapImage(svg, alt)))
    return tuple(parts)


def _cited(visible: Timeline, listing: Listing) -> tuple[Source, ...]:
    """Return the sources in the order in which the list cites them."""
    names = [
        name
        for _, mark in chronological(visible)[:MOST_LISTED]
        for name in listing.cited.get(mark.reference, ())
    ]
    return tuple(listing.sources[name] for name in dict.fromkeys(names) if name in listing.sources)


def _list(
    visible: Timeline,
    listing: Listing,
    title: str,
    as_of: date,
    sources: tuple[Source, ...],
    earlier: str,
    catalog: Catalog,
) -> TextTable:
    marks = chronological(visible)
    numbers, _ = number_sources(sources)
    captions = [catalog["timeline.listed"].format(count=len(marks)), *filter(None, [earlier])]
    if len(marks) > MOST_LISTED:
        captions.append(catalog["timeline.left_out"].format(count=len(marks) - MOST_LISTED))
    return TextTable(
        title=catalog["timeline.as_list"].format(title=title),
        captions=tuple(captions),
        columns=tuple((catalog[f"timeline.column.{key}"], "") for key in _COLUMNS),
        rows=tuple(
            _row(lane, mark, listing, numbers, as_of, catalog) for lane, mark in marks[:MOST_LISTED]
        ),
        foot=(),
        shares=_SHARES,
        days=tuple(mark.day.isoformat() for _, mark in marks[:MOST_LISTED]),
    )


def _row(
    lane: Lane,
    mark: TimelineEntry,
    listing: Listing,
    numbers: dict[str, int],
    as_of: date,
    catalog: Catalog,
) -> Row:
    notes = [mark.speaker] if mark.speaker else []
    notes += [] if mark.verified else [catalog["page.unverified"]]
    notes += [catalog["page.later"]] if mark.day > as_of else []
    cited = sorted(numbers[name] for name in listing.cited.get(mark.reference, ()))
    targets = [
        clause_name(name, listing.titles.get(name, ""), "", catalog) for name in mark.targets
    ]
    owners = (document_of(name) for name in mark.targets if is_clause(name))
    documents = dict.fromkeys(listing.titles.get(name or "", "") for name in owners)
    return (
        cell(Role.TEXT, dated_text(mark.day.isoformat(), mark.precision, catalog)),
        cell(Role.TEXT, catalog[f"entry.{mark.kind}"] if not mark.lane else lane.name),
        cell(Role.TEXT, position_text(mark, catalog)),
        (
            *cell(Role.TEXT, with_author(mark.title, mark.author, catalog)),
            *cell(Role.NOTE, " \N{MIDDLE DOT} ".join(notes)),
        ),
        (*cell(Role.TEXT, *targets), *cell(Role.NOTE, *documents)),
        cell(Role.TEXT, ", ".join(map(str, cited))),
    )
