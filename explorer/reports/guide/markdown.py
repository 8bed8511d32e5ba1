"""Reading of the Markdown of the guide: blocks with formatted spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

_ANCHOR = re.compile(r'<a id="(?P<name>[\w-]+)"></a>')
_HEADING = re.compile(r"(?P<marks>#{1,4}) (?P<text>.+)")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]+)\]\((?P<target>[^)]+)\)")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*]|(?P<number>\d+)\.) (?P<text>.+)")
_SPAN = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|`(?P<code>[^`]+)`|\[(?P<label>[^\]]+)\]\((?P<target>[^)]+)\)"
    r"|(?<![\w*])\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"
)
_ESCAPED = re.compile(r"\\([\\|*_`\[\]<>#.-])")
_CODE_INDENT, _FENCE, _ROW = "    ", "```", "|"


class BlockKind(StrEnum):
    """Kinds of blocks."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of the same format; ``target`` is where a link leads."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block of a page.

    ``level`` is that of a heading or an item, ``number`` that of an item in an ordered list.
    ``name`` is the anchor before a heading, or the file of a picture. ``rows`` are those of a
    table, the heading row first.
    """

    kind: BlockKind
    spans: tuple[Span, ...] = ()
    level: int = 0
    number: int = 0
    name: str = ""
    rows: tuple[tuple[tuple[Span, ...], ...], ...] = field(default=())

    @property
    def text(self) -> str:
        """Text without formatting; cells of a table are separated by a semicolon."""
        rows = ("; ".join(text_of_spans(cell) for cell in row) for row in self.rows)
        return "\n".join(rows) if self.rows else text_of_spans(self.spans)


def text_of_spans(spans: tuple[Span, ...]) -> str:
    """Return the text of spans."""
    return "".join(span.text for span in spans)


def parse_spans(text: str) -> tuple[Span, ...]:
    """Return the formatted spans of a paragraph."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    position = 0
    for match in _SPAN.finditer(text):
        if match.start() > position:
            yield Span(_ESCAPED.sub(r"\1", text[position : match.start()]))
        position = match.end()
        if match["code"]:
            yield Span(match["code"].replace("\\|", "|"), code=True)
        elif match["bold"]:
            yield from (replace(span, bold=True) for span in _spans(match["bold"]))
        elif match["italic"]:
            yield from (replace(span, italic=True) for span in _spans(match["italic"]))
        else:
            yield from (replace(span, target=match["target"]) for span in _spans(match["label"]))
    if position < len(text):
        yield Span(_ESCAPED.sub(r"\1", text[position:]))


def parse_blocks(markdown: str) -> tuple[MarkdownBlock, ...]:
    """Return the blocks of a page in order."""
    reader = _BlockReader()
    for line in markdown.splitlines():
        reader.read(line)
    return reader.finish()


class _BlockReader:
    """Reader of lines that collects blocks."""

    def __init__(self) -> None:
        self.blocks: list[MarkdownBlock] = []
        self._kind = BlockKind.PARAGRAPH
        self._level = self._number = 0
        self._lines: list[str] = []
        self._is_fenced = False
        self._anchor = ""

    def read(self, line: str) -> None:
        """Add a line."""
        if self._is_fenced or line.startswith(_FENCE):
            self._read_fenced(line)
        elif not line.strip():
            if self._kind is BlockKind.CODE and self._lines:
                self._lines.append("")
            else:
                self._end()
        elif line.startswith(_CODE_INDENT) and (not self._lines or self._kind is BlockKind.CODE):
            self._continue(BlockKind.CODE, line.removeprefix(_CODE_INDENT))
        elif line.startswith(_ROW):
            self._continue(BlockKind.TABLE, line)
        else:
            self._read_text(line)

    def _read_fenced(self, line: str) -> None:
        if line.startswith(_FENCE):
            self._end()
            self._is_fenced = not self._is_fenced
        else:
            self._continue(BlockKind.CODE, line)

    def _read_text(self, line: str) -> None:
        if anchor := _ANCHOR.fullmatch(line.strip()):
            self._end()
            self._anchor = anchor["name"]
        elif heading := _HEADING.fullmatch(line):
            self._end()
            spans = parse_spans(heading["text"].strip())
            self._add(
                MarkdownBlock(
                    BlockKind.HEADING, spans, len(heading["marks"]), name=self._take_anchor()
                )
            )
        elif picture := _PICTURE.fullmatch(line.strip()):
            self._end()
            name = picture["target"].rpartition("/")[2]
            self._add(MarkdownBlock(BlockKind.PICTURE, (Span(picture["alt"]),), name=name))
        elif item := _ITEM.fullmatch(line):
            self._end()
            self._kind, self._level = BlockKind.ITEM, 1 + len(item["indent"]) // 2
            self._number = int(item["number"] or 0)
            self._lines = [item["text"]]
        elif self._lines and self._kind in {BlockKind.ITEM, BlockKind.PARAGRAPH}:
            self._lines.append(line.strip())
        else:
            self._continue(BlockKind.PARAGRAPH, line.strip())

    def _continue(self, kind: BlockKind, line: str) -> None:
        if self._kind is not kind:
            self._end()
            self._kind = kind
        self._lines.append(line)

    def _take_anchor(self) -> str:
        anchor, self._anchor = self._anchor, ""
        return anchor

    def _add(self, block: MarkdownBlock) -> None:
        self.blocks.append(block)

    def _end(self) -> None:
        lines, self._lines = self._lines, []
        kind, self._kind = self._kind, BlockKind.PARAGRAPH
        if not lines:
            return
        if kind is BlockKind.CODE:
            self._add(MarkdownBlock(kind, (Span("\n".join(lines).rstrip(), code=True),)))
        elif kind is BlockKind.TABLE:
            self._add(MarkdownBlock(kind, rows=_table_rows(lines)))
        else:
            level, number = (self._level, self._number) if kind is BlockKind.ITEM else (0, 0)
            self._add(MarkdownBlock(kind, parse_spans(" ".join(lines)), level, number))

    def finish(self) -> tuple[MarkdownBlock, ...]:
        """Return all blocks."""
        self._end()
        return tuple(self.blocks)


def _table_rows(lines: list[str]) -> tuple[tuple[tuple[Span, ...], ...], ...]:
    """Return the rows of a table without the line below its heading."""
    rows = [re.split(r"(?<!\\)\|", line.strip().strip(_ROW)) for line in lines]
    return tuple(
        tuple(parse_spans(cell.strip()) for cell in row)
        for index, row in enumerate(rows)
        if index != 1
    )
