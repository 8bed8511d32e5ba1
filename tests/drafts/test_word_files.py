"""Word files as drafts: numbering as Word shows it, tracked changes, tables, what is left out."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from explorer.drafts.text_files import DraftFile, read_draft
from explorer.errors import FileProblemError

Level = tuple[str, str, int]


def read(folder: Path, document: Document) -> DraftFile:
    path = folder / "plan.docx"
    document.save(str(path))
    return read_draft(path)


def list_of(document: Document, *levels: Level, style: str = "") -> int:
    """A list of its own with formats, texts and starts of its levels; ``style`` is its first's."""
    root = document.part.numbering_part.element
    shape = 900 + len(root)
    said = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style and not at else "")
        + f'<w:lvlText w:val="{looks}"/></w:lvl>'
        for at, (kind, looks, start) in enumerate(levels)
    )
    made = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{shape}">{said}</w:abstractNum>'
    root.insert(0, parse_xml(made))
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{shape}"><w:abstractNumId w:val="{shape}"/></w:num>'
        )
    )
    return shape


def listed(document: Document, text: str, numbering: int, level: int = 0) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/>'
            "</w:numPr>"
        )
    )


def put(document: Document, xml: str) -> None:
    """A part in Word's own words, at the end."""
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def test_a_list_begins_where_it_says_and_nests(tmp_path: Path) -> None:
    document = docx.Document()
    made = list_of(document, ("decimal", "%1)", 4), ("lowerLetter", "(%2)", 1))
    for text, level in (("Peace: a.", 0), ("north", 1), ("south", 1), ("War: b.", 0), ("sea", 1)):
        listed(document, text, made, level)
    found = read(tmp_path, document)
    assert [(one.number, one.title, one.subpoints) for one in found.points] == [
        (4, "Peace", ("north", "south")),
        (5, "War", ("sea",)),
    ]
    assert "   (a) sea" in found.text


@pytest.mark.parametrize(
    ("kind", "looks", "shown"),
    [
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("decimal", "Article %1.", ["Article 1.", "Article 2.", "Article 3."]),
        ("decimal", "%1", ["1.", "2.", "3."]),
        ("russianLower", "%1)", ["а)", "б)", "в)"]),
        ("lowerLetter", "%1.", ["a.", "b.", "c."]),
    ],
)
def test_numbers_look_as_in_word(tmp_path: Path, kind: str, looks: str, shown: list[str]) -> None:
    document = docx.Document()
    made = list_of(document, (kind, looks, 1))
    for text in ("Peace: a.", "War: b.", "Sea: c."):
        listed(document, text, made)
    found = read(tmp_path, document)
    assert [line.rsplit(" ", 2)[0] for line in found.text.splitlines()] == shown
    assert [(one.number, one.title) for one in found.points] == [
        (1, "Peace"),
        (2, "War"),
        (3, "Sea"),
    ]


def test_bullets_are_no_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("1. Peace")
    made = list_of(document, ("bullet", "\uf0b7", 1))
    listed(document, "north", made)
    listed(document, "south", made)
    found = read(tmp_path, document)
    assert [(one.number, one.subpoints) for one in found.points] == [(1, ("north", "south"))]


def test_numbers_of_a_style_are_shown_with_those_above(tmp_path: Path) -> None:
    document = docx.Document()
    made = list_of(
        document, ("decimal", "Article %1", 1), ("decimal", "%1.%2", 1), style="Heading2"
    )
    style = document.styles["Heading 2"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{made}"/></w:numPr>'))
    for title in ("Peace", "War"):
        document.add_paragraph(title, style="Heading 2")
        listed(document, "first", made, 1)
        listed(document, "second", made, 1)
    document.add_paragraph("Signatures", style="Heading 2")
    document.paragraphs[-1]._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>')
    )
    found = read(tmp_path, document)
    assert [(one.number, one.title, one.subpoints) for one in found.points] == [
        (1, "Peace", ("first", "second")),
        (2, "War", ("first", "second")),
    ]
    assert "   2.1 first" in found.text
    assert found.after == "Signatures"


