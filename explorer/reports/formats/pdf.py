"""PDF and PNG of sheets and books, typeset by Typst from the same input."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from explorer.i18n.message_catalog import load_words
from explorer.reports.book.model import Book, Part, StanceTable, TextTable
from explorer.reports.book.typst_data import book_inputs
from explorer.reports.formats.png import picture_for_page
from explorer.reports.paper_theme import position_inks
from explorer.reports.sheet.model import ClauseSheet, SheetOptions, set_title
from explorer.reports.sheet.typst_data import inputs_of
from explorer.reports.text.paper_fonts import FontCoverage, lettering_for
from explorer.system.paths import RESOURCES

_TEMPLATES = RESOURCES / "templates"
_STANDARDS = ["ua-1", "a-2a"]


@lru_cache(maxsize=1)
def _templates() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in _TEMPLATES.glob("*.typ")}


def template_files(main: str, inputs: dict[str, str]) -> tuple[dict[str, bytes], FontCoverage]:
    """Return every file of the typesetting, ``main.typ`` first, and the fonts of its text."""
    lettering = lettering_for(inputs.values())
    files = {name: lettering.settable(text) for name, text in inputs.items()}
    files |= {
        name: picture_for_page(text, lettering)
        for name, text in files.items()
        if name.endswith(".svg")
    }
    return {
        "main.typ": _templates()[main],
        **_templates(),
        **{name: text.encode() for name, text in files.items()},
        "fonts.json": lettering.families_file.encode(),
        "inks.json": json.dumps(position_inks()).encode(),
    }, lettering


def typeset_pdf(
    main: str, inputs: dict[str, str], day: date | None, pictures: Mapping[str, bytes]
) -> bytes:
    """Return a template with its data as PDF/UA-1 and PDF/A-2a; ``pictures`` are SVGs by name."""
    return _compile(
        main, inputs, pictures, format="pdf", pdf_standards=_STANDARDS, timestamp=_stamp(day)
    )[0]


def _stamp(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day is not None else None


def _compile(
    main: str,
    inputs: dict[str, str],
    pictures: Mapping[str, bytes] | None = None,
    **target: Any,  # noqa: ANN401 - handed on to Typst
) -> list[bytes]:
    import typst

    # Passed as files and not as sys.inputs: Typst caches its layout by file, so that printing or
    # saving after a preview takes a quarter of the time.
    files, lettering = template_files(main, inputs)
    files |= pictures or {}
    output: bytes | list[bytes] = typst.compile(files, font_paths=lettering.fonts, **target)
    return output if isinstance(output, list) else [output]


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """Sheets to print, with the same pages for preview, file and printer.

    ``book`` sets them among the other parts of a briefing set; they are then its sheets.
    """

    sheets: Sequence[ClauseSheet]
    options: SheetOptions
    book: Book | None = None

    def pdf(self) -> bytes:
        """Return the pages as PDF/UA-1 and PDF/A-2a, tagged and bookmarked."""
        stamp = _stamp(self.options.made)
        content = self._set(format="pdf", pdf_standards=_STANDARDS, timestamp=stamp)[0]
        if self.book is None or not any(map(_has_row_heads, self.book.parts)):
            return content
        from explorer.reports.formats.pdf_tags import with_row_headers

        return with_row_headers(content)

    def as_file(self, ending: str) -> bytes:
        """Return the content as a file of this extension. Raises ValueError for another."""
        from explorer.reports.formats.export import book_as, sheets_as

        if ending == ".pdf":
            return self.pdf()
        if self.book is not None:
            return book_as(ending, self.book, self.options)
        return sheets_as(ending, self.sheets, self.options)

    def pictures(self, ppi: float) -> list[bytes]:
        """Return each page as a PNG."""
        return self._set(format="png", ppi=ppi)

    @property
    def title(self) -> str:
        """Title of the whole document."""
        if self.book is not None and self.book.cover is not None:
            return self.book.cover.title
        if self.book is not None and self.book.running:
            return self.book.running
        if len(self.sheets) == 1:
            return f"{self.sheets[0].reference}: {self.sheets[0].heading}"
        return set_title(self.sheets, load_words(self.options.language))

    def not_printed(self) -> tuple[str, ...]:
        """Return a sentence for each sheet with what the program has on its subject beyond it."""
        pattern = load_words(self.options.language)["sheet.not_printed"]
        return tuple(
            pattern.format(reference=sheet.reference, parts=sheet.also)
            for sheet in self.sheets
            if sheet.also
        )

    def _set(self, **target: Any) -> list[bytes]:  # noqa: ANN401 - handed on to Typst
        main, inputs = self.inputs()
        return _compile(main, inputs, **target)

    def inputs(self) -> tuple[str, dict[str, str]]:
        """Return the template to start with, and its files."""
        if self.book is not None:
            return "book.typ", book_inputs(self.book, self.options)
        catalog = load_words(self.options.language)
        return "sheet.typ", inputs_of(self.sheets, self.options, catalog, self.title)


def _has_row_heads(part: Part) -> bool:
    """Return True for a table whose first column names its rows; a compared text does not."""
    return isinstance(part, StanceTable) or (isinstance(part, TextTable) and not part.texts_of)


def pdf(sheets: Sequence[ClauseSheet], options: SheetOptions) -> bytes:
    """Return the sheets as one PDF, with a contents page if there are several."""
    return PrintDocument(sheets, options).pdf()
