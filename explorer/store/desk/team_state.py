"""The team of a desk: joining and leaving, what is shared, and the state of each item."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk.team import Team, TeamMark
from explorer.domain.desk.three_way_merge import Item, ItemType
from explorer.errors import DeskError
from explorer.store.desk import tables as t
from explorer.store.desk.team_rows import (
    NEW_ROW,
    OF_ITEM,
    item_key,
    item_of,
    row_key,
    rows_by_item,
    zoned_time,
)
from explorer.store.desk.transaction import writing

_i = t.team_item.c
_MARKS = select(
    *(_i.sort, _i.item, _i.shared, _i.unsent, _i.base_author, _i.base_at),
    *(_i.theirs_name, _i.problem),
)
_ONE_MARK = _MARKS.where(*OF_ITEM)


def read_team(connection: Connection) -> Team | None:
    """Return the team of the desk with the state of its items, or None without a team."""
    row = connection.execute(select(t.team)).first()
    if row is None:
        return None
    marks = {item_of(mark): _mark(mark) for mark in connection.execute(_MARKS)}
    return Team(row.service, row.hub, row.shares_records).with_marks(marks)


def with_mark(connection: Connection, team: Team | None, item: Item) -> Team | None:
    """Return the team with the stored state of an item."""
    if team is None:
        return None
    row = connection.execute(_ONE_MARK, item_key(item)).first()
    return team.with_marks({item: _mark(row) if row is not None else None})


def with_marks(connection: Connection, team: Team | None, items: Iterable[Item]) -> Team | None:
    """Return the team with the stored state of some items."""
    if team is None:
        return None
    marks: dict[Item, TeamMark | None] = dict.fromkeys(items)
    rows = rows_by_item(connection, _MARKS, marks)
    return team.with_marks(marks | {item: _mark(row) for item, row in rows.items()})


def _mark(row: Any) -> TeamMark:  # noqa: ANN401 - a row of SQLAlchemy
    return TeamMark(
        row.shared,
        row.unsent,
        bool(row.theirs_name),
        row.base_author,
        zoned_time(row.base_at),
        row.problem,
    )


def join_team(connection: Connection, service: str, *, shares_records: bool = False) -> None:
    """Join the team of a libpq service. Raises DeskError if the desk belongs to a team already.

    Nothing that is on the desk is shared by that, except its local records with
    ``shares_records``.
    """
    with writing(connection):
        present = connection.execute(select(t.team.c.service)).scalar()
        if present is not None:
            raise DeskError(f"The desk belongs to the team “{present}”; leave it first.")
        values = {"place": 1, "service": service, "hub": "", "seen": 0}
        connection.execute(insert(t.team).values(values | {"shares_records": shares_records}))
        if shares_records:
            keys = connection.execute(select(t.local_record.c.key)).scalars()
            _share(connection, [Item(ItemType.RECORD, key) for key in keys])


def leave_team(connection: Connection) -> None:
    """Leave the team; everything that is on the desk stays there."""
    with writing(connection):
        connection.execute(delete(t.team_item))
        connection.execute(delete(t.team))


def share_items(connection: Connection, items: Collection[Item], *, is_shared: bool) -> None:
    """Share items with the team, or keep them on this desk from now on.

    What the team has already is not removed there. Raises DeskError without a team.
    """
    with writing(connection):
        if connection.execute(select(t.team.c.place)).first() is None:
            raise DeskError("This desk belongs to no team; join a team with File > Team > Join.")
        if is_shared:
            _share(connection, items)
        else:
            values = {"shared": False, "unsent": False, "problem": "", "theirs_name": ""}
            statement = update(t.team_item).where(*OF_ITEM).values(**values)
            connection.execute(statement, [item_key(item) for item in items])


def _share(connection: Connection, items: Collection[Item]) -> None:
    if not items:
        return
    statement = insert(t.team_item).on_conflict_do_update(
        index_elements=["sort", "item"], set_={"shared": True, "unsent": True}
    )
    connection.execute(statement, [{**row_key(item), **NEW_ROW} for item in items])
