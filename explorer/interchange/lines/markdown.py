"""Markdown of any dialect as plain lines: quotations, tables, links, identifiers, lazy numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.interchange.lines.model import Line, LineCollector
from explorer.interchange.lines.tables import table_text
from explorer.interchange.text.numbering_marks import ListMarker, parse_marker

_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+(?=\S|$)")
_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})[\w\s{}.#=-]*$")
_LINK_TARGET = re.compile(r"\s{0,3}\[(?!\^)[^\]]{1,200}\]:\s+\S+")
_IMAGE_OR_LINK = re.compile(
    r"!?\[(?P<text>(?:[^\[\]]|\[[^\[\]]{0,100}\]){1,400})\]"
    r"(?:\((?:<[^<>]{0,500}>|[^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)"
    r"(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?\s*\)|\[[^\[\]]{0,100}\](?=$|[\s.,;:)]))"
)
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|]{1,200}\|)?(?P<text>[^\[\]|]{1,200})\]\]")
_ATTRIBUTES = re.compile(
    r"\s*\{:?\s*(?:[#.][\w-]+|[\w-]+=\S{1,100})(?:\s+(?:[#.][\w-]+|[\w-]+=\S{1,100})){0,10}\s*\}"
)
_DELETED = re.compile(r"~~(?=\S)([^~]{1,400})(?<=\S)~~")
_CODE = re.compile(r"`(?P<text>[^`]{1,400})`")
_ADDRESS = re.compile(r"<(?P<text>(?:https?://|mailto:)[^<>\s]{1,500})>")
_COMMENT = re.compile(r"<!--.{0,2000}?-->")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|cite|code|div|em|font|h[1-6]|i|ins|kbd|mark|p|q|s|small|span|strong"
    r"|sub|sup|u)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_CLOSED_HEADING = re.compile(r"^(?P<open>\s*#{1,6}\s.*?)\s+#+\s*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_DELIMITERS = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_CELLS = re.compile(r"(?<!\\)\|")
_MOST_CELLS = 20
_LAZY_SIGNS = frozenset({".", ")"})


def without_markdown(
    lines: Sequence[Line], collector: LineCollector
) -> tuple[list[Line], tuple[str, ...], frozenset[int]]:
    """Return lines without Markdown's marks, notices, and places of numbers that count on."""
    quoted = [
        replace(line, text=_QUOTE.sub("", line.text)) if ">" in line.text[:12] else line
        for line in lines
    ]
    rows, notices = _without_tables(quoted, collector)
    plain = list(_without_comments(rows, collector))
    for line in plain:
        for deleted in _DELETED.findall(line.text) if "~~" in line.text else ():
            collector.leave_out("markup", replace(line, text=deleted))
    inline = [_without_inline(line) for line in plain]
    for before, after in zip(plain, inline, strict=True):
        if after.blank:
            collector.leave_out("markup", before)
    numbered, counted = _with_lazy_numbers(inline)
    return numbered, notices, counted


def _without_comments(lines: Sequence[Line], collector: LineCollector) -> Iterator[Line]:
    """Yield lines without comments, the targets of links and the fences around code."""
    inside = False
    for line in lines:
        text = line.text
        if inside or "<!--" in text:
            before, opened, rest = ("", "<!--", text) if inside else text.partition("<!--")
            closed = "-->" in rest
            if inside or not closed:
                after = rest.partition("-->")[2] if closed else ""
                hidden = rest.partition("-->")[0]
                collector.leave_out("markup", replace(line, text=hidden))
                inside = bool(opened) and not closed
                yield replace(line, text=f"{before}{after}")
                continue
        if _LINK_TARGET.match(text):
            collector.leave_out("markup", line)
            yield replace(line, text="")
        elif _FENCE.match(text):
            yield replace(line, text="")
        else:
            yield line


def _without_inline(line: Line) -> Line:
    """Return a line with the words of its links alone, without identifiers and tags."""
    text = line.text
    if "~~" in text:
        text = _DELETED.sub("", text).replace("  ", " ")
    if "`" in text:
        text = _CODE.sub(r"\g<text>", text)
    if "<" in text:
        text = _ADDRESS.sub(r"\g<text>", text)
        text = _TAG.sub("", _BREAK.sub(" ", _COMMENT.sub("", text)))
    if "[" in text:
        text = _IMAGE_OR_LINK.sub(r"\g<text>", _WIKI_LINK.sub(r"\g<text>", text))
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    if "#" in text:
        text = _CLOSED_HEADING.sub(r"\g<open>", text)
    return line if text == line.text else replace(line, text=text.rstrip())


def _without_tables(
    lines: Sequence[Line], collector: LineCollector
) -> tuple[list[Line], tuple[str, ...]]:
    """Return lines with the rows of tables as numbered lines, and notices about tables."""
    result: list[Line] = []
    notices: list[str] = []
    index = 0
    while index < len(lines):
        stop = index
        while stop < len(lines) and _is_row(lines, stop, index):
            stop += 1
        delimiter = next(
            (n for n in range(index, min(stop, index + 3)) if _DELIMITERS.match(lines[n].text)),
            None,
        )
        if stop - index < 2 or delimiter is None or "|" not in lines[delimiter].text:
            stop = max(stop, index + 1)
            result += lines[index:stop]
            index = stop
            continue
        head = _cells(lines[index]) if delimiter > index else []
        body = [line for line in lines[delimiter + 1 : stop] if not _DELIMITERS.match(line.text)]
        collector.leave_out("markup", *lines[index:delimiter])
        rows, notice = _rows(head, body)
        result += rows
        notices.append(notice)
        index = stop
    return result, tuple(dict.fromkeys(notices))


