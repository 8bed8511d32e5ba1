"""Rows of a table as lines: row by row; of versions side by side only the first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from explorer.interchange.text.languages import differ_in_language
from explorer.interchange.text.numbering_marks import ListMarker, parse_marker

#: Lines of each non-empty cell, by the column where it begins.
Row = Mapping[int, Sequence[str]]
_SHOWN = 60
#: A table of more columns contains figures, not versions of a text.
_MOST_COLUMNS = 12
#: Number of rows with the same number in two columns that makes them versions of one text.
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class TableText:
    """Lines of a table.

    ``left_out`` are the beginnings of columns in other languages or versions, ``taken`` is the
    beginning of the column that is read. ``versions`` are the lines of each of those left out.
    """

    lines: tuple[str, ...]
    taken: str = ""
    left_out: tuple[str, ...] = ()
    versions: tuple[tuple[str, ...], ...] = ()


def table_text(rows: Sequence[Row]) -> TableText:
    """Return the lines of a table; of several languages or versions only those of the first."""
    versions = _versions(rows)
    if len(versions) < 2:
        return TableText(tuple(_lines(rows)))
    owned = {version: _with_their_numbers(rows, [version]) for version in versions}
    others = set().union(*(owned[version] for version in versions[1:]))
    begins = [_begins(_column(rows, column)) for column in versions]
    # A first column of numbers counts the rows of every version.
    numbers = {column for row in rows for column in row if _is_numbers(rows, column)} - others
    return TableText(
        tuple(_lines(_without(rows, others))),
        begins[0],
        tuple(begins[1:]),
        tuple(tuple(_lines(_only(rows, owned[other] | numbers))) for other in versions[1:]),
    )


def _without(rows: Sequence[Row], columns: set[int]) -> list[Row]:
    return [{column: row[column] for column in row if column not in columns} for row in rows]


def _only(rows: Sequence[Row], columns: set[int]) -> list[Row]:
    return [{column: row[column] for column in row if column in columns} for row in rows]


def _begins(text: str) -> str:
    head, _, _ = text[:_SHOWN].rpartition(" ")
    return text if len(text) <= _SHOWN else f"{head or text[:_SHOWN]} …"


def _versions(rows: Sequence[Row]) -> list[int]:
    """Return the columns that have one text, each in another language or version."""
    columns = sorted({column for row in rows for column in row})
    if len(columns) > _MOST_COLUMNS:
        return []
    texts = [column for column in columns if not _is_numbers(rows, column)]
    versions: list[int] = []
    for column in texts:
        if not versions or all(_are_versions(rows, version, column) for version in versions):
            versions.append(column)
    return versions


def _with_their_numbers(rows: Sequence[Row], versions: Sequence[int]) -> set[int]:
    """Return columns with the columns of numbers directly before them."""
    columns = sorted({column for row in rows for column in row})
    pairs = pairwise(columns)
    before = {
        column for column, following in pairs if following in versions and _is_numbers(rows, column)
    }
    return {*versions, *(before - {columns[0]})}


def _are_versions(rows: Sequence[Row], first: int, second: int) -> bool:
    shared = [row for row in rows if first in row and second in row]
    if not shared:
        return False
    numbers = [(_number(row[first]), _number(row[second])) for row in shared]
    same = sum(left is not None and left == right for left, right in numbers)
    if len(shared) > 1 and same > 1 and same >= _MOSTLY * len(shared):
        return True
    return differ_in_language(_column(shared, first), _column(shared, second))


def _number(lines: Sequence[str]) -> int | None:
    """Return the number that a cell begins with, unless it is only a number."""
    first = next(iter("\n".join(lines).splitlines()), "")
    mark = parse_marker(first)
    return mark.number if mark is not None and mark.style.kind not in {"bullet", "bare"} else None


def _column(rows: Sequence[Row], column: int) -> str:
    return " ".join(" ".join(row[column]) for row in rows if column in row)


def _is_numbers(rows: Sequence[Row], column: int) -> bool:
    """Return whether most cells of a column contain only a number."""
    cells = [row[column] for row in rows if column in row]
    return sum(_is_number(cell) for cell in cells) * 2 > len(cells)


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    """Yield lines row by row; a number in the first cell precedes the content of the next."""
    for row in rows:
        filled = [list(lines) for _, lines in sorted(row.items())]
        if len(filled) > 1 and _is_number(filled[0]):
            number = filled[0][0].strip()
            first, *further = filled[1]
            begins = f"{number}. {first}" if number.isalnum() else f"{number} {first}"
            filled[:2] = [[begins, *further]]
        for lines in filled:
            yield from lines


def _is_number(lines: Sequence[str]) -> bool:
    mark: ListMarker | None = parse_marker(lines[0]) if len(lines) == 1 else None
    return mark is not None and not mark.rest
