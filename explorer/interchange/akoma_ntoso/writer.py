"""Writer of Akoma Ntoso 3.0 (OASIS LegalDocML), valid by its schema.

Each clause keeps its original eId; others follow the naming convention of the standard. Fields that
the standard lacks, such as how a text became known, are under ``proprietary``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from explorer.interchange.akoma_ntoso.reader import OWN_NAMESPACE
from explorer.interchange.model.agreement import Agreement, Record
from explorer.interchange.text.point_model import title_and_rest
from explorer.system.text_safety import xml_safe

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_US = "#clause-explorer"
#: No country published the text: ISO 3166 reserves this code for private use.
_COUNTRY = "zz"
_LANGUAGES = {"en": "eng", "uk": "ukr"}
_EID = re.compile(r"[A-Za-z_][\w.-]{0,199}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def to_akoma_ntoso(agreement: Agreement, language: str = "en") -> bytes:
    """Return the first document of an agreement as an XML file."""
    document = agreement.documents[0]
    root = ET.Element("akomaNtoso", {"xmlns": _NAMESPACE})
    # A summary is a work of its own: a program must not read it as the wording of the agreement.
    is_wording = bool(document.get("wording"))
    version = "originalVersion" if is_wording else "singleVersion"
    root_document = ET.SubElement(root, "doc", {"name": "agreement", "contains": version})
    _meta(root_document, agreement, document, language)
    _preface(root_document, document, agreement.manifest["text_note"])
    body = ET.SubElement(root_document, "mainBody")
    names = _Names()
    for clause in document["clauses"]:
        _clause(body, clause, names, "" if is_wording else "summary")
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


class _Names:
    """Registry of identifiers; no identifier is issued twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, preferred: str, otherwise: str) -> str:
        """Return the preferred identifier if it is valid and free, otherwise another."""
        name = preferred if _EID.fullmatch(preferred) else otherwise
        for candidate in _variants(name):
            if candidate not in self._taken:
                self._taken.add(candidate)
                return candidate
        raise AssertionError("there is always a further number")


def _variants(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}_{number}"
        number += 1


def _meta(parent: ET.Element, agreement: Agreement, document: Record, language: str) -> None:
    meta = ET.SubElement(parent, "meta")
    identification = ET.SubElement(meta, "identification", {"source": _US})
    day = document["date"].isoformat()
    work = f"/akn/{_COUNTRY}/doc/{day}/{document['id']}"
    expression = f"{work}/{_LANGUAGES.get(language, 'eng')}@{day}"
    made_by = "" if document.get("wording") else _US
    _frbr(identification, "FRBRWork", work, ("dated", day), made_by, title=document["title"])
    _frbr(identification, "FRBRExpression", expression, ("dated", day), made_by, language=language)
    written = ("written", agreement.manifest["as_of"].isoformat())
    _frbr(identification, "FRBRManifestation", f"{expression}.xml", written, _US)
    references = ET.SubElement(meta, "references", {"source": _US})
    ET.SubElement(
        references,
        "TLCOrganization",
        {
            "eId": _US.removeprefix("#"),
            "href": f"/ontology/organization/{_COUNTRY}/clause-explorer",
            "showAs": "Clause Explorer",
        },
    )
    _sources(meta, agreement, document)
    proprietary = ET.SubElement(meta, "proprietary", {"source": _US})
    attributes = {
        "textStatus": document["text_status"],
        "status": document["status"],
        "wording": "true" if document.get("wording") else "false",
        "licence": agreement.manifest["licence"],
    }
    ET.SubElement(proprietary, "own:document", {"xmlns:own": OWN_NAMESPACE} | _clean(attributes))


def _frbr(
    parent: ET.Element,
    level: str,
    address: str,
    dated: tuple[str, str],
    author: str,
    *,
    title: str = "",
    language: str = "",
) -> None:
    """Add one level of the standard's identification of a text."""
    node = ET.SubElement(parent, level)
    ET.SubElement(node, "FRBRthis", {"value": f"{address}/!main"})
    ET.SubElement(node, "FRBRuri", {"value": address})
    if title:
        ET.SubElement(node, "FRBRalias", _clean({"value": title, "name": "title"}))
    ET.SubElement(node, "FRBRdate", {"date": dated[1], "name": dated[0]})
    ET.SubElement(node, "FRBRauthor", {"href": author})
    if title:
        ET.SubElement(node, "FRBRcountry", {"value": _COUNTRY})
    if language:
        ET.SubElement(node, "FRBRlanguage", {"language": _LANGUAGES.get(language, "eng")})


def _sources(meta: ET.Element, agreement: Agreement, document: Record) -> None:
    """Add the sources of the text itself as notes."""
    names = set(document.get("sources") or ())
    for clause in document["clauses"]:
        names.update(clause.get("sources") or ())
    cited = [source for source in agreement.lists.get("sources", ()) if source["id"] in names]
    if not cited:
        return
    notes = ET.SubElement(meta, "notes", {"source": _US})
    for number, source in enumerate(cited, start=1):
        note = ET.SubElement(notes, "note", {"eId": f"note_{number}"})
        label = f"{source['publisher']}: {source['title']}, {source['date'].isoformat()}."
        _paragraph(note, f"{label} {source.get('url') or ''}".strip())


def _preface(parent: ET.Element, document: Record, text_note: str) -> None:
    preface = ET.SubElement(parent, "preface")
    titled = ET.SubElement(ET.SubElement(preface, "p"), "docTitle")
    titled.text = xml_safe(document["title"])
    notes = ("authorship_note", "status_note", "text_status_note", "text_note")
    for note in (text_note, *(document.get(name) for name in notes)):
        if note:
            _paragraph(preface, note)


def _clause(body: ET.Element, clause: Record, names: _Names, kind: str) -> None:
    """Add a clause; ``kind`` is the class of its paragraphs."""
    number = str(clause["number"])
    eid = names.take(clause.get("eid") or "", f"clause_{number}")
    node = ET.SubElement(body, "clause", {"eId": eid})
    ET.SubElement(node, "num").text = f"{number}."
    if not _repeats_text(clause):
        ET.SubElement(node, "heading").text = xml_safe(clause["title"])
    subpoints: Sequence[str] = clause.get("subpoints") or ()
    if not subpoints:
        _paragraph(ET.SubElement(node, "content"), clause["summary"], kind)
        return
    _paragraph(ET.SubElement(node, "intro"), clause["summary"], kind)
    eids: Sequence[str] = clause.get("subpoint_eids") or ()
    for index, subpoint in enumerate(subpoints):
        preferred = eids[index] if index < len(eids) else ""
        point = ET.SubElement(
            node, "point", {"eId": names.take(preferred, f"{eid}__point_{index + 1}")}
        )
        ET.SubElement(point, "num").text = _lettered(index)
        _paragraph(ET.SubElement(point, "content"), subpoint, kind)


def _repeats_text(clause: Record) -> bool:
    """Return whether a title is the beginning of the text and not a heading."""
    return bool(clause["title"] == title_and_rest(clause["summary"])[0])


def _lettered(index: int) -> str:
    return f"({_LETTERS[index]})" if index < len(_LETTERS) else f"({index + 1})"


def _paragraph(parent: ET.Element, text: str, kind: str = "") -> None:
    ET.SubElement(parent, "p", {"class": kind} if kind else {}).text = xml_safe(text)


def _clean(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: xml_safe(value) for name, value in attributes.items()}
