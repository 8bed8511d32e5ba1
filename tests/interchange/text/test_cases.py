"""Small inputs of every kind of text, each with the facts that are expected of it."""

from typing import Any

import pytest

from explorer.i18n.message_catalog import load_words
from explorer.interchange.document_reader import ParsedDocument, read_draft
from explorer.interchange.text.point_model import ParsedPoints
from explorer.interchange.text.reading_notices import reading_sentences
from tests.cases import Case, cases_of


def whole(parsed: ParsedPoints) -> str:
    return "\n".join(
        " ".join((point.title, point.text, *point.subpoints)) for point in parsed.points
    )


def facts(file: ParsedDocument, expected: dict[str, Any]) -> dict[str, Any]:
    """Return what a case lists, as the file has it."""
    by_number = {str(point.number): point for point in file.points}

    def listed(name: str) -> list[str]:
        return [number for number in expected.get(name, {}) if number in by_number]

    return {
        "points": [point.number for point in file.points],
        "titles": {n: by_number[n].title for n in listed("titles")},
        "texts": {n: by_number[n].text for n in listed("texts")},
        "subpoints": {n: len(by_number[n].subpoints) for n in listed("subpoints")},
        "annexes": {
            annex.identifier: [point.number for point in annex.parsed.points]
            for annex in file.annexes
        },
        "between": list(file.between),
        "title": file.title,
        "date": file.dated.isoformat() if file.dated is not None else None,
    }


@pytest.mark.parametrize("case", cases_of("text"), ids=str)
def test_case(case: Case) -> None:
    expected = case.expected
    file = read_draft(case.file)
    actual = facts(file, expected)
    listed = {name: value for name, value in expected.items() if name in actual}
    assert {name: actual[name] for name in listed} == listed
    assert expected.get("before", "") in file.before
    assert expected.get("after", "") in file.after
    assert not [text for text in expected.get("absent", ()) if text in whole(file.parsed_points)]
    sentences = "\n".join(reading_sentences(file.parsed_points, load_words("en")))
    assert not [text for text in expected.get("says", ()) if text not in sentences]
