"""Which packs are installed, in which versions, and which of these is used.

Every pack has a folder: each version that was ever installed as a ``.ppack``, and ``state.json``
with what is told of them and the order in which they came into use. Reading it opens no archive,
so that it is cheap on the way to the first paint.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from explorer.system.paths import BUNDLED_PACK

STATE = "state.json"
_VERSION = re.compile(r"^version: *(\d{1,9})\s*$", re.MULTILINE)
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """One version of an installed pack.

    ``signer`` is the public key of whom it was from when it was installed, as one line, or empty.
    """

    reference: str
    version: int
    title: str
    as_of: date
    content: str
    signer: str
    file: Path
    used: bool = False


@dataclass(frozen=True, slots=True)
class PackState:
    """What ``state.json`` holds: labels by file name, and names in the order of use.

    The last in ``history`` is used. ``bundled`` is the version that came with the program at the
    time: a later one that comes with a new program is used in place of an older installed one.
    """

    labels: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    history: tuple[str, ...] = ()
    bundled: int = 0


def list_installed(folder: Path) -> tuple[InstalledPack, ...]:
    """Every version of every installed pack, by name and version."""
    places = sorted(path for path in folder.glob("*/") if _IDENTIFIER.fullmatch(path.name))
    return tuple(pack for place in places for pack in versions(folder, place.name))


def versions(folder: Path, reference: str) -> tuple[InstalledPack, ...]:
    """The versions of one pack, oldest first; none where it was never installed."""
    if not _IDENTIFIER.fullmatch(reference):
        return ()
    place = folder / reference
    state = read_state(place)
    found = (_labelled(place, name, state) for name in state.labels)
    known = [pack for pack in found if pack is not None and pack.file.is_file()]
    return tuple(sorted(known, key=lambda pack: (pack.version, pack.content)))


def used_version(folder: Path, reference: str) -> InstalledPack | None:
    """The version of an installed pack that is used; None if none is."""
    return next((pack for pack in versions(folder, reference) if pack.used), None)


def resolve_pack(wanted: Path, folder: Path) -> Path:
    """Where a pack is that somebody names: a path, or the name of an installed or bundled one.

    The pack that the program starts with is the installed one of its name, where there is one.
    """
    if wanted == BUNDLED_PACK:
        return newest(BUNDLED_PACK, folder)
    if wanted.exists() or not _IDENTIFIER.fullmatch(str(wanted)):
        return wanted
    bundled = BUNDLED_PACK.with_name(wanted.name)
    found = used_version(folder, wanted.name)
    if bundled.is_dir():
        return newest(bundled, folder)
    return found.file if found is not None else wanted


def bundled_version(reference: str) -> int:
    """The version of the pack of this name that came with the program; 0 where none did."""
    try:
        text = (BUNDLED_PACK.with_name(reference) / "pack.yaml").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = _VERSION.search(text)
    return int(found[1]) if found else 0


def read_state(place: Path) -> PackState:
    """The state of one pack's folder; an empty one where there is none that can be read."""
    try:
        read = json.loads((place / STATE).read_text(encoding="utf-8"))
        labels = {str(name): dict(label) for name, label in read["labels"].items()}
        history = tuple(str(name) for name in read["history"] if name in labels)
        return PackState(labels, history, int(read["bundled"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return PackState()


def state_text(state: PackState) -> str:
    """The content of ``state.json``."""
    written = {
        "labels": dict(state.labels),
        "history": list(state.history),
        "bundled": state.bundled,
    }
    return json.dumps(written, ensure_ascii=False, indent=1)


def newest(bundled: Path, folder: Path) -> Path:
    """The version to use of a pack that came with the program: that one, or an installed one."""
    found = used_version(folder, bundled.name)
    if found is None:
        return bundled
    with_program = bundled_version(bundled.name)
    later = with_program > max(found.version, read_state(folder / bundled.name).bundled)
    return bundled if later else found.file


def _labelled(place: Path, name: str, state: PackState) -> InstalledPack | None:
    label = state.labels[name]
    try:
        return InstalledPack(
            reference=place.name,
            version=int(label["version"]),
            title=str(label["title"]),
            as_of=date.fromisoformat(label["as_of"]),
            content=str(label["content"]),
            signer=str(label["signer"]),
            file=place / Path(name).name,
            used=state.history[-1:] == (name,),
        )
    except (KeyError, ValueError, TypeError):
        return None
