"""The map as a picture: its SVG set on a page of its own and drawn by Typst."""

from explorer.reports.font_metrics import FONTS

_PAGE = """
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1mm)
"""


def svg_to_png(svg: str, *, width_mm: float, pixels: int) -> bytes:
    """Draw an SVG map of a width on paper as a PNG so many pixels wide."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    made = typst.compile(
        _PAGE.encode(),
        format="png",
        ppi=pixels / width_mm * 25.4,
        font_paths=fonts,
        sys_inputs={"svg": svg, "width": f"{width_mm}"},
    )
    return bytes(made)
