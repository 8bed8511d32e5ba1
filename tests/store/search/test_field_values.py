"""Values of fields: accepted by any of their names, and never answered by an empty list."""

import pytest
from sqlalchemy import Connection

from explorer.domain.desk.note_search import Notes
from explorer.domain.search.query import QueryMistakeError, parse
from explorer.domain.search.search_results import EntryKind, SearchResults
from explorer.store.search.search import search
from tests.store.search.test_search import LATEST, found, references


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("party:usa", "party:united-states"),
        ("party:us", "party:united-states"),
        ("party:США", "party:united-states"),
        ("party:eu", "party:europe"),
        ("party:ЄС", "party:europe"),
        ("party:türkiye", "party:turkiye"),
        ("party:turkey", "party:turkiye"),
        ("party:Туреччина", "party:turkiye"),
        ('party:"United States"', "party:united-states"),
        ("party:rus", "party:russia"),
        ("stance:oppose", "stance:opposes"),
        ("stance:against", "stance:opposes"),
        ("stance:проти", "stance:opposes"),
        ("stance:seeks-changes", "stance:seeks_changes"),
        ("document:geneva", "document:geneva-19"),
        ("document:E3", "document:e3"),
        ("topic:Суверенітет", "topic:sovereignty"),
    ],
)
def test_a_value_is_accepted_by_any_of_its_names(
    pack_connection: Connection, typed: str, same: str
) -> None:
    expected = found(pack_connection, f"{same} ").total
    assert found(pack_connection, f"{typed} ").total == expected > 0


def test_the_beginning_of_several_names_finds_all_of_them(pack_connection: Connection) -> None:
    nuclear = found(pack_connection, "topic:nuclear ").total
    parts = [
        found(pack_connection, f"topic:{topic} ").total
        for topic in ("nuclear-arms-control", "nuclear-energy")
    ]
    assert max(parts) <= nuclear <= sum(parts)
    assert nuclear > 0


@pytest.mark.parametrize(
    ("typed", "what", "choice"),
    [
        ("party:atlantis", "unknown_value", "europe"),
        ("stance:wobbly", "unknown_value", "opposes"),
        ("topic:zzz", "unknown_value", "territory"),
        ("document:zzz", "unknown_value", "us-28"),
        ("amnesty (party:ukraine or party:zzz)", "unknown_value", "ukraine"),
        ("-party:zzz amnesty", "unknown_value", "ukraine"),
        ("clause:99", "unknown_clause", "us-28"),
        ("clause:us-28/99", "unknown_clause", "us-28"),
    ],
)
def test_an_unknown_value_is_refused_with_the_list(
    pack_connection: Connection, typed: str, what: str, choice: str
) -> None:
    with pytest.raises(QueryMistakeError) as refused:
        found(pack_connection, typed)
    mistake = refused.value
    assert mistake.what == what
    assert any(choice in known for known in mistake.choices)
    value = typed[mistake.start : mistake.start + mistake.length]
    assert value in {"atlantis", "wobbly", "zzz", "99", "us-28/99"}


def test_an_unknown_tag_is_refused_with_the_tags_there_are(pack_connection: Connection) -> None:
    notes = Notes((), (("us-28/21", ("red line",)),))
    assert search(pack_connection, parse("tag:red "), LATEST, "en", notes).total > 0
    with pytest.raises(QueryMistakeError) as refused:
        search(pack_connection, parse("tag:legal "), LATEST, "en", notes)
    assert refused.value.choices == ("red line",)


def in_view(
    connection: Connection, typed: str, document: str, language: str = "en"
) -> SearchResults:
    return search(connection, parse(typed), LATEST, language, in_view=document)


def test_words_of_another_language_are_not_found_unless_asked_for(
    pack_connection: Connection,
) -> None:
    for typed in ("hot", "hotov", "bud"):
        for hit in found(pack_connection, typed).hits:
            assert hit.title_marks or hit.body_marks or hit.kind is EntryKind.SOURCE, hit
    # Ukrainian letters ask for Ukrainian texts, in an English window too.
    assert found(pack_connection, "вибори ").total > 0
    ukrainian = references(found(pack_connection, "вибори party:ukraine ", "uk"))
    assert ukrainian <= references(found(pack_connection, "вибори party:ukraine "))
    assert found(pack_connection, "elections ", "uk").total > 0


@pytest.mark.parametrize("typed", ["amnesty", "force limit", "army", "elections", "600,000"])
def test_the_document_in_view_comes_first(pack_connection: Connection, typed: str) -> None:
    for document in ("us-28", "p20"):
        answer = in_view(pack_connection, typed, document)
        about = [hit for hit in answer.hits if hit.target.startswith(f"{document}/")]
        if about:
            assert answer.hits[0].target.startswith(f"{document}/")


def test_an_exact_title_comes_before_mentions(pack_connection: Connection) -> None:
    hit = in_view(pack_connection, "Pokrovsk", "us-28").hits[0]
    assert (hit.kind, hit.title) == (EntryKind.PLACE, "Pokrovsk")
    assert in_view(pack_connection, "Territories", "us-28").hits[0].reference == "us-28/21"


def test_a_text_known_from_references_comes_after_full_texts(pack_connection: Connection) -> None:
    clauses = [
        hit.reference
        for hit in in_view(pack_connection, "amnesty", "").hits
        if hit.kind is EntryKind.CLAUSE
    ]
    assert not clauses[0].startswith("geneva-19/")
