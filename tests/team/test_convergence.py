"""Any order of edits, pushes and pulls of three desks ends with three equal desks."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Desk, Note
from explorer.store.desk.briefing_sets import add_items, remove_items, remove_set, write_item
from tests.team.conftest import MEMBERS, TeamHub
from tests.team.desks import TeamDesk, a_set, key_of

NOTES = ("us-28/1", "us-28/2")
SET = a_set("Visit", "Point one", "Point two")

#: A desk, an action of its user, and what is typed.
ACTIONS = ("write", "remove", "item", "add", "take_out", "drop", "undo", "sync", "mine", "theirs")
STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(ACTIONS), st.integers(0, 3)), max_size=24
)


def shared_content(desk: Desk) -> tuple[dict[str, Note], tuple[BriefingSet, ...]]:
    """Return everything that the desks have in common."""
    return dict(desk.notes), desk.sets


def act(desk: TeamDesk, action: str, number: int) -> None:
    """Let the user of a desk do something; what is not possible is left out."""
    if action == "sync":
        desk.sync()
    elif action in ("mine", "theirs"):
        desk.answer(keeps_mine=action == "mine")
    elif action == "undo":
        desk.undo()
    elif action == "write":
        desk.write(NOTES[number % 2], f"{desk.service} {number}")
    elif action == "remove":
        desk.write(NOTES[number % 2], "")
    elif desk.desk.sets:
        change_set(desk, action, number)


def change_set(desk: TeamDesk, action: str, number: int) -> None:
    (briefing,) = desk.desk.sets
    items = briefing.items
    if action == "add":
        key = key_of(f"{desk.service} {number} {len(items)}")
        if all(item.key != key for item in items):
            new = SetItem(key, ItemKind.NOTE, text=f"{desk.service} {number}")
            add_items(desk.connection, briefing.key, [new], briefing)
    elif action == "drop":
        remove_set(desk.connection, briefing.key)
    elif items:
        item = items[number % len(items)]
        if action == "take_out":
            remove_items(desk.connection, briefing.key, frozenset({item.key}))
        else:
            text = f"{desk.service} {number}"
            changed = SetItem(item.key, item.kind, item.reference, text, item.releasable)
            write_item(desk.connection, briefing.key, changed)


def settle(desks: list[TeamDesk]) -> None:
    """Synchronise until nothing moves, each conflict answered where it is asked."""
    for _ in range(6):
        for desk in desks:
            desk.sync()
            desk.answer(keeps_mine=True)
            desk.sync()


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_three_desks_become_equal(hub: TeamHub, steps: list[tuple[int, str, int]]) -> None:
    from explorer.store.desk.briefing_sets import add_set

    hub.execute("TRUNCATE clause_explorer.version")
    with tempfile.TemporaryDirectory() as folder:
        desks = [TeamDesk(Path(folder) / name / "desk.sqlite", name) for name in MEMBERS]
        try:
            add_set(desks[0].connection, SET)
            desks[0].share_set(SET)
            for reference in NOTES:
                desks[0].write(reference, "First")
            desks[0].share(*NOTES)
            for desk in desks:
                desk.sync()
            for number, action, detail in steps:
                perform(desks[number], action, detail)
            settle(desks)
            contents = [shared_content(desk.desk) for desk in desks]
            assert contents[0] == contents[1] == contents[2]
            assert not any(desk.team.unsent or desk.conflicts() for desk in desks)
        finally:
            for desk in desks:
                desk.connection.close()


def perform(desk: TeamDesk, action: str, detail: int) -> None:
    """Do a step; an undo that is refused is what the user is told, and changes nothing."""
    from explorer.errors import DeskError

    step: Callable[[], None] = lambda: act(desk, action, detail)  # noqa: E731
    try:
        step()
    except DeskError:
        assert action == "undo"
