"""What a map lifts out of the ground, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marked:
    """What a map lifts out: features a clause names, or any clause, and the one chosen."""

    named: frozenset[str] = frozenset()
    chosen: str = ""
    by_any: bool = False

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.named | ({self.chosen} - {""})
