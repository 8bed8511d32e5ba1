"""Briefing sets on the desk and on their way to a colleague's."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem, SharedSet, with_item_moved
from explorer.domain.desk.desk import Note
from explorer.errors import DeskError, UserFacingError
from explorer.interchange.supplements.briefing_set_file import (
    read_file,
    shared_bytes,
    shared_set,
)
from explorer.store.desk import briefing_sets as sets
from explorer.store.desk.desk import read_desk, save_note
from explorer.store.desk.file import open_desk

FRAME = BriefingSet(sets.new_key(), "Briefing", "ukraine-2025", "1", date(2025, 11, 23))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Connection]:
    with closing(open_desk(tmp_path / "desk.sqlite").connection) as connection:
        yield connection


@pytest.fixture
def other_desk(tmp_path: Path) -> Iterator[Connection]:
    with closing(open_desk(tmp_path / "other.sqlite").connection) as connection:
        yield connection


def item(kind: ItemKind, reference: str = "", text: str = "") -> SetItem:
    return SetItem(sets.new_key(), kind, reference, text)


def items_of(desk: Connection) -> tuple[SetItem, ...]:
    briefing = read_desk(desk).current_set
    assert briefing is not None
    return briefing.items


def order(desk: Connection) -> list[str]:
    return [item.reference or item.text for item in items_of(desk)]


def test_items_are_added_ordered_written_and_removed(desk: Connection) -> None:
    sets.set_pinned(desk, "us-28/21", pinned=True, frame=FRAME)
    key = read_desk(desk).current
    heading, points = item(ItemKind.HEADING, text="First"), item(ItemKind.POINTS, text="Say this")
    sets.add_items(desk, key, (heading, points), FRAME)
    (clause,) = (entry.key for entry in items_of(desk) if entry.reference == "us-28/21")
    sets.order_items(desk, key, (heading.key, clause, points.key))
    assert order(desk) == ["First", "us-28/21", "Say this"]
    sets.write_item(desk, key, replace(points, text="Say that", releasable=True))
    assert order(desk) == ["First", "us-28/21", "Say that"]
    sets.remove_items(desk, key, frozenset({heading.key}))
    sets.set_pinned(desk, "us-28/21", pinned=False, frame=FRAME)
    assert order(desk) == ["Say that"]


def test_several_sets_are_named_apart_copied_put_away_and_removed(desk: Connection) -> None:
    sets.add_set(desk, replace(FRAME, key=sets.new_key()))
    sets.add_set(desk, replace(FRAME, key=sets.new_key(), items=(item(ItemKind.NOTE, text="x"),)))
    first, second = read_desk(desk).sets
    assert (first.name, second.name) == ("Briefing", "Briefing (2)")
    assert read_desk(desk).current == second.key
    sets.duplicate_set(desk, second.key, "Briefing")
    copy = read_desk(desk).current_set
    assert copy is not None
    assert copy.name == "Briefing (3)"
    assert copy.items[0].text == "x"
    assert copy.items[0].key != second.items[0].key
    sets.rename_set(desk, copy.key, "Minister")
    sets.archive_set(desk, first.key, archived=True)
    sets.remove_set(desk, copy.key)
    left = read_desk(desk)
    assert left.current == second.key
    assert [(one.name, one.archived) for one in left.sets] == [
        ("Briefing", True),
        ("Briefing (2)", False),
    ]
    with pytest.raises(DeskError, match="is gone"):
        sets.rename_set(desk, copy.key, "again")


@given(st.integers(0, 8), st.integers(-3, 12), st.integers(1, 8))
def test_moving_keeps_every_item(which: int, to: int, count: int) -> None:
    items = tuple(item(ItemKind.NOTE, text=str(n)) for n in range(count))
    key = items[which % count].key
    after = with_item_moved(items, key, to)
    assert sorted(one.key for one in after) == sorted(one.key for one in items)
    assert [one for one in after if one.key != key] == [one for one in items if one.key != key]
    assert after.index(items[which % count]) == max(0, min(to, count - 1))


FILLED = replace(
    FRAME,
    items=(item(ItemKind.CLAUSE, "us-28/21"), item(ItemKind.POINTS, text="Say this")),
)


NOTES = {
    "us-28/21": Note("for all", releasable=True),
    "us-28/6": Note("of another clause", releasable=True),
    "us-28/7": Note("secret"),
}


def test_a_shared_set_carries_only_releasable_notes_on_its_clauses(tmp_path: Path) -> None:
    file = tmp_path / "set.briefing"
    file.write_bytes(shared_bytes(shared_set(FILLED, NOTES)))
    assert read_file(file) == SharedSet(FILLED, {"us-28/21": "for all"})
    secret = {**NOTES, "us-28/21": Note("ours alone")}
    assert "ours alone" not in shared_bytes(shared_set(FILLED, secret)).decode()


def test_a_colleague_takes_a_set_in_and_nothing_is_overwritten(
    desk: Connection, other_desk: Connection
) -> None:
    theirs = shared_set(FILLED, NOTES)
    save_note(other_desk, "us-28/21", "mine", "")
    assert sets.import_set(other_desk, theirs).outcome == "added"
    kept = read_desk(other_desk)
    assert kept.notes["us-28/21"] == Note("mine\n\nfor all", releasable=False)
    assert kept.current_set is not None
    assert kept.current_set.items == FILLED.items
    assert sets.import_set(other_desk, theirs).outcome == "same"
    changed = replace(theirs.briefing, items=theirs.briefing.items[:1])
    beside = sets.import_set(other_desk, SharedSet(changed, {}))
    assert beside.outcome == "beside"
    assert [one.name for one in beside.desk.sets] == ["Briefing", "Briefing (2)"]
    assert sets.import_set(other_desk, SharedSet(changed, {})).outcome == "same"
    assert sets.import_set(desk, theirs).outcome == "added"


WRONG = {
    "not json": b"{",
    "a list": b"[]",
    "another form": b'{"form": "x"}',
    "not utf-8": b"\xff\xfe",
    "deep": b"[" * 100_000,
    "large": b" " * (9 << 20),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_set_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    file = tmp_path / "set.briefing"
    file.write_bytes(WRONG[name])
    with pytest.raises(UserFacingError, match=r"set\.briefing: .*; ask for the file again"):
        read_file(file)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("key", "../../etc"),
        ("as_of", "yesterday"),
        ("version", 2),
        ("items", "x"),
        ("items", [{"kind": "virus"}]),
        ("items", [{"kind": "note", "releasable": "no"}]),
        ("notes", {"us-28/6": 7}),
        ("name", "x" * 300),
    ],
)
def test_a_field_that_is_not_as_it_must_be_is_named(
    tmp_path: Path, field: str, value: object
) -> None:
    data = json.loads(shared_bytes(shared_set(FILLED, {})))
    data[field] = value
    file = tmp_path / "set.briefing"
    file.write_text(json.dumps(data))
    with pytest.raises(UserFacingError, match="ask for the file again"):
        read_file(file)


def test_characters_that_steer_a_screen_do_not_come_in(tmp_path: Path) -> None:
    data = json.loads(shared_bytes(shared_set(FILLED, {})))
    data["items"][1]["text"] = "a\x1b[31mb\nc"
    file = tmp_path / "set.briefing"
    file.write_text(json.dumps(data))
    assert read_file(file).briefing.items[1].text == "a[31mb\nc"
