"""Book content as plain data for the print template: text and numbers, never markup."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.domain.content.documents import Source
from explorer.domain.content.scripts import foreign_language
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.model import (
    Book,
    Cover,
    DiagramPart,
    HeadingPart,
    MapPart,
    MissingPart,
    Part,
    SheetPart,
    StanceTable,
    TextPart,
    TextTable,
)
from explorer.reports.sheet.model import ClauseSheet, SheetOptions, citation_numbers, number_sources
from explorer.reports.sheet.typst_data import (
    CitationLabels,
    as_json,
    page_data,
    sheet_data,
    source_data,
)
from explorer.reports.text.comparison_text import CellLine
from explorer.reports.text.note_markdown import Paragraph
from explorer.reports.text.typesetting import to_typst_text
from explorer.reports.text.typography import typographic

Catalog = Mapping[str, str]
#: Up to four citations stay on the line of the word before them.
_CITATIONS = re.compile(r" \[\d+(?:, \d+){0,3}\]")


def book_inputs(book: Book, options: SheetOptions) -> dict[str, str]:
    """Return the files of the template."""
    catalog = load_words(book.language)
    writer = _BookDataWriter(catalog, book.sources, book.language)
    parts = [writer.part(part) for part in book.parts]
    title = book.cover.title if book.cover is not None else book.running
    data = page_data(options, catalog, title) | {
        "cover": _cover(book.cover, catalog) if book.cover is not None else None,
        "contents": catalog["sheet.contents"] if book.cover is not None else "",
        "running": _text(book.running, book.language),
        "as_of": book.as_of,
        "foot": to_typst_text(book.foot),
        "mark": typographic(book.mark or catalog["page.summary_mark"], book.language),
        "parts": parts,
        "sources": [
            source_data(number, writer.sources[name], catalog, book.language, writer.citations)
            for name, number in writer.numbers.items()
        ],
    }
    writer.inputs["data.json"] = as_json(data)
    return writer.inputs


def _cover(cover: Cover, catalog: Catalog) -> dict[str, Any]:
    signed = (
        ("sheet.copy_number", "number", cover.copy_number),
        ("sheet.prepared_by", "name", cover.prepared_by),
        ("sheet.cleared_by", "name", cover.cleared_by),
    )
    lines = [catalog[key].format(**{field: value}) for key, field, value in signed if value]
    return {
        "title": to_typst_text(cover.title),
        "as_of": to_typst_text(cover.as_of),
        "lines": [to_typst_text(line) for line in cover.lines],
        "signed": [to_typst_text(line) for line in lines],
        "releasable": catalog["sheet.releasable_only"] if cover.releasable_only else "",
    }


class _BookDataWriter:
    """Writer of the parts of one book; shares files, sources and their numbers."""

    def __init__(self, catalog: Catalog, sources: Sequence[Source], language: str) -> None:
        self.catalog = catalog
        self.language = language
        self.inputs: dict[str, str] = {}
        self.numbers, self.sources = number_sources(sources)
        self.citations = CitationLabels("source")

    def part(self, part: Part) -> dict[str, Any]:
        """Return the data of a part by its kind."""
        if isinstance(part, HeadingPart):
            return {"kind": "heading", "text": to_typst_text(part.text)}
        if isinstance(part, TextPart):
            return self.text(part)
        if isinstance(part, SheetPart):
            return self.sheet(part)
        if isinstance(part, MissingPart):
            return {"kind": "missing", "text": to_typst_text(part.sentence)}
        if isinstance(part, MapPart | DiagramPart):
            return self.picture(part)
        if isinstance(part, TextTable):
            return _texts(part, self.language)
        return _table(part, self.language)

    def text(self, part: TextPart) -> dict[str, Any]:
        notice = "" if part.releasable else self.catalog["sheet.not_releasable"]
        return {
            "kind": "text",
            "role": part.role.value,
            "title": to_typst_text(part.title),
            "held": notice,
            "paragraphs": [_paragraph(paragraph) for paragraph in part.paragraphs],
        }

    def sheet(self, part: SheetPart) -> dict[str, Any]:
        data = self._numbered(part.sheet, self.catalog)
        if part.addendum:
            data["addendum"] = self.catalog["sheet.addendum"].format(number=part.addendum)
        second = None
        if part.other is not None:
            second = self._numbered(part.other, load_words(part.other.language))
        return {
            "kind": "sheet",
            "sheet": data,
            "other": second,
            "notes": [self.text(note) for note in part.notes],
        }

    def _numbered(self, sheet: ClauseSheet, catalog: Catalog) -> dict[str, Any]:
        # A source that both languages cite is listed in the first, as the book is.
        self.sources = sheet.sources | self.sources
        citation_numbers(sheet, self.numbers)
        return sheet_data(sheet, catalog, self.inputs, self.numbers, self.citations)

    def picture(self, part: MapPart | DiagramPart) -> dict[str, Any]:
        name = f"picture-{len(self.inputs)}.svg"
        self.inputs[name] = part.picture.svg
        data: dict[str, Any] = {
            "kind": "map",
            "title": _text(part.title, self.language),
            "picture": name,
            "alt": to_typst_text(part.picture.alt),
        }
        if isinstance(part, DiagramPart):
            data["kind"] = "diagram"
            data["captions"] = [_text(line, self.language) for line in part.captions]
            data["warnings"] = [_text(line, self.language) for line in part.warnings]
        return data


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "item": paragraph.item,
        "number": paragraph.number,
        "lang": foreign_language("".join(run.text for run in paragraph.runs)),
        "runs": [
            {"text": _inner(run.text), "bold": run.bold, "italic": run.italic}
            for run in paragraph.runs
        ],
    }


def _inner(text: str) -> str:
    """Return text for Typst with the spaces at its ends, which separate it from other runs."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{to_typst_text(text)}{after}"


