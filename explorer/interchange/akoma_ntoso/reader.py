"""Reader of Akoma Ntoso 3.0 documents (OASIS LegalDocML): numbered provisions become points.

Documents of any deployment of the standard are accepted, by the local names of their elements. Acts
are accepted if they declare that they are a treaty; other acts, bills, judgments and debates are
refused, since they are neither agreements nor drafts of one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from explorer.errors import FileProblemError
from explorer.interchange.akoma_ntoso.changes import accept_changes
from explorer.interchange.akoma_ntoso.parts import (
    Aside,
    LeftOutDocument,
    OtherFile,
    Part,
    has_provisions,
    parts_in_order,
    without_attachments,
)
from explorer.interchange.akoma_ntoso.work import (
    is_refused,
    own_scope,
    title_of,
    title_of_attachment,
)
from explorer.interchange.akoma_ntoso.xml_parser import NO_TEXT, QUOTED, Element, read_elements
from explorer.interchange.text.annexes import annex_heading, annex_identifiers
from explorer.interchange.text.numbering_marks import parse_marker
from explorer.interchange.text.point_model import Annex, ParsedPoints, Point, title_and_rest
from explorer.interchange.text.roman_numerals import ROMAN_LETTERS, roman_value
from explorer.system.limits import MAX_POINTS

_TAKEN = frozenset({"doc", "statement", "amendment", "portion", "documentCollection", "act"})
_WITHIN = frozenset(
    (
        *("paragraph", "subparagraph", "point", "indent", "item", "subclause", "list", "alinea"),
        *("blockList", "clause", "subsection", "subrule", "listItem", "tblock", "level"),
        *("hcontainer", "container", "proviso", "sublist", "division", "section", "rule"),
    )
)
#: Parts of a list that introduce or conclude it.
_LISTS = frozenset({"list", "blockList"})
_AROUND = frozenset({"intro", "listIntroduction", "wrapUp", "listWrapUp"})
_NAMING = frozenset({"num", "heading", "subheading"})
#: Elements without text of the document, each with the notice that they are left out.
_LISTED = (("authorialNote", "notes"), ("remark", "remarks"), ("toc", "contents"))
_WIDEST_GAP = 100
_PLAIN_NUMBER = re.compile(
    rf"\W*(?:[^\W\d_]+\.?\s+)?(?:(?P<number>\d{{1,4}})(?:er|re|º|ª|o)?|(?P<roman>[{ROMAN_LETTERS}]{{1,7}}))\W*"
)
#: Languages whose two letters are not the first two of three.
_SHORT_CODES = {
    "spa": "es",
    "por": "pt",
    "swe": "sv",
    "pol": "pl",
    "slk": "sk",
    "slv": "sl",
    "est": "et",
    "mlt": "mt",
    "gle": "ga",
    "ger": "de",
    "chi": "zh",
    "rum": "ro",
    "gre": "el",
    "tur": "tr",
    "cze": "cs",
    "bos": "bs",
    "kat": "ka",
    "geo": "ka",
    "hye": "hy",
    "arm": "hy",
    "per": "fa",
}
#: Fields that this program exports beside the text of a document.
OWN_NAMESPACE = "urn:clause-explorer:document"


@dataclass(frozen=True, slots=True)
class AkomaNtosoDocument:
    """Metadata of a document, and its provisions in order.

    ``parsed`` has the attachments as annexes. Its ``renumbered`` are the numbers of provisions that
    continue the count, each with its new one: their titles begin with the original.
    ``exported_fields`` are those of a document that this program exported: its text status, and
    whether the texts are its wording.
    """

    title: str
    dated: date | None
    language: str
    parsed: ParsedPoints
    exported_fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Provision:
    """A provision with its number as printed."""

    label: str
    heading: str
    point: Point


@dataclass(frozen=True, slots=True)
class _Attachment:
    """An attachment with its title, and its parts without those in the title."""

    title: str
    element: Element
    parts: list[Part]


def read_akoma_ntoso(path: Path) -> AkomaNtosoDocument:
    """Return the provisions of a document with its metadata. Raises FileProblemError."""
    root = read_elements(path)
    if root.name != "akomaNtoso":
        raise FileProblemError(path, "this is not an Akoma Ntoso document", "open another file")
    work = next(iter(root.children), None)
    if work is not None and is_refused(work):
        raise _refusal(path, work.name)
    if work is None or work.name not in _TAKEN:
        raise FileProblemError(path, "no document is in this file", "open another file")
    has_changes = accept_changes(root)
    parts, attachments = _documents(root)
    _expect_provisions(path, parts)
    parsed = _parsed(parts)
    return AkomaNtosoDocument(
        title=title_of(work),
        dated=_date(work),
        language=_language(_attribute(work, "FRBRlanguage", "language")),
        parsed=replace(
            parsed,
            annexes=_annexes(attachments),
            notices=(
                *(("tracked",) if has_changes else ()),
                *(notice for name, notice in _LISTED if any(True for _ in root.all(name))),
                *parsed.notices,
            ),
        ),
        exported_fields=_exported_fields(root),
    )


def _documents(root: Element) -> tuple[list[Part], list[_Attachment]]:
    """Return the parts of the text itself, and the attachments with provisions.

    The other attachments are parts of the text. A text without provisions consists of what is
    attached to it.
    """
    main, attached = without_attachments(root)
    parts = parts_in_order(main)
    if not has_provisions(parts):
        return parts_in_order(root), []
    attachments = []
    for element in attached:
        title = title_of_attachment(element)
        within = parts_in_order(_untitled(element, title))
        if has_provisions(within):
            attachments.append(_Attachment(title, element, within))
        else:
            parts += parts_in_order(element)
    return parts, attachments


def _expect_provisions(path: Path, parts: Sequence[Part]) -> None:
    """Raise FileProblemError if there is not a single provision."""
    if has_provisions(parts):
        return
    refused = next((part for part in parts if isinstance(part, LeftOutDocument)), None)
    if refused is not None:
        raise _refusal(path, refused.kind)
    raise FileProblemError(path, "no numbered provision is in this document", "paste its text")


def _annexes(attachments: Sequence[_Attachment]) -> tuple[Annex, ...]:
    """Return attachments as documents of their own."""
    identifiers = annex_identifiers([attachment.title for attachment in attachments])
    return tuple(
        Annex(
            identifier,
            attachment.title or annex_heading("", identifier).rstrip(" –"),
            attachment.element.text(without=NO_TEXT),
            _parsed(attachment.parts),
        )
        for attachment, identifier in zip(attachments, identifiers, strict=True)
    )


def _untitled(attachment: Element, title: str) -> Element:
    """Return an attachment without its headings that are in the title."""
    parts = [
        part
        for part in attachment.parts
        if isinstance(part, str) or part.name not in _NAMING or part.text() not in title
    ]
    return replace(attachment, parts=parts)


def _parsed(parts: Sequence[Part]) -> ParsedPoints:
    """Return the provisions of one document as points, with the texts outside them."""
    elements = [part for part in parts if isinstance(part, Element)]
    beyond = " ".join(element.text() for element in elements[MAX_POINTS:])
    points, renumbered = _numbered([_provision(element) for element in elements[:MAX_POINTS]])
    before, *between, after = _gaps(parts)
    return ParsedPoints(
        points,
        before=before,
        between=tuple(filter(None, between)),
        after=f"{beyond} {after}".strip(),
        renumbered=renumbered,
        notices=(
            *(f"elsewhere:{part.address}" for part in parts if isinstance(part, OtherFile)),
            *((f"points:{MAX_POINTS}",) if beyond else ()),
            *(("renumbered",) if renumbered else ()),
            *(
                f"component:{part.kind}/{part.provisions}"
                for part in parts
                if isinstance(part, LeftOutDocument)
            ),
        ),
    )


def _gaps(parts: Sequence[Part]) -> list[str]:
    """Return the texts before, between and after provisions; empty if there are none."""
    gaps: list[list[str]] = [[]]
    for part in parts:
        if isinstance(part, Element):
            gaps.append([])
        elif isinstance(part, Aside):
            gaps[-1].append(part.text)
    return [" ".join(texts) for texts in gaps]


def _refusal(path: Path, kind: str) -> FileProblemError:
    return FileProblemError(
        path, f"this is an Akoma Ntoso {kind}, no agreement", "take its text by hand"
    )


def _provision(element: Element) -> _Provision:
    heading = element.first("heading")
    parts = list(_subpoints(element))
    texts = (element.first("subheading"), _own_text(element), *_list_context(element))
    text = " ".join(filter(None, texts))
    if not text and not heading and parts:
        text, parts = parts[0][1], parts[1:]
    point = Point(
        0,
        heading,
        text,
        tuple(subpoint for _, subpoint in parts),
        element.attributes.get("eId") or element.attributes.get("id", ""),
        tuple(eid for eid, _ in parts),
    )
    return _Provision(element.first("num"), heading, point)


def _list_context(element: Element) -> Iterator[str]:
    """Yield the texts that introduce or conclude the lists of the element itself."""
    for part in _within(element):
        if part.name in _LISTS:
            for led in part.children:
                if led.name in _AROUND:
                    yield led.text(without=NO_TEXT)


def _subpoints(element: Element) -> Iterator[tuple[str, str]]:
    """Yield every part of a provision that has text of its own, with its identifier."""
    for part in _within(element):
        if part.name in _LISTS:
            yield from _subpoints(part)
            continue
        content = " ".join(
            fragment
            for fragment in (
                part.first("heading"),
                part.first("subheading"),
                _own_text(part),
                *_list_context(part),
            )
            if fragment
        )
        if content:
            yield part.attributes.get("eId") or part.attributes.get("id", ""), content
        yield from _subpoints(part)


def _within(element: Element) -> Iterator[Element]:
    """Yield parts of a provision, including lists within a content or an intro."""
    for part in element.children:
        if part.name in _WITHIN:
            yield part
        elif part.name not in _NAMING | NO_TEXT | QUOTED:
            yield from _within(part)


def _own_text(part: Element) -> str:
    return part.text(without=_WITHIN | _NAMING | NO_TEXT)


def _numbered(provisions: Sequence[_Provision]) -> tuple[tuple[Point, ...], tuple[str, ...]]:
    """Return points by their own numbers; restarted ones, as in an annex, continue the count."""
    points: list[Point] = []
    last = 0
    renumbered: list[str] = []
    for provision in provisions:
        title, rest = _titled(provision)
        own_value = _label_value(provision.label, last)
        if last < own_value <= last + _WIDEST_GAP:
            last = own_value
        else:
            last += 1
            if provision.label:
                renumbered.append(f"{provision.label} → {last}")
                title = f"{provision.label} {title}"
        points.append(replace(provision.point, number=last, title=title, text=rest))
    return tuple(points), tuple(renumbered)


def _label_value(label: str, last: int) -> int:
    """Return the number in a label, or 0 if there is none, as in 3a."""
    match = _PLAIN_NUMBER.fullmatch(label)
    if match is None:
        mark = parse_marker(label)
        return mark.number if mark is not None and mark.style.kind == "named" else 0
    if match["number"]:
        return int(match["number"])
    roman = match["roman"]
    value = roman_value(roman)
    # A single letter is ambiguous: C is the third of the alphabet and a hundred.
    return value if len(roman) > 1 or value == last + 1 else 0


def _titled(provision: _Provision) -> tuple[str, str]:
    """Return the heading and the text; a missing one is derived from the other."""
    if provision.heading:
        return provision.heading, provision.point.text or provision.heading
    title, _ = title_and_rest(provision.point.text or " ".join(provision.point.subpoints))
    return title, provision.point.text or title


def _date(work: Element) -> date | None:
    """Return the day of the work, or None if it only has a year or nothing."""
    for element in own_scope(work, "FRBRdate"):
        try:
            return date.fromisoformat(element.attributes.get("date", ""))
        except ValueError:
            continue
    return None


def _language(code: str) -> str:
    """Return the two letters of a language that the standard names by three (ISO 639-2)."""
    folded = code.casefold().partition("-")[0]
    return _SHORT_CODES.get(folded, folded[:2])


def _attribute(work: Element, name: str, attribute: str) -> str:
    return next((element.attributes.get(attribute, "") for element in own_scope(work, name)), "")


def _exported_fields(root: Element) -> dict[str, str]:
    exported = (element for element in root.all("document") if element.namespace == OWN_NAMESPACE)
    return next((dict(element.attributes) for element in exported), {})
