"""CSV output that no spreadsheet can interpret as formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

from explorer.system.text_safety import visible_part

#: Characters that begin a formula or a command in some spreadsheet, in either width.
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
    """Return the value, with an apostrophe before a text that a spreadsheet would calculate."""
    if value is None:
        return ""
    # Spreadsheets skip spaces and invisible characters before a formula.
    if isinstance(value, str) and visible_part(value).startswith(_FORMULA):
        return f"'{value}"
    return value


def csv_text(rows: Iterable[Sequence[str | float | None]]) -> str:
    """Return rows as CSV with the line ends of RFC 4180."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return target.getvalue()
