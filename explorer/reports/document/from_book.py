"""Briefing sets and clause summaries as flow documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
    TableRow,
    TextPart,
    TextTable,
)
from explorer.reports.document.from_sheet import sheet_flow, sources_flow
from explorer.reports.document.model import (
    Cell,
    Element,
    Flow,
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
    SheetOptions,
    citation_numbers,
    number_sources,
    set_title,
)
from explorer.reports.text.comparison_text import CellLine, Role
from explorer.reports.text.positions import DIFFERS
from explorer.reports.text.sanitize import clean

_TITLE_SHARE = 0.3


def flow_of_sheets(sheets: Sequence[ClauseSheet], options: SheetOptions) -> Flow:
    """Return one summary under its own title, or several under one; each with its own sources."""
    several = len(sheets) > 1
    catalog = load_words(options.language)
    title = clean(set_title(sheets, catalog) if several else sheets[0].heading)
    elements: list[Element] = [Heading(1, title, options.language)] if several else []
    level = 2 if several else 1
    for sheet in sheets:
        numbers = citation_numbers(sheet)
        elements += sheet_flow(
            sheet, numbers, options, level=level, new_page=several, listed=several
        )
        elements += sources_flow(sheet.sources, numbers, sheet.language, level + 1)
    first = sheets[0]
    marks = {sheet.summary_mark for sheet in sheets}
    mark = first.summary_mark if len(marks) == 1 else load_words(options.language)["local.mixed"]
    running = title if several else clean(f"{first.reference} \N{MIDDLE DOT} {first.title}")
    return Flow(
        title=title,
        language=options.language,
        elements=tuple(elements),
        running=f"{running} \N{MIDDLE DOT} {clean(first.as_of)}",
        foot=clean(f"{mark} \N{MIDDLE DOT} {first.foot}"),
        covered=several,
    )


def flow_of_book(book: Book, options: SheetOptions) -> Flow:
    """Return the whole book: cover, parts in order, and all sources at the end."""
    catalog = load_words(book.language)
    writer = _BookFlowWriter(book, options)
    title = clean(book.cover.title if book.cover is not None else book.running)
    elements = [*writer.cover(title), *writer.parts()]
    elements += sources_flow(
        writer.sources, writer.numbers, book.language, writer.base, listed=True
    )
    running = [title, clean(book.as_of)]
    return Flow(
        title=title,
        language=book.language,
        elements=tuple(elements),
        running=" \N{MIDDLE DOT} ".join(part for part in running if part),
        foot=clean(f"{book.mark or catalog['page.summary_mark']} \N{MIDDLE DOT} {book.foot}"),
        covered=writer.titled,
    )


class _BookFlowWriter:
    """Writer of the parts of one book; shares sources, their numbers and heading levels."""

    def __init__(self, book: Book, options: SheetOptions) -> None:
        self.book = book
        self.options = options
        self.language = book.language
        self.catalog = load_words(book.language)
        self.numbers, self.sources = number_sources(book.sources)
        # A single part is its own title, and so is a first one that has the book's.
        first = getattr(book.parts[0], "title", "") if book.parts else ""
        several = len(book.parts) > 1 and first != book.running
        self.titled = book.cover is not None or several
        self.base = 2 if self.titled else 1
        self._level = self.base
        # Without a cover, the title stands above the first part.
        self._before = "cover" if book.cover is not None else ""

    def passage(self, style: RunStyle, *spans: TextRun) -> Passage:
        return Passage(style, spans, self.language)

    def cover(self, title: str) -> Iterator[Element]:
        if self.titled:
            yield Heading(1, title, self.language)
        if self.book.cover is not None:
            yield from self.cover_lines(self.book.cover)

    def cover_lines(self, cover: Cover) -> Iterator[Element]:
        if cover.releasable_only:
            yield self.passage(
                RunStyle.COVER, span(self.catalog["sheet.releasable_only"], bold=True)
            )
        yield self.passage(RunStyle.COVER_DAY, span(cover.as_of, bold=True))
        for line in cover.lines:
            yield self.passage(RunStyle.COVER, span(line))
        signed = (
            ("sheet.copy_number", "number", cover.copy_number),
            ("sheet.prepared_by", "name", cover.prepared_by),
            ("sheet.cleared_by", "name", cover.cleared_by),
        )
        for key, field, value in signed:
            if value:
                text = self.catalog[key].format(**{field: value})
                yield self.passage(RunStyle.COVER, span(text))

    def heading(self, level: int, text: str, *, new_page: bool) -> Heading:
        return Heading(level, text, self.language, new_page=new_page, listed=True)

    @property
    def alone(self) -> bool:
        """Whether a part begins a page; the first under a heading shares the heading's page."""
        return self._before not in {"", "heading"}

    def parts(self) -> Iterator[Element]:
        for part in self.book.parts:
            if isinstance(part, HeadingPart):
                self._level = self.base + 1
                text = clean(part.text)
                yield self.heading(self.base, text, new_page=self._before != "")
                self._before = "heading"
            else:
                yield from self.part(part)
                paged = isinstance(part, SheetPart | StanceTable | TextTable | DiagramPart)
                self._before = "sheet" if paged else "text"

    def part(self, part: Part) -> Iterator[Element]:
        if isinstance(part, TextPart):
            begins = self._before in {"cover", "sheet"}
            yield self.heading(self._level, clean(part.title), new_page=begins)
            yield from self.text(part)
        elif isinstance(part, SheetPart):
            yield from self.sheet(part)
        elif isinstance(part, MissingPart):
            yield self.passage(RunStyle.WARNING, span(part.sentence))
        elif isinstance(part, MapPart):
            yield self.heading(self._level, clean(part.title), new_page=self.alone)
            yield FlowPicture(part.picture.svg, clean(part.picture.alt), self.language)
        elif isinstance(part, DiagramPart):
            yield from self.diagram(part)
        elif isinstance(part, StanceTable):
            yield self.heading(self._level, clean(part.title), new_page=self.alone)
            yield from table_flow(part, self.language)
        elif isinstance(part, TextTable):
            yield self.heading(self._level, clean(part.title), new_page=self.alone)
            yield from texts_flow(part, self.language)

    def diagram(self, part: DiagramPart) -> Iterator[Element]:
        yield self.heading(self._level, clean(part.title), new_page=self.alone)
        for line in part.warnings:
            yield self.passage(RunStyle.WARNING, span(line))
        for line in part.captions:
            yield self.passage(RunStyle.CAPTION, span(line))
        picture = part.picture
        yield FlowPicture(picture.svg, clean(picture.alt), self.language, turned=True)

    def text(self, part: TextPart) -> Iterator[Element]:
        if not part.releasable:
            notice = TextRun(self.catalog["sheet.not_releasable"], warning=True)
            yield self.passage(RunStyle.CAPTION, notice)
        for paragraph in part.paragraphs:
            spans = tuple(
                span(run.text, bold=run.bold, italic=run.italic) for run in paragraph.runs
            )
            style = RunStyle.ITEM if paragraph.item else RunStyle.OWN
            language = (
                foreign_language("".join(run.text for run in paragraph.runs)) or self.language
            )
            yield Passage(style, spans, language, number=paragraph.number)

    def sheet(self, part: SheetPart) -> Iterator[Element]:
        before = (
            self.catalog["sheet.addendum"].format(number=part.addendum) if part.addendum else ""
        )
        yield from self.numbered(part.sheet, before)
        for note in part.notes:
            yield Heading(self._level + 1, clean(note.title), self.language)
            yield from self.text(note)
        if part.other is not None:
            yield from self.numbered(part.other, "", listed=False)

    def numbered(
        self, sheet: ClauseSheet, before: str, *, listed: bool = True
    ) -> Iterator[Element]:
        """Yield a summary whose sources continue the numbering of those before it.

        One in the second language is not ``listed`` and begins a page.
        """
        # A source that both languages cite is listed in the first, as the book is.
        self.sources = sheet.sources | self.sources
        citation_numbers(sheet, self.numbers)
        yield from sheet_flow(
            sheet,
            self.numbers,
            self.options,
            level=self._level,
            before=before,
            new_page=self.alone or not listed,
            listed=listed,
        )


