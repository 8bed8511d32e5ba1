"""Installation of packs: inspected first, installed completely or not at all, and rolled back.

The archive is written before the state that names it, each by an atomic rename; if the process is
killed in between, the program uses the previous version.
"""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from explorer.errors import FileProblemError, PackError
from explorer.packs.compiler.compiler import CheckedPack, read_checked
from explorer.packs.library import key_store, minisign
from explorer.packs.library.archive_writer import ENDING, archive_of
from explorer.packs.library.registry import (
    STATE,
    InstalledPack,
    PackState,
    bundled_version,
    read_state,
    state_text,
    used_version,
    versions,
)
from explorer.packs.library.signature_check import SignatureStatus, TrustLevel, verify_signature
from explorer.packs.source.archive_reader import PackFiles, open_pack
from explorer.packs.source.checksums import SIGNER
from explorer.packs.source.safe_names import safe_name
from explorer.packs.source.schema import is_identifier
from explorer.program_name import program_name
from explorer.system.atomic_file import fsync_directory, space_remedy, write_atomic
from explorer.system.file_lock import file_lock
from explorer.system.paths import BUNDLED_PACK, Places

logger = logging.getLogger(__name__)

_MOST_HISTORY = 1_000
_ELSEWHERE = "choose another --data-dir"


@dataclass(frozen=True, slots=True)
class InstallCandidate:
    """An inspected pack that can be installed; ``pack`` is read and checked.

    ``before`` is the path of the version in use, None for a new pack; ``already`` is True if that
    has the same content, ``other_signer`` if another key signed it. ``refusal`` is the reason not
    to install it unless forced.
    """

    pack: CheckedPack = field(repr=False)
    reference: str
    version: int
    title: str
    as_of: date
    content: str
    seal: SignatureStatus
    before: Path | None = None
    before_version: int = 0
    other_signer: bool = False
    already: bool = False
    refusal: str = ""


def inspect_pack(place: Path, folder: Path, keys_folder: Path) -> InstallCandidate:
    """Inspect a pack without changing anything.

    Raises PackError if it can never be installed; ``refusal`` is set if it can only be installed
    on request.
    """
    files = open_pack(place)
    seal = _accepted_signature(files, keys_folder)
    return _candidate(read_checked(files), seal, folder)


def inspect_checked(pack: CheckedPack, folder: Path, keys_folder: Path) -> InstallCandidate:
    """Inspect a pack that is read and checked already, as ``inspect_pack`` does."""
    return _candidate(pack, _accepted_signature(pack.files, keys_folder), folder)


def _accepted_signature(files: PackFiles, keys_folder: Path) -> SignatureStatus:
    """Check a signature. Raises PackError if it is broken or was removed."""
    place, seal = files.place, verify_signature(files, keys_folder)
    if seal.standing is TrustLevel.BROKEN:
        raise PackError(
            f"{place}: the signature does not match this pack; get the file again from its"
            " publisher."
        )
    if seal.standing is TrustLevel.REMOVED:
        raise _removed_signature(place)
    return seal


def _candidate(pack: CheckedPack, seal: SignatureStatus, folder: Path) -> InstallCandidate:
    manifest = pack.expect_valid().source.manifest
    candidate = InstallCandidate(
        pack=pack,
        reference=safe_name(manifest.text("id")),
        version=manifest.required_integer("version"),
        title=manifest.text("title"),
        as_of=manifest.required_day("as_of"),
        content=pack.files.content_hash(),
        seal=seal,
    )
    return _compare_with_used(candidate, folder)


def install_pack(
    candidate: InstallCandidate, folder: Path, keys_folder: Path, *, downgrade: bool = False
) -> InstalledPack:
    """Install an inspected pack and use it from now on; earlier versions are kept.

    Raises PackError if it is older than the version in use, or has its number and other content,
    unless ``downgrade`` is True.
    """
    with _install_lock(folder):
        # Another window may have installed a version since the inspection.
        candidate = _compare_with_used(candidate, folder)
        if candidate.refusal and not downgrade:
            raise PackError(candidate.refusal)
        _write(candidate, folder / candidate.reference)
    if candidate.seal.key is not None:
        key_store.remember_key(keys_folder, candidate.seal.key)
    installed = used_version(folder, candidate.reference)
    assert installed is not None
    logger.info("installed pack %s version %d", installed.reference, installed.version)
    return installed


def roll_back(folder: Path, reference: str) -> InstalledPack | None:
    """Use the previously used version; return None if that is the bundled one."""
    with _install_lock(folder):
        place = folder / reference
        state = (
            _repaired_state(place) if versions(folder, reference) or place.is_dir() else PackState()
        )
        if not state.history:
            raise PackError(
                f"No version of “{reference}” is installed to go back from;"
                f" {program_name()} pack list shows what is."
            )
        remaining = state.history[:-1]
        if not remaining and not bundled_version(reference):
            raise PackError(f"“{reference}” has no earlier version to go back to; it stays in use.")
        _write_state(place, replace(state, history=remaining, bundled=bundled_version(reference)))
    used = used_version(folder, reference)
    version = used.version if used is not None else bundled_version(reference)
    logger.info("rolled back pack %s to version %d", reference, version)
    return used


def rebuild_registry(folder: Path) -> None:
    """Rebuild the state of packs whose state file is missing or damaged."""
    for place in sorted(path for path in folder.glob("*/") if any(path.glob(f"*{ENDING}"))):
        if not read_state(place).labels:
            with _install_lock(folder):
                _write_state(place, _repaired_state(place))


