"""Points found in texts as people paste them."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.content.documents import Relation
from explorer.errors import FileProblemError
from explorer.interchange.document_reader import read_draft
from explorer.interchange.text.correspondence_matcher import propose
from explorer.interchange.text.points import parse_points
from explorer.store.pack.subjects import clauses_of


@pytest.mark.parametrize(
    "text",
    [
        "1. First: one.\n2. Second: two.\n3. Third: three.",
        "1) First: one.\n2) Second: two.\n3) Third: three.",
        "# 1. First: one.\n\n# 2. Second: two.\n\n# 3. Third: three.",
        "**1.** First: one.\n**2.** Second: two.\n**3.** Third: three.",
        "Article 1. First: one.\nArticle 2. Second: two.\nArticle 3. Third: three.",
        "Пункт 1. First: one.\nПункт 2. Second: two.\nПункт 3. Third: three.",
        "Preamble\n\n   1.  First: one.\n   2.  Second: two.\n   3.  Third: three.",
        "1 - First: one.\n2 - Second: two.\n3 - Third: three.",
    ],
)
def test_numbers_are_found_however_they_are_written(text: str) -> None:
    found = parse_points(text).points
    assert [(one.number, one.title, one.text) for one in found] == [
        (1, "First", "one."),
        (2, "Second", "two."),
        (3, "Third", "three."),
    ]


def test_lines_that_go_on_and_sub_points_belong_to_their_point() -> None:
    text = "1. One begins\nand goes on.\n a) first\n goes on\n b) second\n2. Two.\n1. nested\n3. X"
    one, two, three = parse_points(text).points
    assert one.text == "One begins and goes on."
    assert one.subpoints == ("first goes on", "second")
    assert two.subpoints == ("nested",)
    assert three.number == 3


def test_a_year_or_a_figure_at_the_start_of_a_line_is_no_point() -> None:
    text = "1. The limit of\n600,000 personnel holds until\n2030. Then it is reviewed.\n2. Two."
    assert [one.number for one in parse_points(text).points] == [1, 2]
    assert "600,000 personnel" in parse_points(text).points[0].text


def test_what_is_left_out_and_what_stands_before_is_told() -> None:
    found = parse_points("A plan\n1. One.\n3. Three.")
    assert found.before == "A plan"
    assert found.notices == ("missing:2",)


def test_without_numbers_paragraphs_are_points() -> None:
    found = parse_points("One thing.\ngoes on.\n\nAnother thing.")
    assert [one.text for one in found.points] == ["One thing. goes on.", "Another thing."]
    assert found.notices == ("unnumbered",)


def test_what_steers_a_screen_is_taken_out() -> None:
    (one,) = parse_points("1. Right\u202e to left\x07 text.").points
    assert one.text == "Right to left text."


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=200)


@given(st.lists(words, max_size=30).map("\n".join))
def test_no_letter_is_lost(text: str) -> None:
    """Every letter of the text is in what stood before, or in one of the points."""
    found = parse_points(text)
    kept = found.before + "".join(
        f"{one.title} {one.text} {' '.join(one.subpoints)}" for one in found.points
    )
    for word in text.split():
        letters = "".join(c for c in word if c.isalpha())
        if len(letters) > 3 and letters.isascii() and letters.islower() and letters == word:
            assert letters in kept
    numbers = [one.number for one in found.points]
    assert numbers == sorted(set(numbers))
    assert all(one.title for one in found.points)


def test_word_numbers_its_lists_itself(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("A plan")
    for said in ("First: one.", "Second: two."):
        document.add_paragraph(said, style="List Number")
        document.add_paragraph("a part", style="List Bullet")
    path = tmp_path / "plan.docx"
    document.save(str(path))
    found = read_draft(path)
    assert [(one.number, one.title) for one in found.points] == [(1, "First"), (2, "Second")]
    assert found.points[0].subpoints == ("a part",)


def word_file(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"\xff\xfe\x00", "UTF-8"),
        ("a.docx", b"no zip at all", "not a readable Word file"),
        ("a.docx", word_file({"x.xml": b"<a/>"}), "not a readable Word file"),
        (
            "a.docx",
            word_file({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "declares entities",
        ),
        ("a.docx", word_file({"word/document.xml": b" " * 210_000_000}), "packed too tightly"),
        ("none.txt", None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileProblemError, match=said):
        read_draft(path)


def test_a_document_is_its_own_counterpart(pack_connection: Connection) -> None:
    clauses = clauses_of(pack_connection, "us-28", "en")
    text = "\n".join(
        f"{one.number}. {one.title}: {one.summary}\n"
        + "\n".join(f"  - {part}" for part in one.subpoints)
        for one in clauses
    )
    points = parse_points(text).points
    assert len(points) == 28
    found = propose(points, clauses)
    assert [one.clause for one in found.points] == [one.number for one in clauses]
    assert found.dropped == ()
    assert {one.relation for one in found.points} == {Relation.KEPT}


def test_what_is_alike_to_nothing_is_new(pack_connection: Connection) -> None:
    clauses = clauses_of(pack_connection, "us-28", "en")
    points = parse_points("1. Cheese is to be made on the moon by astronauts.").points
    (one,) = propose(points, clauses).points
    assert (one.clause, one.relation) == (None, Relation.ADDED)
