"""Documents built like eight public samples of the standard: no word of them is lost.

Each text node is a word of its own, so that a lost one is seen.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from explorer.domain.content.documents import TextStatus
from explorer.i18n.message_catalog import load_words
from explorer.interchange.akoma_ntoso.writer import to_akoma_ntoso
from explorer.interchange.document_reader import ParsedDocument, read_draft
from explorer.interchange.packs.from_text import AboutText, agreement_of_text
from explorer.interchange.text.reading_notices import reading_sentences

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Words = Callable[[], str]


def element(tag: str, *parts: str, **attributes: str) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{tag}{written}>{''.join(parts)}</{tag}>"


def paragraph(word: Words) -> str:
    return element("p", word())


def content(word: Words) -> str:
    return element("content", paragraph(word))


def article(word: Words, number: object, *parts: str, heading: bool = True) -> str:
    named = element("heading", word()) if heading else ""
    return element("article", element("num", f"Article {number}"), named, *parts)


def grouped(kind: str, word: Words, number: object, *parts: str) -> str:
    return element(kind, element("num", str(number)), element("heading", word()), *parts)


def rooted(root: str, body: str, *, name: str = "treaty", before: str = "", after: str = "") -> str:
    holder = "body" if root == "act" else "mainBody"
    meta = element("meta", element("identification", source="#x"))
    return element(root, meta, before, element(holder, body), after, name=name)


def italian_code(word: Words) -> str:
    """Build books, titles and sections above articles whose paragraphs are numbered."""
    commas = [
        element("paragraph", element("num", f"{number}."), content(word)) for number in (1, 2, 3)
    ]
    section = grouped("section", word, "Sezione I", article(word, 1, *commas))
    bis = article(word, "1-bis", content(word))
    title = grouped("title", word, "Titolo I", grouped("chapter", word, "Capo I", section, bis))
    return rooted("act", grouped("book", word, "Libro I", title) + article(word, 2, content(word)))


def european_regulation(word: Words) -> str:
    """Build recitals, lists with points and indents, and an annex of levels in levels."""
    indents = [element("indent", element("num", "-"), content(word)) for _ in range(2)]
    points = [
        element("point", element("num", "(a)"), element("intro", paragraph(word)), *indents),
        element("point", element("num", "(b)"), content(word)),
    ]
    wrap = element("wrapUp", paragraph(word))
    listed = element("list", element("intro", paragraph(word)), *points, wrap)
    numbered = element("paragraph", element("num", "1."), listed)
    recital = element("recital", element("num", "(1)"), paragraph(word))
    preamble = element(
        "preamble",
        element("citations", element("citation", paragraph(word))),
        element("recitals", recital),
    )
    levels = grouped("level", word, "A", element("level", element("num", "1"), content(word)))
    annex = element(
        "attachments",
        element("attachment", element("heading", word()), rooted("doc", levels, name="annex")),
    )
    return rooted(
        "act",
        article(word, 1, numbered) + article(word, 2, content(word)),
        before=preamble,
        after=annex + element("conclusions", paragraph(word)),
    )


def resolution(word: Words) -> str:
    """Build a statement of numbered paragraphs after a preamble, with an annexed statement."""
    body = [element("paragraph", element("num", f"{n}."), content(word)) for n in (1, 2, 3)]
    notes = element("preamble", element("container", paragraph(word), paragraph(word), name="x"))
    inner = element("paragraph", element("num", "1."), element("heading", word()), content(word))
    annex = element("attachments", element("attachment", rooted("statement", inner, name="annex")))
    return rooted("statement", "".join(body), before=notes, after=annex)


def american_code(word: Words) -> str:
    """Build chapters of articles without headings, transitional provisions and a table."""
    cells = element("tr", element("td", paragraph(word)), element("td", paragraph(word)))
    table = element("content", element("table", cells))
    transitional = element("transitional", element("heading", word()), content(word))
    body = grouped("chapter", word, "CAPÍTULO I", article(word, 1, table, heading=False))
    return rooted("act", body + article(word, 2, content(word)) + transitional)


def african_pact(word: Words) -> str:
    """Build parts of articles, a cross heading, and a schedule as a generic container."""
    crossing = element("crossHeading", word())
    subparagraphs = [
        element("subparagraph", element("num", "(i)"), content(word)),
        element("subparagraph", element("num", "(ii)"), content(word)),
    ]
    numbered = element("paragraph", element("num", "(a)"), *subparagraphs)
    schedule = element("hcontainer", element("heading", word()), content(word), name="schedule")
    body = grouped("part", word, "Part I", article(word, 1, numbered), crossing) + schedule
    return rooted("act", body, name="pact", before=element("preface", paragraph(word)))


def report_of_blocks(word: Words) -> str:
    """Build numbered blocks within numbered blocks, as reports of meetings have."""
    inner = [element("tblock", element("num", f"{n}."), paragraph(word)) for n in (1, 2)]
    outer = element("tblock", element("num", "I"), element("heading", word()), *inner)
    return rooted("doc", outer + element("tblock", element("num", "3."), paragraph(word)))


def amending_agreement(word: Words) -> str:
    """Build articles that quote other articles, with insertions and a footnote."""
    quoted = element("quotedStructure", article(word, 7, content(word)))
    changed = element("content", element("p", word(), element("mod", word(), quoted)))
    inserted = element("content", element("p", element("ins", word()), " ", word()))
    return rooted("doc", article(word, 1, changed) + article(word, 2, inserted))


def generic_hierarchy(word: Words) -> str:
    """Build containers whose kinds are only in their attributes, with lists of blocks."""
    items = [element("item", element("num", f"{n})"), paragraph(word)) for n in "ab"]
    listed = element("blockList", element("listIntroduction", word()), *items)
    one = element(
        "hcontainer", element("num", "Artikel 1"), element("content", listed), name="artikel"
    )
    sub = element("hcontainer", element("num", "1."), element("heading", word()), content(word))
    two = element("hcontainer", element("num", "Artikel 2"), content(word), sub, name="artikel")
    return rooted("doc", grouped("division", word, "I", one, two))


SAMPLES = (
    *(italian_code, european_regulation, resolution, american_code, african_pact),
    *(report_of_blocks, amending_agreement, generic_hierarchy),
)


def numbered_words() -> Iterator[str]:
    return (f"word{number:03}x" for number in count(1))


def kept_words(document: ParsedDocument) -> list[str]:
    texts = [text for point in document.points for text in (point.title, point.text)]
    texts += [text for point in document.points for text in point.subpoints]
    texts += reading_sentences(document.parsed_points, load_words("en"))
    return re.findall(r"word\d+x", " ".join(texts))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda build: build.__name__)
def test_no_word_is_lost_and_the_exported_points_are_the_same(
    tmp_path: Path, sample: Callable[[Words], str]
) -> None:
    words = numbered_words()
    text = f'<akomaNtoso xmlns="{NAMESPACE}">{sample(lambda: next(words))}</akomaNtoso>'
    path = tmp_path / "sample.xml"
    path.write_text(text, encoding="utf-8")
    document = read_draft(path)
    written = re.findall(r"word\d+x", text)
    assert set(written) - set(kept_words(document)) == set()
    about = AboutText("Sample", date(2031, 1, 15), TextStatus.FULL_TEXT, "A publisher")
    again = tmp_path / "again.xml"
    again.write_bytes(to_akoma_ntoso(agreement_of_text(about, document.parsed_points)))
    exported = read_draft(again)
    assert [(p.number, p.title, p.text, p.subpoints) for p in exported.points] == [
        (p.number, p.title, p.text, p.subpoints) for p in document.points
    ]
    assert exported.renumbered == ()
