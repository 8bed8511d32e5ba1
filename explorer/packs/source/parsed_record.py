"""A record as it was read from a file of a pack, with typed access to its fields."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias, cast

#: The value of a field: empty, a text, number, flag or day, a list, or records.
FieldValue: TypeAlias = (
    str | int | float | date | Sequence["FieldValue"] | Mapping[str, "FieldValue"] | None
)
Fields: TypeAlias = Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True, eq=False)
class ParsedRecord(Mapping[str, FieldValue]):
    """A record: its fields by name, and the file and line (from 1) on which it starts.

    Records are equal if their fields are.
    """

    fields: Fields = field(default_factory=dict)
    line: int = 0
    file: str = ""

    def __getitem__(self, name: str) -> FieldValue:
        return self.fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def text(self, name: str) -> str:
        """Return a text field, or "" if it is empty."""
        return cast("str", self.fields.get(name) or "")

    def integer(self, name: str) -> int | None:
        """Return a number, or None if the field is empty."""
        return cast("int | None", self.fields.get(name))

    def required_integer(self, name: str) -> int:
        """Return a number of a record that was checked."""
        return cast("int", self.fields[name])

    def required_day(self, name: str) -> date:
        """Return a date of a record that was checked."""
        return cast("date", self.fields[name])

    def day(self, name: str) -> date | None:
        """Return a date, or None if the field is empty."""
        return cast("date | None", self.fields.get(name))

    def texts(self, name: str) -> Sequence[str]:
        """Return a list of texts or identifiers, empty if the field has none."""
        return cast("Sequence[str]", self._list(name))

    def integers(self, name: str) -> Sequence[int]:
        """Return a list of numbers, empty if the field has none."""
        return cast("Sequence[int]", self._list(name))

    def records(self, name: str) -> "Sequence[ParsedRecord]":
        """Return a list of records, empty if the field has none."""
        return cast("Sequence[ParsedRecord]", self._list(name))

    def _list(self, name: str) -> Sequence[FieldValue]:
        # A field with a word instead of a list has no items.
        value = self.fields.get(name)
        return value if isinstance(value, list) else ()


def without_positions(value: FieldValue) -> FieldValue:
    """Return a value of a record as JSON has it: records as tables, dates as ISO text."""
    if isinstance(value, Mapping):
        return {name: without_positions(child) for name, child in value.items()}
    if isinstance(value, list):
        return [without_positions(child) for child in value]
    return value.isoformat() if isinstance(value, date) else value
