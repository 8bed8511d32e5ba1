"""A document of an open pack, the user's own among them, as an agreement that stands alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from explorer.domain.content.documents import Clause, Document, Source
from explorer.domain.content.stances import Party, Stance
from explorer.domain.desk.local_records import is_own
from explorer.interchange.model.agreement import UNKNOWN_LICENCE, Agreement, Record, identifier_of
from explorer.store.pack.documents import document
from explorer.store.pack.metadata import pack_info, parties, topics
from explorer.store.pack.sources import sources
from explorer.store.pack.stances import stances_on
from explorer.store.pack.subjects import clauses_of

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection

_NOTES = ("date_note", "status_note", "authorship_note", "text_note", "text_status_note")
_CLAUSE_NOTES = ("remark", "notes", "verified_note", "quantity_note", "eid")


def agreement_of_document(connection: "PackConnection", reference: str, language: str) -> Agreement:
    """The document with its clauses, topics and sources, and what the pack has of stances on it.

    Correspondences to other documents, places on the map and statements of the user's own stay
    behind. Raises UnknownReferenceError.
    """
    info = pack_info(connection, language)
    one = document(connection, reference, language)
    clauses = clauses_of(connection, reference, language)
    targets = [reference, *(clause.reference for clause in clauses)]
    stances = [
        stance
        for stance in stances_on(connection, targets, info.latest, language)
        if not stance.author
    ]
    cited = sources(connection, _cited(one, clauses, stances), language)
    names = _names(one, cited)
    used = {topic for clause in clauses for topic in clause.topics}
    name = names[reference]
    dates = [one.date, *(s.date for s in cited.values()), *(s.date for s in stances)]
    manifest = {
        "id": identifier_of(f"{info.reference} {name}") if not one.author else name,
        "version": 1,
        "title": one.title,
        "as_of": max(dates),
        "first_document": name,
        "first_selection": f"{name}/{clauses[0].number}" if clauses else name,
        "documents": [name],
        "reference_document": name,
        "main_parties": [] if one.author else list(info.main_parties),
        "languages": ["en"],
        "licence": UNKNOWN_LICENCE if one.author else info.licence,
        "text_note": "As it was entered." if one.author else info.text_note,
    }
    lists = {
        "parties": tuple(
            _party(party)
            for party in parties(connection, language)
            if not one.author or any(stance.party == party.reference for stance in stances)
        ),
        "topics": tuple(
            {"id": topic.reference, "name": topic.name}
            for topic in topics(connection, language)
            if topic.reference in used
        ),
        "sources": tuple(_source(source, names) for source in cited.values()),
        "stances": tuple(_stance(stance, names) for stance in sorted(stances, key=_by_day)),
    }
    return Agreement(manifest, (_document(one, clauses, names),), lists)


def _by_day(stance: Stance) -> tuple[date, str]:
    return stance.date, stance.reference


def _cited(one: Document, clauses: Sequence[Clause], stances: Iterable[Stance]) -> set[str]:
    held = [one.sources, *(c.sources for c in clauses), *(s.sources for s in stances)]
    return {source for group in held for source in group}


def _names(one: Document, cited: Mapping[str, Source]) -> dict[str, str]:
    """What each is called in a pack of its own: a user's records have no name for others yet."""
    names = {reference: reference for reference in (one.reference, *cited)}
    if is_own(one.reference):
        names[one.reference] = identifier_of(one.title)
    own = [reference for reference in cited if is_own(reference)]
    return names | {reference: f"src-own-{n}" for n, reference in enumerate(own, start=1)}


def _document(one: Document, clauses: Sequence[Clause], names: Mapping[str, str]) -> Record:
    return {
        "id": names[one.reference],
        "title": one.title,
        "date": one.date,
        "text_status": one.text_status.value,
        "status": one.status,
        **{name: getattr(one, name) for name in _NOTES},
        "numbering": "" if one.numbering == "own" else one.numbering,
        "wording": one.wording,
        "sources": [names[source] for source in one.sources],
        "clauses": [_clause(clause, names) for clause in clauses],
    }


def _clause(one: Clause, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "number": int(one.number),
        "title": one.title,
        "summary": one.summary,
        "subpoints": list(one.subpoints),
        **{name: getattr(one, name) for name in _CLAUSE_NOTES},
        "subpoint_eids": list(one.subpoint_eids),
        "topics": list(one.topics),
        "quantities": [
            {"value": q.value, "unit": q.unit, "what": q.what}
            for q in one.quantities
            if not q.author
        ],
        "sources": [names[source] for source in one.sources if source in names],
        "verified": one.verified,
    }


def _party(party: Party) -> Record:
    people = [{"name": one.name, "office": one.office, "until": one.until} for one in party.people]
    return {
        "id": party.reference,
        "name": party.name,
        "short": party.short,
        "role": party.role,
        "people": people,
    }


def _source(one: Source, names: Mapping[str, str]) -> Record:
    return {
        "id": names[one.reference],
        "publisher": one.publisher,
        "title": one.title,
        "date": one.date,
        "url": one.url,
        "kind": one.kind,
        "note": one.note,
        "caution": one.caution,
        **({"date_inferred": True} if one.date_inferred else {}),
        **({} if one.consulted else {"consulted": False}),
    }


def _stance(one: Stance, names: Mapping[str, str]) -> Record:
    return {
        "id": one.reference,
        "clause": one.target,
        "party": one.party,
        "position": one.position.value,
        "statement": one.statement,
        "date": one.date,
        "speaker": one.speaker,
        "attribution": one.attribution.value,
        "confidence": one.confidence.value,
        "sources": [names[source] for source in one.sources],
        "verified": one.verified,
    }
