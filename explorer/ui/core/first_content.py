"""Content of the first view in a file, so that a start answers before the pack is opened.

Written when the program ends, with a key of everything the content depends on; a file with
another key is not used, nor a damaged file. It has the pages of all clauses of the document that
the window opens with, as of the day it opens with.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.system.keyed_file import read_keyed, write_keyed
from explorer.system.value_file import dump_values, load_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.domain.content.features import MapContent
    from explorer.domain.content.read_models import ClauseListing, PackOverview, SubjectDetails
    from explorer.domain.desk.desk import Desk
    from explorer.store.pack.connection import PackConnection

_OVERVIEW, _LISTING, _MAP, _PAGES, _DESK = "overview", "listing", "map", "pages", "desk"
_AS_OF = "as_of"
#: Pages that are stored at most: those of a larger document are read from the pack.
_MOST_PAGES = 120
#: A desk with more notes is read when it is opened.
_MOST_NOTES = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class FirstContent:
    """What the window opens with; ``pages`` are values as bytes, by reference.

    ``desk`` is None if the desk is too large to be stored a second time.
    """

    overview: "PackOverview"
    listing: "ClauseListing"
    map_content: "MapContent"
    as_of: date
    pages: "Mapping[str, bytes]"
    desk: "Desk | None" = None

    def page(self, reference: str, as_of: date, language: str) -> "SubjectDetails | None":
        """Return a page, or None if it is not stored for this day and language."""
        stored = self.pages.get(reference)
        if stored is None or (as_of, language) != (self.as_of, self.overview.language):
            return None
        try:
            page: SubjectDetails = load_values(stored)
        except ValueError:
            return None
        return page


def load_first_content(path: Path, key: str) -> FirstContent | None:
    """Return the stored content if it has this key, or None; a damaged file has none."""
    stored = read_keyed(path, key)
    if stored is None:
        return None
    header, content = stored
    try:
        parts = load_values(content)
        return FirstContent(
            load_values(parts[_OVERVIEW]),
            load_values(parts[_LISTING]),
            load_values(parts[_MAP]),
            date.fromisoformat(header[_AS_OF]),
            parts[_PAGES],
            load_values(parts[_DESK]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def stored_desk(desk: "Desk") -> "Desk | None":
    """Return the desk to store, or None if it is too large."""
    return desk if len(desk.notes) <= _MOST_NOTES else None


def read_pages(
    connection: "PackConnection", listing: "ClauseListing", as_of: date, language: str
) -> dict[str, bytes]:
    """Return the pages of a document as values in bytes, by reference. For the pack's thread."""
    from explorer.store.pack.subjects import page

    rows = (listing.whole, *listing.clauses, *listing.side_provisions)[:_MOST_PAGES]
    return {
        row.reference: dump_values(page(connection, row.reference, as_of, language)) for row in rows
    }


def store_first_content(path: Path, key: str, content: FirstContent) -> bool:
    """Store the content for the next start; return False if that was not possible. Any thread."""
    parts: dict[str, Any] = {
        _OVERVIEW: dump_values(content.overview),
        _LISTING: dump_values(content.listing),
        _MAP: dump_values(content.map_content),
        _PAGES: dict(content.pages),
        _DESK: dump_values(content.desk),
    }
    return write_keyed(path, key, {_AS_OF: content.as_of.isoformat()}, dump_values(parts))
