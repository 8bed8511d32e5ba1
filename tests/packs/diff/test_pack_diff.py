"""The change report of two versions of a pack: each change once a clause, and nothing else."""

import copy
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.domain.comparison.pack_diff import ChangeKind, PackDifference, RecordType
from explorer.packs.diff.pack_diff import difference
from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.source import PackSource, read_pack
from explorer.system.paths import BUNDLED_PACK
from tests.packs.pack_files import FILES, write_pack

BUNDLED = read_pack(open_pack(BUNDLED_PACK))


def changed(tmp_path: Path, **files: str) -> PackDifference:
    before = read_pack(open_pack(write_pack(tmp_path / "before")))
    after = read_pack(open_pack(write_pack(tmp_path / "after", **files)))
    return difference(before, after)


def told(found: PackDifference) -> list[tuple[str, ChangeKind, RecordType, str]]:
    return [
        (subject.reference, one.fate, one.sort, one.reference)
        for subject in found.subjects
        for one in subject.changes
    ]


def test_a_pack_does_not_differ_from_itself() -> None:
    assert difference(BUNDLED, BUNDLED).subjects == ()


def test_a_changed_stance_is_told_with_its_clause_and_fields(tmp_path: Path) -> None:
    text = FILES["stances.yaml"].replace("position: supports", "position: opposes")
    found = changed(tmp_path, stances_yaml=text)
    assert told(found) == [("draft/1", ChangeKind.CHANGED, RecordType.STANCE, "st-one")]
    assert found.subjects[0].title == "First"
    (field,) = found.subjects[0].changes[0].fields
    assert (field.name, field.before, field.after) == ("position", "supports", "opposes")


def test_new_and_withdrawn_records_are_told_whole(tmp_path: Path) -> None:
    second = FILES["stances.yaml"].replace("st-one", "st-two")
    found = changed(tmp_path, stances_yaml=second)
    assert set(told(found)) == {
        ("draft/1", ChangeKind.NEW, RecordType.STANCE, "st-two"),
        ("draft/1", ChangeKind.WITHDRAWN, RecordType.STANCE, "st-one"),
    }
    new = next(one for one in found.subjects[0].changes if one.fate is ChangeKind.NEW)
    assert {field.name for field in new.fields} >= {"statement", "date", "speaker", "sources"}
    assert (found.count(ChangeKind.NEW), found.count(ChangeKind.WITHDRAWN)) == (1, 1)


def test_a_source_is_told_with_what_cites_it(tmp_path: Path) -> None:
    text = FILES["sources.yaml"].replace("A report", "Another report")
    found = changed(tmp_path, sources_yaml=text)
    assert told(found) == [
        ("draft", ChangeKind.CHANGED, RecordType.SOURCE, "src-one"),
        ("draft/1", ChangeKind.CHANGED, RecordType.SOURCE, "src-one"),
    ]


def test_a_text_in_a_further_language_is_told_as_such(tmp_path: Path) -> None:
    text = FILES["documents/draft.yaml"].replace("title_uk: Проєкт", "title_uk: Чернетка")
    found = changed(tmp_path, documents_draft_yaml=text)
    (field,) = found.subjects[0].changes[0].fields
    assert (field.name, field.language, field.after) == ("title", "uk", "Чернетка")


def test_a_withdrawn_clause_stands_where_it_was(tmp_path: Path) -> None:
    clause = FILES["documents/draft.yaml"].partition("clauses:\n")[2]
    three = FILES["documents/draft.yaml"] + "".join(
        clause.replace("number: 1", f"number: {n}").replace("First", f"Clause {n}") for n in (2, 3)
    )
    before = read_pack(open_pack(write_pack(tmp_path / "a", documents_draft_yaml=three)))
    first, _, third = before.documents[0].records("clauses")
    changed = replace(third, fields={**third.fields, "title": "Changed"})
    document = before.documents[0]
    without = copy.copy(before)
    without.documents = [replace(document, fields={**document.fields, "clauses": [first, changed]})]
    found = difference(before, without)
    assert [(s.reference, s.changes[0].fate) for s in found.subjects] == [
        ("draft/2", ChangeKind.WITHDRAWN),
        ("draft/3", ChangeKind.CHANGED),
    ]


def test_a_shape_that_moved_is_told_with_the_clauses_that_name_it() -> None:
    moved = copy.deepcopy(BUNDLED)
    layer = next(one for one in moved.layers if one.name == "withdrawal_zone")
    layer.features[0].parts[0][0] += 0.5
    found = difference(BUNDLED, moved)
    changes = {(s.reference, one.sort) for s in found.subjects for one in s.changes}
    assert ("us-28/21", RecordType.FEATURE) in changes
    assert {sort for _, sort in changes} == {RecordType.FEATURE}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sets(st.integers(0, 297), max_size=8), st.sets(st.integers(0, 297), max_size=8))
def test_what_is_new_one_way_is_withdrawn_the_other(gone: set[int], other: set[int]) -> None:
    one, two = without(gone), without(other)
    there, back = difference(one, two), difference(two, one)
    assert there.count(ChangeKind.NEW) == back.count(ChangeKind.WITHDRAWN) == len(gone - other)
    assert there.count(ChangeKind.WITHDRAWN) == back.count(ChangeKind.NEW) == len(other - gone)
    assert there.count(ChangeKind.CHANGED) == 0


def without(gone: set[int]) -> PackSource:
    """Return the bundled pack without some of its stances."""
    kept = copy.copy(BUNDLED)
    stances = [one for n, one in enumerate(BUNDLED.lists["stances"]) if n not in gone]
    kept.lists = {**BUNDLED.lists, "stances": stances}
    return kept
