"""The paths that a decision is said to open, each with who said so and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from explorer.domain.content.analysis import Decision
from explorer.domain.content.documents import Source


@dataclass(frozen=True, slots=True)
class DecisionPaths:
    """Steps and the ways between them, as others described them: attributed, never a forecast.

    ``beyond`` are statements on what the description leaves out. ``targets`` are the clauses and
    side provisions that each is about by its reference, the first the one to open; ``titles`` are
    theirs. ``events`` gives day and precision (``day`` or ``month``) of each event named.
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
        """The ways that lead to a step."""
        return tuple(one for one in self.ways if one.ends is not None and one.ends[1] == reference)

    def about(self, reference: str) -> tuple[Decision, ...]:
        """The steps that are about a clause, side provision or document."""
        return tuple(one for one in self.steps if reference in self.targets.get(one.reference, ()))
