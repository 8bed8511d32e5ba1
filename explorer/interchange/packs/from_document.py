"""Documents of an open pack, local ones included, as self-contained agreements."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from explorer.domain.content.documents import Clause, Document, Source
from explorer.domain.content.stances import Stance
from explorer.domain.desk.local_records import is_local
from explorer.interchange.model.agreement import UNKNOWN_LICENCE, Agreement, Record, identifier_of
from explorer.packs.source import record_specs
from explorer.packs.source.record_fields import record_of
from explorer.store.pack.documents import document
from explorer.store.pack.metadata import pack_info, parties, topics
from explorer.store.pack.sources import sources
from explorer.store.pack.stances import stances_on
from explorer.store.pack.subjects import clauses_of

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection

#: Fields in the order of exported files, which differs from that of the specs.
_DOCUMENT_FIELDS = (
    *("id", "title", "date", "text_status", "status", "date_note", "status_note"),
    *("authorship_note", "text_note", "text_status_note"),
)
_CLAUSE_FIELDS = (
    *("number", "title", "summary", "subpoints", "remark", "notes", "verified_note"),
    *("quantity_note", "eid", "subpoint_eids", "topics"),
)


def agreement_of_document(connection: "PackConnection", reference: str, language: str) -> Agreement:
    """Return the document with its clauses, topics, sources and the pack's stances on it.

    Correspondences to other documents, places on the map and local statements are omitted. Raises
    UnknownReferenceError.
    """
    info = pack_info(connection, language)
    source_document = document(connection, reference, language)
    clauses = clauses_of(connection, reference, language)
    targets = [reference, *(clause.reference for clause in clauses)]
    stances = [
        stance
        for stance in stances_on(connection, targets, info.latest, language)
        if not stance.author
    ]
    cited = sources(connection, _cited(source_document, clauses, stances), language)
    names = _names(source_document, cited)
    used = {topic for clause in clauses for topic in clause.topics}
    name = names[reference]
    dates = [source_document.date, *(s.date for s in cited.values()), *(s.date for s in stances)]
    manifest = {
        "id": identifier_of(f"{info.reference} {name}") if not source_document.author else name,
        "version": 1,
        "title": source_document.title,
        "as_of": max(dates),
        "first_document": name,
        "first_selection": f"{name}/{clauses[0].number}" if clauses else name,
        "documents": [name],
        "reference_document": name,
        "main_parties": [] if source_document.author else list(info.main_parties),
        "languages": ["en"],
        "licence": UNKNOWN_LICENCE if source_document.author else info.licence,
        "text_note": "As it was entered." if source_document.author else info.text_note,
    }
    lists = {
        "parties": tuple(
            record_of(party, record_specs.PARTY)
            for party in parties(connection, language)
            if not source_document.author
            or any(stance.party == party.reference for stance in stances)
        ),
        "topics": tuple(
            record_of(topic, record_specs.TOPIC)
            for topic in topics(connection, language)
            if topic.reference in used
        ),
        "sources": tuple(_source(source, names) for source in cited.values()),
        "stances": tuple(_stance(stance, names) for stance in sorted(stances, key=_by_day)),
    }
    return Agreement(manifest, (_document(source_document, clauses, names),), lists)


def _by_day(stance: Stance) -> tuple[date, str]:
    return stance.date, stance.reference


def _cited(
    source_document: Document, clauses: Sequence[Clause], stances: Iterable[Stance]
) -> set[str]:
    groups = [source_document.sources, *(c.sources for c in clauses), *(s.sources for s in stances)]
    return {source for group in groups for source in group}


def _names(source_document: Document, cited: Mapping[str, Source]) -> dict[str, str]:
    """Return identifiers in the new pack: local records have none that others know."""
    names = {reference: reference for reference in (source_document.reference, *cited)}
    if is_local(source_document.reference):
        names[source_document.reference] = identifier_of(source_document.title)
    local = [reference for reference in cited if is_local(reference)]
    return names | {reference: f"src-own-{n}" for n, reference in enumerate(local, start=1)}


def _document(
    source_document: Document, clauses: Sequence[Clause], names: Mapping[str, str]
) -> Record:
    return {
        **record_of(source_document, record_specs.DOCUMENT, _DOCUMENT_FIELDS),
        "id": names[source_document.reference],
        "numbering": "" if source_document.numbering == "own" else source_document.numbering,
        "wording": source_document.wording,
        "sources": [names[source] for source in source_document.sources],
        "clauses": [_clause(clause, names) for clause in clauses],
    }


def _clause(clause: Clause, names: Mapping[str, str]) -> Record:
    quantities = (quantity for quantity in clause.quantities if not quantity.author)
    return {
        **record_of(clause, record_specs.CLAUSE, _CLAUSE_FIELDS),
        "quantities": [record_of(quantity, record_specs.QUANTITY) for quantity in quantities],
        "sources": [names[source] for source in clause.sources if source in names],
        "verified": clause.verified,
    }


def _source(source: Source, names: Mapping[str, str]) -> Record:
    return record_of(source, record_specs.SOURCE) | {"id": names[source.reference]}


def _stance(stance: Stance, names: Mapping[str, str]) -> Record:
    return record_of(stance, record_specs.STANCE) | {
        "sources": [names[source] for source in stance.sources]
    }
