"""Command completion: prints a completion script for bash, zsh or fish, generated from the parser.

Written here and not with a library: shtab has no fish, and argcomplete starts the program at every
Tab. The scripts need nothing but the shell, and a few dozen lines make all three.
"""

import argparse
from collections.abc import Iterator

from explorer.cli.command_names import COMMANDS
from explorer.cli.grammar.command_parser import command_tree, own_actions, subcommands, summaries
from explorer.cli.grammar.parser import build_parser
from explorer.program_name import COMMAND, MAIN, program_name

#: Names under which the program is started.
_PROGRAMS = (MAIN.name, COMMAND)
#: Names of arguments that are files or folders.
_FILES = frozenset({"FILE", "PATH", "FOLDER", "DIR", "OLD", "NEW", "KEY"})


def run(options: argparse.Namespace) -> int:
    """Print the completion script of a shell."""
    writers = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}
    print(writers[options.shell](build_parser()), end="")
    return 0


def bash_script(parser: argparse.ArgumentParser) -> str:
    """Return a script for bash: words of the command, values of an option, otherwise files."""
    words = "\n".join(
        f"        {_case(path)}) words={_bash_words(child)!r} ;;"
        for path, child in command_tree(parser)
    )
    values = "\n".join(
        f"        {'|'.join(names)}) {reply}; return ;;" for names, reply in _bash_values(parser)
    )
    paths = " ".join(" ".join(path).replace(" ", "/") for path, _ in command_tree(parser) if path)
    return f"""# Completion of Clause Explorer for bash: source <({program_name()} completion bash)
_clause_explorer() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}
    local command= word words=
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case " {paths} " in
            *" ${{command:+$command/}}$word "*) command=${{command:+$command/}}$word ;;
        esac
    done
    COMPREPLY=()
    case $previous in
{values}
    esac
    case $command in
{words}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _clause_explorer {" ".join(_PROGRAMS)}
"""


def _case(path: tuple[str, ...]) -> str:
    return "/".join(path) or "''"


def _bash_words(parser: argparse.ArgumentParser) -> str:
    return " ".join(_words(parser))


