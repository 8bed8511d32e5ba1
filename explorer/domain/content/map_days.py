"""Map days: the newest day not after a date, and the content of the map on it."""

from collections.abc import Sequence
from dataclasses import replace

from explorer.domain.content.features import Feature, MapContent, MapDay, Shape

#: Files that repeat features of other files, under the same identifier.
_TWINS = frozenset({"donetsk"})
_WALL = "security_wall:security-wall"
_ZONE = "withdrawal_zone:zone"
_LINE_AT_ZONE = "line_of_contact:loc-UA-14"


def day_shown(days: Sequence[MapDay], as_of: str) -> MapDay | None:
    """Return the newest map day not after a date in ISO form; before all of them the first.

    Two days are never blended. None if there are no map days.
    """
    passed = [day for day in days if day.as_of <= as_of]
    return passed[-1] if passed else next(iter(days), None)


def day_after(days: Sequence[MapDay], as_of: str) -> MapDay | None:
    """Return the first map day after a date, or None if none is newer."""
    return next((day for day in days if day.as_of > as_of), None)


def compared_days(days: Sequence[MapDay], first: str, second: str) -> tuple[MapDay, MapDay] | None:
    """Return the map days shown on two dates, the earlier day first; None if they are the same."""
    shown = [day_shown(days, as_of) for as_of in sorted((first, second))]
    before, after = shown
    if before is None or after is None or before.as_of == after.as_of:
        return None
    return before, after


def content_on(content: MapContent, as_of: str) -> MapContent:
    """Return the content of the map day that is shown on a date in ISO form.

    Features that have no copy of the day did not change, and stay. References stay the same on
    every day, so that notes and links keep their target.
    """
    day = day_shown(content.days, as_of)
    if day is None:
        return content
    drawn = set(day.features)
    copies = {f.base: f for f in content.features if f.base and f.reference in drawn}
    by_name = {base.partition(":")[2]: feature for base, feature in copies.items()}
    features: list[Feature] = []
    shapes: dict[str, Shape] = {}
    for feature in content.features:
        if feature.base:
            continue
        copy = copies.get(feature.reference)
        if copy is None and feature.layer in _TWINS:
            copy = by_name.get(feature.reference.partition(":")[2])
        features.append(feature_on(feature, copy, day, content.as_of))
        shapes[feature.reference] = _shape_of(feature, copy, content)
    result = replace(
        content, features=tuple(features), shapes=shapes, as_of=day.as_of, days=content.days
    )
    return _with_wall(result, content.as_of)


def changes_of_holder(holders: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the first day and holder of each stretch without a change, oldest first."""
    return tuple(
        (day, holder)
        for index, (day, holder) in enumerate(holders)
        if index == 0 or holders[index - 1][1] != holder
    )


def _shape_of(feature: Feature, copy: Feature | None, content: MapContent) -> Shape:
    if copy is None:
        return content.shapes[feature.reference]
    return replace(content.shapes[copy.reference], reference=feature.reference)


def feature_on(
    feature: Feature, copy: Feature | None, day: MapDay | None, base_day: str
) -> Feature:
    """Return a feature as on a map day; ``copy`` is its copy of that day, None if it has none."""
    if copy is not None:
        return replace(
            copy, reference=feature.reference, layer=feature.layer, name=feature.name, base=""
        )
    if day is None or not feature.holders or day.as_of == base_day:
        return feature
    passed = [holder for date, holder in feature.holders if date <= day.as_of]
    holder = passed[-1] if passed else feature.held_by
    # What was written about the base day does not hold on another.
    return replace(
        feature, held_by=holder, as_of=day.as_of, held_note="", basis="", basis_checked=None
    )


def _with_wall(content: MapContent, base_day: str) -> MapContent:
    """Return the content with the proposed wall at the zone's edge of the day.

    No route has been published: the wall is the edge of the zone inside the oblast, that is the
    stretches of the line of contact that the zone shares.
    """
    zone, line = content.shapes.get(_ZONE), content.shapes.get(_LINE_AT_ZONE)
    if content.as_of == base_day or _WALL not in content.shapes or zone is None or line is None:
        return content
    corners = {pair for part in zone.parts for pair in _pairs(part)}
    parts = tuple(stretch for part in line.parts for stretch in _shared(part, corners))
    if not parts:
        return _without(content, _WALL)
    features = tuple(
        replace(f, as_of=content.as_of, length_km=None) if f.reference == _WALL else f
        for f in content.features
    )
    shapes = {**content.shapes, _WALL: replace(content.shapes[_WALL], parts=parts)}
    return replace(content, features=features, shapes=shapes)


def _without(content: MapContent, reference: str) -> MapContent:
    features = tuple(f for f in content.features if f.reference != reference)
    shapes = {name: shape for name, shape in content.shapes.items() if name != reference}
    return replace(content, features=features, shapes=shapes)


def _pairs(part: "memoryview[float]") -> list[tuple[float, float]]:
    return list(zip(part[0::2].tolist(), part[1::2].tolist(), strict=True))


def _shared(
    part: "memoryview[float]", corners: set[tuple[float, float]]
) -> "list[memoryview[float]]":
    """Return the stretches of two points or more whose points are all in a set."""
    stretches: list[memoryview[float]] = []
    start: int | None = None
    points = _pairs(part)
    for index in range(len(points) + 1):
        is_shared = index < len(points) and points[index] in corners
        if is_shared and start is None:
            start = index
        elif not is_shared and start is not None:
            if index - start > 1:
                stretches.append(part[2 * start : 2 * index])
            start = None
    return stretches
