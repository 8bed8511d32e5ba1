"""What reads files of others: each takes any bytes, or refuses them in a sentence."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from explorer.errors import UserFacingError
from explorer.interchange.document_reader import read_draft
from explorer.interchange.packs.pack_writer import source_files
from explorer.interchange.pax.reader import agreement_of_process, read_pax
from explorer.interchange.supplements.supplement_file import read_supplement
from explorer.local_layers.formats import format_of
from explorer.local_layers.prepared_copy import prepare
from explorer.packs.compiler.compiler import read_checked
from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.yaml_reader import read_yaml

CORPUS = Path(__file__).parents[1] / "data" / "corpus"


def _draft(path: Path) -> None:
    read_draft(path)


def _pax(path: Path) -> None:
    file = read_pax(path)
    for name in file.processes():
        source_files(agreement_of_process(file, name), path)


def _pack(path: Path) -> None:
    read_checked(open_pack(path))


def _supplement(path: Path) -> None:
    read_supplement(path)


def _yaml(path: Path) -> None:
    read_yaml(path.read_bytes().decode("utf-8", "replace"), path.name)


def _layer(path: Path) -> None:
    """Copy a layer for GDAL, which itself only reads it in a process with limits."""
    prepare(path, path.parent, format_of(path))


#: By name: the ending of its files, and what reads one.
TARGETS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "akoma-ntoso": (".xml", _draft),
    "word": (".docx", _draft),
    "text": (".txt", _draft),
    "pax": (".csv", _pax),
    "kml": (".kml", _layer),
    "kmz": (".kmz", _layer),
    "shapefile": (".zip", _layer),
    "pack": (".ppack", _pack),
    "supplement": (".supplement", _supplement),
    "yaml": (".yaml", _yaml),
}


def attempt(name: str, content: bytes) -> bool:
    """Let a target read bytes; whether they were taken. Anything but a sentence is raised."""
    ending, read = TARGETS[name]
    with tempfile.TemporaryDirectory(prefix="ce-fuzz-") as folder:
        path = Path(folder) / f"file{ending}"
        path.write_bytes(content)
        try:
            read(path)
        except UserFacingError as refusal:
            return _is_sentence(str(refusal))
        return True


def _is_sentence(said: str) -> bool:
    """Return False, since nothing was taken; AssertionError where the refusal is no sentence."""
    assert said.strip()
    assert "\n" not in said
    return False
