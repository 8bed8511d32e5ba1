"""Dependencies around a clause and the paths of the decision, from the bundled pack."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.content.dependency_graph import dependency_ends
from explorer.errors import UnknownReferenceError
from explorer.store.pack.diagrams import decision_paths, dependency_graph

LATEST = date(2026, 2, 28)
COLUMN = date(2025, 11, 22)


def test_both_ways_and_the_circle_around_the_withdrawal(pack_connection: Connection) -> None:
    graph = dependency_graph(pack_connection, "us-28/21", LATEST, "en")
    assert {dependency_ends(one)[1] for one in graph.needed} == {
        *("us-28/5", "us-28/10", "us-28/25", "us-28/27")
    }
    assert {dependency_ends(one)[0] for one in graph.depending} == {
        *("us-28/12", "us-28/19", "us-28/22", "us-28/23", "us-28/28", "sp-security-wall")
    }
    assert graph.circles == (("us-28/21", "us-28/25", "us-28/27", "us-28/28"),)
    assert graph.titles["sp-security-wall"] == "Security wall along the ceasefire line"


def test_another_documents_clause_stands_for_what_it_corresponds_to(
    pack_connection: Connection,
) -> None:
    graph = dependency_graph(pack_connection, "p20/14", LATEST, "en")
    assert (graph.centres, graph.through) == (("us-28/21",), "p20/14")


def test_a_clause_that_a_later_text_drops_is_told_from_that_texts_day_on(
    pack_connection: Connection,
) -> None:
    before = dependency_graph(pack_connection, "us-28/28", date(2025, 12, 23), "en")
    after = dependency_graph(pack_connection, "us-28/28", date(2025, 12, 24), "en")
    assert before.dropped.get("us-28/7") is None
    assert after.dropped["us-28/7"] == ("20-point framework presented by Ukraine",)


@pytest.mark.parametrize("reference", ["us-28/99", "nothing"])
def test_what_is_no_clause_is_refused(pack_connection: Connection, reference: str) -> None:
    with pytest.raises(UnknownReferenceError):
        dependency_graph(pack_connection, reference, LATEST, "en")


def test_the_decision_is_dated_and_attributed(pack_connection: Connection) -> None:
    paths = decision_paths(pack_connection, LATEST, "uk")
    assert len(paths.steps) == 11
    assert len(paths.ways) == 10
    for one in (*paths.steps, *paths.ways):
        assert one.date == COLUMN
        assert one.said_by
        assert one.sources
        assert set(one.sources) <= set(paths.sources)
        assert paths.targets[one.reference]
    assert {one.reference for one in paths.about("us-28/21")} == {
        *("dn-territory", "dn-cede", "dn-unforgiven", "dn-hold", "dn-war")
    }


def test_before_the_column_nothing_of_the_decision_is_known(pack_connection: Connection) -> None:
    assert decision_paths(pack_connection, COLUMN - timedelta(days=1), "en").steps == ()
    assert len(decision_paths(pack_connection, COLUMN, "en").steps) == 11


days = st.dates(date(2025, 11, 1), LATEST)


@given(days, days, st.sampled_from([f"us-28/{number}" for number in range(1, 29)]))
def test_a_later_day_takes_nothing_away(
    compiled_text: Connection, one: date, other: date, reference: str
) -> None:
    early, late = sorted((one, other))
    before = dependency_graph(compiled_text, reference, early, "en")
    after = dependency_graph(compiled_text, reference, late, "en")
    assert set(before.dependencies) <= set(after.dependencies)
    assert {step.reference for step in decision_paths(compiled_text, early, "en").steps} <= {
        step.reference for step in decision_paths(compiled_text, late, "en").steps
    }
    for step in decision_paths(compiled_text, early, "en").steps:
        assert all(
            decision_paths(compiled_text, early, "en").events[b.event][0] <= early
            for b in step.later
        )
