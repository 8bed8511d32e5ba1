"""Text that goes into spreadsheets."""

import csv
import io

import pytest

from explorer.reports.formats.csv_safe import csv_text, safe_cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_calculate_is_made_text(start: str) -> None:
    assert safe_cell(f"{start}cmd|' /C calc'!A0").startswith(f"'{start}")  # type: ignore[union-attr]


def test_numbers_stay_numbers_and_texts_come_back_as_they_were() -> None:
    rows = [["name", "km"], ['Say "so", then', 12.5], ["Слов'янськ\nдва", None]]
    read = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
    assert read == [["name", "km"], ['Say "so", then', "12.5"], ["Слов'янськ\nдва", ""]]