def table_flow(table: StanceTable, language: str) -> Iterator[Element]:
    """Yield all clauses by party, with a legend before the table."""
    yield Passage(RunStyle.CAPTION, (span(table.caption, bold=True),), language)
    for line in table.intro:
        yield Passage(RunStyle.CAPTION, (span(line, bold=True),), language)
    yield Passage(RunStyle.CAPTION, tuple(_legend(table)), language)
    clause = load_words(language)["list.clause"]
    columns = (clause, *(short for short, _ in table.parties))
    share = (1 - _TITLE_SHARE) / max(1, len(table.parties))
    yield Table(
        caption=clean(table.title),
        head=tuple(_head(language, text) for text in columns),
        rows=tuple(_row(row, table, language) for row in table.rows),
        shares=(_TITLE_SHARE, *(share for _ in table.parties)),
        language=language,
        turned=True,
    )
    abbreviations = [f"{short}: {name}" for short, name in table.parties if short != name]
    for line in (*table.foot, "; ".join(abbreviations)):
        if line:
            yield Passage(RunStyle.NOTE, (span(line),), language)


def _legend(table: StanceTable) -> Iterator[TextRun]:
    for index, (position, word) in enumerate(table.legend):
        if index:
            yield TextRun(" \N{MIDDLE DOT} ")
        yield position_run(position)
        yield span(f"\N{NO-BREAK SPACE}{word}")


