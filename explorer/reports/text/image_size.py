"""Image size of an exported map, on paper and in pixels."""

from dataclasses import dataclass

LARGEST_PIXELS = 12_000
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class PictureSize:
    """Millimetres on paper, and dots per inch; hatched and not coloured if ``grey``.

    ``as_seen`` leaves the height to the map, so that it shows the visible extent and no more.
    """

    width_mm: int = 240
    height_mm: int = 240
    dpi: int = 300
    grey: bool = False
    as_seen: bool = False

    @property
    def columns(self) -> int:
        """Width in pixels."""
        return pixels_of(self.width_mm, self.dpi)

    @property
    def rows(self) -> int:
        """Height in pixels."""
        return pixels_of(self.height_mm, self.dpi)

    @property
    def is_possible(self) -> bool:
        """Whether neither side exceeds the largest number of pixels."""
        return max(self.columns, self.rows) <= LARGEST_PIXELS


def pixels_of(length_mm: float, dpi: int) -> int:
    """Return the pixels along a length."""
    return max(1, round(length_mm * dpi / _MM_PER_INCH))
