"""Compiler of a pack's source to one SQLite file, complete or unchanged."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from explorer.errors import PackError
from explorer.packs.compiler.analysis_rows import add_analysis
from explorer.packs.compiler.rows import make_rows
from explorer.packs.compiler.search_rows import add_search
from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.problems import Problem
from explorer.packs.source.source import PackSource, gc_paused, read_pack
from explorer.packs.source.validation import validate
from explorer.store.pack.writer import write_pack

logger = logging.getLogger(__name__)

#: Called with the stage ("read", "check", "write"), the amount done and the total.
Progress = Callable[[str, int, int], None]


class PackProblemsError(PackError):
    """A pack with problems; ``problems`` lists them all."""

    def __init__(self, place: Path, problems: Sequence[Problem]) -> None:
        first = problems[0]
        more = f" ({len(problems)} problems in all)" if len(problems) > 1 else ""
        super().__init__(f"{place}: {first}{more}.")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """A pack read from its files, with every problem; the source is complete if there are none.

    ``milliseconds`` is the time that reading and checking took.
    """

    files: PackFiles = field(repr=False)
    source: PackSource = field(repr=False)
    problems: tuple[Problem, ...]
    milliseconds: int = field(default=0, compare=False)

    def expect_valid(self) -> "CheckedPack":
        """Return the pack. Raises PackProblemsError with every problem."""
        if self.problems:
            raise PackProblemsError(self.files.place, self.problems)
        return self


def read_checked(
    files: PackFiles, progress: Progress = lambda stage, done, of: None
) -> CheckedPack:
    """Read and check a pack. Raises PackError only if there is no readable pack at all."""
    start = time.monotonic()
    with gc_paused():
        source = read_pack(files, lambda done, of: progress("read", done, of))
        progress("check", 0, 1)
        problems = tuple(validate(source))
    return CheckedPack(files, source, problems, _milliseconds_since(start))


def check_pack(files: PackFiles) -> list[Problem]:
    """Return every problem of a pack, in the order of files and lines."""
    return list(read_checked(files).problems)


def compile_pack(
    files: PackFiles, target: Path, progress: Progress = lambda stage, done, of: None
) -> None:
    """Check a pack and write it, compiled, to ``target``.

    Raises PackProblemsError with every problem; ``target`` is then unchanged.
    """
    with gc_paused():
        compile_checked(read_checked(files, progress), target, progress)


def compile_checked(
    pack: CheckedPack, target: Path, progress: Progress = lambda stage, done, of: None
) -> None:
    """Write a pack that is read and checked, compiled, to ``target``.

    Raises PackProblemsError with every problem; ``target`` is then unchanged.
    """
    source = pack.expect_valid().source
    start = time.monotonic()
    with gc_paused():
        builder = make_rows(source, pack.files.content_hash())
        add_analysis(builder)
        words = add_search(builder)
        write_pack(target, builder.rows, words, lambda done, of: progress("write", done, of))
    logger.info(
        "compiled pack %s version %s: read in %d ms, written in %d ms",
        source.manifest["id"],
        source.manifest["version"],
        pack.milliseconds,
        _milliseconds_since(start),
    )


def _milliseconds_since(start: float) -> int:
    return round((time.monotonic() - start) * 1000)