def _text(text: str, language: str) -> str:
    """Return a text with the marks of its language, for the template."""
    return to_typst_text(typographic(text, language))


def _table(table: StanceTable, language: str) -> dict[str, Any]:
    return {
        "kind": "table",
        "title": _text(table.title, language),
        "caption": table.caption,
        "intro": [_text(line, language) for line in table.intro],
        "parties": [to_typst_text(short) for short, _ in table.parties],
        "names": [
            f"{to_typst_text(short)}: {to_typst_text(name)}"
            for short, name in table.parties
            if short != name
        ],
        "rows": [
            {
                "number": row.number,
                "title": _text(row.title, language),
                "positions": [
                    [position.value for position in positions] for positions in row.positions
                ],
                "differ": [name in row.differing for _, name in table.parties],
            }
            for row in table.rows
        ],
        "legend": [{"sign": sign, "word": to_typst_text(word)} for sign, word in table.legend],
        "foot": [_text(line, language) for line in table.foot],
    }


def _texts(table: TextTable, language: str) -> dict[str, Any]:
    shares = table.shares or (1.0,) * len(table.columns)
    usual = sum(shares) / len(shares)
    return {
        "kind": "texts",
        "title": _text(table.title, language),
        "caveat": _text(table.caveat, language),
        "captions": [_text(line, language) for line in table.captions],
        "columns": [
            {"title": _text(title, language), "below": _text(below, language)}
            for title, below in table.columns
        ],
        "rows": [
            {
                "length": max(
                    _length(cell) * usual / share for cell, share in zip(row, shares, strict=True)
                ),
                "cells": [_cell_lines(cell, language) for cell in row],
            }
            for row in table.rows
        ],
        "signs": _cell_lines(table.signs, language),
        "foot": [_text(line, language) for line in table.foot],
        "dense": table.dense,
        "shares": shares,
    }


def _length(lines: Sequence[CellLine]) -> int:
    return sum(len(piece.text) for line in lines for piece in line.pieces)


def _cell_lines(lines: Sequence[CellLine], language: str) -> list[dict[str, Any]]:
    return [
        {
            "role": line.role.value,
            "lang": foreign_language("".join(piece.text for piece in line.pieces)),
            "runs": _runs(line, language),
        }
        for line in lines
    ]


def _runs(line: CellLine, language: str) -> list[dict[str, str]]:
    texts = _typographic_pieces(line, language)
    return [
        {"text": _CITATIONS.sub(_unbroken, _inner(text)), "change": piece.change.value}
        for text, piece in zip(texts, line.pieces, strict=True)
    ]


def _unbroken(citations: re.Match[str]) -> str:
    return "\N{NO-BREAK SPACE}".join(citations[0].split(" "))


def _typographic_pieces(line: CellLine, language: str) -> list[str]:
    """Return the texts of a line's pieces with typographic marks, which depend on their neighbours.

    Each mark replaces a single character, so the pieces keep their lengths.
    """
    whole = typographic("".join(piece.text for piece in line.pieces), language)
    texts, start = [], 0
    for piece in line.pieces:
        texts.append(whole[start : start + len(piece.text)])
        start += len(piece.text)
    return texts
