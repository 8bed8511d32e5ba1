"""Whether a thing exists on a day: the one rule that every pane and every output goes by."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Anything with a day of its own."""

    @property
    def date(self) -> date:
        """The day it is dated."""
        ...


Thing = TypeVar("Thing", bound=Dated)


def exists_on(dated: date | None, day: date) -> bool:
    """Return True unless a thing is dated after a day; what has no date always exists."""
    return dated is None or dated <= day


def existing(things: Iterable[Thing], day: date) -> tuple[Thing, ...]:
    """Return the things that are dated on or before a day, in their order."""
    return tuple(thing for thing in things if exists_on(thing.date, day))
