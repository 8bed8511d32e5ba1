"""The library: every pack that can be opened, bundled or installed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from explorer.errors import KeyFileError, PackError
from explorer.packs.library.key_store import KeyKind, list_keys
from explorer.packs.library.minisign import read_public_key
from explorer.packs.library.registry import InstalledPack, list_installed, preferred_source
from explorer.packs.source.record_specs import MANIFEST
from explorer.packs.source.schema import RecordReader, ValidationContext
from explorer.packs.source.yaml_reader import read_yaml
from explorer.system.paths import BUNDLED_PACK

#: Start of the manifest's field for a translated title, before the code of the language.
_TRANSLATED = "title_"


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A pack of the library, in the version that would be opened.

    ``place`` is the path to open. ``signer`` is the name of a trusted key, ``signed`` is True if it
    was signed when it was installed; ``bundled`` if this version came with the program.
    ``versions`` counts the installed ones. ``translations`` are titles by language; an installed
    pack is listed by its title alone.
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
    translations: Mapping[str, str] = field(default_factory=dict)

    def title_in(self, language: str) -> str:
        """Return the title in a language, or the title that the pack has in any case."""
        return self.translations.get(language) or self.title


def library(installed: Path, keys: Path, bundled: Path = BUNDLED_PACK.parent) -> list[LibraryEntry]:
    """Return all packs by title. Reads only the label of each, so that it is fast."""
    by_name: dict[str, list[InstalledPack]] = {}
    for pack in list_installed(installed):
        by_name.setdefault(pack.reference, []).append(pack)
    signers = _signers(keys)
    entries = {}
    for folder in sorted(path for path in bundled.glob("*/") if path.is_dir()):
        entry = _bundled(folder, len(by_name.get(folder.name, ())))
        if entry is not None and preferred_source(folder, installed) == folder:
            entries[entry.reference] = entry
    for name, versions in by_name.items():
        used = next((version for version in versions if version.used), None)
        if used is not None and name not in entries:
            entries[name] = _installed(used, len(versions), signers)
    return sorted(entries.values(), key=lambda item: (item.title.casefold(), item.reference))


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
    """Return the entry of a bundled pack, by its manifest alone, or None if that is invalid."""
    findings = ValidationContext()
    try:
        text = (folder / "pack.yaml").read_text(encoding="utf-8")
        node, _ = read_yaml(text, "pack.yaml")
        manifest = RecordReader("pack.yaml", findings).record(node, MANIFEST) if node else None
    except (OSError, ValueError, PackError):
        return None
    if manifest is None or findings.problems:
        return None
    return LibraryEntry(
        manifest.text("id"),
        manifest.required_integer("version"),
        manifest.text("title"),
        manifest.required_day("as_of"),
        folder,
        True,
        versions=versions,
        translations={
            name.removeprefix(_TRANSLATED): manifest.text(name)
            for name in manifest
            if name.startswith(_TRANSLATED)
        },
    )


def _signers(keys: Path) -> dict[bytes, str]:
    """Return the names of the trusted keys, the user's own included."""
    return {named.key.key: named.name for named in list_keys(keys) if named.kind is not KeyKind.MET}


def _name_of(line: str, signers: dict[bytes, str]) -> str:
    try:
        return signers.get(read_public_key(line).key, "") if line else ""
    except KeyFileError:
        return ""
