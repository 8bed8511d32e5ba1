"""Search results as a Qt model."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from explorer.domain.search.search_results import EntryKind, Hit
from explorer.i18n.message_catalog import day_text

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = int(Qt.ItemDataRole.UserRole)
CAPTION_ROLE = HIT_ROLE + 1


class HitModel(QAbstractListModel):
    """One row a hit; its caption says what it is, on which clause, from which day."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()
        self._words: Mapping[str, str] = {}
        self._names: Mapping[str, str] = {}

    def set_hits(
        self, hits: tuple[Hit, ...], words: Mapping[str, str], names: Mapping[str, str]
    ) -> None:
        """Show other hits; ``names`` are those of the parties."""
        self.beginResetModel()
        self._hits, self._words, self._names = hits, words, names
        self.endResetModel()

    def hit(self, index: Index) -> Hit | None:
        """The hit of a row."""
        return self._hits[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of hits shown."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Title, caption, or the whole of it for a screen reader."""
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

    def _caption(self, hit: Hit) -> str:
        parts = [self._words.get(f"entry.{hit.kind}", hit.kind)]
        if hit.author:
            said = self._words.get("local.by", "{author}").format(author=hit.author)
            parts.insert(0, f"\N{BLACK DIAMOND MINUS WHITE X} {said}")
        if hit.kind is EntryKind.STANCE:
            position = self._words.get(f"position.{hit.position}", hit.position)
            parts += [self._names.get(hit.party, hit.party), position]
        if hit.target:
            parts.append(hit.target)
        if hit.date is not None:
            parts.append(day_text(hit.date.isoformat(), self._words))
        if not hit.verified:
            parts.append(self._words.get("page.unverified", ""))
        return " · ".join(part for part in parts if part)
