"""Foreign packs are hostile: paths, sizes and ratios are held to bounds."""

import zipfile
from pathlib import Path

import pytest

from explorer.errors import PackError
from explorer.packs.source.archive_reader import open_pack
from tests.packs.pack_files import FILES, write_pack


def zipped(path: Path, extra: dict[str, bytes], prefix: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in FILES.items():
            archive.writestr(prefix + name, text)
        for name, content in extra.items():
            archive.writestr(name, content)
    return path


def test_a_zip_of_the_folder_is_the_same_pack(tmp_path: Path) -> None:
    folder = open_pack(write_pack(tmp_path / "small"))
    archive = open_pack(zipped(tmp_path / "small.ppack", {}))
    inside = open_pack(zipped(tmp_path / "inside.ppack", {}, prefix="small/"))
    assert folder.content_hash() == archive.content_hash() == inside.content_hash()


@pytest.mark.parametrize(
    "name", ["../evil.yaml", "/etc/evil.yaml", "a/../../evil.yaml", "C:/evil.yaml", "..\\e.yaml"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackError, match="leads out"):
        open_pack(zipped(tmp_path / "evil.ppack", {name: b"x"}))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="too tightly"):
        open_pack(zipped(tmp_path / "bomb.ppack", {"stances_2.yaml": b"a" * 30_000_000}))


def test_a_truncated_archive_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "small.ppack", {})
    raw = bytearray(path.read_bytes())
    raw[60:90] = b"\xff" * 30
    path.write_bytes(raw)
    with pytest.raises(PackError, match="damaged"):
        open_pack(path)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small")
    secret = tmp_path / "secret.yaml"
    secret.write_text("x", encoding="utf-8")
    (folder / "stances_2.yaml").symlink_to(secret)
    with pytest.raises(PackError, match="leads out of the pack"):
        open_pack(folder)


def test_what_is_no_pack_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no such pack"):
        open_pack(tmp_path / "nothing")
    (tmp_path / "text.ppack").write_text("hello", encoding="utf-8")
    with pytest.raises(PackError, match="neither a pack folder nor"):
        open_pack(tmp_path / "text.ppack")
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackError, match=r"no pack\.yaml"):
        open_pack(tmp_path / "empty")


def test_bytes_that_are_no_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small")
    (folder / "topics.yaml").write_bytes(b"# fine\n- {id: a, name: \xff}\n")
    with pytest.raises(PackError, match=r"topics\.yaml:2"):
        open_pack(folder).text("topics.yaml")
