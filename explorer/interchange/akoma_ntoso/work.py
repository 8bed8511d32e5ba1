"""Classification of an Akoma Ntoso document: a treaty or not, and which parts are its own."""

import re
from collections.abc import Iterator

from explorer.interchange.akoma_ntoso.xml_parser import Element

#: Documents that are not agreements, unless an act declares that it is one.
_REFUSED = frozenset({"act", "bill", "judgment", "debate", "debateReport", "officialGazette"})
#: Subtypes of treaties where a publisher files them as acts.
_TREATIES = frozenset(
    (
        *("accord", "accords", "agreement", "agreements", "charter", "compact", "concordat"),
        *("convention", "conventions", "covenant", "memorandum", "pact", "protocol", "protocols"),
        *("treaty", "treaties", "traite", "tratado", "convenio", "acuerdo", "ceasefire"),
    )
)
#: One document attached to another.
ATTACHED = frozenset({"attachment", "annex"})
_NAMING = frozenset({"num", "heading", "subheading"})
_TITLE_ALIASES = frozenset({"title", "short-title", "alias"})
_MOST_TITLE = 300
_NO_TITLE = frozenset({"", "untitled"})
#: Attached or quoted documents, which have titles and dates of their own.
_OTHERS = frozenset(
    (
        *("attachments", "attachment", "components", "component", "annexes", "annex"),
        *("embeddedStructure", "quotedStructure", "embeddedText", "quotedText"),
    )
)


def is_refused(element: Element) -> bool:
    """Return whether an element is a document that is not an agreement."""
    return element.name in _REFUSED and not (element.name == "act" and _is_treaty(element))


def _is_treaty(act: Element) -> bool:
    """Return whether an act's name, or its subtype by description or address, is of a treaty."""
    kinds = [act.attributes.get("name", "")]
    kinds += [subtype.attributes.get("value", "") for subtype in own_scope(act, "FRBRsubtype")]
    addresses = [address.attributes.get("value", "") for address in own_scope(act, "FRBRuri")]
    kinds += [address.partition("/act/")[2].partition("/")[0] for address in addresses]
    words = {word for kind in kinds for word in re.split(r"[^a-z]+", kind.casefold())}
    return bool(words & _TREATIES)


def title_of(document: Element) -> str:
    """Return the title or a known alias of a document, never of a document within it."""
    for name in ("docTitle", "shortTitle", "longTitle"):
        for element in own_scope(document, name):
            if element.text():
                return element.text()[:_MOST_TITLE]
    aliases = (
        alias.attributes.get("value", "")[:_MOST_TITLE]
        for alias in own_scope(document, "FRBRalias")
        if alias.attributes.get("name") in _TITLE_ALIASES
    )
    return next((alias for alias in aliases if alias.casefold() not in _NO_TITLE), "")


def title_of_attachment(attachment: Element) -> str:
    """Return the heading of an attachment, and the title of the document within it."""
    names = (attachment.first("num"), attachment.first("heading"), attachment.first("subheading"))
    heading = " ".join(filter(None, names))[:_MOST_TITLE]
    document = next((part for part in attachment.children if part.name not in _NAMING), attachment)
    title = title_of(document)
    if title.casefold() in heading.casefold():
        return heading
    return f"{heading} – {title}" if heading else title


def own_scope(element: Element, name: str) -> Iterator[Element]:
    """Yield each element of a name that belongs to the document and not to a nested one.

    A collection has no text of its own: its first document that is not refused counts.
    """
    has_own = False
    for child in _own_elements(element, name):
        has_own = True
        yield child
    if not has_own and element.name == "documentCollection":
        documents = (
            document for holder in element.all("component") for document in holder.children
        )
        first = next((document for document in documents if not is_refused(document)), None)
        if first is not None:
            yield from _own_elements(first, name)


def _own_elements(element: Element, name: str) -> Iterator[Element]:
    for child in element.children:
        if child.name == name:
            yield child
        if child.name not in _OTHERS:
            yield from _own_elements(child, name)
