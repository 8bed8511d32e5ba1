"""The pack a command works on: compiled when it must be, and opened."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from explorer.packs.compiled import discard, ensure_compiled
from explorer.packs.installed_packs import place_of
from explorer.paths import places
from explorer.store.database import DamagedPackError, open_pack
from explorer.store.names import pack_info

if TYPE_CHECKING:
    from explorer.domain.views import PackInfo
    from explorer.store.database import PackConnection


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A connection to the pack, and the day and language that were asked for."""

    connection: "PackConnection"
    info: "PackInfo"
    as_of: date
    language: str


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[OpenedPack]:
    """Open the pack of a command; a damaged compiled pack is built again."""
    found = places(options.data_dir)
    folder, source = found.packs, place_of(options.pack, found.installed)
    compiled = ensure_compiled(source, folder)
    if compiled.warning:
        sys.stderr.write(f"{compiled.warning} The last good pack is used.\n")
    try:
        connection = open_pack(compiled.path)
    except DamagedPackError:
        discard(compiled.path)
        connection = open_pack(ensure_compiled(source, folder).path)
    try:
        info = pack_info(connection, options.lang or "en")
        language = info.language(options.lang or "en")
        if options.lang not in {"", language}:
            sys.stderr.write(
                f"This pack has no texts in “{options.lang}”; they come in “{language}”.\n"
            )
        as_of = min(options.as_of or info.as_of, info.as_of)
        yield OpenedPack(connection, info, as_of, language)
    finally:
        connection.close()
