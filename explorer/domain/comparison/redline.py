"""Two texts word by word: what stayed, what went, what came, and what only changed its place."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: A number with its separators and a word with its apostrophes are one word each.
_TOKEN = re.compile(r"\s*(?:\w+(?:[.,'’ʼ\-]\w+)*|[^\w\s])|\s+$")
#: So many words must stand together in both places before it is called a move.
LEAST_MOVED = 3
#: Letters of a single word that may be taken into the change around it.
_SMALL = 4
#: Below this share of kept words a text is worded anew, and two words in common tell nothing.
_ANEW = 0.5
#: Above this many pairs of words the frequent ones are no longer looked at as beginnings.
_MANY_PAIRS = 4_000_000


class Change(StrEnum):
    """What happened to a stretch of words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that fared alike."""

    change: Change
    text: str


_INVERSE = {
    Change.DELETED: Change.INSERTED,
    Change.INSERTED: Change.DELETED,
    Change.MOVED_AWAY: Change.MOVED_HERE,
    Change.MOVED_HERE: Change.MOVED_AWAY,
}
_OF_FIRST = frozenset({Change.KEPT, Change.DELETED, Change.MOVED_AWAY})
_OF_SECOND = frozenset({Change.KEPT, Change.INSERTED, Change.MOVED_HERE})


def redline(before: str, after: str) -> tuple[Segment, ...]:
    """How one text became the other.

    Read without what came it is the first text, read without what went the second, to the letter.
    Turned round it finds the same.
    """
    if before == after:
        return (Segment(Change.KEPT, before),) if before else ()
    if before > after:
        return _turned(_redline(after, before))
    return _redline(before, after)


def before_of(segments: Sequence[Segment]) -> str:
    """The first text of a redline."""
    return "".join(one.text for one in segments if one.change in _OF_FIRST)


def after_of(segments: Sequence[Segment]) -> str:
    """The second text of a redline."""
    return "".join(one.text for one in segments if one.change in _OF_SECOND)


def _turned(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The same, from the second text to the first; what went stands before what came."""
    found: list[Segment] = []
    changed: list[Segment] = []
    for one in segments:
        if one.change is Change.KEPT:
            found += [*_went_first(changed), one]
            changed = []
        else:
            changed.append(Segment(_INVERSE[one.change], one.text))
    return (*found, *_went_first(changed))


