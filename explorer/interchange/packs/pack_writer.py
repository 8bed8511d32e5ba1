"""Writer of agreements as pack sources: files that users edit further."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from explorer.errors import FileProblemError, PackError
from explorer.interchange.model.agreement import Agreement, identifier_of
from explorer.packs.compiler.compiler import CheckedPack, read_checked
from explorer.packs.library.archive_writer import ENDING, archive_of
from explorer.packs.library.installer import inspect_checked, install_pack
from explorer.packs.library.registry import InstalledPack, bundled_version, used_version
from explorer.packs.source.archive_reader import PackFiles
from explorer.system.atomic_file import write_atomic
from explorer.system.text_safety import without_steering

_BASE: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_BASE):  # type: ignore[misc]
    """YAML dumper that writes every value in full, as pack files do."""

    def ignore_aliases(self, _value: object) -> bool:
        return True


def source_files(agreement: Agreement, place: Path) -> PackFiles:
    """Return the files of a pack. Raises PackProblemsError if it would not be valid."""
    return _valid_pack(agreement, place).files


def _valid_pack(agreement: Agreement, place: Path) -> CheckedPack:
    contents = {"pack.yaml": _text(agreement.manifest)}
    for document in agreement.documents:
        contents[f"documents/{document['id']}.yaml"] = _text(document)
    for name, rows in agreement.lists.items():
        if rows:
            contents[f"{name}.yaml"] = _text(list(rows))
    for language, documents in agreement.translations.items():
        for name, records in documents.items():
            contents[f"{language}/documents/{name}.yaml"] = _text(records)
    return read_checked(PackFiles(place, contents)).expect_valid()


def write_source(agreement: Agreement, target: Path) -> PackFiles:
    """Write the source as a folder, or as one file if the name ends in ``.ppack``.

    Raises PackError if the target exists or the pack would not be valid, and FileProblemError.
    """
    files = source_files(agreement, target)
    if target.suffix == ENDING:
        write_atomic(target, archive_of(files))
        return files
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise PackError(f"{target}: there is something already; name a new folder.")
        for name in files.names():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, files.contents[name])
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(target, reason, "choose another place") from None
    return files


def install_agreements(
    agreements: Sequence[Agreement], folder: Path, keys_folder: Path
) -> tuple[InstalledPack, ...]:
    """Install agreements into the library: all are validated before any is installed.

    An identifier from a title gets a number if another agreement has it. Raises PackError, also
    if a pack of the same name, title and version has other content.
    """
    taken: dict[str, str] = {}
    packs = []
    for agreement in agreements:
        reference = _free_identifier(agreement, folder, taken)
        taken[reference] = str(agreement.manifest["title"])
        named = replace(agreement, manifest={**agreement.manifest, "id": reference})
        packs.append(_valid_pack(named, Path(reference)))
    intakes = [inspect_checked(pack, folder, keys_folder) for pack in packs]
    refused = next((candidate.refusal for candidate in intakes if candidate.refusal), "")
    if refused:
        raise PackError(refused)
    return tuple(install_pack(intake, folder, keys_folder) for intake in intakes)


def _free_identifier(agreement: Agreement, folder: Path, taken: Mapping[str, str]) -> str:
    """Return the identifier of an agreement, with a number if another title has it."""
    title, reference = str(agreement.manifest["title"]), str(agreement.manifest["id"])
    if reference != identifier_of(title):
        return reference  # chosen by the user
    candidate, number = reference, 1
    while _title_in_use(candidate, folder, taken) not in {"", title}:
        number += 1
        candidate = f"{reference}-{number}"
    return candidate


def _title_in_use(reference: str, folder: Path, taken: Mapping[str, str]) -> str:
    """Return the title of the agreement with an identifier, or an empty text if it is free."""
    used = used_version(folder, reference)
    title = taken.get(reference) or (used.title if used is not None else "")
    return title or (reference if bundled_version(reference) else "")


def _text(record: object) -> bytes:
    text: str = yaml.dump(
        _plain(record), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110
    )
    return text.encode()


def _plain(value: object) -> object:
    """Return a value for YAML: without empty fields, texts without steering characters."""
    if isinstance(value, Mapping):
        fields = {key: _plain(content) for key, content in value.items()}
        return {key: content for key, content in fields.items() if content not in (None, "", [])}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return without_steering(str(value))
    return value
