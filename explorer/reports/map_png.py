"""A map or diagram as a picture: its SVG set on a page of its own and drawn by Typst."""

import re

from explorer.reports.font_metrics import FONTS

_PAGE = """
#let size = (width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt)
#set page(..size, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", ..size)
"""
_HEAD = re.compile(
    r'(<svg [^>]*?)width="([\d.]+)mm" height="([\d.]+)mm" viewBox="0 0 ([\d.]+) [\d.]+"'
)


def svg_to_png(svg: str, *, pixels: int) -> bytes:
    """Draw an SVG of this program as a PNG so many pixels wide, whatever its units are."""
    import typst

    found = _HEAD.match(svg)
    if found is None:
        message = "not an SVG whose size is given in millimetres"
        raise ValueError(message)
    width, height = float(found[2]), float(found[3])
    rows = round(pixels * height / width)
    # One point to the pixel and whole pixels both ways: Typst would drop rows to make ends meet.
    high = rows * float(found[4]) / pixels
    box = f'width="{pixels}" height="{rows}" viewBox="0 0 {found[4]} {high}"'
    exact = f"{found[1]}{box}{svg[found.end() :]}"
    inputs = {"svg": exact, "width": f"{pixels}", "height": f"{rows}"}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    made = typst.compile(_PAGE.encode(), format="png", ppi=72, font_paths=fonts, sys_inputs=inputs)
    return bytes(made)
