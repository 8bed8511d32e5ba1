"""What is on the screen and what is saved, in every order of writing and hearing."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.ui.widgets.saving import Saving


def test_an_echo_of_an_earlier_save_does_not_take_back_what_was_written_since() -> None:
    saving = Saving("a").sending("ab").sending("abc")
    saving, shows = saving.heard("ab", "abc")
    assert not shows
    saving, shows = saving.heard("abc", "abc")
    assert not shows
    assert not saving.wants("abc")


def test_what_another_window_wrote_is_shown_where_nobody_is_writing() -> None:
    saving, shows = Saving("a").heard("theirs", "a")
    assert shows
    assert not saving.wants("theirs")
    _, shows = Saving("a").heard("theirs", "a and more")
    assert not shows


def test_a_text_joined_with_ours_is_shown() -> None:
    _, shows = Saving("").sending("mine").heard("theirs\n\nmine", "mine")
    assert shows


STEPS = st.lists(st.sampled_from(["write", "flush", "hear"]), max_size=30)


@given(STEPS)
def test_whatever_is_written_is_on_the_screen_and_in_the_end_stored(steps: list[str]) -> None:
    """One window, one writer thread: saves are heard in the order they were sent."""
    screen, stored, queue, saving, count = "", "", [""][:0], Saving(""), 0
    for step in [*steps, "flush", *["hear"] * 40]:
        if step == "write":
            count += 1
            screen += str(count % 10)
        elif step == "flush" and saving.wants(screen):
            saving = saving.sending(screen)
            queue.append(screen)
        elif step == "hear" and queue:
            stored = queue.pop(0)
            saving, shows = saving.heard(stored, screen)
            if shows:
                screen = stored
        assert screen == "".join(str(n % 10) for n in range(1, count + 1))
    assert stored == screen
