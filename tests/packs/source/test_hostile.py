"""Packs from others are hostile: each is refused in one sentence, and nothing is written."""

import io
import random
import stat
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.errors import PackError, UserFacingError
from explorer.packs.compiler.compiler import check_pack, compile_pack
from explorer.packs.library.archive_writer import archive_of
from explorer.packs.library.installer import inspect_pack, install_pack
from explorer.packs.source import limits
from explorer.packs.source.archive_reader import PackFiles, open_pack
from explorer.store.pack.connection import open_compiled_pack as open_compiled
from explorer.store.pack.documents import contents
from explorer.store.pack.subjects import page
from explorer.system.paths import PROGRAM, places
from tests.packs.pack_files import FILES, write_pack
from tests.packs.source.hostile_packs import FULL, LARGE, packed, write_large


def refused(tmp_path: Path, raw: bytes) -> str:
    """Return the sentence that refuses to install an archive, which wrote nothing."""
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    path = folder / "evil.ppack"
    path.write_bytes(raw)
    found = places(tmp_path / "data")
    with pytest.raises(UserFacingError) as error:
        install_pack(inspect_pack(path, found.installed, found.keys), found.installed, found.keys)
    assert [one.name for one in tmp_path.iterdir()] == ["in"]
    expect_one_sentence(str(error.value))
    return str(error.value)


def expect_one_sentence(told: str) -> None:
    assert "\n" not in told
    assert told.endswith((".", "?"))


@pytest.mark.parametrize(
    "name",
    [
        *("../evil.yaml", "/etc/evil.yaml", "a/../../evil.yaml", "C:/evil.yaml", "..\\e.yaml"),
        *("con.yaml", "AUX", "map/nul.geojson", "COM1.yaml", "lpt9", "a/CON/b.yaml", "com¹.md"),
        *("trailing.", "trailing ", "a./b.yaml", "what?.yaml", "a<b.yaml", "x" * 300 + ".yaml"),
        *("evil\u202elmay.yaml", "e\x07vil.yaml", "e\u2066vil.md", "\u200bevil.yaml"),
    ],
)
def test_a_name_that_is_not_safe_everywhere_is_refused(tmp_path: Path, name: str) -> None:
    said = refused(tmp_path, packed({name: b"x"}))
    assert said.isprintable()


def test_the_same_name_twice_or_in_other_letters_is_refused(tmp_path: Path) -> None:
    raw = io.BytesIO(packed({}))
    with zipfile.ZipFile(raw, "a") as added, pytest.warns(UserWarning, match="Duplicate name"):
        added.writestr("topics.yaml", "[]")
    assert "twice" in refused(tmp_path, raw.getvalue())
    assert "some systems mix up" in refused(tmp_path, packed({"TOPICS.yaml": b"[]"}))
    alike = packed({"te\u0301.md": b"", "t\u00e9.md": b""})
    assert "some systems mix up" in refused(tmp_path, alike)


@pytest.fixture
def nameless() -> bytes:
    """Return an archive with a file without a name."""
    raw = packed({"nameless.md": b"x"})
    at = raw.rindex(b"nameless.md") - 46
    listing = bytearray(raw)
    listing[at + 28 : at + 30] = b"\0\0"
    listing[at + 32 : at + 34] = len(b"nameless.md").to_bytes(2, "little")
    return bytes(listing)


def test_a_file_without_a_name_is_refused(tmp_path: Path, nameless: bytes) -> None:
    assert "without a name" in refused(tmp_path, nameless)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFSOCK])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    raw = io.BytesIO(packed({}))
    with zipfile.ZipFile(raw, "a") as added:
        entry = zipfile.ZipInfo("link.yaml")
        entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16
        added.writestr(entry, "/etc/passwd")
    assert "link or a device" in refused(tmp_path, raw.getvalue())


def test_bombs_are_refused_before_they_go_off(tmp_path: Path) -> None:
    tight = packed({"stances_2.yaml": b"a" * 30_000_000}, compress=zipfile.ZIP_DEFLATED)
    assert "too tightly" in refused(tmp_path, tight)
    many = packed({f"n/{number}.yaml": b"" for number in range(limits.MAX_FILES + 1)})
    assert "too large" in refused(tmp_path, many)
    other = packed({"stances_2.yaml": b"a" * 3_000_000}, compress=zipfile.ZIP_BZIP2)
    assert "packed as no pack is" in refused(tmp_path, other)
    whole = packed({f"a{n}.md": b"a" * FULL for n in range(5)})
    assert "too large" in refused(tmp_path, whole)
    assert "over 8 MiB" in refused(tmp_path, packed({"a.md": b"a" * (FULL + 50_000)}))


def test_an_archive_in_an_archive_stays_packed(tmp_path: Path) -> None:
    inner = packed({"a.yaml": b"a" * 9_000_000}, compress=zipfile.ZIP_DEFLATED)
    path = tmp_path / "nested.ppack"
    path.write_bytes(packed({"inner.zip": inner, "inner.ppack": inner}))
    assert open_pack(path).contents.keys() == FILES.keys()


