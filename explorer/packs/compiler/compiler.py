"""Compiles a pack's source to one SQLite file, all or nothing."""

from collections.abc import Callable
from pathlib import Path

from explorer.errors import PackError
from explorer.packs.compiler.analysis_rows import add_analysis
from explorer.packs.compiler.rows import make_rows
from explorer.packs.compiler.search_rows import add_search
from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.problems import Problem
from explorer.packs.source.source import Record, read_pack, uncollected
from explorer.packs.source.validation import check
from explorer.store.pack.writer import write_pack

#: Called with the stage ("read", "check", "write"), what is done and of how much.
Progress = Callable[[str, int, int], None]


class PackProblemsError(PackError):
    """A pack with problems; ``problems`` lists them all."""

    def __init__(self, place: Path, problems: list[Problem]) -> None:
        first = problems[0]
        more = f" ({len(problems)} problems in all)" if len(problems) > 1 else ""
        super().__init__(f"{place}: {first}{more}.")
        self.problems = problems


def check_pack(files: PackFiles) -> list[Problem]:
    """Every problem of a pack, in the order of files and lines."""
    with uncollected():
        return check(read_pack(files))


def check_source(files: PackFiles) -> tuple[Record, list[Problem]]:
    """A pack's manifest, and every problem of the pack; the manifest is whole where none is."""
    source = read_pack(files)
    return source.manifest, check(source)


def compile_pack(
    files: PackFiles, target: Path, progress: Progress = lambda stage, done, of: None
) -> None:
    """Check a pack and write it compiled to ``target``.

    Raises PackProblemsError with every problem; ``target`` is then as it was.
    """
    with uncollected():
        source = read_pack(files, lambda done, of: progress("read", done, of))
        progress("check", 0, 1)
        problems = check(source)
        if problems:
            raise PackProblemsError(files.place, problems)
        maker = make_rows(source, files.content_hash())
        add_analysis(maker)
        words = add_search(maker)
        write_pack(target, maker.rows, words, lambda done, of: progress("write", done, of))
