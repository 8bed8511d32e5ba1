"""Comparison and concordance of documents as tables of texts for paper and files."""

from dataclasses import replace

from explorer.domain.comparison.comparison import ComparedRow, Comparison, filter_rows
from explorer.domain.comparison.redline import ChangeType
from explorer.domain.content.read_models import PackInfo
from explorer.i18n.message_catalog import day_text, load_words, texts_mark
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, TextTable
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.comparison_text import (
    Catalog,
    CellLine,
    Role,
    StyledText,
    cell_lines,
    compared_texts,
    comparison_basis_text,
    comparison_title,
    document_line,
    relation_text,
)

_MARKED = (ChangeType.INSERTED, ChangeType.DELETED, ChangeType.MOVED_HERE, ChangeType.MOVED_AWAY)


def comparison_book(
    comparison: Comparison, info: PackInfo, options: SheetOptions, *, changed_only: bool = False
) -> Book:
    """Return a book of the documents side by side."""
    catalog = load_words(options.language)
    wordings = [compared.document.wording for compared in comparison.documents]
    rows = filter_rows(comparison, changed_only=changed_only)
    columns = range(len(comparison.documents))
    caveat = compared_texts(comparison, catalog)
    table = TextTable(
        title=comparison_title(comparison, catalog),
        caveat=caveat,
        captions=(_as_of(comparison, catalog), comparison_basis_text(comparison, catalog)),
        columns=_columns(comparison, catalog),
        rows=tuple(
            tuple(cell_lines(comparison, row, column, catalog) for column in columns)
            for row in rows
        ),
        foot=(),
        signs=(_signs(catalog),),
    )
    book = book_without_cover((table,), table.title, info, options, comparison.as_of, wordings)
    return replace(book, mark=caveat)


def concordance_book(comparison: Comparison, info: PackInfo, options: SheetOptions) -> Book:
    """Return a book of the corresponding clauses of all documents."""
    catalog = load_words(options.language)
    first = comparison.documents[0].document.title
    wordings = [compared.document.wording for compared in comparison.documents]
    about = catalog["compare.concordance_about"].format(document=first)
    table = TextTable(
        title=catalog["compare.concordance"].format(title=info.title),
        captions=(f"{_as_of(comparison, catalog)} {about}",),
        columns=_columns(comparison, catalog),
        rows=tuple(_short_row(comparison, row, catalog) for row in comparison.rows),
        foot=(texts_mark(catalog, wordings),),
        dense=True,
    )
    return book_without_cover((table,), table.title, info, options, comparison.as_of, wordings)


def _as_of(comparison: Comparison, catalog: Catalog) -> str:
    day = day_text(comparison.as_of.isoformat(), catalog)
    return f"{catalog['page.as_of'].format(date=day)}.".replace("..", ".")


def _columns(comparison: Comparison, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    return tuple(
        (compared.document.title, document_line(compared, catalog))
        for compared in comparison.documents
    )


def _signs(catalog: Catalog) -> CellLine:
    """Return how changes are marked, each word in its own style."""
    pieces: list[StyledText] = []
    for change in _MARKED:
        pieces += [StyledText(catalog[f"compare.sign.{change}"], change), StyledText("   ")]
    return CellLine(Role.TEXT, tuple(pieces))


def _short_row(
    comparison: Comparison, row: ComparedRow, catalog: Catalog
) -> tuple[tuple[CellLine, ...], ...]:
    return tuple(_short_cell(comparison, row, column, catalog) for column in range(len(row.cells)))


def _short_cell(
    comparison: Comparison, row: ComparedRow, column: int, catalog: Catalog
) -> tuple[CellLine, ...]:
    cell = row.cells[column]
    lines = []
    for entry in cell.entries:
        pieces = [StyledText(f"{entry.clause.number} {entry.clause.title}")]
        if entry.step is not None:
            pieces.append(StyledText(f" ({relation_text(comparison, entry.step, catalog)})"))
        lines.append(CellLine(Role.TEXT, tuple(pieces)))
    if not lines:
        has_relation = cell.gap is not None and not (cell.gap.against and cell.gap.relation is None)
        relation = (
            relation_text(comparison, cell.gap, catalog) if has_relation and cell.gap else "–"
        )
        lines.append(CellLine(Role.NOTE, (StyledText(relation),)))
    return tuple(lines)
