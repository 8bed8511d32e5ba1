"""Writing a pack: a first one laid out, and one watched while it is edited."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import FileProblemError, PackError
from explorer.packs.compiler.cache import ensure_compiled, signature
from explorer.packs.compiler.compiler import check_pack
from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.problems import Problem
from explorer.packs.source.schema import is_identifier
from explorer.system.atomic_file import write_atomic
from explorer.system.paths import RESOURCES

TEMPLATE = RESOURCES / "templates" / "pack"
_NAME = "NEW-PACK"


def new_pack(folder: Path) -> tuple[str, ...]:
    """Lay out an annotated pack named as its folder; returns the names of its files.

    Raises PackError if something is there already, and FileProblemError.
    """
    name = re.sub(r"[^a-z0-9]+", "-", folder.absolute().name.lower()).strip("-")
    if not is_identifier(name):
        raise PackError(f"{folder}: no pack can be named so; use letters and digits.")
    files = sorted(path for path in TEMPLATE.rglob("*") if path.is_file())
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise PackError(f"{folder}: there is something already; name a new folder.")
        for path in files:
            target = folder / path.relative_to(TEMPLATE)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8").replace(_NAME, name)
            write_atomic(target, text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(folder, reason, "choose another place") from None
    return tuple(path.relative_to(TEMPLATE).as_posix() for path in files)


@dataclass(frozen=True, slots=True)
class PackSnapshot:
    """A pack as it was found: compiled, or with its problems, or not to be read at all.

    ``stamp`` tells one state of its files from another.
    """

    stamp: str
    compiled: Path | None = None
    problems: tuple[Problem, ...] = ()
    error: str = ""


def recompile_if_changed(source: Path, folder: Path, known: str = "") -> PackSnapshot | None:
    """Compile a pack where its files are no longer as ``known``; None if they are.

    Compiled packs go to ``folder``. A window that follows calls this now and then on its reader
    thread, and opens what was compiled.
    """
    stamp = signature(source)
    if stamp == known:
        return None
    try:
        problems = check_pack(open_pack(source))
        if problems:
            return PackSnapshot(stamp, problems=tuple(problems))
        return PackSnapshot(stamp, compiled=ensure_compiled(source, folder).path)
    except PackError as error:
        return PackSnapshot(stamp, error=str(error))


def watch(source: Path, folder: Path, wait: Callable[[], bool]) -> Iterator[PackSnapshot]:
    """Every new state of a pack, as long as ``wait`` returns True after some time."""
    known = ""
    while True:
        found = recompile_if_changed(source, folder, known)
        if found is not None:
            known = found.stamp
            yield found
        if not wait():
            return
