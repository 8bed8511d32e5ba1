"""Key store: the user's keys, trusted keys and keys that were seen, as files in the data folder.

``NAME.key`` and ``NAME.pub`` are a key of the user, ``trusted/NAME.pub`` a trusted key,
``met/NUMBER.pub`` the key of an installed pack. All are in minisign's formats.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from explorer.errors import FileProblemError, KeyFileError
from explorer.packs.library import minisign
from explorer.packs.library.minisign import PublicKey, SecretKey
from explorer.packs.source.schema import is_identifier
from explorer.program_name import program_name
from explorer.system.atomic_file import PRIVATE, fsync_directory, write_atomic
from explorer.system.private_files import make_private_folder

_MOST_BYTES = 10_000
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class KeyKind(StrEnum):
    """Origin of a key."""

    OWN = "own"
    TRUSTED = "trusted"
    MET = "met"


@dataclass(frozen=True, slots=True)
class NamedKey:
    """A key with its name for the user; a key that was only seen is named by its number."""

    name: str
    kind: KeyKind
    key: PublicKey


def list_keys(folder: Path) -> tuple[NamedKey, ...]:
    """Return all keys, the user's own first."""
    return tuple(key for kind in KeyKind for key in _keys_of_kind(folder, kind))


def create_key(folder: Path, name: str, password: str = "") -> NamedKey:
    """Create a key of the user. Raises KeyFileError if the name is taken or invalid."""
    _expect_free_name(folder, name)
    secret = minisign.make_key()
    text = minisign.secret_key_text(secret, password)
    _write(secret_file(folder, name), text, mode=PRIVATE)
    _write(_file(folder, KeyKind.OWN, name), minisign.public_key_text(secret.public))
    return NamedKey(name, KeyKind.OWN, secret.public)


def trust(folder: Path, key: PublicKey, name: str) -> NamedKey:
    """Trust a key of another person under a name. Raises KeyFileError if the name is taken."""
    for known in list_keys(folder):
        if known.key == key and known.kind is not KeyKind.MET:
            raise KeyFileError(f"This key is trusted already, as “{known.name}”.")
    _expect_free_name(folder, name)
    _write(_file(folder, KeyKind.TRUSTED, name), minisign.public_key_text(key))
    return NamedKey(name, KeyKind.TRUSTED, key)


def remember_key(folder: Path, key: PublicKey) -> None:
    """Store the key that signed an installed pack."""
    if all(known.key != key for known in list_keys(folder)):
        # Another key may have the same number, which is only eight bytes of its file.
        name = f"{key.shown}-{key.key[:4].hex()}"
        _write(_file(folder, KeyKind.MET, name), minisign.public_key_text(key))


def remove_key(folder: Path, name: str) -> NamedKey:
    """Remove a trusted or seen key. Raises KeyFileError for an own key, which is never deleted."""
    for known in list_keys(folder):
        if known.name != name:
            continue
        if known.kind is KeyKind.OWN:
            raise KeyFileError(
                f"“{name}” is your own key, and nothing more could be signed with it;"
                f" delete {secret_file(folder, name)} yourself if that is meant."
            )
        _file(folder, known.kind, name).unlink(missing_ok=True)
        return known
    raise KeyFileError(f"There is no key “{name}”; {program_name()} key list shows them.")


def secret_file(folder: Path, name: str) -> Path:
    """Return the path of the secret key of a name."""
    return folder / f"{name}.key"


def own_key(folder: Path, name_or_file: str) -> Path:
    """Return the file of the secret key to sign with: by name, by path, or the only one."""
    if name_or_file:
        own = secret_file(folder, name_or_file)
        return own if is_identifier(name_or_file) and own.is_file() else Path(name_or_file)
    names = [known.name for known in _keys_of_kind(folder, KeyKind.OWN)]
    if not names:
        raise KeyFileError(
            f"There is no key to sign with; {program_name()} key make NAME makes one."
        )
    if len(names) > 1:
        raise KeyFileError(f"Name the key to sign with: --key, one of {', '.join(names)}.")
    return secret_file(folder, names[0])


def secret_text(file: Path) -> str:
    """Return the text of a secret key file. Raises KeyFileError if other users can read it."""
    text = _read(file)
    if os.name == "posix" and file.stat().st_mode & _OTHERS:
        raise KeyFileError(
            f"{file}: others on this computer can read the secret key; make a new one, or run"
            " chmod 600 on it if no other person had access."
        )
    return text


def read_secret(file: Path, password: str = "") -> SecretKey:
    """Read a secret key from its file. Raises KeyFileError."""
    return minisign.read_secret_key(secret_text(file), password)


def read_public(text_or_file: str) -> PublicKey:
    """Read a public key from its file, or from its one line of text. Raises KeyFileError."""
    try:
        return minisign.read_public_key(text_or_file)
    except KeyFileError:
        return minisign.read_public_key(_read(Path(text_or_file)))


def _keys_of_kind(folder: Path, kind: KeyKind) -> Iterator[NamedKey]:
    for file in sorted(_file(folder, kind, "x").parent.glob("*.pub")):
        try:
            yield NamedKey(file.stem, kind, minisign.read_public_key(_read(file)))
        except (KeyFileError, FileProblemError):
            continue  # an invalid file is ignored


def _file(folder: Path, kind: KeyKind, name: str) -> Path:
    place = folder if kind is KeyKind.OWN else folder / kind.value
    return place / f"{name}.pub"


def _expect_free_name(folder: Path, name: str) -> None:
    if not is_identifier(name):
        raise KeyFileError(
            f"“{name}” is not a valid name of a key; use small letters, digits, hyphens."
        )
    if secret_file(folder, name).exists() or any(
        _file(folder, kind, name).exists() for kind in KeyKind
    ):
        raise KeyFileError(f"There is a key “{name}” already; choose another name.")


def _write(file: Path, text: str, *, mode: int | None = None) -> None:
    try:
        make_private_folder(file.parent)
    except OSError as error:
        raise _unusable(file, error) from None
    write_atomic(file, text.encode(), mode=mode)
    fsync_directory(file.parent)


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST_BYTES).decode("utf-8-sig", "replace")
    except (OSError, ValueError) as error:
        raise _unusable(file, error) from None


def _unusable(file: Path, error: Exception) -> FileProblemError:
    reason = getattr(error, "strerror", None) or str(error)
    return FileProblemError(file, reason, "check the path, and that you may use it")