def _head(language: str, text: str) -> Cell:
    return Cell(((span(text, bold=True),),), language)


def _row(row: TableRow, table: StanceTable, language: str) -> tuple[Cell, ...]:
    title, position_names = f"{row.number} {row.title}".strip(), dict(table.legend)
    cells = (
        Cell((tuple(_signs(positions, position_names, differ=name in row.differing)),), language)
        for (_, name), positions in zip(table.parties, row.positions, strict=True)
    )
    return (Cell(((span(title),),), language, heads=True), *cells)


def _signs(positions: Iterable[str], names: dict[str, str], *, differ: bool) -> Iterator[TextRun]:
    """Yield signs alone; screen readers read the names instead."""
    for index, position in enumerate(tuple(positions) or ("none",)):
        if index:
            yield TextRun(f" {DIFFERS} " if differ else " ")
        shown = position_run(position)
        yield TextRun(shown.text, position=position, quiet=clean(names.get(position, "")))


def texts_flow(table: TextTable, language: str) -> Iterator[Element]:
    """Yield a table of texts, with an explanation of its marks before it."""
    if table.caveat:
        yield Passage(RunStyle.WARNING, (span(table.caveat, bold=True),), language)
    for line in table.captions:
        yield Passage(RunStyle.CAPTION, (span(line),), language)
    for sign in table.signs:
        yield Passage(RunStyle.CAPTION, _changed_spans(sign), language)
    shares = table.shares or (1.0,) * len(table.columns)
    days = table.texts_of or ("",) * len(table.columns)
    yield Table(
        caption=clean(table.title),
        head=tuple(_texts_head(title, below, language) for title, below in table.columns),
        rows=tuple(
            tuple(
                Cell(
                    tuple(map(_changed_spans, lines)),
                    _language_of(lines) or language,
                    changed_by=clean(title) if day else "",
                    changed_on=day,
                )
                for lines, (title, _), day in zip(row, table.columns, days, strict=True)
            )
            for row in table.rows
        ),
        shares=tuple(share / sum(shares) for share in shares),
        language=language,
        turned=True,
        prose=True,
    )
    for line in table.foot:
        yield Passage(RunStyle.NOTE, (span(line),), language)


def _texts_head(title: str, below: str, language: str) -> Cell:
    lines = ((span(title, bold=True),), (span(below, small=True),))
    return Cell(lines if below else lines[:1], language)


def _language_of(lines: Sequence[CellLine]) -> str:
    return foreign_language("".join(piece.text for line in lines for piece in line.pieces))


def _changed_spans(line: CellLine) -> tuple[TextRun, ...]:
    bold = line.role in {Role.TITLE, Role.QUANTITY}
    return tuple(
        replace(
            span(
                piece.text,
                bold=bold,
                italic=line.role is Role.RELATION,
                small=line.role is Role.NOTE,
            ),
            change=piece.change,
        )
        for piece in line.pieces
    )
