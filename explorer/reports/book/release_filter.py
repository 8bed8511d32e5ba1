"""The one gate between what the user wrote and paper for others.

Everything printed of a set is made from what this returns, so that what is held back here cannot
come in anywhere behind it.
"""

from collections.abc import Mapping
from dataclasses import replace

from explorer.domain.desk.briefing import WRITTEN, BriefingSet, ItemKind
from explorer.domain.desk.desk import Note


def held_back(
    one: BriefingSet, notes: Mapping[str, Note], *, releasable_only: bool
) -> tuple[BriefingSet, dict[str, Note]]:
    """The set and the notes, without what is not releasable if only that is wanted.

    Headings are always kept. Names of maps are the pack's words and stay.
    """
    if not releasable_only:
        return one, dict(notes)
    kept_notes = {reference: note for reference, note in notes.items() if note.releasable}
    items = tuple(
        item
        for item in one.items
        if item.kind not in WRITTEN or item.kind is ItemKind.HEADING or item.releasable
    )
    return replace(one, items=items), kept_notes
