"""Read and write access to the desk: one short transaction per change, each in the journal."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Change, Desk, MapView, Note, SavedSearch, join_texts
from explorer.domain.desk.local_layers import LocalLayerEntry
from explorer.domain.desk.local_records import LocalRecord, RecordKind
from explorer.domain.desk.three_way_merge import Item, ItemType
from explorer.store.desk import tables as t
from explorer.store.desk import undo_journal
from explorer.store.desk.team_state import read_team, share_items, with_mark
from explorer.store.desk.transaction import writing
from explorer.store.desk.undo_journal import RowEdit, apply, next_steps

_KNOWN = "desk as last read"


def read_desk(connection: Connection) -> Desk:
    """Return the whole desk; the last one read is reused if nothing was written since."""
    cached = _cached(connection)
    if cached is not None:
        connection.rollback()
        return cached
    stamp = _stamp(connection)
    n = t.note.c
    notes = connection.execute(select(n.reference, n.text, n.releasable)).all()
    undo_change, redo_change = next_steps(connection)
    desk = Desk(
        notes={row.reference: Note(row.text, row.releasable) for row in notes},
        views=_views(connection),
        layers=_layers(connection),
        tags=_tags(connection),
        searches=_searches(connection),
        sets=_sets(connection),
        records=_records(connection),
        current=connection.execute(select(t.current_set.c.set_key)).scalar() or "",
        undo=undo_change,
        redo=redo_change,
        team=read_team(connection),
    )
    connection.rollback()
    connection.info[_KNOWN] = (stamp, desk)
    return desk


def read_items(connection: Connection, items: Collection[Item]) -> Desk:
    """Return a desk that holds these items alone, as far as they exist."""
    keys: dict[ItemType, list[str]] = {sort: [] for sort in ItemType}
    for item in items:
        keys[item.sort].append(item.key)
    n = t.note.c
    notes = connection.execute(
        select(n.reference, n.text, n.releasable).where(n.reference.in_(keys[ItemType.NOTE]))
    )
    return Desk(
        notes={row.reference: Note(row.text, row.releasable) for row in notes},
        sets=_sets(connection, keys[ItemType.SET]),
        records=_records(connection, keys[ItemType.RECORD]),
    )


def cached_desk(connection: Connection) -> Desk | None:
    """Return the desk as last read, or None if something was written since."""
    return _cached(connection)


def remember_desk(connection: Connection, desk: Desk) -> None:
    """Keep a desk that equals what is stored, within the transaction that stores it."""
    connection.info[_KNOWN] = (_stamp(connection), desk)


def with_items(desk: Desk, items: Collection[Item], stored: Desk) -> Desk:
    """Return the desk with these items as in ``stored``, where those are absent that are gone."""
    gone = {sort: {item.key for item in items if item.sort is sort} for sort in ItemType}
    notes, sets, records = desk.notes, desk.sets, desk.records
    if gone[ItemType.NOTE]:
        kept = {k: note for k, note in notes.items() if k not in gone[ItemType.NOTE]}
        notes = kept | dict(stored.notes)
    if gone[ItemType.SET]:
        kept_sets = [s for s in sets if s.key not in gone[ItemType.SET]]
        sets = tuple(sorted((*kept_sets, *stored.sets), key=lambda s: (s.name, s.key)))
    if gone[ItemType.RECORD]:
        kept_records = [r for r in records if r.key not in gone[ItemType.RECORD]]
        records = tuple(sorted((*kept_records, *stored.records), key=_order_of_record))
    return replace(desk, notes=notes, sets=sets, records=records)


def _order_of_record(record: LocalRecord) -> tuple[datetime, str]:
    return record.changed or datetime.min, record.key  # noqa: DTZ901 - as the column stores it


def _stamp(connection: Connection) -> tuple[int, int]:
    """Return counters that change with every write, of other connections or this one."""
    others = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    changes = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    return others, changes


def _cached(connection: Connection) -> Desk | None:
    """Return the desk as last read, or None if something was written since."""
    stamp, desk = connection.info.get(_KNOWN, (None, None))
    return desk if stamp == _stamp(connection) else None


def _views(connection: Connection) -> tuple[MapView, ...]:
    v = t.map_view.c
    columns = (v.name, v.longitude, v.latitude, v.width_km, v.height_km)
    return tuple(MapView(*row) for row in connection.execute(select(*columns).order_by(v.name)))


def _layers(connection: Connection) -> tuple[LocalLayerEntry, ...]:
    o = t.local_layer.c
    columns = (o.key, o.name, o.file, o.read_on, o.features, o.points, o.colour, o.shown)
    rows = connection.execute(select(*columns).order_by(o.changed, o.key))
    return tuple(LocalLayerEntry(*row) for row in rows)


def _tags(connection: Connection) -> dict[str, tuple[str, ...]]:
    names_by_reference: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(t.tag).order_by(t.tag.c.name)):
        names_by_reference[row.reference].append(row.name)
    return {reference: tuple(names) for reference, names in names_by_reference.items()}


def _searches(connection: Connection) -> tuple[SavedSearch, ...]:
    rows = connection.execute(select(t.saved_search).order_by(t.saved_search.c.name))
    return tuple(
        SavedSearch(row.name, row.query, frozenset(json.loads(row.seen)), row.looked_on)
        for row in rows
    )


def _sets(connection: Connection, keys: Sequence[str] | None = None) -> tuple[BriefingSet, ...]:
    """Return the sets, or those with these keys."""
    items: dict[str, list[SetItem]] = defaultdict(list)
    i, b = t.set_item.c, t.briefing_set.c
    item_rows = select(t.set_item).order_by(i.set_key, i.position)
    rows = select(t.briefing_set).order_by(b.name, b.key)
    if keys is not None:
        item_rows, rows = item_rows.where(i.set_key.in_(keys)), rows.where(b.key.in_(keys))
    for row in connection.execute(item_rows):
        kind = ItemKind(row.kind)
        items[row.set_key].append(SetItem(row.key, kind, row.reference, row.text, row.releasable))
    return tuple(
        BriefingSet(
            row.key,
            row.name,
            row.pack,
            row.version,
            row.as_of,
            tuple(items[row.key]),
            row.archived,
        )
        for row in connection.execute(rows)
    )


def _records(connection: Connection, keys: Sequence[str] | None = None) -> tuple[LocalRecord, ...]:
    """Return the records, or those with these keys."""
    r = t.local_record.c
    rows = select(t.local_record).order_by(r.changed, r.key)
    if keys is not None:
        rows = rows.where(r.key.in_(keys))
    return tuple(
        LocalRecord(
            row.key,
            row.pack,
            RecordKind(row.kind),
            row.reference,
            json.loads(row.content),
            row.author,
            row.corrects,
            row.changed,
        )
        for row in connection.execute(rows)
    )


def write(connection: Connection, change: Change, edits: Iterable[RowEdit]) -> Desk:
    """Apply a change in its own transaction and return the changed desk."""
    with writing(connection):
        apply(connection, change, list(edits))
    return read_desk(connection)


def undo(connection: Connection) -> Desk:
    """Undo the last change. Raises DeskError as ``undo_journal.undo`` does."""
    undo_journal.revert_change(connection)
    return read_desk(connection)


def redo(connection: Connection) -> Desk:
    """Redo the last undone change. Raises DeskError as ``undo_journal.redo`` does."""
    undo_journal.reapply_change(connection)
    return read_desk(connection)


class ChangedElsewhereError(Exception):
    """A text was not stored: the desk holds ``stored`` instead of the expected text."""

    def __init__(self, stored: Note) -> None:
        super().__init__("the text was changed elsewhere")
        self.stored = stored


def save_note(
    connection: Connection,
    reference: str,
    text: str,
    based_on: str,
    *,
    releasable: bool = False,
    was_releasable: bool | None = None,
) -> Desk:
    """Store a note that was typed over ``based_on``; an empty note is removed.

    Raises ChangedElsewhereError, and writes nothing, if another text is stored, or with
    ``was_releasable`` another flag.
    """
    with writing(connection):
        before = _cached(connection)
        n = t.note.c
        row = connection.execute(
            select(n.text, n.releasable).where(n.reference == reference)
        ).first()
        stored = Note(row.text, row.releasable) if row is not None else Note("")
        expect_unchanged(stored, based_on, was_releasable if row is not None else None)
        values = {"text": text, "releasable": releasable, "changed": datetime.now(UTC)}
        edit = RowEdit(t.note, {"reference": reference}, values if text.strip() else None)
        apply(connection, Change("note", reference), [edit])
        # No other connection can write before this is committed.
        stamp, (undo_change, redo_change) = _stamp(connection), next_steps(connection)
        former = before.team if before is not None else None
        team = with_mark(connection, former, Item(ItemType.NOTE, reference))
    if before is None:
        return read_desk(connection)
    # A note is saved while it is typed, so a large desk is not read again for each save.
    notes = {**before.notes, reference: Note(text, releasable)}
    if not text.strip():
        del notes[reference]
    desk = replace(before, notes=notes, undo=undo_change, redo=redo_change, team=team)
    connection.info[_KNOWN] = (stamp, desk)
    return desk


def share_with_team(connection: Connection, items: Collection[Item], *, is_shared: bool) -> Desk:
    """Share items with the team, or keep them on this desk. Raises DeskError without a team."""
    share_items(connection, items, is_shared=is_shared)
    return read_desk(connection)


def expect_unchanged(stored: Note, based_on: str, was_releasable: bool | None) -> None:
    """Raise ChangedElsewhereError if the stored text or flag is not the expected one."""
    flag_differs = was_releasable is not None and stored.releasable != was_releasable
    if stored.text != based_on or flag_differs:
        raise ChangedElsewhereError(stored)


def move_note(connection: Connection, reference: str, to: str) -> Desk:
    """Move a note to another reference, below a note that exists there."""
    desk = read_desk(connection)
    note = desk.notes.get(reference)
    if note is None:
        return desk
    existing = desk.notes.get(to)
    merged = (
        note
        if existing is None
        else Note(join_texts(existing.text, note.text), existing.releasable)
    )
    values = {"text": merged.text, "releasable": merged.releasable and note.releasable}
    edits = [
        RowEdit(t.note, {"reference": reference}, None),
        RowEdit(t.note, {"reference": to}, values | {"changed": datetime.now(UTC)}),
    ]
    moved, target = Item(ItemType.NOTE, reference), Item(ItemType.NOTE, to)
    mark = desk.team.marks.get(moved) if desk.team is not None else None
    if mark is not None and mark.is_shared:
        share_items(connection, [target], is_shared=True)
    return write(connection, Change("move note", reference), edits)


def save_view(connection: Connection, view: MapView) -> Desk:
    """Save a map view under its name, replacing one of that name."""
    values = asdict(view) | {"changed": datetime.now(UTC)}
    edit = RowEdit(t.map_view, {"name": values.pop("name")}, values)
    return write(connection, Change("view", view.name), [edit])


def remove_view(connection: Connection, name: str) -> Desk:
    """Remove a map view."""
    return write(connection, Change("view", name), [RowEdit(t.map_view, {"name": name}, None)])


def set_tags(connection: Connection, reference: str, names: Sequence[str]) -> Desk:
    """Set the tags of a reference to exactly these."""
    requested = dict.fromkeys(name.strip()[:60] for name in names if name.strip())
    current = connection.execute(
        select(t.tag.c.name).where(t.tag.c.reference == reference)
    ).scalars()
    now = {"changed": datetime.now(UTC)}
    removed = [name for name in current if name not in requested]
    connection.rollback()
    edits = [RowEdit(t.tag, {"reference": reference, "name": name}, now) for name in requested]
    edits += [RowEdit(t.tag, {"reference": reference, "name": name}, None) for name in removed]
    return write(connection, Change("tags", reference), edits)


def save_search(connection: Connection, search: SavedSearch) -> Desk:
    """Save a query under its name, with its current results."""
    edit = RowEdit(t.saved_search, {"name": search.name}, _search_row(search))
    return write(connection, Change("search", search.name), [edit])


def mark_search_seen(connection: Connection, name: str, seen: frozenset[str], on: date) -> Desk:
    """Store the current results of a saved search; this cannot be undone."""
    with writing(connection):
        connection.execute(
            t.saved_search.update()
            .where(t.saved_search.c.name == name)
            .values(seen=json.dumps(sorted(seen)), looked_on=on)
        )
    return read_desk(connection)


def remove_search(connection: Connection, name: str) -> Desk:
    """Remove a saved search."""
    edit = RowEdit(t.saved_search, {"name": name}, None)
    return write(connection, Change("search", name), [edit])


def _search_row(search: SavedSearch) -> dict[str, object]:
    return {
        "query": search.query,
        "seen": json.dumps(sorted(search.seen)),
        "looked_on": search.looked_on,
        "changed": datetime.now(UTC),
    }


def save_layer(connection: Connection, layer: LocalLayerEntry) -> Desk:
    """Add a local layer or update it; it keeps its place among the others."""
    values = asdict(layer)
    statement = insert(t.local_layer).values(values | {"changed": datetime.now(UTC)})
    with writing(connection):
        connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=values))
    return read_desk(connection)


def remove_layer(connection: Connection, key: str) -> Desk:
    """Remove a local layer; the caller removes its copy after this is committed."""
    with writing(connection):
        connection.execute(delete(t.local_layer).where(t.local_layer.c.key == key))
    return read_desk(connection)
