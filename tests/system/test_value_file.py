"""Values in files: what is written is read back, and nothing else is executed or made."""

import os
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.content.references import parse_reference
from explorer.domain.content.stances import Position
from explorer.domain.content.viewpoint import Filters, Viewpoint
from explorer.system.value_file import dump_values, load_values

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates(),
    lambda inner: st.tuples(inner, inner) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_plain_values_are_read_back(value: object) -> None:
    assert load_values(dump_values(value)) == value


def test_domain_values_are_read_back() -> None:
    filters = Filters(topic="territory", position=Position.OPPOSES)
    viewpoint = Viewpoint("us-28", date(2025, 11, 23), "us-28/21", filters=filters)
    assert load_values(dump_values((viewpoint, frozenset({"a"})))) == (viewpoint, frozenset({"a"}))


def test_coordinates_are_read_back() -> None:
    numbers = memoryview(b"\0" * 16).cast("d")
    assert load_values(dump_values({"ring": numbers}))["ring"].tolist() == [0.0, 0.0]


class Command:
    """What a hostile file holds: a call in place of a value."""

    def __init__(self, call: object, *arguments: object) -> None:
        self.call, self.arguments = call, arguments

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.call, self.arguments


@pytest.mark.parametrize(
    "call",
    [Command(os.system, "true"), Command(eval, "1"), Command(parse_reference, "21", "us-28")],
    ids=["command", "expression", "function of the program"],
)
def test_calls_are_refused(call: Command) -> None:
    with pytest.raises(ValueError, match="not values of this program"):
        load_values(pickle.dumps(call))


@given(st.binary(max_size=60))
def test_other_bytes_are_refused_with_one_error(data: bytes) -> None:
    try:
        load_values(data)
    except ValueError:
        return
