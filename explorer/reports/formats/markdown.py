"""Markdown output (CommonMark with pipe tables); no text can become markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from explorer.domain.comparison.redline import ChangeType
from explorer.i18n.message_catalog import load_words
from explorer.reports.document.model import (
    Cell,
    Element,
    Flow,
    FlowPicture,
    Heading,
    Passage,
    RunStyle,
    Table,
    TextRun,
)
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.comparison_text import StyledText, piece_in_words
from explorer.reports.text.protective_marking import marking_of
from explorer.reports.text.sanitize import clean

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&$^@])")
# These would begin a list, a rule or a heading at the start of a line.
_BEGINS = re.compile(r"^(\s*)([-+=:])|^(\s*\d+)([.)])")
# Some readers turn bare addresses into links.
_BARE = re.compile(r"(?i)\b(?:(https?|ftp|mailto|xmpp)(:)|(www)(\.))")
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$")


def escaped(text: str) -> str:
    """Return a text with a backslash before everything Markdown could parse as markup."""
    said = _MARKS.sub(r"\\\1", text)
    return _BARE.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", said)


def _line(text: str) -> str:
    """Return escaped text for the start of a line."""
    return _BEGINS.sub(
        lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}",
        text,
    )


def markdown(flow: Flow, options: SheetOptions) -> str:
    """Return the whole document."""
    marking = clean(marking_of(options.marking).text)
    marked = [f"**{escaped(marking)}**"] if marking else []
    written = [*marked, *_blocks(flow), "---", _line(escaped(flow.foot)), *marked]
    return "\n\n".join(one for one in written if one) + "\n"


def _blocks(flow: Flow) -> Iterator[str]:
    """Yield blocks separated by an empty line; the items of a list stay together."""
    held: list[str] = []
    for before, one in pairwise((None, *flow.elements)):
        assert one is not None
        if held and not (_is_item(before) and _is_item(one)):
            yield "\n".join(held)
            held = []
        if _is_item(one) and isinstance(one, Passage):
            held.append(_item(one))
        else:
            yield _block(one, flow)
    if held:
        yield "\n".join(held)


def _is_item(one: Element | None) -> bool:
    return isinstance(one, Passage) and one.style in {RunStyle.ITEM, RunStyle.SOURCE}


def _item(one: Passage) -> str:
    said = _spans(one.spans, one.language)
    if one.number:
        return f"{one.number}. {_line(said)}"
    mark = f"**{escaped(one.mark)}** " if one.mark else ""
    return f"- {mark}{said if mark else _line(said)}"


def _block(one: Element, flow: Flow) -> str:
    if isinstance(one, Heading):
        return f"{'#' * min(one.level, 6)} {escaped(one.text)}"
    if isinstance(one, Passage):
        return _passage(one)
    if isinstance(one, Table):
        return _table(one)
    return _picture(one)


def _passage(one: Passage) -> str:
    said = _line(_spans(one.spans, one.language))
    return f"> {said}" if one.style in {RunStyle.BOTTOM_LINE, RunStyle.WARNING} else said


def _picture(one: FlowPicture) -> str:
    """Return a picture's alternative text: a text file has no pictures."""
    return f"*{escaped(one.alt)}*"


def _spans(spans: Sequence[TextRun], language: str) -> str:
    return "".join(_span(one, language) for one in spans)


def _span(one: TextRun, language: str) -> str:
    if one.change is not ChangeType.KEPT:
        told = piece_in_words(StyledText(one.text, one.change), load_words(language))
        one = replace(one, text=told, change=ChangeType.KEPT)
    if one.position:
        return f"{one.text}\N{NO-BREAK SPACE}{escaped(one.quiet)}" if one.quiet else one.text
    if one.address:
        return f"[{escaped(one.text)}](<{one.address}>)"
    mark = "**" if one.bold or one.warning else ("*" if one.italic else "")
    found = _EDGES.match(one.text)
    if not mark or found is None or not found[2]:
        return escaped(one.text)
    # A mark next to a space would not be parsed as one.
    return f"{found[1]}{mark}{escaped(found[2])}{mark}{found[3]}"


def _table(one: Table) -> str:
    width = len(one.shares)
    rows = [_row(one.head, width), f"|{' --- |' * width}"]
    return "\n".join([*rows, *(_row(cells, width) for cells in one.rows)])


def _row(cells: Sequence[Cell], width: int) -> str:
    said = ["; ".join(_spans(line, cell.language) for line in cell.lines).strip() for cell in cells]
    said += [""] * (width - len(said))
    return f"| {' | '.join(said)} |"
