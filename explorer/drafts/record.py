"""A draft as the record of a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.domain.documents import Relation
from explorer.drafts.points import Point


@dataclass(frozen=True, slots=True)
class Link:
    """What the user confirmed of a point: which clause it corresponds to and how, or none."""

    point: int
    clause: str | None
    relation: Relation


def document_content(
    about: Mapping[str, Any],
    points: Sequence[Point],
    document: str,
    links: Sequence[Link],
    dropped: Sequence[str],
) -> dict[str, Any]:
    """The content of a document's record: ``about`` are its own fields, ``document`` is the one
    that ``links`` and ``dropped`` are about. What was not confirmed is not recorded.
    """
    by_point = {one.point: one for one in links}
    return {
        **about,
        "clauses": [_clause(point, document, by_point.get(point.number)) for point in points],
        "dropped": [
            {"document": document, "clause": int(number), "relation": Relation.DROPPED.value}
            for number in dropped
            if number.isdigit()
        ],
    }


def _clause(point: Point, document: str, link: Link | None) -> dict[str, Any]:
    content: dict[str, Any] = {
        "number": point.number,
        "title": point.title,
        "summary": point.text,
        "subpoints": list(point.subpoints),
        "verified": True,
    }
    if point.eid:
        content |= {"eid": point.eid, "subpoint_eids": list(point.subpoint_eids)}
    if link is not None:
        corresponds: dict[str, Any] = {"document": document, "relation": link.relation.value}
        if link.clause is not None and link.clause.isdigit():
            corresponds["clause"] = int(link.clause)
        content["corresponds"] = [corresponds]
    return content
