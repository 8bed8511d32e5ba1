"""Query for the pack content of a briefing set, for printing."""

from sqlalchemy import Connection

from explorer.domain.content.read_models import ClauseListing, SetContent, SubjectDetails
from explorer.domain.desk.briefing import BriefingSet, ItemKind
from explorer.errors import UnknownReferenceError
from explorer.store.pack.documents import contents
from explorer.store.pack.subjects import page


def set_content(connection: Connection, briefing: BriefingSet, language: str) -> SetContent:
    """Return the subjects and tables of a set, as of the day it is frozen to."""
    pages: dict[str, SubjectDetails] = {}
    for reference in briefing.references:
        try:
            pages[reference] = page(connection, reference, briefing.as_of, language)
        except UnknownReferenceError:
            continue  # the printed set states that it is missing
    tables: dict[str, ClauseListing] = {}
    for document in {item.reference for item in briefing.items if item.kind is ItemKind.STANCES}:
        try:
            tables[document] = contents(connection, document, briefing.as_of, language)
        except UnknownReferenceError:
            continue
    return SetContent(pages, tables)
