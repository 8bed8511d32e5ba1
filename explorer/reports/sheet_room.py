"""How much room a sheet will take, closely enough that it is seldom set twice.

All lengths are points. The numbers follow from the template and were compared with what it sets.
"""

import math
from functools import lru_cache
from itertools import zip_longest

from explorer.reports.blocks import (
    ClauseSheet,
    Line,
    Look,
    Paper,
    Section,
    SheetOptions,
    StanceRow,
    cited,
)
from explorer.reports.font_metrics import load_metrics
from explorer.reports.sheet_cut import LAST_LEVEL, cut

_MM = 72 / 25.4
_WIDTH = {Paper.A4: 176 * _MM, Paper.LETTER: 181.9 * _MM}
_HEIGHT = {Paper.A4: 261 * _MM, Paper.LETTER: 243.4 * _MM}
_BODY, _SMALL = 9.5, 8.5
_LINE = 1.234  # from one baseline to the next, in ems
_GAP = 0.65 * _BODY
_HEADING = 23.0
_MAP = 74 * _MM + 6
#: What page ends waste, since rows, entries and maps are kept whole.
_SPARE = -0.02


def level_for(sheet: ClauseSheet, options: SheetOptions) -> int:
    """The first level of cutting at which a sheet should fit on two sides."""
    if options.large:
        return 0
    room = 2 * _HEIGHT[options.paper] * (1 - _SPARE)
    width = _WIDTH[options.paper]
    low, high = 0, LAST_LEVEL
    while low < high:
        middle = (low + high) // 2
        # Most sheets fit whole: that is tried first.
        level = 0 if high == LAST_LEVEL and low == 0 else middle
        if height(cut(sheet, level), width) <= room:
            high = level
        else:
            low = level + 1
    return low


def height(sheet: ClauseSheet, width: float) -> float:
    """Height of a sheet set in one endless column."""
    body = sum(_section(section, sheet, width) for section in sheet.sections)
    also = _text(sheet.also, width, _SMALL) + 10 + (12 if sheet.shortened else 0)
    return _head(sheet, width) + body + _sources(sheet, width) + also


def _head(sheet: ClauseSheet, width: float) -> float:
    bottom_line = _text(sheet.bottom_line, width - 20, _BODY) + 22
    warnings = (_text(line, width - 12, _BODY) + 20 for line in sheet.warnings)
    return 66.0 + bottom_line + sum(warnings)


@lru_cache(maxsize=20_000)
def _ems(text: str) -> float:
    return load_metrics().width(text)


def _text(text: str, width: float, size: float) -> float:
    """Height of a paragraph: words do not fill the last stretch of a line."""
    if not text:
        return 0.0
    lines = math.ceil(_ems(text) * size / (width - 1.7 * size) - 0.05)
    return max(lines, 1) * _LINE * size


def _section(section: Section, sheet: ClauseSheet, width: float) -> float:
    total = _HEADING + sum(_text(note, width, _SMALL) + 3 for note in section.notes)
    total += 17 if section.left_out else 0
    if section.look is Look.STANCES:
        return total + 28 + sum(_row(row, width) for row in section.rows)
    if section.look is Look.MAP:
        return total + (_MAP if sheet.picture else 0)
    if section.key == "silent":
        half = (width - 15) / 2
        heights = [_text(f"{line.lead} {line.text}", half, _BODY) for line in section.lines]
        return total + _paired(heights, 0.0)
    return total + sum(_line(line, section.look, width) for line in section.lines)


def _paired(heights: list[float], gap: float) -> float:
    """Height of entries set two in a row."""
    return sum(max(pair) + gap for pair in zip_longest(heights[::2], heights[1::2], fillvalue=0.0))


def _line(line: Line, look: Look, width: float) -> float:
    marks = " [10, 11, 12]" if line.cites else ""
    if look is Look.FIGURES:
        return _text(line.text + marks, width - 75, _BODY) + 2.5
    if look is Look.SIDES:
        half = width / 2 - 8
        sides = [_text(side.text, half, _BODY) + 10.5 for side in line.inner]
        own = _text(f"{line.lead} {line.text}", width, _BODY) + _text(line.small, width, _SMALL)
        return own + _paired(sides, 3.0) + 2 * _GAP
    if look is Look.TEXT and not line.lead:
        return _text(line.text + marks, width, 10.5) + 2
    whole = f"{line.lead} {line.warning} {line.small} {line.text}{marks}"
    return _text(whole, width, _BODY) + 1.5


def _row(row: StanceRow, width: float) -> float:
    if not row.statement:
        return 1.5 * _BODY * _LINE + 2
    statement = width - (2.4 + 2.6 + 4.5 + 1.2) * 10 * _MM - 6
    return 4 + max(
        _text(row.statement + row.warning, statement, _BODY),
        _text(" · ".join((row.day, *row.facts)), 45 * _MM - 6, _SMALL),
        _text(row.party, 24 * _MM, _BODY),
    )


def _sources(sheet: ClauseSheet, width: float) -> float:
    numbers = list(cited(sheet))[: sheet.most_sources]
    if not numbers:
        return 0.0
    half = (width - 13) / 2
    heights = []
    for reference in numbers:
        source = sheet.sources[reference]
        url = source.url.partition("//")[2]
        url = url.partition("/")[0] if sheet.short_sources else url
        whole = f"10. {source.publisher}: {source.title}. 20 Nov 2025. {url}"
        heights.append(_text(whole, half, _SMALL))
    return _HEADING + _paired(heights, -1.0) + (17 if sheet.short_sources else 0)
