"""Sentences on the day that a map shows, beside the day that the reader looks at."""

from collections.abc import Mapping, Sequence

from explorer.domain.content.features import MapDay
from explorer.domain.content.map_days import day_after, day_shown
from explorer.i18n.formats import number_text
from explorer.i18n.message_catalog import day_text

Catalog = Mapping[str, str]


def day_sentence(days: Sequence[MapDay], map_as_of: str, as_of: str, catalog: Catalog) -> str:
    """Return which day the map shows; with another as-of date also that date, and the next map.

    Dates are in ISO form; ``as_of`` is "" if the map is shown for no date, ``map_as_of`` is "" for
    a map without a date. ``days`` may be empty.
    """
    if not map_as_of:
        return ""
    values = {"map": day_text(map_as_of, catalog), "day": day_text(as_of, catalog)}
    key = "map.day"
    following = day_after(days, map_as_of)
    if not as_of or as_of == map_as_of:
        key = "map.day_same"
    elif map_as_of > as_of:
        key = "map.day_first"
    elif following is None:
        key = "map.day_last"
    else:
        values["next"] = day_text(following.as_of, catalog)
    # Dates in Ukrainian end with a full stop of their own.
    return catalog[key].format(**values).replace("..", ".")


def later_sentence(map_as_of: str, as_of: str, catalog: Catalog) -> str:
    """Return a warning if the map shows a later day than the as-of date, otherwise ""."""
    is_later = bool(map_as_of and as_of) and map_as_of > as_of
    return day_sentence((), map_as_of, as_of, catalog) if is_later else ""


def certainty_sentence(days: Sequence[MapDay], map_as_of: str, catalog: Catalog) -> str:
    """Return what the line of a map day rests on and its accuracy, "" for a map without days."""
    day = day_shown(days, map_as_of)
    if day is None:
        return ""
    return catalog["map.certainty"].format(
        certainty=day.certainty, km=number_text(day.accuracy_km, catalog)
    )
