"""What makes the pages of a preview, on its own thread and with a connection of its own."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.domain.briefing import BriefingSet
    from explorer.domain.desk import Note
    from explorer.domain.features import MapContent
    from explorer.reports.blocks import SheetOptions
    from explorer.reports.to_pdf import PrintedPages
    from explorer.store.database import PackConnection

    Make = Callable[[SheetOptions], PrintedPages]
else:
    Make = Callable


class _MapReading:
    """The map of each language, read once: a choice of paper or marking does not read it again."""

    def __init__(self) -> None:
        self._read: dict[str, MapContent] = {}

    def of(self, connection: "PackConnection", options: "SheetOptions") -> "MapContent | None":
        from explorer.store.map_content import map_content

        if not options.include_map:
            return None
        if options.language not in self._read:
            self._read[options.language] = map_content(connection, options.language)
        return self._read[options.language]


def sheet_maker(compiled: Path, references: tuple[str, ...], as_of: date) -> Make:
    """Makes the summaries of some clauses; in two languages where that is chosen."""
    maps = _MapReading()

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.print_job import paired, printed
        from explorer.store.database import open_pack
        from explorer.store.names import pack_info
        from explorer.store.pages import page

        with closing(open_pack(compiled)) as connection:
            content = maps.of(connection, options)
            info = pack_info(connection, options.language)
            pages = [page(connection, name, as_of, options.language) for name in references]
            if not options.second_language:
                return printed(pages, info, content, options)
            second = options.second_language
            others = [page(connection, name, as_of, second) for name in references]
            return paired(pages, others, info, content, options)

    return make


def book_maker(compiled: Path, one: "BriefingSet", notes: "Mapping[str, Note]") -> Make:
    """Makes the book of a briefing set."""
    maps = _MapReading()

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.print_job import printed_book
        from explorer.store.database import open_pack
        from explorer.store.names import pack_info
        from explorer.store.set_content import set_content

        with closing(open_pack(compiled)) as connection:
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
        from explorer.domain.views import SetContent
        from explorer.reports.print_job import printed_book
        from explorer.store.database import open_pack
        from explorer.store.names import pack_info

        with closing(open_pack(compiled)) as connection:
            info = pack_info(connection, options.language)
        return printed_book(replace(one, items=()), {}, SetContent({}, {}), info, None, options)

    return make


def table_maker(compiled: Path, document: str, as_of: date) -> Make:
    """Makes the table of all clauses of a document and all parties."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.print_job import set_book, table_book
        from explorer.store.database import open_pack
        from explorer.store.documents import contents
        from explorer.store.names import pack_info

        with closing(open_pack(compiled)) as connection:
            listed = contents(connection, document, as_of, options.language)
            info = pack_info(connection, options.language)
            return set_book(table_book(listed, info, options, as_of), options)

    return make
