"""Clause summary as a flow document, never truncated: files have no page limit."""

from collections.abc import Iterator, Mapping

from explorer.domain.content.documents import Source
from explorer.domain.content.scripts import foreign_language
from explorer.i18n.message_catalog import load_words
from explorer.reports.document.model import (
    Cell,
    Element,
    FlowPicture,
    Heading,
    Passage,
    RunStyle,
    Table,
    TextRun,
    position_run,
    span,
)
from explorer.reports.sheet.model import (
    ClauseSheet,
    Section,
    SectionLayout,
    SheetLine,
    SheetOptions,
    StanceRow,
)
from explorer.reports.text.positions import source_cautions, source_day, source_title
from explorer.reports.text.sanitize import clean, shown_address, web_address
from explorer.reports.text.typesetting import language_mark

Catalog = Mapping[str, str]
Spans = tuple[TextRun, ...]
_COLUMNS = ("party", "position", "statement", "date_who", "source")
_SHARES = (0.14, 0.15, 0.35, 0.26, 0.1)
_LARGE_SHARES = (0.32, 0.68)
_DOT = TextRun(" \N{MIDDLE DOT} ", small=True)


def sheet_flow(
    sheet: ClauseSheet,
    numbers: Mapping[str, int],
    options: SheetOptions,
    *,
    level: int,
    before: str = "",
    new_page: bool = False,
    listed: bool = False,
) -> Iterator[Element]:
    """Yield the elements of a summary with a heading of this level; ``before`` precedes it.

    ``numbers`` are those of the sources it cites.
    """
    writer = _SheetFlowWriter(sheet, numbers, options, level)
    yield from writer.head(before, new_page=new_page, listed=listed)
    for section in sheet.sections:
        yield from writer.section(section)


def sources_flow(
    sources: Mapping[str, Source],
    numbers: Mapping[str, int],
    language: str,
    level: int,
    *,
    listed: bool = False,
) -> Iterator[Element]:
    """Yield the numbered sources under a heading, or nothing if there are none."""
    if not numbers:
        return
    catalog = load_words(language)
    yield Heading(level, catalog["page.sources"], language, listed=listed)
    for reference, number in numbers.items():
        source = sources[reference]
        title = source_title(source, catalog)
        spans = [
            span(f"{source.publisher}: "),
            span(title),
            span(f", {source_day(source, catalog)}"),
        ]
        address = web_address(source.url)
        if address:
            spans += [TextRun(", "), TextRun(shown_address(source.url), address=address)]
        caution = source_cautions(source, catalog)
        if caution:
            spans += [TextRun(". "), TextRun(clean(caution), warning=True)]
        source_language = language_mark(source.title, language) or language
        yield Passage(RunStyle.SOURCE, tuple(spans), source_language, number=number)


