"""Commands pack check, build and info; dispatch of the other subcommands of pack."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.cli.json_output import dumps
from explorer.cli.output.target import file_to_replace, report_written
from explorer.cli.output.terminal import counted, print_text
from explorer.errors import FileProblemError, UsageError
from explorer.packs.compiler.cache import Progress
from explorer.system.atomic_file import space_remedy
from explorer.system.paths import BUNDLED_PACK
from explorer.system.text_safety import in_one_line, unguarded

if TYPE_CHECKING:
    from explorer.domain.content.read_models import PackInfo
    from explorer.packs.source.problems import Problem


#: Modules of the other subcommands, which are imported on demand.
_MODULES = {
    **dict.fromkeys(("sign", "verify"), "pack_sign"),
    **dict.fromkeys(("install", "list", "rollback", "export"), "pack_install"),
    **dict.fromkeys(("catalogue", "offers", "fetch"), "library.shared_packs"),
    **dict.fromkeys(("new", "watch", "schema"), "pack_authoring"),
    "diff": "pack_diff",
}


def run(options: argparse.Namespace) -> int:
    """Run a subcommand of pack."""
    module = _MODULES.get(options.verb)
    if module is not None:
        status: int = import_module(f"explorer.cli.{module}").run(options)
        return status
    # Applies to each path, or to the bundled pack if none is given.
    paths = options.paths or [BUNDLED_PACK]
    if options.verb == "check":
        return _check(paths, options)
    if options.verb == "build":
        return _build(paths, options)
    return _info(paths, options)


def _check(paths: Sequence[Path], options: argparse.Namespace) -> int:
    from explorer.packs.compiler.compiler import check_pack
    from explorer.packs.source.archive_reader import open_pack

    problems = [(path, check_pack(open_pack(path))) for path in paths]
    if options.json:
        packs = [{"pack": str(path), "problems": of_pack} for path, of_pack in problems]
        print(dumps({"packs": packs}, "pack-check"))
    else:
        _print_problems(problems)
    return int(any(of_pack for _, of_pack in problems))


def _print_problems(problems: "Sequence[tuple[Path, Sequence[Problem]]]") -> None:
    for path, of_pack in problems:
        for problem in of_pack:
            print(in_one_line(str(problem)))
        if of_pack:
            sys.stderr.write(f"{path}: {counted(len(of_pack), 'problem')}.\n")
        else:
            print(f"{path}: no problems.")


def _build(paths: Sequence[Path], options: argparse.Namespace) -> int:
    if options.output is not None and len(paths) > 1:
        raise UsageError("-o: name a single pack, or leave out -o.")
    for path in paths:
        _build_one(path, options.output or Path(f"{path.stem}.sqlite"), options)
    return 0


def _build_one(path: Path, target: Path, options: argparse.Namespace) -> None:
    from explorer.packs.compiler.compiler import compile_pack
    from explorer.packs.source.archive_reader import open_pack

    real = file_to_replace(target, force=options.force)
    try:
        compile_pack(open_pack(path), real, _progress())
    except OSError as error:
        remedy = space_remedy(error, "name another file")
        raise FileProblemError(target, error.strerror or str(error), remedy) from None
    report_written(options, target, f"compiled from {path}")


def _progress() -> Progress:
    if not sys.stderr.isatty():
        return lambda stage, done, of: None

    terminal = unguarded(sys.stderr)

    def show(stage: str, done: int, of: int) -> None:
        terminal.write(f"\r{stage} {done}/{of}   ")
        if stage == "write" and done == of:
            terminal.write("\n")

    return show


def _info(paths: Sequence[Path], options: argparse.Namespace) -> int:
    from explorer.cli.pack_context import opened

    if options.json and len(paths) > 1:
        raise UsageError("--json: name a single pack.")
    for path in paths:
        options.pack = path
        with opened(options) as pack:
            info = pack.info
            if options.json:
                print(dumps(info, "pack-info"))
            else:
                print_text("\n".join(_info_lines(info)))
    return 0


def _info_lines(info: "PackInfo") -> Iterator[str]:
    yield f"{info.reference} v{info.version}: {info.title}"
    map_days = [day.as_of for day in info.map_days] or [info.map_as_of]
    map_day = f", map as of {', '.join(map_days)}" if info.map_as_of else ""
    yield f"as of {info.as_of}{map_day}, content {info.content_hash}"
    yield ", ".join(f"{number} {name}" for name, number in sorted(info.counts.items()))
    yield info.licence
