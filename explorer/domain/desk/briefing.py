"""Briefing sets: ordered clauses with headings, notes and options for printing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ItemKind(StrEnum):
    """Kind of an item of a briefing set."""

    CLAUSE = "clause"
    HEADING = "heading"
    OBJECTIVE = "objective"
    POINTS = "points"
    BACKGROUND = "background"
    NOTE = "note"
    MAP = "map"
    STANCES = "stances"


#: Kinds whose text the user writes; the text of the others comes from the pack.
WRITTEN = frozenset(
    {ItemKind.HEADING, ItemKind.OBJECTIVE, ItemKind.POINTS, ItemKind.BACKGROUND, ItemKind.NOTE}
)


@dataclass(frozen=True, slots=True)
class SetItem:
    """An item. ``reference`` names a clause or side provision, or a map view.

    ``releasable``: a written text may be exported; headings always may.
    """

    key: str
    kind: ItemKind
    reference: str = ""
    text: str = ""
    releasable: bool = False


@dataclass(frozen=True, slots=True)
class BriefingSet:
    """A set, frozen to a pack version and a day; ``key`` is the same on every desk."""

    key: str
    name: str
    pack: str
    version: str
    as_of: date
    items: tuple[SetItem, ...] = ()
    archived: bool = False

    @property
    def references(self) -> tuple[str, ...]:
        """The clauses of the set, in order, each once."""
        named = (item.reference for item in self.items if item.kind is ItemKind.CLAUSE)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class SharedSet:
    """A set to be shared with another desk, with the releasable notes on its clauses."""

    briefing: BriefingSet
    notes: Mapping[str, str]


def with_item_moved(items: tuple[SetItem, ...], key: str, to: int) -> tuple[SetItem, ...]:
    """Return the items with one of them at another index; an index out of range means the end."""
    rest = [item for item in items if item.key != key]
    moving = [item for item in items if item.key == key]
    index = max(0, min(to, len(rest)))
    return (*rest[:index], *moving, *rest[index:])


def ordered_items(items: tuple[SetItem, ...], order: Sequence[str]) -> tuple[SetItem, ...]:
    """Return the items in the order of these keys.

    An item that ``order`` does not name stays behind its current predecessor.
    """
    by_key = {item.key: item for item in items}
    named = [by_key[key] for key in dict.fromkeys(order) if key in by_key]
    for index, item in enumerate(items):
        if item not in named:
            before = items[index - 1] if index else None
            named.insert(named.index(before) + 1 if before is not None else 0, item)
    return tuple(named)


def free_name(requested: str, taken: frozenset[str]) -> str:
    """Return the requested name, numbered if it is taken."""
    number, name = 2, requested
    while name in taken:
        name, number = f"{requested} ({number})", number + 1
    return name