def signature_beside_installed(files: PackFiles, places: Places) -> SignatureStatus:
    """Check a pack's signature; a missing one counts as removed if an installed version has it."""
    seal = verify_signature(files, places.keys)
    if seal.standing is not TrustLevel.UNSIGNED:
        return seal
    pack = read_checked(files)
    manifest = pack.source.manifest
    if pack.problems:
        return seal
    name, version = manifest.text("id"), manifest.required_integer("version")
    if not _was_signed(places.installed, name, version):
        return seal
    return SignatureStatus(TrustLevel.REMOVED)


def _was_signed(folder: Path, reference: str, version: int) -> bool:
    """Return True if the version in use is signed, and not newer than ``version``.

    An older version may have been published before the publisher signed.
    """
    used = used_version(folder, reference) if is_identifier(reference) else None
    return used is not None and bool(used.signer) and used.version <= version


def _removed_signature(place: Path) -> PackError:
    return PackError(
        f"{place}: the pack was signed and the signature was removed, so the file may have been"
        " changed; get the signed file from its publisher."
    )


def _compare_with_used(candidate: InstallCandidate, folder: Path) -> InstallCandidate:
    """Return a candidate compared with the version in use. Raises PackError if unsigned now."""
    is_unsigned = candidate.seal.standing is TrustLevel.UNSIGNED
    if is_unsigned and _was_signed(folder, candidate.reference, candidate.version):
        raise _removed_signature(candidate.pack.files.place)
    used = used_version(folder, candidate.reference)
    bundled = bundled_version(candidate.reference)
    if used is None and not bundled:
        return replace(candidate, before=None, refusal="", already=False)
    if used is None:
        place = BUNDLED_PACK.with_name(candidate.reference)
        version, content, signer = bundled, open_pack(place).content_hash(), ""
    else:
        place, version, content, signer = used.file, used.version, used.content, used.signer
    return replace(
        candidate,
        before=place,
        before_version=version,
        already=content == candidate.content,
        other_signer=bool(signer) and signer != _signer(candidate.seal),
        refusal=_refusal(candidate, version, content),
    )


def _refusal(candidate: InstallCandidate, version: int, content: str) -> str:
    if candidate.version < version:
        return (
            f"“{candidate.reference}” version {candidate.version} is older than version {version},"
            " which is in use; add --downgrade if that is meant."
        )
    if candidate.version == version and candidate.content != content:
        return (
            f"“{candidate.reference}” version {version} is in use with other content; ask for a"
            " higher version, or add --downgrade if that is meant."
        )
    return ""


def _signer(seal: SignatureStatus) -> str:
    return minisign.public_key_text(seal.key).splitlines()[-1] if seal.key is not None else ""


def _write(candidate: InstallCandidate, place: Path) -> None:
    state = _repaired_state(place)
    # Another signature gives another file name: installed archives are never overwritten.
    content = archive_of(candidate.pack.files)
    name = f"{candidate.reference}-v{candidate.version}-{candidate.content[:16]}"
    if candidate.seal.key is not None:
        name += f"-{candidate.seal.key.shown.lower()}"
    name += ENDING
    _make_folder(place)
    write_atomic(place / name, content)
    fsync_directory(place)
    label = {
        "version": candidate.version,
        "title": candidate.title,
        "as_of": candidate.as_of.isoformat(),
        "content": candidate.content,
        "signer": _signer(candidate.seal),
    }
    history = state.history if state.history[-1:] == (name,) else (*state.history, name)
    changed = PackState(
        labels={**state.labels, name: label},
        history=history[-_MOST_HISTORY:],
        bundled=bundled_version(candidate.reference),
    )
    _write_state(place, changed)


def _write_state(place: Path, state: PackState) -> None:
    write_atomic(place / STATE, state_text(state).encode())
    fsync_directory(place)


def _repaired_state(place: Path) -> PackState:
    """Return the state of a pack, rebuilt from its archives if it is missing."""
    state = read_state(place)
    if state.labels or not place.is_dir():
        return state
    labels, used = {}, []
    for file in sorted(place.glob(f"*{ENDING}"), key=lambda path: path.stat().st_mtime_ns):
        try:
            pack = read_checked(open_pack(file))
        except PackError:
            continue
        files, manifest = pack.files, pack.source.manifest
        if pack.problems or manifest["id"] != place.name:
            continue
        labels[file.name] = {
            "version": manifest["version"],
            "title": manifest["title"],
            "as_of": manifest.required_day("as_of").isoformat(),
            "content": files.content_hash(),
            "signer": files.seal.get(SIGNER, b"")
            .decode("ascii", "replace")
            .strip()
            .split("\n")[-1],
        }
        used.append(file.name)
    return PackState(labels, tuple(used), 0)


def _make_folder(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
        fsync_directory(place.parent)
    except OSError as error:
        remedy = space_remedy(error, _ELSEWHERE)
        raise FileProblemError(place, error.strerror or str(error), remedy) from None


@contextmanager
def _install_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the folder. Raises PackError if another process holds it."""
    _make_folder(folder)
    with ExitStack() as stack:
        try:
            stack.enter_context(file_lock(folder / "lock", _refuse_second_installer))
        except OSError as error:
            remedy = space_remedy(error, _ELSEWHERE)
            raise FileProblemError(folder, error.strerror or str(error), remedy) from None
        for partial in folder.glob("*/.*.partial"):
            partial.unlink(missing_ok=True)  # left by a process that was killed
        yield


def _refuse_second_installer() -> None:
    raise PackError("Another window is installing a pack; try again when it is done.")
