"""What exists on a day: the one filter for texts, statements, sources and the analysis of them.

Whatever is dated later, or rests only on what is dated later, is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from explorer.domain.content.analysis import (
    Analysis,
    Decision,
    Dependency,
    Disagreement,
    Reading,
    Side,
    Term,
)
from explorer.domain.content.days import existing, exists_on
from explorer.domain.content.documents import (
    Clause,
    Correspondence,
    Document,
    Event,
    Quantity,
    SideProvision,
    Source,
)
from explorer.domain.content.stances import PartyStances, Stance

#: Dates of stances, sources and events by reference.
Dates = Mapping[str, date]


Citing = TypeVar(
    "Citing",
    bound=Clause
    | Decision
    | Dependency
    | Document
    | Event
    | Quantity
    | Reading
    | Side
    | SideProvision
    | Stance,
)


def sources_as_of(names: Iterable[str], day: date, dates: Dates) -> tuple[str, ...]:
    """Return the sources that existed on a day.

    Where all are later, all stay: a statement that was made by then and published afterwards must
    not stand without a source. `mark_later` then says of them that they are later.
    """
    names = tuple(names)
    return tuple(name for name in names if exists_on(dates.get(name), day)) or names


def citing_as_of(thing: Citing, day: date, dates: Dates) -> Citing:
    """Return a thing that cites the sources that existed on a day."""
    known = sources_as_of(thing.sources, day, dates)
    return thing if known == thing.sources else replace(thing, sources=known)


def stances_as_of(
    entries: Iterable[PartyStances], day: date, dates: Dates
) -> tuple[PartyStances, ...]:
    """Return the parties' stances with the sources that existed on a day."""
    return tuple(
        replace(
            entry,
            current=tuple(citing_as_of(stance, day, dates) for stance in entry.current),
            history=tuple(citing_as_of(stance, day, dates) for stance in entry.history),
        )
        for entry in entries
    )


def mark_later(sources: Mapping[str, Source], day: date) -> dict[str, Source]:
    """Return sources by reference; those dated after a day are marked so."""
    return {
        name: source if exists_on(source.date, day) else replace(source, later=True)
        for name, source in sources.items()
    }


def provisions_as_of(
    provisions: Iterable[SideProvision], day: date, dates: Dates
) -> tuple[SideProvision, ...]:
    """Return the side provisions of which some source existed on a day."""
    return tuple(
        citing_as_of(one, day, dates) for one in provisions if _known((), one.sources, day, dates)
    )


def correspondences_as_of(
    links: Iterable[Correspondence],
) -> tuple[tuple[Correspondence, ...], int]:
    """Return the links to documents that existed on the day, and how many later ones there are."""
    links = tuple(links)
    kept = tuple(link for link in links if not link.later)
    return kept, len({link.document for link in links if link.later})


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
            _decision(one, day, dates) for one in analysis.decisions if exists_on(one.date, day)
        ),
    )


def analysis_citing_as_of(analysis: Analysis, day: date, dates: Dates) -> Analysis:
    """Return the analysis with the sources that existed on a day."""

    def citing(parts: tuple[Citing, ...]) -> tuple[Citing, ...]:
        return tuple(citing_as_of(part, day, dates) for part in parts)

    return replace(
        analysis,
        terms=tuple(replace(term, readings=citing(term.readings)) for term in analysis.terms),
        dependencies=citing(analysis.dependencies),
        disagreements=tuple(
            replace(one, sides=citing(one.sides)) for one in analysis.disagreements
        ),
        decisions=citing(analysis.decisions),
    )


def quantities_as_of(quantities: Iterable[Quantity], day: date) -> tuple[Quantity, ...]:
    """Quantities without those that were added of a later day."""
    return tuple(one for one in quantities if exists_on(one.dated, day))


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
    return not named or any(exists_on(dates.get(name), day) for name in named)


def _term(term: Term, day: date, dates: Dates) -> Term:
    readings = (
        reading for reading in term.readings if _known(reading.stances, reading.sources, day, dates)
    )
    return replace(term, readings=tuple(readings))


def _dependency_known(one: Dependency, day: date, dates: Dates) -> bool:
    # What a summary itself says is as old as the text, whatever else bears it out.
    return one.basis == "text" or _known(one.stances, one.sources, day, dates)


def _disagreement(one: Disagreement, day: date) -> Disagreement:
    sides = existing(one.sides, day)
    return replace(one, sides=sides, later_sides=len(one.sides) - len(sides))


def _decision(one: Decision, day: date, dates: Dates) -> Decision:
    later = tuple(bearing for bearing in one.later if exists_on(dates.get(bearing.event), day))
    return replace(one, later=later)
