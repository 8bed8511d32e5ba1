"""The user's own records in a copy of the compiled pack: checked, marked, found, dated."""

import hashlib
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.desk.local_records import LocalRecord, RecordKind, records_hash
from explorer.domain.search.query import parse
from explorer.packs.compiler.compiler import check_pack
from explorer.packs.compiler.local_pack_cache import ensure_local_pack, last_local, without_local
from explorer.packs.compiler.local_records import check_local, extend_with_records
from explorer.packs.source.archive_reader import open_pack as pack_files
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.documents import contents
from explorer.store.pack.matrix import matrix
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page
from explorer.store.pack.timeline import whole_timeline
from explorer.store.search.search import search
from explorer.system.text_safety import first_unsafe
from tests.local_records import DAY, a_record, a_source, a_stance, every_kind
from tests.packs.pack_files import FILES, write_pack

LATE = date.fromisoformat(DAY)
AUTHOR = "I. Ivanenko"


@pytest.fixture
def extended(compiled_pack: Path, tmp_path: Path) -> Path:
    target = tmp_path / "own.sqlite"
    assert extend_with_records(compiled_pack, target, every_kind()) == ()
    return target


def test_every_kind_is_shown_with_its_author(extended: Path) -> None:
    with closing(open_compiled_pack(extended)) as connection:
        found = page(connection, "us-28/9", LATE, "uk")
        assert found.clause is not None
        ukraine = next(one for one in found.stances if one.party.reference == "ukraine")
        assert ukraine.current[0].author == AUTHOR
        assert [one.title for one in found.events if one.author == AUTHOR] == ["A meeting"]
        side = [one.title for one in found.side_provisions if one.author == AUTHOR]
        assert side == ["A side letter"]
        assert [q.value for q in found.clause.quantities if q.author == AUTHOR] == [24.0]
        assert "territory" in {topic.reference for topic in found.topics}
        local = [one for one in found.analysis.disagreements if one.author == AUTHOR]
        assert [len(one.sides) for one in local] == [2]
        assert found.sources[a_source().reference].author == AUTHOR
        assert connection.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"


def test_list_matrix_timeline_and_search_have_it(extended: Path) -> None:
    with closing(open_compiled_pack(extended)) as connection:
        listed = contents(connection, "us-28", LATE, "en")
        row = next(one for one in listed.clauses if one.reference == "us-28/9")
        assert row.local == (("ukraine", AUTHOR),)
        rows = {one.reference: one for one in matrix(connection, "us-28", LATE, "en").rows}
        cells = [cell for cell in rows["us-28/9"].cells if cell is not None]
        assert any(one.author == AUTHOR for cell in cells for one in cell.current)
        lanes = whole_timeline(connection, "en").lanes
        assert sum(mark.author == AUTHOR for lane in lanes for mark in lane.marks) == 2
        found = search(connection, parse("point is not acceptable"), LATE, "en")
        assert [hit.reference for hit in found.hits] == [a_stance().reference]
        assert search(connection, parse("source:quuxradio stance:opposes"), LATE, "en").total == 1
        assert search(connection, parse("is:local"), LATE, "en").total == 5
        assert search(connection, parse("clause:9 has:quantity has:disagreement"), LATE, "en").total


def test_it_follows_the_day(extended: Path) -> None:
    with closing(open_compiled_pack(extended)) as connection:
        info = pack_info(connection)
        assert (info.as_of, info.latest) == (date(2026, 6, 30), LATE)
        before = page(connection, "us-28/9", date(2026, 11, 24), "en")
        assert not [s for entry in before.stances for s in entry.current if s.author]
        assert not [one for one in before.events if one.author]
        assert not [one for one in before.analysis.disagreements if one.author]


