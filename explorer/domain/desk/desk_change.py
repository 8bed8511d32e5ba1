"""Flags of the parts that differ between two states of the desk, so that only these are updated."""

from enum import Flag, auto

from explorer.domain.desk.desk import Desk


class DeskChange(Flag):
    """Parts of a desk that changed."""

    NOTES = auto()
    VIEWS = auto()
    LAYERS = auto()
    TAGS = auto()
    SEARCHES = auto()
    SETS = auto()
    RECORDS = auto()
    UNDO = auto()
    TEAM = auto()

    @classmethod
    def all(cls) -> "DeskChange":
        """Return every flag: the desk is shown for the first time."""
        return ~cls(0)


def changes_between(before: Desk, after: Desk) -> DeskChange:
    """Return the parts that differ; no flag if the two are equal."""
    parts = {
        DeskChange.NOTES: (before.notes, after.notes),
        DeskChange.VIEWS: (before.views, after.views),
        DeskChange.LAYERS: (before.layers, after.layers),
        DeskChange.TAGS: (before.tags, after.tags),
        DeskChange.SEARCHES: (before.searches, after.searches),
        DeskChange.SETS: ((before.sets, before.current), (after.sets, after.current)),
        DeskChange.RECORDS: (before.records, after.records),
        DeskChange.UNDO: ((before.undo, before.redo), (after.undo, after.redo)),
        DeskChange.TEAM: (before.team, after.team),
    }
    changes = DeskChange(0)
    for flag, (earlier, later) in parts.items():
        if earlier is not later and earlier != later:
            changes |= flag
    return changes
