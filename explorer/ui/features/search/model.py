"""Qt item model of search results."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from explorer.domain.search.search_results import EntryKind, SearchHit
from explorer.i18n.message_catalog import day_text
from explorer.ui.interface_language import interface_words
from explorer.ui.widgets.rich_text import LOCAL_SIGN

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = int(Qt.ItemDataRole.UserRole)
CAPTION_ROLE = HIT_ROLE + 1
_HEADING_ROLES = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})


#: Groups of results, with the kinds in each; groups are in the order of their best hit.
GROUPS = (
    ("clauses", (EntryKind.CLAUSE, EntryKind.SIDE_PROVISION, EntryKind.DOCUMENT)),
    ("stances", (EntryKind.STANCE,)),
    ("places", (EntryKind.PLACE,)),
    ("events", (EntryKind.EVENT,)),
    ("analysis", (EntryKind.DISAGREEMENT, EntryKind.TERM)),
    ("sources", (EntryKind.SOURCE,)),
    ("notes", (EntryKind.NOTE,)),
)
_GROUP_OF = {kind: name for name, kinds in GROUPS for kind in kinds}


class HitModel(QAbstractListModel):
    """Qt item model of hits by group.

    A row is a hit, or a heading: the catalogue key of a group and its number of hits. The caption
    of a hit has kind, clause and date.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[SearchHit | tuple[str, int]] = []
        self._catalog: Mapping[str, str] = {}
        self._names: Mapping[str, str] = {}

    def set_hits(
        self, hits: tuple[SearchHit, ...], catalog: Mapping[str, str], names: Mapping[str, str]
    ) -> None:
        """Show other hits; ``names`` are those of the parties."""
        self.beginResetModel()
        self._catalog, self._names = catalog, names
        self._rows = _grouped(hits)
        self.endResetModel()

    def hit(self, index: Index) -> SearchHit | None:
        """Return the hit of a row, or None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, SearchHit) else None

    def next_hit(self, row: int, step: int = 1) -> int:
        """Return the nearest row with a hit after a row, or before it, or -1."""
        row += step
        while 0 <= row < len(self._rows) and not isinstance(self._rows[row], SearchHit):
            row += step
        return row if 0 <= row < len(self._rows) else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of hits and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that hits can be chosen and headings cannot."""
        if self.hit(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return title or caption, or all texts for a screen reader."""
        hit = self.hit(index)
        if hit is None:
            return self._heading(index) if role in _HEADING_ROLES else None
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == CAPTION_ROLE:
            return self._caption(hit)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{self._caption(hit)}. {hit.title}. {hit.body}"
        return None

    def _heading(self, index: Index) -> str:
        """Return the name of a group with the number of its hits in the list."""
        row = self._rows[index.row()] if index.isValid() else ("", 0)
        assert isinstance(row, tuple)
        words = interface_words()
        return words["search.group"].format(name=words[f"search.groups.{row[0]}"], count=row[1])

    def _caption(self, hit: SearchHit) -> str:
        parts = [self._catalog.get(f"entry.{hit.kind}", hit.kind)]
        if hit.author:
            author = self._catalog.get("local.by", "{author}").format(author=hit.author)
            parts.insert(0, f"{LOCAL_SIGN} {author}")
        if hit.kind is EntryKind.STANCE:
            position = self._catalog.get(f"position.{hit.position}", hit.position)
            parts += [self._names.get(hit.party, hit.party), position]
        if hit.target:
            parts.append(hit.target)
        if hit.date is not None:
            parts.append(day_text(hit.date.isoformat(), self._catalog))
        if hit.reason:
            parts.append(self._catalog.get(f"search.reason.{hit.reason}", ""))
        if not hit.verified:
            parts.append(self._catalog.get("page.unverified", ""))
        return " · ".join(part for part in parts if part)


def _grouped(hits: tuple[SearchHit, ...]) -> list[SearchHit | tuple[str, int]]:
    """Return hits under the headings of their groups; hits of a single group have no heading."""
    groups: dict[str, list[SearchHit]] = {}
    for hit in hits:
        groups.setdefault(_GROUP_OF[hit.kind], []).append(hit)
    if len(groups) < 2:
        return list(hits)
    rows: list[SearchHit | tuple[str, int]] = []
    for name, members in groups.items():
        rows += [(name, len(members)), *members]
    return rows
