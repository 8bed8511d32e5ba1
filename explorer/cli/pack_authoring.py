"""Commands pack new, watch and schema."""

import argparse
import time

from explorer.cli.output.terminal import counted
from explorer.errors import UserFacingError
from explorer.program_name import program_name
from explorer.system.paths import places

_PAUSE_SECONDS = 0.5


def run(options: argparse.Namespace) -> int:
    """Run a subcommand for pack authors."""
    verbs = {"new": _new, "watch": _watch, "schema": _schema}
    return verbs[options.verb](options)


def _new(options: argparse.Namespace) -> int:
    from explorer.packs.library.authoring import new_pack

    for name in new_pack(options.folder):
        print(options.folder / name)
    print(f"Replace what says PLACEHOLDER; {program_name()} pack check lists what is still wrong.")
    return 0


def _watch(options: argparse.Namespace) -> int:
    from explorer.packs.library.authoring import watch

    def wait() -> bool:
        time.sleep(_PAUSE_SECONDS)
        return True

    folder = places(options.data_dir).packs
    if not options.folder.is_dir():
        raise UserFacingError(f"{options.folder}: this is not a folder; name the pack's folder.")
    print(f"Watching {options.folder}; Ctrl+C ends.", flush=True)
    try:
        for snapshot in watch(options.folder, folder, wait):
            for problem in snapshot.problems:
                print(problem)
            result = (
                snapshot.error or f"{counted(len(snapshot.problems), 'problem')}."
                if not snapshot.compiled
                else "good."
            )
            print(f"{time.strftime('%H:%M:%S')} {result}", flush=True)
    except KeyboardInterrupt:
        print()
    return 0


def _schema(options: argparse.Namespace) -> int:
    from explorer.packs.source.format_reference import json_schema, schema_text

    kinds = sorted(json_schema()["$defs"])
    if options.kind and options.kind not in kinds:
        raise UserFacingError(f"“{options.kind}” is not a kind of file; use {', '.join(kinds)}.")
    print(schema_text(options.kind), end="")
    return 0
