"""Supplements go from one desk to another and back, and nothing is lost."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.three_way_merge import Conflict, Content, Item, ItemType, Version
from explorer.errors import FileProblemError
from explorer.interchange.supplements.desk_items import is_releasable, items_of
from explorer.interchange.supplements.exchange import desk_item
from explorer.interchange.supplements.supplement_file import read_supplement, supplement_bytes
from explorer.store.desk.briefing_sets import add_set, new_key
from explorer.store.desk.desk import read_desk, save_note, undo
from explorer.store.desk.file import open_desk
from explorer.store.desk.local_records import remove_records, save_records
from explorer.store.desk.merge import MergeResult, export_versions, merge
from tests.local_records import a_source, a_stance

DAY = date(2026, 11, 25)
Open = Callable[[str], Connection]


@pytest.fixture
def desk_named(tmp_path: Path) -> Iterator[Open]:
    with ExitStack() as held:

        def opened(name: str) -> Connection:
            connection = open_desk(tmp_path / name).connection
            held.callback(connection.close)
            return connection

        yield opened


def file_of(connection: Connection, target: Path) -> Path:
    target.write_bytes(supplement_bytes(export_versions(connection, items_of), DAY))
    return target


def counts(result: MergeResult) -> tuple[int, int, int]:
    return result.added, result.changed, result.removed


def taken(connection: Connection, source: Path, choose: Any = None) -> MergeResult:  # noqa: ANN401
    def never(conflict: Conflict) -> Content | None:
        raise AssertionError(conflict)

    return merge(connection, read_supplement(source), items_of, desk_item, choose or never)


def a_set() -> BriefingSet:
    items = (
        SetItem(new_key(), ItemKind.CLAUSE, "us-28/21"),
        SetItem(new_key(), ItemKind.POINTS, text="Say this.", releasable=True),
    )
    return BriefingSet(new_key(), "Visit", "ukraine-2025", "1", DAY, items)


def test_everything_goes_over_and_is_taken_back_as_one(desk_named: Open, tmp_path: Path) -> None:
    one, other = desk_named("one"), desk_named("other")
    save_records(one, [a_source(), a_stance()])
    save_note(one, "us-28/21", "A note.", "", releasable=True)
    add_set(one, a_set())
    before = read_desk(other)
    came = taken(other, file_of(one, tmp_path / "a"))
    assert (came.added, came.changed, came.removed, came.conflicts) == (4, 0, 0, ())
    mine, theirs = read_desk(one), read_desk(other)
    assert theirs.notes == mine.notes
    assert theirs.sets == mine.sets
    assert {replace(r, changed=None) for r in map(hashable, theirs.records)} == {
        replace(r, changed=None) for r in map(hashable, mine.records)
    }
    assert counts(taken(other, tmp_path / "a")) == (0, 0, 0)
    after = undo(other)
    assert (after.notes, after.records, after.sets) == (before.notes, before.records, before.sets)


def hashable(record: Any) -> Any:  # noqa: ANN401
    return replace(record, content=tuple(sorted((k, str(v)) for k, v in record.content.items())))


def test_changes_of_both_sides_come_together(desk_named: Open, tmp_path: Path) -> None:
    one, other = desk_named("one"), desk_named("other")
    stance = a_stance()
    save_records(one, [a_source(), stance])
    taken(other, file_of(one, tmp_path / "a"))
    save_records(one, [replace(stance, content={**stance.content, "speaker": "Another"})])
    save_records(other, [replace(stance, content={**stance.content, "confidence": "low"})])
    save_note(other, "us-28/1", "From the other.", "")
    came = taken(one, file_of(other, tmp_path / "b"))
    assert (came.added, came.changed, came.conflicts) == (1, 1, ())
    taken(other, file_of(one, tmp_path / "c"))
    for connection in (one, other):
        (kept,) = [r for r in read_desk(connection).records if r.key == stance.key]
        assert (kept.content["speaker"], kept.content["confidence"]) == ("Another", "low")
        assert read_desk(connection).notes["us-28/1"].text == "From the other."


def test_the_same_field_on_both_sides_is_asked(desk_named: Open, tmp_path: Path) -> None:
    one, other = desk_named("one"), desk_named("other")
    save_note(one, "us-28/1", "base", "")
    taken(other, file_of(one, tmp_path / "a"))
    save_note(one, "us-28/1", "mine", "base")
    save_note(other, "us-28/1", "theirs", "base")
    asked: list[Conflict] = []

    def choose(conflict: Conflict) -> Content | None:
        asked.append(conflict)
        return conflict.theirs

    taken(one, file_of(other, tmp_path / "b"), choose)
    (conflict,) = asked
    assert [c and c["text"] for c in (conflict.base, conflict.mine, conflict.theirs)] == [
        "base",
        "mine",
        "theirs",
    ]
    assert read_desk(one).notes["us-28/1"].text == "theirs"
    assert counts(taken(other, file_of(one, tmp_path / "c"))) == (0, 0, 0)


def test_what_is_removed_here_is_removed_there(desk_named: Open, tmp_path: Path) -> None:
    one, other = desk_named("one"), desk_named("other")
    save_records(one, [a_source()])
    taken(other, file_of(one, tmp_path / "a"))
    remove_records(one, [a_source().key])
    assert taken(other, file_of(one, tmp_path / "b")).removed == 1
    assert read_desk(other).records == ()


def test_what_is_not_releasable_stays(desk_named: Open) -> None:
    one = desk_named("one")
    save_note(one, "us-28/1", "secret", "")
    save_note(one, "us-28/2", "open", "", releasable=True)
    held = a_set()
    secret = SetItem(new_key(), ItemKind.OBJECTIVE, text="secret")
    add_set(one, held)
    add_set(one, replace(held, key=new_key(), name="Held", items=(secret,)))
    going = {
        item for item, content in items_of(read_desk(one)).items() if is_releasable(item, content)
    }
    assert going == {Item(ItemType.NOTE, "us-28/2"), Item(ItemType.SET, held.key)}


def test_a_file_from_elsewhere_changes_nothing_unless_all_of_it_is_sound(
    desk_named: Open, tmp_path: Path
) -> None:
    one = desk_named("one")
    save_records(one, [a_source()])
    sound = file_of(one, tmp_path / "a").read_text()
    reference = a_source().reference
    bad = {
        "[]": "not a supplement",
        sound.replace('"version": 1', '"version": 9', 1): "newer program",
        sound.replace(reference, "src-lalv-28"): "does not belong to the key",
        sound.replace('"kind": "source"', '"kind": "virus"'): "“kind” is not known",
        sound[:200]: "not a supplement",
        sound.replace('"sort": "record"', '"sort": "program"'): "not an item",
        '{"form": ' + "[" * 100_000: "not a supplement",
        sound.replace('"ancestors": []', '"ancestors": 7'): "ancestors",
    }
    for text, said in bad.items():
        path = tmp_path / "bad"
        path.write_text(text)
        with pytest.raises(FileProblemError, match=said):
            read_supplement(path)
    turned = sound.replace('"Interview"', '"Inter\\u202eview\\u0007"')
    (tmp_path / "turned").write_text(turned)
    (version,) = read_supplement(tmp_path / "turned").values()
    assert version.content is not None
    assert version.content["field title"] == "Interview"


def test_an_item_of_another_set_is_not_taken_from_it(desk_named: Open, tmp_path: Path) -> None:
    one, other = desk_named("one"), desk_named("other")
    held = a_set()
    add_set(one, held)
    stolen = replace(held, key=new_key(), name="Thief")
    content = items_of(replace(read_desk(one), sets=(stolen,)))[Item(ItemType.SET, stolen.key)]
    incoming = {Item(ItemType.SET, stolen.key): Version("x", content)}
    add_set(other, held)
    merge(other, incoming, items_of, desk_item, lambda conflict: conflict.mine)
    sets = {found.name: found for found in read_desk(other).sets}
    assert len(sets["Visit"].items) == len(sets["Thief"].items) == 2
