"""A desk's supplement written, and a colleague's taken in: for window and command line alike."""

from datetime import date
from pathlib import Path

from explorer.domain.desk.three_way_merge import Choose, Conflict, Content, Item, ItemType
from explorer.interchange.supplements.desk_items import (
    items_of,
    note_from,
    record_from,
    releasable,
    set_from,
)
from explorer.interchange.supplements.supplement_file import read_supplement, supplement_bytes
from explorer.store.desk.file import DeskConnection
from explorer.store.desk.merge import DeskItem, MergeResult, export_versions, merge, preview
from explorer.system.atomic_file import PRIVATE, write_atomic


def write_supplement(
    connection: DeskConnection, target: Path, made: date, *, releasable_only: bool
) -> tuple[int, int]:
    """Write what the desk has into a file. Returns how many things went, and how many stayed.

    Raises FileProblemError where the file cannot be written.
    """
    heads = export_versions(connection, items_of)
    going = {
        item: head
        for item, head in heads.items()
        if not releasable_only or head.content is None or releasable(item, head.content)
    }
    write_atomic(target, supplement_bytes(going, made), mode=PRIVATE)
    told = sum(head.content is not None for head in going.values())
    return told, len(heads) - len(going)


def conflicts_of(connection: DeskConnection, source: Path) -> tuple[Conflict, ...]:
    """What would be asked if a supplement were taken in; nothing is changed."""
    return preview(connection, read_supplement(source), items_of)


def import_supplement(connection: DeskConnection, source: Path, choose: Choose) -> MergeResult:
    """Take a supplement in as one change."""
    return merge(connection, read_supplement(source), items_of, to_desk_item, choose)


def to_desk_item(item: Item, content: Content) -> DeskItem:
    """What an item's content is on the desk."""
    if item.sort is ItemType.RECORD:
        return DeskItem(record=record_from(item.key, content))
    if item.sort is ItemType.NOTE:
        return DeskItem(note=note_from(content))
    return DeskItem(briefing=set_from(item.key, content))


def item_title(conflict: Conflict) -> str:
    """What a conflict is about, in few words."""
    content = conflict.mine or conflict.theirs or {}
    names = ("name", "field title", "field statement", "field what", "text")
    found = next((str(content[name]) for name in names if content.get(name)), "")
    where = conflict.item.key if conflict.item.sort is ItemType.NOTE else ""
    return " ".join(f"{where} {found}".split())[:100]
