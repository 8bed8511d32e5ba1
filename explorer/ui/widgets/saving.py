"""What a text on the screen knows of its saved self, while saves of it are under way."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Saving(Generic[Value]):
    """The value last heard to be stored, and those sent to be stored since, oldest first."""

    stored: Value
    sent: tuple[Value, ...] = ()

    def wants(self, written: Value) -> bool:
        """True if what is written is neither stored nor on its way as the last."""
        return written != (self.sent[-1] if self.sent else self.stored)

    def sending(self, written: Value) -> "Saving[Value]":
        """The state once a value was sent."""
        return replace(self, sent=(*self.sent, written))

    def failed(self) -> "Saving[Value]":
        """The state after a save that was not taken: what is written is to be sent again."""
        return replace(self, sent=())

    def heard(self, stored: Value, written: Value) -> tuple["Saving[Value]", bool]:
        """The state once ``stored`` is heard, and whether the screen is to show it.

        An echo of our own save never replaces what was written since. A value from elsewhere, or
        one joined with ours, replaces what nobody has touched meanwhile.
        """
        if stored in self.sent:
            left = self.sent[self.sent.index(stored) + 1 :]
            return Saving(stored, left), False
        left = self.sent[1:]
        untouched = written in (self.stored, *self.sent[-1:])
        return Saving(stored, left), untouched and not left
