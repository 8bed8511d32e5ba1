"""Help of every command: sentences, examples that work, and suggestions for what is mistyped."""

import argparse
import os
import re
import shlex

import pytest

from explorer.cli.command_names import COMMANDS, command_first, command_position
from explorer.cli.dispatch import _HANDLERS
from explorer.cli.grammar.command_parser import (
    command_tree,
    own_actions,
    subcommands,
    summaries,
)
from explorer.cli.grammar.examples import EXAMPLES
from explorer.cli.grammar.parser import EXIT_STATUSES, build_parser
from explorer.system.paths import RESOURCES
from tests.cli.test_command_line import run
from tests.cli.test_wrong_usage import program

SENTENCE = re.compile(r"[A-Z][^\n]*\.", re.DOTALL)
TREE = dict(command_tree(build_parser()))
LEAVES = [words for words, parser in TREE.items() if words and not subcommands(parser)]


def test_the_names_are_those_of_the_parser_and_of_the_handlers() -> None:
    assert set(subcommands(TREE[()])) == COMMANDS == set(_HANDLERS)


@pytest.mark.parametrize("words", TREE, ids="-".join)
def test_every_command_and_argument_has_a_sentence(words: tuple[str, ...]) -> None:
    parser = TREE[words]
    assert SENTENCE.fullmatch(parser.description or "")
    assert all(map(SENTENCE.fullmatch, summaries(parser).values()))
    for action in own_actions(parser):
        assert SENTENCE.fullmatch(action.help or ""), (words, action.dest)
        assert action.option_strings or action.metavar


@pytest.mark.parametrize("words", LEAVES, ids="-".join)
def test_every_command_shows_examples_that_can_be_parsed(words: tuple[str, ...]) -> None:
    examples = EXAMPLES[" ".join(words)]
    shown = TREE[words].format_help()
    for command, sentence in examples:
        assert f"main.py {command}" in shown
        assert sentence in shown
        options = build_parser().parse_whole(shlex.split(command))
        assert options.command == words[0]
        assert SENTENCE.fullmatch(sentence) or "main.py" in sentence or "$fpath" in sentence


def test_a_group_shows_the_examples_of_its_verbs() -> None:
    shown = TREE["pack",].format_help()
    assert "main.py pack check my-pack" in shown
    assert "main.py key" not in shown


def test_the_help_of_the_program_lists_commands_and_exit_statuses(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, "help")
    assert status == 0
    assert all(f"\n    {name}" in out for name in COMMANDS)
    for number, meaning in EXIT_STATUSES:
        assert re.search(rf"^  {number} +{re.escape(meaning)}$", out, re.MULTILINE)
    for page in ("command-line.md", "uk/command-line.md"):
        text = (RESOURCES / "help" / page).read_text(encoding="utf-8")
        assert all(f"| {number} |" in text for number, _ in EXIT_STATUSES)


@pytest.mark.parametrize("words", [("print",), ("pack", "check"), ("desk",)])
def test_help_explains_a_command_as_its_option_does(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    _, explained, _ = run(capsys, "help", *words)
    with pytest.raises(SystemExit) as ended:
        run(capsys, *words, "--help")
    assert ended.value.code == 0
    assert capsys.readouterr().out == explained
    assert explained.startswith(f"usage: main.py {' '.join(words)} ")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("help", "lst"), "“list”"),
        (("help", "pack", "chek"), "“check”"),
        (("help", "show", "more"), "followed by nothing"),
    ],
)
def test_help_for_an_unknown_command_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], hint: str
) -> None:
    status, out, errors = run(capsys, *words)
    assert (status, out) == (2, "")
    assert hint in errors
    assert len(errors.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("pack", "chek"), "did you mean “check”?"),
        (("key", "lsit"), "did you mean “list”?"),
        (("list", "--jsn"), "did you mean “--json”?"),
        (("map", "-o", "m.svg", "--widht", "90"), "did you mean “--width”?"),
        (("print", "21", "-o", "x.pdf", "--paper", "lettr"), "did you mean “letter”?"),
        (("completion", "powers"), "choose from bash, zsh, fish"),
    ],
)
def test_a_mistyped_verb_option_or_choice_gets_a_suggestion(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], hint: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(capsys, *words)
    assert ended.value.code == 2
    errors = capsys.readouterr().err
    assert hint in errors
    assert "--help shows what is possible" in errors


def test_no_option_means_two_things_in_a_command() -> None:
    for words, parser in TREE.items():
        names = [name for action in own_actions(parser) for name in action.option_strings]
        assert len(names) == len(set(names)), words


@pytest.mark.parametrize(
    ("arguments", "reordered"),
    [
        (["--lang", "uk", "list"], ["list", "--lang", "uk"]),
        (["--pack", "list", "list"], ["list", "--pack", "list"]),
        (["--pack=x", "pack", "list"], ["pack", "list", "--pack=x"]),
        (["--json", "list", "us-28"], ["list", "us-28", "--json"]),
        (["-o", "x.pdf", "print", "21"], ["print", "21", "-o", "x.pdf"]),
        (
            ["--as", "2025-11-23", "search", "--", "-a"],
            ["search", "--as", "2025-11-23", "--", "-a"],
        ),
        (["list", "--lang", "uk"], ["list", "--lang", "uk"]),
    ],
)
def test_options_may_precede_the_command(arguments: list[str], reordered: list[str]) -> None:
    assert command_position(arguments) is not None
    assert command_first(arguments) == reordered


@pytest.mark.parametrize(
    "arguments", [[], ["21"], ["--pack", "new"], ["us-28/21", "list"], ["--self-test"], ["lst"]]
)
def test_what_is_no_command_belongs_to_the_window(arguments: list[str]) -> None:
    assert command_position(arguments) is None
    assert command_first(arguments) == arguments


def test_options_before_the_command_do_what_they_do_after_it() -> None:
    before = program("--lang", "uk", "--as-of", "2025-11-23", "list", "us-28")
    after = program("list", "us-28", "--lang", "uk", "--as-of", "2025-11-23")
    assert before.stdout == after.stdout != b""
    assert (before.returncode, after.returncode) == (0, 0)
    refused = program("--pack", "x", "key", "list")
    assert refused.returncode == 2
    assert b"unrecognized arguments: --pack x" in refused.stderr


def test_the_version_names_program_pack_and_python() -> None:
    lines = program("--version").stdout.decode().splitlines()
    assert re.fullmatch(r"Clause Explorer \d+\.\d+\.\d+", lines[0])
    assert re.fullmatch(r"Pack ukraine-2025 version \d+", lines[1])
    assert re.fullmatch(r"Python 3\.\d+\.\S+ on \S.*", lines[2])
    other = program("--pack", os.fspath(RESOURCES / "nothing"), "--version").stdout.decode()
    assert "its manifest cannot be read" in other


def test_arguments_are_added_when_a_command_is_used() -> None:
    parser = build_parser()
    parser.parse_whole(["list"])
    (action,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    built = [name for name, child in action.choices.items() if len(child._actions) > 1]
    assert built == ["list"]
