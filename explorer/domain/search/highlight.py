"""Finds the words of a query in a text, as the full-text index would."""

import re
import unicodedata
from collections.abc import Iterable

from explorer.domain.search.query import Phrase, Word

Marks = tuple[tuple[int, int], ...]
_TOKEN = re.compile(r"[^\W_]+")


class _Folds(dict[int, int]):
    """Letter -> its small letter without accents, made when first met."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        # The index keeps й and ї apart from и and і; ʼ separates words there.
        if "\u0400" <= letter <= "\u04ff":
            base = letter.lower()
        else:
            base = unicodedata.normalize("NFD", letter)[0].lower()[:1]
        self[code] = ord(" " if letter == "\u02bc" else base)
        return self[code]


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Small letters without accents, one for one, so that places in the text stay the same."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def tokens(text: str) -> list[str]:
    """The words of a text as the index keeps them."""
    return _TOKEN.findall(fold(text))


def find_marks(text: str, words: Iterable[Word | Phrase]) -> Marks:
    """Places (start, length) in ``text`` that the words stand at, in order, not overlapping."""
    folded = fold(text)
    spans = [match.span() for match in _TOKEN.finditer(folded)]
    found: set[tuple[int, int]] = set()
    for word in words:
        wanted = tokens(word.text)
        prefix = isinstance(word, Word) and word.prefix
        if wanted:
            found |= _occurrences(folded, spans, wanted, prefix=prefix)
    return _merged(sorted(found))


def _occurrences(
    folded: str, spans: list[tuple[int, int]], wanted: list[str], *, prefix: bool
) -> set[tuple[int, int]]:
    found = set()
    count = len(wanted)
    for index in range(len(spans) - count + 1):
        pieces = [folded[start:end] for start, end in spans[index : index + count]]
        last_fits = pieces[-1].startswith(wanted[-1]) if prefix else pieces[-1] == wanted[-1]
        if last_fits and pieces[:-1] == wanted[:-1]:
            found.add((spans[index][0], spans[index + count - 1][1]))
    return found


def _merged(spans: list[tuple[int, int]]) -> Marks:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple((start, end - start) for start, end in merged)


def excerpt(text: str, marks: Marks, width: int = 160) -> tuple[str, Marks]:
    """A stretch of ``text`` around the first mark, with its marks; ellipses where it is cut."""
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
