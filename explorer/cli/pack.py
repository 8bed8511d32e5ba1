"""Commands pack check, build and info; dispatch of the other subcommands of pack."""

import argparse
import sys
from pathlib import Path

from explorer.cli.json_output import dumps
from explorer.errors import FileProblemError
from explorer.packs.compiler.cache import Progress
from explorer.system.paths import BUNDLED_PACK
from explorer.system.text_safety import in_one_line, unguarded


def run(options: argparse.Namespace) -> int:
    """Run a subcommand of pack."""
    if options.verb in {"sign", "verify"}:
        from explorer.cli import pack_sign

        return pack_sign.run(options)
    if options.verb in {"install", "list", "rollback", "export"}:
        from explorer.cli import pack_install

        return pack_install.run(options)
    if options.verb in {"new", "watch", "schema"}:
        from explorer.cli import pack_authoring

        return pack_authoring.run(options)
    if options.verb == "diff":
        from explorer.cli import pack_diff

        return pack_diff.run(options)
    # Applies to each path, or to the bundled pack if none is given.
    paths = options.paths or [BUNDLED_PACK]
    verbs = {"check": _check, "build": _build, "info": _info}
    return max(verbs[options.verb](path, options) for path in paths)


def _check(path: Path, _options: argparse.Namespace) -> int:
    from explorer.packs.compiler.compiler import check_pack
    from explorer.packs.source.archive_reader import open_pack

    problems = check_pack(open_pack(path))
    for problem in problems:
        print(in_one_line(str(problem)))
    if problems:
        sys.stderr.write(f"{path}: {len(problems)} problems.\n")
        return 1
    print(f"{path}: no problems.")
    return 0


def _build(path: Path, options: argparse.Namespace) -> int:
    from explorer.packs.compiler.compiler import compile_pack
    from explorer.packs.source.archive_reader import open_pack

    target = options.output or Path(f"{path.stem}.sqlite")
    try:
        compile_pack(open_pack(path), target, _progress())
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(target, reason, "free some space or name another file") from None
    print(f"{path}: compiled to {target}.")
    return 0


def _progress() -> Progress:
    if not sys.stderr.isatty():
        return lambda stage, done, of: None

    terminal = unguarded(sys.stderr)

    def show(stage: str, done: int, of: int) -> None:
        terminal.write(f"\r{stage} {done}/{of}   ")
        if stage == "write" and done == of:
            terminal.write("\n")

    return show


def _info(path: Path, options: argparse.Namespace) -> int:
    from explorer.cli.pack_context import opened

    options.pack = path
    with opened(options) as pack:
        info = pack.info
        if options.json:
            print(dumps(info))
            return 0
        print(f"{info.reference} v{info.version}: {info.title}")
        map_days = [day.as_of for day in info.map_days] or [info.map_as_of]
        map_day = f", map as of {', '.join(map_days)}" if info.map_as_of else ""
        print(f"as of {info.as_of}{map_day}, content {info.content_hash}")
        print(", ".join(f"{number} {name}" for name, number in sorted(info.counts.items())))
        print(info.licence)
    return 0
