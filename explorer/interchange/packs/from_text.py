"""Numbered texts as self-contained agreements, with the fields entered about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from explorer.domain.content.documents import TextStatus
from explorer.interchange.model.agreement import UNKNOWN_LICENCE, Agreement, Record, identifier_of
from explorer.interchange.text.point_model import ParsedPoints, Point, points_by_document

if TYPE_CHECKING:
    from explorer.interchange.document_reader import Translation

_DOCUMENT, _SOURCE = "text", "src-text"
_RENUMBERED = (
    "The text's own numbers begin again or have others between them: where a title begins with a"
    " number, that is the text's own."
)


@dataclass(frozen=True, slots=True)
class AboutText:
    """Facts about a text that its file lacks or that users may correct.

    ``published`` is its publication date; ``parties`` are names. ``wording`` is false if the points
    are a summary.
    """

    title: str
    dated: date
    text_status: TextStatus
    publisher: str
    source_title: str = ""
    published: date | None = None
    url: str = ""
    parties: tuple[str, ...] = ()
    status: str = "Not stated."
    licence: str = UNKNOWN_LICENCE
    wording: bool = True
    reference: str = ""


def agreement_of_text(
    about: AboutText, parsed: ParsedPoints, translation: "Translation | None" = None
) -> Agreement:
    """Return the documents of a text with their points, their source, and the named parties.

    Each annex is a document: its third point is ``annex-1/3``.
    """
    published = about.published or about.dated
    parties = _parties(about.parties)
    main = _document(about, _DOCUMENT, about.title, parsed)
    annexes = tuple(
        _document(about, annex.identifier, annex.title, annex.parsed)
        for annex in parsed.annexes
        if annex.parsed.points
    )
    source = {
        "id": _SOURCE,
        "publisher": about.publisher,
        "title": about.source_title or about.title,
        "date": published,
        "url": about.url,
        "kind": "document",
    }
    points = parsed.points
    manifest = {
        "id": about.reference or identifier_of(about.title),
        "version": 1,
        "title": about.title,
        "as_of": max(published, about.dated),
        "first_document": _DOCUMENT,
        "first_selection": f"{_DOCUMENT}/{points[0].number}" if points else _DOCUMENT,
        "documents": [_DOCUMENT, *(annex["id"] for annex in annexes)],
        "reference_document": _DOCUMENT,
        "main_parties": [party["id"] for party in parties],
        "languages": ["en"] if translation is None else [translation.base, translation.language],
        "licence": about.licence,
        "text_note": (
            "The text's own wording, as it was entered."
            if about.wording
            else "A summary of the text, not its wording."
        ),
    }
    lists = {"parties": parties, "sources": (source,)}
    return Agreement(manifest, (main, *annexes), lists, _translations(parsed, translation))


def _document(about: AboutText, reference: str, title: str, parsed: ParsedPoints) -> dict[str, Any]:
    return {
        "id": reference,
        "title": title,
        "date": about.dated,
        "text_status": about.text_status.value,
        "status": about.status,
        "text_note": _RENUMBERED if parsed.renumbered else "",
        "wording": about.wording,
        "sources": [_SOURCE],
        "clauses": [_clause(point) for point in parsed.points],
    }


def _translations(
    parsed: ParsedPoints, translation: "Translation | None"
) -> Mapping[str, Mapping[str, Record]]:
    """Return the translated texts of those points that the documents still have."""
    if translation is None:
        return {}
    translated = points_by_document(translation.parsed, _DOCUMENT)
    texts: dict[str, Record] = {}
    for document, points in points_by_document(parsed, _DOCUMENT).items():
        subpoints = {point.number: len(point.subpoints) for point in points}
        texts[document] = {
            f"{document}/{point.number}": _translated(point, subpoints[point.number])
            for point in translated.get(document, ())
            if point.number in subpoints
        }
    return {translation.language: {name: records for name, records in texts.items() if records}}


def _translated(point: Point, subpoints: int) -> Record:
    """Return the texts of a point; sub-points that do not match the original's join its text."""
    if len(point.subpoints) == subpoints:
        texts = {"title": point.title, "summary": point.text}
        return {**texts, "subpoints": list(point.subpoints)}
    return {"title": point.title, "summary": " ".join((point.text, *point.subpoints))}


def _clause(point: Point) -> Mapping[str, Any]:
    return {
        "number": point.number,
        "title": point.title,
        "summary": point.text,
        "subpoints": list(point.subpoints),
        "eid": point.eid,
        "subpoint_eids": list(point.subpoint_eids) if any(point.subpoint_eids) else [],
        "sources": [_SOURCE],
        "verified": True,
    }


def _parties(names: Sequence[str]) -> tuple[Record, ...]:
    parties: dict[str, Record] = {}
    for number, name in enumerate(names, start=1):
        reference = identifier_of(name, f"party-{number}")
        parties[reference] = {"id": reference, "name": name, "short": name, "role": "Not stated."}
    return tuple(parties.values())
