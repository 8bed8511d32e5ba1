"""Sentences and table rows on what changed between two map days, for every output."""

from collections.abc import Mapping

from explorer.cartography.scene.day_change import (
    LEAST_KM2,
    DayChange,
    HolderChange,
    OblastChange,
)
from explorer.i18n.formats import day_text, number_text, range_text

Catalog = Mapping[str, str]
_PLUS = "+"


def change_title(change: DayChange, catalog: Catalog) -> str:
    """Return the heading: what changed between which days."""
    return catalog["map.change.title"].format(
        before=day_text(change.before.as_of, catalog), after=day_text(change.after.as_of, catalog)
    )


def change_captions(change: DayChange, catalog: Catalog) -> tuple[str, ...]:
    """Return the totals of both directions and the change of the withdrawal zone."""
    if not change.transfers and not change.places:
        return (catalog["map.change.none"],)
    to_russia, to_ukraine = rounded_total(change)
    totals = catalog["map.change.totals"].format(
        to_russia=number_text(to_russia, catalog), to_ukraine=number_text(to_ukraine, catalog)
    )
    return tuple(line for line in (totals, zone_sentence(change, catalog)) if line)


def zone_sentence(change: DayChange, catalog: Catalog) -> str:
    """Return the area of the withdrawal zone on both days, "" for a map without a zone."""
    before, after = change.before, change.after
    if not before.zone_km2 and not after.zone_km2:
        return ""
    return catalog["map.change.zone"].format(
        before=_whole(before.zone_km2, catalog),
        after=_whole(after.zone_km2, catalog),
        difference=_signed(round(after.zone_km2) - round(before.zone_km2), catalog),
        range_before=_range(before.zone_low_km2, before.zone_high_km2, catalog),
        range_after=_range(after.zone_low_km2, after.zone_high_km2, catalog),
    )


def change_cautions(change: DayChange, catalog: Catalog) -> tuple[str, ...]:
    """Return accuracy, what was left out, and what the lines of both days rest on."""
    accuracy = catalog["map.change.accuracy"].format(km=number_text(change.accuracy_km, catalog))
    omitted = catalog["map.change.omitted"].format(
        least=number_text(LEAST_KM2, catalog),
        count=change.omitted,
        km2=_whole(change.omitted_km2, catalog),
    )
    days = (
        catalog["map.change.certainty"].format(
            day=day_text(day.as_of, catalog),
            certainty=day.certainty,
            km=number_text(day.accuracy_km, catalog),
        )
        for day in (change.before, change.after)
    )
    return (f"{accuracy} {omitted}", " ".join(days))


def area_headings(catalog: Catalog) -> tuple[str, ...]:
    """Return the headings of the table of areas."""
    keys = ("oblast", "to_russia", "to_ukraine", "net")
    return tuple(catalog[f"map.change.{key}"] for key in keys)


def area_rows(change: DayChange, catalog: Catalog) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table of areas, the total last; empty without changed areas."""
    if not change.transfers:
        return ()
    rows = [(row.oblast_name, *area_cells(rounded(row), catalog)) for row in change.oblasts]
    return (*rows, (catalog["map.change.total"], *area_cells(rounded_total(change), catalog)))


def rounded(row: OblastChange) -> tuple[int, int]:
    """Return the whole square kilometres that passed to Russia and to Ukraine."""
    return round(row.to_russia_km2), round(row.to_ukraine_km2)


def rounded_total(change: DayChange) -> tuple[int, int]:
    """Return the sums of the rounded areas, so that the columns of a table add up."""
    areas = [rounded(row) for row in change.oblasts]
    return sum(area[0] for area in areas), sum(area[1] for area in areas)


def area_cells(areas: tuple[int, int], catalog: Catalog) -> tuple[str, ...]:
    """Return areas as text: to Russia, to Ukraine, and the difference."""
    to_russia, to_ukraine = areas
    return (
        number_text(to_russia, catalog),
        number_text(to_ukraine, catalog),
        _signed(to_russia - to_ukraine, catalog),
    )


def place_headings(catalog: Catalog) -> tuple[str, ...]:
    """Return the headings of the list of places."""
    keys = ("place", "oblast", "from", "to")
    return tuple(catalog[f"map.change.{key}"] for key in keys)


def place_row(place: HolderChange, catalog: Catalog) -> tuple[str, ...]:
    """Return the row of a place: name, oblast, holder before and after."""
    return (
        place.name,
        place.oblast_name,
        holder_text(place.from_holder, catalog),
        holder_text(place.to_holder, catalog),
    )


def holders_text(place: HolderChange, catalog: Catalog) -> str:
    """Return the holder of a place before and after."""
    return catalog["map.change.holders"].format(
        before=holder_text(place.from_holder, catalog), after=holder_text(place.to_holder, catalog)
    )


def holder_text(holder: str, catalog: Catalog) -> str:
    """Return the name of a holder, a dash for none."""
    return catalog.get(f"map.holder.{holder}", holder) or catalog["map.change.no_holder"]


def change_alt(change: DayChange, catalog: Catalog) -> str:
    """Return the text in place of the drawing: its heading and totals."""
    return ". ".join((change_title(change, catalog), " ".join(change_captions(change, catalog))))


def change_as_text(change: DayChange, catalog: Catalog) -> str:
    """Return heading, totals, both tables with tabs between their columns, and the cautions."""
    areas, places = area_rows(change, catalog), change.places
    lines = [change_title(change, catalog), *change_captions(change, catalog), ""]
    if areas:
        lines += [catalog["map.change.areas"], "\t".join(area_headings(catalog))]
        lines += ["\t".join(row) for row in areas] + [""]
    if places:
        lines += [catalog["map.change.places"], "\t".join(place_headings(catalog))]
        lines += ["\t".join(place_row(place, catalog)) for place in places] + [""]
    return "\n".join([*lines, *change_cautions(change, catalog)])


def _whole(value: float, catalog: Catalog) -> str:
    return number_text(round(value), catalog)


def _range(low: float, high: float, catalog: Catalog) -> str:
    return range_text(_whole(low, catalog), _whole(high, catalog), catalog)


def _signed(value: float, catalog: Catalog) -> str:
    text = number_text(value, catalog)
    return f"{_PLUS}{text}" if value > 0 else text
