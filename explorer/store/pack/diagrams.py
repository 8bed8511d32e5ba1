"""What diagrams are drawn from: dependencies around a clause, and the paths of the decision."""

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
from explorer.store.pack.stances import targets_of

Contents = dict[str, Any]
One = TypeVar("One", Dependency, Decision)


def dependency_graph(
    connection: Connection, reference: str, as_of: date, language: str
) -> DependencyGraph:
    """What a clause depends on and what depends on it, as known on a day.

    A clause of another document than the dependencies are recorded for stands for those it
    corresponds to. Raises UnknownReferenceError.
    """
    every = _dependencies(connection, as_of, language)
    own = {end for one in every for end in (one.source, one.target)}
    centres = (reference,) if reference in own else targets_of(connection, reference)
    near = tuple(one for one in every if one.source in centres or one.target in centres)
    closed = tuple(group for group in circles(every) if set(group) & set(centres))
    named = {*centres, *(end for one in near for end in (one.source, one.target))}
    named |= {name for group in closed for name in group}
    known = titles(connection, named, language)
    if not set(centres) & set(known):
        raise UnknownReferenceError(reference)
    return DependencyGraph(
        centres=centres,
        as_of=as_of,
        dependencies=near,
        titles=known,
        circles=closed,
        dropped=_dropped(connection, sorted(named), as_of, language),
        through=reference if centres != (reference,) else "",
        basis_note=dict(basis_notes(connection, {"dependency"}, language)).get("dependencies", ""),
    )


def decision_paths(connection: Connection, as_of: date, language: str) -> DecisionPaths:
    """The whole decision as it was described up to a day."""
    made = _made(connection, "decision", language, decision)
    beyond = _made(connection, "beyond", language, statement_beyond)
    known = _known(connection, Analysis(decisions=(*made, *beyond)), as_of).decisions
    steps = [one for one in known if one.kind != "beyond"]
    about = _targets(connection)
    events = {bearing.event for one in known for bearing in one.later}
    events |= {name for one in known for name in one.background}
    return DecisionPaths(
        as_of=as_of,
        steps=tuple(one for one in steps if one.ends is None),
        ways=tuple(one for one in steps if one.ends is not None),
        beyond=tuple(one for one in known if one.kind == "beyond"),
        targets=about,
        titles=titles(connection, {name for held in about.values() for name in held}, language),
        events=_events(connection, sorted(events)),
        sources=sources(connection, [name for one in known for name in one.sources], language),
        basis_note=dict(basis_notes(connection, {"decision"}, language)).get("decision", ""),
    )


def _dependencies(connection: Connection, as_of: date, language: str) -> tuple[Dependency, ...]:
    every = _made(connection, "dependency", language, dependency)
    return _known(connection, Analysis(dependencies=every), as_of).dependencies


def _known(connection: Connection, analysis: Analysis, as_of: date) -> Analysis:
    return analysis_as_of(analysis, as_of, dates_of(connection, *references_in(analysis)))


def _made(
    connection: Connection, kind: str, language: str, make: Callable[[Contents], One]
) -> tuple[One, ...]:
    a, text = t.analysis, t.analysis_text
    rows = connection.execute(
        select(text.c.content)
        .join(a, and_(text.c.analysis_id == a.c.id, text.c.language == language))
        .where(a.c.kind == kind)
        .order_by(a.c.id)
    ).scalars()
    return tuple(make(content) for content in rows)


def _targets(connection: Connection) -> dict[str, tuple[str, ...]]:
    a, target = t.analysis, t.analysis_target
    rows = connection.execute(
        select(a.c.reference, target.c.target)
        .join(target, target.c.analysis_id == a.c.id)
        .where(a.c.kind == "decision")
        .order_by(a.c.id, target.c.target)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row.reference].append(row.target)
    # Clauses and documents before what was reported around the text, whatever their letters.
    return {name: tuple(sorted(held, key=is_side_provision)) for name, held in found.items()}


def _events(connection: Connection, references: Sequence[str]) -> dict[str, tuple[date, str]]:
    e = t.event.c
    rows = connection.execute(
        select(e.reference, e.date, e.precision).where(e.reference.in_(references))
    )
    return {row.reference: (row.date, row.precision) for row in rows}


def _dropped(
    connection: Connection, references: Sequence[str], as_of: date, language: str
) -> dict[str, tuple[str, ...]]:
    """Titles of the documents up to a day that have no such clause any more, by its reference."""
    c = t.correspondence.c
    rows = connection.execute(
        select(c.to_reference, c.from_document)
        .where(c.relation == Relation.DROPPED.value, c.to_reference.in_(references))
        .order_by(c.id)
    )
    named = {one.reference: one.title for one in existing(documents(connection, language), as_of)}
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.from_document in named:
            found[row.to_reference].append(named[row.from_document])
    return {reference: tuple(held) for reference, held in found.items()}
