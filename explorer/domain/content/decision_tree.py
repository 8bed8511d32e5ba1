"""Paths that a decision is said to open, with the author and date of each statement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from explorer.domain.content.analysis import Decision
from explorer.domain.content.documents import Source


@dataclass(frozen=True, slots=True)
class DecisionPaths:
    """Steps and the paths between them as others described them: attributed, never a forecast.

    ``beyond`` are statements on what the description omits. ``targets`` maps the reference of a
    step to the clauses and side provisions it concerns, the first of which is opened; ``titles``
    are theirs. ``events`` gives day and precision (``day`` or ``month``) of each named event.
    """

    as_of: date
    steps: tuple[Decision, ...] = ()
    ways: tuple[Decision, ...] = ()
    beyond: tuple[Decision, ...] = ()
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, tuple[date, str]] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    basis_note: str = ""

    def ways_to(self, reference: str) -> tuple[Decision, ...]:
        """Return the paths that lead to a step."""
        return tuple(
            path for path in self.ways if path.ends is not None and path.ends[1] == reference
        )

    def about(self, reference: str) -> tuple[Decision, ...]:
        """Return the steps about a clause, side provision or document."""
        return tuple(
            step for step in self.steps if reference in self.targets.get(step.reference, ())
        )