def _words(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the commands, options and choices that a parser accepts next."""
    yield from subcommands(parser)
    for action in own_actions(parser):
        yield from action.option_strings or _choices(action)


def _choices(action: argparse.Action) -> list[str]:
    """Return the words that an argument or the value of an option can be, if they are few."""
    if action.metavar == "COMMAND":
        return sorted(COMMANDS)
    return [str(choice) for choice in action.choices or ()]


def _bash_values(parser: argparse.ArgumentParser) -> Iterator[tuple[list[str], str]]:
    """Yield the names of options with a value, and what completes it, each once."""
    unique: dict[str, tuple[list[str], str]] = {}
    for _, child in command_tree(parser):
        for action in own_actions(child):
            if not action.option_strings or action.nargs == 0:
                continue
            if choices := " ".join(_choices(action)):
                reply = f'COMPREPLY=($(compgen -W "{choices}" -- "$current"))'
            elif action.metavar in _FILES:
                reply = 'compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$current"))'
            else:
                reply = "COMPREPLY=()"
            unique.setdefault(action.option_strings[-1], (list(action.option_strings), reply))
    yield from unique.values()


def zsh_script(parser: argparse.ArgumentParser) -> str:
    """Return a script for zsh, with the sentence of each command and option."""
    functions = "\n".join(_zsh_function(path, child) for path, child in command_tree(parser))
    return f"""#compdef {" ".join(_PROGRAMS)}
# Completion of Clause Explorer for zsh; save it as _clause-explorer in a folder of $fpath.
{functions}
if [ "$funcstack[1]" = _clause-explorer ]; then
    _clause_explorer "$@"
else
    compdef _clause_explorer {" ".join(_PROGRAMS)}
fi
"""


def _zsh_function(path: tuple[str, ...], parser: argparse.ArgumentParser) -> str:
    lines = [f"        {_zsh_argument(action)} \\" for action in own_actions(parser)]
    name = _function_name(path)
    children = summaries(parser)
    if not children:
        return "\n".join([f"{name}() {{", "    _arguments -s \\", *lines, "        && return", "}"])
    described = "\n".join(
        f"                {_zsh_quoted(f'{child}:{_zsh_text(about)}')}"
        for child, about in children.items()
    )
    cases = "\n".join(
        f"                {child}) {_function_name((*path, child))} ;;" for child in children
    )
    return "\n".join(
        [
            f"{name}() {{",
            "    local state line",
            "    local -a commands",
            "    _arguments -s -C \\",
            *lines,
            "        '1: :->command' '*:: :->arguments'",
            "    case $state in",
            "        command)",
            "            commands=(",
            described,
            "            )",
            "            _describe command commands ;;",
            "        arguments)",
            "            case $line[1] in",
            cases,
            "            esac ;;",
            "    esac",
            "}",
        ]
    )


def _function_name(path: tuple[str, ...]) -> str:
    return "_".join(("_clause_explorer", *path))


def _zsh_argument(action: argparse.Action) -> str:
    """Return a specification of zsh's _arguments."""
    text = _zsh_text(action.help or "")
    value = f":{str(action.metavar or action.dest).lower()}:{_zsh_values(action)}"
    if not action.option_strings:
        count = {"*": "*", "+": "*"}.get(str(action.nargs), "")
        optional = ":" if action.nargs == "?" else ""
        return _zsh_quoted(f"{count}{optional}{value}")
    takes = "" if action.nargs == 0 else value
    if len(action.option_strings) == 1:
        return _zsh_quoted(f"{action.option_strings[0]}[{text}]{takes}")
    names = ",".join(action.option_strings)
    exclusive = " ".join(action.option_strings)
    return f"'({exclusive})'{{{names}}}{_zsh_quoted(f'[{text}]{takes}')}"


def _zsh_values(action: argparse.Action) -> str:
    if choices := " ".join(_choices(action)):
        return f"({choices})"
    return "_files" if action.metavar in _FILES else " "


def _zsh_text(text: str) -> str:
    """Return a sentence without the signs that have a meaning in a specification."""
    for sign in "\\[]:":
        text = text.replace(sign, f"\\{sign}")
    return text


def _zsh_quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def fish_script(parser: argparse.ArgumentParser) -> str:
    """Return a script for fish, with the sentence of each command and option."""
    lines = [
        "# Completion of Clause Explorer for fish; save it in ~/.config/fish/completions/.",
        *(f"complete -c {program} -f" for program in _PROGRAMS),
    ]
    for path, child in command_tree(parser):
        condition = _fish_condition(path, parser)
        for name, about in summaries(child).items():
            lines += _fish_lines(condition, f"-a {name}", about)
        for action in own_actions(child):
            lines += _fish_lines(condition, _fish_argument(action), action.help or "")
    return "\n".join([*lines, ""])


def _fish_condition(path: tuple[str, ...], root: argparse.ArgumentParser) -> str:
    """Return when a command is being completed: its words are there, and none of another.

    ``list`` is also a verb of ``pack``, so that it alone does not name the command.
    """
    if not path:
        return "__fish_use_subcommand"
    commands = subcommands(root)
    others = list(subcommands(commands[path[0]])) if len(path) == 1 else []
    if len(path) == 1:
        others += [name for name, child in commands.items() if path[0] in subcommands(child)]
    conditions = [f"__fish_seen_subcommand_from {word}" for word in path]
    if others:
        conditions.append(f"not __fish_seen_subcommand_from {' '.join(others)}")
    return "; and ".join(conditions)


def _fish_argument(action: argparse.Action) -> str:
    parts = []
    for name in action.option_strings:
        parts.append(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}")
    takes_value = bool(action.option_strings) and action.nargs != 0
    if choices := " ".join(_choices(action)):
        parts.append(f"-{'x' if takes_value else ''}a {_fish_quoted(choices)}")
    elif action.metavar in _FILES:
        parts.append("-rF" if takes_value else "-F")
    elif takes_value:
        parts.append("-x")
    return " ".join(parts)


def _fish_lines(condition: str, argument: str, about: str) -> list[str]:
    if not argument:
        return []
    return [
        f"complete -c {program} -n {_fish_quoted(condition)} {argument} -d {_fish_quoted(about)}"
        for program in _PROGRAMS
    ]


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
