"""What makes the pages of a preview, on its own thread and with a connection of its own."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.domain.content.features import MapContent
    from explorer.domain.content.read_models import Page
    from explorer.domain.desk.briefing import BriefingSet
    from explorer.domain.desk.desk import Note
    from explorer.reports.formats.pdf import PrintedPages
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection

    Make = Callable[[SheetOptions], PrintedPages]
else:
    Make = Callable


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the window shows already and need not be read again, in its language."""

    language: str
    page: "Page"
    map_content: "MapContent"


@contextmanager
def _reading(compiled: Path, options: "SheetOptions") -> "Iterator[PackConnection]":
    """The pack, with or without the user's own records."""
    from explorer.packs.compiler.local_pack_cache import without_own
    from explorer.store.pack.connection import open_pack

    with closing(open_pack(compiled if options.local else without_own(compiled))) as connection:
        yield connection


def day_within(connection: "PackConnection", as_of: date) -> date:
    """The day, or the last that the pack has something of: own records may be later than that."""
    from explorer.store.pack.metadata import pack_info

    return min(as_of, pack_info(connection).latest)


class _MapReading:
    """The map of each language, read once: a choice of paper or marking does not read it again.

    The one on the screen stays the same from preview to preview, and so do maps drawn of it.
    """

    def __init__(self, on_screen: OnScreen | None) -> None:
        self._read: dict[str, MapContent] = {}
        if on_screen is not None:
            self._read[on_screen.language] = on_screen.map_content

    def of(self, connection: "PackConnection", options: "SheetOptions") -> "MapContent | None":
        from explorer.store.pack.map_content import map_content

        if not options.include_map:
            return None
        if options.language not in self._read:
            self._read[options.language] = map_content(connection, options.language)
        return self._read[options.language]


def sheet_maker(
    compiled: Path, references: tuple[str, ...], as_of: date, on_screen: OnScreen | None = None
) -> Make:
    """Makes the summaries of some clauses; in two languages where that is chosen."""
    maps = _MapReading(on_screen)
    shown = on_screen.page if on_screen is not None else None

    def made(connection: "PackConnection", name: str, language: str, own: bool) -> "Page":
        from explorer.store.pack.subjects import page

        same = shown is not None and (shown.reference, shown.as_of) == (name, as_of)
        if shown is not None and same and shown.language == language and own:
            return shown
        return page(connection, name, day_within(connection, as_of), language)

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.print_job import paired, printed
        from explorer.store.pack.metadata import pack_info

        with _reading(compiled, options) as connection:
            content = maps.of(connection, options)
            info = pack_info(connection, options.language)
            own = options.local
            pages = [made(connection, name, options.language, own) for name in references]
            if not options.second_language:
                return printed(pages, info, content, options)
            second = options.second_language
            others = [made(connection, name, second, own) for name in references]
            return paired(pages, others, info, content, options)

    return make


def book_maker(
    compiled: Path,
    one: "BriefingSet",
    notes: "Mapping[str, Note]",
    on_screen: OnScreen | None = None,
) -> Make:
    """Makes the book of a briefing set."""
    maps = _MapReading(on_screen)

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.print_job import printed_book
        from explorer.store.pack.briefing_content import set_content
        from explorer.store.pack.metadata import pack_info

        with _reading(compiled, options) as connection:
            second = options.second_language
            return printed_book(
                one,
                notes,
                set_content(connection, one, options.language),
                pack_info(connection, options.language),
                maps.of(connection, options),
                options,
                set_content(connection, one, second) if second else None,
            )

    return make


def cover_maker(compiled: Path, one: "BriefingSet") -> Make:
    """Makes the cover of a briefing set, to be seen while the book is made."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.domain.content.read_models import SetContent
        from explorer.reports.print_job import printed_book
        from explorer.store.pack.metadata import pack_info

        with _reading(compiled, options) as connection:
            info = pack_info(connection, options.language)
        return printed_book(replace(one, items=()), {}, SetContent({}, {}), info, None, options)

    return make


def table_maker(compiled: Path, document: str, as_of: date) -> Make:
    """Makes the table of all clauses of a document and all parties."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.print_job import set_book, table_book
        from explorer.store.pack.documents import contents
        from explorer.store.pack.metadata import pack_info

        with _reading(compiled, options) as connection:
            day = day_within(connection, as_of)
            listed = contents(connection, document, day, options.language)
            info = pack_info(connection, options.language)
            return set_book(table_book(listed, info, options, day), options)

    return make


