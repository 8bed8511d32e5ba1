"""Fields before a Markdown text: between lines of hyphens or plus signs."""

import re
from collections.abc import Sequence
from datetime import date

from explorer.interchange.lines.model import AsideLine, Line, fields_of

_MOST_LINES = 200
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_FIELD = re.compile(r"(?P<name>[\w-]{1,40})\s*[:=]\s*(?P<value>.*)$")
_INDENTED = re.compile(r"\s+\S|\s*-\s|\s*\[|\s*\]|\s*#|\s*$")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def without_front_matter(
    lines: Sequence[Line],
) -> tuple[Sequence[Line], tuple[AsideLine, ...], str, date | None]:
    """Return the lines after the fields, those left out, and the title and date among them."""
    first = next((index for index, line in enumerate(lines[:5]) if not line.blank), None)
    ends = _FENCES.get(lines[first].text.strip(), ()) if first is not None else ()
    if first is None or not ends:
        return lines, (), "", None
    values: dict[str, str] = {}
    for index in range(first + 1, min(len(lines), first + _MOST_LINES)):
        text = lines[index].text
        if text.strip() in ends and values:
            asides = (
                AsideLine("front", line.place, line.text.strip())
                for line in lines[first + 1 : index]
                if not line.blank
            )
            title = fields_of(values, "title", "titre", "titulo", "título", "titel", "назва")
            day = _day(fields_of(values, "date", "dated", "signed", "fecha", "datum", "дата"))
            return lines[index + 1 :], tuple(asides), title, day
        match = _FIELD.match(text)
        if match is not None:
            values[match["name"].lower()] = match["value"].strip().strip("\"'").strip()
        elif not _INDENTED.match(text):
            break
    return lines, (), "", None


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
