"""Give and take with the team's hub: changes to send, versions received, conflicts.

Each function is a short transaction. What it reads is limited to the items concerned, so that a
large desk is not read again for each change.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk.desk import Desk
from explorer.domain.desk.team import (
    HubVersion,
    MergedItem,
    TeamConflict,
    merge_with_hub,
    new_version,
)
from explorer.domain.desk.three_way_merge import (
    Conflict,
    Content,
    Item,
    resolved_content,
)
from explorer.store.desk import tables as t
from explorer.store.desk.desk import cached_desk, read_desk, read_items, remember_desk, with_items
from explorer.store.desk.merge import DeskItem, ItemsOf, ToDeskItem, item_edits
from explorer.store.desk.team_rows import (
    OF_ITEM,
    content_of,
    content_text,
    item_key,
    item_of,
    row_key,
    rows_by_item,
    stored_time,
    zoned_time,
)
from explorer.store.desk.team_state import with_marks
from explorer.store.desk.transaction import writing
from explorer.store.desk.undo_journal import RowEdit, apply_without_undo, next_steps

_i = t.team_item.c
_ROWS = select(t.team_item)
#: Statements without values of their own, which SQLAlchemy compiles once.
_STORE = insert(t.team_item)
_STORE = _STORE.on_conflict_do_update(
    index_elements=["sort", "item"],
    set_={c.name: _STORE.excluded[c.name] for c in t.team_item.c if not c.primary_key},
)
_ACCEPT = (
    update(t.team_item)
    .where(*OF_ITEM)
    .values(
        base_name=bindparam("accepted_name"),
        base_content=bindparam("accepted_content"),
        base_author=bindparam("accepted_author"),
        base_at=bindparam("accepted_at"),
        unsent=bindparam("is_unsent"),
    )
)
_NO_CONFLICT: Mapping[str, object] = {
    "theirs_name": "",
    "theirs_content": None,
    "theirs_author": "",
    "theirs_at": None,
}


class UnsendableError(Exception):
    """An item that the hub's rules do not allow; the text is the reason."""


@dataclass(frozen=True, slots=True)
class ItemForm:
    """Form of the items; given by the caller, since the format of an exchange defines it.

    ``clean`` returns a content as it is sent, and raises UnsendableError if it cannot be.
    """

    items_of: ItemsOf
    to_desk_item: ToDeskItem
    clean: Callable[[Item, Content], Content]


@dataclass(frozen=True, slots=True)
class Received:
    """Result of receiving versions: the numbers of items changed and of new conflicts."""

    changed: int = 0
    conflicts: int = 0


def service_of(connection: Connection) -> tuple[str, str, int] | None:
    """Return service and hub of the team, and the number seen; None without a team."""
    row = connection.execute(select(t.team.c.service, t.team.c.hub, t.team.c.seen)).first()
    connection.rollback()
    return None if row is None else (row.service, row.hub, row.seen)


def bind_hub(connection: Connection, hub: str) -> None:
    """Store which hub the service leads to, at the first connection."""
    with writing(connection):
        connection.execute(update(t.team).values(hub=hub))


def forget_bases(connection: Connection) -> None:
    """Treat the hub as if it had none of the versions that this desk has in common with it.

    For a hub that was restored from an earlier back-up.
    """
    with writing(connection):
        connection.execute(update(t.team).values(seen=0))
        connection.execute(
            update(t.team_item).values(base_name="", base_content=None, unsent=_i.shared)
        )


def forget_items(connection: Connection, items: Collection[Item]) -> None:
    """Treat items as if the hub had no version of them."""
    with writing(connection):
        for item in items:
            _set(connection, item, {"base_name": "", "base_content": None, "unsent": True})


def outgoing(connection: Connection, form: ItemForm, limit: int) -> tuple[HubVersion, ...]:
    """Return the versions to send, at most so many; items in a conflict wait."""
    with writing(connection):
        query = _ROWS.where(_i.unsent, _i.shared, _i.theirs_name == "", _i.problem == "")
        rows = {item_of(row): row for row in connection.execute(query.limit(limit))}
        contents = form.items_of(read_items(connection, rows))
        versions, settled = [], []
        for item, row in rows.items():
            try:
                content = _cleaned(form, item, contents)
            except UnsendableError as error:
                _set(connection, item, {"problem": str(error)})
                continue
            base = _base(item, row)
            if content == (base.content if base is not None else None):
                settled.append(item)
            else:
                versions.append(new_version(item, content, row.base_name))
        for item in settled:
            _set(connection, item, {"unsent": False})
    return tuple(versions)


