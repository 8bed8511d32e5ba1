"""The viewpoint: what the reader is looking at, and the history of viewpoints."""

from dataclasses import dataclass, field, replace
from datetime import date

from explorer.domain.content.stances import Position


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters of the clause list; an empty field does not filter."""

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
class NavigationHistory:
    """Visited viewpoints and the index of the shown one."""

    steps: tuple[Viewpoint, ...]
    index: int = 0
    limit: int = 200

    @property
    def shown(self) -> Viewpoint:
        """The currently shown viewpoint."""
        return self.steps[self.index]

    def go(self, viewpoint: Viewpoint) -> "NavigationHistory":
        """Add a viewpoint after the shown one; later ones are dropped, as in a browser."""
        if viewpoint == self.shown:
            return self
        steps = (*self.steps[: self.index + 1], viewpoint)[-self.limit :]
        return replace(self, steps=steps, index=len(steps) - 1)

    def amend(self, viewpoint: Viewpoint) -> "NavigationHistory":
        """Replace the shown viewpoint without adding a step, as while dragging a slider."""
        steps = (*self.steps[: self.index], viewpoint, *self.steps[self.index + 1 :])
        return replace(self, steps=steps)

    def back(self) -> "NavigationHistory":
        """Return the history one step back, or the same at its start."""
        return replace(self, index=max(0, self.index - 1))

    def forward(self) -> "NavigationHistory":
        """Return the history one step forward, or the same at its end."""
        return replace(self, index=min(len(self.steps) - 1, self.index + 1))

    @property
    def can_go_back(self) -> bool:
        """True unless at the first step."""
        return self.index > 0

    @property
    def can_go_forward(self) -> bool:
        """True unless at the last step."""
        return self.index < len(self.steps) - 1
