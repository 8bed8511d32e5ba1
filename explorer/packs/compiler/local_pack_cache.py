"""Cache of compiled packs extended by the local records: files beside the compiled pack.

Each is named by the state of the records, so that the same records are never added twice. If
deleted, it is built again from the pack and the desk.
"""

from collections.abc import Sequence
from pathlib import Path

from explorer.domain.desk.local_records import LocalRecord, records_hash
from explorer.errors import FileProblemError
from explorer.packs.compiler.cache import discard
from explorer.system.atomic_file import space_remedy

_MARK = "-own-"


def ensure_local_pack(base: Path, records: Sequence[LocalRecord]) -> Path:
    """Return the compiled pack with the records, built if missing; ``base`` if there are none.

    Raises FileProblemError if the folder cannot be written.
    """
    state = records_hash(records)
    if not state:
        return base
    target = base.with_name(f"{base.stem}{_MARK}{state}{base.suffix}")
    if not target.is_file():
        from explorer.packs.compiler.local_records import extend_with_records

        try:
            extend_with_records(base, target, records)
        except OSError as error:
            remedy = space_remedy(error, "choose another --data-dir")
            raise FileProblemError(base.parent, error.strerror or str(error), remedy) from None
    _remove_others(base, target)
    return target


def last_local(base: Path) -> Path:
    """Return the last extended pack; ``base`` if there is none."""
    candidates = [(path.stat().st_mtime_ns, path) for path in _extensions_of(base)]
    return max(candidates)[1] if candidates else base


def without_local(compiled: Path) -> Path:
    """Return the compiled pack that an extended one is based on; itself if it is not extended."""
    stem, mark, _ = compiled.stem.rpartition(_MARK)
    return compiled.with_name(f"{stem}{compiled.suffix}") if mark else compiled


def _extensions_of(base: Path) -> list[Path]:
    return list(base.parent.glob(f"{base.stem}{_MARK}*{base.suffix}"))


def _remove_others(base: Path, newest: Path) -> None:
    """Remove those of earlier states; an open one stays readable until it is closed."""
    for path in _extensions_of(base):
        if path != newest:
            try:
                discard(path)
            except OSError:  # another window on Windows still has it open
                continue
