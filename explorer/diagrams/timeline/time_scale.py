"""Where days and lanes lie, on the screen and on paper."""

from dataclasses import dataclass, replace

CLOSEST_DAYS = 1.0
_FARTHEST_DAYS = 365.25 * 60


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``start`` to ``end`` on ``width`` by ``height`` pixels, or units of a drawing.

    ``left`` pixels are for the names of ``lanes`` lanes, ``foot`` for the axis; ``side`` is the
    size of a sign.
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
        """How much time is seen."""
        return self.end - self.start

    @property
    def room(self) -> float:
        """Pixels for time."""
        return max(self.width - self.left, 1.0)

    @property
    def scale(self) -> float:
        """Pixels a day."""
        return self.room / self.days

    @property
    def bottom(self) -> float:
        """Where the lanes end and the axis begins."""
        return self.height - self.foot

    @property
    def high(self) -> float:
        """The height of a lane."""
        return self.bottom / max(self.lanes, 1)

    def top_of(self, number: int) -> float:
        """Where the band of a lane begins."""
        return number * self.high

    def x_of(self, moment: float) -> float:
        """Where a moment lies."""
        return self.left + (moment - self.start) * self.scale

    def moment_at(self, x: float) -> float:
        """The moment at a place."""
        return self.start + (x - self.left) / self.scale

    def showing(self, start: float, end: float) -> "Span":
        """The days from ``start`` to ``end``, neither too near nor too far."""
        middle = (start + end) / 2
        half = min(max(end - start, CLOSEST_DAYS), _FARTHEST_DAYS) / 2
        return replace(self, start=middle - half, end=middle + half)

    def zoomed(self, factor: float, around: float) -> "Span":
        """``factor`` times as many days, a moment staying where it is."""
        return self.showing(
            around - (around - self.start) * factor, around + (self.end - around) * factor
        )
