"""Numbered points and sub-points found in a plain or Markdown text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MAX_CHARACTERS = 2_000_000
MAX_POINTS = 2_000
_TITLE_WORDS = 9

_NUMBERED = re.compile(
    r"^(?P<indent>\s*)(?:#{1,6}\s*)?(?:\*\*|__)?"
    r"(?:(?:point|clause|article|art\.|section|пункт|стаття|ст\.)\s*)?"
    r"(?P<number>\d{1,4})(?P<mark>[.):]|\s*[-–—])?(?:\*\*|__)?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^\s*(?:#{1,6}\s*)?(?:\*\*|__)?(?:point|clause|article|art\.|section|пункт|стаття|ст\.)\s*\d",
    re.IGNORECASE,
)
_SUB = re.compile(
    r"^\s*(?P<mark>[a-zа-яіїєґ][.)]|\([a-zа-яіїєґ]\)|[ivx]{1,4}[.)]|\([ivx]{1,4}\)"
    r"|\d{1,3}\.\d{1,3}[.)]?|\(\d{1,3}\)|[-*•–])\s+(?P<rest>\S.*)$"
)
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point; ``title`` is its first words where it has none of its own.

    ``eid`` and ``subpoint_eids`` are what an Akoma Ntoso file calls it and its sub-points.
    """

    number: int
    title: str
    text: str
    subpoints: tuple[str, ...] = ()
    eid: str = ""
    subpoint_eids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPoints:
    """Points in order, what stood before the first, and what was noticed on the way."""

    points: tuple[Point, ...]
    before: str = ""
    notices: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    """A point that further lines may belong to."""

    number: int
    lines: list[str] = field(default_factory=list)
    subpoints: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        if self.subpoints:
            self.subpoints[-1] = f"{self.subpoints[-1]} {line}"
        else:
            self.lines.append(line)


def points_of(text: str) -> FoundPoints:
    """Find the points of a text. A text without any number has its paragraphs as points.

    A number begins a point only where it goes on from the last: a list that begins anew within a
    point is its sub-points.
    """
    lines = [_clean(line) for line in text[:MAX_CHARACTERS].splitlines()]
    before: list[str] = []
    found: list[_Open] = []
    for line in lines:
        _take(line, before, found)
    if not found:
        return _paragraphs(lines)
    notices = tuple(_gaps([one.number for one in found]))
    return FoundPoints(tuple(map(_closed, found)), " ".join(before), notices)


def without_steering(text: str) -> str:
    """A text without the characters that steer a screen and are not seen."""
    return _STEERING.sub("", text)


def _clean(line: str) -> str:
    """A line without what steers a screen; tabs become spaces."""
    return without_steering(line.replace("\t", "    ")).rstrip()


def _take(line: str, before: list[str], found: list[_Open]) -> None:
    said = line.strip()
    if not said:
        return
    number, rest = _begins(line, found)
    if number is not None and len(found) < MAX_POINTS:
        found.append(_Open(number, [rest] if rest else []))
        return
    if not found:
        before.append(said.lstrip("# "))
        return
    sub = _SUB.match(line) or _NUMBERED.match(line)
    if sub is not None and _is_sub(sub):
        found[-1].subpoints.append(_plain(sub["rest"]))
    else:
        found[-1].add(_plain(said.lstrip("# ")))


def _is_sub(match: re.Match[str]) -> bool:
    return bool(match["rest"]) and bool(match["mark"])


def _begins(line: str, found: list[_Open]) -> tuple[int | None, str]:
    """The number of the point a line begins, and what follows it; None where it begins none."""
    match = _NUMBERED.match(line)
    if match is None or not (match["mark"] or _NAMED.match(line)):
        return None, ""
    if re.match(r"^\s*\d{1,4}\.\d", line):
        return None, ""
    number = int(match["number"])
    last = found[-1].number if found else None
    goes_on = last is None or last < number <= last + 3
    if not goes_on or (last is None and number > 3 and not _NAMED.match(line)):
        return None, ""
    return number, _plain(match["rest"])


def _plain(text: str) -> str:
    """Words without Markdown's marks of bold and italic."""
    return re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text).strip().strip("*").strip()


def _closed(one: _Open) -> Point:
    text = " ".join(one.lines).strip()
    title, rest = title_and_rest(text or " ".join(one.subpoints))
    body = rest or text or title
    return Point(one.number, title, body, tuple(one.subpoints))


def title_and_rest(text: str) -> tuple[str, str]:
    """A short beginning that ends in a colon or dash is a title; else the first words are."""
    for mark in (": ", " – ", " — ", ". "):
        head, found, rest = text.partition(mark)
        if found and rest and 0 < len(head.split()) <= _TITLE_WORDS and len(head) < 90:
            return head.strip(), rest.strip() if mark != ". " else text
    words = text.split()
    if len(words) <= _TITLE_WORDS:
        return text.rstrip(".;") or "–", ""
    return " ".join(words[:_TITLE_WORDS]) + " …", ""


def _paragraphs(lines: Iterable[str]) -> FoundPoints:
    held: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            held[-1].append(line.strip().lstrip("# "))
        elif held[-1]:
            held.append([])
    texts = [" ".join(one) for one in held if one]
    points = tuple(
        Point(number, *_titled(text)) for number, text in enumerate(texts[:MAX_POINTS], start=1)
    )
    return FoundPoints(points, notices=("unnumbered",) if points else ())


def _titled(text: str) -> tuple[str, str]:
    title, rest = title_and_rest(text)
    return title, rest or text


def _gaps(numbers: list[int]) -> Iterator[str]:
    """Numbers that are left out in the text."""
    for number in range(numbers[0], numbers[-1] + 1):
        if number not in numbers:
            yield f"missing:{number}"
