"""Three-way merge of two texts that were changed from the same base, line by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_TOKEN = re.compile(r"\S+|\s+")
#: Above this many lines or words in a region the comparison would take noticeable time.
_MOST_TOKENS = 4_000


@dataclass(frozen=True, slots=True)
class MergedText:
    """The merged text. ``conflict`` is True if both sides changed the same place."""

    text: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Replacement of ``base[start:end]``."""

    start: int
    end: int
    lines: tuple[str, ...]


def merge_texts(base: str, mine: str, theirs: str) -> MergedText:
    """Merge two texts changed from ``base``.

    Every word that either side added is in the result. If both changed the same place, it holds
    both versions once, theirs first.
    """
    if mine in {base, theirs}:
        return MergedText(theirs)
    if theirs == base:
        return MergedText(mine)
    lines = base.split("\n")
    my_hunks, their_hunks = _hunks(lines, mine.split("\n")), _hunks(lines, theirs.split("\n"))
    merged: list[str] = []
    conflict = False
    line_number = 0
    for region in _regions(my_hunks, their_hunks):
        merged += lines[line_number : region.start]
        result, disputed = _merge_region(
            lines[region.start : region.end],
            _apply_hunks(lines, region, region.mine),
            _apply_hunks(lines, region, region.theirs),
        )
        merged += result
        conflict = conflict or disputed
        line_number = region.end
    merged += lines[line_number:]
    return MergedText("\n".join(merged), conflict)


def _hunks(base: Sequence[str], changed: Sequence[str]) -> list[_Hunk]:
    """Return the hunks from ``base`` to ``changed``; a single one if the texts are too long."""
    if len(base) > _MOST_TOKENS or len(changed) > _MOST_TOKENS:
        return [_Hunk(0, len(base), tuple(changed))] if list(base) != list(changed) else []
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    return [
        _Hunk(start, end, tuple(changed[first:last]))
        for tag, start, end, first, last in matcher.get_opcodes()
        if tag != "equal"
    ]


@dataclass(slots=True)
class _Region:
    """Lines of the base that one or both sides changed, with the hunks of each side."""

    start: int
    end: int
    mine: list[_Hunk]
    theirs: list[_Hunk]

    def overlaps(self, hunk: _Hunk) -> bool:
        both_insert = self.start == self.end == hunk.start == hunk.end
        return both_insert or (hunk.start < self.end and self.start < hunk.end)


def _regions(mine: list[_Hunk], theirs: list[_Hunk]) -> list[_Region]:
    """Group hunks that touch the same lines into regions of the base, in order."""
    ordered = sorted(
        [(hunk, True) for hunk in mine] + [(hunk, False) for hunk in theirs],
        key=lambda pair: (pair[0].start, pair[0].end),
    )
    regions: list[_Region] = []
    for hunk, is_mine in ordered:
        if not regions or not regions[-1].overlaps(hunk):
            regions.append(_Region(hunk.start, hunk.end, [], []))
        region = regions[-1]
        region.end = max(region.end, hunk.end)
        (region.mine if is_mine else region.theirs).append(hunk)
    return regions


def _apply_hunks(base: Sequence[str], region: _Region, hunks: list[_Hunk]) -> list[str]:
    """Return the lines of a region with the hunks applied."""
    lines: list[str] = []
    line_number = region.start
    for hunk in hunks:
        lines += [*base[line_number : hunk.start], *hunk.lines]
        line_number = hunk.end
    return [*lines, *base[line_number : region.end]]


def _merge_region(base: list[str], mine: list[str], theirs: list[str]) -> tuple[list[str], bool]:
    """Merge one region; the second value is True if both versions were kept."""
    if mine in (base, theirs):
        return theirs, False
    if theirs == base:
        return mine, False
    left, right = "\n".join(mine), "\n".join(theirs)
    if not left.strip() or not right.strip():
        # One side removed what the other changed: the text is kept, and the user decides.
        return (mine if left.strip() else theirs), True
    if right in left:
        return mine, False
    if left in right:
        return theirs, False
    merged = _merge_words("\n".join(base), left, right)
    if merged is not None:
        return merged.text.split("\n"), merged.conflict
    return [*theirs, *mine], True


def _merge_words(base: str, mine: str, theirs: str) -> MergedText | None:
    """Merge within lines; return None if both sides replaced the same words.

    Words that both added at the same place are all kept, which counts as a conflict.
    """
    tokens = _TOKEN.findall(base)
    if not tokens:
        return None
    merged: list[str] = []
    index, conflict = 0, False
    hunks = _hunks(tokens, _TOKEN.findall(mine)), _hunks(tokens, _TOKEN.findall(theirs))
    for region in _regions(*hunks):
        replaced = "".join(tokens[region.start : region.end]).strip()
        both = bool(region.mine and region.theirs)
        if both and replaced:
            return None
        conflict = conflict or both
        merged += tokens[index : region.start]
        for hunk in (*region.theirs, *region.mine):
            merged += hunk.lines
        index = region.end
    return MergedText(_join_tokens([*merged, *tokens[index:]]), conflict)


def _join_tokens(tokens: list[str]) -> str:
    """Join words and spaces; a space is inserted between words that became adjacent."""
    parts = tokens[:1]
    for before, token in pairwise(tokens):
        parts += [token] if before.isspace() or token.isspace() else [" ", token]
    return "".join(parts)
