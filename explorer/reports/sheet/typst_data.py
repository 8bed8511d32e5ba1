"""Sheets as plain data for the print template: text and numbers, never markup."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from explorer.domain.content.documents import Source
from explorer.domain.content.scripts import foreign_language
from explorer.domain.content.stances import Position
from explorer.reports.sheet.model import (
    ClauseSheet,
    Section,
    SheetLine,
    SheetOptions,
    StanceRow,
    citation_numbers,
    set_facts,
)
from explorer.reports.text.font_metrics import load_metrics
from explorer.reports.text.positions import source_cautions, source_day, source_title
from explorer.reports.text.protective_marking import marking_of
from explorer.reports.text.sanitize import shown_address
from explorer.reports.text.typesetting import (
    is_settable,
    language_mark,
    settable_address,
    to_typst_text,
)
from explorer.reports.text.typography import typographic

Catalog = Mapping[str, str]
_IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%~"
#: Letters of a running head that fit the line beside the day, and the same in large print.
_LONGEST_RUNNING, _LONGEST_LARGE = 92, 46
#: Letters of an entry that is too long for one of four columns.
_WIDE = 420
#: Width in ems of a citation with its comma, and the size of details beside the text.
_CITATION, _SMALLER = 1.3, 0.89
#: Between facts; it stays on the line of the word before it.
_DOT = " \N{MIDDLE DOT} "
_KEPT_DOT = "\N{NO-BREAK SPACE}\N{MIDDLE DOT} "
_PAPER = {"a4": "a4", "letter": "us-letter"}


def inputs_of(
    sheets: Sequence[ClauseSheet], options: SheetOptions, catalog: Catalog, title: str
) -> dict[str, str]:
    """Return the files of the template: the data as JSON, and each map by its name."""
    inputs: dict[str, str] = {}
    sheets_data = [
        sheet_data(sheet, catalog, inputs, citation_numbers(sheet), CitationLabels(f"s{place}"))
        for place, sheet in enumerate(sheets)
    ]
    data = page_data(options, catalog, title) | {
        "contents": catalog["sheet.contents"] if len(sheets) > 1 else "",
        "facts": [to_typst_text(fact) for fact in set_facts(sheets, catalog)],
        "sheets": sheets_data,
    }
    inputs["data.json"] = as_json(data)
    return inputs


def as_json(data: Mapping[str, Any]) -> str:
    """Return the data as JSON for the template.

    Encoded entry by entry: encoding a long book at once would block every other thread.
    """
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def value(content: Any) -> str:  # noqa: ANN401 - whatever the template reads
        if isinstance(content, list):
            return f"[{','.join(map(encode, content))}]"
        return encode(content)

    return "{" + ",".join(f"{encode(key)}:{value(content)}" for key, content in data.items()) + "}"


def page_data(options: SheetOptions, catalog: Catalog, title: str) -> dict[str, Any]:
    """Return the data for the layout of every page."""
    return {
        # The PDF standard refuses a page without a title, or with a blank one.
        "title": to_typst_text(title) or catalog["sheet.set_title"],
        "lang": options.language,
        "paper": _PAPER[options.paper],
        "large": options.large,
        "grey": options.grey,
        "marking": _marking(options),
        "words": _words(catalog),
    }


def _marking(options: SheetOptions) -> dict[str, Any]:
    marking = marking_of(options.marking)
    return {
        "text": to_typst_text(marking.text),
        "colour": marking.colour,
        "points": marking.least_points,
    }


def _words(catalog: Catalog) -> dict[str, Any]:
    before, _, rest = catalog["sheet.page_of"].partition("{page}")
    middle, _, after = rest.partition("{pages}")
    return {
        "sources": catalog["page.sources"],
        "page_of": [before, middle, after],
        "differ": catalog["page.differ_in_cell"],
        "clause": catalog["list.clause"],
        "differ_mark": catalog["sheet.differ_mark"],
        "positions": {position.value: catalog[f"position.{position}"] for position in Position},
    }


class CitationLabels:
    """Names of citations and sources within a document, by which they link to each other.

    A source links back to the first place that cites it.
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._cited: set[int] = set()

    def citation(self, number: int) -> dict[str, str]:
        """Return a citation as data; the first of a source has a name."""
        name = "" if number in self._cited else f"{self._prefix}-cite-{number}"
        self._cited.add(number)
        return {"number": str(number), "target": f"{self._prefix}-{number}", "name": name}

    def source(self, number: int) -> dict[str, str]:
        """Return the name of a listed source, and the name of its first citation."""
        cited = f"{self._prefix}-cite-{number}" if number in self._cited else ""
        return {"name": f"{self._prefix}-{number}", "cited": cited}


