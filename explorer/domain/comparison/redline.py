"""Word-by-word comparison of two texts: kept, deleted, inserted and moved words."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: A number with its separators and a word with its apostrophes are one word each.
_TOKEN = re.compile(r"\s*(?:\w+(?:[.,'’ʼ\-]\w+)*|[^\w\s])|\s+$")
#: Minimum number of adjacent words that count as a move.
LEAST_MOVED = 3
#: Maximum letters of a kept word that is merged into the changes around it.
_SMALL = 4
#: Below this share of kept words a text is rewritten, and single common words mean nothing.
_REWRITTEN = 0.5
#: A text of which less than this share is kept, and of which this many words are deleted, is
#: easier to read whole than with its changes.
_HARDLY_KEPT, _MANY_DELETED = 0.4, 20
#: Above this many pairs of words, frequent words are not tried as starts of a match.
_MANY_PAIRS = 4_000_000


class ChangeType(StrEnum):
    """Kind of change of a text segment."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"

    @property
    def is_addition(self) -> bool:
        """True if the segment is new where it stands: inserted, or moved there."""
        return self in {ChangeType.INSERTED, ChangeType.MOVED_HERE}


@dataclass(frozen=True, slots=True)
class Segment:
    """A text segment with one kind of change."""

    change: ChangeType
    text: str


_INVERSE = {
    ChangeType.DELETED: ChangeType.INSERTED,
    ChangeType.INSERTED: ChangeType.DELETED,
    ChangeType.MOVED_AWAY: ChangeType.MOVED_HERE,
    ChangeType.MOVED_HERE: ChangeType.MOVED_AWAY,
}
_OF_FIRST = frozenset({ChangeType.KEPT, ChangeType.DELETED, ChangeType.MOVED_AWAY})
_OF_SECOND = frozenset({ChangeType.KEPT, ChangeType.INSERTED, ChangeType.MOVED_HERE})


def redline(before: str, after: str) -> tuple[Segment, ...]:
    """Compare two texts.

    Without insertions the result is the first text, without deletions the second, exactly.
    The result of the swapped texts is the inverse.
    """
    if before == after:
        return (Segment(ChangeType.KEPT, before),) if before else ()
    if before > after:
        return _inverted(_redline(after, before))
    return _redline(before, after)


def is_rewrite(segments: Sequence[Segment]) -> bool:
    """Return True if hardly anything of the first text is kept, and the text is not short."""
    words = Counter[ChangeType]()
    for segment in segments:
        words[segment.change] += _count_words(_words_of(segment.text).words)
    kept = words[ChangeType.KEPT]
    first, second = (sum(words[change] for change in text) for text in (_OF_FIRST, _OF_SECOND))
    return first - kept >= _MANY_DELETED and kept < _HARDLY_KEPT * max(first, second)


