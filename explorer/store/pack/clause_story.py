"""Query for the story of a clause: its versions in all texts, and who moved meanwhile."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from explorer.domain.content.clause_story import ClauseStory, StoryText, by_age, stance_moves
from explorer.domain.content.documents import Correspondence
from explorer.domain.content.read_models import SubjectDetails
from explorer.errors import UnknownReferenceError
from explorer.store.pack.documents import documents
from explorer.store.pack.sources import sources
from explorer.store.pack.subjects import page


def clause_story(connection: Connection, reference: str, as_of: date, language: str) -> ClauseStory:
    """Return the story of a clause up to a day. Raises UnknownReferenceError."""
    details = page(connection, reference, as_of, language)
    moves = stance_moves(details.stances)
    cited = [name for move in moves for name in (*move.before.sources, *move.after.sources)]
    return ClauseStory(
        reference,
        details.title,
        as_of,
        clause_texts(connection, details),
        moves,
        sources(connection, cited, language),
    )


def clause_texts(connection: Connection, details: SubjectDetails) -> tuple[StoryText, ...]:
    """Return the versions of a clause in all texts of the day or before, by age.

    A text that is recorded to have no such clause is among them, without a clause.
    """
    if details.document is None or details.later:
        return ()
    texts = {details.reference: StoryText(details.reference, details.document, details.clause)}
    for link in details.correspondences:
        if link.later:
            continue
        if not link.incoming and not link.via:
            # It is recorded with this clause what became of another.
            own = texts[details.reference]
            texts[details.reference] = replace(own, relation=link.relation, note=link.note)
        text = _text_of(connection, link, details)
        if text is not None:
            texts.setdefault(text.reference, text)
    return by_age(texts.values())


def _text_of(
    connection: Connection, link: Correspondence, details: SubjectDetails
) -> StoryText | None:
    is_successor = link.incoming or bool(link.via)
    relation = link.relation if is_successor else None
    note = link.note if is_successor else ""
    if link.reference is None:
        if not is_successor:
            return None
        listed = documents(connection, details.language)
        document = next((item for item in listed if item.reference == link.document), None)
        if document is None:
            return None
        return StoryText(link.document, document, None, relation, note)
    try:
        other = page(connection, link.reference, details.as_of, details.language)
    except UnknownReferenceError:
        return None
    if other.document is None or other.later:
        return None
    return StoryText(link.reference, other.document, other.clause, relation, note)