def sheet_data(
    sheet: ClauseSheet,
    catalog: Catalog,
    inputs: dict[str, str],
    numbers: Mapping[str, int],
    citations: CitationLabels,
) -> dict[str, Any]:
    """Return a sheet as data and add its map to ``inputs``.

    ``numbers`` are those of its sources.
    """
    writer = _SheetDataWriter(sheet, numbers, citations)
    sections = [writer.section(section) for section in sheet.sections]
    listed = [] if sheet.sources_at_end else list(numbers)
    picture, map_name = sheet.picture, f"map-{len(inputs)}.svg"
    if picture is not None:
        inputs[map_name] = picture.svg
    return {
        "reference": sheet.reference,
        "lang": sheet.language,
        "addendum": "",
        "heading": _heading(sheet),
        "heading_lang": foreign_language(sheet.title),
        "running": to_typst_text(_running(sheet, _LONGEST_RUNNING)),
        "running_large": to_typst_text(_running(sheet, _LONGEST_LARGE)),
        "captions": to_typst_text(" · ".join(part for part in sheet.captions if part)),
        "as_of": sheet.as_of,
        "mark": sheet.summary_mark,
        "warnings": [to_typst_text(line) for line in sheet.warnings],
        "sections": sections,
        "sources": [
            source_data(
                numbers[reference], sheet.sources[reference], catalog, sheet.language, citations
            )
            for reference in listed
        ],
        "sources_note": catalog["sheet.short_addresses"] if listed else "",
        "foot": to_typst_text(sheet.foot),
        "map": map_name,
        "map_ratio": picture.ratio if picture else 0,
        "head-ems": ems_of(sheet.reference, *sheet.captions, sheet.as_of, sheet.summary_mark),
        "print-ems": ems_of(
            catalog["sheet.short_addresses"] if listed else "",
            picture.notes if picture else "",
            sheet.documents_key,
        ),
        "map_notes": to_typst_text(picture.notes) if picture else "",
        "documents_key": writer.text(sheet.documents_key),
        "map_alt": to_typst_text(picture.alt) if picture else "",
    }


def _heading(sheet: ClauseSheet) -> str:
    """Return number and title with a wider space between them."""
    heading = to_typst_text(typographic(sheet.heading, sheet.language))
    return heading.replace(" ", "\N{EN SPACE}", bool(sheet.number))


def ems_of(*texts: str) -> float:
    """Return the width of texts on a line, in ems, from which the template estimates heights."""
    metrics = load_metrics()
    return round(sum(metrics.width(text) + 0.3 for text in texts if text), 2)


def _running(sheet: ClauseSheet, longest: int) -> str:
    """Return the running head of a sheet's pages: its document, and its title if that fits."""
    title = typographic(sheet.title, sheet.language)
    candidates = ((sheet.document, sheet.reference, title), (sheet.document, sheet.reference))
    lines = [" · ".join(filter(None, parts)) for parts in candidates]
    return next((line for line in lines if len(line) <= longest), sheet.reference)


