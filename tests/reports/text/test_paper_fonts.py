"""Paper in scripts that the bundled font lacks: set with fonts of the machine, or refused."""

import io
import os
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from explorer.cli.main import main
from explorer.errors import MissingFontError
from explorer.reports.formats.png import picture_for_page, svg_to_png
from explorer.reports.svg.text import family_attribute, text_element
from explorer.reports.text.font_files import faces_of, font_folders, font_paths
from explorer.reports.text.font_metrics import FONTS, load_metrics
from explorer.reports.text.paper_fonts import lettering_for
from explorer.reports.text.typesetting import to_typst_text
from tests.displays import require_tools

TEXTS: Mapping[str, str] = {
    "Arabic": "اتفاق وقف النار\n\n1. تنسحب القوات خلال 14 يوما إلى خط 1967.\n\n2. تفتح المعابر.\n",
    "Hebrew": "הסכם הפסקת אש\n\n1. הכוחות ייסוגו תוך 14 יום.\n\n2. המעברים ייפתחו.\n",
    "Chinese": "停战协定\n\n1. 双方停止一切敌对行动。\n\n2. 双方军队撤至停战线以外二公里。\n",
    "Georgian": "შეთანხმება\n\n1. ძალები გავლენ 14 დღეში.\n\n2. გზები გაიხსნება.\n",
    "Thai": "ข้อตกลงหยุดยิง\n\n1. กองกำลังถอนตัวภายใน 14 วัน\n\n2. เปิดด่าน\n",
    "Devanagari": "युद्धविराम समझौता\n\n1. सेनाएँ 14 दिनों में हटेंगी।\n\n2. मार्ग खुलेंगे।\n",
}


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a machine whose font folder is empty."""
    (tmp_path / "share/fonts").mkdir(parents=True)
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    return tmp_path / "share/fonts"


def need_font(text: str) -> None:
    """Skip where no font on this machine has a text's letters."""
    try:
        lettering_for([to_typst_text(text)])
    except MissingFontError as error:
        pytest.skip(str(error))


def agreement(text: str, folder: Path) -> list[str]:
    """Import a text; return the options that open its pack."""
    (folder / "in.txt").write_text(text, encoding="utf-8")
    data = ["--data-dir", str(folder / "data")]
    facts = ["--date", "2025-01-15", "--publisher", "Test", "--title", text.partition("\n")[0]]
    facts += ["--id", "agreement", "--text-status", "full_text_published"]
    pack = folder / "pack"
    assert main(["import", str(folder / "in.txt"), "-o", str(pack), *facts, *data]) == 0
    return ["--pack", str(pack), *data]


