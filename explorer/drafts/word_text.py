"""The text of a Word file in lines, with the numbers of its lists, and what was met on the way."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import FileProblemError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from explorer.drafts.word_numbering import Numbering

_MAX_UNPACKED = 200 * 1024 * 1024
_NO_WORD = (
    *(zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError, AttributeError),
    *(EOFError, NotImplementedError, RuntimeError),
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
#: What stands for characters.
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
#: Deleted, moved elsewhere, or an account of how the paragraph was before.
_GONE = frozenset(f"{_W}{one}" for one in ("del", "moveFrom"))
_ADDED = frozenset(f"{_W}{one}" for one in ("ins", "moveTo"))
_NO_TEXT = frozenset(
    (f"{_W}pPr", f"{_W}rPr", f"{_W}drawing", f"{_W}pict", f"{_W}object", f"{_W}rt")
)
_NOTES = frozenset(f"{_W}{one}" for one in ("footnoteReference", "endnoteReference"))
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_HEADING_MOST = 120


@dataclass(frozen=True, slots=True)
class WordText:
    """Lines as a text, and notices: ``tracked``, ``tables``, ``notes``, ``boxes``."""

    text: str
    notices: tuple[str, ...]


def read_word(path: Path) -> WordText:
    """The text of a Word file. Raises FileProblemError where it is none, or means no good."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist()]
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > _MAX_UNPACKED or len(names) != len(set(names)):
                raise FileProblemError(
                    path, "the file is packed too tightly to be honest", "save it anew in Word"
                )
            _refuse_entities(path, archive)
        import docx

        return _read(docx.Document(str(path)))
    except _NO_WORD as error:
        raise FileProblemError(
            path, f"this is no readable Word file ({error})", "save it anew in Word"
        ) from None


def _refuse_entities(path: Path, archive: zipfile.ZipFile) -> None:
    """A Word file declares no entities; one that does means no good."""
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                if b"<!DOCTYPE" in part.read(4096).upper():
                    raise FileProblemError(path, "the file declares entities", "save it anew")


def _read(document: "Document") -> WordText:
    from explorer.drafts.word_numbering import Numbering

    reader = _Reader(Numbering.of(document), _headings(document))
    body = document.element.body
    if body is None:
        raise ValueError("it has no body")
    lines = list(reader.lines(body))
    if any(True for _ in body.iter(f"{_W}txbxContent")):
        reader.notices.append("boxes")
    return WordText("\n".join(lines).strip("\n"), tuple(dict.fromkeys(reader.notices)))


def _headings(document: "Document") -> dict[str, int]:
    """Levels of headings by the names of their styles."""
    found = {}
    for style in document.styles:
        word, _, level = (style.name or "").lower().partition(" ")
        if word == "heading" and level.isdigit() and 0 < int(level) <= 6:
            found[style.style_id] = int(level)
    return found


@dataclass(slots=True)
class _Reader:
    """Goes through the parts of a document in order."""

    numbering: "Numbering"
    headings: dict[str, int]
    notices: list[str] = field(default_factory=list)
    #: What stands before a paragraph's end that was deleted: the next paragraph goes on with it.
    held: str = ""

    def lines(self, holder: "BaseOxmlElement") -> Iterator[str]:
        """Lines of paragraphs and tables within an element."""
        for one in holder:
            if one.tag == f"{_W}p":
                yield from self._paragraph(one)
            elif one.tag == f"{_W}tbl":
                self.notices.append("tables")
                for row in one.iter(f"{_W}tr"):
                    if self._table_of(row) is one:
                        yield from self._row(row)
            elif one.tag in _GONE:
                self.notices.append("tracked")
            elif one.tag != f"{_W}sectPr":
                yield from self.lines(one)

    @staticmethod
    def _table_of(row: "BaseOxmlElement") -> "BaseOxmlElement | None":
        return next(row.iterancestors(f"{_W}tbl"), None)

    def _paragraph(self, paragraph: "BaseOxmlElement") -> Iterator[str]:
        text = self.held + "".join(self._words(paragraph))
        self.held = ""
        if self._ends_deleted(paragraph):
            self.held = text
            return
        label = self.numbering.label(paragraph)
        heading = self._heading(paragraph, text)
        if label is None:
            if text.strip():
                # A blank line tells a paragraph from a line that goes on.
                yield from ("", f"{heading}{text}")
            return
        indent = "" if heading else "   " * label.level
        yield f"{indent}{heading}{label.said} {text}".rstrip()

    def _ends_deleted(self, paragraph: "BaseOxmlElement") -> bool:
        marks = f"{_W}pPr/{_W}rPr"
        changed = [one.tag for held in paragraph.findall(marks) for one in held]
        if any(one in _GONE | _ADDED for one in changed):
            self.notices.append("tracked")
        return any(one in _GONE for one in changed)

    def _heading(self, paragraph: "BaseOxmlElement", text: str) -> str:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = self.headings.get(style.get(f"{_W}val", ""), 0) if style is not None else 0
        return "#" * level + " " if level and len(text) < _HEADING_MOST else ""

    def _words(self, holder: "BaseOxmlElement") -> Iterator[str]:
        """What is said within a paragraph, with changes as if all were accepted."""
        for one in holder:
            if one.tag in _GONE | _ADDED:
                self.notices.append("tracked")
            if one.tag in (f"{_W}t", _MATHS):
                yield one.text or ""
            elif one.tag in _SIGNS:
                yield _SIGNS[one.tag]
            elif one.tag in _NOTES:
                self.notices.append("notes")
            elif one.tag not in _GONE | _NO_TEXT and one.tag != _COMPATIBLE:
                yield from self._words(one)

    def _row(self, row: "BaseOxmlElement") -> Iterator[str]:
        """A row of a table; a number in its first cell stands before what is in the next."""
        if row.find(f"{_W}trPr/{_W}del") is not None:
            self.notices.append("tracked")
            return
        cells = [one for one in row.iter(f"{_W}tc") if next(one.iterancestors(f"{_W}tr")) is row]
        said = [[line for line in self.lines(cell) if line.strip()] for cell in cells]
        filled = [lines for lines in said if lines]
        if len(filled) > 1 and _is_number(filled[0]):
            number = filled[0][0].strip()
            first, *others = filled[1]
            filled[:2] = [
                [f"{number}. {first}" if number.isalnum() else f"{number} {first}", *others]
            ]
        for lines in filled:
            yield from lines


def _is_number(lines: Sequence[str]) -> bool:
    from explorer.drafts.numbering_marks import mark_of

    mark = mark_of(lines[0]) if len(lines) == 1 else None
    return mark is not None and not mark.rest