def _is_row(lines: Sequence[Line], index: int, start: int) -> bool:
    """Return whether a line is a row: between bars, or with bars below a row of hyphens."""
    text = lines[index].text
    if _ROW.match(text) or (_DELIMITERS.match(text) and "|" in text):
        return True
    follows = index + 1 < len(lines) and index == start
    below = follows and "|" in text and _DELIMITERS.match(lines[index + 1].text)
    within = index > start + 1 and "|" in text and _DELIMITERS.match(lines[start + 1].text)
    return bool(below or within) and "|" in lines[start + 1].text


def _cells(line: Line) -> list[str]:
    text = line.text.strip().removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    cells = _CELLS.split(text, maxsplit=_MOST_CELLS)
    return [_BREAK.sub(" ", cell).replace("\\|", "|").strip() for cell in cells]


def _rows(head: Sequence[str], body: Sequence[Line]) -> tuple[list[Line], str]:
    """Return the rows of a table as lines, and a notice.

    Of a text in two languages side by side only the first is read. Columns after the text become
    sub-points with the words of the heading.
    """
    rows = [_cells(line) for line in body]
    by_column = [{n: [cell] for n, cell in enumerate(row) if cell} for row in rows]
    table = table_text(by_column)
    if table.left_out:
        details = (str(1 + len(table.left_out)), table.taken, " / ".join(table.left_out))
        place = iter(body)
        lines = [Line(next(place, body[-1]).place, text) for text in table.lines]
        return lines, "columns:" + "\t".join(" ".join(detail.split()) for detail in details)
    widths = [
        sum(len(row[n]) for row in rows if n < len(row)) for n in range(len(head) or _MOST_CELLS)
    ]
    result = []
    for line, cells in zip(body, rows, strict=True):
        result.append(Line(line.place, ""))
        result += [Line(line.place, text) for text in _row(head, cells, widths)]
    return result, "tables"


def _row(head: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row: the number with the title and the text, then further columns."""
    mark = _number(cells[0]) if cells else ""
    if not mark:
        yield "; ".join(filter(None, cells))
        return
    further = list(enumerate(cells))[1:]
    longest = max(
        further, key=lambda cell: widths[cell[0]] if cell[0] < len(widths) else 0, default=(0, "")
    )[0]
    title = [cell for n, cell in further if n < longest and cell]
    text = cells[longest] if longest else ""
    yield f"{mark} {': '.join([*title, text])}".rstrip()
    for n, cell in further:
        if n > longest and cell:
            yield f"- {head[n]}: {cell}" if n < len(head) and head[n] else f"- {cell}"


def _number(cell: str) -> str:
    """Return a cell as a marker if it is only a number, or an empty text."""
    mark = parse_marker(cell)
    if mark is None or mark.rest or mark.style.kind == "bullet":
        return ""
    return f"{cell}." if mark.style.kind == "alone" else cell


def _with_lazy_numbers(lines: Sequence[Line]) -> tuple[list[Line], frozenset[int]]:
    """Return lines with counted numbers where a list has the same number at each of its items."""
    result = list(lines)
    counted: set[int] = set()
    for items in _lists(lines):
        numbers = {mark.number for _, mark in items}
        if len(items) < 2 or len(numbers) != 1:
            continue
        for step, (index, mark) in enumerate(items[1:], start=1):
            text = result[index].text
            label = mark.label.replace(str(mark.number), str(mark.number + step), 1)
            result[index] = replace(result[index], text=text.replace(mark.label, label, 1))
            counted.add(result[index].place)
    return result, frozenset(counted)


def _lists(lines: Sequence[Line]) -> Iterator[list[tuple[int, ListMarker]]]:
    """Yield the items of each list with figures, as Markdown groups them."""
    opened: dict[int, list[tuple[int, ListMarker]]] = {}
    after_blank = True
    for index, line in enumerate(lines):
        if line.blank:
            after_blank = True
            continue
        mark = parse_marker(line.text) if line.text[:60].strip()[:1].isdigit() else None
        is_item = mark is not None and mark.style.sign in _LAZY_SIGNS and not mark.style.strong
        if mark is not None and is_item and mark.label[:1].isascii() and not mark.within:
            for indent in [indent for indent in opened if indent > mark.indent]:
                yield opened.pop(indent)
            items = opened.setdefault(mark.indent, [])
            if items and items[-1][1].style != mark.style:
                yield items
                items = opened[mark.indent] = []
            items.append((index, mark))
        elif not line.text.startswith((" ", "-", "*", "+", "•")) and (
            after_blank or line.text.startswith("#") or parse_marker(line.text) is not None
        ):
            yield from opened.values()
            opened = {}
        after_blank = False
    yield from opened.values()
