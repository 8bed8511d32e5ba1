"""A desk that is restored, recovered, left or moved stays in step with its team."""

from collections.abc import Callable

from explorer.store.desk.backup import back_up
from explorer.store.desk.desk import move_note, read_desk
from explorer.store.desk.file import open_desk, restore_missing
from explorer.store.desk.team_state import join_team, leave_team
from tests.team.conftest import TeamHub
from tests.team.desks import TeamDesk, note_item

Make = Callable[[str], TeamDesk]


def test_a_restored_note_comes_back_for_all(hub: TeamHub, make_desk: Make) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/1", "Kept in the back-up")
    anna.share("us-28/1")
    anna.sync()
    ben.sync()
    backup = back_up(anna.connection, anna.path)
    anna.write("us-28/1", "")
    anna.sync()
    ben.sync()
    assert ben.note("us-28/1") is None
    restore_missing(anna.connection, backup)
    anna.sync()
    ben.sync()
    assert anna.note("us-28/1") == ben.note("us-28/1") == "Kept in the back-up"


def test_a_back_up_does_not_join_a_team_again(hub: TeamHub, make_desk: Make) -> None:
    anna = make_desk("anna")
    anna.write("us-28/1", "A note")
    anna.share("us-28/1")
    backup = back_up(anna.connection, anna.path)
    leave_team(anna.connection)
    restore_missing(anna.connection, backup)
    assert anna.desk.team is None


def test_a_damaged_desk_goes_on_with_its_team(hub: TeamHub, make_desk: Make) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/1", "A note")
    anna.share("us-28/1")
    anna.sync()
    anna.connection.close()
    content = bytearray(anna.path.read_bytes())
    content[:16] = b"x" * 16
    anna.path.write_bytes(content)
    opened = open_desk(anna.path)
    assert opened.set_aside is not None
    anna.connection = opened.connection
    ben.sync()
    ben.write("us-28/1", "Changed by Ben")
    ben.sync()
    anna.sync()
    assert anna.note("us-28/1") == "Changed by Ben"


def test_who_leaves_and_joins_again_is_asked_about_differences(
    hub: TeamHub, make_desk: Make
) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    for reference in ("us-28/1", "us-28/2"):
        anna.write(reference, "A note")
    anna.share("us-28/1", "us-28/2")
    anna.sync()
    ben.sync()
    leave_team(ben.connection)
    ben.write("us-28/1", "Changed after leaving")
    join_team(ben.connection, "ben")
    assert ben.sync().conflicts == 1
    assert ben.note("us-28/1") == "Changed after leaving"
    ben.answer(keeps_mine=True)
    ben.sync()
    anna.sync()
    assert anna.note("us-28/1") == "A note", "what was private stays private"
    assert ben.team.marks[note_item("us-28/2")].is_shared


def test_a_moved_note_moves_for_all(hub: TeamHub, make_desk: Make) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/1", "A note")
    anna.share("us-28/1")
    anna.sync()
    ben.sync()
    move_note(anna.connection, "us-28/1", "us-28/9")
    anna.sync()
    ben.sync()
    assert dict(read_desk(ben.connection).notes) == dict(anna.desk.notes)
    assert ben.note("us-28/9") == "A note"


def test_what_is_no_longer_shared_stays_with_the_team(hub: TeamHub, make_desk: Make) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/1", "Shared")
    anna.share("us-28/1")
    anna.sync()
    ben.sync()
    anna.share("us-28/1", is_shared=False)
    anna.write("us-28/1", "Private now")
    ben.write("us-28/1", "Ben goes on")
    ben.sync()
    anna.sync()
    assert (anna.note("us-28/1"), ben.note("us-28/1")) == ("Private now", "Ben goes on")
    anna.share("us-28/1")
    assert anna.sync().conflicts == 1
    anna.answer(keeps_mine=False)
    anna.sync()
    assert anna.note("us-28/1") == "Ben goes on"


def test_all_records_are_shared_if_the_member_says_so(hub: TeamHub, make_desk: Make) -> None:
    from explorer.store.desk.local_records import save_records
    from tests.local_records import a_source, a_stance

    anna, ben = make_desk(""), make_desk("ben")
    save_records(anna.connection, [a_source()])
    anna.service = "anna"
    join_team(anna.connection, "anna", shares_records=True)
    save_records(anna.connection, [a_stance()])
    assert anna.sync().sent == 2
    ben.sync()
    assert {record.key for record in ben.desk.records} == {a_source().key, a_stance().key}
    assert not ben.team.shares_records