def test_the_pack_itself_stays_as_it_was(compiled_pack: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(compiled_pack.read_bytes()).hexdigest()
    extend_with_records(compiled_pack, tmp_path / "own.sqlite", every_kind())
    assert hashlib.sha256(compiled_pack.read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"clause": "us-28/99"}, "us-28/99"),
        ({"party": "ukrane"}, "did you mean “ukraine”"),
        ({"sources": []}, "“sources” is missing"),
        ({"sources": ["own-nothing"]}, "own-nothing"),
        ({"date": "25.11.2026"}, "2025-11-23"),
        ({"attribution": ""}, "“attribution” is missing"),
        ({"position": "maybe"}, "maybe"),
        ({"confidence": "high", "verified": False}, "unverified but of high confidence"),
        ({"colour": "red"}, "unknown field “colour”"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(
    pack_connection: Connection, changes: dict[str, Any], said: str
) -> None:
    rejected = check_local(pack_connection, [a_source(), a_stance(**changes)])
    assert [one.record.kind for one in rejected] == [RecordKind.STANCE]
    assert any(said in str(problem) for problem in rejected[0].problems)


def test_a_record_goes_with_the_source_it_rests_on(compiled_pack: Path, tmp_path: Path) -> None:
    bad = a_source(kind="rumour")
    target = tmp_path / "own.sqlite"
    rejected = extend_with_records(compiled_pack, target, [bad, a_stance(), a_record(
        RecordKind.TOPICS, "topics", clause="us-28/9", topics=["territory"]
    )])  # fmt: skip
    assert {one.record.kind for one in rejected} == {RecordKind.SOURCE, RecordKind.STANCE}
    with closing(open_compiled_pack(target)) as connection:
        assert "territory" in {
            topic.reference for topic in page(connection, "us-28/9", LATE, "en").topics
        }


def test_a_pack_may_not_use_the_names_kept_for_users(tmp_path: Path) -> None:
    sources = FILES["sources.yaml"].replace("id: src-one", "id: own-one")
    folder = write_pack(tmp_path, sources_yaml=sources)
    problems = [str(one) for one in check_pack(pack_files(folder))]
    assert any("kept for users' own records" in one for one in problems)


typed = st.text(max_size=60)


@given(typed, typed)
def test_what_is_typed_is_refused_or_shown_letter_by_letter(
    tmp_path_factory: pytest.TempPathFactory, compiled_pack: Path, statement: str, author: str
) -> None:
    record = replace(a_stance(statement=statement), author=author)
    target = tmp_path_factory.mktemp("own") / "own.sqlite"
    rejected = extend_with_records(compiled_pack, target, [a_source(), record])
    with closing(open_compiled_pack(target)) as connection:
        found = page(connection, "us-28/9", LATE, "en")
    everything = [one for entry in found.stances for one in entry.current]
    local = [one for one in everything if one.reference == record.reference]
    if rejected:
        assert not statement.strip() or first_unsafe(statement)
    else:
        assert [(one.statement, one.author) for one in local] == [(statement.strip(), author)]
    target.unlink()


def test_the_file_is_made_once_for_a_state_and_the_last_is_found(
    compiled_pack: Path, tmp_path: Path
) -> None:
    base = tmp_path / compiled_pack.name
    base.write_bytes(compiled_pack.read_bytes())
    assert last_local(base) == base == ensure_local_pack(base, [])
    first = ensure_local_pack(base, every_kind())
    made = first.stat().st_mtime_ns
    assert ensure_local_pack(base, list(reversed(every_kind()))) == first
    assert first.stat().st_mtime_ns == made
    second = ensure_local_pack(base, every_kind()[:2])
    assert not first.exists()
    assert last_local(base) == second
    assert without_local(second) == base == without_local(base)


def test_an_own_draft_is_a_document_like_the_others(compiled_pack: Path, tmp_path: Path) -> None:
    draft = a_record(
        RecordKind.DOCUMENT,
        "draft",
        title="A draft",
        date=DAY,
        text_status="full_text_published",
        status="draft",
        wording=True,
        sources=[a_source().reference],
        clauses=[
            {
                "number": 1,
                "title": "Forces",
                "summary": "Seven hundred thousand.",
                "verified": True,
                "corresponds": [{"document": "us-28", "clause": 6, "relation": "amended"}],
            },
            {"number": 2, "title": "New", "summary": "Something new.", "verified": True},
        ],
        dropped=[{"document": "us-28", "clause": 26}],
    )
    target = tmp_path / "own.sqlite"
    assert extend_with_records(compiled_pack, target, [a_source(), draft]) == ()
    with closing(open_compiled_pack(target)) as connection:
        listed = contents(connection, draft.reference, LATE, "en")
        assert [row.title for row in listed.clauses] == ["Forces", "New"]
        assert (listed.document.author, listed.document.wording) == (AUTHOR, True)
        shown = page(connection, f"{draft.reference}/1", LATE, "en")
        assert shown.stances_from == ("us-28/6",)
        assert shown.wording
        back = page(connection, "us-28/6", LATE, "en")
        assert draft.reference in {one.document for one in back.correspondences}


def test_records_are_equal_in_state_only_when_they_are_the_same() -> None:
    one, other = a_stance(), a_stance(statement="Said something else.")
    assert records_hash([one]) != records_hash([other])
    assert records_hash([]) == ""
    both: list[LocalRecord] = [one, a_source()]
    assert records_hash(both) == records_hash(both[::-1])


def test_a_topic_that_the_clause_has_is_added_once(compiled_pack: Path, tmp_path: Path) -> None:
    same = a_record(RecordKind.TOPICS, "same", clause="us-28/21", topics=["territory", "nato"])
    twice = a_record(RecordKind.TOPICS, "twice", clause="us-28/21", topics=["nato"])
    target = tmp_path / "own.sqlite"
    assert extend_with_records(compiled_pack, target, [same, twice]) == ()
    with closing(open_compiled_pack(target)) as connection:
        shown = page(connection, "us-28/21", date(2026, 11, 25), "en")
        topics = [one.reference for one in shown.topics]
    assert sorted(topics) == sorted(set(topics))
    assert {"territory", "nato"} <= set(topics)


@pytest.mark.parametrize("kind", [RecordKind.QUANTITY, RecordKind.TOPICS])
def test_nothing_is_added_to_a_whole_document_as_to_a_clause(
    compiled_pack: Path, kind: RecordKind
) -> None:
    of_kind = next(one for one in every_kind() if one.kind is kind)
    record = replace(of_kind, content={**of_kind.content, "clause": "geneva-19"})
    with closing(open_compiled_pack(compiled_pack)) as connection:
        (rejected,) = check_local(connection, [record, a_source()])
    assert "“geneva-19” is a whole document" in str(rejected.problems[0])


def test_a_number_has_its_day_and_its_source(extended: Path) -> None:
    with closing(open_compiled_pack(extended)) as connection:
        later = page(connection, "us-28/9", date(2026, 11, 25), "en")
        before = page(connection, "us-28/9", date(2026, 11, 24), "en")
    assert later.clause is not None
    assert before.clause is not None
    added = [one for one in later.clause.quantities if one.author]
    assert [(one.dated, one.sources) for one in added] == [
        (date(2026, 11, 25), (a_source().reference,))
    ]
    assert a_source().reference in later.sources
    assert not [one for one in before.clause.quantities if one.author]
