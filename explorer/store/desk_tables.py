"""Tables of the desk. They keep to what PostgreSQL has as well: a team will share one there."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

#: "CLED": a desk of Clause Explorer.
APPLICATION_ID = 0x434C4544

metadata = MetaData()

note = Table(
    "note",
    metadata,
    Column("reference", String(120), primary_key=True),
    Column("text", Text, nullable=False),
    Column("changed", DateTime, nullable=False),
)
pin = Table(
    "pin",
    metadata,
    Column("reference", String(120), primary_key=True),
    Column("pinned", DateTime, nullable=False),
)
#: Since version 2.
map_view = Table(
    "map_view",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("longitude", Float, nullable=False),
    Column("latitude", Float, nullable=False),
    Column("width_km", Float, nullable=False),
    Column("height_km", Float, nullable=False),
    Column("changed", DateTime, nullable=False),
)
#: Since version 3. The shapes lie beside the desk, under the key.
own_layer = Table(
    "own_layer",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("file", String(255), nullable=False),
    Column("read_on", Date, nullable=False),
    Column("features", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    Column("colour", Integer, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("changed", DateTime, nullable=False),
)
