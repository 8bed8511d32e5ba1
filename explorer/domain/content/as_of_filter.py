"""Filter of texts, statements, sources and their analysis by the as-of date.

Anything dated later, or supported only by later records, is removed.
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

    If all are later, keep all: a statement made by that day and published afterwards must not
    lose its source. ``mark_later`` then marks these sources.
    """
    names = tuple(names)
    return tuple(name for name in names if exists_on(dates.get(name), day)) or names


def citing_as_of(record: Citing, day: date, dates: Dates) -> Citing:
    """Return a thing that cites the sources that existed on a day."""
    current = sources_as_of(record.sources, day, dates)
    return record if current == record.sources else replace(record, sources=current)


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
        citing_as_of(provision, day, dates)
        for provision in provisions
        if _known((), provision.sources, day, dates)
    )


def correspondences_as_of(
    links: Iterable[Correspondence],
) -> tuple[tuple[Correspondence, ...], int]:
    """Return the links to documents that existed on the day, and how many later ones there are."""
    links = tuple(links)
    kept = tuple(link for link in links if not link.later)
    return kept, len({link.document for link in links if link.later})


def analysis_as_of(analysis: Analysis, day: date, dates: Dates) -> Analysis:
    """Return the analysis as it could have been made on ``day``.

    A side, reading or dependency is kept if at least one of its stances (or, without stances, of
    its sources) is dated on or before the day. A disagreement needs two sides.
    """
    return replace(
        analysis,
        terms=tuple(_term(item, day, dates) for item in analysis.terms),
        dependencies=tuple(
            item for item in analysis.dependencies if _dependency_known(item, day, dates)
        ),
        disagreements=tuple(
            disagreement
            for item in analysis.disagreements
            if len((disagreement := _disagreement(item, day)).sides) > 1
        ),
        decisions=tuple(
            _decision(item, day, dates) for item in analysis.decisions if exists_on(item.date, day)
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
            replace(disagreement, sides=citing(disagreement.sides))
            for disagreement in analysis.disagreements
        ),
        decisions=citing(analysis.decisions),
    )


def quantities_as_of(quantities: Iterable[Quantity], day: date) -> tuple[Quantity, ...]:
    """Return the quantities without those added after a day."""
    return tuple(quantity for quantity in quantities if exists_on(quantity.dated, day))


def references_in(analysis: Analysis) -> tuple[set[str], set[str], set[str]]:
    """Return the stances, sources and events that the analysis cites, to look up their dates."""
    citing: list[Reading | Dependency | Decision] = [
        *(reading for term in analysis.terms for reading in term.readings),
        *analysis.dependencies,
        *analysis.decisions,
    ]
    stances = {name for record in citing for name in record.stances}
    sources = {name for record in citing for name in record.sources}
    events = {impact.event for record in analysis.decisions for impact in record.later}
    return (
        stances,
        sources,
        events | {name for record in analysis.decisions for name in record.background},
    )


def _known(stances: Iterable[str], sources: Iterable[str], day: date, dates: Dates) -> bool:
    references = list(stances) or list(sources)
    return not references or any(exists_on(dates.get(name), day) for name in references)


def _term(term: Term, day: date, dates: Dates) -> Term:
    readings = (
        reading for reading in term.readings if _known(reading.stances, reading.sources, day, dates)
    )
    return replace(term, readings=tuple(readings))


def _dependency_known(dependency: Dependency, day: date, dates: Dates) -> bool:
    # A dependency stated by the summary itself is as old as the text.
    return dependency.basis == "text" or _known(dependency.stances, dependency.sources, day, dates)


def _disagreement(disagreement: Disagreement, day: date) -> Disagreement:
    sides = existing(disagreement.sides, day)
    return replace(disagreement, sides=sides, later_sides=len(disagreement.sides) - len(sides))


def _decision(decision: Decision, day: date, dates: Dates) -> Decision:
    later = tuple(impact for impact in decision.later if exists_on(dates.get(impact.event), day))
    return replace(decision, later=later)
