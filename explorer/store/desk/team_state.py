"""The team of a desk: joining and leaving, what is shared, and the state of each item."""

from collections.abc import Collection, Iterable
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk.team import Team, TeamMark
from explorer.domain.desk.three_way_merge import Item, ItemType
from explorer.errors import DeskError
from explorer.store.desk import tables as t
from explorer.store.desk.team_changes import NEW_ROW
from explorer.store.desk.transaction import writing

_i = t.team_item.c
_MARKS = select(
    *(_i.sort, _i.item, _i.shared, _i.unsent, _i.base_author, _i.base_at),
    *(_i.theirs_name, _i.problem),
)
_ONE_MARK = _MARKS.where(_i.sort == bindparam("of_sort"), _i.item == bindparam("of_item"))


def read_team(connection: Connection) -> Team | None:
    """Return the team of the desk with the state of its items, or None without a team."""
    row = connection.execute(select(t.team)).first()
    if row is None:
        return None
    marks = {_item(mark): _mark(mark) for mark in connection.execute(_MARKS)}
    return Team(row.service, row.hub, row.shares_records).with_marks(marks)


def with_mark(connection: Connection, team: Team | None, item: Item) -> Team | None:
    """Return the team with the stored state of an item."""
    if team is None:
        return None
    key = {"of_sort": item.sort.value, "of_item": item.key}
    row = connection.execute(_ONE_MARK, key).first()
    return team.with_marks({item: _mark(row) if row is not None else None})


def with_marks(connection: Connection, team: Team | None, items: Iterable[Item]) -> Team | None:
    """Return the team with the stored state of some items."""
    if team is None:
        return None
    marks: dict[Item, TeamMark | None] = dict.fromkeys(items)
    for sort in ItemType:
        keys = [item.key for item in marks if item.sort is sort]
        if keys:
            query = _MARKS.where(_i.sort == sort.value, _i.item.in_(keys))
            marks |= {_item(row): _mark(row) for row in connection.execute(query)}
    return team.with_marks(marks)


def _item(row: Any) -> Item:  # noqa: ANN401 - a row of SQLAlchemy
    return Item(ItemType(row.sort), row.item)


def _mark(row: Any) -> TeamMark:  # noqa: ANN401 - a row of SQLAlchemy
    return TeamMark(
        row.shared,
        row.unsent,
        bool(row.theirs_name),
        row.base_author,
        row.base_at.replace(tzinfo=UTC) if row.base_at is not None else None,
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
            of_item = (_i.sort == bindparam("of_sort"), _i.item == bindparam("of_item"))
            connection.execute(
                update(t.team_item)
                .where(*of_item)
                .values(shared=False, unsent=False, problem="", theirs_name=""),
                [{"of_sort": item.sort.value, "of_item": item.key} for item in items],
            )


def _share(connection: Connection, items: Collection[Item]) -> None:
    if not items:
        return
    statement = insert(t.team_item).on_conflict_do_update(
        index_elements=["sort", "item"], set_={"shared": True, "unsent": True}
    )
    rows = [{"sort": item.sort.value, "item": item.key, **NEW_ROW} for item in items]
    connection.execute(statement, rows)
