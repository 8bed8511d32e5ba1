"""Attachments of Akoma Ntoso documents, which are documents with numbers of their own."""

from datetime import date
from pathlib import Path

import pytest

from explorer.domain.content.documents import TextStatus
from explorer.i18n.message_catalog import load_words
from explorer.interchange.document_reader import ParsedDocument, read_draft
from explorer.interchange.packs.from_text import AboutText, agreement_of_text
from explorer.interchange.packs.pack_writer import write_source
from explorer.interchange.text.point_model import ParsedPoints
from explorer.interchange.text.points import parse_points
from explorer.interchange.text.reading_notices import reading_sentences
from explorer.packs.source.archive_reader import open_pack

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def articles(*texts: str) -> str:
    return "".join(
        f"<article><num>Article {number}</num><content><p>{text}</p></content></article>"
        for number, text in enumerate(texts, start=1)
    )


def attached(body: str, *, heading: str = "", title: str = "", within: str = "") -> str:
    headed = f"<heading>{heading}</heading>" if heading else ""
    preface = f"<preface><p><docTitle>{title}</docTitle></p></preface>" if title else ""
    return (
        f'<attachment>{headed}<doc name="annex">{preface}<mainBody>{body}</mainBody>'
        f"{within}</doc></attachment>"
    )


def document(folder: Path, body: str, *attachments: str) -> ParsedDocument:
    path = folder / "in.xml"
    path.write_text(
        f'<akomaNtoso xmlns="{NAMESPACE}"><doc name="agreement"><mainBody>{body}</mainBody>'
        f"<attachments>{''.join(attachments)}</attachments></doc></akomaNtoso>",
        encoding="utf-8",
    )
    return read_draft(path)


def documents_of(parsed: ParsedPoints) -> dict[str, list[str]]:
    annexes = {
        annex.identifier: [point.text for point in annex.parsed.points] for annex in parsed.annexes
    }
    return {"text": [point.text for point in parsed.points], **annexes}


def test_an_attachment_within_another_is_a_document_too(tmp_path: Path) -> None:
    inner = f"<attachments>{attached(articles('Bridge.'), heading='Protocol 1')}</attachments>"
    outer = attached(articles("River.", "Road."), heading="Annex II", title="Line", within=inner)
    file = document(tmp_path, articles("Fire ceases."), outer)
    assert documents_of(file.parsed_points) == {
        "text": ["Fire ceases."],
        "annex-2": ["River.", "Road."],
        "protocol-1": ["Bridge."],
    }
    assert [annex.title for annex in file.annexes] == ["Annex II – Line", "Protocol 1"]


def test_an_attachment_without_provisions_is_listed_as_left_out(tmp_path: Path) -> None:
    file = document(tmp_path, articles("Fire ceases."), attached("<p>A map is added.</p>"))
    assert file.annexes == ()
    assert "A map is added." in file.after


def test_a_document_that_only_holds_others_has_their_provisions(tmp_path: Path) -> None:
    file = document(tmp_path, "<p>Cover.</p>", attached(articles("River.")))
    assert documents_of(file.parsed_points) == {"text": ["River."]}


def test_chapters_are_the_points_beside_an_attachment_with_articles(tmp_path: Path) -> None:
    chapter = "<chapter><num>I</num><content><p>Fire ceases.</p></content></chapter>"
    file = document(tmp_path, chapter, attached(articles("River.")))
    assert documents_of(file.parsed_points) == {"text": ["Fire ceases."], "annex-1": ["River."]}


@pytest.mark.parametrize("heading", ["Annex A Maps", "Prisoners", "Додаток 1", "", "Schedule II"])
def test_the_text_that_can_be_edited_has_the_same_documents(tmp_path: Path, heading: str) -> None:
    attachment = attached(articles("River.", "Road."), heading=heading)
    file = document(tmp_path, articles("Fire ceases.", "Forces go."), attachment)
    assert documents_of(parse_points(file.text)) == documents_of(file.parsed_points)
    assert len(file.annexes) == 1


def test_what_an_attachment_leaves_out_is_listed_under_its_name(tmp_path: Path) -> None:
    body = f"<p>Of the same day.</p>{articles('River.')}"
    file = document(tmp_path, articles("Fire ceases."), attached(body, heading="Annex 1"))
    sentences = reading_sentences(file.parsed_points, load_words("en"))
    assert "annex-1: Before the first point: “Of the same day.”" in sentences


def test_a_pack_has_a_document_for_each_attachment(tmp_path: Path) -> None:
    file = document(tmp_path, articles("Fire ceases."), attached(articles("River.", "Road.")))
    about = AboutText("Accord", date(2031, 1, 15), TextStatus.FULL_TEXT, "A publisher")
    write_source(agreement_of_text(about, file.parsed_points), tmp_path / "pack")
    names = open_pack(tmp_path / "pack").contents
    assert {"documents/text.yaml", "documents/annex-1.yaml"} <= set(names)


def test_a_provision_within_a_heading_is_read(tmp_path: Path) -> None:
    attachment = f"<attachment><num>Annex {articles('River.')}</num></attachment>"
    file = document(tmp_path, articles("Fire ceases."), attachment)
    assert [point.text for point in file.points] == ["Fire ceases.", "River."]
