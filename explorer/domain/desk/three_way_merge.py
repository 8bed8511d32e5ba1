"""What two desks exchange: versions of what was written, brought together without losing any.

Each thing has a version when it is exchanged, named after its content and all versions before it.
Whoever holds one that comes after the other's has the newer; where both changed since a version
they share, fields that only one of them changed are brought together, and the rest is asked.
Versions that are brought together are named alike on both sides, so that desks which exchange in
any order come to be the same.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Content = Mapping[str, Any]


class Sort(StrEnum):
    """What can be exchanged."""

    RECORD = "record"
    NOTE = "note"
    SET = "set"


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One thing, by its sort and its key for ever."""

    sort: Sort
    key: str


@dataclass(frozen=True, slots=True)
class Version:
    """A state of an item; ``content`` None where it was removed. ``ancestors`` are all before."""

    name: str
    content: Content | None
    ancestors: frozenset[str] = frozenset()

    @property
    def line(self) -> frozenset[str]:
        """Itself and all versions before it."""
        return self.ancestors | {self.name}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed the same thing. ``base`` is what both began from, None if unknown."""

    item: Item
    base: Content | None
    mine: Content | None
    theirs: Content | None


#: Chooses what is to be kept: one of the two, or something made of both.
Choose = Callable[[Conflict], Content | None]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of bringing versions together: heads and contents that are others now."""

    heads: Mapping[Item, Version]
    changes: Mapping[Item, Content | None]
    conflicts: tuple[Conflict, ...] = ()


def version_of(content: Content | None, ancestors: Iterable[str] = ()) -> Version:
    """The version of a content after others; the same on every desk."""
    before = frozenset(ancestors)
    told = [None if content is None else dict(content), sorted(before)]
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, default=str)
    return Version(hashlib.sha256(text.encode()).hexdigest()[:20], content, before)


def snapshot(
    contents: Mapping[Item, Content], heads: Mapping[Item, Version]
) -> dict[Item, Version]:
    """A head for everything there is, and for what was exchanged before and is gone."""
    found = {}
    for item in sorted({*contents, *heads}):
        content, head = contents.get(item), heads.get(item)
        if head is None:
            found[item] = version_of(content)
        elif head.content == content:
            found[item] = head
        else:
            found[item] = version_of(content, head.line)
    return found


def bring_together(
    heads: Mapping[Item, Version],
    known: Mapping[Item, Mapping[str, Version]],
    incoming: Mapping[Item, Version],
    choose: Choose,
) -> Merged:
    """Merge what came in. ``known`` are earlier versions by item and name, for what both share."""
    new: dict[Item, Version] = {}
    changes: dict[Item, Content | None] = {}
    conflicts = []
    for item, theirs in sorted(incoming.items()):
        mine = heads.get(item)
        if mine is None:
            merged = theirs
        else:
            merged, conflict = _merge(item, mine, theirs, known.get(item, {}), choose)
            conflicts += [conflict] if conflict is not None else []
        if mine is None or merged.name != mine.name:
            new[item] = merged
        before = mine.content if mine is not None else None
        if merged.content != before:
            changes[item] = merged.content
    return Merged(new, changes, tuple(conflicts))


def _merge(
    item: Item, mine: Version, theirs: Version, known: Mapping[str, Version], choose: Choose
) -> tuple[Version, Conflict | None]:
    if theirs.name in mine.line:
        return mine, None
    if mine.name in theirs.line:
        return theirs, None
    both = mine.line | theirs.line
    if mine.content == theirs.content:
        return version_of(mine.content, both), None
    base = _shared(mine, theirs, known)
    content, settled = _three_way(base, mine.content, theirs.content)
    if settled:
        return version_of(content, both), None
    begun = base.content if base is not None else None
    conflict = Conflict(item, begun, mine.content, theirs.content)
    return version_of(choose(conflict), both), conflict


def _shared(mine: Version, theirs: Version, known: Mapping[str, Version]) -> Version | None:
    """The newest version that both come from and that is still known."""
    names = (mine.line & theirs.line) & set(known)
    found = (known[name] for name in names)
    return max(found, key=lambda one: (len(one.ancestors), one.name), default=None)


def _three_way(
    base: Version | None, mine: Content | None, theirs: Content | None
) -> tuple[Content | None, bool]:
    """The content where each field was changed on one side alone, and whether that is so."""
    if base is None:
        return None, False
    if base.content == mine:
        return theirs, True
    if base.content == theirs:
        return mine, True
    if base.content is None or mine is None or theirs is None:
        return None, False
    found: dict[str, Any] = {}
    for name in sorted({*base.content, *mine, *theirs}):
        was, own, other = (one.get(name) for one in (base.content, mine, theirs))
        if any(other == one for one in (own, was)):
            value = own
        elif own == was:
            value = other
        else:
            return None, False
        if value is not None:
            found[name] = value
    return found, True