class _SheetFlowWriter:
    """Writer of the entries of one sheet."""

    def __init__(
        self, sheet: ClauseSheet, numbers: Mapping[str, int], options: SheetOptions, level: int
    ) -> None:
        self.sheet = sheet
        self.numbers = numbers
        self.options = options
        self.level = level
        self.catalog = load_words(sheet.language)

    def language(self, text: str) -> str:
        return language_mark(text, self.sheet.language) or self.sheet.language

    def passage(
        self, style: RunStyle, spans: Spans, *, plain_text: str = "", mark: str = ""
    ) -> Passage:
        return Passage(style, spans, self.language(plain_text), mark=mark)

    def head(self, before: str, *, new_page: bool, listed: bool) -> Iterator[Element]:
        sheet = self.sheet
        yield Heading(
            self.level,
            clean(sheet.heading),
            foreign_language(sheet.title) or sheet.language,
            new_page=new_page,
            listed=listed,
        )
        captions = " \N{MIDDLE DOT} ".join(part for part in (before, *sheet.captions) if part)
        yield self.passage(RunStyle.CAPTION, (span(captions),))
        identification = span(f"{sheet.reference} \N{MIDDLE DOT} {sheet.as_of}", bold=True)
        mark = span(f" \N{MIDDLE DOT} {sheet.summary_mark}", italic=True)
        yield self.passage(RunStyle.CAPTION, (identification, mark))
        for line in sheet.warnings:
            yield self.passage(RunStyle.WARNING, (span(line),))
        label = span(f"{self.catalog['page.bottom_line']}. ", bold=True)
        yield self.passage(RunStyle.BOTTOM_LINE, (label, span(sheet.bottom_line)))

    def section(self, section: Section) -> Iterator[Element]:
        yield Heading(self.level + 1, clean(section.title), self.sheet.language)
        for note in section.intro:
            yield self.passage(RunStyle.TEXT, (span(note),), plain_text=note)
        yield from self.body(section)
        key = (self.sheet.documents_key,) if section.key == "correspondence" else ()
        for note in filter(None, (*section.notes, *key)):
            yield self.passage(RunStyle.NOTE, (span(note),), plain_text=note)

    def body(self, section: Section) -> Iterator[Element]:
        if section.look is SectionLayout.STANCES:
            yield self.table(section)
        elif section.look is SectionLayout.MAP and self.sheet.picture is not None:
            picture = self.sheet.picture
            yield FlowPicture(picture.svg, clean(picture.alt), self.sheet.language)
            if picture.notes:
                yield self.passage(RunStyle.NOTE, (span(picture.notes),))
        elif section.look is SectionLayout.TEXT:
            yield from (self.point(line) for line in section.lines)
        elif section.look is SectionLayout.SIDES:
            for line in section.lines:
                yield from self.dispute(line)
        else:
            colon = section.look is SectionLayout.FIGURES
            yield from (self.item(line, colon=colon) for line in section.lines)

    def point(self, line: SheetLine) -> Passage:
        spans = (span(line.text), *self.cites(line.cites))
        if not line.lead:
            return self.passage(RunStyle.TEXT, spans, plain_text=line.text)
        return self.passage(RunStyle.ITEM, spans, plain_text=line.text, mark=clean(line.lead))

    def item(self, line: SheetLine, *, colon: bool) -> Passage:
        spans: list[TextRun] = []
        if line.lead:
            spans += [span(f"{line.lead}:" if colon else line.lead, bold=True), TextRun(" ")]
        if line.warning:
            spans += [TextRun(clean(line.warning), warning=True), TextRun(" ")]
        if line.small:
            spans += [span(f"({line.small}) ", small=True)]
        if line.note:
            spans += [span(line.note), TextRun(" ")]
        spans += [span(line.text), *self.cites(line.cites)]
        return self.passage(RunStyle.ITEM, tuple(spans), plain_text=line.text)

    def dispute(self, line: SheetLine) -> Iterator[Passage]:
        """Yield a disagreement: the claim, each side, and what is undisputed."""
        lead = (span(f"{line.lead}. ", bold=True),) if line.lead else ()
        about = (*lead, span(line.text), *self.cites(line.cites))
        yield self.passage(RunStyle.TEXT, about, plain_text=line.text)
        for side in line.inner:
            spans = (span(side.text), span(f" ({side.small})", small=True), *self.cites(side.cites))
            yield self.passage(RunStyle.ITEM, spans, plain_text=side.text)
        if line.small:
            yield self.passage(RunStyle.NOTE, (span(line.small),), plain_text=line.small)

    def cites(self, references: tuple[str, ...]) -> Spans:
        numbers = [
            str(self.numbers[reference]) for reference in references if reference in self.numbers
        ]
        return (span(f" [{', '.join(numbers)}]", small=True),) if numbers else ()

    def table(self, section: Section) -> Table:
        large = self.options.large
        names = ("position", "statement") if large else _COLUMNS
        head = tuple(self.cell((span(self.column(name, section)),)) for name in names)
        row = self.large_row if large else self.row
        return Table(
            caption=clean(f"{section.title}: {self.sheet.heading}"),
            head=head,
            rows=tuple(row(stance) for stance in section.rows),
            shares=_LARGE_SHARES if large else _SHARES,
            language=self.sheet.language,
        )

    def column(self, name: str, section: Section) -> str:
        heads = {"position": section.position_head}
        return heads.get(name, "") or self.catalog[f"sheet.{name}"]

    def cell(
        self, *lines: Spans, plain_text: str = "", heads: bool = False, across: int = 1
    ) -> Cell:
        return Cell(lines, self.language(plain_text), heads=heads, across=across)

    def row(self, row: StanceRow) -> tuple[Cell, ...]:
        party = self.cell((span(row.party, bold=True),), heads=True)
        if not row.statement:
            return (party, self.cell(_position_cell_spans(row), across=4))
        who = (span(row.day), _DOT, span(" \N{MIDDLE DOT} ".join(row.facts), small=True))
        numbers = ", ".join(
            str(self.numbers[reference]) for reference in row.cites if reference in self.numbers
        )
        return (
            party,
            self.cell(_position_cell_spans(row)),
            self.cell(_statement_spans(row), plain_text=row.statement),
            self.cell(who),
            self.cell((span(numbers, small=True),)),
        )

    def large_row(self, row: StanceRow) -> tuple[Cell, ...]:
        """Return a row of two columns: five are too narrow for large print."""
        party = (span(row.party, bold=True),)
        if not row.statement:
            return (self.cell(party, heads=True), self.cell(_position_cell_spans(row)))
        facts = " \N{MIDDLE DOT} ".join((row.day, *row.facts))
        who = (span(facts, small=True), *self.cites(row.cites))
        return (
            self.cell(party, _position_cell_spans(row), heads=True),
            self.cell(_statement_spans(row), who, plain_text=row.statement),
        )


def _position_cell_spans(row: StanceRow) -> Spans:
    has_position = row.position != "none"
    word = span(row.position_word, bold=has_position, italic=not has_position)
    return (position_run(row.position), TextRun("\N{NO-BREAK SPACE}"), word)


def _statement_spans(row: StanceRow) -> Spans:
    spans = (span(row.statement),)
    return (*spans, _DOT, TextRun(clean(row.warning), warning=True)) if row.warning else spans
