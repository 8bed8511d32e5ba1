"""Provisions of an Akoma Ntoso document in order, and the texts outside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.interchange.akoma_ntoso.work import ATTACHED, is_refused
from explorer.interchange.akoma_ntoso.xml_parser import NO_TEXT, QUOTED, Element

ARTICLE = "article"
#: Names that deployments give to an article which they mark up as a generic container.
_ARTICLE_NAMES = frozenset(
    (
        *(ARTICLE, "art", "articol", "articolo", "articulo", "artículo", "artigo", "artikel"),
        *("artykuł", "madda", "статья", "стаття"),
    )
)
#: Numbered elements that are provisions, unless they only group articles, as sections do in codes.
_PROVISIONS = frozenset(
    (
        *(ARTICLE, "clause", "point", "paragraph", "section", "rule", "item", "tblock", "level"),
        "hcontainer",
    )
)
#: Containers of provisions are descended into, whatever name a deployment gives them. Where a
#: document has no provisions, these are its parts.
_CONTAINERS = frozenset(
    (
        *("book", "chapter", "container", "division", "part", "subchapter", "subdivision"),
        *("subpart", "subtitle", "title", "tome", "transitional"),
    )
)
#: Elements that contain no provision of the document itself.
_ELSEWHERE = QUOTED | {"coverPage", "preface", "preamble", "header", "conclusions"}
#: Elements that only refer to a document of a collection, which is in another file.
_REFERENCES = frozenset({"componentRef", "documentRef"})


@dataclass(frozen=True, slots=True)
class Aside:
    """A text outside all provisions."""

    text: str


@dataclass(frozen=True, slots=True)
class LeftOutDocument:
    """A nested document that is not an agreement, with its number of provisions."""

    kind: str
    provisions: int


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A document of a collection that is in another file, with its address."""

    address: str


Part = Element | Aside | LeftOutDocument | OtherFile


def parts_in_order(root: Element) -> list[Part]:
    """Return the outermost numbered provisions, and between them everything outside them.

    A document without provisions has its numbered chapters or parts instead.
    """
    parts = list(_Walk(_PROVISIONS).parts_of(root))
    if has_provisions(parts):
        return parts
    return list(_Walk(_CONTAINERS).parts_of(root))


def without_attachments(element: Element) -> tuple[Element, list[Element]]:
    """Return an element without its attachments, and these in order.

    An attachment within another is one of them, and not part of the other.
    """
    parts: list[Element | str] = []
    attachments: list[Element] = []
    for part in element.parts:
        if isinstance(part, str) or part.name in NO_TEXT | QUOTED or is_refused(part):
            parts.append(part)
            continue
        rest, within = without_attachments(part)
        (attachments if part.name in ATTACHED else parts).append(rest)
        attachments += within
    return replace(element, parts=parts), attachments


def has_provisions(parts: Sequence[Part]) -> bool:
    """Return whether any part is a provision."""
    return any(isinstance(part, Element) for part in parts)


class _Walk:
    """Descent to the provisions, which are elements of some names."""

    def __init__(self, provisions: frozenset[str]) -> None:
        self._provisions = provisions
        #: Elements that contain a provision or a refused document at any depth.
        self._holding: set[int] = set()
        #: Elements that group provisions of a higher rank, so that they are none themselves.
        self._grouping: set[int] = set()

    def parts_of(self, root: Element) -> Iterator[Part]:
        """Yield the parts of a document in order."""
        self._note_groups(root)
        self._note_holders(root)
        yield from self._parts(root)

    def _parts(self, element: Element) -> Iterator[Part]:
        for part in element.parts:
            if isinstance(part, str):
                yield from _aside(part)
            elif is_refused(part):
                yield LeftOutDocument(part.name, self._count(part))
            elif part.name in NO_TEXT:
                continue
            elif part.name in _REFERENCES:
                yield OtherFile(part.attributes.get("href") or part.attributes.get("src", ""))
            elif self._is_provision(part):
                yield part
            elif id(part) not in self._holding:
                yield from _aside(part.text(without=NO_TEXT))
            else:
                yield from self._parts(part)

    def _note_groups(self, element: Element) -> bool:
        """Record the elements that only group others; return whether an article is within."""
        if element.name in _ELSEWHERE | NO_TEXT:
            return False
        results = [self._note_groups(child) for child in element.children]
        if any(results) or _holds_numbered_like(element):
            self._grouping.add(id(element))
        return any(results) or kind_of(element) == ARTICLE

    def _note_holders(self, element: Element) -> bool:
        if element.name in _ELSEWHERE | NO_TEXT:
            return False
        if element.name in _REFERENCES or is_refused(element) or self._is_provision(element):
            return True
        results = [self._note_holders(child) for child in element.children]
        if any(results):
            self._holding.add(id(element))
        return any(results)

    def _is_provision(self, element: Element) -> bool:
        kind = kind_of(element)
        if kind not in self._provisions or id(element) in self._grouping:
            return False
        return bool(element.first("num")) or (kind == ARTICLE and bool(element.first("heading")))

    def _count(self, element: Element) -> int:
        """Return how many outermost provisions are within an element."""
        return sum(
            1 if self._is_provision(child) else self._count(child) for child in element.children
        )


def kind_of(element: Element) -> str:
    """Return the name of an element; of a generic container that of its kind, as ``article``."""
    if element.name not in {"hcontainer", "container"}:
        return element.name
    kind = element.attributes.get("name", "").casefold()
    identifier = element.attributes.get("eId", "").rpartition("__")[2]
    if kind in _ARTICLE_NAMES or identifier.startswith("art_"):
        return ARTICLE
    return kind if kind in _PROVISIONS | _CONTAINERS else element.name


def _aside(text: str) -> Iterator[Aside]:
    content = " ".join(text.split())
    if content:
        yield Aside(content)


def _holds_numbered_like(element: Element) -> bool:
    """Return whether a generic block groups numbered blocks, as sections of a report do."""
    if element.name == "tblock":
        return any(part.name == "tblock" and part.first("num") for part in element.children)
    return kind_of(element) in {"hcontainer", *_CONTAINERS} and _holds_numbered(element)


def _holds_numbered(element: Element) -> bool:
    """Return whether numbered provisions or containers are within a container."""
    return any(
        (kind_of(child) in _PROVISIONS | _CONTAINERS and bool(child.first("num")))
        or _holds_numbered(child)
        for child in element.children
        if child.name not in _ELSEWHERE | NO_TEXT
    )
