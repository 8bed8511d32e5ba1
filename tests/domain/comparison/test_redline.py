"""The redline: two texts, each to be had back to the letter, and found the same from either end."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.comparison.redline import ChangeType, Segment, redline

WORDS = st.lists(
    st.sampled_from(
        ["Ukraine", "is", "to", "hold", "600,000", "of", "NATO", "the", "force", ",", ".", "\n"]
    ),
    max_size=40,
).map(" ".join)
TEXTS = st.one_of(WORDS, st.text(max_size=60))
_TURNED = {
    ChangeType.DELETED: ChangeType.INSERTED,
    ChangeType.INSERTED: ChangeType.DELETED,
    ChangeType.MOVED_AWAY: ChangeType.MOVED_HERE,
    ChangeType.MOVED_HERE: ChangeType.MOVED_AWAY,
}


def before_of(segments: Sequence[Segment]) -> str:
    return "".join(part.text for part in segments if part.change is not ChangeType.INSERTED)


def after_of(segments: Sequence[Segment]) -> str:
    return "".join(part.text for part in segments if part.change is not ChangeType.DELETED)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_had_back(before: str, after: str) -> None:
    found = redline(before, after)
    assert before_of(found) == before
    assert after_of(found) == after


@given(TEXTS)
def test_a_text_against_itself_gives_no_change(text: str) -> None:
    assert {one.change for one in redline(text, text)} <= {ChangeType.KEPT}


@given(TEXTS, TEXTS)
def test_turned_round_it_finds_the_same(before: str, after: str) -> None:
    there = sorted((one.change, one.text) for one in redline(before, after))
    back = sorted((_TURNED.get(c.change, c.change), c.text) for c in redline(after, before))
    assert there == back


@given(TEXTS, TEXTS)
def test_what_moved_away_is_what_moved_here(before: str, after: str) -> None:
    found = redline(before, after)
    away = "".join(s.text for s in found if s.change is ChangeType.MOVED_AWAY).split()
    here = "".join(s.text for s in found if s.change is ChangeType.MOVED_HERE).split()
    assert sorted("".join(away)) == sorted("".join(here))


def test_words_are_compared_and_not_letters() -> None:
    assert redline("A limit of 600,000 men.", "A limit of 800,000 men.") == (
        Segment(ChangeType.KEPT, "A limit of"),
        Segment(ChangeType.DELETED, " 600,000"),
        Segment(ChangeType.INSERTED, " 800,000"),
        Segment(ChangeType.KEPT, " men."),
    )


def test_three_words_in_another_place_have_moved() -> None:
    found = redline(
        "At Moscow or Petersburg no missile is fired by Ukraine, and guards stand by.",
        "No missile is fired by Ukraine, and guards stand by at Moscow or Petersburg.",
    )
    # The “At” has another letter, and is another word.
    assert [s.text.strip() for s in found if s.change is ChangeType.MOVED_AWAY] == [
        "Moscow or Petersburg"
    ]
    found = redline(
        "Seen at Moscow or Petersburg: no missile is fired by Ukraine, and guards stand by.",
        "Here no missile is fired by Ukraine, and guards stand by, at Moscow or Petersburg.",
    )
    assert [s.text.strip() for s in found if s.change is ChangeType.MOVED_AWAY] == [
        "at Moscow or Petersburg"
    ]
    assert [s.text.strip() for s in found if s.change is ChangeType.MOVED_HERE] == [
        "at Moscow or Petersburg"
    ]


def test_a_lone_small_word_is_not_kept_between_changes() -> None:
    found = redline(
        "the heads of both states are to meet", "the ministers of all three are to meet"
    )
    assert [s.change for s in found] == [
        ChangeType.KEPT,
        ChangeType.DELETED,
        ChangeType.INSERTED,
        ChangeType.KEPT,
    ]


def test_long_texts_are_compared_all_the_same() -> None:
    before = " ".join(f"word{number % 700}" for number in range(4_000))
    after = before.replace("word350", "another")
    found = redline(before, after)
    assert before_of(found) == before
    assert after_of(found) == after
    assert ChangeType.KEPT in {one.change for one in found}
