"""Everything on one clause, side provision or document, as one screen or sheet shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from explorer.domain.analysis import Analysis
from explorer.domain.as_of import analysis_as_of, quantities_as_of, references_in
from explorer.domain.documents import (
    Clause,
    Correspondence,
    Document,
    Quantity,
    Relation,
    SideProvision,
)
from explorer.domain.features import MapReference
from explorer.domain.references import document_of
from explorer.domain.stances import PartyStances
from explorer.domain.views import Page
from explorer.errors import UnknownReferenceError
from explorer.store import pack_tables as t
from explorer.store.analysis import analysis_of
from explorer.store.documents import documents, titles
from explorer.store.local_records import local_of
from explorer.store.map_content import features, map_references, published_figures
from explorer.store.names import topics
from explorer.store.sources import sources
from explorer.store.stances import targets_of, who_stands_where
from explorer.store.timeline import claims_on, dates_of, events_on


def page(connection: Connection, reference: str, as_of: date, language: str) -> Page:
    """All that is shown on a reference as of a day. Raises UnknownReferenceError."""
    document = _document(connection, reference, language)
    provision = _provisions(connection, [reference], language).get(reference)
    if provision is None and (document is None or document.reference != reference):
        raise UnknownReferenceError(reference)
    if provision is not None:
        known = quantities_as_of(provision.quantities, as_of)
        provision = replace(provision, quantities=known)
    targets = targets_of(connection, reference)
    stances = who_stands_where(connection, targets, as_of, language)
    analysis = analysis_of(connection, reference, language)
    analysis = analysis_as_of(analysis, as_of, dates_of(connection, *references_in(analysis)))
    side = _side_provisions(connection, reference, language)
    links = _correspondences(connection, reference, targets, as_of, language)
    events = events_on(connection, (reference, *targets), as_of, language)
    drawn = _map_references(connection, provision)
    clause = provision if isinstance(provision, Clause) else None
    side_provision = provision if isinstance(provision, SideProvision) else None
    subject = provision or document
    cited = [*(subject.sources if subject else ()), *_cited(side, stances, analysis, events)]
    cited += [name for one in (provision.quantities if provision else ()) for name in one.sources]
    named = [*_named(side_provision, analysis), *targets]
    named += [name for name in map(document_of, targets) if name and targets != (reference,)]
    return Page(
        reference=reference,
        as_of=as_of,
        language=language,
        document=document,
        clause=clause,
        side_provision=side_provision,
        topics=tuple(
            topic
            for topic in topics(connection, language)
            if clause and topic.reference in clause.topics
        ),
        correspondences=links,
        side_provisions=side,
        stances=stances,
        stances_from=targets if targets != (reference,) else (),
        analysis=analysis,
        events=events,
        claims=claims_on(connection, [reference], language),
        map_references=drawn,
        features=features(
            connection, (name for m in drawn for name in (*m.draws, *m.bounds)), language
        ),
        published=published_figures(connection) if any(m.bounds for m in drawn) else (),
        sources=sources(connection, cited),
        titles=titles(connection, named, language),
    )


def _document(connection: Connection, reference: str, language: str) -> Document | None:
    name = document_of(reference)
    return next((d for d in documents(connection, language) if d.reference == name), None)


def clauses_of(connection: Connection, document: str, language: str) -> tuple[Clause, ...]:
    """All clauses of a document in its order, with their texts."""
    p, text = t.provision, t.provision_text
    rows = connection.execute(
        select(p, text.c.title, text.c.summary, text.c.details)
        .join(text, and_(text.c.provision_id == p.c.id, text.c.language == language))
        .where(p.c.document == document)
        .order_by(p.c.id)
    )
    return tuple(_clause(row, language) for row in rows)


def _provisions(
    connection: Connection, references: Sequence[str], language: str
) -> dict[str, Clause | SideProvision]:
    p, text = t.provision, t.provision_text
    rows = connection.execute(
        select(p, text.c.title, text.c.summary, text.c.details)
        .join(text, and_(text.c.provision_id == p.c.id, text.c.language == language))
        .where(p.c.reference.in_(list(references)))
        .order_by(p.c.id)
    )
    return {
        row.reference: _clause(row, language)
        if row.document
        else _side_provision(row, language, local_of(connection, row.reference).author)
        for row in rows
    }


def _quantities(row: Any) -> tuple[Quantity, ...]:  # noqa: ANN401
    translated = row.details.get("quantities") or []
    return tuple(
        Quantity(
            q["value"],
            q["unit"],
            translated[i] if i < len(translated) else q["what"],
            q.get("author") or "",
            date.fromisoformat(q["date"]) if q.get("date") else None,
            tuple(q.get("sources") or ()),
        )
        for i, q in enumerate(row.quantities)
    )


def _clause(row: Any, language: str) -> Clause:  # noqa: ANN401
    notes = ("notes", "verified_note", "quantity_note", "correspondence_note", "eid")
    return Clause(
        reference=row.reference,
        document=row.document,
        number=row.number,
        title=row.title,
        summary=row.summary,
        verified=bool(row.verified),
        subpoints=tuple(row.details.get("subpoints") or ()),
        quantities=_quantities(row),
        topics=tuple(row.topics),
        features=tuple(row.features),
        sources=tuple(row.sources),
        language=language,
        subpoint_eids=tuple(row.details.get("subpoint_eids") or ()),
        **{name: row.details.get(name) or "" for name in notes},
    )


def _side_provision(row: Any, language: str, author: str) -> SideProvision:  # noqa: ANN401
    return SideProvision(
        reference=row.reference,
        title=row.title,
        summary=row.summary,
        attribution=row.details.get("attribution") or "",
        verified=bool(row.verified),
        related=tuple(row.related),
        quantities=_quantities(row),
        features=tuple(row.features),
        sources=tuple(row.sources),
        verified_note=row.details.get("verified_note") or "",
        language=language,
        author=author,
    )


def _side_provisions(
    connection: Connection, reference: str, language: str
) -> tuple[SideProvision, ...]:
    r = t.related
    names = connection.execute(select(r.c.side_provision).where(r.c.clause == reference)).scalars()
    found = _provisions(connection, tuple(names), language)
    return tuple(one for one in found.values() if isinstance(one, SideProvision))


def _correspondences(
    connection: Connection, reference: str, targets: Sequence[str], as_of: date, language: str
) -> tuple[Correspondence, ...]:
    """The same clause in other documents; for a counter-text also by way of its own."""
    c = t.correspondence
    ends = [reference, *targets]
    rows = connection.execute(
        select(c)
        .where(or_(c.c.from_reference == reference, c.c.to_reference.in_(ends)))
        .order_by(c.c.id)
    ).all()
    others = [
        row.to_reference if row.from_reference == reference else row.from_reference for row in rows
    ]
    known = _provisions(connection, [name for name in others if name], language)
    later = {d.reference for d in documents(connection, language) if d.date > as_of}
    result = []
    for row, other in zip(rows, others, strict=True):
        if other == reference:
            continue
        found = known.get(other)
        outgoing = row.from_reference == reference
        document = row.to_document if outgoing else row.from_document
        result.append(
            Correspondence(
                relation=Relation(row.relation),
                document=document,
                reference=other if found else None,
                title=found.title if found else "",
                summary=found.summary if found else "",
                note=row.notes.get(language) or row.notes.get("en") or "",
                incoming=not outgoing,
                later=document in later,
            )
        )
    return tuple(dict.fromkeys(result))


def _map_references(
    connection: Connection, provision: Clause | SideProvision | None
) -> tuple[MapReference, ...]:
    known = map_references(connection)
    names = provision.features if provision else ()
    return tuple(known[name] for name in names if name in known)


def _cited(
    side: Iterable[SideProvision],
    stances: Iterable[PartyStances],
    analysis: Analysis,
    events: Iterable[Any],
) -> list[str]:
    cited = [name for one in side for name in one.sources]
    for entry in stances:
        for stance in (*entry.current, *entry.history):
            cited += stance.sources
    for holder in (
        *(part for term in analysis.terms for part in term.readings),
        *(part for one in analysis.disagreements for part in one.sides),
        *analysis.dependencies,
        *analysis.decisions,
        *events,
    ):
        cited += holder.sources
    return cited


def _named(side_provision: SideProvision | None, analysis: Analysis) -> list[str]:
    named = list(side_provision.related) if side_provision else []
    for dependency in analysis.dependencies:
        named += [dependency.source, dependency.target]
    return named
