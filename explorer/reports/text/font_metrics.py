"""Text widths in the bundled font, read from the font file, for layout on paper."""

import struct
from dataclasses import dataclass
from functools import lru_cache

from explorer.system.paths import RESOURCES

FONTS = RESOURCES / "fonts"
FAMILY = "Noto Sans"
_FILES = {
    (False, False): "NotoSans-Regular.ttf",
    (True, False): "NotoSans-Bold.ttf",
    (False, True): "NotoSans-Italic.ttf",
    (True, True): "NotoSans-BoldItalic.ttf",
}


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Advance widths in ems by character code."""

    advances: dict[int, float]
    usual: float

    def width(self, text: str) -> float:
        """Return the width of a text in ems; a character the font lacks counts as wide."""
        return sum(self.advances.get(ord(c), self.usual) for c in text)


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """Return the glyph of each character from the font's format 4 table (the basic plane)."""
    for i in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        start = cmap + struct.unpack_from(">HHI", data, cmap + 4 + 8 * i)[2]
        if struct.unpack_from(">H", data, start)[0] == 4:
            return _format_4(data, start)
    return {}


def _format_4(data: bytes, start: int) -> dict[int, int]:
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    row = f">{count}H"
    size = 2 * count
    ends = struct.unpack_from(row, data, start + 14)
    firsts = struct.unpack_from(row, data, start + 16 + size)
    deltas = struct.unpack_from(row, data, start + 16 + 2 * size)
    offsets_at = start + 16 + 3 * size
    offsets = struct.unpack_from(row, data, offsets_at)
    glyphs: dict[int, int] = {}
    for i, (first, end, delta, offset) in enumerate(
        zip(firsts, ends, deltas, offsets, strict=True)
    ):
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                position = offsets_at + 2 * i + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", data, position)[0]
            glyphs[code] = (glyph + delta) & 0xFFFF
    return glyphs


@lru_cache(maxsize=4)
def load_metrics(bold: bool = False, italic: bool = False) -> FontMetrics:
    """Return the widths of the bundled font in one of its four faces."""
    data = (FONTS / _FILES[bold, italic]).read_bytes()
    offsets = _tables(data)
    per_em = struct.unpack_from(">H", data, offsets["head"] + 18)[0]
    count = struct.unpack_from(">H", data, offsets["hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, data, offsets["hmtx"])[::2]
    widths = {
        code: advances[min(glyph, count - 1)] / per_em
        for code, glyph in _characters(data, offsets["cmap"]).items()
    }
    return FontMetrics(widths, usual=1.0)
