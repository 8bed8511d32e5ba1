"""Alignment of documents: every clause in one row, the same found from either end."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.comparison.alignment import INVERSE, Link, documents_between
from explorer.domain.comparison.comparison import (
    ComparedDocument,
    ComparedRow,
    Entry,
    Step,
    compare,
)
from explorer.domain.comparison.quantity_diff import QuantityFate, quantity_changes
from explorer.domain.comparison.redline import Change
from explorer.domain.content.documents import Clause, Document, Quantity, Relation, TextStatus

DAY = date(2025, 11, 23)
PLAIN = [Relation.KEPT, Relation.AMENDED]


def a_document(name: str, count: int, numbering: str = "own") -> ComparedDocument:
    document = Document(name, name, DAY, TextStatus.LEAKED_COPY, "draft", count, numbering)
    clauses = tuple(
        Clause(f"{name}/{n}", name, str(n), f"Title {n}", f"Text {n} of {name}.", verified=True)
        for n in range(1, count + 1)
    )
    return ComparedDocument(document, clauses)


def link(source: str, target: str, relation: Relation = Relation.AMENDED, note: str = "") -> Link:
    return Link(source, target, relation, note)


def entry(rows: tuple[ComparedRow, ...], reference: str) -> Entry:
    found = [
        one
        for row in rows
        for cell in row.cells
        for one in cell.entries
        if one.clause.reference == reference
    ]
    assert len(found) == 1
    return found[0]


def step(rows: tuple[ComparedRow, ...], reference: str) -> Step:
    found = entry(rows, reference).step
    assert found is not None
    return found


@st.composite
def documents_and_links(
    draw: st.DrawFn, most: int = 3
) -> tuple[list[ComparedDocument], list[Link]]:
    names = ["a", "b", "c", "d"][: draw(st.integers(2, most))]
    documents = [a_document(name, draw(st.integers(0, 7))) for name in names]
    ends = [
        (one.reference, other.reference)
        for first, second in pairwise(documents)
        for one in second.clauses
        for other in first.clauses
    ]
    chosen = draw(st.lists(st.sampled_from(ends), unique=True, max_size=9)) if ends else []
    relation = st.sampled_from([*PLAIN, Relation.DROPPED])
    return documents, [Link(one, other, draw(relation)) for one, other in chosen]


@given(documents_and_links(4))
def test_every_clause_is_in_exactly_one_row(
    given_: tuple[list[ComparedDocument], list[Link]],
) -> None:
    documents, links = given_
    rows = compare(documents, links)
    found = sorted(clause.reference for row in rows for clause in row.clauses)
    assert found == sorted(c.reference for one in documents for c in one.clauses)
    assert all(len(row.cells) == len(documents) and row.clauses for row in rows)


@given(documents_and_links(2))
def test_it_finds_the_same_from_either_end(
    given_: tuple[list[ComparedDocument], list[Link]],
) -> None:
    documents, links = given_
    there, back = compare(documents, links), compare(documents[::-1], links)
    alike = [
        {frozenset(c.reference for c in row.clauses) for row in rows} for rows in (there, back)
    ]
    assert alike[0] == alike[1]
    for row in there:
        first, second = (cell.entries for cell in row.cells)
        if len(first) == len(second) == 1:
            one = step(there, second[0].clause.reference)
            other = step(back, first[0].clause.reference)
            assert other.relation == INVERSE.get(one.relation, one.relation)  # type: ignore[arg-type]
            assert one.moved == other.moved


@given(st.integers(0, 12))
def test_a_document_against_itself_gives_no_change(count: int) -> None:
    one = a_document("a", count)
    rows = compare([one, one], [])
    assert len(rows) == count
    assert not any(row.changed for row in rows)
    for row in rows:
        assert not any(one.change is not Change.KEPT for one in row.cells[1].entries[0].segments)
        assert not row.cells[1].entries[0].quantities


def test_rows_follow_the_first_document_and_additions_their_neighbours() -> None:
    old, new = a_document("a", 3), a_document("b", 4)
    links = [link("b/1", "a/1"), link("b/3", "a/2"), link("b/4", "a/3")]
    rows = compare([old, new], links)
    assert [[c.reference for c in row.clauses] for row in rows] == [
        ["a/1", "b/1"],
        ["b/2"],
        ["a/2", "b/3"],
        ["a/3", "b/4"],
    ]


def test_only_what_left_its_order_has_moved_the_others_have_other_numbers() -> None:
    old, new = a_document("a", 5), a_document("b", 4)
    links = [link("b/1", "a/2"), link("b/2", "a/5"), link("b/3", "a/3"), link("b/4", "a/4")]
    rows = compare([old, new], links)
    assert (step(rows, "b/2").moved, step(rows, "b/2").numbers) == (True, ("5",))
    assert (step(rows, "b/1").moved, step(rows, "b/1").numbers) == (False, ("2",))
    assert (step(rows, "b/3").moved, step(rows, "b/3").numbers) == (False, ())


def test_merged_and_split_are_told_of_each_clause() -> None:
    old, new = a_document("a", 2), a_document("b", 2)
    rows = compare([old, new], [link("b/1", "a/1"), link("b/2", "a/1"), link("b/2", "a/2")])
    assert len(rows) == 1
    assert step(rows, "b/1").relation is Relation.SPLIT
    assert step(rows, "b/1").recorded is Relation.AMENDED
    assert step(rows, "b/2").relation is Relation.MERGED
    assert step(rows, "b/2").numbers == ("1", "2")
    assert not entry(rows, "b/1").segments


def test_dropped_and_added_are_what_the_pack_records_and_silence_is_told() -> None:
    old, new = a_document("a", 2), a_document("b", 2)
    links = [link("b", "a/1", Relation.DROPPED, "No such point."), link("b/1", "a", Relation.ADDED)]
    rows = compare([old, new], links)
    gaps = {row.clauses[0].reference: row.cells[1].gap for row in rows if row.cells[1].gap}
    assert gaps["a/1"].relation is Relation.DROPPED
    assert gaps["a/1"].notes == ("No such point.",)
    assert gaps["a/2"].relation is None
    assert step(rows, "b/1").relation is Relation.ADDED
    assert step(rows, "b/2").relation is None


def test_what_only_a_third_document_ties_is_told_as_far_as_it_carries() -> None:
    first, last = a_document("b", 4), a_document("c", 2)
    links = [
        *(link("b/1", "a/1", Relation.KEPT), link("c/1", "a/1")),
        *(link("b/2", "a/2"), link("c/2", "a/2")),
        *(link("b/3", "a/3"), link("c", "a/3", Relation.DROPPED)),
    ]
    rows = compare([first, last], links)
    assert step(rows, "c/1").relation is Relation.AMENDED
    assert step(rows, "c/1").by_way == ("a/1",)
    assert step(rows, "c/2").relation is None
    assert entry(rows, "c/2").segments
    gap = next(row.cells[1].gap for row in rows if row.clauses[0].reference == "b/3")
    assert gap is not None
    assert (gap.relation, gap.by_way) == (Relation.DROPPED, ("a/3",))
    assert documents_between([("b", "a"), ("c", "a"), ("d", "a")], ["b", "c"]) == {"a", "b", "c"}


def test_reported_elements_are_no_texts_to_compare_word_by_word() -> None:
    old, new = a_document("a", 2), a_document("b", 1, "reported_elements")
    rows = compare([old, new], [link("b/1", "a/1", note="left_open"), link("b/1", "a/2")])
    found = entry(rows, "b/1")
    assert found.step is not None
    assert found.step.relation is Relation.AMENDED
    assert found.step.left_open
    assert found.step.concerns == ("1", "2")
    assert not found.segments


def _quantity(value: float, what: str, unit: str = "personnel") -> Quantity:
    return Quantity(value, unit, what)


@pytest.mark.parametrize(
    ("before", "after", "fates"),
    [
        (
            [_quantity(600_000, "limit on the forces")],
            [_quantity(800_000, "peacetime cap")],
            [(QuantityFate.CHANGED, 200_000)],
        ),
        (
            [
                _quantity(50, "share of electricity for A"),
                _quantity(50, "share of electricity for B"),
            ],
            [_quantity(50, "share of electricity for each")],
            [(QuantityFate.UNCHANGED, 0)],
        ),
        (
            [_quantity(100, "frozen assets", "USD billion"), _quantity(100, "days", "days")],
            [_quantity(90, "something", "years")],
            [(QuantityFate.GONE, None), (QuantityFate.GONE, None), (QuantityFate.NEW, None)],
        ),
    ],
)
def test_numbers_are_compared_as_numbers(
    before: list[Quantity], after: list[Quantity], fates: list[tuple[QuantityFate, float | None]]
) -> None:
    found = quantity_changes(before, after)
    assert [(one.fate, one.difference) for one in found] == fates


@given(st.lists(st.sampled_from([1.0, 2.0, 3.0]), max_size=4))
def test_numbers_against_themselves_are_unchanged(values: list[float]) -> None:
    same = [_quantity(value, f"subject number {value}") for value in values]
    assert {one.fate for one in quantity_changes(same, same)} <= {QuantityFate.UNCHANGED}


def test_what_tells_of_a_deletion_names_the_number_that_is_gone() -> None:
    old, new = a_document("a", 1), a_document("b", 1)
    number = (_quantity(100, "frozen assets"),)
    old = replace(old, clauses=(replace(old.clauses[0], quantities=number),))
    new = replace(new, clauses=(replace(new.clauses[0], quantities=number),))
    rows = compare([old, new], [link("b/1", "a/1", Relation.DROPPED)])
    assert [q.fate for q in entry(rows, "b/1").quantities] == [QuantityFate.GONE]
