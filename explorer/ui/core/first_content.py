"""Content of the first view in a file, so that a start answers before the pack is opened.

Written when the program ends, with a key of everything the content depends on; a file with
another key, or a damaged one, is not used. Holds the pages of all clauses of the document that
the window opens with, as of the day it opens with.
"""

import json
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.system.value_file import dump_values, load_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.domain.content.features import MapContent
    from explorer.domain.content.read_models import ClauseListing, SubjectDetails
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.core.browsing_session import PackOverview

_OVERVIEW, _LISTING, _MAP = "overview", "listing", "map"
#: Pages that are stored at most: those of a larger document are read from the pack.
_MOST_PAGES = 120


@dataclass(frozen=True, slots=True, eq=False)
class FirstContent:
    """What the window opens with; ``pages`` are values as bytes, by reference."""

    overview: "PackOverview"
    listing: "ClauseListing"
    map_content: "MapContent"
    as_of: date
    pages: "Mapping[str, bytes]"

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
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline())
            if not isinstance(header, dict) or header.get("key") != key:
                return None
            parts = file.read()
        if zlib.crc32(parts) != header["checksum"]:
            return None
        stored = load_values(parts)
        return FirstContent(
            load_values(stored[_OVERVIEW]),
            load_values(stored[_LISTING]),
            load_values(stored[_MAP]),
            date.fromisoformat(header["as_of"]),
            stored["pages"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_current(path: Path, key: str) -> bool:
    """Return True if the stored content has this key."""
    try:
        with path.open("rb") as file:
            return bool(json.loads(file.readline())["key"] == key)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def read_pages(
    connection: "PackConnection", listing: "ClauseListing", as_of: date, language: str
) -> dict[str, bytes]:
    """Return the pages of a document as values in bytes, by reference. For the pack's thread."""
    from explorer.store.pack.subjects import page

    rows = (listing.whole, *listing.clauses, *listing.side_provisions)[:_MOST_PAGES]
    return {
        row.reference: dump_values(page(connection, row.reference, as_of, language)) for row in rows
    }


def encode_first_content(
    key: str,
    overview: "PackOverview",
    listing: "ClauseListing",
    map_content: "MapContent",
    as_of: date,
    pages: dict[str, bytes],
) -> bytes:
    """Return the content as the bytes of a file. Any thread."""
    values: dict[str, Any] = {
        _OVERVIEW: dump_values(overview),
        _LISTING: dump_values(listing),
        _MAP: dump_values(map_content),
        "pages": pages,
    }
    parts = dump_values(values)
    header = {"key": key, "as_of": as_of.isoformat(), "checksum": zlib.crc32(parts)}
    return json.dumps(header).encode() + b"\n" + parts
