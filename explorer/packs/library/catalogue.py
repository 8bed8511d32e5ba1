"""The library: every agreement that can be opened, with the program or installed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explorer.errors import KeyFileError, PackError
from explorer.packs.library.key_store import KeyKind, list_keys
from explorer.packs.library.minisign import read_public_key
from explorer.packs.library.registry import InstalledPack, list_installed, newest
from explorer.packs.source.record_specs import MANIFEST
from explorer.packs.source.schema import RecordReader, ValidationContext
from explorer.packs.source.yaml_reader import read_yaml
from explorer.system.paths import BUNDLED_PACK


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One agreement, as it would be opened.

    ``place`` is what to open. ``signer`` is the name of a trusted key, ``signed`` whether there was
    a signature when it was installed; ``bundled`` tells that this version came with the program.
    ``versions`` counts those that are installed.
    """

    reference: str
    version: int
    title: str
    as_of: date
    place: Path
    bundled: bool
    signed: bool = False
    signer: str = ""
    versions: int = 0


def library(installed: Path, keys: Path, bundled: Path = BUNDLED_PACK.parent) -> list[LibraryEntry]:
    """All agreements by title. Reads no more of a pack than its label, so that it is quick."""
    by_name: dict[str, list[InstalledPack]] = {}
    for pack in list_installed(installed):
        by_name.setdefault(pack.reference, []).append(pack)
    signers = _signers(keys)
    found = {}
    for folder in sorted(path for path in bundled.glob("*/") if path.is_dir()):
        entry = _bundled(folder, len(by_name.get(folder.name, ())))
        if entry is not None and newest(folder, installed) == folder:
            found[entry.reference] = entry
    for name, versions in by_name.items():
        used = next((one for one in versions if one.used), None)
        if used is not None and name not in found:
            found[name] = _installed(used, len(versions), signers)
    return sorted(found.values(), key=lambda one: (one.title.casefold(), one.reference))


def _installed(pack: InstalledPack, versions: int, signers: dict[bytes, str]) -> LibraryEntry:
    return LibraryEntry(
        reference=pack.reference,
        version=pack.version,
        title=pack.title,
        as_of=pack.as_of,
        place=pack.file,
        bundled=False,
        signed=bool(pack.signer),
        signer=_name_of(pack.signer, signers),
        versions=versions,
    )


def _bundled(folder: Path, versions: int) -> LibraryEntry | None:
    """A pack that came with the program, by its manifest alone; None if that is not a good."""
    findings = ValidationContext()
    try:
        text = (folder / "pack.yaml").read_text(encoding="utf-8")
        node, _ = read_yaml(text, "pack.yaml")
        held = RecordReader("pack.yaml", findings).record(node, MANIFEST) if node else None
    except (OSError, ValueError, PackError):
        return None
    if held is None or findings.problems:
        return None
    return LibraryEntry(
        held["id"], held["version"], held["title"], held["as_of"], folder, True, versions=versions
    )


def _signers(keys: Path) -> dict[bytes, str]:
    """Names of the keys that are trusted, one's own among them."""
    return {one.key.key: one.name for one in list_keys(keys) if one.kind is not KeyKind.MET}


def _name_of(line: str, signers: dict[bytes, str]) -> str:
    try:
        return signers.get(read_public_key(line).key, "") if line else ""
    except KeyFileError:
        return ""
