"""Highlighted features of a map, by reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.domain.content.features import FeatureRole


@dataclass(frozen=True, slots=True)
class Marked:
    """Highlighted features: those a clause names, or any clause, and the selected one.

    ``roles`` are what the clause provides for those that it names, where it says so.
    """

    named: frozenset[str] = frozenset()
    chosen: str = ""
    by_any: bool = False
    roles: Mapping[str, FeatureRole] = field(default_factory=dict)

    @property
    def every(self) -> frozenset[str]:
        """All highlighted features."""
        return self.named | ({self.chosen} - {""})
