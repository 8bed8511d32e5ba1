"""Who waits for whom, and circles, told from recorded dependencies."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.content.analysis import Dependency
from explorer.domain.content.dependency_graph import DependencyGraph, circles, dependency_ends

KINDS = ("needs", "implements", "conditions", "limits", "voids")
CLAUSES = tuple(f"d/{number}" for number in range(1, 8))


def tie(source: str, kind: str, target: str) -> Dependency:
    return Dependency(f"{source}-{kind}-{target}", source, target, kind, "text", "Because.")


ties = st.builds(tie, st.sampled_from(CLAUSES), st.sampled_from(KINDS), st.sampled_from(CLAUSES))


def test_who_waits_is_told_by_the_kind() -> None:
    assert dependency_ends(tie("d/28", "needs", "d/21")) == ("d/28", "d/21")
    assert dependency_ends(tie("d/20", "implements", "d/11")) == ("d/20", "d/11")
    assert dependency_ends(tie("d/10", "voids", "d/13")) == ("d/13", "d/10")
    assert dependency_ends(tie("d/28", "conditions", "d/7")) == ("d/7", "d/28")


def test_a_circle_is_found_whichever_way_its_parts_are_told() -> None:
    ring = [tie("d/1", "needs", "d/2"), tie("d/3", "conditions", "d/2"), tie("d/3", "needs", "d/1")]
    assert circles(ring) == (("d/1", "d/2", "d/3"),)
    assert circles(ring[:2]) == ()


def test_what_only_serves_or_limits_closes_no_circle() -> None:
    assert circles([tie("d/1", "needs", "d/2"), tie("d/2", "implements", "d/1")]) == ()
    assert circles([tie("d/1", "needs", "d/2"), tie("d/1", "limits", "d/2")]) == ()


def test_a_document_as_a_whole_is_no_step_of_a_circle() -> None:
    assert circles([tie("d/1", "needs", "d"), tie("d", "needs", "d/1")]) == ()


@given(st.lists(ties, max_size=14))
def test_within_a_circle_each_leads_to_each_and_no_clause_is_in_two(
    given_ties: list[Dependency],
) -> None:
    found = circles(given_ties)
    binding = [dependency_ends(one) for one in given_ties if one.kind in {"needs", "conditions"}]
    for group in found:
        for start in group:
            reached: set[str] = set()
            frontier = {start}
            while frontier:
                frontier = {b for a, b in binding if a in frontier} - reached
                reached |= frontier
            assert set(group) <= reached
    assert len({name for group in found for name in group}) == sum(map(len, found))


@given(st.lists(ties, max_size=14, unique_by=lambda one: one.reference))
def test_every_dependency_of_a_clause_is_on_one_side_of_it(given_ties: list[Dependency]) -> None:
    own = tuple(one for one in given_ties if "d/1" in {one.source, one.target})
    graph = DependencyGraph(("d/1",), date(2026, 1, 1), own)
    names = [one.reference for one in (*graph.needed, *graph.depending)]
    assert sorted(names) == sorted(one.reference for one in own)
