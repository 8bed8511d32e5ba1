"""Tables of the desk, limited to features that PostgreSQL has as well, for shared use later."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
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
    # Since version 4.
    Column("releasable", Boolean, nullable=False, server_default=false()),
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
#: Since version 3. The shapes are stored in files beside the desk, named by the key.
local_layer = Table(
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
#: Since version 4, as all below.
tag = Table(
    "tag",
    metadata,
    Column("reference", String(120), primary_key=True),
    Column("name", String(60), primary_key=True),
    Column("changed", DateTime, nullable=False),
)
#: ``seen`` is a JSON list of references: the results of the query when last viewed.
saved_search = Table(
    "saved_search",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("query", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("looked_on", Date),
    Column("changed", DateTime, nullable=False),
)
briefing_set = Table(
    "briefing_set",
    metadata,
    Column("key", String(36), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("pack", String(120), nullable=False),
    Column("version", String(40), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("changed", DateTime, nullable=False),
)
set_item = Table(
    "set_item",
    metadata,
    Column("key", String(36), primary_key=True),
    # Checked at the end of a change: undo may restore items before their set.
    Column(
        "set_key",
        String(36),
        ForeignKey("briefing_set.key", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    Column("position", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("reference", String(120), nullable=False),
    Column("text", Text, nullable=False),
    Column("releasable", Boolean, nullable=False),
    Column("changed", DateTime, nullable=False),
)
#: Since version 5. ``content`` is JSON, the fields as a pack source has them.
local_record = Table(
    "own_record",
    metadata,
    Column("key", String(36), primary_key=True),
    Column("pack", String(120), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("reference", String(120), nullable=False),
    Column("content", Text, nullable=False),
    Column("author", String(200), nullable=False),
    Column("corrects", String(120), nullable=False),
    Column("changed", DateTime, nullable=False),
)
#: Since version 6. States of items exchanged with other desks; ``content`` and ``ancestors``
#: are JSON, ``head`` marks the newest of each.
exchanged = Table(
    "exchanged",
    metadata,
    Column("sort", String(20), primary_key=True),
    Column("item", String(120), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("content", Text),
    Column("ancestors", Text, nullable=False),
    Column("head", Boolean, nullable=False),
)
#: The key of the current set; one row.
current_set = Table(
    "current_set",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("set_key", String(36), nullable=False),
)
#: Changes with the values they replaced; ``rows`` is JSON.
journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("sort", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("rows", Text, nullable=False),
    Column("undone", Boolean, nullable=False),
    Column("at", DateTime, nullable=False),
    # Since version 7: a colleague has changed the same rows since, so that undo passes it over.
    Column("superseded", Boolean, nullable=False, server_default=false()),
)
#: Since version 7, as all below. The team of the desk; one row, none without a team. ``seen`` is
#: the sequence number on the hub up to which everything is on the desk.
team = Table(
    "team",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("service", String(120), nullable=False),
    Column("hub", String(36), nullable=False),
    Column("seen", Integer, nullable=False),
    Column("shares_records", Boolean, nullable=False),
)
#: Items that the team has, or had, in common. ``base`` is the newest version that the hub and the
#: desk have in common, ``theirs`` the version of an unresolved conflict; empty names if there is
#: none. Contents are JSON, or NULL for a removed item; times are in UTC.
team_item = Table(
    "team_item",
    metadata,
    Column("sort", String(20), primary_key=True),
    Column("item", String(120), primary_key=True),
    Column("shared", Boolean, nullable=False),
    Column("unsent", Boolean, nullable=False, index=True),
    Column("base_name", String(40), nullable=False),
    Column("base_content", Text),
    Column("base_author", String(200), nullable=False),
    Column("base_at", DateTime),
    Column("theirs_name", String(40), nullable=False),
    Column("theirs_content", Text),
    Column("theirs_author", String(200), nullable=False),
    Column("theirs_at", DateTime),
    Column("problem", Text, nullable=False),
)
