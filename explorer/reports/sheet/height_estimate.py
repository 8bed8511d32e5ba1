"""How much room a sheet will take, closely enough that it is seldom set twice.

All lengths are points. The numbers follow from the template and were compared with what it sets.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from explorer.reports.sheet.model import ClauseSheet, Line, Look, Paper, Section, StanceRow, cited
from explorer.reports.sheet.truncation import ALL_STEPS, cut
from explorer.reports.text.font_metrics import load_metrics
from explorer.reports.text.sanitize import shown_address

_MM = 72 / 25.4
_WIDTH = {Paper.A4: 176 * _MM, Paper.LETTER: 181.9 * _MM}
_HEIGHT = {Paper.A4: 263 * _MM, Paper.LETTER: 245.4 * _MM}
_BODY, _TABLE, _SMALL = 9.5, 9.0, 8.5
_LINE = 1.234  # from one baseline to the next, in ems
_GAP = 0.65 * _BODY
_HEADING = 23.0
_MAP = 71 * _MM + 30
#: Kept free, since an estimate may be wrong either way.
_SPARE = 4.0
#: So much a sheet may seem too long and still be tried.
_TOLERANCE = 30.0
#: A sheet of normal print takes two sides, and a third rather than lose content.
SIDES, MOST_SIDES = 2, 3


@dataclass(frozen=True, slots=True)
class Fit:
    """How a sheet is set: on at most so many sides, 0 being any number, after some steps."""

    sides: int
    steps: tuple[int, ...] = ()


def fit_for(sheet: ClauseSheet, paper: Paper, less: float = 0.0, least: int = SIDES) -> Fit:
    """Return how a sheet should fit, with ``less`` room than there is.

    On ``least`` sides where giving up reference matter is enough, else on one more, up to
    ``MOST_SIDES``; beyond these it takes as many as it needs, whole.
    """
    for sides in range(least, MOST_SIDES + 1):
        steps = steps_for(sheet, paper, sides, less)
        if steps is not None:
            return Fit(sides, steps)
        less = 0.0
    return Fit(0)


def further(fit: Fit, sheet: ClauseSheet, paper: Paper, points: float, margin: float) -> Fit:
    """Return the next fit of a sheet that was set and was ``points`` too long."""
    if fit.steps == ALL_STEPS:
        return fit_for(sheet, paper, least=fit.sides + 1)
    estimate = overflow(cut(sheet, fit.steps), paper, fit.sides)
    other = fit_for(sheet, paper, points - estimate + margin, fit.sides)
    if (other.sides, len(other.steps)) > (fit.sides, len(fit.steps)):
        return other
    return Fit(fit.sides, ALL_STEPS)


def steps_for(
    sheet: ClauseSheet, paper: Paper, sides: int = SIDES, less: float = 0.0
) -> tuple[int, ...] | None:
    """Return the steps of cutting after which a sheet should fit on so many sides.

    As few of the first steps as are needed; then those that turn out not to be needed, since a
    later one freed more than was asked for, are taken back, what matters most first. None where
    all of them are not enough; it is tried where the estimate says so by little.
    """

    def fits(steps: Sequence[int], tolerance: float = 0.0) -> bool:
        return overflow(cut(sheet, steps), paper, sides) + less <= tolerance

    count = next((n for n in range(len(ALL_STEPS) + 1) if fits(ALL_STEPS[:n])), None)
    if count is None:
        return ALL_STEPS if less == 0 and fits(ALL_STEPS, _TOLERANCE) else None
    steps = ALL_STEPS[:count]
    for place in reversed(steps[:-1]):
        fewer = tuple(step for step in steps if step != place)
        if fits(fewer):
            steps = fewer
    return steps


def overflow(sheet: ClauseSheet, paper: Paper, sides: int = SIDES) -> float:
    """Return how far a sheet would go beyond its sides; less than nothing where it fits."""
    page, width = _HEIGHT[paper], _WIDTH[paper]
    used, floated = 0.0, 0.0
    for chunk in _chunks(sheet, width):
        # What is kept together goes to the next side; the map floats there, and the text goes on.
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
    """Heights of what is kept together, from top to bottom."""
    yield _head(sheet, width)
    for section in sheet.sections:
        yield from _with_heading(_section(section, sheet, width))
    if not sheet.sources_at_end:
        yield from _with_heading(_sources(sheet, width))
    yield _text(sheet.also, width, _SMALL) + 10


def _with_heading(parts: list[float]) -> list[float]:
    """A heading stays with the first part below it; the map has its own within."""
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
    """Height of a paragraph: words do not fill the last stretch of a line."""
    if not text:
        return 0.0
    lines = math.ceil(_ems(text) * size / (width - 1.7 * size) - 0.05)
    return max(lines, 1) * _LINE * size


def _section(section: Section, sheet: ClauseSheet, width: float) -> list[float]:
    notes = [_text(note, width, _SMALL) + 3 for note in section.notes]
    if section.look is Look.STANCES:
        parts = [_row(row, width) for row in section.rows]
        parts[:1] = [15 + parts[0]] if parts else []
    elif section.look is Look.MAP:
        parts = [_MAP] if sheet.picture else []
    elif section.key == "silent":
        half = (width - 15) / 2
        heights = [_text(f"{line.lead} {line.text}", half, _BODY) for line in section.lines]
        parts = _paired(heights, 0.0)
    elif section.look is Look.SIDES:
        parts = [height for line in section.lines for height in _quarrel(line, width)]
    else:
        parts = [_line(line, section.look, width) for line in section.lines]
    return parts + notes


def _paired(heights: list[float], gap: float) -> list[float]:
    """Heights of rows of entries set two in a row."""
    pairs = zip_longest(heights[::2], heights[1::2], fillvalue=0.0)
    return [max(pair) + gap for pair in pairs]


def _line(line: Line, look: Look, width: float) -> float:
    marks = " [10, 11, 12]" if line.cites else ""
    if look is Look.FIGURES:
        return _text(line.text + marks, width - 75, _BODY) + 2.5
    if look is Look.TEXT and not line.lead:
        return _text(line.text + marks, width, 10.5) + 2
    whole = f"{line.lead} {line.warning} {line.small} {line.note} {line.text}{marks}"
    return _text(whole, width, _BODY) + 1.5


def _quarrel(line: Line, width: float) -> list[float]:
    """A disagreement: what it is about stays with its first sides, the rest may go on."""
    half = width / 2 - 13
    sides = _paired([_text(side.text, half, _BODY) + 9.5 for side in line.inner], 2.5)
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
    for reference in cited(sheet):
        source = sheet.sources[reference]
        url = shown_address(source.url)
        url = url.partition("/")[0] if sheet.short_sources else url
        whole = f"10. {source.publisher}: {source.title}. 20 Nov 2025. {url} {source.caution}"
        heights.append(_text(whole, half, _SMALL))
    return _paired(heights, -1.0) + ([15.0] if sheet.short_sources else [])
