"""Releases: version, changes, signature, and the files for systems that tests do not run on."""

import re
import shutil
import subprocess
import tomllib
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from lxml import etree

from explorer import __version__
from explorer.interchange.updates.program_update import read_update
from explorer.packs.library import key_store, minisign
from explorer.packs.library.signature_check import TrustLevel
from explorer.packs.source.checksums import SIGNATURE, SIGNER, SUMS
from explorer.system.file_kinds import BRIEFING_SETS, PACKS, SUPPLEMENTS
from tests import displays
from tests.interchange.updates.release_folder import write_release
from tests.packaging_modules import PACKAGING, packaging_module
from tests.programs import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
OWN_KINDS = {*PACKS, *SUPPLEMENTS, *BRIEFING_SETS}


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module of the steps of a release."""
    return packaging_module("release", monkeypatch)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the files that state the version."""
    files = ("CHANGELOG.md", "explorer/__init__.py", "resources/desktop")
    for name in files:
        target = tmp_path / "project" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target)
    return tmp_path / "project"


def test_a_new_version_is_written_wherever_it_stands(release: ModuleType, project: Path) -> None:
    before = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = release.changes_of(before, "Unreleased")
    assert unreleased
    release.bump(project, "0.2.0", date(2027, 1, 15))
    assert '__version__ = "0.2.0"' in (project / "explorer/__init__.py").read_text(encoding="utf-8")
    after = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert release.changes_of(after, "0.2.0") == unreleased
    assert not release.changes_of(after, "Unreleased")
    assert release.changes_of(after, __version__) == release.changes_of(before, __version__)
    metainfo = next((project / "resources/desktop").glob("*.metainfo.xml"))
    newest = etree.parse(metainfo).find("releases/release")
    assert newest is not None
    assert (newest.get("version"), newest.get("date")) == ("0.2.0", "2027-01-15")


@pytest.mark.parametrize("version", ["0.2", "v0.2.0", "0.2.0; rm"])
def test_what_is_not_a_version_changes_nothing(
    version: str, release: ModuleType, project: Path
) -> None:
    before = (project / "CHANGELOG.md").read_bytes()
    with pytest.raises(ValueError, match="a version is three numbers"):
        release.bump(project, version, date(2027, 1, 15))
    assert (project / "CHANGELOG.md").read_bytes() == before


def test_changes_are_listed_without_markup(release: ModuleType) -> None:
    text = "## [1.0.0] - 2027-01-01\n\n### Added\n\n- *One* `file`\n  over two lines.\n- Two.\n"
    assert release.changes_of(text, "1.0.0") == ["One file over two lines.", "Two."]


def test_a_signed_release_is_read_by_the_program_and_by_minisign(
    release: ModuleType, tmp_path: Path
) -> None:
    displays.require_tools("minisign")
    package = write_release(tmp_path / "release", None)
    key = key_store.create_key(tmp_path / "keys", "publisher")
    release.sign(package.parent, key_store.secret_file(tmp_path / "keys", "publisher"))
    update = read_update(package, tmp_path / "keys")
    assert (update.seal.standing, update.seal.name) == (TrustLevel.OWN, "publisher")
    assert minisign.read_public_key((package.with_name(SIGNER)).read_text()) == key.key
    checked = subprocess.run(
        ["minisign", "-Vm", SUMS, "-x", SIGNATURE, "-p", SIGNER],
        cwd=package.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "verified" in checked.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_are_valid_and_name_files_that_exist(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    jobs = workflow["jobs"]
    for job in jobs.values():
        assert set(job.get("needs", [])) <= jobs.keys()
        assert 0 < job.get("timeout-minutes", 10) <= 90
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step), step
            assert "@" in step.get("uses", "@")
            for name in re.findall(r"(?:resources|\.ci)/[\w./-]+", step.get("run", "")):
                assert (ROOT / name).exists(), name


def test_workflows_name_steps_of_the_build_that_exist(release: ModuleType) -> None:
    from build import STEPS  # type: ignore[import-not-found]

    text = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    used = re.findall(r"build\.py --output dist ([a-z ]+)", text)
    assert used
    assert {step for steps in used for step in steps.split()} <= set(STEPS)


def test_windows_opens_the_kinds_of_the_program() -> None:
    script = (PACKAGING / "windows" / "installer.iss").read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in script
    registered = set(re.findall(r"Subkey: \"Software\\Classes\\(\.\w+)\"", script))
    assert registered == OWN_KINDS
    assert "Software\\Classes\\clause\\shell\\open\\command" in script
    assert '#define Window "clause-explorer-window.exe"' in script


def test_macos_opens_the_kinds_of_the_program() -> None:
    info = tomllib.loads((PACKAGING / "macos" / "info.toml").read_text(encoding="utf-8"))
    (kinds,) = info["CFBundleDocumentTypes"]
    assert {f".{ending}" for ending in kinds["CFBundleTypeExtensions"]} == OWN_KINDS
    assert info["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["clause"]


@pytest.mark.parametrize(
    "script", [*sorted(PACKAGING.rglob("*.sh")), ROOT / ".ci/run", ROOT / ".ci/packages"], ids=str
)
def test_shell_scripts_are_valid(script: Path) -> None:
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert script.stat().st_mode & 0o111
