"""Every file that was once worth keeping is taken, or refused in a sentence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import CORPUS, TARGETS, attempt

KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_kept_is_taken_or_refused(path: Path) -> None:
    attempt(path.parent.name, path.read_bytes())


def test_there_is_something_for_every_target() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS)


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_bent_a_little_is_taken_or_refused(name: str) -> None:
    seeds = [path.read_bytes() for path in KEPT if path.parent.name == name]

    @settings(max_examples=60, deadline=None)
    @given(st.sampled_from(seeds), st.data())
    def bend(seed: bytes, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(seed)))
        gone = data.draw(st.integers(0, 40))
        new = data.draw(st.one_of(st.binary(max_size=20), st.sampled_from(seeds)))
        attempt(name, seed[:at] + new[:2_000] + seed[at + gone :])

    bend()
