"""Search in the pages of the guide: the passage that has all words, and where they are in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.reports.guide.pages import Guide, HelpSection

_MOST_MATCHES = 60
#: Characters of a passage that are shown, and of those the ones before the first match.
_PASSAGE, _BEFORE = 180, 50
#: A word with more letters is also found by its beginning, so that its ending can differ.
_SHORTEST_STEM = 5


@dataclass(frozen=True, slots=True)
class GuideMatch:
    """A section that matches: its page and heading by number, and a passage of it.

    ``marks`` are the begin and end of what matches in ``passage``.
    """

    page: int
    heading: int
    title: str
    passage: str
    marks: tuple[tuple[int, int], ...]


def search_pattern(query: str, *, by_beginning: bool = False) -> re.Pattern[str] | None:
    """Return a pattern for each word of a query, or None if it has no words."""
    words = re.findall(r"[\w+]+(?:[’'-]\w+)*", query)
    if by_beginning:
        words = [
            word[: len(word) * 2 // 3] if len(word) >= _SHORTEST_STEM else word for word in words
        ]
    if not words:
        return None
    return re.compile("|".join(rf"\b{re.escape(word)}" for word in words), re.IGNORECASE)


def search_guide(guide: Guide, query: str) -> tuple[GuideMatch, ...]:
    """Return the sections with all words of a query, those with a word in the heading first.

    If there are none, the beginnings of the words are searched.
    """
    for by_beginning in (False, True):
        pattern = search_pattern(query, by_beginning=by_beginning)
        if pattern is None:
            return ()
        count = pattern.pattern.count("|") + 1
        matches = sorted(_matches(guide, pattern, count), key=lambda ranked: ranked[0])
        if matches:
            return tuple(match for _, match in matches[:_MOST_MATCHES])
    return ()


def _matches(
    guide: Guide, pattern: re.Pattern[str], count: int
) -> Iterator[tuple[int, GuideMatch]]:
    for page_number, page in enumerate(guide.pages):
        for heading, section in enumerate(page.sections):
            texts = [text for block in section.blocks for text in block.text.split("\n")]
            found_words = _words_in(pattern, " ".join((section.title, *texts)))
            if found_words < count:
                continue
            passage, marks = _passage(pattern, texts or [section.title])
            rank = 0 if _words_in(pattern, section.title) == count else 1
            title = _title(page.title, section)
            yield rank, GuideMatch(page_number, heading, title, passage, marks)


def _words_in(pattern: re.Pattern[str], text: str) -> int:
    return len({match.casefold() for match in pattern.findall(text)})


def _title(page: str, section: HelpSection) -> str:
    return page if section.title == page else f"{page} › {section.title}"


def _passage(
    pattern: re.Pattern[str], texts: Sequence[str]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text with most of the words, shortened, and the places of the words in it."""
    best = max(texts, key=lambda text: _words_in(pattern, text))
    first = pattern.search(best)
    begin = max(0, (first.start() if first else 0) - _BEFORE)
    if begin:
        begin = best.rfind(" ", 0, begin) + 1
    part = best[begin : begin + _PASSAGE]
    if begin + _PASSAGE < len(best):
        part = f"{part.rpartition(' ')[0] or part}…"
    if begin:
        part = f"…{part}"
    return part, tuple(match.span() for match in pattern.finditer(part))
