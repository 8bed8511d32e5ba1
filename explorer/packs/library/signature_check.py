"""From whom a pack is, as its signature and the user's keys tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from explorer.errors import KeyFileError
from explorer.packs.library import key_store, minisign
from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.checksums import SIGNATURE, SIGNER, SUMS


class Standing(StrEnum):
    """What a pack's signature says to this user."""

    TRUSTED = "trusted"
    OWN = "own"
    KNOWN = "known"
    UNKNOWN = "unknown"
    UNCHECKED = "unchecked"
    UNSIGNED = "unsigned"
    REMOVED = "removed"
    BROKEN = "broken"


#: Signatures of people whose key the user has chosen to trust.
VOUCHED = frozenset({Standing.TRUSTED, Standing.OWN})


@dataclass(frozen=True, slots=True)
class Seal:
    """The standing of a pack, the name and number of the key, and what the signer wrote.

    ``key`` is the signer's, where it is known or came with the pack.
    """

    standing: Standing
    name: str = ""
    number: str = ""
    comment: str = ""
    key: minisign.PublicKey | None = None


def look_at(files: PackFiles, folder: Path) -> Seal:
    """Check a pack's signature against the keys in a folder.

    The hashes were held to when the pack was read. A key that came with the pack vouches for no
    more than that the pack is whole: unless the user knows it, anybody may have made it.
    """
    if SIGNATURE not in files.seal:
        # A signer's key without a signature is what is left of a pack that was signed.
        return Seal(Standing.REMOVED if SIGNER in files.seal else Standing.UNSIGNED)
    try:
        signature = minisign.read_signature(_text(files.seal[SIGNATURE]))
    except KeyFileError:
        return Seal(Standing.BROKEN)
    number = f"{int.from_bytes(signature.number, 'little'):016X}"
    known = [one for one in key_store.list_keys(folder) if one.key.number == signature.number]
    sums = files.seal.get(SUMS, b"")
    for one in known:
        if minisign.is_signed(sums, signature, one.key):
            return Seal(_STANDING[one.kind], one.name, number, _shown(signature.comment), one.key)
    if known:
        return Seal(Standing.BROKEN, known[0].name, number)
    return _by_its_own_key(files, sums, signature, number)


_STANDING = {
    key_store.KeyKind.OWN: Standing.OWN,
    key_store.KeyKind.TRUSTED: Standing.TRUSTED,
    key_store.KeyKind.MET: Standing.KNOWN,
}


def _by_its_own_key(
    files: PackFiles, sums: bytes, signature: minisign.Signature, number: str
) -> Seal:
    if SIGNER not in files.seal:
        return Seal(Standing.UNCHECKED, "", number)
    try:
        key = minisign.read_public_key(_text(files.seal[SIGNER]))
    except KeyFileError:
        return Seal(Standing.BROKEN, "", number)
    if not minisign.is_signed(sums, signature, key):
        return Seal(Standing.BROKEN, "", number)
    return Seal(Standing.UNKNOWN, "", number, _shown(signature.comment), key)


def told(seal: Seal, words: Mapping[str, str]) -> str:
    """The standing of a pack in one plain sentence."""
    return words[f"seal.{seal.standing}"].format(name=seal.name, number=seal.number)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _shown(comment: str) -> str:
    """What the signer wrote, without characters that do not show or turn the line round."""
    return "".join(c if c.isprintable() else " " for c in comment)[:200].strip()
