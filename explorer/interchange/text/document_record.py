"""Drafts as records of a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.domain.content.documents import Relation
from explorer.interchange.text.point_model import Point


@dataclass(frozen=True, slots=True)
class Link:
    """Link of a point that the user confirmed: its clause and relation, or none."""

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
    """Return the content of a document's record; links that were not confirmed are omitted.

    ``about`` are its own fields, ``document`` is the one that ``links`` and ``dropped`` refer to.
    """
    by_point = {link.point: link for link in links}
    return {
        **about,
        "clauses": [_clause(point, document, by_point.get(point.number)) for point in points],
        "dropped": [
            {"document": document, "clause": int(number), "relation": Relation.DROPPED.value}
            for number in dropped
            if number.isdigit()
        ],
    }


def points_in(content: Mapping[str, Any]) -> tuple[Point, ...]:
    """Return the points of a document's record."""
    return tuple(
        Point(
            number=int(clause["number"]),
            title=clause["title"],
            text=clause["summary"],
            subpoints=tuple(clause.get("subpoints") or ()),
            eid=clause.get("eid") or "",
            subpoint_eids=tuple(clause.get("subpoint_eids") or ()),
        )
        for clause in content["clauses"]
    )


def links_in(content: Mapping[str, Any]) -> tuple[str, tuple[Link, ...], tuple[str, ...]]:
    """Return the document that a record was compared with, its links, and dropped clauses."""
    recorded = [
        (int(clause["number"]), link)
        for clause in content["clauses"]
        for link in clause.get("corresponds") or ()
    ]
    dropped = content.get("dropped") or ()
    named = [link["document"] for _, link in recorded] + [entry["document"] for entry in dropped]
    links = tuple(
        Link(
            number,
            str(link["clause"]) if link.get("clause") is not None else None,
            Relation(link["relation"]),
        )
        for number, link in recorded
    )
    return next(iter(named), ""), links, tuple(str(entry["clause"]) for entry in dropped)


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
