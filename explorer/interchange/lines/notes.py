"""Foot- and endnotes: their texts are left out, and their signs within the text with them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from explorer.interchange.lines.model import Line, LineCollector
from explorer.interchange.text.folding import folded_form
from explorer.interchange.text.vocabulary import vocabulary

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
#: A note of Markdown, with its name.
_MARKDOWN = re.compile(r"\s{0,3}\[\^(?P<name>[^\]\s]{1,40})\]:\s*(?P<text>.*)$")
_BRACKETED = re.compile(r"\s*\[(?P<name>\d{1,3}|[a-z]|\*{1,3})\]\s*(?P<text>\S.*)$")
_ENCLOSED = re.compile(r"\s*\((?P<name>\d{1,3})\)\s+(?P<text>\S.*)$")
_RAISED = re.compile(r"\s*(?P<name>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[†‡]{1,2}|\*(?=\s))\s*(?P<text>[^\s*].*)$")
_PLAIN = re.compile(r"\s*(?P<name>\d{1,3})[.)]?\s+(?P<text>\S.*)$")
_RULE = re.compile(r"\s*[_—–-]{5,}\s*$")
_MARKUP = re.compile(r"^[\s#*_]+|[\s#*_:]+$")


def without_notes(lines: Sequence[Line], collector: LineCollector) -> list[Line]:
    """Return lines without notes, whose signs also follow a word of the text."""
    names = _names(lines)
    heading = _heading(lines)
    result: list[Line] = []
    inside = ""
    for index, line in enumerate(lines):
        is_note = _is_note(line.text, names) or (heading is not None and index >= heading)
        if is_note:
            collector.leave_out("note", line)
            inside = "note" if not _MARKDOWN.match(line.text) else "markdown"
        elif inside and line.blank:
            inside = "markdown apart" if inside == "markdown" else ""
            result.append(line)
        elif inside and _continues(line.text, inside):
            collector.leave_out("note", line)
        else:
            inside = ""
            result.append(_without_signs(line, names))
    return result


def _continues(text: str, inside: str) -> bool:
    """Return whether a line continues the note above it."""
    if inside == "markdown apart":
        return text.startswith(("    ", "\t"))
    return inside == "markdown" or not text.startswith("#")


def _names(lines: Sequence[Line]) -> frozenset[str]:
    """Return the signs of notes that stand both before a note and after a word of the text."""
    begun: Counter[str] = Counter()
    cited: set[str] = set()
    for line in lines:
        match = _note(line.text)
        if match is not None:
            begun[_sign(match)] += 1
        if _may_cite(line.text):
            start = match.start("text") if match is not None else 0
            cited.update(_cited(line.text[start:]))
    # A star and a number in brackets are also marks of lists, of which a text has several.
    return frozenset(
        name
        for name, times in begun.items()
        if name.startswith("^") or (name in cited and (name[0] not in "*(" or times == 1))
    )


_SIGNS = re.compile(
    r"(?<=[^\s\[(])(?:\s?\[(?P<number>\^?[^\]\s\[]{1,40})\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[†‡]{1,2})"
    r"|(?<=[.,;:!?»”\"\w])(?P<star>\*)(?=\s|$)"
    r"|(?<=[.,;:!?»”\"])\((?P<enclosed>\d{1,3})\)(?=[\s.,;:]|$))"
)


def _may_cite(text: str) -> bool:
    """Return whether a line may have the sign of a note."""
    return "[" in text or "*" in text or "(" in text or not text.isascii()


def _cited(text: str) -> list[str]:
    return [_cited_name(match) for match in _SIGNS.finditer(text)]


def _cited_name(match: "re.Match[str]") -> str:
    """Return the name of a note by its sign within the text."""
    if match["number"]:
        return match["number"] if match["number"].startswith("^") else f"[{match['number']}]"
    if match["enclosed"]:
        return f"({match['enclosed']})"
    return match["raised"] or match["star"]


def _note(text: str) -> "re.Match[str] | None":
    patterns = (_MARKDOWN, _BRACKETED, _ENCLOSED, _RAISED)
    return next(filter(None, (pattern.match(text) for pattern in patterns)), None)


def _sign(match: "re.Match[str]") -> str:
    """Return the sign of a note as it is cited."""
    if match.re is _MARKDOWN:
        return f"^{match['name']}"
    if match.re is _ENCLOSED:
        return f"({match['name']})"
    return f"[{match['name']}]" if match.re is _BRACKETED else match["name"]


def _is_note(text: str, names: frozenset[str]) -> bool:
    match = _note(text) if names else None
    return match is not None and _sign(match) in names


def _heading(lines: Sequence[Line]) -> int | None:
    """Return the place of a heading of notes at the end, with numbered notes alone below it."""
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text
        if (
            len(text) > 60
            or folded_form(_MARKUP.sub("", text).casefold()) not in vocabulary().notes
        ):
            continue
        below = [line.text for line in lines[index + 1 :] if not line.blank]
        numbers = [match["name"] for match in map(_any_note, below) if match is not None]
        if numbers[:1] in (["1"], ["¹"], ["*"]) and below and _any_note(below[0]) is not None:
            plain = [
                int(name.translate(_SUPERSCRIPTS))
                for name in numbers
                if name.translate(_SUPERSCRIPTS).isdecimal()
            ]
            return index if plain == sorted(plain) else None
    return None


def _any_note(text: str) -> "re.Match[str] | None":
    return _note(text) or _PLAIN.match(text)


def _without_signs(line: Line, names: frozenset[str]) -> Line:
    """Return a line without the signs of the notes that are left out."""
    if not names or not _may_cite(line.text):
        return line
    text = _SIGNS.sub(lambda match: "" if _cited_name(match) in names else match[0], line.text)
    return replace(line, text=text) if text != line.text else line