def _cleaned(form: ItemForm, item: Item, contents: Mapping[Item, Content]) -> Content | None:
    content = contents.get(item)
    return None if content is None else form.clean(item, content)


def accept(connection: Connection, form: ItemForm, sent: Sequence[HubVersion], seen: int) -> None:
    """Store that the hub has accepted versions; what changed since is sent next."""
    before = cached_desk(connection)
    with writing(connection):
        contents = form.items_of(read_items(connection, [version.item for version in sent]))
        rows = []
        for version in sent:
            is_same = _mine(form, version.item, contents) == version.content
            accepted = {f"accepted_{k[5:]}": v for k, v in _as_base(version).items()}
            rows.append({**item_key(version.item), **accepted, "is_unsent": not is_same})
        connection.execute(_ACCEPT, rows)
        connection.execute(update(t.team).values(seen=func.max(t.team.c.seen, seen)))
        _refresh(connection, before, [version.item for version in sent], rows_too=False)


def receive(
    connection: Connection, form: ItemForm, versions: Sequence[HubVersion], seen: int | None = None
) -> Received:
    """Merge versions of the hub, each of another item; ``seen`` is stored with them.

    Nothing of it is recorded for undo. An item that was changed here and there in ways that cannot
    be merged stays as it is here, and its conflict is kept until ``resolve``.
    """
    before = cached_desk(connection)
    items = [version.item for version in versions]
    with writing(connection):
        if connection.execute(select(t.team.c.place)).first() is None:
            return Received()  # the team was left meanwhile
        rows = rows_by_item(connection, _ROWS, items)
        stored = read_items(connection, items)
        contents = form.items_of(stored)
        edits: list[RowEdit] = []
        merged_rows: list[dict[str, object]] = []
        changed, conflicts = [], 0
        for version in versions:
            row, mine = rows.get(version.item), _mine(form, version.item, contents)
            if row is not None and not row.shared and not row.theirs_name:
                continue  # the user keeps it on this desk
            merged = merge_with_hub(_base(version.item, row), mine, version)
            if merged.conflict is not None:
                conflicts += row is None or not row.theirs_name
                _store_conflict(connection, version, is_private=row is None)
                continue
            if merged.content != mine:
                changed.append(version.item)
                edits += _edits(connection, form, stored, version.item, merged)
            merged_rows.append(_merged_row(version, is_unsent=merged.content != version.content))
        apply_without_undo(connection, edits)
        if merged_rows:
            connection.execute(_STORE, merged_rows)
        if seen is not None:
            connection.execute(update(t.team).values(seen=func.max(t.team.c.seen, seen)))
        _refresh(connection, before, items, rows_too=bool(changed))
    return Received(len(changed), conflicts)


def pass_over(connection: Connection, versions: Sequence[HubVersion]) -> None:
    """Let the next version of shared items follow versions of the hub that are no valid items."""
    of_item = (*OF_ITEM, _i.shared, _i.base_name != "")
    with writing(connection):
        for version in versions:
            statement = update(t.team_item).where(*of_item).values(base_name=version.name)
            connection.execute(statement, item_key(version.item))


def conflicts_of_team(connection: Connection, form: ItemForm) -> tuple[TeamConflict, ...]:
    """Return the conflicts that the user has not resolved."""
    rows = connection.execute(_ROWS.where(_i.theirs_name != "")).all()
    items = [item_of(row) for row in rows]
    contents = form.items_of(read_items(connection, items))
    connection.rollback()
    conflicts = []
    for item, row in zip(items, rows, strict=True):
        base, theirs = content_of(row.base_content), content_of(row.theirs_content)
        conflict = Conflict(item, base, _mine(form, item, contents), theirs)
        conflicts.append(TeamConflict(conflict, row.theirs_author, zoned_time(row.theirs_at)))
    return tuple(conflicts)


