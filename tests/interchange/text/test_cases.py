"""Small inputs of every kind of text, each with the facts that are expected of it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from explorer.i18n.message_catalog import load_words
from explorer.interchange.document_reader import ParsedDocument, read_draft
from explorer.interchange.text.point_model import ParsedPoints
from explorer.interchange.text.reading_notices import reading_sentences

CASES = Path(__file__).parents[2] / "data" / "cases"


def whole(parsed: ParsedPoints) -> str:
    return "\n".join(
        " ".join((point.title, point.text, *point.subpoints)) for point in parsed.points
    )


def facts(file: ParsedDocument, expected: dict[str, Any]) -> dict[str, Any]:
    """Return what a case lists, as the file has it."""
    by_number = {point.number: point for point in file.points}
    return {
        "points": [point.number for point in file.points],
        "titles": {n: by_number[n].title for n in expected.get("titles", {}) if n in by_number},
        "texts": {n: by_number[n].text for n in expected.get("texts", {}) if n in by_number},
        "subpoints": {
            n: len(by_number[n].subpoints) for n in expected.get("subpoints", {}) if n in by_number
        },
        "annexes": {
            annex.identifier: [point.number for point in annex.parsed.points]
            for annex in file.annexes
        },
        "between": list(file.between),
        "title": file.title,
        "dated": file.dated.isoformat() if file.dated is not None else None,
    }


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_case(folder: Path) -> None:
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    (path,) = folder.glob("in.*")
    file = read_draft(path)
    found = facts(file, expected)
    listed = {name: value for name, value in expected.items() if name in found}
    assert {name: found[name] for name in listed} == listed
    assert expected.get("before", "") in file.before
    assert expected.get("after", "") in file.after
    assert not [text for text in expected.get("absent", ()) if text in whole(file.parsed_points)]
    sentences = "\n".join(reading_sentences(file.parsed_points, load_words("en")))
    assert not [text for text in expected.get("told", ()) if text not in sentences]