def comparison_maker(
    compiled: Path, chosen: tuple[str, ...], shown: str, as_of: date, *, changed_only: bool = False
) -> Make:
    """Makes documents side by side; what is usual with the ``shown`` one where none are chosen."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.book.comparison import comparison_book
        from explorer.reports.print_job import set_book
        from explorer.store.pack.comparison import comparison, usual_documents
        from explorer.store.pack.documents import documents
        from explorer.store.pack.metadata import pack_info

        with _reading(compiled, options) as connection:
            listed = documents(connection, options.language)
            day = day_within(connection, as_of)
            wanted = chosen or usual_documents(listed, shown, day)
            found = comparison(connection, wanted, day, options.language)
            info = pack_info(connection, options.language)
            book = comparison_book(found, info, options, changed_only=changed_only)
            return set_book(book, options)

    return make


def dependencies_maker(compiled: Path, reference: str, as_of: date) -> Make:
    """Makes the diagram of what a clause depends on and what depends on it."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.book.diagram import dependencies_book
        from explorer.reports.print_job import set_book
        from explorer.store.pack.diagrams import dependency_graph
        from explorer.store.pack.metadata import pack_info

        with _reading(compiled, options) as connection:
            graph = dependency_graph(
                connection, reference, day_within(connection, as_of), options.language
            )
            info = pack_info(connection, options.language)
            return set_book(dependencies_book(graph, info, options), options)

    return make


def decision_maker(compiled: Path, as_of: date) -> Make:
    """Makes the diagram of the decision and its paths."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.book.diagram import decision_book
        from explorer.reports.print_job import set_book
        from explorer.store.pack.diagrams import decision_paths
        from explorer.store.pack.metadata import pack_info

        with _reading(compiled, options) as connection:
            paths = decision_paths(connection, day_within(connection, as_of), options.language)
            info = pack_info(connection, options.language)
            return set_book(decision_book(paths, info, options), options)

    return make


def news_maker(
    compiled: Path, document: str, references: tuple[str, ...], since: date, until: date
) -> Make:
    """Makes what is new on some subjects of a document between two days."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.book.news import news_book
        from explorer.reports.print_job import set_book
        from explorer.store.pack.documents import document as document_named
        from explorer.store.pack.metadata import pack_info
        from explorer.store.pack.news import news_since

        with _reading(compiled, options) as connection:
            news = news_since(connection, references, since, until, options.language)
            subject = document_named(connection, document, options.language).title
            info = pack_info(connection, options.language)
            return set_book(news_book(news, subject, info, options), options)

    return make


def set_news_maker(compiled: Path, one: "BriefingSet", until: date) -> Make:
    """Makes what is new on the clauses of a briefing set since its day."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.i18n.message_catalog import load_words
        from explorer.reports.book.news import news_book
        from explorer.reports.print_job import set_book
        from explorer.reports.text.news_text import other_pack_text
        from explorer.store.pack.metadata import pack_info
        from explorer.store.pack.news import news_since

        with _reading(compiled, options) as connection:
            news = news_since(connection, one.references, one.as_of, until, options.language)
            info = pack_info(connection, options.language)
            warning = other_pack_text(one, info, load_words(options.language))
            return set_book(news_book(news, one.name, info, options, warning), options)

    return make


def timeline_maker(compiled: Path, days: tuple[date, date] | None, as_of: date) -> Make:
    """Makes the timeline from one day to another, or the whole of it."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.book.timeline import timeline_book
        from explorer.reports.print_job import set_book
        from explorer.store.pack.metadata import pack_info
        from explorer.store.pack.timeline import listing, whole_timeline

        with _reading(compiled, options) as connection:
            timeline = whole_timeline(connection, options.language)
            since, until = days or timeline.days or (as_of, as_of)
            # Paper leaves out what is later; days that are all later were chosen, and are marked.
            until = min(until, as_of) if since <= as_of else until
            known = listing(connection, since, until, options.language)
            info = pack_info(connection, options.language)
            book = timeline_book(timeline, known, since, until, as_of, info, options)
            return set_book(book, options)

    return make


def concordance_maker(compiled: Path, as_of: date) -> Make:
    """Makes the table of which clause of which document corresponds to which."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.book.comparison import concordance_book
        from explorer.reports.print_job import set_book
        from explorer.store.pack.comparison import comparison, documents_on
        from explorer.store.pack.documents import documents
        from explorer.store.pack.metadata import pack_info

        with _reading(compiled, options) as connection:
            day = day_within(connection, as_of)
            existed = documents_on(documents(connection, options.language), day)
            found = comparison(connection, existed, day, options.language)
            info = pack_info(connection, options.language)
            return set_book(concordance_book(found, info, options), options)

    return make
