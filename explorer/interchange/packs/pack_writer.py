"""An agreement written as a pack's source: files that people go on editing."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from explorer.errors import FileProblemError, PackError
from explorer.interchange.model.agreement import Agreement
from explorer.packs.compiler.compiler import PackProblemsError, check_pack
from explorer.packs.library.archive_writer import ENDING, archive_of
from explorer.packs.library.installer import inspect_files, install_pack
from explorer.packs.library.registry import InstalledPack
from explorer.packs.source.archive_reader import PackFiles
from explorer.system.atomic_file import write_atomic
from explorer.system.text_safety import without_steering

_BASE: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_BASE):  # type: ignore[misc]
    """Writes every value out in full, as a pack has it."""

    def ignore_aliases(self, _value: object) -> bool:
        return True


def source_files(agreement: Agreement, place: Path) -> PackFiles:
    """The files of a pack. Raises PackProblemsError where it would not be sound."""
    contents = {"pack.yaml": _text(agreement.manifest)}
    for document in agreement.documents:
        contents[f"documents/{document['id']}.yaml"] = _text(document)
    for name, records in agreement.lists.items():
        if records:
            contents[f"{name}.yaml"] = _text(list(records))
    files = PackFiles(place, contents)
    problems = check_pack(files)
    if problems:
        raise PackProblemsError(place, problems)
    return files


def write_source(agreement: Agreement, target: Path) -> PackFiles:
    """Write the source as a folder, or as one file where the name ends in ``.ppack``.

    Raises PackError where something is there already or the pack would not be sound, and
    FileProblemError.
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
    """Put agreements into the library: all are sound before any is installed.

    Raises PackError, also where a pack of the same name and version has other content.
    """
    made = [source_files(one, Path(str(one.manifest["id"]))) for one in agreements]
    intakes = [inspect_files(files, folder, keys_folder) for files in made]
    refused = next((one.refusal for one in intakes if one.refusal), "")
    if refused:
        raise PackError(refused)
    return tuple(install_pack(intake, folder, keys_folder) for intake in intakes)


def _text(record: object) -> bytes:
    said: str = yaml.dump(
        _plain(record), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110
    )
    return said.encode()


def _plain(value: object) -> object:
    """A value as YAML writes it: fields without content left out, texts without what steers."""
    if isinstance(value, Mapping):
        fields = {key: _plain(one) for key, one in value.items()}
        return {key: one for key, one in fields.items() if one not in (None, "", [])}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, str):
        return without_steering(str(value))
    return value
