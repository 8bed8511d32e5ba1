"""Taking packs from elsewhere: looked at first, then installed whole or not at all, and back.

The archive is written before the state that names it, both by renaming what is complete; killed
in between, the program goes on with the version it had.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from explorer.errors import FileProblemError, PackError
from explorer.packs.compiler.compiler import PackProblemsError, check_source
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
from explorer.system.atomic_file import fsync_directory, write_atomic
from explorer.system.file_lock import file_lock
from explorer.system.paths import BUNDLED_PACK, Places

_MOST_HISTORY = 1_000
_FULL = "free some space or choose another --data-dir"


@dataclass(frozen=True, slots=True)
class InstallCandidate:
    """A pack that was looked at and can be installed.

    ``before`` is the place of the version in use, None for a pack that is new; ``already`` tells
    that it has the same content, ``other_signer`` that another key signed it. ``refusal``
    is why the pack is not installed unless that is asked for.
    """

    files: PackFiles
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
    """Look a pack through without changing anything.

    Raises PackError if it can never be installed; where it can be only if asked for,
    ``refusal`` says why.
    """
    return look_through_files(open_pack(place), folder, keys_folder)


def look_through_files(files: PackFiles, folder: Path, keys_folder: Path) -> InstallCandidate:
    """Look a pack through of which the files were read, as ``inspect_pack`` does."""
    place, seal = files.place, verify_signature(files, keys_folder)
    if seal.standing is TrustLevel.BROKEN:
        raise PackError(
            f"{place}: the signature does not match this pack; get the file again from its"
            " publisher."
        )
    if seal.standing is TrustLevel.REMOVED:
        raise _removed_signature(place)
    manifest, problems = check_source(files)
    if problems:
        raise PackProblemsError(place, problems)
    intake = InstallCandidate(
        files=files,
        reference=safe_name(manifest["id"]),
        version=manifest["version"],
        title=manifest["title"],
        as_of=manifest["as_of"],
        content=files.content_hash(),
        seal=seal,
    )
    return _beside(intake, folder)


def install_pack(
    intake: InstallCandidate, folder: Path, keys_folder: Path, *, downgrade: bool = False
) -> InstalledPack:
    """Install a pack that was looked through, and use it from now on; earlier versions stay.

    Raises PackError for what is older than the version in use, or has its number and other
    content, unless a ``downgrade`` is asked for.
    """
    with _install_lock(folder):
        # Another window may have installed something since the pack was looked through.
        intake = _beside(intake, folder)
        if intake.refusal and not downgrade:
            raise PackError(intake.refusal)
        _write(intake, folder / intake.reference)
    if intake.seal.key is not None:
        key_store.remember_key(keys_folder, intake.seal.key)
    found = used_version(folder, intake.reference)
    assert found is not None
    return found


def roll_back(folder: Path, reference: str) -> InstalledPack | None:
    """Use the version that was used before; None if that is the one of the program itself."""
    with _install_lock(folder):
        place = folder / reference
        state = _mended(place) if versions(folder, reference) or place.is_dir() else PackState()
        if not state.history:
            raise PackError(
                f"No version of “{reference}” is installed to go back from; main.py pack list shows"
                " what is."
            )
        back = state.history[:-1]
        if not back and not bundled_version(reference):
            raise PackError(f"“{reference}” has no earlier version to go back to; it stays in use.")
        _write_state(place, replace(state, history=back, bundled=bundled_version(reference)))
    return used_version(folder, reference)


def rebuild_registry(folder: Path) -> None:
    """Find again what is installed, where the state of a pack was lost or damaged."""
    for place in sorted(path for path in folder.glob("*/") if any(path.glob(f"*{ENDING}"))):
        if not read_state(place).labels:
            with _install_lock(folder):
                _write_state(place, _mended(place))


def seal_beside_installed(files: PackFiles, found: Places) -> SignatureStatus:
    """Check a pack's signature, and whether it lacks one that an installed version has."""
    seal = verify_signature(files, found.keys)
    if seal.standing is not TrustLevel.UNSIGNED:
        return seal
    manifest, problems = check_source(files)
    if problems or not _was_signed(found.installed, manifest["id"], manifest["version"]):
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


