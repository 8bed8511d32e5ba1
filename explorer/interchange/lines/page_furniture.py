"""Numbers and running heads of pages, and words divided at the end of a line."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from explorer.interchange.lines.model import Line, LineCollector
from explorer.interchange.text.folding import folded_form
from explorer.interchange.text.numbering_marks import parse_marker
from explorer.interchange.text.sentences import ends_sentence
from explorer.interchange.text.vocabulary import PLACE, alternatives, vocabulary

_NUMBER = re.compile(
    r"\s*(?P<open>[-–—\[(|~]{0,2}\s?)(?P<number>\d{1,4}|[ivxl]{1,6})"
    r"(?P<close>\s?[-–—\])|~]{0,2})\s*$"
)
_HEAD_AND_NUMBER = re.compile(
    r"\s*(?P<head>[^\W\d].{1,120}?)(?:\s{3,}|\s*\|\s*)(?P<number>\d{1,4})$"
)
_NUMBER_AND_HEAD = re.compile(
    r"\s*(?P<number>\d{1,4})(?:\s{3,}|\s*\|\s*)(?P<head>[^\W\d].{1,120})$"
)
_FIGURES = re.compile(r"\d+")
_WIDE_GAP = re.compile(r"\S\s{3,}\S")
_MOST_CHARACTERS = 160
_INDENTED = 8
#: A line that occurs so often beside numbers of pages is a running head.
_OFTEN = 3
_NEAR = 3
_DIVIDED = re.compile(r"(?P<head>[^\W\d_]{2,})(?P<sign>-|\u00ad|‐)$")
_BEGINS = re.compile(r"(?P<tail>[^\W\d_]+)(?P<rest>.*)$", re.DOTALL)
#: Parts of words that keep their hyphen.
_KEPT = frozenset(
    ("non", "self", "anti", "semi", "quasi", "vice", "north", "south", "east", "west")
)
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")


@cache
def _page_patterns() -> re.Pattern[str]:
    words = vocabulary()
    before = alternatives(word for word in words.pages if PLACE not in word)
    around = [word.partition(PLACE) for word in words.pages if PLACE in word]
    heads = alternatives(head for head, _, _ in around)
    tails = alternatives(tail for _, _, tail in around)
    totals = alternatives(word for word in words.page_totals if PLACE not in word)
    number = r"\d{1,4}"
    total = rf"(?:\s*(?:{totals})\s*{number})?"
    return re.compile(
        rf"\s*[-–—|\[(]*\s*(?:(?:{before})\s*{number}{total}|{number}\s*(?:{totals})\s*{number}"
        rf"|(?:{heads})\s*{number}\s*(?:{tails}).{{0,20}}|{number}\s*\|\s*(?:{before})"
        rf"|(?:{before})\s*\|\s*{number})\s*[-–—|\])]*\s*$",
        re.IGNORECASE,
    )


def without_pages(lines: Sequence[Line], collector: LineCollector) -> list[Line]:
    """Return lines without numbers and heads of pages; sentences across pages are joined."""
    gone = _numbers(lines)
    if not gone:
        return list(lines)
    gone |= _running_heads(lines, gone)
    result: list[Line] = []
    joins = False
    for index, line in enumerate(lines):
        if index in gone:
            collector.leave_out("page", line)
            joins = True
        elif line.blank or not joins:
            result.append(line)
        else:
            if _continues(result, line):
                while result and result[-1].blank:
                    result.pop()
            result.append(line)
            joins = False
    return result


def _continues(before: Sequence[Line], line: Line) -> bool:
    """Return whether a line after a page break continues the sentence before it."""
    last = next((previous for previous in reversed(before) if not previous.blank), None)
    if last is None or parse_marker(line.text) is not None:
        return False
    return not ends_sentence(last.text) and not line.text.strip()[:1].isupper()


def _numbers(lines: Sequence[Line]) -> set[int]:
    """Return the lines that are only the number of a page."""
    certain: set[int] = set()
    possible: dict[int, int] = {}
    counting = 0
    for index, line in enumerate(lines):
        text = line.text
        if line.blank or len(text) > _MOST_CHARACTERS:
            continue
        form = folded_form(text)
        # Most lines begin with a letter and have no digit at their end.
        if not any(character.isdigit() for character in form) and not form.strip().isalpha():
            continue
        if _page_patterns().match(form):
            certain.add(index)
            continue
        match = _NUMBER.match(form)
        if match is None:
            counting += index < 5000 and parse_marker(text) is not None
        elif (
            match["open"].strip() and match["close"].strip() and match["open"].strip()[0] in "-–—|~"
        ):
            certain.add(index)
        elif match["number"].isdigit():
            possible[index] = int(match["number"])
        elif form.startswith(" " * _INDENTED):
            certain.add(index)
    certain |= _numbered_heads(lines)
    if counting < 2:
        # The numbers may be those of the points.
        return certain
    return certain | _series(lines, possible)


def _numbered_heads(lines: Sequence[Line]) -> set[int]:
    """Return lines of the same words beside numbers that rise: heads with the page number."""
    heads: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        match = _HEAD_AND_NUMBER.match(line.text) if line.text[-1:].isdigit() else None
        match = match or (_NUMBER_AND_HEAD.match(line.text) if "   " in line.text[:20] else None)
        if match is not None and parse_marker(match["head"]) is None:
            words = " ".join(folded_form(match["head"].casefold()).split())
            heads.setdefault(words, []).append((index, int(match["number"])))
    return {
        index
        for places in heads.values()
        if len(places) > 1 and all(a[1] < b[1] for a, b in pairwise(places))
        for index, _ in places
    }


def _series(lines: Sequence[Line], possible: dict[int, int]) -> set[int]:
    """Return lone numbers that count pages, or stand where only the number of a page stands."""
    numbers = sorted(possible.items())
    pages: set[int] = set()
    for position, (index, number) in enumerate(numbers):
        around = [*numbers[max(0, position - 1) : position], *numbers[position + 1 : position + 2]]
        counts = any(
            abs(other - number) == 1 and (other > number) == (at > index) for at, other in around
        )
        indented = lines[index].text.startswith(" " * _INDENTED)
        before = index == 0 or lines[index - 1].blank
        after = index + 1 >= len(lines) or lines[index + 1].blank
        if counts or indented or (before and after):
            pages.add(index)
    return pages


def _running_heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Return lines beside numbers of pages that repeat, or that interrupt a sentence."""
    near: dict[int, int] = {}
    for number in numbers:
        for step in (-1, 1):
            index, seen = number + step, 0
            while 0 <= index < len(lines) and seen < 2 and abs(index - number) <= _NEAR:
                if not lines[index].blank and index not in numbers:
                    near[index] = number
                    seen += 1
                index += step
    forms = {index: _form(lines[index].text) for index in near}
    exact = Counter(" ".join(lines[index].text.split()) for index in near)
    counts = Counter(forms.values())
    opening = {_form(line.text) for line in lines[:40] if not line.blank}
    often = max(_OFTEN, len(numbers) // 2)

    def is_head(index: int) -> bool:
        text = lines[index].text
        if len(text) > _MOST_CHARACTERS or parse_marker(text) is not None:
            return False
        times = exact[" ".join(text.split())]
        # Titles that differ by a figure alone are on fewer pages than a head with their numbers.
        if times >= _OFTEN or counts[forms[index]] >= often:
            return True
        repeats = times > 1 and _stands_apart(lines, index, numbers)
        return repeats or _interrupts(lines, index, near[index], numbers, opening)

    return {index for index in near if is_head(index)}


def _form(text: str) -> str:
    """Return a line for comparison: without figures and with single spaces."""
    return " ".join(_FIGURES.sub("#", folded_form(text.casefold())).split())


def _stands_apart(lines: Sequence[Line], index: int, numbers: set[int]) -> bool:
    before = index == 0 or lines[index - 1].blank or index - 1 in numbers
    after = index + 1 >= len(lines) or lines[index + 1].blank or index + 1 in numbers
    return before and after


def _interrupts(
    lines: Sequence[Line], index: int, number: int, numbers: set[int], opening: set[str]
) -> bool:
    """Return whether a line beside a page number repeats the title or interrupts a sentence."""
    text = lines[index].text
    first, last = min(index, number), max(index, number)
    between = range(first + 1, last)
    if not all(lines[n].blank or n in numbers for n in between):
        return False
    if not _stands_apart(lines, index, numbers) or text.endswith("."):
        return False
    before = _text_beyond(lines, range(first - 1, -1, -1), numbers)
    after = _text_beyond(lines, range(last + 1, len(lines)), numbers)
    gap = _WIDE_GAP.search(text.strip())
    head = _form(text.strip()[: gap.start() + 1] if gap else text)
    if before is not None and head in opening and _form(before.text) not in opening:
        return True
    if before is None or after is None or ends_sentence(before.text):
        return False
    follows = after.text.strip()[:1].islower()
    return follows and (gap is not None or head in opening or text.strip()[:1].isupper())


def _text_beyond(lines: Sequence[Line], indexes: range, numbers: set[int]) -> Line | None:
    """Return the first line with text that is not the number of a page."""
    return next((lines[n] for n in indexes if not lines[n].blank and n not in numbers), None)


def with_whole_words(lines: Sequence[Line]) -> list[Line]:
    """Return lines without soft hyphens and without words divided between two lines."""
    result = list(lines)
    known: Counter[str] | None = None
    for index, line in enumerate(result):
        text = line.text
        match = (
            _DIVIDED.search(text.rstrip()) if text.rstrip()[-1:] in {"-", "\u00ad", "‐"} else None
        )
        following = result[index + 1] if index + 1 < len(result) else None
        if match is not None and following is not None and not following.blank:
            begins = _BEGINS.match(following.text.lstrip())
            if begins is not None and begins["tail"][0].islower():
                if known is None:
                    known = _known_words(lines)
                word = _joined(match, begins["tail"], known)
                if word:
                    result[index + 1] = replace(following, text=f"{word}{begins['rest']}")
                    text = text.rstrip()[: match.start()].rstrip()
        if "\u00ad" in text:
            text = text.replace("\u00ad", "")
        if text != line.text:
            result[index] = replace(line, text=text)
    return result


def _joined(match: "re.Match[str]", tail: str, known: Counter[str]) -> str:
    """Return a divided word as it is written within lines, or "" if it is not divided."""
    head, soft = match["head"], match["sign"] == "\u00ad"
    if folded_form(tail.casefold()) in vocabulary().connectives and tail.casefold() in {
        "and",
        "or",
        "та",
        "і",
        "и",
    }:
        return ""
    whole, hyphened = f"{head}{tail}", f"{head}-{tail}"
    if soft or known[whole.casefold()]:
        return whole
    if known[hyphened.casefold()] or head.casefold() in _KEPT:
        return hyphened
    return whole


def _known_words(lines: Sequence[Line]) -> Counter[str]:
    """Return how often each word occurs, also those with a hyphen."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(word.casefold() for word in _WORDS.findall(line.text))
    return counts
