"""Parser of XML into plain elements, without declarations, external resources or deep nesting."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from explorer.errors import FileProblemError
from explorer.system.limits import MAX_XML_DEPTH, MAX_XML_ITEMS

#: Inline elements add no space around their text.
_INLINE = frozenset(
    (
        *("a", "b", "def", "del", "i", "ins", "mref", "quantity", "organization", "person"),
        *("date", "docDate", "docNumber", "docTitle", "entity", "inline", "location"),
        *("ref", "role", "span", "sub", "sup", "term", "u"),
    )
)
#: Metadata and remarks about the text, which are not part of the text.
NO_TEXT = frozenset({"meta", "toc", "authorialNote", "remark"})
#: Quotations, whose headings and numbers are text of the element around them.
QUOTED = frozenset({"embeddedStructure", "embeddedText", "quotedStructure", "quotedText"})
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
        """Direct children of the element."""
        return [part for part in self.parts if isinstance(part, Element)]

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """Return all text within on a single line, without that of some elements.

        Quotations are whole.
        """
        return " ".join(_raw(self, without).split())

    def first(self, name: str) -> str:
        """Return the text of the first child of a name, or "" if there is none."""
        return next((child.text() for child in self.children if child.name == name), "")

    def all(self, name: str) -> "Iterator[Element]":
        """Yield every element of a name at any depth, in order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)


def _raw(element: Element, without: frozenset[str]) -> str:
    """Return the texts; inline elements add no space, all others do."""
    texts = []
    for part in element.parts:
        if isinstance(part, str):
            texts.append(part)
        elif part.name not in without:
            inner = _raw(part, NO_TEXT if part.name in QUOTED else without)
            texts.append(inner if part.name in _INLINE else f" {inner} ")
    return "".join(texts)


def read_elements(path: Path) -> Element:
    """Return the elements of a file without document type, entities or external resources.

    Raises FileProblemError.
    """
    reading = _TreeBuilder(path)
    parser = expat.ParserCreate(namespace_separator="|")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = reading.refuse
    parser.EntityDeclHandler = reading.refuse
    parser.ExternalEntityRefHandler = reading.refuse
    try:
        parser.Parse(path.read_bytes(), True)
    except expat.ExpatError as error:
        reason = f"line {error.lineno}: this is not valid XML"
        raise FileProblemError(path, reason, "ask for the file again") from None
    except (LookupError, ValueError):
        # The declared encoding is unknown.
        raise FileProblemError(path, "its encoding is not known", "save it as UTF-8") from None
    return reading.stack[0].children[0]


class _TreeBuilder:
    """Builder of elements from parser events, within the limits."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.stack = [Element("")]
        self.left = MAX_XML_ITEMS

    def _count(self, items: int) -> None:
        self.left -= items
        if self.left < 0:
            raise FileProblemError(self.path, "it has too many elements", "open another file")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count(1 + len(attributes))
        if len(self.stack) > MAX_XML_DEPTH:
            raise FileProblemError(self.path, "elements are nested too deep", "open another file")
        namespace, _, local = name.rpartition("|")
        element = Element(local, namespace, attributes)
        self.stack[-1].parts.append(element)
        self.stack.append(element)

    def end(self, _name: str) -> None:
        self.stack.pop()

    def text(self, content: str) -> None:
        self._count(1)
        self.stack[-1].parts.append(content)

    def refuse(self, *_arguments: object) -> int:
        raise FileProblemError(self.path, _UNSAFE, "ask for the file without it")
