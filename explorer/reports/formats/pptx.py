"""PowerPoint slides: a slide for each clause, with its statements and sources in the notes."""

import io
from collections.abc import Sequence
from typing import Any

from explorer.domain.content.stances import Position
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.model import Book, HeadingPart, MapPart, SheetPart, TextPart
from explorer.reports.document.model import SIGNS
from explorer.reports.formats.packed_files import author_of, repacked, time_of
from explorer.reports.formats.png import svg_to_png
from explorer.reports.paper_theme import position_inks
from explorer.reports.sheet.model import (
    ClauseSheet,
    MapImage,
    SectionLayout,
    SheetOptions,
    StanceRow,
    citation_numbers,
)
from explorer.reports.text.positions import source_cautions, source_day, source_title
from explorer.reports.text.protective_marking import marking_of
from explorer.reports.text.sanitize import clean, clean_run, language_tag, web_address

_WIDTH, _HEIGHT, _MARGIN = 13.333, 7.5, 0.6  # inches: a 16:9 slide
_MAP_WIDTH = 4.4
_TITLE_ONLY = 5  # the layout of the default template with nothing but a title
_PIXELS = 1400
_SCALE = (
    Position.OPPOSES,
    Position.SEEKS_CHANGES,
    Position.UNDECIDED,
    Position.ACCEPTS_CONDITIONALLY,
    Position.SUPPORTS,
)
_LONG_SUMMARY = 260


def sheets_pptx(sheets: Sequence[ClauseSheet], options: SheetOptions) -> bytes:
    """Return a presentation with a slide for each sheet."""
    writer = _SlideWriter(options)
    for sheet in sheets:
        writer.clause(sheet)
    return writer.content(clean(sheets[0].heading if len(sheets) == 1 else ""))


def book_pptx(book: Book, options: SheetOptions) -> bytes:
    """Return a presentation of a briefing set: a title, headings, texts, maps and clauses."""
    writer = _SlideWriter(options)
    title = clean(book.cover.title if book.cover is not None else book.running)
    lines = [book.cover.as_of, *book.cover.lines] if book.cover is not None else [book.as_of]
    writer.text(title, [clean(line) for line in lines if line], book.foot)
    for part in book.parts:
        if isinstance(part, HeadingPart):
            writer.text(clean(part.text), [], book.foot)
        elif isinstance(part, TextPart):
            lines = ["".join(run.text for run in paragraph.runs) for paragraph in part.paragraphs]
            writer.text(clean(part.title), [clean(line) for line in lines], book.foot)
        elif isinstance(part, SheetPart):
            writer.clause(part.sheet, [note.title for note in part.notes])
        elif isinstance(part, MapPart):
            writer.map(clean(part.title), part.picture, book.foot)
    return writer.content(title)


