"""Tools for pack authors: a template for a new pack, and a watcher during editing."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import FileProblemError, PackError
from explorer.packs.compiler.cache import KnownSource, ensure_compiled, signature
from explorer.packs.compiler.compiler import read_checked
from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.problems import Problem
from explorer.packs.source.schema import is_identifier
from explorer.program_name import state_commands
from explorer.system.atomic_file import write_atomic
from explorer.system.paths import RESOURCES

TEMPLATE = RESOURCES / "templates" / "pack"
_NAME = "NEW-PACK"
_SETTLING_SECONDS = 0.1
_SETTLING_TRIES = 20


def new_pack(folder: Path) -> tuple[str, ...]:
    """Write an annotated pack named as its folder; return the names of its files.

    Raises PackError if the folder is not empty, and FileProblemError.
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
            text = state_commands(path.read_text(encoding="utf-8")).replace(_NAME, name)
            write_atomic(target, text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(folder, reason, "choose another place") from None
    return tuple(path.relative_to(TEMPLATE).as_posix() for path in files)


@dataclass(frozen=True, slots=True)
class PackSnapshot:
    """State of a pack source: compiled, with its problems, or unreadable.

    ``stamp`` identifies the state of its files.
    """

    stamp: str
    compiled: Path | None = None
    problems: tuple[Problem, ...] = ()
    error: str = ""


def recompile_if_changed(source: Path, folder: Path, known: str = "") -> PackSnapshot | None:
    """Compile a pack if its files have changed since ``known``; return None if they have not.

    Compiled packs go to ``folder``. A following window calls this periodically on its reader
    thread, and opens the compiled pack.
    """
    stamp = _settled_signature(source, known)
    if stamp == known:
        return None
    try:
        pack = read_checked(open_pack(source))
        if pack.problems:
            return PackSnapshot(stamp, problems=pack.problems)
        compiled = ensure_compiled(source, folder, known=KnownSource(stamp, pack))
        return PackSnapshot(stamp, compiled=compiled.path)
    except PackError as error:
        return PackSnapshot(stamp, error=str(error))


def _settled_signature(source: Path, known: str) -> str:
    """Return the signature of a pack once its files have stopped changing.

    An editor empties a file before writing it: what stands there in between is not a state to
    report. Returns ``known`` if the files do not come to rest within two seconds.
    """
    stamp = signature(source)
    for _ in range(_SETTLING_TRIES):
        if stamp == known:
            return known
        time.sleep(_SETTLING_SECONDS)
        previous, stamp = stamp, signature(source)
        if stamp == previous:
            return stamp
    return known


def watch(source: Path, folder: Path, wait: Callable[[], bool]) -> Iterator[PackSnapshot]:
    """Yield every new state of a pack, while ``wait`` returns True after some time."""
    known = ""
    while True:
        snapshot = recompile_if_changed(source, folder, known)
        if snapshot is not None:
            known = snapshot.stamp
            yield snapshot
        if not wait():
            return
