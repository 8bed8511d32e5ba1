"""Word files as drafts: numbering as Word shows it, tracked changes, tables, what is left out."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from explorer.domain.content.documents import TextStatus
from explorer.errors import FileProblemError
from explorer.i18n.message_catalog import load_words
from explorer.interchange.document_reader import ParsedDocument, read_draft
from explorer.interchange.packs.from_text import AboutText, agreement_of_text
from explorer.interchange.text.reading_notices import reading_sentences
from explorer.system.paths import PROGRAM

Level = tuple[str, str, int]


def read(folder: Path, document: Document) -> ParsedDocument:
    path = folder / "plan.docx"
    document.save(str(path))
    return read_draft(path)


def list_of(document: Document, *levels: Level, style: str = "") -> int:
    """Return a list with formats, texts and starts of its levels, in the style of the first."""
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
    """Return a part in Word's own words, at the end."""
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
    with pytest.raises(FileProblemError, match="not a readable Word file"):
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


def hide(document: Document, style: str) -> None:
    """Let a style of the document hide its text."""
    properties = document.styles[style].element.get_or_add_rPr()
    properties.append(parse_xml(f"<w:vanish {nsdecls('w')}/>"))


def sentences(file: ParsedDocument) -> str:
    return "\n".join(reading_sentences(file.parsed_points, load_words("en")))


def test_hidden_text_stays_out_and_is_mentioned(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("1. The Parties ")
    paragraph.add_run("(secret: fall back on Monday) ").font.hidden = True
    paragraph.add_run("cease fire.")
    document.add_paragraph("2. Forces withdraw.")
    file = read(tmp_path, document)
    assert [one.text for one in file.points] == ["The Parties cease fire.", "Forces withdraw."]
    assert "Hidden text is left out (30 characters)." in sentences(file)


def test_styles_hide_and_show(tmp_path: Path) -> None:
    document = docx.Document()
    for name, kind in (("Secret", 1), ("Under Secret", 1), ("Whisper", 2)):
        document.styles.add_style(name, kind)
    hide(document, "Secret")
    hide(document, "Whisper")
    document.styles["Under Secret"].base_style = document.styles["Secret"]
    document.add_paragraph("1. Peace: is kept.")
    document.add_paragraph("2. Hidden by its style.", style="Secret")
    document.add_paragraph("3. Hidden by the style of its style.", style="Under Secret")
    paragraph = document.add_paragraph("2. War: ends")
    paragraph.add_run(" in secret", style="Whisper")
    paragraph.add_run(" soon.")
    shown = document.add_paragraph("", style="Secret")
    shown.add_run("3. Shown by itself.").font.hidden = False
    file = read(tmp_path, document)
    assert [one.text for one in file.points] == ["is kept.", "ends soon.", "Shown by itself."]
    assert "ecret" not in file.text


def test_a_hidden_paragraph_has_no_number(tmp_path: Path) -> None:
    document = docx.Document()
    made = list_of(document, ("decimal", "%1.", 1))
    for text, hidden in (("Peace: a.", False), ("Secret: s.", True), ("War: b.", False)):
        listed(document, "", made)
        run = document.paragraphs[-1].add_run(text)
        run.font.hidden = hidden or None
    file = read(tmp_path, document)
    assert [(one.number, one.title) for one in file.points] == [(1, "Peace"), (2, "War")]


def test_a_hidden_row_stays_out(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(0, 1)
    for text in ("1. Peace is kept.", "2. Secret row.", "2. War ends."):
        table.add_row().cells[0].text = text
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))
    file = read(tmp_path, document)
    assert [one.text for one in file.points] == ["Peace is kept.", "War ends."]
    assert "Hidden text" in sentences(file)