def _inverted(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the inverse redline; deletions come before insertions."""
    result: list[Segment] = []
    changed: list[Segment] = []
    for segment in segments:
        if segment.change is ChangeType.KEPT:
            result += [*_deletions_first(changed), segment]
            changed = []
        else:
            changed.append(Segment(_INVERSE[segment.change], segment.text))
    return (*result, *_deletions_first(changed))


def _deletions_first(changed: Sequence[Segment]) -> list[Segment]:
    return sorted(changed, key=lambda segment: segment.change not in _OF_FIRST)


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
    tokens = _TOKEN.findall(text)
    words = tuple(token.lstrip() for token in tokens)
    spaces = tuple(
        token[: len(token) - len(word)] for token, word in zip(tokens, words, strict=True)
    )
    # Both texts end in an empty word that trailing spaces can precede.
    return _Words(words, spaces) if words and not words[-1] else _Words((*words, ""), (*spaces, ""))


Block = tuple[bool, int, int, int, int]  # same?, from and to in the first text, in the second


def _redline(before: str, after: str) -> tuple[Segment, ...]:
    first, second = _words_of(before), _words_of(after)
    blocks = _merge_small(_blocks(first.words, second.words), first.words, _is_small)
    kept = sum(_count_words(first.words[a:b]) for same, a, b, _, _ in blocks if same)
    if kept < _REWRITTEN * max(_count_words(first.words), _count_words(second.words)):
        blocks = _merge_small(blocks, first.words, lambda words: _count_words(words) < LEAST_MOVED)
    moved_away, moved_here = _find_moves(blocks, first.words, second.words)
    result: list[Segment] = []
    for same, a, b, c, d in blocks:
        if same:
            result += _kept_segments(first, second, a, b, c)
        else:
            result += _changed_segments(
                first, a, b, moved_away, (ChangeType.DELETED, ChangeType.MOVED_AWAY)
            )
            result += _changed_segments(
                second, c, d, moved_here, (ChangeType.INSERTED, ChangeType.MOVED_HERE)
            )
    return tuple(_join_segments(result))


def _blocks(first: Sequence[str], second: Sequence[str]) -> list[Block]:
    """Return alternating equal and unequal blocks."""
    is_large = len(first) * len(second) > _MANY_PAIRS
    matcher = SequenceMatcher(None, first, second, autojunk=is_large)
    return [(tag == "equal", a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes()]


def _merge_small(
    blocks: Sequence[Block], words: Sequence[str], small: Callable[[Sequence[str]], bool]
) -> list[Block]:
    """Merge a small kept block between two changes into them: a lone “of” is hard to read."""
    result: list[Block] = []
    for index, block in enumerate(blocks):
        same, a, b, _, _ = block
        inside = 0 < index < len(blocks) - 1
        alone = same and inside and small(words[a:b])
        if result and not result[-1][0] and (alone or not same):
            _, a0, _, c0, _ = result[-1]
            result[-1] = (False, a0, block[2], c0, block[4])
        else:
            result.append(block)
    return result


def _is_small(words: Sequence[str]) -> bool:
    spelled = [word for word in words if word[:1].isalnum()]
    return len(spelled) <= 1 and sum(len(word) for word in spelled) <= _SMALL


def _kept_segments(first: _Words, second: _Words, a: int, b: int, c: int) -> Iterator[Segment]:
    """Emit kept words; if only the space before a word differs, the space is the change."""
    for index in range(a, b):
        old, new = first.spaces[index], second.spaces[c + index - a]
        if old == new:
            yield Segment(ChangeType.KEPT, old + first.words[index])
            continue
        yield Segment(ChangeType.DELETED, old)
        yield Segment(ChangeType.INSERTED, new)
        yield Segment(ChangeType.KEPT, first.words[index])


def _changed_segments(
    words: _Words,
    first: int,
    last: int,
    moved: frozenset[int],
    changes: tuple[ChangeType, ChangeType],
) -> Iterator[Segment]:
    for index in range(first, last):
        yield Segment(changes[index in moved], words.spaces[index] + words.words[index])


def _join_segments(segments: Sequence[Segment]) -> Iterator[Segment]:
    parts: list[str] = []
    change = ChangeType.KEPT
    for segment in segments:
        if segment.change is not change and parts:
            yield Segment(change, "".join(parts))
            parts = []
        change = segment.change
        if segment.text:
            parts.append(segment.text)
    if parts:
        yield Segment(change, "".join(parts))


def _find_moves(
    blocks: Sequence[Block], first: Sequence[str], second: Sequence[str]
) -> tuple[frozenset[int], frozenset[int]]:
    """Return the words of the first text that moved in the second, and their positions there."""
    deleted = [(a, b) for same, a, b, _, _ in blocks if not same]
    inserted = [(c, d) for same, _, _, c, d in blocks if not same]
    ends = {index: d for c, d in inserted for index in range(c, d)}
    starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for c, d in inserted:
        for index in range(c, d - LEAST_MOVED + 1):
            starts[tuple(second[index : index + LEAST_MOVED])].append(index)
    moved_away: set[int] = set()
    moved_here: set[int] = set()
    for a, b in deleted:
        index = a
        while index <= b - LEAST_MOVED:
            run = first[index:b]
            places = starts.get(tuple(run[:LEAST_MOVED]), ())
            best = max(
                (
                    (_common_length(run, second, start, ends[start], moved_here), -start)
                    for start in places
                ),
                default=(0, 0),
            )
            length, place = best[0], -best[1]
            if _count_words(run[:length]) < LEAST_MOVED:
                index += 1
                continue
            moved_away.update(range(index, index + length))
            moved_here.update(range(place, place + length))
            index += length
    return frozenset(moved_away), frozenset(moved_here)


def _common_length(
    run: Sequence[str], second: Sequence[str], start: int, end: int, used: set[int]
) -> int:
    """Return how many words of a run follow from ``start``, up to ``end`` or a used word."""
    length = 0
    for word in run:
        position = start + length
        if position >= end or position in used or second[position] != word:
            break
        length += 1
    return length


def _count_words(words: Sequence[str]) -> int:
    return sum(word[:1].isalnum() for word in words)
