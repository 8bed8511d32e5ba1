"""Text of a Word file in lines, with the numbers of its lists, and notices."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from explorer.errors import FileProblemError
from explorer.interchange.word.bounds import expect_bounded

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from explorer.interchange.lines.tables import Row
    from explorer.interchange.word.numbering import Numbering
    from explorer.interchange.word.styles import HiddenText

_NO_WORD = (
    *(zipfile.BadZipFile, zlib.error, LookupError, ValueError, SyntaxError, AttributeError),
    *(TypeError, EOFError, NotImplementedError, RuntimeError, expat.ExpatError),
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
#: Elements that represent characters.
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
#: Deleted text, text moved elsewhere, and earlier paragraph properties.
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom"))
_ADDED = frozenset(f"{_W}{name}" for name in ("ins", "moveTo"))
_NO_TEXT = frozenset(
    (f"{_W}pPr", f"{_W}rPr", f"{_W}drawing", f"{_W}pict", f"{_W}object", f"{_W}rt")
)
_RUN = f"{_W}r"
_NOTES = frozenset(f"{_W}{name}" for name in ("footnoteReference", "endnoteReference"))
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING_MOST = 120


@dataclass(frozen=True, slots=True)
class WordText:
    """Lines as a text, and notices.

    The notices are ``tracked``, ``change``, ``comment``, ``tables``, ``columns``, ``hidden``,
    ``notes`` and ``boxes``. ``boxes`` are the texts of text boxes, ``versions`` those of columns in
    further languages.
    """

    text: str
    notices: tuple[str, ...]
    boxes: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()


def read_word(path: Path) -> WordText:
    """Return the text of a Word file. Raises FileProblemError if it is not one, or is malicious."""
    try:
        expect_bounded(path)
        import docx

        return _read(docx.Document(str(path)))
    except _NO_WORD as error:
        raise FileProblemError(
            path, f"this is not a readable Word file ({error})", "save it in Word again"
        ) from None


def _read(document: "Document") -> WordText:
    from explorer.interchange.word.numbering import Numbering
    from explorer.interchange.word.remarks import comments_of, limited_notices
    from explorer.interchange.word.styles import HiddenText

    numbering = Numbering.of(document)
    reader = _Reader(numbering, _headings(document), HiddenText(numbering.styles))
    body = document.element.body
    if body is None:
        raise ValueError("it has no body")
    lines = list(reader.whole(body))
    versions = tuple("\n".join(version).strip("\n") for version in reader.versions)
    boxes = tuple(reader.boxes(body))
    if boxes:
        reader.notices.append("boxes")
    if reader.hidden_characters:
        reader.notices.append(f"hidden:{reader.hidden_characters}")
    reader.notices += limited_notices(reader.changes)
    reader.notices += limited_notices(comments_of(document))
    text = "\n".join(lines).strip("\n")
    return WordText(
        text, tuple(dict.fromkeys(reader.notices)), tuple(filter(None, boxes)), versions
    )


def _headings(document: "Document") -> dict[str, int]:
    """Return heading levels by the names of their styles."""
    levels = {}
    for style in document.styles:
        word, _, level = (style.name or "").lower().partition(" ")
        if word == "heading" and level.isdigit() and 0 < int(level) <= 6:
            levels[style.style_id] = int(level)
    return levels


@dataclass(slots=True)
class _Reader:
    """Reader of the parts of a document in order."""

    numbering: "Numbering"
    headings: dict[str, int]
    hidden: "HiddenText"
    notices: list[str] = field(default_factory=list)
    #: Notices of tracked changes with their authors.
    changes: list[str] = field(default_factory=list)
    #: Lines of further languages beside the first, by their order in each table.
    versions: list[list[str]] = field(default_factory=list)
    hidden_characters: int = 0
    #: Whether the style of the innermost table hides its content.
    in_hidden_table: bool = False
    #: Text before a deleted paragraph end: the next paragraph continues it.
    pending: str = ""

    def whole(self, holder: "BaseOxmlElement") -> Iterator[str]:
        """Yield lines of a body or a cell, including a last paragraph whose end is not shown."""
        yield from self.lines(holder)
        pending, self.pending = self.pending, ""
        if pending.strip():
            yield from ("", pending)

    def lines(self, holder: "BaseOxmlElement") -> Iterator[str]:
        """Yield lines of paragraphs and tables within an element."""
        for child in holder:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in _GONE:
                self.notices.append("tracked")
            elif child.tag != f"{_W}sectPr":
                yield from self.lines(child)

    def _table(self, table: "BaseOxmlElement") -> Iterator[str]:
        """Yield the lines of a table; of several languages only those of the first."""
        from explorer.interchange.lines.tables import table_text

        outer, self.in_hidden_table = self.in_hidden_table, self.hidden.table_hides(table)
        table_lines = table_text([self._row(row) for row in _outermost(table, f"{_W}tr")])
        self.in_hidden_table = outer
        if not table_lines.left_out:
            self.notices.append("tables")
        else:
            left_out = " / ".join(table_lines.left_out)
            details = (str(1 + len(table_lines.left_out)), table_lines.taken, left_out)
            self.notices.append(
                "columns:" + "\t".join(" ".join(detail.split()) for detail in details)
            )
        self._add_versions(table_lines.versions)
        yield from table_lines.lines

    def _add_versions(self, versions: "Sequence[Sequence[str]]") -> None:
        for index, lines in enumerate(versions):
            if index == len(self.versions):
                self.versions.append([])
            self.versions[index] += lines

    def boxes(self, body: "BaseOxmlElement") -> Iterator[str]:
        """Yield the text of each text box; Word stores most of them twice."""
        for box in body.iter(f"{_W}txbxContent"):
            if not any(holder.tag == _FALLBACK for holder in box.iterancestors()):
                yield " ".join(line.strip() for line in self.whole(box) if line.strip())

    def _paragraph(self, paragraph: "BaseOxmlElement") -> Iterator[str]:
        hidden_before = self.hidden_characters
        paragraph_text = "".join(self._words(paragraph, paragraph))
        text, self.pending = self.pending + paragraph_text, ""
        ends_hidden = self._is_hidden(None, paragraph)
        if self._ends_deleted(paragraph) or (ends_hidden and paragraph_text.strip()):
            self.pending = text
            return
        if not text.strip() and (ends_hidden or self.hidden_characters > hidden_before):
            # A hidden paragraph does not count either.
            return
        label = self.numbering.label(paragraph)
        heading = self._heading(paragraph, text)
        if label is None:
            if text.strip():
                # A blank line separates paragraphs from continued lines.
                yield from ("", f"{heading}{text}")
            return
        indent = "" if heading else "   " * label.level
        yield f"{indent}{heading}{label.text} {text}".rstrip()

    def _is_hidden(self, run: "BaseOxmlElement | None", paragraph: "BaseOxmlElement") -> bool:
        return self.hidden.is_hidden(run, paragraph, in_hidden_table=self.in_hidden_table)

    def _ends_deleted(self, paragraph: "BaseOxmlElement") -> bool:
        marks = f"{_W}pPr/{_W}rPr"
        changed = [change.tag for mark in paragraph.findall(marks) for change in mark]
        if any(change in _GONE | _ADDED for change in changed):
            self.notices.append("tracked")
        return any(change in _GONE for change in changed)

    def _heading(self, paragraph: "BaseOxmlElement", text: str) -> str:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = self.headings.get(style.get(f"{_W}val", ""), 0) if style is not None else 0
        return "#" * level + " " if level and len(text) < _HEADING_MOST else ""

    def _words(self, holder: "BaseOxmlElement", paragraph: "BaseOxmlElement") -> Iterator[str]:
        """Yield the text of a paragraph, as if all changes were accepted."""
        from explorer.interchange.word.remarks import change_notices

        for child in holder:
            if child.tag in _GONE | _ADDED:
                self.notices.append("tracked")
                self.changes += change_notices(child, is_deleted=child.tag in _GONE)
            if child.tag == _RUN and self._is_hidden(child, paragraph):
                self.hidden_characters += sum(len(text.text or "") for text in child.iter(f"{_W}t"))
            elif child.tag in (f"{_W}t", _MATHS):
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag in _NOTES:
                self.notices.append("notes")
            elif child.tag not in _GONE | _NO_TEXT and child.tag != _COMPATIBLE:
                yield from self._words(child, paragraph)

    def _row(self, row: "BaseOxmlElement") -> "Row":
        """Return the lines of each cell by its column; none if the row is deleted or hidden."""
        properties = row.find(f"{_W}trPr")
        if properties is not None and properties.find(f"{_W}del") is not None:
            self.notices.append("tracked")
            return {}
        if properties is not None and _is_on(properties.find(f"{_W}hidden")):
            self.hidden_characters += sum(len(text.text or "") for text in row.iter(f"{_W}t"))
            return {}
        cells: dict[int, list[str]] = {}
        column = 0
        for cell in _outermost(row, f"{_W}tc"):
            lines = [line for line in self.whole(cell) if line.strip()]
            if lines:
                cells[column] = lines
            column += _span(cell)
        return cells


def _outermost(holder: "BaseOxmlElement", tag: str) -> "Iterator[BaseOxmlElement]":
    """Yield the elements of a tag within another, but none within one of these."""
    for child in holder:
        if child.tag == tag:
            yield child
        else:
            yield from _outermost(child, tag)


def _is_on(property_: "BaseOxmlElement | None") -> bool:
    """Return whether a toggle property is present and on."""
    if property_ is None:
        return False
    return str(property_.get(f"{_W}val", "1")).lower() not in {"0", "false", "off"}


def _span(cell: "BaseOxmlElement") -> int:
    """Return how many columns of the grid a cell spans."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    number = str(span.get(f"{_W}val", "1")) if span is not None else "1"
    return int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 1