def resolve_conflicts(
    connection: Connection, form: ItemForm, keeps_mine: Mapping[Item, bool]
) -> Desk:
    """Resolve conflicts: keep this desk's content, which is sent, or take the team's.

    What the other side changed elsewhere in the item is merged with either.
    A private item whose own content is kept stays private.
    """
    with writing(connection):
        rows = rows_by_item(connection, _ROWS, keeps_mine)
        stored = read_items(connection, rows)
        contents = form.items_of(stored)
        edits: list[RowEdit] = []
        for item, row in rows.items():
            if not row.theirs_name:
                continue  # resolved in another window
            theirs = HubVersion(
                item,
                row.theirs_name,
                "",
                content_of(row.theirs_content),
                author=row.theirs_author,
                at=row.theirs_at,
            )
            is_mine = keeps_mine[item]
            base = _base(item, row)
            mine = _mine(form, item, contents)
            conflict = Conflict(item, base.content if base else None, mine, theirs.content)
            kept = resolved_content(conflict, keeps_mine=is_mine)
            is_unsent = kept != theirs.content and bool(row.shared or not is_mine)
            values = {"shared": row.shared or not is_mine, "unsent": is_unsent}
            _set(connection, item, {**_as_base(theirs), **_NO_CONFLICT, **values})
            if kept != mine:
                edits += _edits(connection, form, stored, item, MergedItem(kept))
        apply_without_undo(connection, edits)
    return read_desk(connection)


def _mine(form: ItemForm, item: Item, contents: Mapping[Item, Content]) -> Content | None:
    """Return the content of this desk as it would be sent; as it is if it cannot be sent."""
    try:
        return _cleaned(form, item, contents)
    except UnsendableError:
        return contents.get(item)


def _edits(
    connection: Connection, form: ItemForm, stored: Desk, item: Item, merged: MergedItem
) -> list[RowEdit]:
    content = merged.content
    desk_item = None if content is None else form.to_desk_item(item, content)
    if desk_item is not None and desk_item.briefing is not None:
        desk_item = _with_own_keys(connection, desk_item)
    return item_edits(stored, item, desk_item)


def _with_own_keys(connection: Connection, desk_item: DeskItem) -> DeskItem:
    """Return a set with new keys for items whose key another set of the desk has."""
    from explorer.store.desk.briefing_sets import new_key

    briefing = desk_item.briefing
    assert briefing is not None
    i = t.set_item.c
    taken = set(
        connection.execute(
            select(i.key).where(
                i.key.in_([item.key for item in briefing.items]), i.set_key != briefing.key
            )
        ).scalars()
    )
    items = (replace(e, key=new_key()) if e.key in taken else e for e in briefing.items)
    return DeskItem(briefing=replace(briefing, items=tuple(items)))


def _refresh(
    connection: Connection, before: Desk | None, items: Collection[Item], *, rows_too: bool
) -> None:
    """Keep the desk as last read up to date, so that the next save does not read all of it."""
    if before is None:
        return
    desk = with_items(before, items, read_items(connection, items)) if rows_too else before
    undo, redo = next_steps(connection)
    team = with_marks(connection, before.team, items)
    remember_desk(connection, replace(desk, undo=undo, redo=redo, team=team))


def _store_conflict(connection: Connection, theirs: HubVersion, *, is_private: bool) -> None:
    values = {
        "theirs_name": theirs.name,
        "theirs_content": content_text(theirs.content),
        "theirs_author": theirs.author,
        "theirs_at": stored_time(theirs.at),
    }
    if not is_private:
        _set(connection, theirs.item, values)
        return
    row = {"shared": False, "unsent": False, "base_name": "", "base_author": "", "problem": ""}
    connection.execute(insert(t.team_item).values(row_key(theirs.item) | row | values))


def _merged_row(theirs: HubVersion, *, is_unsent: bool) -> dict[str, object]:
    """Return the row of an item whose newest version is on the desk."""
    return {
        **row_key(theirs.item),
        **_as_base(theirs),
        **_NO_CONFLICT,
        "shared": True,
        "unsent": is_unsent,
        "problem": "",
    }


def _as_base(version: HubVersion) -> dict[str, object]:
    return {
        "base_name": version.name,
        "base_content": content_text(version.content),
        "base_author": version.author,
        "base_at": stored_time(version.at),
    }


def _set(connection: Connection, item: Item, values: Mapping[str, object]) -> None:
    connection.execute(update(t.team_item).where(*OF_ITEM).values(**values), item_key(item))


def _base(item: Item, row: Any) -> HubVersion | None:  # noqa: ANN401 - a row of SQLAlchemy
    if row is None or not row.base_name:
        return None
    return HubVersion(item, row.base_name, "", content_of(row.base_content))
