"""Filter that keeps what is not releasable out of every output.

Everything printed of a set is built from its result, so that no unreleasable text can be added
later.
"""

from collections.abc import Mapping
from dataclasses import replace

from explorer.domain.desk.briefing import WRITTEN, BriefingSet, ItemKind
from explorer.domain.desk.desk import Note


def without_unreleasable(
    briefing: BriefingSet, notes: Mapping[str, Note], *, releasable_only: bool
) -> tuple[BriefingSet, dict[str, Note]]:
    """Return the set and the notes, without unreleasable ones if ``releasable_only``.

    Headings are always kept. Names of maps belong to the pack and stay.
    """
    if not releasable_only:
        return briefing, dict(notes)
    kept_notes = {reference: note for reference, note in notes.items() if note.releasable}
    items = tuple(
        item
        for item in briefing.items
        if item.kind not in WRITTEN or item.kind is ItemKind.HEADING or item.releasable
    )
    return replace(briefing, items=items), kept_notes