def words_of(pdf: Path) -> str:
    """Return the text of a PDF without the marks of direction that its reader adds."""
    require_tools("pdftotext")
    command = ["pdftotext", "-raw", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return re.sub("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


@pytest.mark.parametrize("script", TEXTS)
def test_an_agreement_prints_with_embedded_fonts_of_the_machine(
    script: str, tmp_path: Path
) -> None:
    need_font(TEXTS[script])
    options = agreement(TEXTS[script], tmp_path)
    target = tmp_path / "sheets.pdf"
    assert main(["print", "--all", "text", "-o", str(target), *options]) == 0
    require_tools("pdffonts")
    fonts = subprocess.run(
        ["pdffonts", str(target)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()[2:]
    assert any("NotoSans-" not in font for font in fonts)
    assert all(font.split()[-5:-2] == ["yes"] * 3 for font in fonts)
    words = words_of(target)
    assert "\ufffd" not in words
    first_words = re.search(r"1\. ([^ 。]+)", TEXTS[script])
    assert first_words is not None
    assert first_words[1] in words
    assert re.search(r"15 Jan 2025", words)


@pytest.mark.parametrize("script", TEXTS)
def test_without_a_font_nothing_is_printed_and_the_remedy_is_named(
    script: str, tmp_path: Path, no_fonts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = agreement(TEXTS[script], tmp_path)
    capsys.readouterr()
    target = tmp_path / "sheets.pdf"
    assert not any(no_fonts.iterdir())
    assert main(["print", "--all", "text", "-o", str(target), *options]) == 1
    font = "Noto Sans CJK SC" if script == "Chinese" else f"Noto Sans {script}"
    assert capsys.readouterr().err == (
        f"No font on this machine has all the {script} characters of this text;"
        f" install {font} and try again.\n"
    )
    assert not target.exists()


def test_a_font_installed_after_a_refusal_is_used(
    no_fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = to_typst_text("تنسحب القوات")
    with pytest.raises(MissingFontError):
        lettering_for([text])
    monkeypatch.delenv("XDG_DATA_DIRS")
    need_font(text)
    path = next(
        face.path
        for path in font_paths(font_folders())
        for face in faces_of(path)
        if face.covered("تنسحبالقوات") == set("تنسحبالقوات")
    )
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    (no_fonts / path.name).symlink_to(path)
    assert len(lettering_for([text]).families) == 2


def test_texts_of_the_bundled_font_look_for_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.reports.text.paper_fonts.font_paths", pytest.fail)
    lettering = lettering_for(["Plain", "Київ – 20 %", "Ω café €"])
    assert lettering.families == ("Noto Sans",)


def test_signs_that_no_font_has_are_named(no_fonts: Path) -> None:
    assert no_fonts.exists()
    text = "a \U0001f600\ufe0f b \ue000 c ＝ ＂ \U0001d518"
    settled = lettering_for([text]).settable(text)
    assert settled == "a [grinning face] b [U+E000] c = [fullwidth quotation mark] U"


def test_a_private_sign_is_not_taken_from_a_font_of_icons() -> None:
    assert lettering_for(["\ue000"]).settable("\ue000") == "[U+E000]"


def test_the_coverage_read_from_a_font_is_that_of_its_glyphs() -> None:
    (face,) = faces_of(FONTS / "NotoSans-Regular.ttf")
    assert not face.bold
    assert not face.italic
    characters = [chr(code) for code in range(0x20, 0xD800)]
    known = {chr(code) for code in load_metrics().advances}
    assert face.covered(characters) == known & set(characters)
    assert faces_of(FONTS / "NotoSans-BoldItalic.ttf")[0].bold


@pytest.mark.parametrize("content", [b"", b"ttcf", b"OTTO\xff\xff" + b"\x00" * 40, os.urandom(500)])
def test_a_damaged_font_is_passed_over(content: bytes, no_fonts: Path) -> None:
    (no_fonts / "damaged.ttf").write_bytes(content)
    whole = (FONTS / "NotoSans-Regular.ttf").read_bytes()
    (no_fonts / "cut.ttf").write_bytes(whole[:400])
    assert faces_of(no_fonts / "damaged.ttf") == ()
    assert faces_of(no_fonts / "cut.ttf") == ()
    with pytest.raises(MissingFontError):
        lettering_for(["ع"])


def drawing(text: str) -> str:
    """Return a picture with a text."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="80.0mm" height="20.0mm"'
        f' viewBox="0 0 160 40" {family_attribute()}>{text_element(80, 20, text, anchor="middle")}'
        "</svg>"
    )


@pytest.mark.parametrize("text", ["مُحَمَّد", "אָב", "中文", "ქართული"])
def test_a_picture_with_letters_of_another_script_is_drawn(text: str) -> None:
    import typst

    need_font(text)
    svg = drawing(text)
    assert svg_to_png(svg, pixels=400) != svg_to_png(drawing(""), pixels=400)
    lettering = lettering_for([svg])
    page = '#set document(title: "x")\n#image("picture.svg", alt: "x")'
    picture = picture_for_page(lettering.settable(svg), lettering)
    files = {"main.typ": page.encode(), "picture.svg": picture.encode()}
    assert typst.compile(
        files, font_paths=lettering.fonts, format="pdf", pdf_standards=["ua-1", "a-2a"]
    )


def test_a_picture_is_refused_without_a_font(no_fonts: Path) -> None:
    assert no_fonts.exists()
    with pytest.raises(MissingFontError, match="Noto Sans Arabic"):
        svg_to_png(drawing("مُحَمَّد"), pixels=400)


def test_files_of_other_programs_are_given_the_direction(tmp_path: Path, no_fonts: Path) -> None:
    assert no_fonts.exists()  # these files need no font
    options = agreement(TEXTS["Arabic"], tmp_path)
    page, word = tmp_path / "sheets.html", tmp_path / "sheets.docx"
    for target in (page, word):
        assert main(["print", "--all", "text", "-o", str(target), *options]) == 0
    assert re.search(
        r'<p[^>]* lang="ar" dir="rtl"[^>]*>تنسحب القوات', page.read_text(encoding="utf-8")
    )
    document = zipfile.ZipFile(io.BytesIO(word.read_bytes())).read("word/document.xml").decode()
    paragraph = next(p for p in document.split("<w:p>") if "يوما" in p and "Heading" not in p)
    assert "<w:bidi/>" in paragraph
    assert re.search(r'<w:rtl/><w:lang w:val="ar" w:eastAsia="ar" w:bidi="ar"/>', paragraph)


def test_a_long_word_is_not_broken_where_its_letters_join() -> None:
    assert "\u200b" not in to_typst_text("ا" + "ب" * 60)
    assert not re.search("\u200b[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", to_typst_text("กำลังที่นี่" * 12))
