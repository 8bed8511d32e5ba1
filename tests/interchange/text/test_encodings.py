"""Text files in the encodings people save them in."""

from pathlib import Path

import pytest

from explorer.errors import FileProblemError
from explorer.interchange.document_reader import read_draft

UKRAINIAN = "1. Суверенітет: його підтверджено.\n2. Її межі – об’єкт угоди, ґрунт і п'ять «зон».\n"
RUSSIAN = "1. Суверенитет: он подтверждён.\n2. Границы: объект соглашения, NATO и ещё 5 зон.\n"


def written(folder: Path, said: bytes) -> Path:
    path = folder / "plan.txt"
    path.write_bytes(said)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_by_its_mark(tmp_path: Path, encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    found = read_draft(written(tmp_path, mark + UKRAINIAN.encode(encoding)))
    assert found.points[0].title == "Суверенітет"
    assert found.notices == ()


FRENCH = "1. Les Parties cessent le feu dès la signature – sans délai.\n2. Les forces partent.\n"
SPANISH = "Artículo 1. Las Partes acordarán el cese; ¿cuándo? «Según» el año.\n"
POLISH = "Artykuł 1. Strony zaprzestają działań i wycofują się do linii.\n"
TURKISH = "Madde 1. Taraflar ateşi keser ve bir komisyon için çalışır.\n"
ARABIC = "اتفاق وقف إطلاق النار\nالمادة 1\nتتوقف جميع العمليات العسكرية فورا.\n"
CHINESE = "停战协定\n第一条 双方停止一切敌对行动。\n第二条 双方军队撤至停战线以外二公里。\n"
TRADITIONAL = "停戰協定\n第一條 雙方停止一切敵對行動。第二條 雙方軍隊撤至停戰線。\n"
KOREAN = "정전협정\n제1조 쌍방은 모든 적대행위를 중지한다.\n"
GREEK = "Συμφωνία ειρήνης. Άρθρο 1 Τα μέρη παύουν το πυρ.\n"
HEBREW = "הסכם שלום. סעיף 1 הצדדים יפסיקו את האש.\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (UKRAINIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-U"),
        (RUSSIAN, "cp866", "IBM866"),
        (FRENCH, "cp1252", "windows-1252"),
        (SPANISH, "latin-1", "windows-1252"),
        ("1. Café: naïve façades.\n", "latin-1", "windows-1252"),
        (POLISH, "cp1250", "windows-1250"),
        (TURKISH, "cp1254", "windows-1254"),
        (ARABIC, "cp1256", "windows-1256"),
        (CHINESE, "gb18030", "GB 18030"),
        (TRADITIONAL, "big5", "Big5"),
        (KOREAN, "euc_kr", "EUC-KR"),
        (GREEK, "cp1253", "windows-1253"),
        (HEBREW, "cp1255", "windows-1255"),
    ],
)
def test_texts_in_older_encodings_are_read_with_a_notice(
    tmp_path: Path, text: str, codec: str, name: str
) -> None:
    found = read_draft(written(tmp_path, text.encode(codec)))
    assert found.text == text
    assert f"encoding:{name}" in found.notices


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (b"1. One.\n2. Two.\n3. \xff\xfe\n", "line 3: byte 19 is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "line 1: byte 0 is not UTF-8"),
        (b"\xff\xfe1", "UTF-16"),
    ],
)
def test_other_bytes_are_refused_with_their_line(tmp_path: Path, said: bytes, told: str) -> None:
    with pytest.raises(FileProblemError, match=told):
        read_draft(written(tmp_path, said))
