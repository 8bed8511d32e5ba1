"""Context of a command: its pack, compiled if necessary and opened."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.packs.compiler.cache import discard, ensure_compiled
from explorer.packs.library.registry import resolve_pack
from explorer.store.pack.checksum import is_intact
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.metadata import pack_info
from explorer.system.paths import places

if TYPE_CHECKING:
    from explorer.domain.content.read_models import PackInfo
    from explorer.store.pack.connection import PackConnection


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A connection to the pack, with the requested date and language."""

    connection: "PackConnection"
    info: "PackInfo"
    as_of: date
    language: str


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[OpenedPack]:
    """Open the pack of a command with the local records of the desk.

    A damaged compiled pack is rebuilt. ``--no-local`` omits local records.
    """
    connection = _with_local(_compiled_pack(options), options)
    try:
        info = pack_info(connection, options.lang or "en")
        language = info.language(options.lang or "en")
        if options.lang not in {"", language}:
            sys.stderr.write(
                f"This pack has no texts in “{options.lang}”; they come in “{language}”.\n"
            )
        as_of = min(options.as_of or info.latest, info.last_day)
        yield OpenedPack(connection, info, as_of, language)
    finally:
        connection.close()


def _compiled_pack(options: argparse.Namespace) -> Path:
    folders = places(options.data_dir)
    folder, source = folders.packs, resolve_pack(options.pack, folders.installed)
    compiled = ensure_compiled(source, folder)
    if compiled.warning:
        sys.stderr.write(f"{compiled.warning} The last good pack is used.\n")
    if compiled.built or is_intact(compiled.path):
        return compiled.path
    discard(compiled.path)
    return ensure_compiled(source, folder).path


def _with_local(base: Path, options: argparse.Namespace) -> "PackConnection":
    """Return a connection to the pack with the desk's local records for it, if any."""
    connection = open_compiled_pack(base)
    desk = places(options.data_dir).desk
    if options.no_local or not desk.is_file():
        return connection
    from explorer.packs.compiler.local_pack_cache import ensure_local_pack
    from explorer.store.desk.read_only import read_desk_snapshot

    reference = pack_info(connection).reference
    local = [record for record in read_desk_snapshot(desk).records if record.pack == reference]
    if not local:
        return connection
    connection.close()
    extended = ensure_local_pack(base, local)
    if not is_intact(extended):
        discard(extended)
        extended = ensure_local_pack(base, local)
    return open_compiled_pack(extended)
