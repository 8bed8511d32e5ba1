"""What the pack has for a briefing set, read at once for paper."""

from sqlalchemy import Connection

from explorer.domain.content.read_models import Contents, Page, SetContent
from explorer.domain.desk.briefing import BriefingSet, ItemKind
from explorer.errors import UnknownReferenceError
from explorer.store.pack.documents import contents
from explorer.store.pack.subjects import page


def set_content(connection: Connection, one: BriefingSet, language: str) -> SetContent:
    """Pages of the set's clauses and contents of its tables, as of the day it is frozen to."""
    pages: dict[str, Page] = {}
    for reference in one.references:
        try:
            pages[reference] = page(connection, reference, one.as_of, language)
        except UnknownReferenceError:
            continue  # told on paper, where it would have stood
    tables: dict[str, Contents] = {}
    for document in {item.reference for item in one.items if item.kind is ItemKind.STANCES}:
        try:
            tables[document] = contents(connection, document, one.as_of, language)
        except UnknownReferenceError:
            continue
    return SetContent(pages, tables)
