"""What the user made: one short transaction each, every change of it in the journal."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Change, Desk, MapView, Note, SavedSearch, joined_texts
from explorer.domain.desk.local_layers import LocalLayerEntry
from explorer.domain.desk.local_records import LocalRecord, RecordKind
from explorer.store.desk import tables as t
from explorer.store.desk import undo_journal
from explorer.store.desk.transaction import writing
from explorer.store.desk.undo_journal import RowEdit, apply, next_steps

_KNOWN = "desk as last read"


def read_desk(connection: Connection) -> Desk:
    """All the user made; what was read before is told again where nobody wrote since."""
    known = _known(connection)
    if known is not None:
        connection.rollback()
        return known
    stamp = _stamp(connection)
    n = t.note.c
    notes = connection.execute(select(n.reference, n.text, n.releasable)).all()
    back, again = next_steps(connection)
    desk = Desk(
        notes={row.reference: Note(row.text, row.releasable) for row in notes},
        views=_views(connection),
        layers=_layers(connection),
        tags=_tags(connection),
        searches=_searches(connection),
        sets=_sets(connection),
        records=_records(connection),
        current=connection.execute(select(t.current_set.c.set_key)).scalar() or "",
        undo=back,
        redo=again,
    )
    connection.rollback()
    connection.info[_KNOWN] = (stamp, desk)
    return desk


def _stamp(connection: Connection) -> tuple[int, int]:
    """Numbers that change when anybody writes: other connections, or this one."""
    others = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    changes = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    return others, changes


def _known(connection: Connection) -> Desk | None:
    """The desk as it was last read, where nobody wrote since."""
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
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(t.tag).order_by(t.tag.c.name)):
        found[row.reference].append(row.name)
    return {reference: tuple(names) for reference, names in found.items()}


def _searches(connection: Connection) -> tuple[SavedSearch, ...]:
    rows = connection.execute(select(t.saved_search).order_by(t.saved_search.c.name))
    return tuple(
        SavedSearch(row.name, row.query, frozenset(json.loads(row.seen)), row.looked_on)
        for row in rows
    )


def _sets(connection: Connection) -> tuple[BriefingSet, ...]:
    items: dict[str, list[SetItem]] = defaultdict(list)
    i = t.set_item.c
    for row in connection.execute(select(t.set_item).order_by(i.set_key, i.position)):
        kind = ItemKind(row.kind)
        items[row.set_key].append(SetItem(row.key, kind, row.reference, row.text, row.releasable))
    b = t.briefing_set.c
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
        for row in connection.execute(select(t.briefing_set).order_by(b.name, b.key))
    )


def _records(connection: Connection) -> tuple[LocalRecord, ...]:
    r = t.local_record.c
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
        for row in connection.execute(select(t.local_record).order_by(r.changed, r.key))
    )


def write(connection: Connection, change: Change, edits: Iterable[RowEdit]) -> Desk:
    """Make a change of its own transaction; returns the desk as it is then."""
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
    """A text was not stored: the desk holds ``stored``, which is not what it was typed over."""

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
    """Store a note that was typed over ``based_on``; an empty one is removed.

    Raises ChangedElsewhereError, and writes nothing, where another text is stored; with
    ``was_releasable`` also where another mark is.
    """
    with writing(connection):
        before = _known(connection)
        n = t.note.c
        row = connection.execute(
            select(n.text, n.releasable).where(n.reference == reference)
        ).first()
        stored = Note(row.text, row.releasable) if row is not None else Note("")
        expect_unchanged(stored, based_on, was_releasable if row is not None else None)
        values = {"text": text, "releasable": releasable, "changed": datetime.now(UTC)}
        edit = RowEdit(t.note, {"reference": reference}, values if text.strip() else None)
        apply(connection, Change("note", reference), [edit])
        # Nobody else can write before this is committed.
        stamp, (back, again) = _stamp(connection), next_steps(connection)
    if before is None:
        return read_desk(connection)
    # A note is saved while it is written: a desk of thousands is not read again each time.
    notes = {**before.notes, reference: Note(text, releasable)}
    if not text.strip():
        del notes[reference]
    desk = replace(before, notes=notes, undo=back, redo=again)
    connection.info[_KNOWN] = (stamp, desk)
    return desk


def expect_unchanged(stored: Note, based_on: str, was_releasable: bool | None) -> None:
    """Raise ChangedElsewhereError where the stored text or mark is another than expected."""
    marked_otherwise = was_releasable is not None and stored.releasable != was_releasable
    if stored.text != based_on or marked_otherwise:
        raise ChangedElsewhereError(stored)


def move_note(connection: Connection, reference: str, to: str) -> Desk:
    """Put a note on another reference, below the note that is there already."""
    desk = read_desk(connection)
    note = desk.notes.get(reference)
    if note is None:
        return desk
    there = desk.notes.get(to)
    both = note if there is None else Note(joined_texts(there.text, note.text), there.releasable)
    values = {"text": both.text, "releasable": both.releasable and note.releasable}
    edits = [
        RowEdit(t.note, {"reference": reference}, None),
        RowEdit(t.note, {"reference": to}, values | {"changed": datetime.now(UTC)}),
    ]
    return write(connection, Change("move note", reference), edits)


def save_view(connection: Connection, view: MapView) -> Desk:
    """Keep a view of the map under its name, in place of another of that name."""
    values = asdict(view) | {"changed": datetime.now(UTC)}
    edit = RowEdit(t.map_view, {"name": values.pop("name")}, values)
    return write(connection, Change("view", view.name), [edit])


def remove_view(connection: Connection, name: str) -> Desk:
    """Forget a view of the map."""
    return write(connection, Change("view", name), [RowEdit(t.map_view, {"name": name}, None)])


def set_tags(connection: Connection, reference: str, names: Sequence[str]) -> Desk:
    """Put these tags, and no others, on a reference."""
    wanted = dict.fromkeys(name.strip()[:60] for name in names if name.strip())
    held = connection.execute(select(t.tag.c.name).where(t.tag.c.reference == reference)).scalars()
    now = {"changed": datetime.now(UTC)}
    gone = [name for name in held if name not in wanted]
    connection.rollback()
    edits = [RowEdit(t.tag, {"reference": reference, "name": name}, now) for name in wanted]
    edits += [RowEdit(t.tag, {"reference": reference, "name": name}, None) for name in gone]
    return write(connection, Change("tags", reference), edits)


def save_search(connection: Connection, search: SavedSearch) -> Desk:
    """Keep a query under its name, with what it finds now."""
    edit = RowEdit(t.saved_search, {"name": search.name}, _search_row(search))
    return write(connection, Change("search", search.name), [edit])


def mark_search_seen(connection: Connection, name: str, seen: frozenset[str], on: date) -> Desk:
    """Remember what a saved search found now; looking is nothing to take back."""
    with writing(connection):
        connection.execute(
            t.saved_search.update()
            .where(t.saved_search.c.name == name)
            .values(seen=json.dumps(sorted(seen)), looked_on=on)
        )
    return read_desk(connection)


def remove_search(connection: Connection, name: str) -> Desk:
    """Forget a saved search."""
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
    """Keep an own layer, or change what is known of it; it keeps its place among the others."""
    values = asdict(layer)
    statement = insert(t.local_layer).values(values | {"changed": datetime.now(UTC)})
    with writing(connection):
        connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=values))
    return read_desk(connection)


def remove_layer(connection: Connection, key: str) -> Desk:
    """Forget an own layer; its copy is removed by the caller, after this is safe."""
    with writing(connection):
        connection.execute(delete(t.local_layer).where(t.local_layer.c.key == key))
    return read_desk(connection)