def _beside(intake: InstallCandidate, folder: Path) -> InstallCandidate:
    """Return an intake beside the version in use. Raises PackError for a removed signature."""
    is_unsigned = intake.seal.standing is TrustLevel.UNSIGNED
    if is_unsigned and _was_signed(folder, intake.reference, intake.version):
        raise _removed_signature(intake.files.place)
    used = used_version(folder, intake.reference)
    bundled = bundled_version(intake.reference)
    if used is None and not bundled:
        return replace(intake, before=None, refusal="", already=False)
    if used is None:
        place = BUNDLED_PACK.with_name(intake.reference)
        version, content, signer = bundled, open_pack(place).content_hash(), ""
    else:
        place, version, content, signer = used.file, used.version, used.content, used.signer
    return replace(
        intake,
        before=place,
        before_version=version,
        already=content == intake.content,
        other_signer=bool(signer) and signer != _signer(intake.seal),
        refusal=_refusal(intake, version, content),
    )


def _refusal(intake: InstallCandidate, version: int, content: str) -> str:
    if intake.version < version:
        return (
            f"“{intake.reference}” version {intake.version} is older than version {version}, which"
            " is in use; add --downgrade if that is meant."
        )
    if intake.version == version and intake.content != content:
        return (
            f"“{intake.reference}” version {version} is in use with other content; ask for a"
            " higher version, or add --downgrade if that is meant."
        )
    return ""


def _signer(seal: SignatureStatus) -> str:
    return minisign.public_key_text(seal.key).splitlines()[-1] if seal.key is not None else ""


def _write(intake: InstallCandidate, place: Path) -> None:
    state = _mended(place)
    # Another signature makes another file: what was installed before is never written over.
    content = archive_of(intake.files)
    name = f"{intake.reference}-v{intake.version}-{intake.content[:16]}"
    if intake.seal.key is not None:
        name += f"-{intake.seal.key.shown.lower()}"
    name += ENDING
    _make_folder(place)
    write_atomic(place / name, content)
    fsync_directory(place)
    label = {
        "version": intake.version,
        "title": intake.title,
        "as_of": intake.as_of.isoformat(),
        "content": intake.content,
        "signer": _signer(intake.seal),
    }
    history = state.history if state.history[-1:] == (name,) else (*state.history, name)
    changed = PackState(
        labels={**state.labels, name: label},
        history=history[-_MOST_HISTORY:],
        bundled=bundled_version(intake.reference),
    )
    _write_state(place, changed)


def _write_state(place: Path, state: PackState) -> None:
    write_atomic(place / STATE, state_text(state).encode())
    fsync_directory(place)


def _mended(place: Path) -> PackState:
    """The state of a pack, or one made anew of its archives where there is none."""
    state = read_state(place)
    if state.labels or not place.is_dir():
        return state
    labels, used = {}, []
    for file in sorted(place.glob(f"*{ENDING}"), key=lambda path: path.stat().st_mtime_ns):
        try:
            files = open_pack(file)
            manifest, problems = check_source(files)
        except PackError:
            continue
        if problems or manifest["id"] != place.name:
            continue
        labels[file.name] = {
            "version": manifest["version"],
            "title": manifest["title"],
            "as_of": manifest["as_of"].isoformat(),
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
        raise FileProblemError(place, error.strerror or str(error), _FULL) from None


@contextmanager
def _install_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the folder. Raises PackError if another process holds it."""
    _make_folder(folder)
    with ExitStack() as stack:
        try:
            stack.enter_context(file_lock(folder / "lock", _refuse_second_installer))
        except OSError as error:
            raise FileProblemError(folder, error.strerror or str(error), _FULL) from None
        for partial in folder.glob("*/.*.partial"):
            partial.unlink(missing_ok=True)  # left by a process that was killed
        yield


def _refuse_second_installer() -> None:
    raise PackError("Another window is installing a pack; try again when it is done.")
