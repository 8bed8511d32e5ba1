"""XML from elsewhere read into plain elements, with nothing declared, fetched or nested deep."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from explorer.errors import FileProblemError

#: What is set within a line adds no space around it.
_INLINE = frozenset(
    (
        *("a", "b", "def", "del", "i", "ins", "mref", "quantity", "organization", "person"),
        *("date", "docDate", "docNumber", "docTitle", "entity", "inline", "location"),
        *("ref", "role", "span", "sub", "sup", "term", "u"),
    )
)
_MAX_DEPTH = 100
#: Each element takes memory however short it is.
_MAX_ELEMENTS = 500_000
_UNSAFE = "the file declares entities or a document type"


@dataclass(slots=True)
class Element:
    """An element by its local name, with its children and texts in order."""

    name: str
    namespace: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    parts: "list[Element | str]" = field(default_factory=list)

    @property
    def children(self) -> "list[Element]":
        """Elements right within this one."""
        return [part for part in self.parts if isinstance(part, Element)]

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """All text within, in one line, without that of some elements."""
        return " ".join(_raw(self, without).split())

    def first(self, name: str) -> str:
        """The text of the first child of a name; empty where there is none."""
        return next((one.text() for one in self.children if one.name == name), "")

    def all(self, name: str) -> "Iterator[Element]":
        """Every element of a name at any depth, in order."""
        for one in self.children:
            if one.name == name:
                yield one
            yield from one.all(name)


def _raw(element: Element, without: frozenset[str]) -> str:
    """Texts as they stand; what is set within a line adds no space, all else does."""
    said = []
    for part in element.parts:
        if isinstance(part, str):
            said.append(part)
        elif part.name not in without:
            inner = _raw(part, without)
            said.append(inner if part.name in _INLINE else f" {inner} ")
    return "".join(said)


def read_elements(path: Path) -> Element:
    """The elements of a file without document type, entities or anything to fetch.

    Raises FileProblemError.
    """
    top = Element("")
    stack = [top]
    parser = expat.ParserCreate(namespace_separator="|")
    parser.buffer_text = True
    counted = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal counted
        counted += 1
        if len(stack) > _MAX_DEPTH or counted > _MAX_ELEMENTS:
            said = (
                "elements are nested too deep"
                if counted <= _MAX_ELEMENTS
                else "it has too many elements"
            )
            raise FileProblemError(path, said, "open another file")
        namespace, _, local = name.rpartition("|")
        made = Element(local, namespace, attributes)
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
    except (LookupError, ValueError):
        # What the file says of its encoding names none that can be read.
        raise FileProblemError(path, "its encoding is not known", "save it as UTF-8") from None
    return top.children[0]
