"""Registry of installed packs: their versions, and which of them is used.

Every pack has a folder: each installed version as a ``.ppack``, and ``state.json`` with labels and
the order in which they came into use. Reading it opens no archive, so that it is fast enough before
the first paint.
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
    """A version of an installed pack.

    ``signer`` is the signer's public key at installation, as one line, or empty.
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
    """Content of ``state.json``: labels by file name, and names in the order of use.

    The last in ``history`` is used. ``bundled`` is the version that came with the program at the
    time: a later bundled version replaces an older installed one.
    """

    labels: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    history: tuple[str, ...] = ()
    bundled: int = 0


def list_installed(folder: Path) -> tuple[InstalledPack, ...]:
    """Return every version of every installed pack, by name and version."""
    places = sorted(path for path in folder.glob("*/") if _IDENTIFIER.fullmatch(path.name))
    return tuple(pack for place in places for pack in versions(folder, place.name))


def versions(folder: Path, reference: str) -> tuple[InstalledPack, ...]:
    """Return the versions of a pack, oldest first; empty if it was never installed."""
    if not _IDENTIFIER.fullmatch(reference):
        return ()
    place = folder / reference
    state = read_state(place)
    candidates = (_pack_from_label(place, name, state) for name in state.labels)
    known = [pack for pack in candidates if pack is not None and pack.file.is_file()]
    return tuple(sorted(known, key=lambda pack: (pack.version, pack.content)))


def used_version(folder: Path, reference: str) -> InstalledPack | None:
    """Return the used version of an installed pack, or None."""
    return next((pack for pack in versions(folder, reference) if pack.used), None)


def resolve_pack(requested: Path, folder: Path) -> Path:
    """Return the path of a requested pack: a path, or the name of an installed or bundled one.

    The pack that the program starts with is the installed one of its name, if there is one.
    """
    if requested == BUNDLED_PACK:
        return preferred_source(BUNDLED_PACK, folder)
    if requested.exists() or not _IDENTIFIER.fullmatch(str(requested)):
        return requested
    bundled = BUNDLED_PACK.with_name(requested.name)
    installed_version = used_version(folder, requested.name)
    if bundled.is_dir():
        return preferred_source(bundled, folder)
    return installed_version.file if installed_version is not None else requested


def bundled_version(reference: str) -> int:
    """Return the bundled version of a pack, or 0 if there is none."""
    try:
        text = (BUNDLED_PACK.with_name(reference) / "pack.yaml").read_text(encoding="utf-8")
    except OSError:
        return 0
    match = _VERSION.search(text)
    return int(match[1]) if match else 0


def read_state(place: Path) -> PackState:
    """Return the state of a pack's folder; empty if it cannot be read."""
    try:
        content = json.loads((place / STATE).read_text(encoding="utf-8"))
        labels = {str(name): dict(label) for name, label in content["labels"].items()}
        history = tuple(str(name) for name in content["history"] if name in labels)
        return PackState(labels, history, int(content["bundled"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return PackState()


def state_text(state: PackState) -> str:
    """Return the content of ``state.json``."""
    content = {
        "labels": dict(state.labels),
        "history": list(state.history),
        "bundled": state.bundled,
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def preferred_source(bundled: Path, folder: Path) -> Path:
    """Return the version to use of a bundled pack: the bundled or an installed one."""
    installed_version = used_version(folder, bundled.name)
    if installed_version is None:
        return bundled
    with_program = bundled_version(bundled.name)
    later = with_program > max(installed_version.version, read_state(folder / bundled.name).bundled)
    return bundled if later else installed_version.file


def _pack_from_label(place: Path, name: str, state: PackState) -> InstalledPack | None:
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
