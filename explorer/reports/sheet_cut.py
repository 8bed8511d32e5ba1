"""What a sheet gives up to stay on two sides, the least important first; each loss is told.

The order is fixed, so that two sheets of one set never differ in what was held to matter.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from explorer.reports.blocks import ClauseSheet, Line, Section

Step = Callable[[ClauseSheet], ClauseSheet]
ELLIPSIS = "…"


def shorten(text: str, most: int) -> str:
    """The text cut at a word, with a mark where it was cut."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    at_word = head.rpartition(" ")[0]
    return (at_word if len(at_word) > most // 2 else head).rstrip(
        " ,;:–"
    ) + f"\N{NO-BREAK SPACE}{ELLIPSIS}"


def _change(key: str, change: Callable[[Section], Section], sheet: ClauseSheet) -> ClauseSheet:
    return replace(sheet, sections=tuple(change(s) if s.key == key else s for s in sheet.sections))


def _shorter_line(line: Line, most: int) -> Line:
    inner = tuple(_shorter_line(one, most) for one in line.inner)
    return replace(line, text=shorten(line.text, most), inner=inner)


def _shorten_lines(most: int, section: Section) -> Section:
    lines = tuple(_shorter_line(line, most) for line in section.lines)
    return replace(section, lines=lines)


def _shorten_notes(most: int, section: Section) -> Section:
    notes = tuple(shorten(note, most) for note in section.notes)
    return replace(section, notes=notes)


def _first_note(section: Section) -> Section:
    """The first note alone, with a mark that there was more."""
    if len(section.notes) < 2:
        return section
    return replace(section, notes=(f"{section.notes[0]} {ELLIPSIS}",))


def _shorten_rows(most: int, section: Section) -> Section:
    rows = tuple(replace(row, statement=shorten(row.statement, most)) for row in section.rows)
    return replace(section, rows=rows)


def _titles_only(first: int, section: Section) -> Section:
    """Entries after the first ones keep their leads alone."""
    bare = tuple(replace(line, text=ELLIPSIS, cites=()) for line in section.lines[first:])
    return replace(section, lines=(*section.lines[:first], *bare))


def _without_sides(first: int, section: Section) -> Section:
    """Disagreements after the first ones keep what they are about; sides go all or none."""
    told = tuple(
        replace(line, inner=(), small="", inner_left=line.inner_left + len(line.inner))
        for line in section.lines[first:]
    )
    return replace(section, lines=(*section.lines[:first], *told))


def _keep_lines(most: int, section: Section) -> Section:
    gone = len(section.lines) - most
    if gone <= 0:
        return section
    left = section.left_out + gone
    return replace(section, lines=section.lines[:most], left_out=left)


def _keep_rows(most: int, section: Section) -> Section:
    gone = len(section.rows) - most
    if gone <= 0:
        return section
    return replace(section, rows=section.rows[:most], left_out=section.left_out + gone)


def _one_row_each(section: Section) -> Section:
    """The leading statement of each party, without others of the same day."""
    rows = tuple({row.party: row for row in reversed(section.rows)}.values())[::-1]
    return replace(section, rows=rows, left_out=section.left_out + len(section.rows) - len(rows))


def _few_cites(most: int, sheet: ClauseSheet) -> ClauseSheet:
    return replace(sheet, most_cites=most)


def _short_addresses(sheet: ClauseSheet) -> ClauseSheet:
    return replace(sheet, short_sources=True)


def _few_sources(most: int, sheet: ClauseSheet) -> ClauseSheet:
    return replace(sheet, most_sources=most)


def _without_map(sheet: ClauseSheet) -> ClauseSheet:
    """The map goes last of all that can go whole, and its place says so."""
    if sheet.picture is None:
        return sheet
    return _change("map", lambda s: replace(s, left_out=1), replace(sheet, picture=None))


def _on(key: str, change: Callable[..., Section], *arguments: object) -> Step:
    return partial(_change, key, partial(change, *arguments))


_STEPS: tuple[Step, ...] = (
    _short_addresses,
    _on("side_provisions", _shorten_lines, 150),
    _on("correspondence", _shorten_lines, 180),
    _on("disagreements", _shorten_lines, 130),
    partial(_few_cites, 2),
    _on("side_provisions", _shorten_lines, 80),
    _on("correspondence", _shorten_lines, 110),
    _on("disagreements", _without_sides, 3),
    _on("disagreements", _shorten_lines, 90),
    _on("side_provisions", _titles_only, 0),
    _on("quantities", _shorten_notes, 110),
    _on("correspondence", _keep_lines, 6),
    _on("stances", _one_row_each),
    _on("disagreements", _without_sides, 2),
    partial(_few_cites, 1),
    _on("text", _shorten_notes, 160),
    _on("quantities", _first_note),
    _on("disagreements", _without_sides, 1),
    _on("correspondence", _titles_only, 0),
    _on("stances", _shorten_rows, 170),
    _on("silent", _keep_lines, 6),
    _on("disagreements", _keep_lines, 4),
    _on("side_provisions", _keep_lines, 4),
    _on("disagreements", _without_sides, 0),
    _on("silent", _keep_lines, 4),
    partial(_few_sources, 12),
    _on("disagreements", _keep_lines, 2),
    _on("side_provisions", _keep_lines, 2),
    _on("stances", _shorten_rows, 130),
    _on("correspondence", _keep_lines, 3),
    _on("side_provisions", _keep_lines, 1),
    # From here on: content far beyond what any agreement known so far has.
    _on("stances", _shorten_rows, 100),
    _on("text", _shorten_lines, 500),
    _on("stances", _keep_rows, 12),
    _on("text", _keep_lines, 9),
    _on("quantities", _keep_lines, 4),
    _on("text", _shorten_lines, 240),
    _on("quantities", _shorten_lines, 120),
    _on("stances", _keep_rows, 7),
    partial(_few_sources, 5),
    _on("text", _keep_lines, 5),
    _without_map,
)
#: Every step, by its place in the order.
ALL_STEPS = tuple(range(len(_STEPS)))


def cut(sheet: ClauseSheet, steps: Iterable[int]) -> ClauseSheet:
    """The sheet after some of the steps, given by their places in the order."""
    result = sheet
    for place in steps:
        result = _STEPS[place](result)
    return replace(result, shortened=any(map(_ends_early, result.sections)))


def _ends_early(section: Section) -> bool:
    texts = [*section.notes, *(row.statement for row in section.rows)]
    texts += [one.text for line in section.lines for one in (line, *line.inner)]
    return any(text.endswith(ELLIPSIS) for text in texts)
