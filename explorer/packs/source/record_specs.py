"""Specs of every kind of record in a pack: the definition of the format.

Any text field may have a translation in a field with a language code: ``title_uk``.
"""

from collections.abc import Iterable

from explorer.domain.content.documents import Relation, TextStatus
from explorer.domain.content.features import FeatureClass
from explorer.domain.content.stances import Attribution, Confidence, Position
from explorer.packs.source.schema import Field, Spec

_ID = Field("identifier", required=True, attribute="reference")
_TEXT = Field()
_NEEDED = Field(required=True)
_FLAG = Field("boolean", required=True)
_SOURCES = Field("identifiers", refers="source")
_STANCES = Field("identifiers", refers="stance")
_TARGETS = Field("identifiers", refers="clause or side provision")
_SIDE = Field("identifiers", refers="side provision")
_DATE = Field("date", required=True)
_NOT_STATED = frozenset({"not stated"})
_PARTIES = Field("identifiers", refers="party", or_words=_NOT_STATED)


def _choice(values: Iterable[str], *, required: bool = True, form: int = 0) -> Field:
    return Field("text", required, frozenset(map(str, values)), form=form)


def _needed(form: int) -> Field:
    return Field(required=True, form=form)


MANIFEST: Spec = {
    "id": Field("identifier", required=True),
    "version": Field("integer", required=True),
    "title": _NEEDED,
    "as_of": _DATE,
    "map_as_of": Field("date"),
    "article_date": Field("date"),
    "first_document": Field("identifier", required=True, refers="document"),
    "first_selection": Field("identifier", required=True, refers="clause or side provision"),
    "reference_document": Field("identifier", required=True, refers="document"),
    "documents": Field("identifiers", required=True, refers="document"),
    "main_parties": Field("identifiers", refers="party"),
    "distance_parties": Field("identifiers", refers="party"),
    "not_counted": Field("identifiers", refers="stance"),
    "languages": Field("texts", required=True),
    "licence": _NEEDED,
    "text_note": _NEEDED,
    "map_attribution": _TEXT,
    "disclaimer": _TEXT,
    "viewpoint_note": _TEXT,
}

QUANTITY: Spec = {
    "value": Field("number", required=True, form=2),
    "unit": _needed(3),
    "what": _needed(4),
}

CORRESPONDENCE: Spec = {
    "document": Field("identifier", required=True, refers="document"),
    "clause": Field("integer"),
    "relation": _choice(Relation, required=False),
    "note": _TEXT,
}

CLAUSE: Spec = {
    "number": Field("integer", required=True),
    "title": _NEEDED,
    "summary": _NEEDED,
    "remark": _TEXT,
    "subpoints": Field("texts"),
    "eid": _TEXT,
    "subpoint_eids": Field("texts"),
    "topics": Field("identifiers", refers="topic"),
    "quantities": Field("records", spec=QUANTITY),
    "features": Field("identifiers", refers="map reference"),
    "feature_roles": Field("lists"),
    "corresponds": Field("records", spec=CORRESPONDENCE),
    "sources": _SOURCES,
    "verified": _FLAG,
    "verified_note": _TEXT,
    "notes": _TEXT,
    "quantity_note": _TEXT,
    "correspondence_note": _TEXT,
}

DOCUMENT: Spec = {
    "id": _ID,
    "title": _NEEDED,
    "date": _DATE,
    "date_note": _TEXT,
    "aliases": Field("texts"),
    "text_status": _choice(TextStatus),
    "text_status_note": _TEXT,
    "status": _NEEDED,
    "status_note": _TEXT,
    "authorship_note": _TEXT,
    "text_note": _TEXT,
    "numbering": Field(default="own"),
    "wording": Field("boolean", default=False),
    "sources": _SOURCES,
    "clauses": Field("records", required=True, spec=CLAUSE),
    "dropped": Field("records", spec=CORRESPONDENCE),
}

