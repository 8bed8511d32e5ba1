"""Tracked changes of an Akoma Ntoso document: insertions are accepted, deletions removed."""

from explorer.interchange.akoma_ntoso.xml_parser import Element

_DELETED = "del"
_INSERTED = "ins"
#: Values of the attribute ``status`` of elements that are no longer in force.
_GONE = frozenset({"removed", "suppressed"})


def accept_changes(root: Element) -> bool:
    """Remove what is marked as deleted at any depth; return whether there are any changes."""
    has_changes = False
    open_elements = [root]
    while open_elements:
        element = open_elements.pop()
        kept = [part for part in element.parts if not _is_deleted(part)]
        has_changes |= len(kept) < len(element.parts)
        element.parts = kept
        has_changes |= element.name == _INSERTED
        open_elements += element.children
    return has_changes


def _is_deleted(part: Element | str) -> bool:
    return isinstance(part, Element) and (
        part.name == _DELETED or part.attributes.get("status") in _GONE
    )
