"""Fixtures for tests of the command line."""

import pytest


@pytest.fixture(autouse=True)
def _no_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the text unfolded: workers of the tests set the width of a terminal."""
    monkeypatch.delenv("COLUMNS", raising=False)
