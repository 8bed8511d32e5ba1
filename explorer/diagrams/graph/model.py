"""What a diagram is made of before anything has a place."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol


class BoxTextStyle(StrEnum):
    """How a line of a box is set."""

    LEAD = "lead"
    TITLE = "title"
    SMALL = "small"
    WARNING = "warning"


class BoxKind(StrEnum):
    """What a box stands for, told by its outline."""

    CENTRE = "centre"
    CLAUSE = "clause"
    CHOICE = "choice"
    OPTION = "option"
    STEP = "step"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Text:
    """One passage of a box, which is broken into lines where it is drawn."""

    text: str
    manner: BoxTextStyle


@dataclass(frozen=True, slots=True)
class GraphBox:
    """A box in a column; ``reference`` is what choosing it opens, ``told`` all of it in words."""

    key: str
    sort: BoxKind
    column: int
    texts: tuple[Text, ...]
    reference: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one box to another, by their keys.

    A ``dashed`` one is inferred, not said; a ``circular`` one is part of a circle.
    """

    source: str
    target: str
    dashed: bool = False
    circular: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and arrows; ``heads`` stand over the columns, ``notes`` are told beside it."""

    title: str
    boxes: tuple[GraphBox, ...]
    arrows: tuple[Arrow, ...]
    heads: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def brief(self) -> "Diagram":
        """The same without what is in small letters, where room is scarce."""
        boxes = (
            replace(box, texts=tuple(t for t in box.texts if t.manner is not BoxTextStyle.SMALL))
            for box in self.boxes
        )
        return replace(self, boxes=tuple(boxes))

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max((box.column for box in self.boxes), default=0) + 1


class Width(Protocol):
    """A function that tells how wide a text is in a manner."""

    def __call__(self, text: str, manner: BoxTextStyle) -> float:
        """Width of the text."""
        ...


@dataclass(frozen=True, slots=True)
class TextMetrics:
    """Sizes of text where the diagram is drawn: width of a text, height of a line, by manner.

    ``em`` is the size that distances are taken from.
    """

    width: Width
    height: Callable[[BoxTextStyle], float]
    em: float
