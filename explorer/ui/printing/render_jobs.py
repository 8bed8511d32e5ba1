"""Jobs that compose the pages of a preview; they run on the render worker."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.domain.content.features import MapContent
    from explorer.domain.content.read_models import SubjectDetails
    from explorer.domain.desk.briefing import BriefingSet
    from explorer.domain.desk.desk import Note
    from explorer.reports.book.model import Book
    from explorer.reports.formats.pdf import PrintDocument
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection

    #: Makes the pages for the chosen options.
    Make = Callable[[SheetOptions], PrintDocument]
    #: Composes a book from a pack, as the functions of ``reports.compose`` do.
    Compose = Callable[[PackConnection, SheetOptions], Book]
else:
    Make = Compose = Callable


@dataclass(frozen=True, slots=True)
class DisplayedSubject:
    """A subject and map that the window shows in a language, and that are not read again."""

    language: str
    subject: "SubjectDetails"
    map_content: "MapContent"


@contextmanager
def _reading(compiled: Path, options: "SheetOptions") -> "Iterator[PackConnection]":
    """Open the pack, with or without local records."""
    from explorer.packs.compiler.local_pack_cache import without_local
    from explorer.store.pack.connection import open_compiled_pack

    with closing(
        open_compiled_pack(compiled if options.local else without_local(compiled))
    ) as connection:
        yield connection


class _MapReading:
    """Cache of the map in each language, which other options do not read again."""

    def __init__(self, displayed: DisplayedSubject | None) -> None:
        self._read: dict[str, MapContent] = {}
        if displayed is not None:
            self._read[displayed.language] = displayed.map_content

    def content(self, connection: "PackConnection", options: "SheetOptions") -> "MapContent | None":
        """Return the map in the language of the options, or None if they leave it out."""
        from explorer.store.pack.map_content import map_content

        if not options.include_map:
            return None
        if options.language not in self._read:
            self._read[options.language] = map_content(connection, options.language)
        return self._read[options.language]


def book_job(compiled: Path, compose: Compose) -> Make:
    """Return a job that typesets a composed book."""

    def make(options: "SheetOptions") -> "PrintDocument":
        from explorer.reports.print_job import typeset_book

        with _reading(compiled, options) as connection:
            return typeset_book(compose(connection, options), options)

    return make


def sheet_job(
    compiled: Path,
    references: tuple[str, ...],
    as_of: date,
    displayed: DisplayedSubject | None = None,
) -> Make:
    """Return a job that typesets the sheets of some clauses, in one or two languages."""
    maps = _MapReading(displayed)

    def read(connection: "PackConnection", reference: str, language: str) -> "SubjectDetails":
        from explorer.reports.compose import day_within
        from explorer.store.pack.subjects import page

        return page(connection, reference, day_within(connection, as_of), language)

    def make(options: "SheetOptions") -> "PrintDocument":
        from explorer.reports.print_job import bilingual_document, sheet_document
        from explorer.store.pack.metadata import pack_info

        def subjects(connection: "PackConnection", language: str) -> "list[SubjectDetails]":
            shown = displayed.subject if displayed is not None and options.local else None
            shown_key = (shown.reference, shown.as_of, shown.language) if shown else None
            return [
                shown
                if shown is not None and shown_key == (reference, as_of, language)
                else read(connection, reference, language)
                for reference in references
            ]

        with _reading(compiled, options) as connection:
            content = maps.content(connection, options)
            info = pack_info(connection, options.language)
            pages = subjects(connection, options.language)
            if not options.second_language:
                return sheet_document(pages, info, content, options)
            second = replace(options, language=options.second_language)
            others = subjects(connection, second.language)
            second_content = maps.content(connection, second)
            return bilingual_document(pages, others, info, content, options, second_content)

    return make


def briefing_job(
    compiled: Path,
    briefing: "BriefingSet",
    notes: "Mapping[str, Note]",
    displayed: DisplayedSubject | None = None,
) -> Make:
    """Return a job that typesets the book of a briefing set."""
    maps = _MapReading(displayed)

    def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
        from explorer.reports.compose import compose_briefing

        content = maps.content(connection, options)
        return compose_briefing(
            connection, options, briefing=briefing, notes=notes, map_content=content
        )

    return book_job(compiled, compose)


def cover_job(compiled: Path, briefing: "BriefingSet") -> Make:
    """Return a job that typesets the cover of a briefing set, shown while the book is made."""
    empty = replace(briefing, items=())

    def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
        from explorer.domain.content.read_models import SetContent
        from explorer.reports.print_job import book_for
        from explorer.store.pack.metadata import pack_info

        info = pack_info(connection, options.language)
        return book_for(empty, {}, SetContent({}, {}), info, None, options)

    return book_job(compiled, compose)
