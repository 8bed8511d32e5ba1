"""Akoma Ntoso documents as drafts; what is none, or means no good, is refused."""

from pathlib import Path

import pytest

from explorer.drafts.text_files import read_draft
from explorer.errors import FileProblemError

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="{ns}"><{kind} name="agreement"><meta><identification source="#x"/></meta>
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
        ("<html><body/></html>", "no Akoma Ntoso document"),
        ("<akomaNtoso><doc/></akomaNtoso>", "no numbered provision"),
        ("<akomaNtoso><doc>", "line 1: this is no readable XML"),
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
