"""What the user made: notes, pins, map views and own layers, one short transaction each."""

from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk import Desk, MapView, merged_note
from explorer.domain.own_layers import OwnLayerEntry
from explorer.store import desk_tables as t


def read_desk(connection: Connection) -> Desk:
    """All notes, pins, map views and own layers."""
    notes = connection.execute(select(t.note.c.reference, t.note.c.text)).all()
    pins = connection.execute(select(t.pin.c.reference).order_by(t.pin.c.pinned)).scalars().all()
    v = t.map_view
    columns = (v.c.name, v.c.longitude, v.c.latitude, v.c.width_km, v.c.height_km)
    views = connection.execute(select(*columns).order_by(v.c.name)).all()
    o = t.own_layer
    entry = (o.c.key, o.c.name, o.c.file, o.c.read_on, o.c.features, o.c.points, o.c.colour)
    layers = connection.execute(select(*entry, o.c.shown).order_by(o.c.changed, o.c.key)).all()
    connection.rollback()
    return Desk(
        {row.reference: row.text for row in notes},
        tuple(pins),
        tuple(MapView(*row) for row in views),
        tuple(OwnLayerEntry(*row) for row in layers),
    )


def save_note(connection: Connection, reference: str, text: str, based_on: str) -> Desk:
    """Keep a note; an empty one is removed. ``based_on`` is the text it was written over."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    stored = connection.execute(
        select(t.note.c.text).where(t.note.c.reference == reference)
    ).scalar_one_or_none()
    kept = merged_note(stored or "", based_on, text)
    if kept.strip():
        values = {"reference": reference, "text": kept, "changed": datetime.now(UTC)}
        statement = insert(t.note).values(values)
        connection.execute(
            statement.on_conflict_do_update(index_elements=["reference"], set_=values)
        )
    else:
        connection.execute(delete(t.note).where(t.note.c.reference == reference))
    connection.commit()
    return read_desk(connection)


def set_pinned(connection: Connection, reference: str, *, pinned: bool) -> Desk:
    """Pin a reference, or take its pin away."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.execute(delete(t.pin).where(t.pin.c.reference == reference))
    if pinned:
        values = {"reference": reference, "pinned": datetime.now(UTC)}
        connection.execute(insert(t.pin).values(values))
    connection.commit()
    return read_desk(connection)


def save_view(connection: Connection, view: MapView) -> Desk:
    """Keep a view of the map under its name, in place of another of that name."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    values = asdict(view) | {"changed": datetime.now(UTC)}
    statement = insert(t.map_view).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))
    connection.commit()
    return read_desk(connection)


def remove_view(connection: Connection, name: str) -> Desk:
    """Forget a view of the map."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.execute(delete(t.map_view).where(t.map_view.c.name == name))
    connection.commit()
    return read_desk(connection)


def save_layer(connection: Connection, layer: OwnLayerEntry) -> Desk:
    """Keep an own layer, or change what is known of it; it keeps its place among the others."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    values = asdict(layer)
    statement = insert(t.own_layer).values(values | {"changed": datetime.now(UTC)})
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=values))
    connection.commit()
    return read_desk(connection)


def remove_layer(connection: Connection, key: str) -> Desk:
    """Forget an own layer; its copy is removed by the caller, after this is safe."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.execute(delete(t.own_layer).where(t.own_layer.c.key == key))
    connection.commit()
    return read_desk(connection)
