"""Tables of contents, whose rows are not articles."""

import re
from collections.abc import Sequence

from explorer.interchange.lines.model import Line, LineCollector
from explorer.interchange.text.folding import folded_form
from explorer.interchange.text.numbering_marks import parse_marker
from explorer.interchange.text.vocabulary import vocabulary

#: Dots or a wide gap before the number of a page.
_LED = re.compile(r"(?:\.{3,}|(?:\s\.){3,}|…+|[_·]{3,}|\s{3,}|\t)\s*(?:\d{1,4}|[ivxl]{1,6})\s*$")
_DOTTED = re.compile(r"(?:\.{4,}|(?:\s\.){3,}|…{2,}|[_·]{4,})\s*(?:\d{1,4}|[ivxl]{1,6})?\s*$")
_PAGE = re.compile(r"[\s.…·_]+\d{1,4}\s*$")
_MARKUP = re.compile(r"[\s#*_>:.\-–—•]+")
_LINKED = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+\[[^\]]{1,200}\]\(#[^)]{0,200}\)\s*$")
_MOST_ROWS = 1500
_FEWEST = 2
_LONGEST = 150
_HEADED = frozenset({"named", "division"})


def without_contents(lines: Sequence[Line], collector: LineCollector) -> list[Line]:
    """Return lines without tables of contents; dotted rows need no heading above them."""
    gone: set[int] = set()
    index = 0
    texts: dict[str, list[int]] | None = None
    while index < len(lines):
        text = lines[index].text
        if _is_heading(text):
            texts = texts if texts is not None else _places(lines)
            rows = _rows(lines, index + 1, texts)
            if len(rows) >= _FEWEST:
                gone |= {index, *rows}
                index = max(rows)
        elif _DOTTED.search(folded_form(text)) or _LINKED.match(text):
            gone.add(index)
        index += 1
    kept = []
    for index, line in enumerate(lines):
        if index in gone:
            collector.leave_out("contents", line)
        else:
            kept.append(line)
    return kept


def _is_heading(text: str) -> bool:
    form = _bare(text)
    return len(form) < 40 and form in vocabulary().contents


def _bare(text: str) -> str:
    """Return a line for comparison, without markup, punctuation and the number of a page."""
    return " ".join(_MARKUP.sub(" ", folded_form(text.casefold())).split())


def _places(lines: Sequence[Line]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if not line.blank and len(line.text) < 200:
            places.setdefault(_bare(line.text), []).append(index)
            mark = parse_marker(line.text)
            if mark is not None and mark.style.kind in _HEADED:
                # The title may stand on the line below in the text.
                places.setdefault(_bare(mark.label), []).append(index)
    return places


def _rows(lines: Sequence[Line], start: int, texts: dict[str, list[int]]) -> list[int]:
    """Return the rows below a heading: with the number of a page, or repeated in the text."""
    rows: list[int] = []
    seen: set[str] = set()
    for index in range(start, min(len(lines), start + _MOST_ROWS)):
        line = lines[index]
        if line.blank:
            continue
        form = _bare(line.text)
        mark = parse_marker(line.text)
        content = mark.rest if mark is not None else line.text
        paged = _LED.search(folded_form(line.text)) is not None
        loose = bool(rows) and _PAGE.search(folded_form(content)) is not None
        plain = _bare(_PAGE.sub("", folded_form(line.text))) if paged or loose else form
        label = _bare(mark.label) if mark is not None and mark.style.kind in _HEADED else ""
        repeated = any(place > index for place in texts.get(plain, texts.get(form, ())))
        again = bool(label) and any(place > index for place in texts.get(label, ()))
        if {plain, form, label or form} & seen:
            break
        linked = _LINKED.match(line.text) is not None
        if not (paged or repeated or loose or linked or (again and len(line.text) < _LONGEST)):
            break
        seen |= {plain, form, label or form}
        rows.append(index)
    return rows
