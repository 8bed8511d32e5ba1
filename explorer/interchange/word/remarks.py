"""Authors of a Word file's tracked changes and comments, as notices."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = (f"{_W}t", f"{_W}delText")
_MOST_CHARACTERS = 200
_MOST_NOTICES = 40
_NO_AUTHOR = "?"


def change_notices(change: "BaseOxmlElement", *, is_deleted: bool) -> Iterator[str]:
    """Yield the notice of a tracked change with its author and text, if it has both."""
    author, text = _author(change), _text(change)
    if author and text:
        yield f"change:{'deleted' if is_deleted else 'inserted'}\t{author}\t{text}"


def comments_of(document: "Document") -> list[str]:
    """Return the notice of each comment, with its author."""
    from docx.oxml import parse_xml

    notices = []
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith("/comments"):
            continue
        part = relation.target_part
        root = getattr(part, "element", None)
        root = root if root is not None else parse_xml(part.blob)
        notices += [
            f"comment:{_author(comment) or _NO_AUTHOR}\t{_text(comment)}"
            for comment in root.iter(f"{_W}comment")
            if _text(comment)
        ]
    return notices


def limited_notices(notices: Sequence[str]) -> list[str]:
    """Return the first notices, and the number of those left out."""
    different = list(dict.fromkeys(notices))
    further = len(different) - _MOST_NOTICES
    return [*different[:_MOST_NOTICES], *([f"more:{further}"] if further > 0 else [])]


def _author(element: "BaseOxmlElement") -> str:
    return " ".join(str(element.get(f"{_W}author", "")).split())[:_MOST_CHARACTERS]


def _text(element: "BaseOxmlElement") -> str:
    paragraphs = list(element.iter(f"{_W}p")) or [element]
    texts = (
        "".join(text.text or "" for text in paragraph.iter(*_TEXTS)) for paragraph in paragraphs
    )
    return " ".join(" ".join(texts).split())[:_MOST_CHARACTERS]
