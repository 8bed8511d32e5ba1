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


@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN])
def test_windows_1251_is_read_and_told(tmp_path: Path, text: str) -> None:
    found = read_draft(written(tmp_path, text.encode("cp1251")))
    assert found.text == text
    assert found.notices == ("encoding:windows-1251",)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1. Café: naïve façades.\n".encode("latin-1"), "line 1: byte 6 is not UTF-8"),
        ("1. Zażółć gęślą jaźń.\n".encode("cp1250"), "line 1: byte 5 is not UTF-8"),
        (RUSSIAN.encode("koi8-r"), "line 1: byte 3 is not UTF-8"),
        (RUSSIAN.encode("cp866"), "line 1: byte 3 is not UTF-8"),
        (b"1. One.\n2. Two.\n3. \xff\xfe\n", "line 3: byte 19 is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "line 1: byte 0 is not UTF-8"),
        (b"\xff\xfe1", "UTF-16"),
    ],
)
def test_other_bytes_are_refused_with_their_line(tmp_path: Path, said: bytes, told: str) -> None:
    with pytest.raises(FileProblemError, match=told):
        read_draft(written(tmp_path, said))
