"""Man page of the program, from the parser; resources/desktop/render_man_page.py writes it."""

import argparse
from collections.abc import Iterable, Iterator, Sequence

from explorer import __version__
from explorer.cli.grammar.command_parser import command_tree, own_actions, subcommands
from explorer.cli.grammar.examples import examples_of
from explorer.cli.grammar.parser import EXIT_STATUSES, build_parser
from explorer.program_name import program_name

_NAME = "clause-explorer"
_DESCRIPTION = (
    "Clause Explorer shows a peace plan clause by clause: what a clause says, where on the map it"
    " is, and who holds which position on it, since when, according to whom. Without a command it"
    " opens its window, at a clause, side provision or document that is named. A command prints"
    " to the terminal or writes a file, without the window. The program opens no internet"
    " connection."
)
_ENVIRONMENT = (
    ("COLUMNS", "Width to which text is folded; that of the terminal by default."),
    ("NO_COLOR", "Set to any value, nothing is printed in bold."),
)
_FILES = (
    ("--data-dir", "Folder of desk, settings and cache; that of the user by default."),
    ("-", "As the name of an output file: standard output."),
)


def man_page() -> str:
    """Return the page in the man macros of roff."""
    parser = build_parser()
    return "\n".join(
        [
            f'.TH {_NAME.upper()} 1 "" "Clause Explorer {__version__}" "User Commands"',
            ".SH NAME",
            f"{_NAME} \\- browse a peace plan clause by clause",
            ".SH SYNOPSIS",
            *_synopsis(),
            ".SH DESCRIPTION",
            _text(_DESCRIPTION),
            ".SH OPTIONS",
            *_actions(parser),
            ".SH COMMANDS",
            *_commands(parser),
            ".SH EXIT STATUS",
            *_terms(
                (str(status), f"{text[0].upper()}{text[1:]}.") for status, text in EXIT_STATUSES
            ),
            ".SH ENVIRONMENT",
            *_terms(_ENVIRONMENT),
            ".SH FILES",
            *_terms(_FILES),
            ".SH SEE ALSO",
            _text(
                "The user guide in the window (F1); resources/help/command-line.md and"
                " resources/help/json-output.md, which lists the fields of --json."
            ),
            "",
        ]
    )


def _synopsis() -> Iterator[str]:
    for words in (
        "[REFERENCE | FILE.ppack] [OPTIONS]",
        "COMMAND [OPTIONS]",
        "help [COMMAND [VERB]]",
    ):
        yield f".B {program_name()}\n{_text(words)}\n.br"


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    common = [action for action in own_actions(parser) if action.option_strings]
    for words, child in command_tree(parser):
        if not words:
            continue
        positional = [action for action in own_actions(child) if not action.option_strings]
        arguments = " ".join(map(_argument, positional))
        yield f".SS {_quoted(' '.join([*words, arguments]).strip())}"
        yield _text(child.description or "")
        yield from _actions(child, common)
        shared = ", ".join(
            action.option_strings[-1] for action in own_actions(child) if _is_in(action, common)
        )
        yield f".PP\n{_text(f'Options of the program that it takes: {shared}.')}"
        if not subcommands(child):
            yield from _examples(child)


def _argument(action: argparse.Action) -> str:
    """Return an argument as a usage shows it: REF, [DOCUMENT], [REF ...]."""
    name = str(action.metavar)
    return {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}.get(str(action.nargs), name)


def _is_in(action: argparse.Action, others: Sequence[argparse.Action]) -> bool:
    """Return whether an option has the names of another."""
    return any(action.option_strings == other.option_strings for other in others)


def _actions(
    parser: argparse.ArgumentParser, known: Sequence[argparse.Action] = ()
) -> Iterator[str]:
    for action in own_actions(parser):
        if _is_in(action, known):
            continue
        names = ", ".join(action.option_strings) or _argument(action)
        if action.option_strings and action.nargs != 0:
            names += f" {action.metavar or '|'.join(map(str, action.choices or ()))}"
        yield f".TP\n.B {_text(names)}\n{_text(action.help or '')}"


def _examples(parser: argparse.ArgumentParser) -> Iterator[str]:
    for command, sentence in examples_of(parser.prog):
        yield f".PP\n{_text(sentence)}\n.RS\n.nf\n{program_name()} {_text(command)}\n.fi\n.RE"


def _terms(terms: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, text in terms:
        yield f".TP\n.B {_text(term)}\n{_text(text)}"


def _text(text: str) -> str:
    """Return a text in which roff sees neither escapes nor requests."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("“", "\\(lq")
    escaped = escaped.replace("”", "\\(rq").replace("'", "\\(aq").replace("…", "\\&...")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


def _quoted(text: str) -> str:
    return f'"{_text(text)}"'
