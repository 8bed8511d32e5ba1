"""Font files: the faces within each, and the characters they cover."""

import os
import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_COLLECTION = b"ttcf"
_FONTS = frozenset({b"\x00\x01\x00\x00", b"OTTO", b"true"})
_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})
#: Character tables by platform and encoding, those of all planes first.
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_MOST_FACES = 64
_LARGEST_TABLE = 8_000_000
_RESTRICTED = 0x0002  # the licence forbids embedding
_BOLD, _ITALIC = 0x20, 0x01

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a font file, with the runs of character codes that it has glyphs for."""

    path: Path
    index: int
    bold: bool
    italic: bool
    variable: bool
    ranges: Ranges

    def covered(self, characters: Iterable[str]) -> frozenset[str]:
        """Return those of some characters that the face has."""
        firsts = [first for first, _ in self.ranges]

        def has(code: int) -> bool:
            place = bisect_right(firsts, code) - 1
            return place >= 0 and code <= self.ranges[place][1]

        return frozenset(character for character in characters if has(ord(character)))


def font_folders() -> tuple[Path, ...]:
    """Return the font folders of this machine, the user's folders first."""
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    folders = [data / "fonts", home / ".fonts"]
    folders += [Path(folder) / "fonts" for folder in shared.split(":") if folder]
    return tuple(dict.fromkeys(folders))


def font_paths(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the font files of folders and their subfolders, each once."""
    seen: set[str] = set()
    for top in folders:
        for folder, inner, names in os.walk(top, followlinks=True):
            real = os.path.realpath(folder)
            if real in seen:
                inner.clear()
                continue
            seen.add(real)
            paths = (Path(folder, name) for name in sorted(names))
            yield from (path for path in paths if path.suffix.lower() in _ENDINGS)


def faces_of(path: Path) -> tuple[Face, ...]:
    """Return the embeddable faces of a file, or none if it cannot be read."""
    try:
        with path.open("rb") as file:
            faces = [_face(file, path, index, offset) for index, offset in enumerate(_starts(file))]
    except (OSError, struct.error, IndexError, MemoryError):
        return ()
    return tuple(face for face in faces if face is not None)


def _starts(file: BinaryIO) -> tuple[int, ...]:
    head = file.read(12)
    if head[:4] in _FONTS:
        return (0,)
    if head[:4] != _COLLECTION:
        return ()
    count = min(struct.unpack_from(">I", head, 8)[0], _MOST_FACES)
    return struct.unpack(f">{count}I", file.read(4 * count))


def _face(file: BinaryIO, path: Path, index: int, start: int) -> Face | None:
    file.seek(start + 4)
    count = struct.unpack(">H", file.read(2))[0]
    file.seek(start + 12)
    records = struct.iter_unpack(">4sIII", file.read(16 * count))
    tables = {tag.decode("latin-1"): (offset, size) for tag, _, offset, size in records}
    if "cmap" not in tables or _OUTLINES.isdisjoint(tables):
        return None
    licence, style = 0, 0
    if "OS/2" in tables:
        table = _read(file, tables["OS/2"])
        licence, style = (
            struct.unpack_from(">H", table, 8)[0],
            struct.unpack_from(">H", table, 62)[0],
        )
    if licence & 0xF == _RESTRICTED:
        return None
    ranges = _ranges(_read(file, tables["cmap"]))
    bold, italic = bool(style & _BOLD), bool(style & _ITALIC)
    return Face(path, index, bold, italic, "fvar" in tables, ranges)


def _read(file: BinaryIO, table: tuple[int, int]) -> bytes:
    offset, size = table
    file.seek(offset)
    return file.read(min(size, _LARGEST_TABLE))


def _ranges(table: bytes) -> Ranges:
    """Return the character codes of a ``cmap`` table that have a glyph."""
    count = struct.unpack_from(">H", table, 2)[0]
    records = (struct.unpack_from(">HHI", table, 4 + 8 * place) for place in range(count))
    starts = {(platform, encoding): start for platform, encoding, start in records}
    for key in _UNICODE:
        start = starts.get(key)
        layout = struct.unpack_from(">H", table, start)[0] if start is not None else 0
        if start is not None and layout == 12:
            return _all_planes(table, start)
        if start is not None and layout == 4:
            return _basic_plane(table, start)
    return ()


def _all_planes(table: bytes, start: int) -> Ranges:
    count = struct.unpack_from(">I", table, start + 12)[0]
    body = table[start + 16 : start + 16 + 12 * count]
    groups = struct.iter_unpack(">III", body[: len(body) // 12 * 12])
    # The first glyph of a font represents a missing one.
    runs = ((first + (glyph == 0), last) for first, last, glyph in groups)
    return tuple(sorted(run for run in runs if run[0] <= run[1]))


def _basic_plane(table: bytes, start: int) -> Ranges:
    size = struct.unpack_from(">H", table, start + 6)[0]
    row = f">{size // 2}H"
    lasts, firsts, deltas, offsets = (
        struct.unpack_from(row, table, start + offset)
        for offset in (14, 16 + size, 16 + 2 * size, 16 + 3 * size)
    )
    runs: list[tuple[int, int]] = []
    for place, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        position = start + 16 + 3 * size + 2 * place + offsets[place]
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[place]:
                glyph = struct.unpack_from(">H", table, position + 2 * (code - first))[0]
                if not glyph:
                    continue
            if (glyph + deltas[place]) & 0xFFFF == 0:
                continue
            if runs and runs[-1][1] == code - 1:
                runs[-1] = (runs[-1][0], code)
            else:
                runs.append((code, code))
    return tuple(sorted(runs))
