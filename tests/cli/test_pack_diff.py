"""pack diff in the terminal, as JSON and on paper."""

import json
from pathlib import Path

import pikepdf
import pytest

from tests.cli.test_command_line import run
from tests.cli.test_second_pack import GOOD_FRIDAY
from tests.packs.pack_files import FILES, write_pack


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    before = write_pack(tmp_path / "before")
    after = write_pack(
        tmp_path / "after",
        pack_yaml=FILES["pack.yaml"].replace("version: 1", "version: 2"),
        stances_yaml=FILES["stances.yaml"].replace("position: supports", "position: opposes"),
    )
    return str(before), str(after)


def test_the_terminal_tells_what_changed(
    capsys: pytest.CaptureFixture[str], two: tuple[str, str]
) -> None:
    status, out, _ = run(capsys, "pack", "diff", *two)
    assert status == 0
    assert "Small agreement: changes from version 1 to 2" in out
    assert "draft/1 First\n  changed: Stance st-one · Alpha: Said yes.\n" in out
    assert "position: [removed: supports] [added: opposes]" in out


def test_json_has_every_field(capsys: pytest.CaptureFixture[str], two: tuple[str, str]) -> None:
    _, out, _ = run(capsys, "pack", "diff", *two, "--json")
    found = json.loads(out)
    assert found["before"]["version"] == 1
    assert found["subjects"][1]["changes"][0]["fields"][0]["after"] == "opposes"


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "md"])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_it_is_written_in_every_format(
    capsys: pytest.CaptureFixture[str],
    two: tuple[str, str],
    tmp_path: Path,
    ending: str,
    language: str,
) -> None:
    target = tmp_path / f"changes.{ending}"
    assert run(capsys, "pack", "diff", *two, "-o", str(target), "--lang", language)[0] == 0
    if ending == "pdf":
        with pikepdf.open(target) as pdf:
            assert len(pdf.pages) == 1
    if ending == "md":
        expected = "changes from version 1 to 2" if language == "en" else "зміни від версії 1 до"
        assert expected in target.read_text(encoding="utf-8")


def test_packs_of_different_agreements_are_refused(
    capsys: pytest.CaptureFixture[str], two: tuple[str, str]
) -> None:
    status, _, err = run(capsys, "pack", "diff", two[0], str(GOOD_FRIDAY))
    assert status == 1
    assert "packs of different agreements" in err