def test_a_paragraph_is_no_line_that_goes_on(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("1. Sovereignty", "ukraine is sovereign.", "2. Forces", "They are limited."):
        document.add_paragraph(text)
    assert [(one.title, one.text) for one in read(tmp_path, document).points] == [
        ("Sovereignty", "ukraine is sovereign."),
        ("Forces", "They are limited."),
    ]
    paragraphs = docx.Document()
    paragraphs.add_paragraph("One thing is so.")
    paragraphs.add_paragraph("Another is not.")
    assert len(read(tmp_path, paragraphs).points) == 2


def test_tracked_changes_are_taken_as_if_accepted(tmp_path: Path) -> None:
    document = docx.Document()
    put(
        document,
        "<w:p><w:r><w:t>1. Forces: up to </w:t></w:r>"
        "<w:del><w:r><w:delText>600,000</w:delText></w:r></w:del>"
        '<w:ins><w:r><w:t xml:space="preserve">800,000 </w:t></w:r></w:ins>'
        "<w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>personnel.</w:t></w:r></w:moveTo></w:p>",
    )
    put(
        document,
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>2. Joined </w:t></w:r></w:p>",
    )
    put(document, "<w:p><w:r><w:t>into one.</w:t></w:r></w:p>")
    found = read(tmp_path, document)
    assert [one.text for one in found.points] == ["up to 800,000 personnel.", "Joined into one."]
    assert found.notices == ("tracked",)


def test_tables_are_read_row_by_row(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("A plan")
    rows = (("No.", "Provision"), ("1", "Peace: is kept."), ("2.", "war ends."), ("3", "Sea: c."))
    table = document.add_table(0, 2)
    for row in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = row
    cells[1].add_paragraph("goes on.")
    found = read(tmp_path, document)
    assert [(one.number, one.text) for one in found.points] == [
        (1, "is kept."),
        (2, "war ends."),
        (3, "c. goes on."),
    ]
    assert found.before == "A plan No. Provision"
    assert found.notices == ("tables",)


def test_a_table_numbered_by_word_and_one_within_another(tmp_path: Path) -> None:
    document = docx.Document()
    made = list_of(document, ("decimal", "%1.", 1))
    table = document.add_table(0, 2)
    for text in ("Peace: is kept.", "War: ends."):
        cells = table.add_row().cells
        listed(cells[0], "", made)  # type: ignore[arg-type]
        cells[0]._tc.remove(cells[0].paragraphs[0]._p)
        cells[1].text = text
    cells[1].add_table(1, 1).cell(0, 0).text = "Inner cell"
    found = read(tmp_path, document)
    assert [(one.number, one.title) for one in found.points] == [(1, "Peace"), (2, "War")]
    assert found.text.count("Inner cell") == 1


def test_notes_and_text_boxes_are_told(tmp_path: Path) -> None:
    document = docx.Document()
    put(
        document,
        "<w:p><w:r><w:t>1. Peace: is kept.</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></w:r></w:p>",
    )
    found = read(tmp_path, document)
    assert found.text == "1. Peace: is kept."
    assert found.notices == ("notes", "boxes")


def test_links_fields_and_controls_are_text(tmp_path: Path) -> None:
    document = docx.Document()
    put(
        document,
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>1. Peace: </w:t></w:r><w:hyperlink><w:r><w:t>is"
        "</w:t></w:r></w:hyperlink><w:r><w:tab/><w:instrText>PAGE</w:instrText></w:r><w:smartTag>"
        "<w:r><w:t>kept.</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>",
    )
    assert read(tmp_path, document).text == "1. Peace: is\tkept."


def changed(path: Path, name: str, change: Callable[[str], str]) -> None:
    """Change one part of a Word file."""
    with zipfile.ZipFile(path) as archive:
        held = {one: archive.read(one) for one in archive.namelist()}
    held[name] = change(held[name].decode()).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for one, content in held.items():
            archive.writestr(one, content)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("word/document.xml", lambda said: said[: len(said) // 2]),
        ("word/document.xml", lambda said: re.sub("w:body", "w:other", said)),
        ("word/numbering.xml", lambda said: said.replace("<w:num ", "<w:num", 1)),
        ("[Content_Types].xml", lambda said: said.replace("document.main", "nothing")),
    ],
)
def test_a_broken_file_is_refused_in_a_sentence(
    tmp_path: Path, name: str, change: Callable[[str], str]
) -> None:
    document = docx.Document()
    document.add_paragraph("one", style="List Number")
    path = tmp_path / "broken.docx"
    document.save(str(path))
    changed(path, name, change)
    with pytest.raises(FileProblemError, match="no readable Word file"):
        read_draft(path)


@pytest.mark.parametrize("wrong", ["x", "99999999999999999999", "-1", ""])
def test_numbering_that_makes_no_sense_does_no_harm(tmp_path: Path, wrong: str) -> None:
    document = docx.Document()
    made = list_of(document, ("lowerLetter", "%1.%9", 1), ("upperRoman", "%2.", 1))
    listed(document, "Peace", made)
    listed(document, "War", made, 1)
    path = tmp_path / "odd.docx"
    document.save(str(path))
    changed(path, "word/numbering.xml", lambda said: said.replace('w:val="1"', f'w:val="{wrong}"'))
    assert "Peace" in read_draft(path).text