SIDE_PROVISION: Spec = {
    "id": _ID,
    "title": _needed(1),
    "summary": _needed(2),
    "related_clauses": Field("integers", attribute="related", form=4),
    "quantities": Field("records", spec=QUANTITY),
    "features": Field("identifiers", refers="map reference"),
    "attribution": _needed(3),
    "sources": Field("identifiers", refers="source", form=5),
    "verified": Field("boolean", required=True, form=6),
    "verified_note": _TEXT,
}

PERSON: Spec = {"name": _NEEDED, "office": _NEEDED, "until": Field("date")}

PARTY: Spec = {
    "id": _ID,
    "name": _NEEDED,
    "short": _NEEDED,
    "role": _NEEDED,
    "aliases": Field("texts"),
    "people": Field("records", spec=PERSON),
}

TOPIC: Spec = {
    "id": _ID,
    "name": _NEEDED,
    "aliases": Field("texts"),
}

SEARCH_NAME: Spec = {
    "id": _ID,
    "names": Field("texts"),
    "asked_as": Field("texts"),
    "clauses": _TARGETS,
}

SOURCE: Spec = {
    "id": _ID,
    "publisher": _needed(1),
    "title": _needed(2),
    "date": Field("date", required=True, form=3),
    "url": Field("url", form=4),
    "kind": _choice({"news", "document", "statement", "analysis"}, form=5),
    "note": Field(form=6),
    "caution": _TEXT,
    "date_inferred": Field("boolean", default=False),
    "consulted": Field("boolean", default=True),
}

STANCE: Spec = {
    "id": _ID,
    "clause": Field(
        "identifier", required=True, refers="clause or side provision", attribute="target", form=1
    ),
    "party": Field("identifier", required=True, refers="party", form=2),
    "position": _choice(Position, form=3),
    "statement": _needed(4),
    "date": Field("date", required=True, form=6),
    "speaker": _needed(5),
    "attribution": _choice(Attribution, form=7),
    "confidence": _choice(Confidence, form=8),
    "sources": Field("identifiers", required=True, refers="source", form=9),
    "verified": Field("boolean", required=True, form=10),
}

EVENT: Spec = {
    "id": _ID,
    "date": Field("date", required=True, form=3),
    "precision": _choice({"day", "month"}, form=4),
    "title": _needed(1),
    "summary": _needed(2),
    "clauses": Field("identifiers", refers="clause or side provision", form=5),
    "parties": Field("identifiers", refers="party", form=6),
    "sources": Field("identifiers", required=True, refers="source", form=7),
    "verified": Field("boolean", required=True, form=8),
}

CLAIM: Spec = {
    "n": Field("integer", required=True, attribute="number"),
    "claim": Field(required=True, attribute="text"),
    "who": _NEEDED,
    "attribution": _choice(Attribution),
    "clauses": _TARGETS,
    "carried_by": Field("identifiers", required=True, refers="record"),
}

MAP_REFERENCE: Spec = {
    "draw": Field("lists"),
    "bounds": Field("lists"),
    "meaning": _choice(set(FeatureClass) - {FeatureClass.LOCAL}),
    "off_map": Field("boolean"),
    "note": _TEXT,
}

MAP_DAY: Spec = {
    "as_of": _DATE,
    "name": _NEEDED,
    "certainty": _NEEDED,
    "accuracy_km": Field("number", required=True),
    "zone_km2": Field("number", required=True),
    "zone_pct": Field("number", required=True),
    "zone_low_km2": Field("number", required=True),
    "zone_high_km2": Field("number", required=True),
    "copies": Field("lists", required=True),
}


COMMITMENT: Spec = {
    "id": Field("identifier", required=True),
    "clause": Field("identifier", required=True, refers="clause or side provision"),
    "kind": _choice({"undertaking", "declaration", "expectation", "consequence"}),
    "actors": _PARTIES,
    "implied_actors": Field("identifiers", refers="party"),
    "beneficiaries": _PARTIES,
    "act": _NEEDED,
    "object": _NEEDED,
    "deadline": _NEEDED,
    "trigger": _NEEDED,
    "verifier": _NEEDED,
    "sanction": _NEEDED,
    "actor_note": _TEXT,
    "beneficiary_note": _TEXT,
}

