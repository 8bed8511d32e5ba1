"""Model of a diagram before its layout."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol


class BoxTextStyle(StrEnum):
    """Text style of a line of a box."""

    LEAD = "lead"
    TITLE = "title"
    SMALL = "small"
    WARNING = "warning"


class BoxKind(StrEnum):
    """Kind of a box, shown by its outline."""

    CENTRE = "centre"
    CLAUSE = "clause"
    CHOICE = "choice"
    OPTION = "option"
    STEP = "step"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Text:
    """One passage of a box, which is broken into lines by the layout."""

    text: str
    style: BoxTextStyle


@dataclass(frozen=True, slots=True)
class GraphBox:
    """A box in a column; ``reference`` is its link target, ``description`` its full text."""

    key: str
    sort: BoxKind
    column: int
    texts: tuple[Text, ...]
    reference: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from one box to another, by their keys.

    A ``dashed`` one is inferred, not stated; a ``circular`` one is part of a circle.
    """

    source: str
    target: str
    dashed: bool = False
    circular: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and arrows; ``heads`` are column headings, ``notes`` are shown beside it."""

    title: str
    boxes: tuple[GraphBox, ...]
    arrows: tuple[Arrow, ...]
    heads: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def brief(self) -> "Diagram":
        """Diagram without small print, for narrow spaces."""
        boxes = (
            replace(box, texts=tuple(t for t in box.texts if t.style is not BoxTextStyle.SMALL))
            for box in self.boxes
        )
        return replace(self, boxes=tuple(boxes))

    @property
    def columns(self) -> int:
        """Number of columns."""
        return max((box.column for box in self.boxes), default=0) + 1


class Width(Protocol):
    """Function that measures a text in a style."""

    def __call__(self, text: str, style: BoxTextStyle) -> float:
        """Return the width of the text."""
        ...


@dataclass(frozen=True, slots=True)
class TextMetrics:
    """Text measurement of the drawing surface: text widths and line heights by style.

    ``em`` is the unit of distances.
    """

    width: Width
    height: Callable[[BoxTextStyle], float]
    em: float