def test_a_file_that_says_it_is_smaller_than_it_is_is_refused(tmp_path: Path) -> None:
    raw = packed({"a.md": b"a" * 100_000}, compress=zipfile.ZIP_DEFLATED)
    lying = raw.replace((100_000).to_bytes(4, "little"), (90).to_bytes(4, "little"))
    assert lying != raw
    assert "damaged" in refused(tmp_path, lying)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &a [x]\nb: *a\n", "anchors and aliases"),
        ("".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 9)), "anchors and aliases"),
        ("- !!python/object/apply:os.system [id]\n", "tags are not allowed"),
        ("- {id: a, id: b}\n", "given twice"),
        ("[" * 40 + "]" * 40, "nested too deeply"),
        ("- {id: a, name: " + "a" * 100_001 + "}\n", "too long"),
        ('- {id: a, name: "a\\u202eb"}\n', r"U+202E"),
        ('- {id: a, name: "a\\x07b"}\n', r"U+0007"),
        ("- {id: a, name: b}\n\x00", "not valid YAML"),
    ],
)
def test_yaml_that_does_more_than_say_something_is_refused(
    tmp_path: Path, text: str, expected: str
) -> None:
    folder = write_pack(tmp_path / "small", topics_yaml=text)
    assert any(expected in str(problem) for problem in check_pack(open_pack(folder)))


@pytest.mark.parametrize("number", ["9" * 20, "1e999", "0x10", "-1", "9" * 90_000, ".inf", "1_0"])
def test_numbers_that_are_none_are_refused(tmp_path: Path, number: str) -> None:
    manifest = FILES["pack.yaml"].replace("version: 1", f"version: {number}")
    folder = write_pack(tmp_path / "small", pack_yaml=manifest)
    assert any(one.file == "pack.yaml" for one in check_pack(open_pack(folder)))


GEOJSON = (
    '{{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties": {{"id": "z",'
    '"name_en": "a", "kind": "a", "as_of": "a", "source": "a", "licence": "a", "method": "a"{0}}},'
    '"geometry": {{"type": "LineString", "coordinates": {1}}}}}]}}'
)


@pytest.mark.parametrize(
    ("more", "coordinates"),
    [
        ("", "[[NaN, 1], [1, 1]]"),
        ("", "[[1e999, 1], [1, 1]]"),
        ("", "[[" + "9" * 400 + ", 1]]"),
        ("", "[[" + "9" * 5000 + ", 1]]"),
        ("", "[[200, 1], [1, 1]]"),
        ("", '[{"a": 1}]'),
        ("", "[" * 5000 + "]" * 5000),
        ("", "[]"),
        ("", "7"),
        (', "area_km2": "big"', "[[1, 1], [2, 2]]"),
        (', "area_km2": 1e300', "[[1, 1], [2, 2]]"),
        (', "held_by": {"a": 1}', "[[1, 1], [2, 2]]"),
        (', "note": "a\u202eb"', "[[1, 1], [2, 2]]"),
    ],
)
def test_geojson_that_is_none_is_refused(tmp_path: Path, more: str, coordinates: str) -> None:
    content = GEOJSON.format(more, coordinates).encode()
    assert "lines.geojson" in refused(tmp_path, packed({"map/lines.geojson": content}))


def test_published_areas_that_are_none_are_refused(tmp_path: Path) -> None:
    for text in (b"[" * 99_999, b'{"published": [{"figure": 1}]}', b'{"published": [[]]}'):
        assert "areas.json" in refused(tmp_path, packed({"map/areas.json": text}))


@pytest.mark.parametrize("name", LARGE)
def test_memory_stays_bounded_whatever_is_in_it(tmp_path: Path, name: str) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.packs.source.check_hostile_pack",
        str(write_large(name, tmp_path)),
    ]
    done = subprocess.run(command, cwd=PROGRAM, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert int(done.stdout) < 500


def small() -> dict[str, bytes]:
    return {name: text.encode() for name, text in FILES.items()}


@given(
    st.sampled_from(sorted(FILES)),
    st.integers(0, 600),
    st.integers(0, 30),
    st.one_of(
        st.text(st.sampled_from("- {}[]:,#&*!|>'\"\n\tab1\u202e\x00"), max_size=12).map(str.encode),
        st.binary(max_size=8),
    ),
)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300)
def test_any_change_of_a_pack_is_told_or_the_pack_opens(
    tmp_path_factory: pytest.TempPathFactory, name: str, start: int, length: int, new: bytes
) -> None:
    content = small()
    old = content[name]
    start %= len(old) + 1
    content[name] = old[:start] + new + old[start + length :]
    files = PackFiles(Path("pack"), content)
    try:
        problems = check_pack(files)
    except PackError as error:
        expect_one_sentence(str(error))
        return
    if problems:
        return
    target = tmp_path_factory.mktemp("fuzz") / "pack.sqlite"
    compile_pack(files, target)
    connection = open_compiled(target)
    listed = contents(connection, "draft", date(2025, 12, 1), "en")
    for row in (listed.whole, *listed.clauses):
        page(connection, row.reference, date(2025, 12, 1), "en")
    connection.close()


@given(st.integers(0, 2**32), st.integers(1, 30))
@settings(max_examples=300)
def test_any_damage_of_an_archive_is_told_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, seed: int, count: int
) -> None:
    rng = random.Random(seed)  # noqa: S311 - damage, no secret
    raw = bytearray(archive_of(PackFiles(Path("pack"), small())))
    for _ in range(count):
        raw[rng.randrange(len(raw))] = rng.randrange(256)
    _opened_or_refused(tmp_path_factory, bytes(raw))


@given(st.binary(max_size=400))
def test_any_bytes_are_told(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    _opened_or_refused(tmp_path_factory, b"PK\x03\x04" + raw)
    _opened_or_refused(tmp_path_factory, raw + b"PK\x05\x06" + bytes(18))


def _opened_or_refused(folders: pytest.TempPathFactory, raw: bytes) -> None:
    place = folders.getbasetemp() / "damaged.ppack"
    place.write_bytes(raw)
    try:
        files = open_pack(place)
    except PackError as error:
        expect_one_sentence(str(error))
    else:
        assert "pack.yaml" in files.contents
