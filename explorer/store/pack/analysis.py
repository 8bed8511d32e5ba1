"""Queries for the project's own analysis and for disagreements between sources, by subject."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, select

from explorer.domain.content.analysis import (
    Analysis,
    Commitment,
    Decision,
    Dependency,
    Disagreement,
    EventImpact,
    Reading,
    Side,
    Silence,
    Term,
)
from explorer.domain.content.as_of_filter import analysis_as_of, references_in
from explorer.domain.content.days import existing
from explorer.store.pack import tables as t
from explorer.store.pack.events import dates_of
from explorer.store.pack.metadata import meta

Content = dict[str, Any]
#: Kind of statement -> name of the file whose method note is shown with it.
_FILE = {
    "commitment": "commitments",
    "silence": "commitments",
    "term": "terms",
    "dependency": "dependencies",
    "disagreement": "disagreements",
    "decision": "decision",
    "beyond": "decision",
}


def analysis_of(connection: Connection, reference: str, language: str) -> Analysis:
    """Return all analytic statements on a clause, side provision or document."""
    a, text, target = t.analysis, t.analysis_text, t.analysis_target
    rows = connection.execute(
        select(a.c.kind, text.c.content)
        .join(target, target.c.analysis_id == a.c.id)
        .join(text, and_(text.c.analysis_id == a.c.id, text.c.language == language))
        .where(target.c.target == reference)
        .order_by(a.c.id)
    ).all()

    def build(kind: str, factory: Callable[[Content], Any]) -> tuple[Any, ...]:
        return tuple(factory(row.content) for row in rows if row.kind == kind)

    return Analysis(
        commitments=build("commitment", _commitment),
        silences=build("silence", lambda c: Silence(c["about"], c["text"])),
        terms=build("term", _term),
        dependencies=build("dependency", dependency),
        disagreements=build("disagreement", _disagreement),
        decisions=build("decision", decision) + build("beyond", statement_beyond),
        basis_notes=basis_notes(connection, {row.kind for row in rows}, language),
    )


def all_disagreements(
    connection: Connection, day: date, language: str
) -> tuple[tuple[Disagreement, tuple[str, ...]], ...]:
    """Return the disagreements known on a day, each with the references it concerns."""
    a, text, target = t.analysis, t.analysis_text, t.analysis_target
    rows = connection.execute(
        select(a.c.id, text.c.content)
        .join(text, and_(text.c.analysis_id == a.c.id, text.c.language == language))
        .where(a.c.kind == "disagreement")
        .order_by(a.c.id)
    ).all()
    about: dict[int, list[str]] = {row.id: [] for row in rows}
    for row in connection.execute(
        select(target.c.analysis_id, target.c.target).where(target.c.analysis_id.in_(list(about)))
    ):
        about[row.analysis_id].append(row.target)
    whole = Analysis(disagreements=tuple(_disagreement(row.content) for row in rows))
    known = {
        disagreement.reference: disagreement
        for disagreement in analysis_as_of(whole, day, {}).disagreements
    }
    return tuple(
        (known[row.content["id"]], tuple(about[row.id]))
        for row in rows
        if row.content["id"] in known
    )


def bodies_as_of(
    connection: Connection, references: Sequence[str], day: date
) -> dict[tuple[str, str], str]:
    """Return the texts of disagreements and terms for search, without later statements."""
    a, text = t.analysis, t.analysis_text
    rows = connection.execute(
        select(a.c.reference, a.c.kind, text.c.language, text.c.content)
        .join(text, text.c.analysis_id == a.c.id)
        .where(a.c.reference.in_(list(references)))
    ).all()
    bodies = {}
    for row in rows:
        if row.kind == "disagreement":
            sides = existing(_disagreement(row.content).sides, day)
            lines = [row.content["claim"], *(side.says for side in sides)]
        else:
            whole = Analysis(terms=(_term(row.content),))
            dates = dates_of(connection, *references_in(whole))
            (known,) = analysis_as_of(whole, day, dates).terms
            lines = [known.why, *(reading.reading for reading in known.readings)]
        bodies[row.reference, row.language] = "\n".join(lines)
    return bodies


def basis_notes(
    connection: Connection, kinds: set[str], language: str
) -> tuple[tuple[str, str], ...]:
    """Return the (file, note) pairs on the method of some kinds of statements."""
    if not kinds:
        return ()
    notes = meta(connection, "basis_notes")
    files = sorted({_FILE[kind] for kind in kinds})
    return tuple((file, notes[file][language]) for file in files if file in notes)


def _names(value: object) -> tuple[str, ...]:
    """Return a list of identifiers; a summary that names no party has an empty text instead."""
    return tuple(value) if isinstance(value, list) else ()


def _commitment(c: Content) -> Commitment:
    texts = ("deadline", "trigger", "verifier", "sanction", "actor_note", "beneficiary_note")
    return Commitment(
        c["id"],
        c["kind"],
        c["act"],
        c["object"],
        actors=_names(c.get("actors")),
        implied_actors=_names(c.get("implied_actors")),
        beneficiaries=_names(c.get("beneficiaries")),
        **{name: c.get(name) or "" for name in texts},
    )


def _term(c: Content) -> Term:
    readings = tuple(
        Reading(r["by"], r["reading"], _names(r.get("sources")), _names(r.get("stances")))
        for r in c.get("readings") or []
    )
    return Term(c["id"], c["term"], c["used_in"], c["why"], readings)


def dependency(c: Content) -> Dependency:
    """Build a dependency from its stored fields."""
    return Dependency(
        c["id"],
        c["from"],
        c["to"],
        c["kind"],
        c["basis"],
        c["why"],
        _names(c.get("sources")),
        _names(c.get("stances")),
    )


def _disagreement(c: Content) -> Disagreement:
    sides = tuple(
        Side(
            side["says"],
            date.fromisoformat(side["date"]),
            _names(side.get("sources")),
            _names(side.get("stances")),
            side.get("file") or "",
        )
        for side in c["sides"]
    )
    return Disagreement(
        c["id"],
        c["title"],
        c["claim"],
        c["undisputed"],
        sides,
        c.get("note") or "",
        author=c.get("author") or "",
    )


def decision(c: Content) -> Decision:
    """Build a step or a path of the decision from its stored fields."""
    return Decision(
        c["id"],
        c.get("kind") or "edge",
        c["label"],
        c["said_by"],
        c["attribution"],
        date.fromisoformat(c["date"]),
        sources=_names(c.get("sources")),
        claims=tuple(c.get("claims") or ()),
        stances=_names(c.get("stances")),
        background=_names(c.get("background")),
        later=tuple(EventImpact(b["event"], b["bearing"]) for b in c.get("later") or []),
        ends=(c["from"], c["to"]) if "from" in c else None,
    )


def statement_beyond(c: Content) -> Decision:
    """Build a statement on what the description of the decision omits."""
    return Decision(
        c["id"],
        "beyond",
        c["text"],
        "",
        "analyst",
        None,
        stances=_names(c.get("stances")),
        background=_names(c.get("events")),
    )
