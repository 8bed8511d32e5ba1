"""The command library: agreements together, in the terminal and in one file."""

import json
from pathlib import Path

import pytest

from tests.cli.test_command_line import run


def test_clauses_of_all_agreements_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "library", "search", "prisoners")
    assert status == 0
    assert "good-friday-1998:gfa/10  Prisoners" in out
    assert "ukraine-2025:us-28/24" in out
    assert "agreements: 2." in out
    status, out, _ = run(capsys, "library", "topic", "prisoners", "--json")
    clauses = json.loads(out)["clauses"]
    assert {clause["pack"] for clause in clauses} == {"good-friday-1998", "ukraine-2025"}
    assert run(capsys, "library", "topics")[1].startswith("prisoners ")
    assert "good-friday-1998" in run(capsys, "library", "list")[1]


def test_clauses_of_two_agreements_are_printed_together(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "both.md"
    addresses = ("ukraine-2025:us-28/24", "good-friday-1998:gfa/10")
    status, _, errors = run(
        capsys, "library", "print", *addresses, "--title", "Prisoners", "-o", str(target)
    )
    assert (status, errors) == (0, f"Wrote {target}.\n")
    text = target.read_text("utf-8")
    for part in ("Prisoners", "Ukraine peace plan", "Good Friday", "leaked copy", *addresses):
        assert part in text


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("topic", "nothing"), "There is no topic “nothing”"),
        (("search", "party:ruritania"), "has a mistake at character"),
        (("print", "nowhere:x/1", "-o", "x.md"), "nowhere:x/1"),
        (("print", "ukraine-2025:us-28/24", "-o", "x.xyz"), "unknown file type"),
    ],
)
def test_what_is_not_there_is_said(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    refusal: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, errors = run(capsys, "library", *words)
    assert status == 1
    assert refusal in errors
    assert not list(tmp_path.iterdir())
