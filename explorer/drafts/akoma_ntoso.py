"""The numbered provisions of an Akoma Ntoso 3.0 document (OASIS LegalDocML), as points.

Documents of any deployment of the standard are taken, by the local names of their elements; acts,
bills, judgments and debates are refused, since they are no agreement and no draft of one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from explorer.drafts.points import MAX_POINTS, Point, title_and_rest
from explorer.drafts.roman import ROMAN_LETTERS, roman_value
from explorer.drafts.xml_elements import Element, read_elements
from explorer.errors import FileProblemError

_REFUSED = frozenset({"act", "bill", "judgment", "debate", "debateReport", "officialGazette"})
_TAKEN = frozenset({"doc", "statement", "amendment", "portion", "documentCollection"})
#: What holds provisions, by whatever name a deployment gives it, is gone through.
_PROVISIONS = frozenset(
    {"article", "clause", "point", "paragraph", "section", "rule", "item", "tblock"}
)
_WITHIN = frozenset(
    (
        *("paragraph", "subparagraph", "point", "indent", "item", "subclause", "list", "alinea"),
        *("blockList", "clause", "subsection", "subrule", "listItem", "tblock"),
    )
)
#: Of a list, the parts that lead into it or out of it.
_LISTS = frozenset({"list", "blockList"})
_AROUND = frozenset({"intro", "listIntroduction", "wrapUp", "listWrapUp"})
_NAMING = frozenset({"num", "heading", "subheading"})
#: What a note says is not the provision's own text.
_NO_TEXT = frozenset({"authorialNote", "meta", "toc", "remark"})
#: Where no provision of the document itself stands.
_ELSEWHERE = frozenset(
    {"coverPage", "preface", "embeddedStructure", "quotedStructure", "embeddedText"}
)
_WIDEST_GAP = 100
_NO_TITLE = frozenset({"", "untitled"})
_PLAIN_NUMBER = re.compile(
    rf"\W*(?:[^\W\d_]+\.?\s+)?(?:(?P<number>\d{{1,4}})|(?P<roman>[{ROMAN_LETTERS}]{{1,7}}))\W*"
)
#: What this program writes of a document beside its text.
OWN_NAMESPACE = "urn:clause-explorer:document"


@dataclass(frozen=True, slots=True)
class AkomaNtosoDocument:
    """What a document tells of itself, and its provisions in order.

    ``renumbered`` is true where the provisions' own numbers do not tell one from another: some are
    counted on, and their titles begin with their own. ``said`` is what this program wrote of a
    document that it exported: its text status, and whether the texts are its wording.
    """

    title: str
    dated: date | None
    language: str
    points: tuple[Point, ...]
    renumbered: bool
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Provision:
    """A provision with its number as it is printed."""

    label: str
    heading: str
    point: Point


def read_akoma_ntoso(path: Path) -> AkomaNtosoDocument:
    """The provisions of a document with their names in it. Raises FileProblemError."""
    root = read_elements(path)
    if root.name != "akomaNtoso":
        raise FileProblemError(path, "this is no Akoma Ntoso document", "open another file")
    kind = next((one.name for one in root.children), "")
    if kind in _REFUSED:
        raise _refusal(path, kind)
    if kind not in _TAKEN:
        raise FileProblemError(path, "no document is in this file", "open another file")
    found = list(_provisions(root))
    if not found:
        held = next((one.name for one in _components(root) if one.name in _REFUSED), "")
        if held:
            raise _refusal(path, held)
        raise FileProblemError(path, "no numbered provision is in this document", "paste its text")
    points, renumbered = _numbered(found[:MAX_POINTS])
    return AkomaNtosoDocument(
        title=_title(root),
        dated=_date(root),
        language=_attribute(root, "FRBRlanguage", "language")[:2],
        points=points,
        renumbered=renumbered,
        said=_said(root),
    )


def points_as_text(points: Sequence[Point]) -> str:
    """Points as lines of text, as somebody would write them, to be corrected."""
    lines = []
    for one in points:
        begins = title_and_rest(one.text or one.title)[0] == one.title
        said = one.text if begins or one.text == one.title else f"{one.title}: {one.text}"
        lines.append(f"{one.number}. {said}")
        lines += [f"- {sub}" for sub in one.subpoints]
    return "\n".join(lines)


def _refusal(path: Path, kind: str) -> FileProblemError:
    return FileProblemError(
        path, f"this is an Akoma Ntoso {kind}, no agreement", "take its text by hand"
    )


def _components(root: Element) -> Iterator[Element]:
    for holder in root.all("component"):
        yield from holder.children


def _provisions(element: Element) -> Iterator[_Provision]:
    """The outermost numbered provisions in order; what holds them is only gone through."""
    for one in element.children:
        if one.name in _PROVISIONS and _label(one) and not _holds_numbered(one):
            yield _provision(one)
        elif one.name not in _REFUSED | _NO_TEXT | _ELSEWHERE:
            yield from _provisions(one)


def _holds_numbered(one: Element) -> bool:
    """Whether a block with a number only holds further ones, as sections of a report do."""
    return one.name == "tblock" and any(
        part.name == "tblock" and _label(part) for part in one.children
    )


def _label(one: Element) -> str:
    return one.first("num")


def _provision(one: Element) -> _Provision:
    heading = one.first("heading")
    parts = list(_subpoints(one))
    text = " ".join(
        part for part in (one.text(without=_WITHIN | _NAMING | _NO_TEXT), *_around(one)) if part
    )
    if not text and not heading and parts:
        text, parts = parts[0][1], parts[1:]
    point = Point(
        0,
        heading,
        text,
        tuple(said for _, said in parts),
        one.attributes.get("eId") or one.attributes.get("id", ""),
        tuple(eid for eid, _ in parts),
    )
    return _Provision(_label(one), heading, point)


def _around(one: Element) -> Iterator[str]:
    """What leads into a list that stands right in the provision."""
    for part in one.children:
        if part.name in _LISTS:
            for led in part.children:
                if led.name in _AROUND:
                    yield led.text(without=_NO_TEXT)


def _subpoints(one: Element) -> Iterator[tuple[str, str]]:
    """Every part within a provision with a text of its own, and what it is called."""
    for part in _within(one):
        if part.name in _LISTS:
            yield from _subpoints(part)
            continue
        own = " ".join(
            said for said in (part.first("heading"), _own_text(part), *_around(part)) if said
        )
        if own:
            yield part.attributes.get("eId") or part.attributes.get("id", ""), own
        yield from _subpoints(part)


def _within(one: Element) -> Iterator[Element]:
    """Parts of a provision, also where a content or an intro holds their list."""
    for part in one.children:
        if part.name in _WITHIN:
            yield part
        elif part.name not in _NAMING | _NO_TEXT:
            yield from _within(part)


def _own_text(part: Element) -> str:
    return part.text(without=_WITHIN | _NAMING | _NO_TEXT)


def _numbered(found: Sequence[_Provision]) -> tuple[tuple[Point, ...], bool]:
    """Points by their own numbers; where these begin anew, as in an annex, they are counted on."""
    points: list[Point] = []
    last, counted = 0, False
    for one in found:
        title, rest = _titled(one)
        own = _own_number(one.label, last)
        if last < own <= last + _WIDEST_GAP:
            last = own
        else:
            last, counted = last + 1, True
            title = f"{one.label} {title}".strip()
        points.append(replace(one.point, number=last, title=title, text=rest))
    return tuple(points), counted


def _own_number(label: str, last: int) -> int:
    """The number that a label says; 0 where it says none, as 3a does."""
    match = _PLAIN_NUMBER.fullmatch(label)
    if match is None:
        return 0
    if match["number"]:
        return int(match["number"])
    roman = match["roman"]
    value = roman_value(roman)
    # One letter may as well be the third of the alphabet as a hundred.
    return value if len(roman) > 1 or value == last + 1 else 0


def _titled(one: _Provision) -> tuple[str, str]:
    """The heading and the text; where either is missing it is the beginning of the other."""
    if one.heading:
        return one.heading, one.point.text or one.heading
    title, _ = title_and_rest(one.point.text or " ".join(one.point.subpoints))
    return title, one.point.text or title


def _title(root: Element) -> str:
    """The title it gives itself, or the one it is known by."""
    for name in ("docTitle", "shortTitle", "longTitle"):
        for one in root.all(name):
            if one.text():
                return one.text()[:300]
    named = [one for one in root.all("FRBRalias") if "value" in one.attributes]
    known = [
        one for one in named if one.attributes.get("name") in {"title", "short-title", "alias"}
    ]
    titles = (one.attributes["value"][:300] for one in known)
    return next((title for title in titles if title.casefold() not in _NO_TITLE), "")


def _date(root: Element) -> date | None:
    """The day of the work; None where it tells a year or nothing."""
    for one in root.all("FRBRdate"):
        try:
            return date.fromisoformat(one.attributes.get("date", ""))
        except ValueError:
            continue
    return None


def _attribute(root: Element, name: str, attribute: str) -> str:
    return next((one.attributes.get(attribute, "") for one in root.all(name)), "")


def _said(root: Element) -> dict[str, str]:
    own = (one for one in root.all("document") if one.namespace == OWN_NAMESPACE)
    return next((dict(one.attributes) for one in own), {})