ENGLISH = ("The Parties cease fire on the day of signature.", "Forces withdraw to the line.")
OTHERS = {
    "uk": ("Сторони припиняють вогонь у день підписання.", "Сили відводяться на лінію."),
    "fr": (
        "Les Parties cessent le feu dans la journée de la signature.",
        "Les forces se retirent sur la ligne pour les deux Parties.",
    ),
    "ar": (
        "يوقف الطرفان إطلاق النار يوم التوقيع على الاتفاق.",
        "تنسحب القوات إلى الخط المتفق عليه.",
    ),
}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "layout", ["rows", "one row", "numbers between", "numbers before", "heading"]
)
def test_columns_of_two_languages_are_not_mixed(tmp_path: Path, language: str, layout: str) -> None:
    document = docx.Document()
    pairs = list(zip(ENGLISH, OTHERS[language], strict=True))
    rows = {
        "rows": [[f"{n}. {a}", f"{n}. {b}"] for n, (a, b) in enumerate(pairs, 1)],
        "one row": [
            [
                "\n".join(f"{n}. {a}" for n, a in enumerate(said, 1))
                for said in zip(*pairs, strict=True)
            ]
        ],
        "numbers between": [[f"{n}.", a, f"{n}.", b] for n, (a, b) in enumerate(pairs, 1)],
        "numbers before": [[f"{n}.", a, b] for n, (a, b) in enumerate(pairs, 1)],
        "heading": [
            ["A plan", "A plan"],
            *[[f"Article {n}\n{a}", f"{n}\n{b}"] for n, (a, b) in enumerate(pairs, 1)],
        ],
    }[layout]
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = read(tmp_path, document)
    assert [(one.number, one.text) for one in file.points] == list(enumerate(ENGLISH, 1))
    assert not any(other in file.text for other in OTHERS[language])
    said = sentences(file)
    assert "side by side" in said
    assert OTHERS[language][0][:20] in said


def test_a_table_in_one_language_is_read_whole(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(0, 2)
    rows = (
        ("1. The Parties cease fire on the day.", "The Mission verifies it within the week."),
        ("2. Forces withdraw to the line.", "The Mission and the Parties report to the Council."),
    )
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = read(tmp_path, document)
    assert all(text in file.text for row in rows for text in row)
    assert file.notices == ("tables",)


def with_body(path: Path, inner: bytes, **parts: bytes) -> Path:
    """Return a Word file with something at the end of its body, and further parts."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", 8) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", inner + b"<w:sectPr", 1)
            target.writestr(name, content)
        for name, content in parts.items():
            target.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (b"<w:p/>" * 10_000_000, "too many elements"),
        (b'<w:p w:a="1" w:b="2" w:c="3"/>' * 300_000, "too many elements"),
        (b"<w:sdt>" * 300 + b"</w:sdt>" * 300, "nested too deep"),
        (b"<w:p><w:r><w:t>" + b"x " * 34_000_000 + b"</w:t></w:r></w:p>", "over 64 MiB"),
    ],
    ids=["elements", "attributes", "depth", "text"],
)
def test_a_small_file_that_unpacks_to_a_large_one_is_refused_unparsed(
    tmp_path: Path, inner: bytes, said: str
) -> None:
    path = with_body(tmp_path / "bomb.docx", inner)
    assert path.stat().st_size < 200_000
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from explorer.interchange.document_reader import read_draft\n"
        "from explorer.errors import FileProblemError\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (20, 20))\n"
        "try: read_draft(Path(sys.argv[1]))\n"
        "except FileProblemError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=PROGRAM,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said in done.stdout
    assert "not a usual Word file" in done.stdout


def test_entities_are_refused_in_every_part(tmp_path: Path) -> None:
    part = b'<?xml version="1.0"?>' + b" " * 5_000 + b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    path = with_body(tmp_path / "plan.docx", b"", **{"word/other.bin": part})
    with pytest.raises(FileProblemError, match="declares entities"):
        read_draft(path)


def test_a_list_of_parts_alone_may_not_fill_the_memory(tmp_path: Path) -> None:
    path = with_body(tmp_path / "plan.docx", b"", **{f"x/{'n' * 90}{n}": b"" for n in range(9_000)})
    with pytest.raises(FileProblemError, match="too many parts"):
        read_draft(path)


def test_annexes_in_two_languages_are_translated_too(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [
        ("Article 1. The Parties cease fire.", "Стаття 1. Сторони припиняють вогонь."),
        ("Article 2. The forces withdraw.", "Стаття 2. Війська відводяться у глиб."),
        ("ANNEX 1", "ДОДАТОК 1"),
        ("1. The line is along the river.", "1. Лінія проходить уздовж річки."),
    ]
    table = document.add_table(len(rows), 2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = tmp_path / "two.docx"
    document.save(str(path))
    file = read_draft(path)
    about = AboutText("Accord", date(2031, 1, 15), TextStatus.FULL_TEXT, "A publisher")
    agreement = agreement_of_text(about, file.parsed_points, file.translation)
    translated = agreement.translations["uk"]
    assert translated["annex-1"]["annex-1/1"]["summary"] == "Лінія проходить уздовж річки."
    assert list(translated["text"]) == ["text/1", "text/2"]
