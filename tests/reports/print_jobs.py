"""Pages of the bundled pack and sheets of them, for tests of paper."""

import io
from collections.abc import Iterator, Sequence
from datetime import date

import pikepdf
from sqlalchemy import Connection

from explorer.domain.content.read_models import SubjectDetails
from explorer.reports.formats.pdf import PrintDocument
from explorer.reports.print_job import sheet_document
from explorer.reports.sheet.model import SheetOptions
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.map_content import map_content
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page

MADE = date(2026, 3, 1)


def every_reference(connection: Connection) -> list[str]:
    """All documents, their clauses and the side provisions."""
    found: dict[str, None] = {}
    for document in documents(connection, "en"):
        listing = contents(connection, document.reference, MADE, "en")
        rows = (*listing.clauses, *listing.side_provisions)
        found |= dict.fromkeys([document.reference, *(row.reference for row in rows)])
    return list(found)


def pages_of(
    connection: Connection, references: Sequence[str], language: str = "en"
) -> list[SubjectDetails]:
    """Pages as of the pack's own day."""
    day = pack_info(connection, language).as_of
    return [page(connection, reference, day, language) for reference in references]


def job(
    connection: Connection, references: Sequence[str], options: SheetOptions | None = None
) -> PrintDocument:
    """Return printed pages of some references."""
    options = options or SheetOptions(made=MADE)
    info = pack_info(connection, options.language)
    pages = pages_of(connection, references, options.language)
    drawn = map_content(connection, options.language) if options.include_map else None
    return sheet_document(pages, info, drawn, options)


def opened(pdf: bytes) -> pikepdf.Pdf:
    """Return a PDF to look into."""
    return pikepdf.open(io.BytesIO(pdf))


def sides_of(pdf: bytes) -> list[int]:
    """How many sides each sheet takes, by the bookmarks at their beginnings."""
    with opened(pdf) as document:
        firsts = list(_bookmarked(document))
        firsts = firsts[1:] or firsts  # of several, the first bookmark is that of the contents
        return [b - a for a, b in zip(firsts, [*firsts[1:], len(document.pages)], strict=True)]


def _bookmarked(document: pikepdf.Pdf) -> Iterator[int]:
    numbers = {page.objgen: index for index, page in enumerate(document.pages)}
    with document.open_outline() as outline:
        for item in outline.root:
            assert item.action is not None or item.destination is not None
            target = item.destination if item.destination is not None else item.action.D
            yield numbers[target[0].objgen]
