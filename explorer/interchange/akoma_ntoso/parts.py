"""Provisions of an Akoma Ntoso document in order, and the texts outside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.interchange.akoma_ntoso.work import is_refused
from explorer.interchange.akoma_ntoso.xml_parser import Element

#: Containers of provisions are descended into, whatever name a deployment gives them.
_PROVISIONS = frozenset(
    {"article", "clause", "point", "paragraph", "section", "rule", "item", "tblock"}
)
#: Elements that contain no provision of the document itself.
_ELSEWHERE = frozenset(
    {"coverPage", "preface", "embeddedStructure", "quotedStructure", "embeddedText"}
)
#: Metadata about the text, which is not part of the text.
_NO_TEXT = frozenset({"meta", "toc", "authorialNote", "remark"})


@dataclass(frozen=True, slots=True)
class Aside:
    """A text outside all provisions."""

    text: str


@dataclass(frozen=True, slots=True)
class LeftOutDocument:
    """A nested document that is not an agreement, with its number of provisions."""

    kind: str
    provisions: int


def parts_in_order(root: Element) -> Iterator[Element | Aside | LeftOutDocument]:
    """Yield the outermost numbered provisions, and between them the texts outside them."""
    holding: set[int] = set()
    _note_holders(root, holding)
    yield from _parts(root, holding)


def _parts(element: Element, holding: set[int]) -> Iterator[Element | Aside | LeftOutDocument]:
    for part in element.parts:
        if isinstance(part, str):
            yield from _aside(part)
        elif is_refused(part):
            yield LeftOutDocument(part.name, _count(part))
        elif part.name in _NO_TEXT:
            continue
        elif _is_provision(part):
            yield part
        elif id(part) in holding:
            yield from _parts(part, holding)
        else:
            yield from _aside(part.text(without=_NO_TEXT))


def _aside(text: str) -> Iterator[Aside]:
    content = " ".join(text.split())
    if content:
        yield Aside(content)


def _note_holders(element: Element, holding: set[int]) -> bool:
    """Record every element that contains a provision or a refused document at any depth."""
    if element.name in _ELSEWHERE | _NO_TEXT:
        return False
    if is_refused(element) or _is_provision(element):
        return True
    results = [_note_holders(child, holding) for child in element.children]
    if any(results):
        holding.add(id(element))
    return any(results)


def _is_provision(element: Element) -> bool:
    return (
        element.name in _PROVISIONS and bool(element.first("num")) and not _holds_numbered(element)
    )


def _holds_numbered(element: Element) -> bool:
    """Return whether a numbered block only contains further ones, as sections of a report do."""
    return element.name == "tblock" and any(
        part.name == "tblock" and part.first("num") for part in element.children
    )


def _count(element: Element) -> int:
    """Return how many outermost provisions are within an element."""
    return sum(1 if _is_provision(child) else _count(child) for child in element.children)
