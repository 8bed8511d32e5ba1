"""Comma-separated values that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from explorer.system.text_safety import visible_part

#: What begins a formula or a command in some spreadsheet, in either width.
_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "|",
    "%",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    "｜",
    "−",
    "﹦",
    "﹢",
    "﹣",
    "﹫",
)


def safe_cell(value: str | float | None) -> str | float:
    """The cell as it is; a text a spreadsheet would calculate gets an apostrophe before it."""
    if value is None:
        return ""
    # Spaces and what is not seen do not keep a spreadsheet from looking further.
    if isinstance(value, str) and visible_part(value).startswith(_FORMULA):
        return f"'{value}"
    return value


def csv_text(rows: Iterable[Sequence[str | float | None]]) -> str:
    """Rows as CSV with the line ends of RFC 4180."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return target.getvalue()
