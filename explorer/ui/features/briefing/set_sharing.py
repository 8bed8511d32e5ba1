"""Switch that shares the set in use with the team; imported only by members."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from explorer.domain.desk.desk import Desk
from explorer.domain.desk.three_way_merge import Item, ItemType
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.widgets.team_mark import mark_of, mark_text

if TYPE_CHECKING:
    from explorer.store.desk.file import DeskConnection


def show_sharing(desk: Desk, switch: QAction) -> str:
    """Show with the switch whether the set in use is shared; return its state in a sentence."""
    mark = mark_of(desk.team, Item(ItemType.SET, desk.current))
    switch.setEnabled(desk.current_set is not None)
    switch.setChecked(mark is not None and mark.is_shared)
    return mark_text(mark) if desk.current_set is not None else ""


def share_set(session: DeskSession, key: str, *, is_shared: bool) -> None:
    """Share a set with the team, or keep it on this desk from now on."""

    def share(connection: "DeskConnection") -> Desk:
        from explorer.store.desk.desk import share_with_team

        return share_with_team(connection, [Item(ItemType.SET, key)], is_shared=is_shared)

    session.change(share)
