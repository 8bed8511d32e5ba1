"""The rule that decides whether a record exists on a day, for every view and output."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Anything with a date."""

    @property
    def date(self) -> date:
        """The day of the record."""
        ...


Thing = TypeVar("Thing", bound=Dated)


def exists_on(dated: date | None, day: date) -> bool:
    """Return True unless a record is dated after a day; a record without a date always exists."""
    return dated is None or dated <= day


def existing(records: Iterable[Thing], day: date) -> tuple[Thing, ...]:
    """Return the records dated on or before a day, in their order."""
    return tuple(record for record in records if exists_on(record.date, day))
