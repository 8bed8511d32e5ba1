"""Answer to a query: a card with the values that the pack has, each with its date and source."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AnswerKind(StrEnum):
    """Kinds of answers."""

    FIGURES = "figures"
    POSITIONS = "positions"
    DAY = "day"
    PLACE = "place"
    DOCUMENT = "document"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A value of an answer: whose it is, the value, its day, and by whose word it stands.

    ``reference`` is what the row leads to, empty if it leads nowhere.
    """

    label: str
    value: str
    evidence: str = ""
    day: date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A card on top of the results of a query.

    ``reference`` is what is opened and pinned, ``note`` what a reader must know to read the rows.
    """

    kind: AnswerKind
    reference: str
    title: str
    rows: tuple[AnswerRow, ...]
    note: str = ""

    def as_text(self) -> str:
        """Return the card as lines of plain text, to be copied."""
        lines = [self.title]
        for row in self.rows:
            facts = " · ".join(filter(None, (row.value, row.evidence)))
            lines.append(f"{row.label}: {facts}" if row.label else facts)
        return "\n".join([*lines, self.note] if self.note else lines)
