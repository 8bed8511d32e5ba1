"""Export and import of a desk's supplement, for window and command line."""

import logging
from datetime import date
from pathlib import Path

from explorer.domain.desk.three_way_merge import Choose, Conflict, Content, Item, ItemType
from explorer.interchange.supplements.desk_items import (
    is_releasable,
    items_of,
    note_from,
    record_from,
    set_from,
)
from explorer.interchange.supplements.supplement_file import read_supplement, supplement_bytes
from explorer.store.desk.file import DeskConnection
from explorer.store.desk.merge import DeskItem, MergeResult, export_versions, merge, preview
from explorer.system.atomic_file import PRIVATE, write_atomic

logger = logging.getLogger(__name__)


def write_supplement(
    connection: DeskConnection, target: Path, day: date, *, releasable_only: bool
) -> tuple[int, int]:
    """Write the desk's content to a file; return how many items are in it, and how many are not.

    Raises FileProblemError if the file cannot be written.
    """
    heads = export_versions(connection, items_of)
    going = {
        item: head
        for item, head in heads.items()
        if not releasable_only or head.content is None or is_releasable(item, head.content)
    }
    write_atomic(target, supplement_bytes(going, day), mode=PRIVATE)
    exported = sum(head.content is not None for head in going.values())
    return exported, len(heads) - len(going)


def conflicts_of(connection: DeskConnection, source: Path) -> tuple[Conflict, ...]:
    """Return the conflicts that importing a supplement would cause; nothing is changed."""
    return preview(connection, read_supplement(source), items_of)


def import_supplement(connection: DeskConnection, source: Path, choose: Choose) -> MergeResult:
    """Import a supplement as one change."""
    result = merge(connection, read_supplement(source), items_of, desk_item, choose)
    logger.info(
        "imported supplement %s: added %d, changed %d, removed %d, conflicts %d",
        source.name,
        result.added,
        result.changed,
        result.removed,
        len(result.conflicts),
    )
    return result


def desk_item(item: Item, content: Content) -> DeskItem:
    """Return the desk item of an exchange item's content."""
    if item.sort is ItemType.RECORD:
        return DeskItem(record=record_from(item.key, content))
    if item.sort is ItemType.NOTE:
        return DeskItem(note=note_from(content))
    return DeskItem(briefing=set_from(item.key, content))


def item_title(conflict: Conflict) -> str:
    """Return a short title of a conflict."""
    content = conflict.mine or conflict.theirs or {}
    names = ("name", "field title", "field statement", "field what", "text")
    label = next((str(content[name]) for name in names if content.get(name)), "")
    where = conflict.item.key if conflict.item.sort is ItemType.NOTE else ""
    return " ".join(f"{where} {label}".split())[:100]
