"""Query for a side-by-side comparison of documents."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from explorer.domain.comparison.alignment import CorrespondenceLink, documents_between
from explorer.domain.comparison.comparison import ComparedDocument, Comparison, compare
from explorer.domain.content.as_of_filter import quantities_as_of
from explorer.domain.content.days import existing, exists_on
from explorer.domain.content.documents import Document, Relation
from explorer.errors import NothingYetError
from explorer.store.pack import tables as t
from explorer.store.pack.documents import document
from explorer.store.pack.metadata import topics
from explorer.store.pack.subjects import clauses_of


def comparison(
    connection: Connection, documents: Sequence[str], as_of: date, language: str
) -> Comparison:
    """Return the documents side by side, as of a day. Raises UnknownReferenceError."""
    compared = []
    for reference in documents:
        compared_document = document(connection, reference, language)
        clauses = tuple(
            replace(clause, quantities=quantities_as_of(clause.quantities, as_of))
            for clause in clauses_of(connection, reference, language)
        )
        compared.append(
            ComparedDocument(
                compared_document, clauses, later=not exists_on(compared_document.date, as_of)
            )
        )
    rows = compare(compared, _links(connection, documents, language))
    return Comparison(as_of, language, tuple(compared), rows, topics(connection, language))


def _links(
    connection: Connection, documents: Sequence[str], language: str
) -> list[CorrespondenceLink]:
    """Return the correspondences between the documents, including those through other documents."""
    c = t.correspondence.c
    pairs = connection.execute(select(c.from_document, c.to_document).distinct())
    needed = documents_between(((row[0], row[1]) for row in pairs), documents)
    rows = connection.execute(
        select(c.from_reference, c.to_document, c.to_reference, c.relation, c.notes)
        .where(c.from_document.in_(needed), c.to_document.in_(needed))
        .order_by(c.id)
    )
    return [
        CorrespondenceLink(
            row.from_reference,
            row.to_reference or row.to_document,
            Relation(row.relation),
            row.notes.get(language) or row.notes.get("en") or "",
        )
        for row in rows
    ]


def default_documents(documents: Sequence[Document], shown: str, as_of: date) -> tuple[str, ...]:
    """Return the documents compared by default: the pack's first document and the one shown.

    While the first is shown, it is compared with the newest text on or before the day. A text
    with points of its own comes before a declaration or a reported text, which leave most
    clauses without a counterpart. Documents dated after the day and earlier texts are left out,
    except the document shown, which the user chose.
    """
    existed = [
        item
        for item in documents
        if (exists_on(item.date, as_of) and not item.is_earlier) or item.reference == shown
    ]
    chosen = [item for item in existed[1:] if item.reference == shown]
    newest = sorted(existed[1:], key=lambda item: (item.has_own_numbers, item.date), reverse=True)
    return tuple(item.reference for item in (*existed[:1], *(chosen or newest)[:1]))


def documents_on(documents: Sequence[Document], as_of: date) -> tuple[str, ...]:
    """Return the documents of a concordance of a day. Raises NothingYetError if there are none."""
    existed = tuple(item.reference for item in existing(documents, as_of))
    if not existed:
        raise NothingYetError(as_of)
    return existed
