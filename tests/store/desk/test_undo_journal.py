"""Undo and redo: whatever the user writes can be taken back, and made again, exactly."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem, with_item_moved
from explorer.domain.desk.desk import Change, Desk, MapView, SavedSearch
from explorer.errors import DeskError
from explorer.store.desk import briefing_sets as sets
from explorer.store.desk import undo_journal
from explorer.store.desk.desk import (
    read_desk,
    remove_search,
    remove_view,
    save_note,
    save_search,
    save_view,
    set_tags,
)
from explorer.store.desk.file import open_desk
from explorer.store.desk.undo_journal import reapply_change, revert_change

DAY = date(2025, 11, 23)
REFERENCES = ("us-28/6", "us-28/21", "sp-security-wall")


@contextmanager
def fresh_desk() -> Iterator[Connection]:
    with (
        TemporaryDirectory() as folder,
        closing(open_desk(Path(folder) / "desk.sqlite").connection) as desk,
    ):
        yield desk


@pytest.fixture
def desk() -> Iterator[Connection]:
    with fresh_desk() as connection:
        yield connection


def frame(name: str = "Briefing") -> BriefingSet:
    return BriefingSet(sets.new_key(), name, "ukraine-2025", "1", DAY)


def seen(desk: Connection) -> Desk:
    return replace(read_desk(desk), undo=None, redo=None)


def _in_use(desk: Connection) -> str:
    return read_desk(desk).current


def _pin(desk: Connection, word: str, reference: str) -> None:
    sets.set_pinned(desk, reference, pinned=len(word) % 2 == 0, frame=frame())


def _add(desk: Connection, word: str, reference: str) -> None:
    item = SetItem(sets.new_key(), ItemKind.POINTS, reference, word)
    sets.add_items(desk, _in_use(desk), (item,), frame())


def _move(desk: Connection, word: str, _reference: str) -> None:
    one = read_desk(desk).current_set
    if one is not None and one.items:
        moved = with_item_moved(one.items, one.items[0].key, len(word))
        sets.order_items(desk, one.key, tuple(item.key for item in moved))


def _remove(desk: Connection, _word: str, _reference: str) -> None:
    if _in_use(desk):
        sets.remove_set(desk, _in_use(desk))


def _duplicate(desk: Connection, word: str, _reference: str) -> None:
    if _in_use(desk):
        sets.duplicate_set(desk, _in_use(desk), word or "copy")


def _archive(desk: Connection, word: str, _reference: str) -> None:
    if _in_use(desk):
        sets.archive_set(desk, _in_use(desk), archived=bool(word))


def _note(desk: Connection, word: str, reference: str) -> None:
    stored = read_desk(desk).notes.get(reference)
    save_note(desk, reference, word, stored.text if stored is not None else "")


Verb = Callable[[Connection, str, str], object]
VERBS: dict[str, Verb] = {
    "note": _note,
    "tags": lambda d, word, r: set_tags(d, r, word.split()),
    "view": lambda d, word, _: save_view(d, MapView(word or "v", 37, 48, 10, 10)),
    "forget view": lambda d, word, _: remove_view(d, word or "v"),
    "search": lambda d, word, _: save_search(d, SavedSearch(word or "s", word)),
    "forget search": lambda d, word, _: remove_search(d, word or "s"),
    "pin": _pin,
    "add": _add,
    "move": _move,
    "remove": _remove,
    "duplicate": _duplicate,
    "archive": _archive,
    "new": lambda d, word, _: sets.add_set(d, frame(word or "set")),
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(VERBS)),
        st.sampled_from(["", "a", "b", "a b"]),
        st.sampled_from(REFERENCES),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(STEPS)
def test_undo_takes_every_change_back_and_redo_makes_it_again(
    steps: list[tuple[str, str, str]],
) -> None:
    with fresh_desk() as desk, pytest.MonkeyPatch.context() as patch:
        # Saves in one go count as one change; here each is looked at by itself.
        patch.setattr(undo_journal, "_JOINED", frozenset())
        states = [seen(desk)]
        for verb, word, reference in steps:
            VERBS[verb](desk, word, reference)
            now = seen(desk)
            if now != states[-1]:
                states.append(now)
        for earlier in reversed(states[:-1]):
            assert revert_change(desk) is not None
            assert seen(desk) == earlier
        assert revert_change(desk) is None
        for later in states[1:]:
            assert reapply_change(desk) is not None
            assert seen(desk) == later
        assert reapply_change(desk) is None


def test_writing_in_one_go_is_taken_back_as_one(desk: Connection) -> None:
    save_note(desk, "us-28/6", "a", "")
    save_note(desk, "us-28/6", "a thought", "a")
    save_note(desk, "us-28/7", "another", "")
    assert read_desk(desk).undo == Change("note", "us-28/7")
    revert_change(desk)
    revert_change(desk)
    assert read_desk(desk).notes == {}
    assert read_desk(desk).undo is None
    reapply_change(desk)
    assert read_desk(desk).notes["us-28/6"].text == "a thought"


def test_a_new_change_ends_what_could_be_made_again(desk: Connection) -> None:
    save_note(desk, "us-28/6", "a", "")
    revert_change(desk)
    save_note(desk, "us-28/7", "b", "")
    assert read_desk(desk).redo is None
    assert reapply_change(desk) is None


def test_what_another_wrote_since_is_never_undone_blindly(desk: Connection) -> None:
    save_note(desk, "us-28/6", "mine", "")
    desk.exec_driver_sql("UPDATE note SET text = 'theirs'")
    desk.commit()
    with pytest.raises(DeskError, match="something else was written"):
        revert_change(desk)
    assert read_desk(desk).notes["us-28/6"].text == "theirs"


def test_undo_works_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with closing(open_desk(path).connection) as first:
        save_note(first, "us-28/6", "yesterday", "")
    with closing(open_desk(path).connection) as second:
        assert revert_change(second) == Change("note", "us-28/6")
        assert read_desk(second).notes == {}


def test_the_journal_does_not_grow_without_end(
    desk: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_journal, "KEPT", 5)
    for number in range(20):
        save_note(desk, f"us-28/{number}", "x", "")
    count = desk.exec_driver_sql("SELECT count(*) FROM journal").scalar_one()
    assert count == 5
