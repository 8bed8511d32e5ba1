"""Desks that exchange what they wrote, in any order, come to be the same."""

from collections import defaultdict
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from explorer.domain.desk.three_way_merge import (
    Conflict,
    Content,
    Item,
    Sort,
    Version,
    bring_together,
    snapshot,
    version_of,
)

NOTE = Item(Sort.NOTE, "us-28/1")


class Desk:
    """As little of a desk as exchanging needs."""

    def __init__(self) -> None:
        self.contents: dict[Item, Content] = {}
        self.heads: dict[Item, Version] = {}
        self.known: dict[Item, dict[str, Version]] = defaultdict(dict)

    def give(self) -> dict[Item, Version]:
        self.keep(snapshot(self.contents, self.heads))
        return dict(self.heads)

    def keep(self, heads: dict[Item, Version]) -> None:
        self.heads |= heads
        for item, head in heads.items():
            self.known[item][head.name] = head

    def take(self, given: dict[Item, Version], choose: Any) -> int:  # noqa: ANN401
        self.give()
        merged = bring_together(self.heads, self.known, given, choose)
        for item, content in merged.changes.items():
            if content is None:
                self.contents.pop(item, None)
            else:
                self.contents[item] = content
        self.keep(dict(merged.heads))
        return len(merged.conflicts)


def mine(conflict: Conflict) -> Content | None:
    return conflict.mine


def theirs(conflict: Conflict) -> Content | None:
    return conflict.theirs


def never(conflict: Conflict) -> Content | None:
    raise AssertionError(conflict)


def test_the_newer_goes_over_and_the_older_does_not_come_back() -> None:
    one, other = Desk(), Desk()
    one.contents[NOTE] = {"text": "first"}
    other.take(one.give(), never)
    old = other.give()
    one.contents[NOTE] = {"text": "second"}
    other.take(one.give(), never)
    assert other.contents == {NOTE: {"text": "second"}}
    one.take(old, never)
    assert one.contents == {NOTE: {"text": "second"}}


def test_fields_changed_on_one_side_each_are_brought_together() -> None:
    one, other = Desk(), Desk()
    one.contents[NOTE] = {"a": "1", "b": "1"}
    other.take(one.give(), never)
    one.contents[NOTE] = {"a": "2", "b": "1"}
    other.contents[NOTE] = {"a": "1", "b": "2"}
    given = one.give()
    one.take(other.give(), never)
    other.take(given, never)
    assert one.contents == other.contents == {NOTE: {"a": "2", "b": "2"}}
    assert one.heads == other.heads


def test_the_same_field_on_both_sides_is_asked_with_what_both_began_from() -> None:
    one, other = Desk(), Desk()
    one.contents[NOTE] = {"text": "base"}
    other.take(one.give(), never)
    one.contents[NOTE], other.contents[NOTE] = {"text": "mine"}, {"text": "theirs"}
    asked: list[Conflict] = []

    def choose(conflict: Conflict) -> Content | None:
        asked.append(conflict)
        return conflict.theirs

    one.take(other.give(), choose)
    (conflict,) = asked
    told = (conflict.base, conflict.mine, conflict.theirs)
    assert told == ({"text": "base"}, {"text": "mine"}, {"text": "theirs"})
    other.take(one.give(), never)
    assert one.contents == other.contents == {NOTE: {"text": "theirs"}}


def test_what_was_removed_is_removed_there_unless_it_was_changed_there() -> None:
    one, other = Desk(), Desk()
    one.contents[NOTE] = {"text": "base"}
    other.take(one.give(), never)
    del one.contents[NOTE]
    given = one.give()
    assert other.take(given, never) == 0
    assert other.contents == {}
    third = Desk()
    third.take({NOTE: version_of({"text": "base"})}, never)
    third.contents[NOTE] = {"text": "changed"}
    assert third.take(given, mine) == 1
    assert third.contents == {NOTE: {"text": "changed"}}


def test_written_alike_on_both_sides_is_no_conflict() -> None:
    one, other = Desk(), Desk()
    one.contents[NOTE] = other.contents[NOTE] = {"text": "same"}
    given = one.give()
    one.take(other.give(), never)
    other.take(given, never)
    assert one.heads == other.heads


items = st.sampled_from([Item(Sort.NOTE, "a"), Item(Sort.NOTE, "b"), Item(Sort.RECORD, "c")])
values = st.sampled_from(["1", "2", "3"])
desks = st.integers(0, 2)
choosers = st.sampled_from([mine, theirs])


class Exchanging(RuleBasedStateMachine):
    """Three desks write, remove, and hand one another what they have, new or old."""

    def __init__(self) -> None:
        super().__init__()
        self.desks = [Desk(), Desk(), Desk()]
        self.sticks: list[dict[Item, Version]] = []

    @rule(desk=desks, item=items, field=st.sampled_from(["x", "y"]), value=values)
    def write(self, desk: int, item: Item, field: str, value: str) -> None:
        held = self.desks[desk].contents
        held[item] = {**held.get(item, {}), field: value}

    @rule(desk=desks, item=items)
    def remove(self, desk: int, item: Item) -> None:
        self.desks[desk].contents.pop(item, None)

    @rule(desk=desks)
    def give(self, desk: int) -> None:
        self.sticks.append(self.desks[desk].give())

    @rule(desk=desks, stick=st.integers(0, 50), choose=choosers)
    def take(self, desk: int, stick: int, choose: Any) -> None:  # noqa: ANN401
        if self.sticks:
            self.desks[desk].take(self.sticks[stick % len(self.sticks)], choose)

    @invariant()
    def a_head_is_never_before_another_version_that_was_known(self) -> None:
        for desk in self.desks:
            for item, head in desk.heads.items():
                assert set(desk.known[item]) <= head.line

    def teardown(self) -> None:
        """Once round and once back, every desk has the same."""
        for desk in self.desks[1:]:
            self.desks[0].take(desk.give(), mine)
        for desk in self.desks[1:]:
            assert desk.take(self.desks[0].give(), never) == 0
        for desk in self.desks[1:]:
            assert desk.contents == self.desks[0].contents
            assert desk.heads == self.desks[0].heads


Exchanging.TestCase.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
TestExchanging = Exchanging.TestCase
