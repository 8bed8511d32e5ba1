"""Renders the icon drawings to PNG; run it after changing one: `.venv/bin/python` and this file."""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent / "icons"
# Small sizes have drawings of their own, laid on the pixel grid; 22 is 24 without its margin.
DRAWINGS = {
    16: ("clause-explorer-16.svg", QRectF(0, 0, 16, 16)),
    22: ("clause-explorer-24.svg", QRectF(1, 1, 22, 22)),
    24: ("clause-explorer-24.svg", QRectF(0, 0, 24, 24)),
}
LARGE = ("clause-explorer.svg", QRectF(0, 0, 64, 64))


def render(size: int) -> None:
    """Write the icon of one size."""
    drawing, part = DRAWINGS.get(size, LARGE)
    renderer = QSvgRenderer(str(ICONS / drawing))
    renderer.setViewBox(part)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    image.save(str(ICONS / f"clause-explorer-{size}.png"))


if __name__ == "__main__":
    application = QGuiApplication([])
    for pixels in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        render(pixels)
