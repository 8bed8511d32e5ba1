"""Mapping of days and lanes to coordinates, on the screen and on paper."""

from dataclasses import dataclass, replace

CLOSEST_DAYS = 1.0
_FARTHEST_DAYS = 365.25 * 60


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Days from ``start`` to ``end`` on ``width`` by ``height`` pixels, or units of a drawing.

    ``left`` pixels are for the names of ``lanes`` lanes, ``foot`` for the axis; ``side`` is the
    symbol size.
    """

    start: float = 0.0
    end: float = 1.0
    width: float = 1.0
    height: float = 1.0
    left: float = 0.0
    foot: float = 0.0
    side: float = 12.0
    lanes: int = 1

    @property
    def days(self) -> float:
        """Visible days."""
        return self.end - self.start

    @property
    def room(self) -> float:
        """Pixels of the time axis."""
        return max(self.width - self.left, 1.0)

    @property
    def scale(self) -> float:
        """Pixels a day."""
        return self.room / self.days

    @property
    def bottom(self) -> float:
        """Bottom of the lanes and top of the axis."""
        return self.height - self.foot

    @property
    def high(self) -> float:
        """Height of a lane."""
        return self.bottom / max(self.lanes, 1)

    def top_of(self, number: int) -> float:
        """Return the top of a lane's band."""
        return number * self.high

    def x_of(self, moment: float) -> float:
        """Return the x coordinate of a moment."""
        return self.left + (moment - self.start) * self.scale

    def moment_at(self, x: float) -> float:
        """Return the moment at an x coordinate."""
        return self.start + (x - self.left) / self.scale

    def showing(self, start: float, end: float) -> "TimeSpan":
        """Return the span from ``start`` to ``end``, within the zoom limits."""
        middle = (start + end) / 2
        half = min(max(end - start, CLOSEST_DAYS), _FARTHEST_DAYS) / 2
        return replace(self, start=middle - half, end=middle + half)

    def zoomed(self, factor: float, around: float) -> "TimeSpan":
        """Return ``factor`` times as many days, with a moment at the same position."""
        return self.showing(
            around - (around - self.start) * factor, around + (self.end - around) * factor
        )
