"""The lock files: pinned, hashed, consistent, and free of any address."""

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement

from tests.programs import ROOT

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)((?: \\\n +--hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)
RUNTIME = (ROOT / "requirements.lock").read_text()
TESTS = (ROOT / "tests" / "requirements.lock").read_text()
TEAM = (ROOT / "requirements-team.lock").read_text()


def pins(lock: str) -> dict[str, str]:
    return {found[1]: found[2] for found in PIN.finditer(lock)}


@pytest.mark.parametrize("lock", [RUNTIME, TESTS, TEAM])
def test_every_line_is_a_pin_with_hashes_or_a_comment(lock: str) -> None:
    rest = PIN.sub("", lock)
    assert [line for line in rest.splitlines() if line and not line.lstrip().startswith("#")] == []
    assert not re.search(r"https?:|file:|^-|(?<!no-emit-)index-url| @ |[ =]/\w", rest)


def test_test_tools_come_on_top_of_the_very_same_packages() -> None:
    assert pins(RUNTIME).items() <= pins(TESTS).items()


def test_the_library_of_a_team_comes_on_top_of_the_very_same_packages() -> None:
    assert pins(RUNTIME).items() <= pins(TEAM).items() <= pins(TESTS).items()
    assert "psycopg-binary" in pins(TEAM)
    assert "psycopg" not in pins(RUNTIME)


def test_lock_answers_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    runtime, tests = pins(RUNTIME), pins(TESTS)
    for line in project["dependencies"]:
        asked = Requirement(line)
        assert asked.specifier.contains(runtime[asked.name.lower()]), line
    for line in project["optional-dependencies"]["test"]:
        asked = Requirement(line)
        assert asked.specifier.contains(tests[asked.name.lower()]), line


def test_what_runs_here_is_what_the_lock_says() -> None:
    assert {name: version(name) for name in pins(TESTS)} == pins(TESTS)


@pytest.mark.parametrize("name", ["numpy", "pyside6-essentials", "typst", "pyyaml"])
def test_hashes_cover_other_systems_too(name: str) -> None:
    found = re.search(rf"^{name}==\S+((?: \\\n +--hash=\S+)+)", RUNTIME, re.MULTILINE)
    assert found is not None
    assert found[1].count("--hash") >= 4
