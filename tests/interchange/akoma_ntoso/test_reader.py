"""Akoma Ntoso documents as drafts; what is none, or means no good, is refused."""

from pathlib import Path

import pytest

from explorer.errors import FileProblemError
from explorer.i18n.message_catalog import load_words
from explorer.interchange.akoma_ntoso import reader
from explorer.interchange.document_reader import ParsedDocument, read_draft
from explorer.interchange.text.reading_notices import reading_sentences

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="{ns}"><{kind} name="{kind}"><meta><identification source="#x"/></meta>
<preface><p>An agreement</p></preface><mainBody>
<chapter eId="chp_1"><num>I</num><heading>Peace</heading>
<article eId="art_1"><num>Article 1</num><heading>Ceasefire</heading>
<content><p>All fire <b>ceases</b>.</p></content></article>
<article eId="art_2"><num>Article 2</num><heading>Forces</heading>
<paragraph><num>1.</num><content><p>They are limited.</p></content></paragraph>
<paragraph><num>2.</num><list><intro><p>They leave:</p></intro>
<point><num>(a)</num><content><p>the north</p></content></point></list></paragraph></article>
</chapter></mainBody></{kind}></akomaNtoso>"""


def written(folder: Path, text: str) -> Path:
    path = folder / "draft.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_articles_within_chapters_are_points(tmp_path: Path) -> None:
    found = read_draft(written(tmp_path, DOCUMENT.format(ns=NAMESPACE, kind="doc")))
    one, two = found.points
    assert (one.number, one.title, one.text) == (1, "Ceasefire", "All fire ceases.")
    assert two.title == "Forces"
    assert "They are limited." in " ".join((two.text, *two.subpoints))
    assert any("the north" in sub for sub in two.subpoints)


@pytest.mark.parametrize("kind", ["act", "bill", "debate", "judgment"])
def test_what_is_no_agreement_is_refused_with_a_word(tmp_path: Path, kind: str) -> None:
    path = written(tmp_path, DOCUMENT.format(ns=NAMESPACE, kind=kind))
    with pytest.raises(FileProblemError, match=f"Akoma Ntoso {kind}, no agreement"):
        read_draft(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html><body/></html>", "not an Akoma Ntoso document"),
        ("<akomaNtoso><doc/></akomaNtoso>", "no numbered provision"),
        ("<akomaNtoso><doc>", "line 1: this is not valid XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso/>', "declares entities"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><akomaNtoso/>', "declares entities"),
        ("<a>" * 300 + "</a>" * 300, "nested too deep"),
    ],
)
def test_what_means_no_good_is_refused_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(FileProblemError, match=said):
        read_draft(written(tmp_path, text))


def labelled(folder: Path, *labels: str) -> list[tuple[int, str]]:
    """Numbers and titles of articles that are labelled so."""
    articles = "".join(
        f"<article><num>{label}</num><heading>It</heading><content><p>Said.</p></content></article>"
        for label in labels
    )
    text = (
        f'<akomaNtoso xmlns="{NAMESPACE}"><doc><mainBody>{articles}</mainBody></doc></akomaNtoso>'
    )
    found = read_draft(written(folder, text))
    assert all(one.subpoints == () for one in found.points)
    return [(one.number, one.title) for one in found.points]


def test_roman_numbers_are_numbers(tmp_path: Path) -> None:
    labels = ("Article I", "II.", "Article III", "IV", "Article VII")
    assert labelled(tmp_path, *labels) == [(1, "It"), (2, "It"), (3, "It"), (4, "It"), (7, "It")]


def test_letters_are_no_roman_numbers(tmp_path: Path) -> None:
    found = labelled(tmp_path, "(A)", "(B)", "(C)", "(D)")
    assert found == [(1, "(A) It"), (2, "(B) It"), (3, "(C) It"), (4, "(D) It")]


def test_an_article_between_two_stays_one_of_its_own(tmp_path: Path) -> None:
    found = labelled(tmp_path, "Article 3", "Article 3a", "Article 4")
    assert found == [(3, "It"), (4, "Article 3a It"), (5, "Article 4 It")]


def akn(kind: str, body: str, *, work: str = "", before: str = "", after: str = "") -> str:
    """Return a document of a kind with what is said of the work and what stands around the body."""
    meta = f'<meta><identification source="#x"><FRBRWork>{work}</FRBRWork></identification></meta>'
    holder = "body" if kind == "act" else "mainBody"
    return (
        f'<akomaNtoso xmlns="{NAMESPACE}"><{kind} name="{kind}">{meta}{before}'
        f"<{holder}>{body}</{holder}>{after}</{kind}></akomaNtoso>"
    )


def article(number: int, heading: str, text: str) -> str:
    return (
        f'<article eId="art_{number}"><num>Article {number}</num><heading>{heading}</heading>'
        f"<content><p>{text}</p></content></article>"
    )


TWO = article(1, "Ceasefire", "The Parties cease fire.") + article(2, "Withdrawal", "They go.")


def said_of(file: ParsedDocument) -> str:
    return "\n".join(reading_sentences(file.parsed_points, load_words("en")))


@pytest.mark.parametrize(
    "work",
    [
        '<FRBRsubtype value="pact"/>',
        '<FRBRsubtype value="Charter"/>',
        '<FRBRsubtype value="protocol"/>',
        '<FRBRsubtype value="international-treaty"/>',
        '<FRBRsubtype value="convention"/>',
        '<FRBRuri value="/akn/aa-au/act/pact/2031/non-aggression"/>',
    ],
)
def test_a_treaty_kept_as_an_act_is_taken(tmp_path: Path, work: str) -> None:
    known = '<FRBRalias value="Pact on a Test Peace" name="title"/><FRBRdate date="2031-01-31"/>'
    file = read_draft(written(tmp_path, akn("act", TWO, work=known + work)))
    assert (file.title, str(file.dated)) == ("Pact on a Test Peace", "2031-01-31")
    assert [(one.number, one.eid) for one in file.points] == [(1, "art_1"), (2, "art_2")]


@pytest.mark.parametrize(
    "work", ["", '<FRBRsubtype value="by-law"/>', '<FRBRsubtype value="act"/>']
)
def test_other_acts_stay_refused(tmp_path: Path, work: str) -> None:
    with pytest.raises(FileProblemError, match="Akoma Ntoso act, no agreement"):
        read_draft(written(tmp_path, akn("act", TWO, work=work)))


def test_preamble_and_conclusions_are_listed(tmp_path: Path) -> None:
    text = akn(
        "doc",
        TWO,
        before="<preamble><recitals><recital><p>Determined to end the war,</p></recital></recitals>"
        "<p>The Parties agree:</p></preamble>",
        after="<conclusions><p>Done at Vienna.</p></conclusions>",
    )
    file = read_draft(written(tmp_path, text))
    assert file.before == "Determined to end the war, The Parties agree:"
    assert file.after == "Done at Vienna."
    assert "“Done at Vienna.”" in said_of(file)


def test_a_chapter_without_articles_is_listed(tmp_path: Path) -> None:
    chapter = (
        "<chapter><num>Chapter II</num><heading>Zones</heading>"
        "<content><p>Three zones.</p></content></chapter>"
    )
    body = article(1, "Ceasefire", "All.") + chapter + article(2, "Withdrawal", "They go.")
    file = read_draft(written(tmp_path, akn("doc", body)))
    assert [one.number for one in file.points] == [1, 2]
    assert file.between == ("Chapter II Zones Three zones.",)
    assert "Three zones." in said_of(file)


def test_notes_and_acts_within_a_collection_are_listed(tmp_path: Path) -> None:
    memo = (
        '<doc name="memo"><mainBody><tblock><num>1.</num><heading>Context</heading>'
        "<p>Why<authorialNote><p>n</p></authorialNote>.</p></tblock></mainBody></doc>"
    )
    text = (
        f'<akomaNtoso xmlns="{NAMESPACE}"><documentCollection name="proposal"><meta/>'
        f"<collectionBody><component>{memo}</component><component><act name='regulation'><body>"
        f"{TWO}</body></act></component></collectionBody></documentCollection></akomaNtoso>"
    )
    file = read_draft(written(tmp_path, text))
    assert [one.title for one in file.points] == ["Context"]
    assert "an Akoma Ntoso act with 2 provisions" in said_of(file)
    assert "Footnotes and endnotes are left out." in said_of(file)


def test_the_title_of_an_attachment_is_not_the_document_s(tmp_path: Path) -> None:
    paragraphs = "".join(
        f'<paragraph eId="para_{n}"><num>{n}.</num><content><p>Point {n}.</p></content></paragraph>'
        for n in (1, 2)
    )
    annex = (
        '<attachments><attachment><doc name="annexure"><meta><identification source="#x"><FRBRWork>'
        '<FRBRalias name="title" value="Annex"/><FRBRdate date="2030-05-05"/></FRBRWork>'
        "</identification></meta><preface><p><docTitle>Annex of maps</docTitle></p></preface>"
        "<mainBody><paragraph><num>1.</num><content><p>Forces go.</p></content></paragraph>"
        "</mainBody></doc></attachment></attachments>"
    )
    work = '<FRBRalias name="title" value="Untitled"/>'
    file = read_draft(written(tmp_path, akn("statement", paragraphs, work=work, after=annex)))
    assert (file.title, file.dated) == ("", None)
    assert [point.number for point in file.points] == [1, 2]
    (annexure,) = file.annexes
    assert (annexure.identifier, annexure.title) == ("annex-1", "Annex of maps")
    assert [(point.number, point.title) for point in annexure.parsed.points] == [(1, "Forces go")]
    assert "A document of its own, annex-1 (points: 1)" in said_of(file)


def test_provisions_beyond_the_most_are_left_out_and_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MAX_POINTS", 1)
    file = read_draft(written(tmp_path, akn("doc", TWO)))
    assert len(file.points) == 1
    assert "They go." in file.after
    assert "There are more than 1 points" in said_of(file)


@pytest.mark.parametrize(
    "inner", ["<p/>" * 1_000_001, "<p " + " ".join(f'a{n}=""' for n in range(1_000_001)) + "/>"]
)
def test_too_many_elements_or_attributes_are_refused(tmp_path: Path, inner: str) -> None:
    with pytest.raises(FileProblemError, match="too many elements"):
        read_draft(written(tmp_path, akn("doc", inner)))
