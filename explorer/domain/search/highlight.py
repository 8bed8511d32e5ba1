"""Matches of query words in a text, as the full-text index matches them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from explorer.domain.search.query import Phrase, Word

Marks = tuple[tuple[int, int], ...]
_TOKEN = re.compile(r"[^\W_]+")


class _Folds(dict[int, int]):
    """Cached mapping of a letter to its lower-case form without accents."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        # The index distinguishes й and ї from и and і; ʼ separates words there.
        if "\u0400" <= letter <= "\u04ff":
            base = letter.lower()
        else:
            base = unicodedata.normalize("NFD", letter)[0].lower()[:1]
        self[code] = ord(" " if letter == "\u02bc" else base)
        return self[code]


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return lower-case letters without accents, one for one, so that positions stay valid."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def tokens(text: str) -> list[str]:
    """Return the words of a text as the index stores them."""
    return _TOKEN.findall(fold(text))


def find_marks(text: str, words: Iterable[Word | Phrase]) -> Marks:
    """Return (start, length) of the matches of words in ``text``, in order, not overlapping."""
    folded = fold(text)
    matches: set[tuple[int, int]] = set()
    for word in words:
        parts = tuple(tokens(word.text))
        if parts:
            is_prefix = isinstance(word, Word) and word.prefix
            matches.update(_occurrences(folded, _pattern(parts, is_prefix=is_prefix)))
    return _merge_spans(sorted(matches))


@lru_cache(maxsize=256)
def _pattern(parts: tuple[str, ...], *, is_prefix: bool) -> re.Pattern[str]:
    """Return the expression that matches words in this order, the last one as a prefix or whole."""
    end = r"[^\W_]*" if is_prefix else r"(?![^\W_])"
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, parts)) + end)


def _occurrences(folded: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans that match; those of a phrase may overlap."""
    match = pattern.search(folded)
    while match is not None:
        yield match.span()
        match = pattern.search(folded, match.start() + 1)


def _merge_spans(spans: list[tuple[int, int]]) -> Marks:
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple((start, end - start) for start, end in result)


def excerpt(text: str, marks: Marks, width: int = 160) -> tuple[str, Marks]:
    """Return part of ``text`` around the first mark, with its marks; ellipses where it is cut."""
    if len(text) <= width:
        return text, marks
    first = marks[0][0] if marks else 0
    start = max(0, min(first - width // 3, len(text) - width))
    if start:
        start = text.find(" ", start, start + 20) + 1 or start
    end = min(len(text), start + width)
    if end < len(text):
        end = max(text.rfind(" ", start + width // 2, end), start + width // 2)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    inside = tuple(
        (mark - start + len(before), min(length, end - mark))
        for mark, length in marks
        if start <= mark < end
    )
    return f"{before}{text[start:end]}{after}", inside