def _went_first(changed: Sequence[Segment]) -> list[Segment]:
    return sorted(changed, key=lambda one: one.change not in _OF_FIRST)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as words, each with the space before it."""

    words: tuple[str, ...]
    spaces: tuple[str, ...]

    def text(self, first: int, last: int) -> str:
        return "".join(
            space + word
            for space, word in zip(self.spaces[first:last], self.words[first:last], strict=True)
        )


def _words_of(text: str) -> _Words:
    found = _TOKEN.findall(text)
    words = tuple(one.lstrip() for one in found)
    spaces = tuple(one[: len(one) - len(word)] for one, word in zip(found, words, strict=True))
    # Both texts end in an empty word, so that spaces at the end have one to stand before.
    return _Words(words, spaces) if words and not words[-1] else _Words((*words, ""), (*spaces, ""))


Block = tuple[bool, int, int, int, int]  # same?, from and to in the first text, in the second


def _redline(before: str, after: str) -> tuple[Segment, ...]:
    first, second = _words_of(before), _words_of(after)
    blocks = _folded(_blocks(first.words, second.words), first.words, _is_small)
    kept = sum(_spelled(first.words[a:b]) for same, a, b, _, _ in blocks if same)
    if kept < _ANEW * max(_spelled(first.words), _spelled(second.words)):
        blocks = _folded(blocks, first.words, lambda words: _spelled(words) < LEAST_MOVED)
    away, here = _moves(blocks, first.words, second.words)
    found: list[Segment] = []
    for same, a, b, c, d in blocks:
        if same:
            found += _kept(first, second, a, b, c)
        else:
            found += _marked(first, a, b, away, (Change.DELETED, Change.MOVED_AWAY))
            found += _marked(second, c, d, here, (Change.INSERTED, Change.MOVED_HERE))
    return tuple(_joined(found))


def _blocks(first: Sequence[str], second: Sequence[str]) -> list[Block]:
    """Equal and unequal stretches in turn."""
    crowded = len(first) * len(second) > _MANY_PAIRS
    matcher = SequenceMatcher(None, first, second, autojunk=crowded)
    return [(tag == "equal", a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes()]


def _folded(
    blocks: Sequence[Block], words: Sequence[str], small: Callable[[Sequence[str]], bool]
) -> list[Block]:
    """Take a small kept piece between two changes into them: “of” alone helps nobody to read."""
    found: list[Block] = []
    for index, one in enumerate(blocks):
        same, a, b, _, _ = one
        inside = 0 < index < len(blocks) - 1
        alone = same and inside and small(words[a:b])
        if found and not found[-1][0] and (alone or not same):
            _, a0, _, c0, _ = found[-1]
            found[-1] = (False, a0, one[2], c0, one[4])
        else:
            found.append(one)
    return found


def _is_small(words: Sequence[str]) -> bool:
    spelled = [word for word in words if word[:1].isalnum()]
    return len(spelled) <= 1 and sum(len(word) for word in spelled) <= _SMALL


def _kept(first: _Words, second: _Words, a: int, b: int, c: int) -> Iterator[Segment]:
    """Kept words; where only the space before one differs, the space is what changed."""
    for index in range(a, b):
        old, new = first.spaces[index], second.spaces[c + index - a]
        if old == new:
            yield Segment(Change.KEPT, old + first.words[index])
            continue
        yield Segment(Change.DELETED, old)
        yield Segment(Change.INSERTED, new)
        yield Segment(Change.KEPT, first.words[index])


def _marked(
    words: _Words, first: int, last: int, moved: frozenset[int], changes: tuple[Change, Change]
) -> Iterator[Segment]:
    for index in range(first, last):
        yield Segment(changes[index in moved], words.spaces[index] + words.words[index])


def _joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    held: list[str] = []
    change = Change.KEPT
    for one in segments:
        if one.change is not change and held:
            yield Segment(change, "".join(held))
            held = []
        change = one.change
        if one.text:
            held.append(one.text)
    if held:
        yield Segment(change, "".join(held))


def _moves(
    blocks: Sequence[Block], first: Sequence[str], second: Sequence[str]
) -> tuple[frozenset[int], frozenset[int]]:
    """Words of the first text that stand elsewhere in the second, and where they stand there."""
    gone = [(a, b) for same, a, b, _, _ in blocks if not same]
    come = [(c, d) for same, _, _, c, d in blocks if not same]
    ends = {index: d for c, d in come for index in range(c, d)}
    starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for c, d in come:
        for index in range(c, d - LEAST_MOVED + 1):
            starts[tuple(second[index : index + LEAST_MOVED])].append(index)
    away: set[int] = set()
    here: set[int] = set()
    for a, b in gone:
        index = a
        while index <= b - LEAST_MOVED:
            run = first[index:b]
            places = starts.get(tuple(run[:LEAST_MOVED]), ())
            best = max(
                ((_common(run, second, one, ends[one], here), -one) for one in places),
                default=(0, 0),
            )
            length, place = best[0], -best[1]
            if _spelled(run[:length]) < LEAST_MOVED:
                index += 1
                continue
            away.update(range(index, index + length))
            here.update(range(place, place + length))
            index += length
    return frozenset(away), frozenset(here)


def _common(run: Sequence[str], second: Sequence[str], start: int, end: int, used: set[int]) -> int:
    """How many words of a run stand from a place on, up to its end or what is taken already."""
    length = 0
    for word in run:
        at = start + length
        if at >= end or at in used or second[at] != word:
            break
        length += 1
    return length


def _spelled(words: Sequence[str]) -> int:
    return sum(word[:1].isalnum() for word in words)
