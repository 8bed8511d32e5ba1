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
from explorer.reports.text.comparison_text import StyledText, piece_as_text
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
    marked = _MARKS.sub(r"\\\1", text)
    return _BARE.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", marked)


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
    return "\n\n".join(block for block in written if block) + "\n"


def _blocks(flow: Flow) -> Iterator[str]:
    """Yield blocks separated by an empty line; the items of a list stay together."""
    items: list[str] = []
    for before, element in pairwise((None, *flow.elements)):
        assert element is not None
        if items and not (_is_item(before) and _is_item(element)):
            yield "\n".join(items)
            items = []
        if _is_item(element) and isinstance(element, Passage):
            items.append(_item(element))
        else:
            yield _block(element, flow)
    if items:
        yield "\n".join(items)


def _is_item(element: Element | None) -> bool:
    return isinstance(element, Passage) and element.style in {RunStyle.ITEM, RunStyle.SOURCE}


def _item(item: Passage) -> str:
    text = _spans(item.spans, item.language)
    if item.number:
        return f"{item.number}. {_line(text)}"
    mark = f"**{escaped(item.mark)}** " if item.mark else ""
    return f"- {mark}{text if mark else _line(text)}"


def _block(element: Element, flow: Flow) -> str:
    if isinstance(element, Heading):
        return f"{'#' * min(element.level, 6)} {escaped(element.text)}"
    if isinstance(element, Passage):
        return _passage(element)
    if isinstance(element, Table):
        return _table(element)
    return _picture(element)


def _passage(passage: Passage) -> str:
    text = _line(_spans(passage.spans, passage.language))
    return f"> {text}" if passage.style in {RunStyle.BOTTOM_LINE, RunStyle.WARNING} else text


def _picture(picture: FlowPicture) -> str:
    """Return a picture's alternative text: a text file has no pictures."""
    return f"*{escaped(picture.alt)}*"


def _spans(spans: Sequence[TextRun], language: str) -> str:
    return "".join(_span(span, language) for span in spans)


def _span(span: TextRun, language: str) -> str:
    if span.change is not ChangeType.KEPT:
        marked = piece_as_text(StyledText(span.text, span.change), load_words(language))
        span = replace(span, text=marked, change=ChangeType.KEPT)
    if span.position:
        return f"{span.text}\N{NO-BREAK SPACE}{escaped(span.quiet)}" if span.quiet else span.text
    if span.address:
        return f"[{escaped(span.text)}](<{span.address}>)"
    mark = "**" if span.bold or span.warning else ("*" if span.italic else "")
    edges = _EDGES.match(span.text)
    if not mark or edges is None or not edges[2]:
        return escaped(span.text)
    # A mark next to a space would not be parsed as one.
    return f"{edges[1]}{mark}{escaped(edges[2])}{mark}{edges[3]}"


def _table(table: Table) -> str:
    width = len(table.shares)
    rows = [_row(table.head, width), f"|{' --- |' * width}"]
    return "\n".join([*rows, *(_row(cells, width) for cells in table.rows)])


def _row(cells: Sequence[Cell], width: int) -> str:
    texts = [
        "; ".join(_spans(line, cell.language) for line in cell.lines).strip() for cell in cells
    ]
    texts += [""] * (width - len(texts))
    return f"| {' | '.join(texts)} |"
