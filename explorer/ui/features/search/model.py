"""Qt item model of search results."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from explorer.domain.search.search_results import EntryKind, SearchHit
from explorer.i18n.message_catalog import day_text
from explorer.ui.widgets.rich_text import LOCAL_SIGN

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = int(Qt.ItemDataRole.UserRole)
CAPTION_ROLE = HIT_ROLE + 1


class HitModel(QAbstractListModel):
    """Qt item model with one row for each hit; the caption has kind, clause and date."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[SearchHit, ...] = ()
        self._catalog: Mapping[str, str] = {}
        self._names: Mapping[str, str] = {}

    def set_hits(
        self, hits: tuple[SearchHit, ...], catalog: Mapping[str, str], names: Mapping[str, str]
    ) -> None:
        """Show other hits; ``names`` are those of the parties."""
        self.beginResetModel()
        self._hits, self._catalog, self._names = hits, catalog, names
        self.endResetModel()

    def hit(self, index: Index) -> SearchHit | None:
        """Return the hit of a row, or None."""
        return self._hits[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of hits shown."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return title or caption, or all texts for a screen reader."""
        hit = self.hit(index)
        if hit is None:
            return None
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == CAPTION_ROLE:
            return self._caption(hit)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{self._caption(hit)}. {hit.title}. {hit.body}"
        return None

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
        if not hit.verified:
            parts.append(self._catalog.get("page.unverified", ""))
        return " · ".join(part for part in parts if part)
