"""Lists of entries with keys are merged entry by entry, alike on both sides."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.desk.three_way_merge import (
    Item,
    ItemType,
    Version,
    merge_preferring,
    merge_versions,
    version_of,
)

ITEM = Item(ItemType.SET, "a")


def entries(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "text": text} for key, text in pairs]


def merged(base: Any, mine: Any, theirs: Any) -> list[tuple[str, str]] | None:  # noqa: ANN401
    """Return the merged entries, or None for a conflict."""
    start = version_of({"items": base})
    heads = [
        version_of({"items": side}, [start.name]) if side != base else start
        for side in (mine, theirs)
    ]
    result = merge_versions(
        {ITEM: heads[0]},
        {ITEM: {start.name: start}},
        {ITEM: heads[1]},
        lambda conflict: conflict.mine,
    )
    if result.conflicts:
        return None
    head: Version = result.heads.get(ITEM, heads[0])
    assert head.content is not None
    return [(entry["key"], entry["text"]) for entry in head.content["items"]]


def test_changes_in_different_entries_come_together() -> None:
    base = entries(("a", "1"), ("b", "2"), ("c", "3"))
    mine = entries(("a", "1x"), ("n", "mine"), ("b", "2"), ("c", "3"))
    theirs = entries(("c", "3"), ("a", "1"), ("m", "theirs"))
    expected = [("c", "3"), ("a", "1x"), ("m", "theirs"), ("n", "mine")]
    assert merged(base, mine, theirs) == merged(base, theirs, mine) == expected


def test_contradictions_are_conflicts() -> None:
    base = entries(("a", "1"), ("b", "2"), ("c", "3"))
    same_text = entries(("a", "x"), ("b", "2"), ("c", "3"))
    other_text = entries(("a", "y"), ("b", "2"), ("c", "3"))
    assert merged(base, same_text, other_text) is None
    assert merged(base, same_text, base[1:]) is None
    order, other_order = [base[i] for i in (1, 0, 2)], [base[i] for i in (0, 2, 1)]
    assert merged(base, order, other_order) is None


LISTS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("12")), unique_by=lambda pair: pair[0]
)


@given(LISTS, LISTS, LISTS)
def test_both_sides_get_the_same_result(
    base: list[tuple[str, str]], mine: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    sides = entries(*base), entries(*mine), entries(*theirs)
    first = merged(*sides)
    assert first == merged(sides[0], sides[2], sides[1])
    if first is not None:
        before, texts = dict(base), dict(first)
        for side in (mine, theirs):
            for key, text in side:
                if before.get(key) != text:
                    assert texts[key] == text, "no change is lost"


@given(LISTS, LISTS, LISTS)
def test_a_preferred_side_keeps_all_its_changes(
    base: list[tuple[str, str]], mine: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    sides = ({"items": entries(*side)} for side in (base, mine, theirs))
    result = merge_preferring(*sides)
    assert result is not None
    before, texts = dict(base), {entry["key"]: entry["text"] for entry in result["items"]}
    for key, text in mine:
        if before.get(key) != text:
            assert texts[key] == text
    for key, text in theirs:
        if key not in before and key not in dict(mine):
            assert texts[key] == text, "what the other side added stays"
