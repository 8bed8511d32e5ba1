"""One document of a pack written for others, as the ending of the file says."""

from pathlib import Path
from typing import TYPE_CHECKING

from explorer.interchange.packs.from_document import agreement_of_document
from explorer.system.atomic_file import write_whole

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection

AKOMA_NTOSO = frozenset({".xml", ".akn"})


def write_document(
    connection: "PackConnection", reference: str, language: str, target: Path
) -> None:
    """Write Akoma Ntoso for ``.xml`` and ``.akn``, else a pack's source: a ``.ppack`` or a folder.

    Raises UnknownReferenceError, PackError and FileProblemError.
    """
    agreement = agreement_of_document(connection, reference, language)
    if target.suffix.lower() in AKOMA_NTOSO:
        from explorer.interchange.akoma_ntoso.writer import to_akoma_ntoso

        write_whole(target, to_akoma_ntoso(agreement, language))
        return
    from explorer.interchange.packs.pack_writer import write_source

    write_source(agreement, target)
