"""Three-way merge of the versions of notes, records and sets on two desks, without loss.

Each exchanged item has a version, named after its content and all versions before it. A version
that follows the other's is newer; if both changed since a common version, fields that only one
side changed are merged, and the user decides on the rest. Merged versions get the same name on
both sides, so that desks which exchange in any order become equal.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from explorer.domain.desk.keyed_lists import merge_keyed

Content = Mapping[str, Any]


class ItemType(StrEnum):
    """Kinds of items that can be exchanged."""

    RECORD = "record"
    NOTE = "note"
    SET = "set"


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """An item, by its kind and its permanent key."""

    sort: ItemType
    key: str


@dataclass(frozen=True, slots=True)
class Version:
    """A state of an item; ``content`` is None if it was removed. ``ancestors`` are all before."""

    name: str
    content: Content | None
    ancestors: frozenset[str] = frozenset()

    @property
    def line(self) -> frozenset[str]:
        """The version and all its ancestors."""
        return self.ancestors | {self.name}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of two changes of an item. ``base`` is the common version, None if unknown."""

    item: Item
    base: Content | None
    mine: Content | None
    theirs: Content | None


#: Resolves a conflict: returns one of the two contents, or a combination of both.
Choose = Callable[[Conflict], Content | None]


@dataclass(frozen=True, slots=True)
class Merged:
    """Result of a merge: the heads and contents that changed."""

    heads: Mapping[Item, Version]
    changes: Mapping[Item, Content | None]
    conflicts: tuple[Conflict, ...] = ()


def version_of(content: Content | None, ancestors: Iterable[str] = ()) -> Version:
    """Return the version of a content after others; the same on every desk."""
    before = frozenset(ancestors)
    fields = [None if content is None else dict(content), sorted(before)]
    text = json.dumps(fields, sort_keys=True, ensure_ascii=False, default=str)
    return Version(hashlib.sha256(text.encode()).hexdigest()[:20], content, before)


def snapshot(
    contents: Mapping[Item, Content], heads: Mapping[Item, Version]
) -> dict[Item, Version]:
    """Return a head for every existing item, and for exchanged items that are gone."""
    result = {}
    for item in sorted({*contents, *heads}):
        content, head = contents.get(item), heads.get(item)
        if head is None:
            result[item] = version_of(content)
        elif head.content == content:
            result[item] = head
        else:
            result[item] = version_of(content, head.line)
    return result


def merge_versions(
    heads: Mapping[Item, Version],
    known: Mapping[Item, Mapping[str, Version]],
    incoming: Mapping[Item, Version],
    choose: Choose,
) -> Merged:
    """Merge incoming versions. ``known`` are earlier versions by item and name."""
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
    base = _common_version(mine, theirs, known)
    content, settled = _merge_fields(base, mine.content, theirs.content)
    if settled:
        return version_of(content, both), None
    base_content = base.content if base is not None else None
    conflict = Conflict(item, base_content, mine.content, theirs.content)
    return version_of(choose(conflict), both), conflict


def _common_version(mine: Version, theirs: Version, known: Mapping[str, Version]) -> Version | None:
    """Return the newest known version that both descend from, or None."""
    names = (mine.line & theirs.line) & set(known)
    candidates = (known[name] for name in names)
    return max(candidates, key=lambda version: (len(version.ancestors), version.name), default=None)


def _merge_fields(
    base: Version | None, mine: Content | None, theirs: Content | None
) -> tuple[Content | None, bool]:
    """Merge fields changed on one side only; the second value is False if that is impossible."""
    if base is None:
        return None, False
    return _merge_contents(base.content, mine, theirs)


def merge_preferring(
    base: Content | None, preferred: Content | None, other: Content | None
) -> Content | None:
    """Merge two contents; where both changed the same, the preferred side counts."""
    return _merge_contents(base, preferred, other, prefers_first=True)[0]


def resolved_content(conflict: Conflict, *, keeps_mine: bool) -> Content | None:
    """Return the content after the user chose a side; what does not contradict it is merged."""
    sides = (conflict.mine, conflict.theirs)
    preferred, other = sides if keeps_mine else sides[::-1]
    return merge_preferring(conflict.base, preferred, other)


def _merge_contents(
    base: Content | None,
    mine: Content | None,
    theirs: Content | None,
    *,
    prefers_first: bool = False,
) -> tuple[Content | None, bool]:
    """Merge the fields of contents, or of entries of a list; None stands for what is removed.

    The second value is False if both sides changed the same, unless ``mine`` is preferred.
    """
    if theirs in (mine, base):
        return mine, True
    if mine == base:
        return theirs, True
    if base is None or mine is None or theirs is None:
        return mine, prefers_first
    result: dict[str, Any] = {}
    for name in sorted({*base, *mine, *theirs}):
        before, my_value, their_value = (content.get(name) for content in (base, mine, theirs))
        is_merged = True
        if their_value in (my_value, before):
            merged = my_value
        elif my_value == before:
            merged = their_value
        else:
            merge_entry = partial(_merge_contents, prefers_first=prefers_first)
            merged, is_merged = merge_keyed(
                before, my_value, their_value, merge_entry, prefers_first=prefers_first
            )
            if not is_merged and prefers_first:
                merged, is_merged = my_value, True
        if not is_merged:
            return None, False
        if merged is not None:
            result[name] = merged
    return result, True
