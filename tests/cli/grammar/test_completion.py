"""Completion for each shell: it is valid, complete, and works where the shell is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from explorer.cli.grammar.command_parser import command_tree, own_actions, subcommands
from explorer.cli.grammar.completion import bash_script, fish_script, zsh_script
from explorer.cli.grammar.parser import SHELLS, build_parser
from tests.cli.test_command_line import run

COMPLETE = """source {script}
COMP_WORDS=({words}); COMP_CWORD={last}; _clause_explorer; printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "completion.bash"
    path.write_text(bash_script(build_parser()), encoding="utf-8")
    return path


def completed(script: Path, *words: str) -> list[str]:
    """Return what bash offers for the last word."""
    quoted = " ".join(f"'{word}'" for word in ("main.py", *words))
    source = COMPLETE.format(script=script, words=quoted, last=len(words))
    done = subprocess.run(["bash", "-c", source], check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("pri",), ["print"]),
        (("pack", "l"), ["list"]),
        (("pack", "list", "--j"), ["--json"]),
        (("list", "--j"), ["--json"]),
        (("print", "21", "--paper", ""), ["a4", "letter"]),
        (("--lang", "uk", "tim"), ["timeline"]),
        (("--lang", ""), ["en", "uk"]),
        (("help", "conc"), ["concordance"]),
        (("completion", "z"), ["zsh"]),
        (("desk", "import", "--prefer", "m"), ["mine"]),
        (("print", "21", "--marking", ""), []),
    ],
)
def test_bash_offers_what_the_parser_accepts(
    script: Path, words: tuple[str, ...], offered: list[str]
) -> None:
    assert completed(script, *words) == offered


def test_bash_offers_files_for_a_file(script: Path, tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").touch()
    assert f"{tmp_path}/sheet.pdf" in completed(script, "print", "21", "-o", f"{tmp_path}/sh")


@pytest.mark.parametrize("write", [bash_script, zsh_script, fish_script])
def test_every_command_and_option_is_offered(write: object) -> None:
    parser = build_parser()
    text = write(parser)  # type: ignore[operator]
    for _, child in command_tree(parser):
        assert all(name in text for name in subcommands(child))
        for action in own_actions(child):
            for name in action.option_strings:
                assert name in text or f"-l {name[2:]}" in text or f"-s {name[1:]}" in text


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_valid(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, shell: str
) -> None:
    status, out, errors = run(capsys, "completion", shell)
    assert (status, errors) == (0, "")
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(out, encoding="utf-8")
    assert subprocess.run([shell, "-n", str(path)], check=False).returncode == 0


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_offers_the_options_of_the_command_alone(tmp_path: Path) -> None:
    path = tmp_path / "script.fish"
    path.write_text(fish_script(build_parser()), encoding="utf-8")
    offered = {}
    for line in ("main.py list --", "main.py pack list --", "main.py pack "):
        command = f"source {path}; complete -C '{line}'"
        done = subprocess.run(["fish", "-c", command], check=True, capture_output=True, text=True)
        offered[line] = {row.partition("\t")[0] for row in done.stdout.splitlines()}
    assert "--as-of" in offered["main.py list --"]
    assert "--as-of" not in offered["main.py pack list --"]
    assert offered["main.py pack "] == set(subcommands(subcommands(build_parser())["pack"]))
