"""PNG images of maps and diagrams: Typst draws their SVG on a page of its size."""

import base64
import re
import struct
import unicodedata
import zlib
from typing import TYPE_CHECKING

from explorer.reports.text.image_size import pixels_of
from explorer.reports.text.paper_fonts import lettering_for
from explorer.reports.text.typesetting import beyond_bundled

if TYPE_CHECKING:
    from explorer.reports.text.paper_fonts import FontCoverage

_PAGE = """
#let size = (width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt)
#set page(..size, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", ..size)
"""
_HEAD = re.compile(
    r'(<svg [^>]*?)width="([\d.]+)mm" height="([\d.]+)mm" viewBox="0 0 ([\d.]+) [\d.]+"'
)


_DPI = 300


def svg_to_png(svg: str, *, pixels: int) -> bytes:
    """Draw an SVG of this program as a PNG so many pixels wide, whatever its units are.

    Raises MissingFontError where letters of it have no font on this machine.
    """
    lettering = lettering_for([svg])
    return _drawn(lettering.settable(svg), pixels, lettering)


def pixel_size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels, from its header."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def picture_for_page(svg: str, lettering: "FontCoverage") -> str:
    """Return an SVG that a page can embed; one with joining letters becomes a PNG.

    Text of a picture is embedded with one glyph per letter, which joining scripts do not have.
    """
    if not any(map(_joins, beyond_bundled(svg))):
        return svg
    head = _head(svg)
    dots = base64.b64encode(_drawn(svg, pixels_of(float(head[2]), _DPI), lettering)).decode("ascii")
    size = f'width="{head[2]}mm" height="{head[3]}mm"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {head[2]} {head[3]}">'
        f'<image width="{head[2]}" height="{head[3]}" href="data:image/png;base64,{dots}"/></svg>'
    )


def _joins(character: str) -> bool:
    right_to_left = unicodedata.bidirectional(character) in {"R", "AL"}
    return right_to_left or unicodedata.category(character) in {"Mn", "Mc", "Me"}


def _head(svg: str) -> re.Match[str]:
    head = _HEAD.match(svg)
    if head is None:
        message = "not an SVG whose size is given in millimetres"
        raise ValueError(message)
    return head


def _drawn(svg: str, pixels: int, lettering: "FontCoverage") -> bytes:
    import typst

    head = _head(svg)
    width, height = float(head[2]), float(head[3])
    rows = round(pixels * height / width)
    # One point per pixel and a whole number of pixels both ways: Typst would otherwise drop rows.
    high = rows * float(head[4]) / pixels
    box = f'width="{pixels}" height="{rows}" viewBox="0 0 {head[4]} {high}"'
    exact = f"{head[1]}{box}{svg[head.end() :]}"
    inputs = {"svg": exact, "width": f"{pixels}", "height": f"{rows}"}
    fonts = lettering.fonts
    image = typst.compile(_PAGE.encode(), format="png", ppi=72, font_paths=fonts, sys_inputs=inputs)
    return _with_resolution(bytes(image), pixels / width * 1_000)


def _with_resolution(png: bytes, per_metre: float) -> bytes:
    """Return a PNG that states its resolution, so that it is inserted in its size on paper."""
    data = struct.pack(">IIB", round(per_metre), round(per_metre), 1)
    chunk = b"pHYs" + data
    stated = struct.pack(">I", len(data)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    before = png.find(b"pHYs")
    if before > 0:  # replace what the drawing library wrote
        start = before - 4
        end = start + 12 + struct.unpack(">I", png[start:before])[0]
        return png[:start] + stated + png[end:]
    header_end = 8 + 12 + 13
    return png[:header_end] + stated + png[header_end:]
