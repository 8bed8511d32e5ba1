"""Archives with layers that mean no good: each is refused in a sentence, and bounded."""

import zipfile
from pathlib import Path

import pytest

from explorer.errors import FileProblemError
from explorer.local_layers import archives
from explorer.local_layers.archives import unpack_kml, unpack_shapefiles
from explorer.system.limits import MAX_LAYERS
from tests.cases import case_file


def archive(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


def refusal(source: Path, folder: Path, read: object = unpack_kml) -> str:
    assert callable(read)
    with pytest.raises(FileProblemError) as error:
        read(source, source, folder)
    return str(error.value)


def test_a_bomb_is_refused_before_it_fills_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MAX_LAYER_BYTES", 1 << 20)
    source = archive(tmp_path / "bomb.kmz", doc_kml=bytes(5 << 20))
    assert "unpacked, it is over" in refusal(source, tmp_path)
    assert sum(path.stat().st_size for path in tmp_path.glob("*.kml")) <= 1 << 20


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    source = tmp_path / "out.kmz"
    with zipfile.ZipFile(source, "w") as target:
        target.writestr("../../outside.kml", "<kml/>")
        target.writestr("/etc/passwd.kml", "<kml/>")
    paths, _ = unpack_kml(source, source, folder)
    assert {path.parent for path in paths} == {folder}
    assert not (tmp_path / "outside.kml").exists()


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"readme_txt": b"x"}, "there is no shapefile"),
        ({"zone_shp": b"x", "zone_dbf": b"x"}, "zone.shx is missing"),
        ({f"z{number}_shp": b"" for number in range(MAX_LAYERS + 1)}, "it has 101 layers"),
    ],
    ids=["none", "incomplete", "many"],
)
def test_what_is_not_a_zipped_shapefile_is_refused(
    tmp_path: Path, files: dict[str, bytes], sentence: str
) -> None:
    source = archive(tmp_path / "zone.zip", **files)
    assert sentence in refusal(source, tmp_path, unpack_shapefiles)


@pytest.mark.parametrize("damage", ["offset", "content", "cut"])
def test_a_damaged_archive_is_refused_in_a_sentence(tmp_path: Path, damage: str) -> None:
    content = bytearray(case_file("kmz-with-a-linked-file").read_bytes())
    listing = content.index(b"PK\x01\x02")
    if damage == "offset":
        content[listing + 42 : listing + 46] = b"\xff\xff\xff\xff"
    elif damage == "content":
        content[60:70] = bytes(10)
    else:
        del content[40:]
    source = tmp_path / "damaged.kmz"
    source.write_bytes(content)
    assert "damaged.kmz" in refusal(source, tmp_path)


def test_a_refusal_is_one_line_whatever_the_names_in_the_archive(tmp_path: Path) -> None:
    source = tmp_path / "zone.zip"
    with zipfile.ZipFile(source, "w") as target:
        target.writestr("zo\nne\u202e.shp", b"")
    sentence = refusal(source, tmp_path, unpack_shapefiles)
    assert "zo ne.shx is missing" in sentence
    assert "\n" not in sentence


def test_a_file_without_a_name_is_skipped(tmp_path: Path) -> None:
    content = bytearray(case_file("kmz-with-a-linked-file").read_bytes())
    listing = content.index(b"PK\x01\x02")
    content[listing + 46 : listing + 47] = b"\x00"
    source = tmp_path / "nameless.kmz"
    source.write_bytes(content)
    paths, names = unpack_kml(source, source, tmp_path)
    assert len(paths) == 1
    assert names == {"files/line.kml", ""}
