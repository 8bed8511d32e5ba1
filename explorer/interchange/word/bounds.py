"""Size limits of a Word file, checked before python-docx loads it whole."""

import zipfile
from pathlib import Path
from typing import IO
from xml.parsers import expat

from explorer.errors import FileProblemError
from explorer.system.limits import (
    MAX_WORD_BYTES,
    MAX_WORD_DEPTH,
    MAX_WORD_LISTING_BYTES,
    MAX_WORD_PARTS,
    MAX_WORD_XML_BYTES,
    MAX_XML_ITEMS,
)
from explorer.system.zip_listing import listing_bytes

_BLOCK = 64 * 1024
_REMEDY = "save it in Word again, or take the text alone"
#: Beginnings of XML in UTF-8 and in UTF-16 of either order, with or without a byte order mark.
_XML_BEGINS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<", b"\x00<")


def expect_bounded(path: Path) -> None:
    """Refuse a file whose unpacked parts are larger than a text needs.

    At most the sizes of the listing are read; elements are counted while streaming. Raises
    FileProblemError, zipfile.BadZipFile, expat.ExpatError and what unpacking raises.
    """
    if listing_bytes(path) > MAX_WORD_LISTING_BYTES:
        raise _refused(path, "it has too many parts")
    scan = _Scan(path)
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_WORD_PARTS or len(names) != len(entries):
            raise _refused(path, "it has too many parts, or one twice")
        if unpacked > MAX_WORD_BYTES:
            raise _refused(
                path, f"it is packed too tightly, and over {MAX_WORD_BYTES >> 20} MiB unpacked"
            )
        for entry in entries:
            with archive.open(entry) as part:
                begins = part.read(_BLOCK)
                if begins.lstrip().startswith(_XML_BEGINS):
                    scan.part(begins, part)


def _refused(path: Path, reason: str) -> FileProblemError:
    return FileProblemError(path, f"{reason}; this is not a usual Word file", _REMEDY)


class _Scan:
    """Counter of the content of all XML parts of a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes = self.items = self.depth = 0

    def part(self, begins: bytes, rest: IO[bytes]) -> None:
        """Scan one part in blocks."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        self.depth = 0
        block = begins
        while block:
            self.bytes += len(block)
            if self.bytes > MAX_WORD_XML_BYTES:
                size = MAX_WORD_XML_BYTES >> 20
                raise _refused(self.path, f"unpacked, its text is over {size} MiB")
            parser.Parse(block, False)
            block = rest.read(_BLOCK)
        parser.Parse(b"", True)

    def _start(self, _name: str, attributes: dict[str, str]) -> None:
        self.items += 1 + len(attributes)
        self.depth += 1
        if self.items > MAX_XML_ITEMS:
            raise _refused(self.path, "it has too many elements")
        if self.depth > MAX_WORD_DEPTH:
            raise _refused(self.path, "its elements are nested too deep")

    def _end(self, _name: str) -> None:
        self.depth -= 1

    def _refuse(self, *_arguments: object) -> None:
        raise FileProblemError(self.path, "the file declares entities", "save it in Word again")
