"""Akoma Ntoso, Word and PA-X files from the field: points, notices, and nothing left out."""

import re

import pytest

from explorer.i18n.message_catalog import load_words
from explorer.interchange.agreement_file import read_agreement_file
from explorer.interchange.document_reader import ParsedDocument, read_draft
from explorer.interchange.pax.reader import PaxFile
from explorer.interchange.text.reading_notices import reading_sentences
from tests.cases import Case, cases_of


def wording(document: ParsedDocument) -> list[str]:
    documents = (document.parsed_points, *(annex.parsed for annex in document.annexes))
    return [
        text
        for parsed in documents
        for point in parsed.points
        for text in (point.title, point.text, *point.subpoints)
    ]


@pytest.mark.parametrize("case", cases_of("akoma_ntoso", "word"), ids=str)
def test_a_document_from_the_field_is_read_as_expected(case: Case) -> None:
    document = read_draft(case.file)
    expected = case.expected
    sentences = "\n".join(reading_sentences(document.parsed_points, load_words("en")))
    points = [
        {"number": point.number, "text": point.text}
        | ({"subpoints": list(point.subpoints)} if point.subpoints else {})
        | ({"eid": point.eid} if point.eid else {})
        for point in document.points
    ]
    assert points == expected.get("points", points)
    texts = [point.text for point in document.points]
    assert texts == expected.get("texts", texts)
    first = expected.get("first_texts", [])
    assert texts[: len(first)] == first
    titles = [point.title for point in document.points]
    assert titles == expected.get("titles", titles)
    annexes = {
        annex.identifier: {
            "title": annex.title,
            "texts": [point.text for point in annex.parsed.points],
        }
        for annex in document.annexes
    }
    assert annexes == expected.get("annexes", annexes)
    assert document.title == expected.get("title", document.title)
    assert str(document.dated) == expected.get("date", str(document.dated))
    assert len(points) >= expected.get("least_points", 1)
    for part in expected.get("says", []):
        assert part in sentences
    for part in expected.get("absent", []):
        assert part not in " ".join(wording(document))
    if "translation" in expected:
        assert document.translation is not None
        assert [point.text for point in document.translation.parsed.points] == expected[
            "translation"
        ]
        languages = [document.translation.base, document.translation.language]
        assert languages == expected["languages"]


@pytest.mark.parametrize("case", cases_of("pax"), ids=str)
def test_a_table_that_a_spreadsheet_program_saved_is_read(case: Case) -> None:
    file = read_agreement_file(case.file)
    assert isinstance(file, PaxFile)
    expected = case.expected
    assert len(file.agreements) == expected["agreements"]
    assert list(file.processes()) == expected["processes"]
    days = [agreement.day.isoformat() for agreement in file.agreements]
    assert days == expected.get("days", days)
    assert len(file.left_out) == expected.get("left_out", 0)
    assert all("Ce" in agreement.values for agreement in file.agreements)


@pytest.mark.parametrize("case", cases_of("akoma_ntoso"), ids=str)
def test_no_text_of_an_akoma_ntoso_document_is_lost(case: Case) -> None:
    """Every word outside metadata and deletions is in a point or in a sentence about it."""
    source = case.file.read_text("utf-8")
    for left_out in (
        r"<meta\b.*?</meta>",
        r"<del>.*?</del>",
        r"<(\w+)[^>]*status=.removed.*?</\1>",
    ):
        source = re.sub(left_out, " ", source, flags=re.DOTALL)
    source = re.sub(r"<act\b.*?</act>", " ", source) if "documentCollection" in source else source
    source = re.sub(r"<num>.*?</num>", " ", source)
    document = read_draft(case.file)
    kept = " ".join(
        (
            *wording(document),
            *reading_sentences(document.parsed_points, load_words("en")),
        )
    )
    assert set(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", source))) <= set(re.findall(r"\w+", kept))
