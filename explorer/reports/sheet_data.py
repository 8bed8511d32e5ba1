"""Sheets as the plain data that the print template reads: text and numbers, never markup."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from explorer.domain.documents import Source
from explorer.reports.blocks import (
    ClauseSheet,
    Line,
    Section,
    SheetOptions,
    StanceRow,
    cited,
)
from explorer.reports.paper_text import language_mark, settable, settable_address
from explorer.reports.sheet_cut import shorten
from explorer.wording import day_text

Words = Mapping[str, str]
_IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%~"
_PAPER = {"a4": "a4", "letter": "us-letter"}
#: So many sides a sheet may take where the print is of normal size.
SIDES = 2


def inputs_of(
    sheets: Sequence[ClauseSheet], options: SheetOptions, words: Words, title: str, limit: int
) -> dict[str, str]:
    """The files the template is given: the data as JSON, and each map by its name.

    The template refuses a sheet on more than ``limit`` sides; 0 allows any length.
    """
    inputs = {}
    made = []
    for index, sheet in enumerate(sheets):
        name = f"map-{index}.svg"
        if sheet.picture is not None:
            inputs[name] = sheet.picture.svg
        made.append(_sheet(sheet, words, name))
    data = {
        "title": settable(title),
        "lang": options.language,
        "paper": _PAPER[options.paper],
        "large": options.large,
        "grey": options.grey,
        "marking": settable(options.marking),
        "contents": words["sheet.contents"] if len(sheets) > 1 else "",
        "limit": limit,
        "words": _words(sheets, words),
        "sheets": made,
    }
    inputs["data.json"] = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return inputs


def _words(sheets: Sequence[ClauseSheet], words: Words) -> dict[str, Any]:
    before, _, rest = words["sheet.page_of"].partition("{page}")
    middle, _, after = rest.partition("{pages}")
    columns = ("party", "position", "statement", "date_who", "source")
    return {
        "bottom_line": words["page.bottom_line"],
        "sources": words["page.sources"],
        "page_of": [before, middle, after],
        "columns": [words[f"sheet.{key}"] for key in columns],
        "columns_large": [words["sheet.position"], words["sheet.statement"]],
    }


def _sheet(sheet: ClauseSheet, words: Words, map_name: str) -> dict[str, Any]:
    numbers = cited(sheet)
    writer = _Writer(sheet, numbers, words)
    listed = list(numbers)[: sheet.most_sources]
    picture = sheet.picture
    short = words["sheet.shortened"] if sheet.shortened else ""
    return {
        "reference": sheet.reference,
        "heading": settable(sheet.heading).replace(" ", "\N{EN SPACE}", bool(sheet.number)),
        "running": settable(shorten(f"{sheet.reference} · {sheet.title}", 70)),
        "captions": settable(" · ".join(part for part in sheet.captions if part)),
        "as_of": sheet.as_of,
        "mark": sheet.summary_mark,
        "warnings": [settable(line) for line in sheet.warnings],
        "bottom_line": settable(sheet.bottom_line),
        "sections": [writer.section(section) for section in sheet.sections],
        "sources": [
            writer.source(numbers[reference], sheet.sources[reference]) for reference in listed
        ],
        "sources_note": _sources_note(sheet, len(numbers) - len(listed), words),
        "also": settable(" ".join(part for part in (short, sheet.also) if part)),
        "foot": settable(sheet.foot),
        "map": map_name,
        "map_height": picture.height_mm if picture else 0,
        "map_alt": settable(picture.alt) if picture else "",
    }


def _sources_note(sheet: ClauseSheet, left_out: int, words: Words) -> str:
    notes = [words["sheet.left_out"].format(count=left_out)] if left_out else []
    if sheet.short_sources:
        notes.append(words["sheet.short_addresses"])
    return " ".join(notes)


class _Writer:
    """Holds what every entry of one sheet is written with."""

    def __init__(self, sheet: ClauseSheet, numbers: Mapping[str, int], words: Words) -> None:
        self.sheet = sheet
        self.language = sheet.language
        self.numbers = numbers
        self.words = words

    def section(self, section: Section) -> dict[str, Any]:
        left = self.words["sheet.left_out"].format(count=section.left_out)
        return {
            "key": section.key,
            "title": section.title,
            "look": section.look,
            "lines": [self.line(line) for line in section.lines],
            "rows": [self.row(row) for row in section.rows],
            "notes": [self.note(note) for note in section.notes],
            "left": left if section.left_out else "",
        }

    def line(self, line: Line) -> dict[str, Any]:
        return {
            "text": settable(line.text),
            "lead": settable(line.lead),
            "small": settable(line.small),
            "warning": line.warning,
            "cites": self.cites(line.cites),
            "lang": language_mark(line.text, self.language),
            "left": self.words["sheet.accounts_left"].format(count=line.inner_left)
            if line.inner_left
            else "",
            "inner": [self.line(inner) for inner in line.inner],
        }

    def note(self, note: str) -> dict[str, str]:
        return {"text": settable(note), "lang": language_mark(note, self.language)}

    def row(self, row: StanceRow) -> dict[str, Any]:
        return {
            "party": settable(row.party),
            "position": row.position,
            "word": settable(row.position_word),
            "statement": settable(row.statement),
            "day": settable(row.day),
            "facts": settable(" · ".join(row.facts)),
            "warning": row.warning,
            "cites": self.cites(row.cites),
            "lang": language_mark(row.statement, self.language),
        }

    def cites(self, references: tuple[str, ...]) -> str:
        known = [r for r in references if r in self.sheet.sources]
        shown = known[: self.sheet.most_cites]
        parts = [str(self.numbers[r]) for r in shown]
        if len(known) > len(shown):
            parts.append(self.words["sheet.cites_more"].format(count=len(known) - len(shown)))
        return ", ".join(parts)

    def source(self, number: int, source: Source) -> dict[str, Any]:
        url = source.url if source.url.startswith(("https://", "http://")) else ""
        shown = url.partition("//")[2]
        return {
            "number": str(number),
            "publisher": settable(source.publisher),
            "title": settable(source.title),
            "day": day_text(source.date.isoformat(), self.words),
            "url": url if url.isascii() and url.isprintable() else quote(url, safe=_IN_ADDRESSES),
            "shown": settable_address(self._shown(shown)),
        }

    def _shown(self, address: str) -> str:
        return address.partition("/")[0] if self.sheet.short_sources else address.rstrip("/")
