"""The second example pack: nothing in the program is tied to the first one."""

from pathlib import Path

import pytest

from explorer.packs.compiler.compiler import check_pack
from explorer.packs.source.archive_reader import open_pack
from explorer.system.paths import RESOURCES
from tests.cli.test_command_line import run

GOOD_FRIDAY = RESOURCES / "packs" / "good-friday-1998"


@pytest.fixture
def asked(tmp_path: Path) -> tuple[str, ...]:
    return ("--pack", str(GOOD_FRIDAY), "--data-dir", str(tmp_path))


def test_it_has_no_problem() -> None:
    assert check_pack(open_pack(GOOD_FRIDAY)) == []


def test_it_is_listed_shown_and_searched(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    _, out, _ = run(capsys, "list", *asked)
    assert [line.split()[0] for line in out.splitlines()] == ["gfa", "bia"]
    _, out, _ = run(capsys, "show", "gfa", *asked)
    assert "Democratic Unionist Party: opposes" in out
    assert "Summary by this project" in out
    _, out, _ = run(capsys, "search", "prisoners", *asked)
    assert "gfa/10" in out
    _, out, _ = run(capsys, "compare", "gfa", "bia", *asked)
    assert "merged from 3, 4, 5" in out


def test_positions_are_measured_against_its_own_document(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    _, out, _ = run(capsys, "show", "bia/1", *asked)
    assert "(“Agreement reached in the multi-party negotiations”), not on this text." in out
    assert out.index("not on this text") < out.index("Democratic Unionist Party")
    _, out, _ = run(capsys, "show", "gfa/2", *asked)
    assert "not on this text" not in out


def test_a_language_it_has_not_is_told_and_its_own_is_used(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    status, out, err = run(capsys, "show", "gfa/7", "--lang", "uk", *asked)
    assert status == 0
    assert "Decommissioning" in out
    assert err == "This pack has no texts in “uk”; they come in “en”.\n"


def test_without_a_map_there_is_none_to_write(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], tmp_path: Path
) -> None:
    target = tmp_path / "map.svg"
    status, _, err = run(capsys, "map", "-o", str(target), *asked)
    assert (status, err) == (1, "This pack has no map; choose another with --pack.\n")
    assert not target.exists()


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "md"])
def test_it_is_printed_in_every_format(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"sheet.{ending}"
    assert run(capsys, "print", "gfa/7", "gfa/11", "-o", str(target), *asked)[0] == 0
    assert target.stat().st_size > 1_000
