"""The viewpoint: what the reader is looking at, and the walk back and forward through it."""

from dataclasses import dataclass, field, replace
from datetime import date

from explorer.domain.content.stances import Position


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the clause list; an empty field narrows nothing."""

    topic: str = ""
    party: str = ""
    position: Position | None = None
    on_map: bool = False

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Document, as-of date, selected clause or feature, filters and content language.

    ``selection`` is the reference of a clause or side provision, or of the document as a whole;
    ``feature`` that of a map feature chosen on the map, or empty.
    """

    document: str
    as_of: date
    selection: str
    feature: str = ""
    filters: Filters = field(default_factory=Filters)
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Walk:
    """The viewpoints walked through, with one of them shown."""

    steps: tuple[Viewpoint, ...]
    index: int = 0
    limit: int = 200

    @property
    def shown(self) -> Viewpoint:
        """The viewpoint shown now."""
        return self.steps[self.index]

    def go(self, viewpoint: Viewpoint) -> "Walk":
        """Step to a new viewpoint; what lay ahead is forgotten, as in a browser."""
        if viewpoint == self.shown:
            return self
        steps = (*self.steps[: self.index + 1], viewpoint)[-self.limit :]
        return replace(self, steps=steps, index=len(steps) - 1)

    def amend(self, viewpoint: Viewpoint) -> "Walk":
        """Change the shown viewpoint without making a step, as while dragging a slider."""
        steps = (*self.steps[: self.index], viewpoint, *self.steps[self.index + 1 :])
        return replace(self, steps=steps)

    def back(self) -> "Walk":
        """One step back, or the same walk at its start."""
        return replace(self, index=max(0, self.index - 1))

    def forward(self) -> "Walk":
        """One step forward, or the same walk at its end."""
        return replace(self, index=min(len(self.steps) - 1, self.index + 1))

    @property
    def can_go_back(self) -> bool:
        """True unless at the first step."""
        return self.index > 0

    @property
    def can_go_forward(self) -> bool:
        """True unless at the last step."""
        return self.index < len(self.steps) - 1
