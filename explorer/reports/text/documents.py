"""Documents and correspondences in words, shared by screen, terminal and paper."""

from collections.abc import Mapping

from explorer.domain.content.documents import (
    REPORTED_ELEMENTS,
    Correspondence,
    Document,
    Relation,
)

Catalog = Mapping[str, str]
_LEFT_OPEN = "left_open"


def clause_caption(document: Document, number: str, catalog: Catalog) -> str:
    """Return which clause of which document a text is, or which reported element."""
    is_reported = document.numbering == REPORTED_ELEMENTS
    pattern = catalog["page.element_of" if is_reported else "page.clause_of"]
    return pattern.format(number=number, document=document.title)


def document_facts(document: Document, catalog: Catalog) -> list[str]:
    """Return that a document is an earlier text, and what its numbers are, if not its own."""
    facts = []
    if document.is_earlier:
        facts.append(catalog["group.earlier_text"])
    if document.numbering_note:
        facts.append(catalog["page.numbering"].format(text=document.numbering_note))
    return facts


def relation_word(
    relation: Relation, catalog: Catalog, *, earlier: bool = False, document: str = ""
) -> str:
    """Return a relation in words; that of an earlier text only says how the content differs.

    ``document`` is the title of the text without such a clause, if it is to be named.
    """
    if not earlier:
        return catalog[f"relation.{relation}"]
    if relation in {Relation.ADDED, Relation.DROPPED} and document:
        return catalog["difference.none_in"].format(document=document)
    return catalog[f"difference.{relation}"]


def correspondence_text(related: Correspondence, catalog: Catalog) -> str:
    """Return what became of the same clause in another document, or how an earlier text differs."""
    if not related.earlier:
        word = relation_word(related.relation, catalog)
    elif related.via:
        word = catalog["compare.by_way"].format(names=related.via)
    else:
        word = relation_word(related.relation, catalog, earlier=True)
    return catalog["group.earlier_relation"].format(text=word) if related.is_in_earlier else word


def correspondence_note(related: Correspondence, catalog: Catalog) -> str:
    """Return the note of a correspondence in words."""
    return catalog["page.left_open"] if related.note == _LEFT_OPEN else related.note
