"""Query for everything on a clause, side provision or document, as a screen or sheet shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from explorer.domain.content.analysis import Analysis
from explorer.domain.content.as_of_filter import (
    analysis_as_of,
    analysis_citing_as_of,
    citing_as_of,
    correspondences_as_of,
    mark_later,
    provisions_as_of,
    quantities_as_of,
    references_in,
    stances_as_of,
)
from explorer.domain.content.days import exists_on
from explorer.domain.content.documents import (
    Claim,
    Clause,
    Correspondence,
    Document,
    DocumentGroup,
    Event,
    Quantity,
    Relation,
    SideProvision,
    Source,
    Topic,
)
from explorer.domain.content.features import MapReference
from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.references import document_of
from explorer.domain.content.stances import PartyStances, newest_day
from explorer.errors import UnknownReferenceError
from explorer.store.pack import tables as t
from explorer.store.pack.analysis import analysis_of
from explorer.store.pack.connection import PackRow
from explorer.store.pack.documents import documents, measured_clauses, titles
from explorer.store.pack.events import claims_on, dates_of, events_on
from explorer.store.pack.local_records import local_of
from explorer.store.pack.map_content import features, map_references, published_figures
from explorer.store.pack.metadata import meta, topics
from explorer.store.pack.sources import sources
from explorer.store.pack.stances import stance_targets, stances_by_party


def page(connection: Connection, reference: str, as_of: date, language: str) -> SubjectDetails:
    """Return everything on a reference as of a day. Raises UnknownReferenceError."""
    document = _document(connection, reference, language)
    provision = _provisions(connection, [reference], language).get(reference)
    if provision is None and (document is None or document.reference != reference):
        raise UnknownReferenceError(reference)
    targets = stance_targets(connection, reference)
    analysis = analysis_of(connection, reference, language)
    parts = _Cited(
        document,
        provision,
        _side_provisions(connection, reference, language),
        stances_by_party(connection, targets, as_of, language),
        analysis_as_of(analysis, as_of, dates_of(connection, *references_in(analysis))),
        events_on(connection, (reference, *targets), as_of, language),
    )
    cited, sources_known = _cited_as_of(connection, parts, as_of, language)
    links, left_out = correspondences_as_of(
        _correspondences(connection, reference, targets, as_of, language)
    )
    on_map = _map_references(connection, provision)
    clause = cited.provision if isinstance(cited.provision, Clause) else None
    side_provision = cited.provision if isinstance(cited.provision, SideProvision) else None
    through = targets if targets != (reference,) else ()
    measured = measured_clauses(connection, {reference: through} if through else {}, language)
    named = [*_named(side_provision, cited.analysis), *targets]
    named += [name for name in map(document_of, through) if name]
    named += [link.document for link in links]
    return SubjectDetails(
        reference=reference,
        as_of=as_of,
        language=language,
        document=cited.document,
        clause=clause,
        side_provision=side_provision,
        topics=_topics_of(connection, clause, language),
        correspondences=links,
        side_provisions=cited.side,
        stances=cited.stances,
        stances_from=through,
        analysis=cited.analysis,
        events=cited.events,
        claims=_claims(connection, reference, as_of, language),
        map_references=on_map,
        features=features(
            connection, (name for m in on_map for name in (*m.draws, *m.bounds)), language, as_of
        ),
        published=published_figures(connection) if any(m.bounds for m in on_map) else (),
        sources=sources_known,
        titles=titles(connection, named, language),
        measured_against=measured.get(reference, ()),
        later_correspondences=left_out,
        later=_is_later(cited, sources_known, as_of),
        newest_statement=newest_day(cited.stances),
    )


def _topics_of(connection: Connection, clause: Clause | None, language: str) -> tuple[Topic, ...]:
    known = topics(connection, language)
    return tuple(topic for topic in known if clause and topic.reference in clause.topics)


@dataclass(frozen=True, slots=True)
class _Cited:
    """Parts of a page that cite sources."""

    document: Document | None
    provision: Clause | SideProvision | None
    side: tuple[SideProvision, ...]
    stances: tuple[PartyStances, ...]
    analysis: Analysis
    events: tuple[Event, ...]


def _cited_as_of(
    connection: Connection, page: _Cited, as_of: date, language: str
) -> tuple[_Cited, dict[str, Source]]:
    """Return the parts that existed on a day, and the sources they cite."""
    every = sources(connection, _cited(page), language)
    dates = {name: source.date for name, source in every.items()}
    document, provision = page.document, page.provision
    if provision is not None:
        known = quantities_as_of(provision.quantities, as_of)
        known = tuple(citing_as_of(quantity, as_of, dates) for quantity in known)
        provision = citing_as_of(replace(provision, quantities=known), as_of, dates)
    kept = _Cited(
        citing_as_of(document, as_of, dates) if document is not None else None,
        provision,
        provisions_as_of(page.side, as_of, dates),
        stances_as_of(page.stances, as_of, dates),
        analysis_citing_as_of(page.analysis, as_of, dates),
        tuple(citing_as_of(event, as_of, dates) for event in page.events),
    )
    cited_names = set(_cited(kept))
    return kept, mark_later({n: s for n, s in every.items() if n in cited_names}, as_of)


def _is_later(page: _Cited, known: Mapping[str, Source], as_of: date) -> bool:
    """Return True if the document, or every source of the side provision, is dated after a day."""
    if page.document is not None:
        return not exists_on(page.document.date, as_of)
    names = page.provision.sources if page.provision is not None else ()
    cited = [known[name] for name in names if name in known]
    return bool(cited) and all(source.later for source in cited)


def _claims(
    connection: Connection, reference: str, as_of: date, language: str
) -> tuple[Claim, ...]:
    """Return claims of the founding article, if it was published by the day."""
    published = meta(connection, "pack").get("article_date")
    if published and not exists_on(date.fromisoformat(published), as_of):
        return ()
    return claims_on(connection, [reference], language)


def _document(connection: Connection, reference: str, language: str) -> Document | None:
    name = document_of(reference)
    return next((d for d in documents(connection, language) if d.reference == name), None)


def clauses_of(connection: Connection, document: str, language: str) -> tuple[Clause, ...]:
    """Return all clauses of a document in its order, with their texts."""
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


def _quantities(row: PackRow) -> tuple[Quantity, ...]:
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


def _clause(row: PackRow, language: str) -> Clause:
    notes = ("remark", "notes", "verified_note", "quantity_note", "correspondence_note", "eid")
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
        feature_roles=row.feature_roles or {},
        sources=tuple(row.sources),
        language=language,
        subpoint_eids=tuple(row.details.get("subpoint_eids") or ()),
        **{name: row.details.get(name) or "" for name in notes},
    )


def _side_provision(row: PackRow, language: str, author: str) -> SideProvision:
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
    provisions = _provisions(connection, tuple(names), language)
    return tuple(
        provision for provision in provisions.values() if isinstance(provision, SideProvision)
    )


def _correspondences(
    connection: Connection, reference: str, targets: Sequence[str], as_of: date, language: str
) -> tuple[Correspondence, ...]:
    """Return the same clause in other documents; for a counter-text also through its targets."""
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
    listed = documents(connection, language)
    later = {item.reference for item in listed if not exists_on(item.date, as_of)}
    groups = {item.reference: item.group for item in listed}
    own_group = groups.get(document_of(reference) or "")
    result = []
    for row, other in zip(rows, others, strict=True):
        if other == reference:
            continue
        provision = known.get(other)
        outgoing = row.from_reference == reference
        document = row.to_document if outgoing else row.from_document
        result.append(
            Correspondence(
                relation=Relation(row.relation),
                document=document,
                reference=other if provision else None,
                title=provision.title if provision else "",
                summary=provision.summary if provision else "",
                note=row.notes.get(language) or row.notes.get("en") or "",
                incoming=not outgoing,
                later=document in later,
                earlier=DocumentGroup.EARLIER in {own_group, groups[document]},
                group=groups[document],
                via="" if reference in {row.from_reference, row.to_reference} else row.to_reference,
            )
        )
    return tuple(dict.fromkeys(result))


def same_clause(connection: Connection, reference: str, document: str, language: str) -> str:
    """Return the clause of a document that a clause corresponds to, on any day, or ""."""
    targets = stance_targets(connection, reference)
    links = _correspondences(connection, reference, targets, date.max, language)
    same = (link.reference for link in links if link.document == document and link.reference)
    return next(same, "")


def _map_references(
    connection: Connection, provision: Clause | SideProvision | None
) -> tuple[MapReference, ...]:
    known = map_references(connection)
    names = provision.features if provision else ()
    return tuple(known[name] for name in names if name in known)


def _cited(page: _Cited) -> list[str]:
    subject, analysis = page.provision or page.document, page.analysis
    holders: list[Any] = [
        *((subject,) if subject is not None else ()),
        *page.side,
        *(stance for entry in page.stances for stance in (*entry.current, *entry.history)),
        *(part for term in analysis.terms for part in term.readings),
        *(part for disagreement in analysis.disagreements for part in disagreement.sides),
        *analysis.dependencies,
        *analysis.decisions,
        *page.events,
        *(page.provision.quantities if page.provision is not None else ()),
    ]
    return [name for holder in holders for name in holder.sources]


def _named(side_provision: SideProvision | None, analysis: Analysis) -> list[str]:
    named = list(side_provision.related) if side_provision else []
    for dependency in analysis.dependencies:
        named += [dependency.source, dependency.target]
    return named