class _SheetDataWriter:
    """Writer of the entries of one sheet."""

    def __init__(
        self, sheet: ClauseSheet, numbers: Mapping[str, int], citations: CitationLabels
    ) -> None:
        self.sheet = sheet
        self.language = sheet.language
        self.numbers = numbers
        self.citations = citations

    def section(self, section: Section) -> dict[str, Any]:
        return {
            "key": section.key,
            "title": section.title,
            "look": section.look,
            "lines": [self.line(line) for line in section.lines],
            "rows": [self.row(row) for row in section.rows if row.statement],
            "silent": _silent_parties(section.rows),
            "newest": to_typst_text(section.newest),
            "intro": [self.note(note) for note in section.intro],
            "notes": [self.note(note) for note in section.notes],
            "key_note": self.text(self.sheet.documents_key)
            if section.key == "correspondence"
            else "",
        }

    def text(self, text: str) -> str:
        """Return a text with the marks of its language, for the template."""
        return to_typst_text(typographic(text, language_mark(text, self.language) or self.language))

    def line(self, line: SheetLine) -> dict[str, Any]:
        return {
            "text": self.text(line.text),
            "lead": self.text(line.lead),
            "small": self.text(line.small),
            "note": self.text(line.note),
            "warning": line.warning,
            "wide": len(line.text) > _WIDE,
            "ems": ems_of(line.lead, line.small, line.note, line.warning, line.text)
            + _CITATION * len(line.cites),
            "lead-ems": ems_of(line.lead),
            "small-ems": ems_of(line.small),
            "cites": self.cites(line.cites),
            "lang": language_mark(line.text, self.language),
            "inner": [self.line(inner) for inner in line.inner],
        }

    def note(self, note: str) -> dict[str, Any]:
        return {
            "text": self.text(note),
            "lang": language_mark(note, self.language),
            "ems": ems_of(note),
        }

    def row(self, row: StanceRow) -> dict[str, Any]:
        return {
            "party": to_typst_text(row.party),
            "short": to_typst_text(row.short or row.party),
            "position": row.position,
            "word": to_typst_text(row.position_word),
            "statement": self.text(row.statement),
            "day": to_typst_text(row.day),
            "facts": to_typst_text(_DOT.join(row.facts)).replace(_DOT, _KEPT_DOT),
            "ems": ems_of(row.party, row.position_word, row.statement, row.warning)
            + _SMALLER * ems_of(row.day, *row.facts)
            + _CITATION * len(row.cites),
            "warning": row.warning,
            "cites": self.cites(row.cites),
            "lang": language_mark(row.statement, self.language),
        }

    def cites(self, references: tuple[str, ...]) -> list[dict[str, str]]:
        return [
            self.citations.citation(self.numbers[reference])
            for reference in references
            if reference in self.sheet.sources
        ]


def _silent_parties(rows: Sequence[StanceRow]) -> list[str]:
    """Return the parties without a statement, named in one line for each reason."""
    names: dict[str, list[str]] = {}
    for row in rows:
        if not row.statement:
            names.setdefault(row.position_word.removesuffix("."), []).append(row.party)
    return [to_typst_text(f"{word}: {', '.join(parties)}.") for word, parties in names.items()]


def source_data(
    number: int, source: Source, catalog: Catalog, language: str, citations: CitationLabels
) -> dict[str, Any]:
    """Return a source under its number, with the host of its address and a link to the whole."""
    url = source.url if source.url.startswith(("https://", "http://")) else ""
    shown = shown_address(url)
    if not is_settable(shown):
        shown = url.partition("//")[2]  # letters the font lacks stay encoded
    host = shown.partition("/")[0].removeprefix("www.")
    return citations.source(number) | {
        "number": str(number),
        "publisher": to_typst_text(source.publisher),
        "title": to_typst_text(typographic(source_title(source, catalog), language)),
        "day": to_typst_text(source_day(source, catalog)),
        "caution": to_typst_text(source_cautions(source, catalog)),
        "url": url if url.isascii() and url.isprintable() else quote(url, safe=_IN_ADDRESSES),
        "shown": settable_address(host),
        "lang": language_mark(source.title, language),
        "ems": ems_of(
            source.publisher,
            source_title(source, catalog),
            source_day(source, catalog),
            host,
            source_cautions(source, catalog),
        ),
    }
