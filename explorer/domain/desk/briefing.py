"""Briefing sets: ordered clauses with headings, notes and options, made to be printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ItemKind(StrEnum):
    """What an item of a set puts on paper."""

    CLAUSE = "clause"
    HEADING = "heading"
    OBJECTIVE = "objective"
    POINTS = "points"
    BACKGROUND = "background"
    NOTE = "note"
    MAP = "map"
    STANCES = "stances"


#: Kinds whose text the user writes; the others take theirs from the pack.
WRITTEN = frozenset(
    {ItemKind.HEADING, ItemKind.OBJECTIVE, ItemKind.POINTS, ItemKind.BACKGROUND, ItemKind.NOTE}
)


@dataclass(frozen=True, slots=True)
class SetItem:
    """One item. ``reference`` names a clause or side provision, or the view of a map.

    ``releasable`` tells whether a written text may leave the house; headings always may.
    """

    key: str
    kind: ItemKind
    reference: str = ""
    text: str = ""
    releasable: bool = False


@dataclass(frozen=True, slots=True)
class BriefingSet:
    """A set, frozen to the pack and day it was made with; ``key`` is the same on every desk."""

    key: str
    name: str
    pack: str
    version: str
    as_of: date
    items: tuple[SetItem, ...] = ()
    archived: bool = False

    @property
    def references(self) -> tuple[str, ...]:
        """The clauses in it, in order, each once."""
        named = (item.reference for item in self.items if item.kind is ItemKind.CLAUSE)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class SharedSet:
    """A set on its way to another desk, with the releasable notes on its clauses."""

    briefing: BriefingSet
    notes: Mapping[str, str]


def moved(items: tuple[SetItem, ...], key: str, to: int) -> tuple[SetItem, ...]:
    """The items with one of them at another place; places beyond the ends mean the ends."""
    rest = [item for item in items if item.key != key]
    found = [item for item in items if item.key == key]
    place = max(0, min(to, len(rest)))
    return (*rest[:place], *found, *rest[place:])


def ordered_items(items: tuple[SetItem, ...], order: Sequence[str]) -> tuple[SetItem, ...]:
    """Return the items in the order of these keys.

    An item that ``order`` does not name stays behind the item it stands behind now.
    """
    by_key = {item.key: item for item in items}
    named = [by_key[key] for key in dict.fromkeys(order) if key in by_key]
    for place, item in enumerate(items):
        if item not in named:
            before = items[place - 1] if place else None
            named.insert(named.index(before) + 1 if before is not None else 0, item)
    return tuple(named)


def free_name(wanted: str, taken: frozenset[str]) -> str:
    """The wanted name, numbered where it is taken already."""
    number, name = 2, wanted
    while name in taken:
        name, number = f"{wanted} ({number})", number + 1
    return name
