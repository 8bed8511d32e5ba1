"""Query for the options of a form that adds a record."""

from sqlalchemy import Connection, select

from explorer.domain.desk.form_options import FormChoices
from explorer.store.pack import tables as t
from explorer.store.pack.documents import documents
from explorer.store.pack.metadata import meta, parties, provision_titles, topics


def form_choices(connection: Connection, language: str) -> FormChoices:
    """Return clauses, parties, topics and sources, labelled in a language; newest sources first."""
    s = t.source.c
    rows = connection.execute(select(s.reference, s.publisher, s.title, s.date).order_by(s.date))
    known = parties(connection, language)
    clauses = tuple(
        (reference, f"{reference} {title}")
        for reference, title in provision_titles(connection, language).items()
    )
    texts = tuple((item.reference, item.title) for item in documents(connection, language))
    return FormChoices(
        named={
            "party": tuple((item.reference, item.name) for item in known),
            "topic": tuple((item.reference, item.name) for item in topics(connection, language)),
            "source": tuple(
                (row.reference, f"{row.publisher}, {row.date.isoformat()}: {row.title}")
                for row in reversed(rows.all())
            ),
            "clause or side provision": (*clauses, *texts),
            "document": texts,
        },
        speakers={
            item.reference: tuple(f"{person.name}, {person.office}" for person in item.people)
            for item in known
        },
        reference_document=meta(connection, "pack")["reference_document"],
    )
