"""Reader of any file that agreements are imported from: a text, or a table of agreements."""

from pathlib import Path
from typing import TYPE_CHECKING

from explorer.system.file_kinds import TABLES, TEXTS

if TYPE_CHECKING:
    from explorer.interchange.document_reader import ParsedDocument
    from explorer.interchange.pax.reader import PaxFile


def read_agreement_file(path: Path) -> "ParsedDocument | PaxFile":
    """Read a file by its kind; a text file may be a table that a spreadsheet program saved.

    Raises FileProblemError.
    """
    from explorer.interchange.pax.reader import begins_as_pax, read_pax

    ending = path.suffix.lower()
    if ending in TABLES or (ending == TEXTS[0] and begins_as_pax(path)):
        return read_pax(path)
    from explorer.interchange.document_reader import read_draft

    return read_draft(path)
