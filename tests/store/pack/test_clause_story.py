"""The story of a clause: which texts, which changes of position, and nothing later than the day."""

from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.domain.content.documents import Relation
from explorer.errors import UnknownReferenceError
from explorer.store.pack.clause_story import clause_story

DAY = date(2026, 6, 30)


def test_a_text_that_has_dropped_the_clause_is_part_of_it(pack_connection: Connection) -> None:
    story = clause_story(pack_connection, "us-28/26", DAY, "en")
    last = next(text for text in story.texts if text.document.reference == "p20")
    assert last.clause is None
    assert last.relation is Relation.DROPPED
    assert last.note == "No amnesty point in the list."


@pytest.mark.parametrize("day", [date(2025, 11, 21), date(2025, 11, 24), date(2026, 1, 1), DAY])
@pytest.mark.parametrize("reference", ["us-28/6", "us-28/21", "p20/4"])
def test_nothing_later_is_in_it(pack_connection: Connection, reference: str, day: date) -> None:
    story = clause_story(pack_connection, reference, day, "en")
    assert all(text.document.date <= day for text in story.texts)
    assert all(move.date <= day for move in story.moves)


def test_every_move_is_after_a_single_text(pack_connection: Connection) -> None:
    story = clause_story(pack_connection, "us-28/21", DAY, "en")
    assert len(story.moves) > 10
    placed = [move for place in range(len(story.since)) for move in story.moves_after(place)]
    assert sorted(placed, key=story.moves.index) == list(story.moves)
    assert all(move.before.position is not move.after.position for move in story.moves)
    assert all(move.before.date < move.after.date for move in story.moves)


def test_an_unknown_clause_is_an_error(pack_connection: Connection) -> None:
    with pytest.raises(UnknownReferenceError):
        clause_story(pack_connection, "us-28/99", DAY, "en")


def test_a_side_provision_has_only_positions(pack_connection: Connection) -> None:
    story = clause_story(pack_connection, "sp-security-wall", DAY, "en")
    assert story.texts == ()
    assert story.title