class _SlideWriter:
    """Writer of a presentation; the same content gives the same bytes."""

    def __init__(self, options: SheetOptions) -> None:
        import pptx
        from pptx.util import Inches

        # Typed as anything: the library's own types leave out what it creates when asked.
        self.deck: Any = pptx.Presentation()
        self.deck.slide_width, self.deck.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
        self.options = options
        self.catalog = load_words(options.language)
        self.inks = position_inks()

    def content(self, title: str) -> bytes:
        """Return the finished file."""
        properties = self.deck.core_properties
        properties.title = title[:255]
        properties.author = properties.last_modified_by = author_of(self.options)
        properties.language = language_tag(self.options.language)
        properties.created = properties.modified = time_of(self.options)
        properties.revision = 1
        buffer = io.BytesIO()
        self.deck.save(buffer)
        return repacked(buffer.getvalue(), self.options.file_day)

    def slide(self, title: str, foot: str) -> Any:  # noqa: ANN401
        """Return a new slide with its title, the foot and the protective marking."""
        from pptx.util import Inches, Pt

        slide = self.deck.slides.add_slide(self.deck.slide_layouts[_TITLE_ONLY])
        heading = slide.shapes.title
        heading.left, heading.top = Inches(_MARGIN), Inches(0.35)
        heading.width, heading.height = Inches(_WIDTH - 2 * _MARGIN), Inches(0.8)
        heading.text_frame.text = title
        paragraph = heading.text_frame.paragraphs[0]
        paragraph.font.size, paragraph.font.bold = Pt(30 if len(title) < 60 else 22), True
        _align_left(paragraph)
        marking = clean(marking_of(self.options.marking).text)
        last = " · ".join(part for part in (marking, foot) if part)
        self.lines(slide, [([(last, {"size": 10})], {})], (_MARGIN, 7.05, 12.1, 0.35))
        return slide

    def lines(
        self,
        slide: Any,  # noqa: ANN401
        lines: Sequence[tuple[Sequence[tuple[str, dict[str, Any]]], dict[str, Any]]],
        box: tuple[float, float, float, float],
    ) -> None:
        """Add a text box; each line is runs with their format, and the format of the paragraph."""
        from pptx.dml.color import RGBColor
        from pptx.util import Inches, Pt

        from_hex: Any = RGBColor.from_string

        frame = slide.shapes.add_textbox(*(Inches(value) for value in box)).text_frame
        frame.word_wrap = True
        for place, (runs, layout) in enumerate(lines):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(layout.get("after", 3))
            for text, look in runs:
                run = paragraph.add_run()
                run.text = clean_run(text)
                run.font.size = Pt(look.get("size", 16))
                run.font.bold = look.get("bold", False)
                if look.get("ink") and not self.options.grey:
                    run.font.color.rgb = from_hex(look["ink"].lstrip("#").upper())

    def text(self, title: str, lines: Sequence[str], foot: str) -> None:
        """Add a slide with a title and paragraphs."""
        slide = self.slide(title, clean(foot))
        paragraphs = [([(line, {"size": 20})], {"after": 8}) for line in lines]
        if paragraphs:
            self.lines(slide, paragraphs, (_MARGIN, 1.4, _WIDTH - 2 * _MARGIN, 5.4))

    def map(self, title: str, image: MapImage, foot: str) -> None:
        """Add a slide with a saved view of the map."""
        slide = self.slide(title, clean(foot))
        self.picture(slide, image, (_WIDTH - 5.2) / 2, 1.25, width=5.2)

    def picture(
        self,
        slide: Any,  # noqa: ANN401
        image: MapImage,
        left: float,
        top: float,
        *,
        width: float,
    ) -> None:
        """Add a map no higher than the slide, with its alternative text."""
        from pptx.util import Inches

        png = io.BytesIO(svg_to_png(image.svg, pixels=_PIXELS))
        picture = slide.shapes.add_picture(png, Inches(left), Inches(top), width=Inches(width))
        most = Inches(_HEIGHT - top - 0.6)
        if picture.height > most:
            picture.width, picture.height = picture.width * most // picture.height, most
        picture._element.nvPicPr.cNvPr.set("descr", clean(image.alt))  # noqa: SLF001

    def clause(self, sheet: ClauseSheet, notes: Sequence[str] = ()) -> None:
        """Add the slide of a sheet: sentence, positions and map; statements go to the notes."""
        slide = self.slide(clean(sheet.heading), clean(sheet.as_of + " · " + sheet.summary_mark))
        has_map = sheet.picture is not None
        width = _WIDTH - 2 * _MARGIN - (_MAP_WIDTH + 0.3 if has_map else 0)
        summary = _summary(sheet)
        size = 20 if len(summary) <= _LONG_SUMMARY else 16
        lines: list[Any] = [([(line, {"size": 14, "bold": True})], {}) for line in sheet.warnings]
        lines.append(([(summary, {"size": size})], {"after": 8}))
        lines += self.positions(sheet)
        self.lines(slide, lines, (_MARGIN, 1.3, width, 5.6))
        if sheet.picture is not None:
            left = _WIDTH - _MARGIN - _MAP_WIDTH
            self.picture(slide, sheet.picture, left, 1.4, width=_MAP_WIDTH)
        spoken = [f"{sheet.reference}. {' · '.join(part for part in sheet.captions if part)}"]
        spoken += [*self.statements(sheet), *map(clean, notes), *self.sources(sheet)]
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = "\n".join(clean(line) for line in spoken)

    def positions(self, sheet: ClauseSheet) -> list[Any]:
        """Return the parties by position, opposing first, then those without any."""
        lines: list[Any] = []
        for section in sheet.sections:
            if section.look is not SectionLayout.STANCES:
                continue
            title = " ".join((*section.intro, section.title if not section.intro else ""))
            lines.append(([(title.strip(), {"size": 14, "bold": True})], {"after": 4}))
            for position in _SCALE:
                rows = [row for row in section.rows if row.position == position]
                names = ", ".join(dict.fromkeys(row.short or row.party for row in rows))
                if names:
                    ink = self.inks.get(position, "")
                    word = f"{SIGNS[position]} {rows[0].position_word}: "
                    runs = [(word, {"size": 16, "bold": True, "ink": ink}), (names, {"size": 16})]
                    lines.append((runs, {}))
            silent = [row for row in section.rows if not row.statement]
            if silent:
                names = ", ".join(row.short or row.party for row in silent)
                text = f"{silent[0].position_word.rstrip('.')}: {names}."
                lines.append(([(text, {"size": 12})], {}))
        return lines

    def statements(self, sheet: ClauseSheet) -> list[str]:
        """Return each statement with its date, speaker, basis and the numbers of its sources."""
        numbers = citation_numbers(sheet)
        rows = [row for section in sheet.sections for row in section.rows if row.statement]
        return [_statement(row, numbers) for row in rows]

    def sources(self, sheet: ClauseSheet) -> list[str]:
        """Return the numbered sources with their addresses and cautions."""
        lines = [self.catalog["page.sources"]]
        for reference, number in citation_numbers(sheet).items():
            source = sheet.sources[reference]
            parts = (
                f"{source.publisher}: {source_title(source, self.catalog)}",
                source_day(source, self.catalog),
                web_address(source.url),
                source_cautions(source, self.catalog),
            )
            lines.append(f"{number}. " + ", ".join(part for part in parts if part))
        return lines if len(lines) > 1 else []


def _summary(sheet: ClauseSheet) -> str:
    for section in sheet.sections:
        if section.look is SectionLayout.TEXT and section.lines:
            return section.lines[0].text
    return ""


def _statement(row: StanceRow, numbers: dict[str, int]) -> str:
    cited = ", ".join(str(numbers[name]) for name in row.cites if name in numbers)
    facts = " · ".join(part for part in (row.day, *row.facts, row.warning) if part)
    return f"{row.party}: {row.position_word}. {row.statement} {facts} [{cited}]"


def _align_left(paragraph: Any) -> None:  # noqa: ANN401 - python-pptx brings no types
    from pptx.enum.text import PP_ALIGN

    paragraph.alignment = PP_ALIGN.LEFT
