"""The viewpoint at the end of a session, as text in the settings; the next start returns to it."""

import json
from dataclasses import dataclass
from datetime import date

from explorer.domain.content.stances import Position
from explorer.domain.content.viewpoint import Filters, Viewpoint


@dataclass(frozen=True, slots=True)
class LastPlace:
    """Document, selection, date and filters of the last session in a pack.

    ``as_of`` is None if the latest day was shown, so that newer statements are not left out.
    """

    pack: str
    document: str
    selection: str
    as_of: date | None
    filters: Filters


def encode_place(pack: str, latest: date, viewpoint: Viewpoint) -> str:
    """Return a viewpoint of a pack, whose latest day is ``latest``, as text."""
    filters = viewpoint.filters
    place = {
        "pack": pack,
        "document": viewpoint.document,
        "selection": viewpoint.selection,
        "as_of": "" if viewpoint.as_of == latest else viewpoint.as_of.isoformat(),
        "topic": filters.topic,
        "party": filters.party,
        "position": filters.position or "",
        "on_map": filters.on_map,
    }
    return json.dumps(place)


def decode_place(text: str) -> LastPlace | None:
    """Return the place that a text describes, or None for any other text."""
    try:
        place = json.loads(text)
        names = ("pack", "document", "selection", "as_of", "topic", "party", "position")
        if not all(isinstance(place[name], str) for name in names):
            return None
        return LastPlace(
            place["pack"],
            place["document"],
            place["selection"],
            date.fromisoformat(place["as_of"]) if place["as_of"] else None,
            Filters(
                place["topic"],
                place["party"],
                Position(place["position"]) if place["position"] else None,
                bool(place["on_map"]),
            ),
        )
    except (ValueError, KeyError, TypeError):
        return None
