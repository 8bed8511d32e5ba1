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
    """Return whether the subtype of an act, in its description or address, is one of treaties."""
    kinds = [subtype.attributes.get("value", "") for subtype in own_scope(act, "FRBRsubtype")]
    addresses = [address.attributes.get("value", "") for address in own_scope(act, "FRBRuri")]
    kinds += [address.partition("/act/")[2].partition("/")[0] for address in addresses]
    words = {word for kind in kinds for word in re.split(r"[^a-z]+", kind.casefold())}
    return bool(words & _TREATIES)


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
