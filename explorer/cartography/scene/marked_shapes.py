"""Highlighted features of a map, by reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marked:
    """Highlighted features: those a clause names, or any clause, and the selected one."""

    named: frozenset[str] = frozenset()
    chosen: str = ""
    by_any: bool = False

    @property
    def every(self) -> frozenset[str]:
        """All highlighted features."""
        return self.named | ({self.chosen} - {""})
