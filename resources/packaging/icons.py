#!/usr/bin/env python3
"""Writes the icons of Windows (.ico) and macOS (.icns); run by build.py with the tools' Python."""

import sys
from pathlib import Path

from PIL import Image

ICONS = Path(__file__).resolve().parents[1] / "desktop" / "icons"
NAME = "clause-explorer"
#: Pictures of Windows; macOS makes the smaller ones from the largest.
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main(arguments: list[str]) -> int:
    """Write both icons to a folder."""
    folder = Path(arguments[0])
    pictures = [Image.open(ICONS / f"{NAME}-{size}.png") for size in SIZES]
    largest = pictures[-1]
    sizes = [(size, size) for size in SIZES]
    largest.save(folder / f"{NAME}.ico", sizes=sizes, append_images=pictures[:-1])
    Image.open(ICONS / f"{NAME}-512.png").save(folder / f"{NAME}.icns")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
