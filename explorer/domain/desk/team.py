"""Work of a team on shared items: versions on the hub, marks on the desk, and their merge."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from explorer.domain.desk.three_way_merge import (
    Conflict,
    Content,
    Item,
    Version,
    merge_versions,
    version_of,
)


@dataclass(frozen=True, slots=True)
class HubVersion:
    """A version of an item on the hub.

    ``parent`` is the name of the version before it, empty for the first. ``seq``, ``author`` and
    ``at`` are assigned by the hub; a version that is still to be sent has none of them.
    """

    item: Item
    name: str
    parent: str
    content: Content | None
    seq: int = 0
    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TeamMark:
    """State of an item in the team.

    ``author`` and ``at`` are those of the newest version that the hub and this desk have in
    common, empty and None before there is any. ``problem`` is why the item cannot be sent.
    """

    is_shared: bool
    is_unsent: bool = False
    has_conflict: bool = False
    author: str = ""
    at: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Team:
    """The team of a desk: the name of its libpq service, and the state of each item.

    ``shares_records``: every local record is shared. ``hub`` identifies the hub, and is empty until
    the first connection. ``shared``, ``unsent`` and ``conflicts`` count items. Teams are compared
    by identity: there may be 100,000 marks, and the window compares at each change.
    """

    service: str
    hub: str = ""
    shares_records: bool = False
    marks: Mapping[Item, TeamMark] = field(default_factory=dict)
    shared: int = 0
    unsent: int = 0
    conflicts: int = 0

    def with_marks(self, marks: Mapping[Item, TeamMark | None]) -> "Team":
        """Return the team with other states of some items, None for those without any."""
        changed = {item: mark for item, mark in marks.items() if self.marks.get(item) != mark}
        if not changed:
            return self
        present = {**self.marks}
        counts = [self.shared, self.unsent, self.conflicts]
        for item, mark in changed.items():
            before = present.pop(item, None)
            if mark is not None:
                present[item] = mark
            counts = [
                count - was + now
                for count, was, now in zip(counts, _counts(before), _counts(mark), strict=True)
            ]
        return replace(self, marks=present, shared=counts[0], unsent=counts[1], conflicts=counts[2])


def _counts(mark: TeamMark | None) -> tuple[int, int, int]:
    """Return whether a mark counts as shared, as unsent, and as in conflict."""
    if mark is None:
        return 0, 0, 0
    return int(mark.is_shared), int(mark.is_shared and mark.is_unsent), int(mark.has_conflict)


class TeamProblem(StrEnum):
    """Kinds of reasons why the hub cannot be used."""

    NO_LIBRARY = "no_library"
    NO_SERVICE = "no_service"
    NOT_ENCRYPTED = "not_encrypted"
    OFFLINE = "offline"
    CERTIFICATE = "certificate"
    REFUSED = "refused"
    NO_RIGHTS = "no_rights"
    NOT_SET_UP = "not_set_up"
    OLD_SCHEMA = "old_schema"
    NEW_SCHEMA = "new_schema"
    OTHER_HUB = "other_hub"
    LEFT = "left"
    FULL = "full"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TeamConflict:
    """An unresolved conflict with the team; author and time are those of the team's version."""

    conflict: Conflict
    author: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class MergedItem:
    """Result of merging a version of the hub: the content, and the conflict if there is any."""

    content: Content | None
    conflict: Conflict | None = None


def new_version(item: Item, content: Content | None, parent: str) -> HubVersion:
    """Return the version that follows ``parent``; it has the same name on every desk."""
    return HubVersion(item, version_of(content, {parent} - {""}).name, parent, content)


def merge_with_hub(base: HubVersion | None, mine: Content | None, theirs: HubVersion) -> MergedItem:
    """Merge a version of the hub into the content of this desk.

    The versions of an item are a line on the hub, so that ``theirs`` descends from ``base``,
    which the desk has from there. Without a base, an item that this desk lacks is taken over.
    """
    if base is None and mine is None:
        return MergedItem(theirs.content)
    common = frozenset({base.name} if base is not None else ())
    before = Version(base.name, base.content) if base is not None else None
    is_unchanged = before is not None and mine == before.content
    head = before if before is not None and is_unchanged else version_of(mine, common)
    merged = merge_versions(
        {theirs.item: head},
        {theirs.item: {before.name: before} if before is not None else {}},
        {theirs.item: Version(theirs.name, theirs.content, common)},
        lambda conflict: conflict.mine,
    )
    conflict = next(iter(merged.conflicts), None)
    return MergedItem(merged.changes.get(theirs.item, mine), conflict)
