"""Sheets as the plain data that the print template reads: text and numbers, never markup."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from explorer.domain.documents import Source
from explorer.domain.scripts import foreign_language
from explorer.reports.blocks import (
    ClauseSheet,
    Line,
    Section,
    SheetOptions,
    StanceRow,
    cited,
)
from explorer.reports.marking import marking_of
from explorer.reports.paper_text import language_mark, settable, settable_address
from explorer.reports.positions import source_title
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
    inputs: dict[str, str] = {}
    made = [sheet_data(sheet, words, inputs, cited(sheet)) for sheet in sheets]
    data = page_data(options, words, title) | {
        "contents": words["sheet.contents"] if len(sheets) > 1 else "",
        "limit": limit,
        "sheets": made,
    }
    inputs["data.json"] = as_json(data)
    return inputs


def as_json(data: Mapping[str, Any]) -> str:
    """The data as the template reads it.

    Entry by entry: a long book in one go would keep every other thread waiting all the while.
    """
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def value(held: Any) -> str:  # noqa: ANN401 - whatever the template reads
        if isinstance(held, list):
            return f"[{','.join(map(encode, held))}]"
        return encode(held)

    return "{" + ",".join(f"{encode(key)}:{value(held)}" for key, held in data.items()) + "}"


def page_data(options: SheetOptions, words: Words, title: str) -> dict[str, Any]:
    """What every page of a print is laid out by."""
    return {
        # A page without a title is refused by the standard; one of blanks alone is none.
        "title": settable(title) or words["sheet.set_title"],
        "lang": options.language,
        "paper": _PAPER[options.paper],
        "large": options.large,
        "grey": options.grey,
        "marking": _marking(options),
        "words": _words(words),
    }


def _marking(options: SheetOptions) -> dict[str, Any]:
    marking = marking_of(options.marking)
    return {
        "text": settable(marking.text),
        "colour": marking.colour,
        "points": marking.least_points,
    }


def _words(words: Words) -> dict[str, Any]:
    before, _, rest = words["sheet.page_of"].partition("{page}")
    middle, _, after = rest.partition("{pages}")
    columns = ("party", "position", "statement", "date_who", "source")
    return {
        "bottom_line": words["page.bottom_line"],
        "sources": words["page.sources"],
        "page_of": [before, middle, after],
        "differ": words["page.differ_in_cell"],
        "columns": [words[f"sheet.{key}"] for key in columns],
        "columns_large": [words["sheet.position"], words["sheet.statement"]],
    }


def sheet_data(
    sheet: ClauseSheet, words: Words, inputs: dict[str, str], numbers: Mapping[str, int]
) -> dict[str, Any]:
    """A sheet as data; its map is put into ``inputs``. ``numbers`` are those of its sources."""
    writer = _Writer(sheet, numbers, words)
    listed = [] if sheet.sources_at_end else list(numbers)[: sheet.most_sources]
    picture, map_name = sheet.picture, f"map-{len(inputs)}.svg"
    if picture is not None:
        inputs[map_name] = picture.svg
    short = words["sheet.shortened"] if sheet.shortened else ""
    return {
        "reference": sheet.reference,
        "lang": sheet.language,
        "addendum": "",
        "heading": settable(sheet.heading).replace(" ", "\N{EN SPACE}", bool(sheet.number)),
        "heading_lang": foreign_language(sheet.title),
        "running": settable(shorten(f"{sheet.reference} · {sheet.title}", 70)),
        "captions": settable(" · ".join(part for part in sheet.captions if part)),
        "as_of": sheet.as_of,
        "mark": sheet.summary_mark,
        "warnings": [settable(line) for line in sheet.warnings],
        "bottom_line": settable(sheet.bottom_line),
        "sections": [writer.section(section) for section in sheet.sections],
        "sources": [
            source_data(numbers[reference], sheet.sources[reference], words, sheet.short_sources)
            for reference in listed
        ],
        "sources_note": _sources_note(sheet, len(numbers) - len(listed), words),
        "also": settable(" ".join(part for part in (short, sheet.also) if part)),
        "foot": settable(sheet.foot),
        "map": map_name,
        "map_height": picture.height_mm if picture else 0,
        "map_alt": settable(picture.alt) if picture else "",
    }


def _sources_note(sheet: ClauseSheet, left_out: int, words: Words) -> str:
    if sheet.sources_at_end:
        return ""
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
            "intro": [self.note(note) for note in section.intro],
            "position_head": settable(section.position_head),
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


def source_data(number: int, source: Source, words: Words, short: bool) -> dict[str, Any]:
    """A source under its number; ``short`` shows of its address the host alone."""
    url = source.url if source.url.startswith(("https://", "http://")) else ""
    shown = url.partition("//")[2]
    return {
        "number": str(number),
        "publisher": settable(source.publisher),
        "title": settable(source_title(source, words)),
        "day": day_text(source.date.isoformat(), words),
        "url": url if url.isascii() and url.isprintable() else quote(url, safe=_IN_ADDRESSES),
        "shown": settable_address(shown.partition("/")[0] if short else shown.rstrip("/")),
    }
