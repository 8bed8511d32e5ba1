"""Comparison and concordance of documents as tables of texts for paper and files."""

from collections.abc import Sequence
from dataclasses import replace

from explorer.domain.comparison.comparison import (
    ComparedClause,
    ComparedRow,
    Comparison,
)
from explorer.domain.comparison.redline import ChangeType
from explorer.domain.comparison.row_filter import RowFilter, filter_rows
from explorer.domain.content.documents import DocumentGroup, Relation
from explorer.domain.content.read_models import PackInfo
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, TextTable
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.comparison_text import (
    Catalog,
    CellLine,
    Role,
    StyledText,
    cell,
    cell_lines,
    compared_texts,
    comparison_basis_text,
    comparison_title,
    document_line,
    relation_text,
)

Row = tuple[tuple[CellLine, ...], ...]
#: How far a column of the concordance follows the length of its texts; 0 makes all alike.
_YIELDING = 0.4
_MARKED = (ChangeType.INSERTED, ChangeType.DELETED, ChangeType.MOVED_HERE, ChangeType.MOVED_AWAY)


def comparison_book(
    comparison: Comparison, info: PackInfo, options: SheetOptions, *, changed_only: bool = False
) -> Book:
    """Return a book of the documents side by side."""
    catalog = load_words(options.language)
    wordings = [compared.document.wording for compared in comparison.documents]
    rows = filter_rows(comparison, RowFilter(changed_only=changed_only))
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
        texts_of=tuple(compared.document.date.isoformat() for compared in comparison.documents),
    )
    book = book_without_cover((table,), table.title, info, options, comparison.as_of, wordings)
    return replace(book, mark=caveat)


def concordance_book(
    comparisons: Sequence[Comparison], info: PackInfo, options: SheetOptions
) -> Book:
    """Return a book of the corresponding clauses of all documents, a table for each comparison."""
    catalog = load_words(options.language)
    wordings = [
        compared.document.wording for comparison in comparisons for compared in comparison.documents
    ]
    title = catalog["compare.concordance"].format(title=info.title)
    tables = tuple(_concordance(comparison, title, catalog) for comparison in comparisons)
    return book_without_cover(tables, title, info, options, comparisons[0].as_of, wordings)


def _concordance(comparison: Comparison, title: str, catalog: Catalog) -> TextTable:
    """Return the table of corresponding clauses; earlier texts are named so in its title."""
    first = comparison.documents[0].document
    is_earlier = first.group is DocumentGroup.REFERENCE and any(
        compared.document.is_earlier for compared in comparison.documents
    )
    about = "compare.concordance_earlier" if is_earlier else "compare.concordance_about"
    captions = [f"{_as_of(comparison, catalog)} {catalog[about].format(document=first.title)}"]
    if is_earlier:
        rows, without = _rows_by_clause(comparison, catalog)
        if without:
            numbers = ", ".join(without)
            captions.append(catalog["compare.concordance_without"].format(numbers=numbers))
    else:
        rows = tuple(_short_row(comparison, row, catalog) for row in comparison.rows)
    return TextTable(
        title=f"{title}: {catalog['group.earlier'].lower()}" if is_earlier else title,
        captions=tuple(captions),
        columns=_columns(comparison, catalog, brief=True),
        rows=rows,
        # The foot of every page says whose words the titles are.
        foot=(),
        dense=True,
        shares=_shares(rows),
    )


def _shares(rows: Sequence[Row]) -> tuple[float, ...]:
    """Return wider columns for those with more text, so that fewer of their lines are broken."""
    lengths = [
        sum(len(piece.text) for lines in column for line in lines for piece in line.pieces)
        for column in zip(*rows, strict=True)
    ]
    usual = sum(lengths) / max(1, len(lengths)) or 1.0
    return tuple(round(1 + (length / usual - 1) * _YIELDING, 2) for length in lengths)


def _as_of(comparison: Comparison, catalog: Catalog) -> str:
    day = day_text(comparison.as_of.isoformat(), catalog)
    return f"{catalog['page.as_of'].format(date=day)}.".replace("..", ".")


def _columns(
    comparison: Comparison, catalog: Catalog, *, brief: bool = False
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (compared.document.title, document_line(compared, catalog, brief=brief))
        for compared in comparison.documents
    )


def _signs(catalog: Catalog) -> CellLine:
    """Return how changes are marked, each word in its own style."""
    pieces: list[StyledText] = []
    for change in _MARKED:
        pieces += [StyledText(catalog[f"compare.sign.{change}"], change), StyledText(" · ")]
    return CellLine(Role.TEXT, tuple(pieces[:-1]))


def _short_row(comparison: Comparison, row: ComparedRow, catalog: Catalog) -> Row:
    return tuple(_short_cell(comparison, row, column, catalog) for column in range(len(row.cells)))


def _rows_by_clause(
    comparison: Comparison, catalog: Catalog
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return a row for each clause of the first document, and the numbers of those with none.

    An earlier text often has several clauses on several others, which would all be in the same row.
    What has no counterpart in the first document is in the last row.
    """
    first, *others = (
        [entry for row in comparison.rows for entry in row.cells[column].entries]
        for column in range(len(comparison.documents))
    )
    places = [clause.reference for clause in comparison.documents[0].clauses]
    rows, without = [], []
    for entry in sorted(first, key=lambda entry: places.index(entry.clause.reference)):
        same = [_entries_on(column, entry.clause.reference, catalog) for column in others]
        if any(same):
            rows.append([[_short_name(entry, catalog)], *same])
        else:
            without.append(entry.clause.number)
    rest = [_entries_on(column, "", catalog) for column in others]
    if any(rest):
        rows.append([[catalog["difference.none"]], *rest])
    lines = (tuple(cell(Role.TEXT, *(names or ["–"])) for names in row) for row in rows)
    return tuple(lines), tuple(without)


def _entries_on(column: Sequence[ComparedClause], reference: str, catalog: Catalog) -> list[str]:
    """Return the clauses of a column on a clause of the first document; "" is for none."""
    origins = [(entry, entry.step.came_from if entry.step else ()) for entry in column]
    return [
        _short_name(entry, catalog)
        for entry, came_from in origins
        if (reference in came_from if reference else not came_from)
    ]


def _short_name(entry: ComparedClause, catalog: Catalog) -> str:
    """Return number and title of a clause, and whether it has the same content."""
    name = f"{entry.clause.number} {entry.clause.title}"
    if entry.step is not None and entry.step.relation is Relation.KEPT:
        return f"{name} ({catalog['difference.kept']})"
    return name


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
