"""Cache of compiled packs: found by a cheap stamp, rebuilt when the content of the source changed.

The stamp is a small JSON file beside the compiled pack. It has size and time of every source
file, so that a warm start neither reads nor parses any of them.
"""

import contextlib
import errno
import glob
import json
import os
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.errors import FileProblemError, PackError
from explorer.store.pack.checksum import checksum_path, is_intact
from explorer.store.pack.tables import SCHEMA_VERSION
from explorer.system.atomic_file import remove_stale_partials, space_remedy, write_atomic
from explorer.system.file_stamp import file_stamps
from explorer.system.private_files import FOLDER_MODE

if TYPE_CHECKING:
    from explorer.packs.compiler.compiler import CheckedPack

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class CompiledPack:
    """A compiled pack ready to be opened; ``built`` is True if this call built it."""

    path: Path
    built: bool
    warning: str = ""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that is read and checked already, and its signature before it was read."""

    signature: str
    pack: "CheckedPack"


def find_compiled(source: Path, folder: Path) -> Path | None:
    """Return the compiled pack of a source if its stamp is valid, or None; reads no pack file."""
    stamp = _read_stamp(_stamp_file(source, folder))
    if stamp.get("signature") != signature(source):
        return None
    path = folder / str(stamp.get("file"))
    try:
        return path if path.stat().st_size == stamp.get("size") else None
    except OSError:
        return None


def ensure_compiled(
    source: Path,
    folder: Path,
    progress: Progress = lambda stage, done, of: None,
    known: KnownSource | None = None,
) -> CompiledPack:
    """Return the compiled pack of a source, built if none of its content exists.

    A source that is read already is not read again, even if its files have changed since.
    If the source has problems, the last good compiled pack is returned with a warning, or its
    PackError is raised if there is none. Raises FileProblemError if the folder is not writable.
    """
    compiled = find_compiled(source, folder)
    if compiled is not None:
        return CompiledPack(compiled, built=False)
    try:
        folder = _writable(folder)
        compiled = find_compiled(source, folder)
        if compiled is not None:
            return CompiledPack(compiled, built=False)
        return _build(source, folder, progress, known)
    except PackError as error:
        last = folder / str(_read_stamp(_stamp_file(source, folder)).get("file"))
        if last.is_file():
            return CompiledPack(last, built=False, warning=str(error))
        raise
    except OSError as error:
        remedy = space_remedy(error, "choose another --data-dir")
        raise FileProblemError(folder, error.strerror or str(error), remedy) from None


def _build(
    source: Path, folder: Path, progress: Progress, known: KnownSource | None
) -> CompiledPack:
    # The reading libraries are loaded only when a source is read.
    from explorer.packs.compiler.compiler import compile_checked, compile_pack
    from explorer.packs.source.archive_reader import open_pack

    remove_stale_partials(folder)
    # Taken before the files are read: a later change then leads to another build.
    source_signature = known.signature if known else signature(source)
    files = known.pack.files if known else open_pack(source)
    content = files.content_hash()
    target = folder / f"{source.stem}-{content[:16]}-v{SCHEMA_VERSION}.sqlite"
    stamp_file = _stamp_file(source, folder)
    stamp = {"signature": source_signature, "file": target.name}
    last = _read_stamp(stamp_file)
    if target.is_file() and last.get("file") == target.name and is_intact(target):
        _write_stamp(stamp_file, {**stamp, "size": last["size"]})
        return CompiledPack(target, built=False)
    if known:
        compile_checked(known.pack, target, progress)
    else:
        compile_pack(files, target, progress)
    _write_stamp(stamp_file, {**stamp, "size": target.stat().st_size})
    _remove_older(folder, source, target)
    return CompiledPack(target, built=True)


def _writable(folder: Path) -> Path:
    """Return the folder, or a temporary one if the medium is read-only or not the user's."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        if error.errno not in {errno.EROFS, errno.EACCES, errno.EPERM}:
            raise
    return _temporary_folder()


def _temporary_folder() -> Path:
    """Return this user's temporary folder, the same for every start of the program.

    Raises OSError if another user has taken its name.
    """
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"clause-explorer-{user}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=FOLDER_MODE)
    status = folder.lstat()
    is_ours = stat.S_ISDIR(status.st_mode) and (os.name != "posix" or status.st_uid == user)
    if not is_ours or stat.S_IMODE(status.st_mode) & 0o022:
        raise PermissionError(errno.EACCES, "belongs to another user", str(folder))
    return folder


def discard(compiled: Path) -> None:
    """Remove a damaged compiled pack, so that the next call builds it again."""
    compiled.unlink(missing_ok=True)
    checksum_path(compiled).unlink(missing_ok=True)


def signature(source: Path) -> str:
    """Return a hash of size and time of every source file and of the schema version."""
    digest = sha256(f"{SCHEMA_VERSION}".encode())
    for name, size, changed in file_stamps(source):
        digest.update(f"{name}\0{size}\0{changed}\n".encode())
    return digest.hexdigest()


def _stamp_file(source: Path, folder: Path) -> Path:
    path_hash = sha256(str(source.absolute()).encode()).hexdigest()[:12]
    return folder / f"{source.stem}-{path_hash}.json"


def _read_stamp(path: Path) -> dict[str, Any]:
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(path: Path, stamp: dict[str, Any]) -> None:
    write_atomic(path, json.dumps(stamp).encode())


def _remove_older(folder: Path, source: Path, newest: Path) -> None:
    """Remove compiled packs of earlier content; an open one stays readable until it is closed."""
    # The pattern matches the whole hash: “plan” must not match the files of “plan-b”.
    for path in folder.glob(f"{glob.escape(source.stem)}-{'[0-9a-f]' * 16}-v*.sqlite"):
        if path != newest:
            try:
                discard(path)
            except OSError:  # another window on Windows still has it open
                continue
