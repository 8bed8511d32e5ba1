"""Records as they were read: typed fields, their place, and equality by fields alone."""

from dataclasses import FrozenInstanceError, replace
from datetime import date
from pathlib import Path

import pytest

from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.parsed_record import ParsedRecord, without_positions
from explorer.packs.source.source import read_pack
from tests.packs.pack_files import write_pack

RECORD = ParsedRecord(
    {
        "id": "st-one",
        "date": date(2025, 11, 1),
        "actors": "not stated",
        "numbers": [1, 2],
        "sides": [ParsedRecord({"says": "A"}, 4, "a.yaml")],
        "note": None,
    },
    3,
    "a.yaml",
)


def test_fields_have_their_types() -> None:
    assert RECORD.text("id") == "st-one"
    assert RECORD.text("note") == RECORD.text("absent") == ""
    assert RECORD.day("date") == RECORD.required_day("date") == date(2025, 11, 1)
    assert RECORD.day("note") is None
    assert list(RECORD.integers("numbers")) == [1, 2]
    assert list(RECORD.texts("actors")) == []  # a word instead of a list
    assert [side.text("says") for side in RECORD.records("sides")] == ["A"]
    with pytest.raises(KeyError):
        RECORD.required_integer("version")


def test_a_record_is_frozen_and_equal_to_one_with_its_fields() -> None:
    with pytest.raises(FrozenInstanceError):
        RECORD.line = 5  # type: ignore[misc]
    assert replace(RECORD, line=99, file="b.yaml") == RECORD
    assert replace(RECORD, fields={}) != RECORD


def test_a_value_without_positions_is_as_in_json() -> None:
    assert without_positions(RECORD) == {
        **RECORD.fields,
        "date": "2025-11-01",
        "sides": [{"says": "A"}],
    }


def test_every_record_of_a_pack_states_its_file_and_line(tmp_path: Path) -> None:
    source = read_pack(open_pack(write_pack(tmp_path / "small")))
    (document,) = source.documents
    records = [document, *document.records("clauses")]
    assert {record.file for record in records} == {"documents/draft.yaml"}
    assert [record.line for record in records] == sorted({record.line for record in records})
    assert {record.file for record in source.lists["stances"]} == {"stances.yaml"}
