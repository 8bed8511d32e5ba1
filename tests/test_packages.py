"""What is installed: resources of wheel and frozen program, one version, valid desktop files."""

import struct
import subprocess
import tomllib
from pathlib import Path

import pytest
from lxml import etree

from explorer import __version__
from tests import displays
from tests.packaging_modules import packaging_module
from tests.programs import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DESKTOP = ROOT / "resources" / "desktop"
METAINFO = DESKTOP / "org.clauseexplorer.ClauseExplorer.metainfo.xml"
#: Resources for developers and for the pages of the project; the program does not read them.
NOT_INSTALLED = {"resources/packaging", "resources/screenshots"}


def test_every_resource_is_inside_the_installed_package() -> None:
    targets = PROJECT["tool"]["hatch"]["build"]["targets"]
    inside = targets["wheel"]["force-include"]
    present = {f"resources/{path.name}" for path in (ROOT / "resources").iterdir()}
    assert inside.keys() == {"LICENSE", *present - NOT_INSTALLED - {"resources/__pycache__"}}
    assert all(target == f"explorer/{source}" for source, target in inside.items())


def test_the_version_is_written_in_one_place() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert "version" not in PROJECT["project"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "explorer/__init__.py"
    newest = etree.parse(METAINFO).find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_build_backend_is_the_one_that_is_locked() -> None:
    (required,) = PROJECT["build-system"]["requires"]
    lock = (ROOT / "resources" / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    assert f"{required} \\\n    --hash=sha256:" in lock


def test_the_packaging_tools_fit_the_packages_of_the_program() -> None:
    def pins(path: str) -> dict[str, str]:
        lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
        return dict(line.split(" ")[0].split("==") for line in lines if "==" in line[:60])

    program, tools = pins("requirements.lock"), pins("resources/packaging/requirements.lock")
    shared = program.keys() & tools.keys()
    assert {name: program[name] for name in shared} == {name: tools[name] for name in shared}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("_internal/PySide6/Qt/lib/libQt6Network.so.6", True),
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("_internal/PySide6/Qt/plugins/platforms/libqoffscreen.so", False),
        ("_internal/PySide6/Qt/plugins/platforms/libqminimal.so", True),
        ("_internal/PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", False),
        ("_internal/PySide6/Qt/translations/qtbase_uk.qm", False),
        ("_internal/PySide6/Qt/translations/qtbase_de.qm", True),
        ("_internal\\PySide6\\plugins\\tls\\qopensslbackend.dll", True),
        ("_internal/explorer/resources/translations/explorer_uk.qm", False),
        ("_internal/explorer/resources/translations/explorer_uk.ts", True),
        ("_internal/rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so", True),
        ("_internal/rapidfuzz/fuzz_cpp.cpython-311-x86_64-linux-gnu.so", False),
    ],
)
def test_only_what_the_program_does_not_use_is_left_out(
    path: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bool(packaging_module("left_out", monkeypatch).purpose_of(path)) is expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("coll/uk.res", False),
        ("uk_UA.res", False),
        ("coll/root.res", False),
        ("coll/ucadata.icu", False),
        ("coll/res_index.res", False),
        ("pool.res", False),
        ("zone/zh_Hant.res", True),
        ("coll/de_.res", True),
        ("ibm-5347_P100-1998.cnv", True),
    ],
)
def test_sorting_keeps_the_rules_of_the_languages_of_the_window(
    item: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert packaging_module("icu_data", monkeypatch).is_left_out(item) is expected


def test_desktop_files_are_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    displays.require_tools("appstreamcli", "desktop-file-validate")
    published = tmp_path / METAINFO.name
    address = "https://example.org/pictures?a=1&b=2"
    pictures = packaging_module("debian", monkeypatch).with_pictures(
        METAINFO.read_text(encoding="utf-8"), address
    )
    published.write_text(pictures, encoding="utf-8")
    assert len(etree.parse(published).findall("screenshots/screenshot/image")) == 2
    for command in (
        ["appstreamcli", "validate", "--strict", "--no-net", str(METAINFO)],
        ["appstreamcli", "validate", "--strict", "--no-net", str(published)],
        ["desktop-file-validate", str(DESKTOP / "clause-explorer.desktop")],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_pictures_of_software_centres_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    names = packaging_module("debian", monkeypatch).PICTURES
    assert all((ROOT / "resources" / "screenshots" / name).is_file() for name in names)


def test_the_metainfo_names_kinds_that_the_menu_entry_opens() -> None:
    kinds = {str(node.text) for node in etree.parse(METAINFO).findall("provides/mediatype")}
    entry = (DESKTOP / "clause-explorer.desktop").read_text(encoding="utf-8")
    line = next(line for line in entry.splitlines() if line.startswith("MimeType="))
    assert kinds <= set(line.removeprefix("MimeType=").split(";"))


@pytest.mark.parametrize(("address", "expected"), [(0x5000, True), (0x5008, False)])
def test_a_stripped_library_is_kept_only_if_its_segments_are_aligned(
    address: int, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = bytearray(0x40)
    struct.pack_into("<Q", header, 0x20, 0x40)
    struct.pack_into("<HH", header, 0x36, 0x38, 1)
    segment = struct.pack("<IIQQQQQQ", 1, 5, 0x1000, address, address, 16, 16, 0x1000)
    library = tmp_path / "library.so"
    library.write_bytes(header + segment)
    assert packaging_module("build", monkeypatch).is_loadable(library) is expected
