"""What is typed is stored once, in every order of typing, reading, saving, failing and quitting."""

from collections import Counter

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from explorer.domain.desk.autosave import AutosavedText, Keep, SaveRequest
from explorer.domain.desk.desk import Note

WINDOWS = st.sampled_from([0, 1])


def test_a_text_typed_before_the_desk_was_read_is_joined_with_the_stored_one() -> None:
    text, request = AutosavedText().type(Note("typed early")).send()
    assert request is None
    text = text.observe(Note("stored for months", releasable=True))
    assert text.typed.text == "stored for months\ntyped early"
    assert text.conflict is not None
    assert not text.typed.releasable
    text, request = text.send()
    assert request is not None
    assert request.expected == Note("stored for months", releasable=True)


def test_a_choice_after_a_conflict_keeps_what_was_typed_since() -> None:
    text = AutosavedText(Note("mine"), Note("base")).observe(Note("theirs"))
    assert text.typed.text == "theirs\nmine"
    text = text.type(Note("theirs\nmine\nand later"))
    assert text.resolve(Keep.MINE).typed.text == "mine\nand later"
    assert text.resolve(Keep.THEIRS).typed.text == "theirs\nand later"
    assert text.resolve(Keep.BOTH).typed.text == "theirs\nmine\nand later"
    assert text.resolve(Keep.BOTH).conflict is None


def test_a_text_that_was_not_touched_follows_the_desk() -> None:
    text = AutosavedText(Note("a"), Note("a")).observe(Note("b", releasable=True))
    assert text == AutosavedText(Note("b", releasable=True), Note("b", releasable=True))
    assert not text.is_unsaved


def test_the_releasable_mark_is_merged_like_the_text() -> None:
    base = Note("a", releasable=True)
    text = AutosavedText(Note("a and more", releasable=True), base)
    assert not text.observe(Note("a", releasable=False)).typed.releasable


class TwoWindows(RuleBasedStateMachine):
    """Two windows on one note; the desk may be slow, locked or full at any moment."""

    @initialize(stored=st.sampled_from(["", "old1 old2", "old1\nold2\nold3"]))
    def open(self, stored: str) -> None:
        self.stored = Note(stored)
        self.windows = [AutosavedText(), AutosavedText()]
        self.requests: list[SaveRequest | None] = [None, None]
        self.words = stored.split()
        self.count = 0

    @rule(window=WINDOWS, place=st.sampled_from(["end", "line", "start"]))
    def type(self, window: int, place: str) -> None:
        self.count += 1
        word = f"w{self.count}"
        self.words.append(word)
        text = self.windows[window].typed.text
        typed = {"end": f"{text} {word}", "line": f"{text}\n{word}", "start": f"{word} {text}"}
        self.windows[window] = self.windows[window].type(Note(typed[place]))

    @rule(window=WINDOWS)
    def send(self, window: int) -> None:
        self.windows[window], request = self.windows[window].send()
        if request is not None:
            assert self.requests[window] is None
            self.requests[window] = request

    @rule(window=WINDOWS)
    def answer(self, window: int) -> None:
        request = self.requests[window]
        if request is None:
            return
        self.requests[window] = None
        if request.expected == self.stored:
            self.stored = request.text
            self.windows[window] = self.windows[window].saved()
        else:
            self.windows[window] = self.windows[window].rejected(self.stored)

    @rule(window=WINDOWS)
    def fail(self, window: int) -> None:
        if self.requests[window] is not None:
            self.requests[window] = None
            self.windows[window] = self.windows[window].failed()

    @rule(window=WINDOWS)
    def read(self, window: int) -> None:
        self.windows[window] = self.windows[window].observe(self.stored)

    @rule(window=WINDOWS)
    def quit_and_open_again(self, window: int) -> None:
        self.settle(window)
        assert not self.windows[window].is_unsaved
        self.windows[window] = AutosavedText()

    @invariant()
    def every_word_is_in_a_window_or_stored(self) -> None:
        if not hasattr(self, "stored"):
            return
        shown = " ".join([self.stored.text, *(text.typed.text for text in self.windows)])
        assert set(self.words) <= set(shown.split())

    def settle(self, window: int) -> None:
        self.read(window)
        for _ in range(4):
            self.send(window)
            self.answer(window)

    def teardown(self) -> None:
        if not hasattr(self, "stored"):
            return
        for _ in range(3):
            self.settle(0)
            self.settle(1)
        assert Counter(self.stored.text.split()) == Counter(self.words)


TwoWindows.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
TestTwoWindows = TwoWindows.TestCase
