"""Desks of a team, as tests use them: without a window, each on its own file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Desk
from explorer.domain.desk.team import Team
from explorer.domain.desk.three_way_merge import Conflict, Item, ItemType
from explorer.interchange.supplements.hub_items import TEAM_FORM
from explorer.store.desk.desk import read_desk, save_note, undo
from explorer.store.desk.file import DeskConnection, open_desk
from explorer.store.desk.team_exchange import conflicts_of_team, resolve_conflicts
from explorer.store.desk.team_state import join_team, share_items
from explorer.team.hub import open_hub
from explorer.team.synchronise import SyncReport, expect_own_hub, synchronise

Result = TypeVar("Result")


def note_item(reference: str) -> Item:
    return Item(ItemType.NOTE, reference)


def key_of(name: str) -> str:
    """Return the key of a set or item with this name."""
    return str(uuid5(NAMESPACE_URL, name))


def a_set(name: str, *texts: str) -> BriefingSet:
    items = tuple(
        SetItem(key_of(f"{name}/{number}"), ItemKind.NOTE, text=text)
        for number, text in enumerate(texts)
    )
    return BriefingSet(key_of(name), name, "ukraine-2025", "1", date(2026, 1, 6), items)


class TeamDesk:
    """A desk with the operations of its user."""

    def __init__(self, path: Path, service: str) -> None:
        self.path, self.service = path, service
        self.connection: DeskConnection = open_desk(path).connection
        if service:
            join_team(self.connection, service)

    def run(self, work: Callable[[DeskConnection], Result]) -> Result:
        return work(self.connection)

    def sync(self) -> SyncReport:
        with open_hub(self.service) as hub:
            expect_own_hub(hub, self.service, self.run)
            return synchronise(hub, self.service, self.run)

    @property
    def desk(self) -> Desk:
        return read_desk(self.connection)

    @property
    def team(self) -> Team:
        team = self.desk.team
        assert team is not None
        return team

    def note(self, reference: str) -> str | None:
        note = self.desk.notes.get(reference)
        return note.text if note is not None else None

    def write(self, reference: str, text: str) -> None:
        save_note(self.connection, reference, text, self.note(reference) or "")

    def share(self, *references: str, is_shared: bool = True) -> None:
        share_items(self.connection, [note_item(r) for r in references], is_shared=is_shared)

    def share_set(self, briefing: BriefingSet) -> None:
        share_items(self.connection, [Item(ItemType.SET, briefing.key)], is_shared=True)

    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(entry.conflict for entry in conflicts_of_team(self.connection, TEAM_FORM))

    def answer(self, *, keeps_mine: bool) -> None:
        items = [conflict.item for conflict in self.conflicts()]
        resolve_conflicts(self.connection, TEAM_FORM, dict.fromkeys(items, keeps_mine))

    def undo(self) -> None:
        undo(self.connection)
