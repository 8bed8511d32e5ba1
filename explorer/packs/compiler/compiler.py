"""Compiler of a pack's source to one SQLite file, complete or unchanged."""

from collections.abc import Callable
from pathlib import Path

from explorer.errors import PackError
from explorer.packs.compiler.analysis_rows import add_analysis
from explorer.packs.compiler.rows import make_rows
from explorer.packs.compiler.search_rows import add_search
from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.problems import Problem
from explorer.packs.source.source import Record, gc_paused, read_pack
from explorer.packs.source.validation import validate
from explorer.store.pack.writer import write_pack

#: Called with the stage ("read", "check", "write"), the amount done and the total.
Progress = Callable[[str, int, int], None]


class PackProblemsError(PackError):
    """A pack with problems; ``problems`` lists them all."""

    def __init__(self, place: Path, problems: list[Problem]) -> None:
        first = problems[0]
        more = f" ({len(problems)} problems in all)" if len(problems) > 1 else ""
        super().__init__(f"{place}: {first}{more}.")
        self.problems = problems


def check_pack(files: PackFiles) -> list[Problem]:
    """Return every problem of a pack, in the order of files and lines."""
    with gc_paused():
        return validate(read_pack(files))


def check_source(files: PackFiles) -> tuple[Record, list[Problem]]:
    """Return a pack's manifest and every problem; the manifest is complete if there are none."""
    source = read_pack(files)
    return source.manifest, validate(source)


def compile_pack(
    files: PackFiles, target: Path, progress: Progress = lambda stage, done, of: None
) -> None:
    """Check a pack and write it, compiled, to ``target``.

    Raises PackProblemsError with every problem; ``target`` is then unchanged.
    """
    with gc_paused():
        source = read_pack(files, lambda done, of: progress("read", done, of))
        progress("check", 0, 1)
        problems = validate(source)
        if problems:
            raise PackProblemsError(files.place, problems)
        builder = make_rows(source, files.content_hash())
        add_analysis(builder)
        words = add_search(builder)
        write_pack(target, builder.rows, words, lambda done, of: progress("write", done, of))
