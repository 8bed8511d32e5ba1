"""The numbered provisions of an Akoma Ntoso 3.0 document (OASIS LegalDocML), as lines of text.

Documents of any deployment of the standard are taken, by the local names of their elements; acts,
bills, judgments and debates are refused, since they are no agreement and no draft of one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from explorer.errors import FileProblemError

_REFUSED = frozenset({"act", "bill", "judgment", "debate", "debateReport", "officialGazette"})
_TAKEN = frozenset({"doc", "statement", "amendment", "portion", "documentCollection"})
#: Parts of a hierarchy that hold provisions, and those that are provisions themselves.
_PROVISIONS = frozenset({"article", "clause", "point", "paragraph", "section", "rule", "item"})
_WITHIN = frozenset({"paragraph", "subparagraph", "point", "indent", "item", "subclause", "list"})
_INLINE = frozenset(
    (
        *("a", "b", "def", "del", "i", "ins", "mref", "quantity"),
        *("ref", "role", "span", "sub", "sup", "term", "u"),
    )
)
_MAX_DEPTH = 100
_UNSAFE = "the file declares entities or a document type"


@dataclass(slots=True)
class _Element:
    """An element by its local name, with its children and texts in order."""

    name: str
    parts: "list[_Element | str]" = field(default_factory=list)

    @property
    def children(self) -> "list[_Element]":
        return [part for part in self.parts if isinstance(part, _Element)]

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        return " ".join(self.raw(without).split())

    def raw(self, without: frozenset[str]) -> str:
        """Texts as they stand; what is set within a line adds no space, all else does."""
        said = []
        for part in self.parts:
            if isinstance(part, str):
                said.append(part)
            elif part.name not in without:
                inner = part.raw(without)
                said.append(inner if part.name in _INLINE else f" {inner} ")
        return "".join(said)

    def first(self, name: str) -> str:
        return next((one.text() for one in self.children if one.name == name), "")


def akoma_ntoso_text(path: Path) -> str:
    """The provisions of a document, numbered, a line each. Raises FileProblemError."""
    root = _parsed(path)
    if root.name != "akomaNtoso":
        raise FileProblemError(path, "this is no Akoma Ntoso document", "open another file")
    kind = next((one.name for one in root.children), "")
    if kind in _REFUSED:
        raise FileProblemError(
            path, f"this is an Akoma Ntoso {kind}, no agreement", "take its text by hand"
        )
    if kind not in _TAKEN:
        raise FileProblemError(path, "no document is in this file", "open another file")
    lines = list(_lines(root))
    if not lines:
        raise FileProblemError(path, "no numbered provision is in this document", "paste its text")
    return "\n".join(lines)


def _lines(element: _Element) -> Iterator[str]:
    """The outermost numbered provisions in order; what holds them is only gone through."""
    for one in element.children:
        if one.name in _PROVISIONS and _number(one):
            yield _provision(one)
            yield from _subpoints(one)
        elif one.name != "meta":
            yield from _lines(one)


def _number(one: _Element) -> str:
    """The number of a provision as digits; empty where it has none."""
    return "".join(c for c in one.first("num") if c.isdigit())[:4]


def _provision(one: _Element) -> str:
    heading = one.first("heading")
    body = one.text(without=_WITHIN | {"num", "heading", "subheading"})
    intro = " ".join(part.first("intro") for part in one.children if part.name in _WITHIN).strip()
    said = " ".join(part for part in (body, intro) if part)
    return f"{_number(one)}. {': '.join(part for part in (heading, said) if part)}"


def _subpoints(one: _Element) -> Iterator[str]:
    for part in one.children:
        if part.name in _WITHIN:
            inner = [each for each in part.children if each.name in _WITHIN]
            own = part.text(without=_WITHIN | {"num", "heading", "intro"})
            if own:
                yield f"- {own}"
            for each in inner:
                yield f"- {each.text(without=frozenset({'num'}))}"


def _parsed(path: Path) -> _Element:
    """The elements of a file without document type, entities or anything to fetch."""
    top = _Element("")
    stack = [top]
    parser = expat.ParserCreate(namespace_separator="|")

    def start(name: str, _attributes: dict[str, str]) -> None:
        if len(stack) > _MAX_DEPTH:
            raise FileProblemError(path, "elements are nested too deep", "open another file")
        made = _Element(name.rpartition("|")[2])
        stack[-1].parts.append(made)
        stack.append(made)

    def read(said: str) -> None:
        stack[-1].parts.append(said)

    def refuse(*_arguments: object) -> int:
        raise FileProblemError(path, _UNSAFE, "ask for the file without it")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: stack.pop()
    parser.CharacterDataHandler = read
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(path.read_bytes(), True)
    except expat.ExpatError as error:
        said = f"line {error.lineno}: this is no readable XML"
        raise FileProblemError(path, said, "ask for the file again") from None
    return top.children[0]
