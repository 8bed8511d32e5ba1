"""Queries for the diagrams: dependencies around a clause, and the decision paths."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, select

from explorer.domain.content.analysis import Analysis, Decision, Dependency
from explorer.domain.content.as_of_filter import analysis_as_of, references_in
from explorer.domain.content.days import existing
from explorer.domain.content.decision_tree import DecisionPaths
from explorer.domain.content.dependency_graph import DependencyGraph, circles
from explorer.domain.content.documents import Relation
from explorer.domain.content.references import is_side_provision
from explorer.errors import UnknownReferenceError
from explorer.store.pack import tables as t
from explorer.store.pack.analysis import basis_notes, decision, dependency, statement_beyond
from explorer.store.pack.documents import documents, titles
from explorer.store.pack.events import dates_of
from explorer.store.pack.sources import sources
from explorer.store.pack.stances import stance_targets

Contents = dict[str, Any]
Record = TypeVar("Record", Dependency, Decision)


def dependency_graph(
    connection: Connection, reference: str, as_of: date, language: str
) -> DependencyGraph:
    """Return the dependencies of a clause and on it, as known on a day.

    If the dependencies are recorded for another document, those of the corresponding clauses are
    returned. Raises UnknownReferenceError.
    """
    every = _dependencies(connection, as_of, language)
    ends = {end for item in every for end in (item.source, item.target)}
    centres = (reference,) if reference in ends else stance_targets(connection, reference)
    adjacent = tuple(item for item in every if item.source in centres or item.target in centres)
    cycles = tuple(group for group in circles(every) if set(group) & set(centres))
    named = {*centres, *(end for item in adjacent for end in (item.source, item.target))}
    named |= {name for group in cycles for name in group}
    known = titles(connection, named, language)
    if not set(centres) & set(known):
        raise UnknownReferenceError(reference)
    return DependencyGraph(
        centres=centres,
        as_of=as_of,
        dependencies=adjacent,
        titles=known,
        circles=cycles,
        dropped=_dropped(connection, sorted(named), as_of, language),
        through=reference if centres != (reference,) else "",
        basis_note=dict(basis_notes(connection, {"dependency"}, language)).get("dependencies", ""),
    )


def decision_paths(connection: Connection, as_of: date, language: str) -> DecisionPaths:
    """Return the whole decision as described up to a day."""
    decisions = _statements(connection, "decision", language, decision)
    beyond = _statements(connection, "beyond", language, statement_beyond)
    known = _known(connection, Analysis(decisions=(*decisions, *beyond)), as_of).decisions
    steps = [item for item in known if item.kind != "beyond"]
    about = _targets(connection)
    events = {impact.event for item in known for impact in item.later}
    events |= {name for item in known for name in item.background}
    return DecisionPaths(
        as_of=as_of,
        steps=tuple(item for item in steps if item.ends is None),
        ways=tuple(item for item in steps if item.ends is not None),
        beyond=tuple(item for item in known if item.kind == "beyond"),
        targets=about,
        titles=titles(connection, {name for names in about.values() for name in names}, language),
        events=_events(connection, sorted(events)),
        sources=sources(connection, [name for item in known for name in item.sources], language),
        basis_note=dict(basis_notes(connection, {"decision"}, language)).get("decision", ""),
    )


def _dependencies(connection: Connection, as_of: date, language: str) -> tuple[Dependency, ...]:
    every = _statements(connection, "dependency", language, dependency)
    return _known(connection, Analysis(dependencies=every), as_of).dependencies


def _known(connection: Connection, analysis: Analysis, as_of: date) -> Analysis:
    return analysis_as_of(analysis, as_of, dates_of(connection, *references_in(analysis)))


def _statements(
    connection: Connection, kind: str, language: str, factory: Callable[[Contents], Record]
) -> tuple[Record, ...]:
    a, text = t.analysis, t.analysis_text
    rows = connection.execute(
        select(text.c.content)
        .join(a, and_(text.c.analysis_id == a.c.id, text.c.language == language))
        .where(a.c.kind == kind)
        .order_by(a.c.id)
    ).scalars()
    return tuple(factory(content) for content in rows)


def _targets(connection: Connection) -> dict[str, tuple[str, ...]]:
    a, target = t.analysis, t.analysis_target
    rows = connection.execute(
        select(a.c.reference, target.c.target)
        .join(target, target.c.analysis_id == a.c.id)
        .where(a.c.kind == "decision")
        .order_by(a.c.id, target.c.target)
    )
    targets: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        targets[row.reference].append(row.target)
    # Clauses and documents before side provisions, whatever their names.
    return {name: tuple(sorted(names, key=is_side_provision)) for name, names in targets.items()}


def _events(connection: Connection, references: Sequence[str]) -> dict[str, tuple[date, str]]:
    e = t.event.c
    rows = connection.execute(
        select(e.reference, e.date, e.precision).where(e.reference.in_(references))
    )
    return {row.reference: (row.date, row.precision) for row in rows}


def _dropped(
    connection: Connection, references: Sequence[str], as_of: date, language: str
) -> dict[str, tuple[str, ...]]:
    """Return titles of the documents up to a day that dropped a clause, by its reference."""
    c = t.correspondence.c
    rows = connection.execute(
        select(c.to_reference, c.from_document)
        .where(c.relation == Relation.DROPPED.value, c.to_reference.in_(references))
        .order_by(c.id)
    )
    named = {
        document.reference: document.title
        for document in existing(documents(connection, language), as_of)
    }
    titles_by_reference: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.from_document in named:
            titles_by_reference[row.to_reference].append(named[row.from_document])
    return {reference: tuple(dropped_by) for reference, dropped_by in titles_by_reference.items()}
