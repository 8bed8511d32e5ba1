"""Search and comparison across all agreements of the library."""

from pathlib import Path

import pytest

from explorer.domain.content.documents import Topic
from explorer.domain.search.query import QueryMistakeError, parse
from explorer.errors import UnknownReferenceError
from explorer.packs.library.across import clause_at, clauses_on_topic, search_across
from explorer.packs.library.catalogue import LibraryEntry, library
from explorer.packs.library.shared_topics import shared_topics


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, compiled_pack: Path) -> Path:
    folder = tmp_path_factory.mktemp("packs")
    for path in compiled_pack.parent.iterdir():
        (folder / path.name).hardlink_to(path)
    return folder


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[LibraryEntry]:
    nothing = tmp_path_factory.mktemp("nothing")
    return library(nothing / "installed", nothing / "keys")


def test_clauses_of_every_agreement_are_found(entries: list[LibraryEntry], folder: Path) -> None:
    results = search_across(entries, folder, parse("prisoners "), "en")
    assert results.searched == 2
    assert {clause.pack for clause in results.clauses} == {"good-friday-1998", "ukraine-2025"}
    clause = next(clause for clause in results.clauses if clause.pack == "good-friday-1998")
    assert clause.title == "Prisoners"
    assert "released" in clause.text
    assert clause_at(entries, folder, clause.address, "en") == clause


def test_a_value_of_no_agreement_is_a_mistake(entries: list[LibraryEntry], folder: Path) -> None:
    found = search_across(entries, folder, parse("party:ukraine "), "en")
    assert {clause.pack for clause in found.clauses} <= {"ukraine-2025"}
    with pytest.raises(QueryMistakeError):
        search_across(entries, folder, parse("party:ruritania "), "en")


def test_clauses_on_a_topic_are_from_every_agreement(
    entries: list[LibraryEntry], folder: Path
) -> None:
    topic = next(topic for topic in shared_topics() if topic.reference == "prisoners")
    results = clauses_on_topic(entries, folder, topic, "uk")
    addresses = [clause.address for clause in results.clauses]
    assert "good-friday-1998:gfa/10" in addresses
    assert "ukraine-2025:us-28/24" in addresses
    ukrainian = next(clause for clause in results.clauses if clause.pack == "ukraine-2025")
    assert any(letter in ukrainian.text for letter in "іїє")


def test_topics_are_matched_by_code_and_by_name() -> None:
    topics = {topic.reference: topic for topic in shared_topics()}
    assert topics["ceasefire"].includes(Topic("ce", "Припинення"))
    assert topics["prisoners"].includes(Topic("x", "Release of prisoners"))
    assert not topics["prisoners"].includes(Topic("x", "Imprisoned"))


def test_a_damaged_agreement_is_reported_and_the_others_are_searched(
    entries: list[LibraryEntry], folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "broken.ppack"
    place.write_bytes(b"PK")
    first = entries[0]
    broken = LibraryEntry("broken", 1, "Broken", first.as_of, place, bundled=False)
    results = search_across([broken, *entries], folder, parse("prisoners "), "en")
    assert results.searched == 2
    assert "broken.ppack" in results.problems[0]


def test_an_unknown_address_is_refused(entries: list[LibraryEntry], folder: Path) -> None:
    for address in ("nowhere:us-28/1", "ukraine-2025:us-28/99", "us-28/1"):
        with pytest.raises(UnknownReferenceError):
            clause_at(entries, folder, address, "en")
