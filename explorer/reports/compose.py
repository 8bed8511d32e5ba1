"""Composition of books from a pack: the one place that the window and the command line use.

Each function reads what a book needs through a pack connection and returns the ``Book``. The day is
at most the latest day of the pack that is read: local records may be later than the pack without
them.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from explorer.reports.book.model import Book
from explorer.reports.sheet.model import SheetOptions
from explorer.store.pack.metadata import pack_info

if TYPE_CHECKING:
    from explorer.domain.content.features import MapContent
    from explorer.domain.desk.briefing import BriefingSet
    from explorer.domain.desk.desk import Note
    from explorer.store.pack.connection import PackConnection


def day_within(connection: "PackConnection", as_of: date) -> date:
    """Return the day, or that of the newest statements if the pack has nothing so late."""
    info = pack_info(connection)
    return as_of if as_of <= info.last_day else info.latest


def compose_stance_table(
    connection: "PackConnection", options: SheetOptions, *, document: str, as_of: date
) -> Book:
    """Return the table of all clauses of a document and all parties."""
    from explorer.reports.print_job import table_book
    from explorer.store.pack.documents import contents

    day = day_within(connection, as_of)
    listing = contents(connection, document, day, options.language)
    return table_book(listing, pack_info(connection, options.language), options, day)


def compose_comparison(
    connection: "PackConnection",
    options: SheetOptions,
    *,
    chosen: Sequence[str],
    shown: str,
    as_of: date,
    changed_only: bool = False,
) -> Book:
    """Return documents side by side; without ``chosen``, the ones compared with ``shown``."""
    from explorer.reports.book import comparison as book
    from explorer.store.pack.comparison import comparison, default_documents
    from explorer.store.pack.documents import documents

    day = day_within(connection, as_of)
    references = tuple(chosen) or default_documents(
        documents(connection, options.language), shown, day
    )
    compared = comparison(connection, references, day, options.language)
    info = pack_info(connection, options.language)
    return book.comparison_book(compared, info, options, changed_only=changed_only)


def compose_concordance(
    connection: "PackConnection", options: SheetOptions, *, as_of: date
) -> Book:
    """Return the tables of corresponding clauses in all documents, earlier texts apart."""
    from explorer.domain.content.document_groups import concordance_parts
    from explorer.reports.book import comparison as book
    from explorer.store.pack.comparison import comparison, documents_on
    from explorer.store.pack.documents import documents

    day = day_within(connection, as_of)
    listed = documents(connection, options.language)
    existing = documents_on(listed, day)
    parts = concordance_parts(item for item in listed if item.reference in existing)
    tables = [comparison(connection, part, day, options.language) for part in parts]
    return book.concordance_book(tables, pack_info(connection, options.language), options)


def compose_dependencies(
    connection: "PackConnection", options: SheetOptions, *, reference: str, as_of: date
) -> Book:
    """Return the diagram of what a clause depends on and what depends on it."""
    from explorer.reports.book import diagram as book
    from explorer.store.pack.diagrams import dependency_graph

    day = day_within(connection, as_of)
    graph = dependency_graph(connection, reference, day, options.language)
    return book.dependencies_book(graph, pack_info(connection, options.language), options)


def compose_decision(connection: "PackConnection", options: SheetOptions, *, as_of: date) -> Book:
    """Return the diagram of the decision and its paths."""
    from explorer.reports.book import diagram as book
    from explorer.store.pack.diagrams import decision_paths

    paths = decision_paths(connection, day_within(connection, as_of), options.language)
    return book.decision_book(paths, pack_info(connection, options.language), options)


def compose_news(
    connection: "PackConnection",
    options: SheetOptions,
    *,
    document: str,
    references: Sequence[str],
    since: date,
    until: date,
) -> Book:
    """Return what is new on some subjects of a document between two days."""
    from explorer.reports.book import news as book
    from explorer.store.pack.documents import document as document_named
    from explorer.store.pack.news import news_since

    news = news_since(connection, tuple(references), since, until, options.language)
    title = document_named(connection, document, options.language).title
    return book.news_book(news, title, pack_info(connection, options.language), options)


def compose_story(
    connection: "PackConnection", options: SheetOptions, *, reference: str, as_of: date
) -> Book:
    """Return the story of a clause up to a day."""
    from explorer.reports.book.story import story_book
    from explorer.store.pack.clause_story import clause_story

    day = day_within(connection, as_of)
    story = clause_story(connection, reference, day, options.language)
    return story_book(story, pack_info(connection, options.language), options)


def compose_briefing_news(
    connection: "PackConnection", options: SheetOptions, *, briefing: "BriefingSet", until: date
) -> Book:
    """Return what is new on the clauses of a briefing set since its day."""
    from explorer.i18n.message_catalog import load_words
    from explorer.reports.book import news as book
    from explorer.reports.text.news_text import other_pack_text
    from explorer.store.pack.news import news_since

    news = news_since(connection, briefing.references, briefing.as_of, until, options.language)
    info = pack_info(connection, options.language)
    warning = other_pack_text(briefing, info, load_words(options.language))
    return book.news_book(news, briefing.name, info, options, warning)


def compose_timeline(
    connection: "PackConnection",
    options: SheetOptions,
    *,
    days: tuple[date, date] | None,
    as_of: date,
    with_later: bool = False,
) -> Book:
    """Return the timeline from one day to another, or the whole of it without ``days``.

    What is later than the as-of date is left out, unless all of the days are, or ``with_later`` is
    set; it is marked then.
    """
    from explorer.reports.book import timeline as book
    from explorer.store.pack.timeline import listing, whole_timeline

    timeline = whole_timeline(connection, options.language)
    since, until = days or timeline.days or (as_of, as_of)
    if not with_later and since <= as_of:
        until = min(until, as_of)
    entries = listing(connection, since, until, options.language)
    info = pack_info(connection, options.language)
    return book.timeline_book(timeline, entries, since, until, as_of, info, options)


def compose_briefing(
    connection: "PackConnection",
    options: SheetOptions,
    *,
    briefing: "BriefingSet",
    notes: "Mapping[str, Note]",
    map_content: "MapContent | None",
) -> Book:
    """Return the book of a briefing set, in two languages if the options name a second one."""
    from explorer.reports.print_job import book_for
    from explorer.store.pack.briefing_content import set_content
    from explorer.store.pack.map_content import map_content as read_map

    second = options.second_language
    second_map = read_map(connection, second) if second and map_content is not None else None
    return book_for(
        briefing,
        notes,
        set_content(connection, briefing, options.language),
        pack_info(connection, options.language),
        map_content,
        options,
        set_content(connection, briefing, second) if second else None,
        second_map=second_map,
    )


def compose_day_change(
    connection: "PackConnection", options: SheetOptions, *, before: str, after: str
) -> Book:
    """Return what changed on the map between two map days in ISO form, the earlier day first."""
    from explorer.reports.book.day_change import day_change_book
    from explorer.reports.svg.day_change import change_drawing
    from explorer.store.pack.map_content import map_content

    drawing = change_drawing(map_content(connection, options.language), before, after)
    return day_change_book(drawing, pack_info(connection, options.language), options)
