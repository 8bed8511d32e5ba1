"""Height estimate of a sheet, close enough that few sheets are typeset twice.

All lengths are points. The numbers follow from the template and were compared with its output.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from explorer.reports.sheet.model import (
    ClauseSheet,
    PaperSize,
    Section,
    SectionLayout,
    SheetLine,
    StanceRow,
    citation_numbers,
)
from explorer.reports.sheet.truncation import ALL_STEPS, apply_truncation
from explorer.reports.text.font_metrics import load_metrics
from explorer.reports.text.sanitize import shown_address

_MM = 72 / 25.4
_WIDTH = {PaperSize.A4: 176 * _MM, PaperSize.LETTER: 181.9 * _MM}
_HEIGHT = {PaperSize.A4: 263 * _MM, PaperSize.LETTER: 245.4 * _MM}
_BODY, _TABLE, _SMALL = 9.5, 9.0, 8.5
_LINE = 1.234  # from one baseline to the next, in ems
_GAP = 0.65 * _BODY
_HEADING = 23.0
_MAP = 71 * _MM + 30
#: Reserve, since an estimate may be too small.
_SPARE = 8.0
#: Estimated overflow up to which a sheet is still tried.
_TOLERANCE = 30.0
#: A sheet of normal print takes two sides, and a third rather than lose content.
SIDES, MOST_SIDES = 2, 3


@dataclass(frozen=True, slots=True)
class Fit:
    """Result of fitting: at most so many sides, 0 for any number, after some truncation steps."""

    sides: int
    steps: tuple[int, ...] = ()


def fit_for(sheet: ClauseSheet, paper: PaperSize, less: float = 0.0, least: int = SIDES) -> Fit:
    """Return how a sheet should fit, with ``less`` space than the pages have.

    On ``least`` sides if truncating reference matter is enough, otherwise on one more, up to
    ``MOST_SIDES``; beyond these it takes as many as it needs, complete.
    """
    for sides in range(least, MOST_SIDES + 1):
        steps = choose_truncation(sheet, paper, sides, less)
        if steps is not None:
            return Fit(sides, steps)
        less = 0.0
    return Fit(0)


def refit(fit: Fit, sheet: ClauseSheet, paper: PaperSize, points: float, margin: float) -> Fit:
    """Return the next fit of a sheet that was typeset and was ``points`` too long."""
    if fit.steps == ALL_STEPS:
        return fit_for(sheet, paper, least=fit.sides + 1)
    estimate = overflow(apply_truncation(sheet, fit.steps), paper, fit.sides)
    next_fit = fit_for(sheet, paper, points - estimate + margin, fit.sides)
    if (next_fit.sides, len(next_fit.steps)) > (fit.sides, len(fit.steps)):
        return next_fit
    return Fit(fit.sides, ALL_STEPS)


def choose_truncation(
    sheet: ClauseSheet, paper: PaperSize, sides: int = SIDES, less: float = 0.0
) -> tuple[int, ...] | None:
    """Return the truncation steps after which a sheet should fit on so many sides.

    As few of the first steps as needed; steps that turn out to be unnecessary, because a later one
    freed more space, are then removed, the most important first. None if all steps are not enough;
    a small estimated overflow is tried all the same.
    """

    def fits(steps: Sequence[int], tolerance: float = 0.0) -> bool:
        return overflow(apply_truncation(sheet, steps), paper, sides) + less <= tolerance

    count = next((n for n in range(len(ALL_STEPS) + 1) if fits(ALL_STEPS[:n])), None)
    if count is None:
        return ALL_STEPS if less == 0 and fits(ALL_STEPS, _TOLERANCE) else None
    steps = ALL_STEPS[:count]
    for place in reversed(steps[:-1]):
        fewer = tuple(step for step in steps if step != place)
        if fits(fewer):
            steps = fewer
    return steps


def overflow(sheet: ClauseSheet, paper: PaperSize, sides: int = SIDES) -> float:
    """Return the overflow of a sheet beyond its sides; negative if it fits."""
    page, width = _HEIGHT[paper], _WIDTH[paper]
    used, floated = 0.0, 0.0
    for chunk in _chunks(sheet, width):
        # Content that is kept together moves to the next side; the map floats there, and text fills
        # the gap.
        left = page - used % page
        if chunk == _MAP and chunk > left:
            floated += chunk
        elif chunk > left:
            used += left + floated + chunk
            floated = 0.0
        else:
            used += chunk
    used += floated
    return used - sides * page + _SPARE


def _chunks(sheet: ClauseSheet, width: float) -> Iterator[float]:
    """Yield heights of unbreakable blocks, from top to bottom."""
    yield _head(sheet, width)
    for section in sheet.sections:
        yield from _with_heading(_section(section, sheet, width))
    if not sheet.sources_at_end:
        yield from _with_heading(_sources(sheet, width))
    yield _text(sheet.also, width, _SMALL) + 10


def _with_heading(parts: list[float]) -> list[float]:
    """Return heights with the heading added to the first part; the map includes its own."""
    if not parts or parts == [_MAP]:
        return parts
    return [_HEADING + parts[0], *parts[1:]]


def _head(sheet: ClauseSheet, width: float) -> float:
    bottom_line = _text(sheet.bottom_line, width - 20, _BODY) + 22
    warnings = (_text(line, width - 12, _BODY) + 20 for line in sheet.warnings)
    return 66.0 + bottom_line + sum(warnings)


@lru_cache(maxsize=5_000)
def _ems(text: str) -> float:
    return load_metrics().width(text)


def _text(text: str, width: float, size: float) -> float:
    """Return the height of a paragraph; words do not fill the end of a line."""
    if not text:
        return 0.0
    lines = math.ceil(_ems(text) * size / (width - 1.7 * size) - 0.05)
    return max(lines, 1) * _LINE * size


def _section(section: Section, sheet: ClauseSheet, width: float) -> list[float]:
    notes = [_text(note, width, _SMALL) + 3 for note in section.notes]
    if section.look is SectionLayout.STANCES:
        parts = [_row(row, width) for row in section.rows]
        parts[:1] = [15 + parts[0]] if parts else []
    elif section.look is SectionLayout.MAP:
        parts = [_MAP] if sheet.picture else []
    elif section.key == "silent":
        half = (width - 15) / 2
        heights = [_text(f"{line.lead} {line.text}", half, _BODY) for line in section.lines]
        parts = _row_heights(heights, 0.0)
    elif section.look is SectionLayout.SIDES:
        parts = [height for line in section.lines for height in _dispute_heights(line, width)]
    else:
        parts = [_line(line, section.look, width) for line in section.lines]
    return parts + notes


def _row_heights(heights: list[float], gap: float) -> list[float]:
    """Return heights of rows of entries set in two columns."""
    pairs = zip_longest(heights[::2], heights[1::2], fillvalue=0.0)
    return [max(pair) + gap for pair in pairs]


def _line(line: SheetLine, look: SectionLayout, width: float) -> float:
    marks = " [10, 11, 12]" if line.cites else ""
    if look is SectionLayout.FIGURES:
        return _text(line.text + marks, width - 75, _BODY) + 2.5
    if look is SectionLayout.TEXT and not line.lead:
        return _text(line.text + marks, width, 10.5) + 2
    text = f"{line.lead} {line.warning} {line.small} {line.note} {line.text}{marks}"
    return _text(text, width, _BODY) + 1.5


def _dispute_heights(line: SheetLine, width: float) -> list[float]:
    """Return heights of a disagreement: the claim stays with its first row of sides."""
    half = width / 2 - 13
    sides = _row_heights([_text(side.text, half, _BODY) + 9.5 for side in line.inner], 2.5)
    about = _text(f"{line.lead} {line.text}", width, _BODY) + 4
    small = _text(line.small, width, _SMALL)
    if not sides:
        return [about + small]
    return [about + 2 + sides[0], *sides[1:], small]


def _row(row: StanceRow, width: float) -> float:
    if not row.statement:
        return 1.5 * _BODY * _LINE + 2
    statement = width - (2.55 + 2.45 + 4.9 + 1.15) * 10 * _MM - 6
    return 4 + max(
        _text(row.statement + row.warning, statement, _TABLE),
        _text(" · ".join((row.day, *row.facts)), 49 * _MM - 6, _SMALL),
        _text(row.party, 25 * _MM, _TABLE),
    )


def _sources(sheet: ClauseSheet, width: float) -> list[float]:
    half = (width - 13) / 2
    heights = []
    for reference in citation_numbers(sheet):
        source = sheet.sources[reference]
        url = shown_address(source.url)
        url = url.partition("/")[0] if sheet.short_sources else url
        text = f"10. {source.publisher}: {source.title}. 20 Nov 2025. {url} {source.caution}"
        heights.append(_text(text, half, _SMALL))
    return _row_heights(heights, -1.0) + ([15.0] if sheet.short_sources else [])
