"""Some documents side by side, read at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from explorer.domain.comparison.alignment import Link, documents_between
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
    """The documents in this order, as of a day. Raises UnknownReferenceError."""
    compared = []
    for reference in documents:
        found = document(connection, reference, language)
        clauses = tuple(
            replace(clause, quantities=quantities_as_of(clause.quantities, as_of))
            for clause in clauses_of(connection, reference, language)
        )
        compared.append(ComparedDocument(found, clauses, later=not exists_on(found.date, as_of)))
    rows = compare(compared, _links(connection, documents, language))
    return Comparison(as_of, language, tuple(compared), rows, topics(connection, language))


def _links(connection: Connection, documents: Sequence[str], language: str) -> list[Link]:
    """What is recorded between the documents, and by way of which others they correspond."""
    c = t.correspondence.c
    pairs = connection.execute(select(c.from_document, c.to_document).distinct())
    needed = documents_between(((row[0], row[1]) for row in pairs), documents)
    rows = connection.execute(
        select(c.from_reference, c.to_document, c.to_reference, c.relation, c.notes)
        .where(c.from_document.in_(needed), c.to_document.in_(needed))
        .order_by(c.id)
    )
    return [
        Link(
            row.from_reference,
            row.to_reference or row.to_document,
            Relation(row.relation),
            row.notes.get(language) or row.notes.get("en") or "",
        )
        for row in rows
    ]


def usual_documents(documents: Sequence[Document], shown: str, as_of: date) -> tuple[str, ...]:
    """What is compared before anybody chose: the pack's first document with the one shown.

    Documents dated after the day are left out, but for the one shown, which was chosen.
    """
    existed = [
        one.reference for one in documents if exists_on(one.date, as_of) or one.reference == shown
    ]
    others = [one for one in (shown, *existed[1:]) if one in existed[1:]]
    return (*existed[:1], *others[:1])


def documents_on(documents: Sequence[Document], as_of: date) -> tuple[str, ...]:
    """The documents for a concordance of a day. Raises NothingYetError where there is none."""
    existed = tuple(one.reference for one in existing(documents, as_of))
    if not existed:
        raise NothingYetError(as_of)
    return existed
