"""Drawings as pictures."""

import struct

import pytest
from PySide6.QtGui import QImage

from explorer.reports.formats.png import svg_to_png


@pytest.mark.parametrize("units", [1.0, 0.5, 3.7795])
def test_a_drawing_fills_its_picture_whatever_its_units(units: float) -> None:
    wide, high = 100 * units, 60 * units
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100.00mm" height="60.00mm" '
        f'viewBox="0 0 {wide:.1f} {high:.1f}">'
        f'<rect x="0" y="0" width="{wide:.1f}" height="{high:.1f}" fill="#000000"/></svg>'
    )
    picture = QImage.fromData(svg_to_png(svg, pixels=200))
    assert (picture.width(), picture.height()) == (200, 120)
    for x, y in ((2, 2), (197, 2), (2, 117), (197, 117), (100, 60)):
        assert picture.pixelColor(x, y).lightness() < 20, (x, y)


def test_an_image_states_its_resolution() -> None:
    size = 'width="50.80mm" height="25.40mm" viewBox="0 0 50.80 25.40"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}></svg>'
    png = svg_to_png(svg, pixels=400)
    place = png.index(b"pHYs")
    across, down, unit = struct.unpack(">IIB", png[place + 4 : place + 13])
    assert (across, down, unit) == (7874, 7874, 1)  # 200 dots per inch
    assert png.count(b"pHYs") == 1
