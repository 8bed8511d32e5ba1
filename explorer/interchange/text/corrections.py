"""Corrections of points by the user, applied again after their text was parsed once more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from explorer.interchange.text.point_model import Point

_FIELDS = ("title", "text", "subpoints", "number")


@dataclass(frozen=True, slots=True)
class CorrectedPoints:
    """Points with corrections, the count of those that were applied, and titles of the others."""

    points: tuple[Point, ...]
    applied: int
    lost: tuple[str, ...]


def with_corrections(
    shown: Sequence[Point], edited: Sequence[Point], parsed: Sequence[Point]
) -> CorrectedPoints:
    """Apply the difference between shown and edited points to points that were parsed again.

    A correction is lost if the text of its points was itself edited in the same place.
    """
    result = list(parsed)
    applied, lost = 0, []
    matcher = SequenceMatcher(None, list(shown), list(edited), autojunk=False)
    for tag, start, stop, first, last in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        before, after = shown[start:stop], edited[first:last]
        if len(before) == len(after):
            for old, new in zip(before, after, strict=True):
                if _correct(result, old, new):
                    applied += 1
                else:
                    lost.append(new.title or old.title)
        elif _replace(result, before, after, shown[:start]):
            applied += 1
        else:
            lost += [point.title for point in after or before]
    return CorrectedPoints(tuple(result), applied, tuple(reversed(lost)))


def _correct(result: list[Point], old: Point, new: Point) -> bool:
    """Apply the fields that differ; return whether their point still has the old ones."""
    changed = [name for name in _FIELDS if getattr(old, name) != getattr(new, name)]
    for place, point in enumerate(result):
        same = all(getattr(point, name) == getattr(old, name) for name in changed)
        if point.number == old.number and same:
            result[place] = replace(
                point,
                **{name: getattr(new, name) for name in changed},
                subpoint_eids=new.subpoint_eids,
            )
            return True
    return False


def _replace(
    result: list[Point], before: Sequence[Point], after: Sequence[Point], earlier: Sequence[Point]
) -> bool:
    """Replace a run of points by others, or insert them after the point that preceded them."""
    count = len(before)
    if count:
        places = range(len(result) - count + 1)
        place = next((n for n in places if result[n : n + count] == list(before)), None)
    elif earlier:
        place = result.index(earlier[-1]) + 1 if earlier[-1] in result else None
    else:
        place = 0
    if place is None:
        return False
    result[place : place + count] = after
    return True
