"""Where boxes and arrows lie: properties that hold for any diagram."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from explorer.diagrams.graph.layout import Layout, PlacedBox, break_text, lay_out, narrowest
from explorer.diagrams.graph.model import (
    Arrow,
    BoxKind,
    BoxTextStyle,
    Diagram,
    GraphBox,
    Text,
    TextMetrics,
)

LETTERING = TextMetrics(lambda text, style: 7.0 * len(text), lambda style: 15.0, em=11.0)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60)


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    """Up to ten boxes in up to four columns, with arrows between any of different columns."""
    columns = draw(st.lists(st.integers(0, 3), min_size=1, max_size=10))
    boxes = tuple(
        GraphBox(f"b{number}", BoxKind.CLAUSE, column, (Text(draw(words), BoxTextStyle.TITLE),))
        for number, column in enumerate(columns)
    )
    possible = [
        Arrow(one.key, other.key) for one in boxes for other in boxes if one.column != other.column
    ]
    chosen = st.lists(st.sampled_from(possible), max_size=12, unique=True) if possible else None
    return Diagram("", boxes, tuple(draw(chosen)) if chosen is not None else ())


def apart(one: PlacedBox, other: PlacedBox) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


@given(diagrams(), st.floats(100, 1500))
def test_no_box_lies_over_another_and_all_lie_within(diagram: Diagram, width: float) -> None:
    layout = lay_out(diagram, LETTERING, width)
    assert all(apart(one, other) for one, other in combinations(layout.boxes, 2))
    for one in layout.boxes:
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + one.width <= layout.width
        assert one.y + one.height <= layout.height
    assert layout.width <= max(width, narrowest(diagram, LETTERING)) + 1


@given(diagrams(), st.floats(100, 1500))
def test_every_arrow_leads_from_its_box_to_its_box(diagram: Diagram, width: float) -> None:
    layout = lay_out(diagram, LETTERING, width)
    placed = {one.box.key: one for one in layout.boxes}
    assert [route.arrow for route in layout.routes] == list(diagram.arrows)
    for route in layout.routes:
        source, target = placed[route.arrow.source], placed[route.arrow.target]
        for point, box in ((route.points[0], source), (route.points[-1], target)):
            assert abs(point[1] - box.middle[1]) < 0.01
            assert min(abs(point[0] - box.x), abs(point[0] - box.x - box.width)) < 0.01


@given(diagrams(), st.floats(300, 1500))
def test_all_text_is_there_and_within_its_box(diagram: Diagram, width: float) -> None:
    for one in lay_out(diagram, LETTERING, width).boxes:
        said = "".join("".join(line.text for line in one.lines).split())
        assert said == "".join("".join(text.text for text in one.box.texts).split())
        for line in one.lines:
            assert line.x >= one.x
            assert line.top >= one.y
            assert line.top + 15.0 <= one.y + one.height + 0.01
            assert len(line.text) == 1 or line.x + 7.0 * len(line.text) <= one.x + one.width + 0.01


@given(words, st.floats(1, 300))
def test_broken_text_loses_nothing(text: str, room: float) -> None:
    lines = break_text(text, room, lambda said: 7.0 * len(said))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(7.0 * len(line) <= room or len(line) == 1 for line in lines)


def crossings(layout: Layout) -> int:
    """How many pairs of arrows between the same two columns cross."""
    ends = [(one.points[0], one.points[-1]) for one in layout.routes]
    return sum(
        (a[0][1] - b[0][1]) * (a[1][1] - b[1][1]) < 0
        for a, b in combinations(ends, 2)
        if a[0][0] == b[0][0] and a[1][0] == b[1][0]
    )


def test_a_tree_is_drawn_without_crossings() -> None:
    boxes = [GraphBox("root", BoxKind.CHOICE, 0, (Text("root", BoxTextStyle.TITLE),))]
    arrows = []
    # Told in an order in which, as they come, every arrow would cross others.
    for number, parent in enumerate(("b", "a", "b", "a", "b", "a")):
        boxes.append(
            GraphBox(f"{parent}{number}", BoxKind.STEP, 2, (Text("leaf", BoxTextStyle.TITLE),))
        )
        arrows.append(Arrow(parent, f"{parent}{number}"))
    boxes += [
        GraphBox(key, BoxKind.OPTION, 1, (Text(key, BoxTextStyle.TITLE),)) for key in ("a", "b")
    ]
    arrows += [Arrow("root", "a"), Arrow("root", "b")]
    assert crossings(lay_out(Diagram("", tuple(boxes), tuple(arrows)), LETTERING, 900)) == 0
