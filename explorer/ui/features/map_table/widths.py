"""How wide the columns of the map's table are, so that those that matter most are seen at once."""

from explorer.ui.features.map_table.model import Column

# In letters: what a laptop's window has room for. The rest is for scrolling to.
_FIRST = {
    Column.NAME: 25,
    Column.KIND: 12,
    Column.CLASS: 14,
    Column.CLAUSES: 13,
    Column.SIZE: 11,
    Column.DATE: 12,
    Column.SOURCE: 9,
}
_LAST = {Column.HELD: 12, Column.CONTACT: 24}
#: Who gets the room that is left, and up to how many letters.
_GROW = {Column.SOURCE: 70, Column.CLAUSES: 40, Column.NAME: 38, Column.KIND: 18, Column.CLASS: 18}
_NARROWEST = 0.8


def column_widths(room: int, letter: int) -> dict[Column, int]:
    """Pixels for each column in a room so many pixels wide; a letter is so many."""
    wanted = {column: letters * letter for column, letters in _FIRST.items()}
    last = {column: letters * letter for column, letters in _LAST.items()}
    spare = room - sum(wanted.values())
    if spare < 0:
        share = max(room / sum(wanted.values()), _NARROWEST)
        return {column: int(width * share) for column, width in wanted.items()} | last
    if spare >= sum(last.values()):
        spare -= sum(last.values())
    room_to_grow = {c: most * letter - wanted[c] for c, most in _GROW.items()}
    share = min(spare / sum(room_to_grow.values()), 1.0)
    for column, more in room_to_grow.items():
        wanted[column] += int(more * share)
    return wanted | last
