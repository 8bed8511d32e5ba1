"""Export of one document of a pack, in the format of the file's extension."""

from pathlib import Path
from typing import TYPE_CHECKING

from explorer.interchange.packs.from_document import agreement_of_document
from explorer.system.atomic_file import write_atomic

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection

AKOMA_NTOSO = frozenset({".xml", ".akn"})


def write_document(
    connection: "PackConnection", reference: str, language: str, target: Path
) -> None:
    """Write Akoma Ntoso for ``.xml`` and ``.akn``, otherwise a pack's source.

    The source is a ``.ppack`` or a folder. Raises UnknownReferenceError, PackError and
    FileProblemError.
    """
    agreement = agreement_of_document(connection, reference, language)
    if target.suffix.lower() in AKOMA_NTOSO:
        from explorer.interchange.akoma_ntoso.writer import to_akoma_ntoso

        write_atomic(target, to_akoma_ntoso(agreement, language))
        return
    from explorer.interchange.packs.pack_writer import write_source

    write_source(agreement, target)
