"""Comma-separated values that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: str | float | None) -> str | float:
    """The cell as it is; a text a spreadsheet would calculate gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def csv_text(rows: Iterable[Sequence[str | float | None]]) -> str:
    """Rows as CSV with the line ends of RFC 4180."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return target.getvalue()
