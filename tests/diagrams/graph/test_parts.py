"""A diagram too large for a page: in parts, without losing a box or an arrow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.diagrams.graph.model import Arrow, BoxKind, Diagram, GraphBox
from explorer.diagrams.graph.parts import split_diagram


def box(key: str, column: int) -> GraphBox:
    return GraphBox(key, BoxKind.CLAUSE, column, ())


def tallest(diagram: Diagram) -> int:
    columns = [each.column for each in diagram.boxes]
    return max(columns.count(column) for column in set(columns))


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    counts = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    boxes = tuple(box(f"{c}-{n}", c) for c, count in enumerate(counts) for n in range(count))
    pairs = [(a, b) for a in boxes for b in boxes if a.column < b.column]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=12, unique=True)) if pairs else []
    heads = tuple(f"head {column}" for column in range(len(counts)))
    return Diagram("t", boxes, tuple(Arrow(a.key, b.key) for a, b in chosen), heads=heads)


@given(diagrams(), st.integers(1, 4))
def test_every_box_and_arrow_is_in_a_part_that_fits(diagram: Diagram, most: int) -> None:
    parts = split_diagram(diagram, lambda part: tallest(part) <= most)
    assert {each.key for part in parts for each in part.boxes} == {b.key for b in diagram.boxes}
    arrows = [arrow for part in parts for arrow in part.arrows]
    assert sorted(arrows, key=str) == sorted(diagram.arrows, key=str)
    for part in parts:
        assert not part.arrows or part is diagram or tallest(part) <= most
        keys = {each.key for each in part.boxes}
        assert all({arrow.source, arrow.target} <= keys for arrow in part.arrows)


@pytest.mark.parametrize("most", [2, 3])
def test_what_a_box_leads_to_stays_with_it(most: int) -> None:
    boxes = (box("a", 0), *(box(f"b{n}", 1) for n in range(5)))
    diagram = Diagram("t", boxes, tuple(Arrow("a", f"b{n}") for n in range(5)), heads=("x", "y"))
    parts = split_diagram(diagram, lambda part: tallest(part) <= most)
    assert len(parts) == -(-5 // most)
    assert all(part.boxes[0].key == "a" and part.heads == ("x", "y") for part in parts)
