"""What of the analysis was known on a day: whatever rests only on later statements is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from explorer.domain.analysis import (
    Analysis,
    Decision,
    Dependency,
    Disagreement,
    Reading,
    Term,
)
from explorer.domain.documents import Quantity

#: Dates of stances, sources and events by reference.
Dates = Mapping[str, date]


def analysis_as_of(analysis: Analysis, day: date, dates: Dates) -> Analysis:
    """The analysis as it could have been made on ``day``.

    A side, reading or dependency stays when at least one of the stances (or, without stances, of
    the sources) it rests on is dated on or before the day. A disagreement needs two sides.
    """
    return replace(
        analysis,
        terms=tuple(_term(one, day, dates) for one in analysis.terms),
        dependencies=tuple(
            one for one in analysis.dependencies if _dependency_known(one, day, dates)
        ),
        disagreements=tuple(
            cut for one in analysis.disagreements if len((cut := _disagreement(one, day)).sides) > 1
        ),
        decisions=tuple(
            _decision(one, day, dates)
            for one in analysis.decisions
            if one.date is None or one.date <= day
        ),
    )


def quantities_as_of(quantities: Iterable[Quantity], day: date) -> tuple[Quantity, ...]:
    """Quantities without those that were added of a later day."""
    return tuple(one for one in quantities if one.dated is None or one.dated <= day)


def references_in(analysis: Analysis) -> tuple[set[str], set[str], set[str]]:
    """Stances, sources and events that the analysis rests on, for looking up their dates."""
    resting: list[Reading | Dependency | Decision] = [
        *(reading for term in analysis.terms for reading in term.readings),
        *analysis.dependencies,
        *analysis.decisions,
    ]
    stances = {name for one in resting for name in one.stances}
    sources = {name for one in resting for name in one.sources}
    events = {bearing.event for one in analysis.decisions for bearing in one.later}
    return (
        stances,
        sources,
        events | {name for one in analysis.decisions for name in one.background},
    )


def _known(stances: Iterable[str], sources: Iterable[str], day: date, dates: Dates) -> bool:
    named = list(stances) or list(sources)
    return not named or any(dates.get(name, day) <= day for name in named)


def _term(term: Term, day: date, dates: Dates) -> Term:
    readings = (
        reading for reading in term.readings if _known(reading.stances, reading.sources, day, dates)
    )
    return replace(term, readings=tuple(readings))


def _dependency_known(one: Dependency, day: date, dates: Dates) -> bool:
    # What a summary itself says is as old as the text, whatever else bears it out.
    return one.basis == "text" or _known(one.stances, one.sources, day, dates)


def _disagreement(one: Disagreement, day: date) -> Disagreement:
    sides = tuple(side for side in one.sides if side.date <= day)
    return replace(one, sides=sides, later_sides=len(one.sides) - len(sides))


def _decision(one: Decision, day: date, dates: Dates) -> Decision:
    later = tuple(bearing for bearing in one.later if dates.get(bearing.event, day) <= day)
    return replace(one, later=later)
