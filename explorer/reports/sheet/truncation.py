"""Truncation steps that fit a sheet on two sides: reference matter alone, never content.

The order is fixed, so that the sheets of a set are all truncated alike. Content that still does not
fit continues on a third side (explorer/reports/sheet/height_estimate.py).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from explorer.reports.sheet.model import ClauseSheet, Section, SectionLayout

_OTHERS = "correspondence"
Step = Callable[[ClauseSheet], ClauseSheet]


def _short_addresses(sheet: ClauseSheet) -> ClauseSheet:
    """Show only the hosts of web addresses; their links stay complete."""
    if sheet.sources_at_end or not any(source.url for source in sheet.sources.values()):
        return sheet
    return replace(sheet, short_sources=True)


def _without_also(sheet: ClauseSheet) -> ClauseSheet:
    """Omit the line on further content of the program."""
    return replace(sheet, also="")


def _merge_silent_parties(sheet: ClauseSheet) -> ClauseSheet:
    """Name the parties without a position in one line instead of a row each."""
    return replace(sheet, sections=tuple(map(_one_silence, sheet.sections)))


def _one_silence(section: Section) -> Section:
    silent = [row for row in section.rows if not row.statement]
    spoken = tuple(row for row in section.rows if row.statement)
    if section.look is not SectionLayout.STANCES or not spoken or len(silent) < 2:
        return section
    names: dict[str, list[str]] = {}
    for row in silent:
        names.setdefault(row.position_word.rstrip("."), []).append(row.party)
    notes = tuple(f"{word}: {', '.join(parties)}." for word, parties in names.items())
    return replace(section, rows=spoken, notes=(*notes, *section.notes))


def _without_other_texts(sheet: ClauseSheet) -> ClauseSheet:
    """Name the same clause in other documents without its text, which its own sheet has."""
    if not any(section.key == _OTHERS and section.lines for section in sheet.sections):
        return sheet
    sections = tuple(map(_names_alone, sheet.sections))
    return replace(sheet, sections=sections, short_others=True)


def _names_alone(section: Section) -> Section:
    if section.key != _OTHERS:
        return section
    return replace(section, lines=tuple(replace(line, text="") for line in section.lines))


#: Each step with the key of its message, ``sheet.cut.KEY`` in the catalogue.
_STEPS: tuple[tuple[str, Step], ...] = (
    ("addresses", _short_addresses),
    ("also", _without_also),
    ("silent_parties", _merge_silent_parties),
    ("other_texts", _without_other_texts),
)
#: Every step, by its index.
ALL_STEPS = tuple(range(len(_STEPS)))


def apply_truncation(sheet: ClauseSheet, steps: Iterable[int]) -> ClauseSheet:
    """Return the sheet after some of the steps, given by index."""
    for place in steps:
        sheet = _STEPS[place][1](sheet)
    return sheet


def cuts_made(sheet: ClauseSheet, steps: Iterable[int]) -> tuple[str, ...]:
    """Return the keys of the steps that change a sheet."""
    return tuple(_STEPS[place][0] for place in steps if _STEPS[place][1](sheet) != sheet)
