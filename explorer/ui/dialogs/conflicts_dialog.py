"""Dialog that resolves the conflicts of an import, or with a team, in turn."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.desk.three_way_merge import Conflict, Content, Item, resolved_content
from explorer.ui.dialogs.conflict_text import conflict_title, side_text

_KEEP = 3


class ConflictsDialog(QDialog):
    """Dialog with both versions of each conflict.

    It can be accepted once each is resolved, or with ``allows_some`` once any is. ``authors`` are
    those of the other version with its time, by item.
    """

    def __init__(
        self,
        parent: QWidget,
        conflicts: Sequence[Conflict],
        authors: Mapping[Item, str] | None = None,
        about: str = "",
        *,
        allows_some: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Conflicts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._conflicts, self._authors = conflicts, authors or {}
        self._allows_some = allows_some
        sentence = about or self.tr(
            "Both of you changed these. Choose which to keep. Undo: Ctrl+Z."
        )
        explanation = QLabel(sentence, self)
        explanation.setWordWrap(True)
        self.table = QTableWidget(len(conflicts), 4, self)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels(
            [self.tr("Item"), self.tr("Yours"), self.tr("Theirs"), self.tr("Keep")]
        )
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_KEEP, QHeaderView.ResizeMode.ResizeToContents)
        for row, conflict in enumerate(conflicts):
            self._fill(row, conflict)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(explanation)
        layout.addWidget(self.table)
        layout.addWidget(self.buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 110, unit * 50)
        self._enable_ok()

    def _fill(self, row: int, conflict: Conflict) -> None:
        sort, author = conflict.item.sort, self._authors.get(conflict.item, "")
        theirs = side_text(conflict.theirs, conflict.mine, sort)
        cells = (
            conflict_title(conflict),
            side_text(conflict.mine, conflict.theirs, sort),
            f"{author}\n{theirs}" if author else theirs,
        )
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self.table.setItem(row, column, item)
        keep = QComboBox(self.table)
        keep.setAccessibleName(self.tr("Keep: {item}").format(item=cells[0]))
        keep.setToolTip(self.tr("Keep: {item}").format(item=cells[0]))
        keep.setPlaceholderText(self.tr("Choose…"))
        keep.addItem(self.tr("Yours"), "mine")
        keep.addItem(self.tr("Theirs"), "theirs")
        keep.setCurrentIndex(-1)
        keep.currentIndexChanged.connect(self._enable_ok)
        self.table.setCellWidget(row, _KEEP, keep)

    def _choice(self, row: int) -> str | None:
        keep = self.table.cellWidget(row, _KEEP)
        assert isinstance(keep, QComboBox)
        choice = keep.currentData()
        return None if choice is None else str(choice)

    def _enable_ok(self) -> None:
        are_resolved = [self._choice(row) is not None for row in range(len(self._conflicts))]
        is_enough = any(are_resolved) if self._allows_some else all(are_resolved)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_enough)

    def keeps_mine(self) -> Mapping[Item, bool]:
        """Return for each resolved item whether the user's own version is kept."""
        choices = {conflict.item: self._choice(row) for row, conflict in enumerate(self._conflicts)}
        return {item: choice == "mine" for item, choice in choices.items() if choice is not None}

    def answers(self) -> Mapping[Item, Content | None]:
        """Return the content to keep of each item; None removes it."""
        keeps_mine = self.keeps_mine()
        return {
            conflict.item: resolved_content(conflict, keeps_mine=keeps_mine[conflict.item])
            for conflict in self._conflicts
            if conflict.item in keeps_mine
        }
