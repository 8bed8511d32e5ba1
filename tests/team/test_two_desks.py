"""Two desks of a team: what one shares the other has, and a conflict is asked once."""

from collections.abc import Callable

from explorer.store.desk.briefing_sets import add_set, write_item
from tests.team.conftest import TeamHub
from tests.team.desks import TeamDesk, a_set, note_item

Make = Callable[[str], TeamDesk]


def test_a_shared_note_comes_to_the_other_desk_with_author_and_time(
    hub: TeamHub, make_desk: Make
) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/21", "Ask about the buffer zone.")
    anna.write("us-28/6", "Mine alone.")
    anna.share("us-28/21")
    assert anna.team.unsent == 1
    assert anna.sync().sent == 1
    assert anna.team.unsent == 0
    assert ben.sync().received == 1
    assert ben.note("us-28/21") == "Ask about the buffer zone."
    assert ben.note("us-28/6") is None
    mark = ben.team.marks[note_item("us-28/21")]
    assert mark.author == f"anna_{hub.database}"
    assert mark.at is not None


def test_a_change_on_both_sides_is_asked_once_and_both_become_equal(
    hub: TeamHub, make_desk: Make
) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/21", "First")
    anna.share("us-28/21")
    anna.sync()
    ben.sync()
    anna.write("us-28/21", "Anna's text")
    ben.write("us-28/21", "Ben's text")
    anna.sync()
    assert ben.sync().conflicts == 1
    assert ben.note("us-28/21") == "Ben's text"
    assert len(ben.conflicts()) == 1
    assert ben.sync().conflicts == 0
    ben.answer(keeps_mine=True)
    assert ben.sync().sent == 1
    anna.sync()
    assert anna.note("us-28/21") == ben.note("us-28/21") == "Ben's text"
    assert not anna.conflicts()
    assert not ben.conflicts()
    assert anna.sync() == ben.sync()


def test_undo_takes_back_ones_own_change_as_a_new_version(hub: TeamHub, make_desk: Make) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/21", "First")
    anna.share("us-28/21")
    anna.sync()
    ben.sync()
    ben.write("us-28/6", "Ben's own")
    anna.write("us-28/21", "Second")
    anna.sync()
    ben.sync()
    assert ben.note("us-28/21") == "Second"
    ben.undo()
    assert ben.note("us-28/6") is None
    assert ben.note("us-28/21") == "Second"
    ben.undo()
    assert ben.note("us-28/21") == "Second", "a colleague's change is not taken back"


def test_a_set_is_shared_by_its_switch_and_edited_on_both_desks(
    hub: TeamHub, make_desk: Make
) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    briefing = a_set("Visit", "Point one", "Point two")
    add_set(anna.connection, briefing)
    anna.sync()
    assert hub.values("SELECT count(*) FROM clause_explorer.version") == [(0,)]
    anna.share_set(briefing)
    anna.sync()
    ben.sync()
    assert ben.desk.sets[0].items == briefing.items
    item = briefing.items[0]
    write_item(ben.connection, briefing.key, type(item)(item.key, item.kind, text="Changed"))
    ben.sync()
    anna.sync()
    assert anna.desk.sets == ben.desk.sets
    assert anna.desk.sets[0].items[0].text == "Changed"