SILENCE: Spec = {
    "about": _choice(
        {"who", "what", "when", "where", "verification", "consequence", "law", "money"}
    ),
    "text": _NEEDED,
}

COMMITMENTS_OF_CLAUSE: Spec = {
    "clause": Field("identifier", required=True, refers="clause or side provision"),
    "commitments": Field("records", spec=COMMITMENT),
    "silent_on": Field("records", spec=SILENCE),
}

READING: Spec = {"by": _NEEDED, "reading": _NEEDED, "sources": _SOURCES, "stances": _STANCES}

TERM: Spec = {
    "id": Field("identifier", required=True),
    "term": _NEEDED,
    "used_in": _choice({"text", "column"}),
    "clauses": _TARGETS,
    "why": _NEEDED,
    "readings": Field("records", spec=READING),
}

DEPENDENCY: Spec = {
    "id": Field("identifier", required=True),
    "from": Field("identifier", required=True, refers="clause or side provision"),
    "to": Field("identifier", required=True, refers="clause or side provision"),
    "kind": _choice({"conditions", "needs", "limits", "voids", "implements"}),
    "basis": _choice({"text", "analysis"}),
    "why": _NEEDED,
    "sources": _SOURCES,
    "stances": _STANCES,
}

SIDE: Spec = {
    "says": _needed(1),
    "date": Field("date", required=True, form=2),
    "sources": Field("identifiers", refers="source", form=3),
    "stances": _STANCES,
    "file": _TEXT,
}

DISAGREEMENT: Spec = {
    "id": _ID,
    "title": _needed(1),
    "claim": _needed(2),
    "sides": Field("records", required=True, spec=SIDE, form=3),
    "undisputed": _needed(4),
    "note": Field(form=6),
    "clauses": _TARGETS,
    "side_provisions": _SIDE,
}

BEARING: Spec = {"event": Field("identifier", required=True, refers="event"), "bearing": _NEEDED}

_DECISION: Spec = {
    "id": Field("identifier", required=True),
    "label": _NEEDED,
    "said_by": _NEEDED,
    "attribution": _choice(Attribution),
    "date": _DATE,
    "sources": _SOURCES,
    "claims": Field("integers"),
    "clauses": _TARGETS,
    "stances": _STANCES,
    "side_provisions": _SIDE,
    "background": Field("identifiers", refers="event"),
    "later": Field("records", spec=BEARING),
}

NODE: Spec = {**_DECISION, "kind": _choice({"choice", "option", "step", "outcome"})}

EDGE: Spec = {
    **_DECISION,
    "from": Field("identifier", required=True, refers="decision"),
    "to": Field("identifier", required=True, refers="decision"),
}

BEYOND: Spec = {
    "id": Field("identifier", required=True),
    "text": _NEEDED,
    "events": Field("identifiers", refers="event"),
    "stances": _STANCES,
}

_BASIS: Spec = {
    "document": Field("identifier", required=True, refers="document"),
    "basis": _TEXT,
    "basis_note": _NEEDED,
}


def _analysis(**parts: Field) -> Spec:
    return {**_BASIS, **parts}


#: The analytic files by name, with their specs.
ANALYSIS: dict[str, Spec] = {
    "commitments": _analysis(clauses=Field("records", spec=COMMITMENTS_OF_CLAUSE)),
    "terms": _analysis(terms=Field("records", spec=TERM)),
    "dependencies": _analysis(dependencies=Field("records", spec=DEPENDENCY)),
    "disagreements": _analysis(disagreements=Field("records", spec=DISAGREEMENT)),
    "decision": _analysis(
        nodes=Field("records", spec=NODE),
        edges=Field("records", spec=EDGE),
        beyond_the_column=Field("records", spec=BEYOND),
    ),
}
