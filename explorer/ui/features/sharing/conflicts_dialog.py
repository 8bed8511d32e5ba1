"""Dialog that resolves the conflicts of an import one by one."""

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

from explorer.domain.desk.three_way_merge import Conflict, Content, Item
from explorer.interchange.supplements.exchange import item_title

_KEEP = 3
#: Characters of a field that are shown.
_LONGEST = 400


class ConflictsDialog(QDialog):
    """Dialog with both versions of each conflict; it can be accepted once each is resolved."""

    def __init__(self, parent: QWidget, conflicts: Sequence[Conflict]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Conflicts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._conflicts = conflicts
        about = QLabel(
            self.tr("Both of you changed these. Choose which to keep. Undo: Ctrl+Z."),
            self,
        )
        about.setWordWrap(True)
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
        layout.addWidget(about)
        layout.addWidget(self.table)
        layout.addWidget(self.buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 110, unit * 50)
        self._enable_ok()

    def _fill(self, row: int, conflict: Conflict) -> None:
        cells = (
            item_title(conflict),
            _describe(conflict.mine, conflict),
            _describe(conflict.theirs, conflict),
        )
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text or self.tr("(removed)"))
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
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
        are_resolved = all(self._choice(row) is not None for row in range(len(self._conflicts)))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(are_resolved)

    def answers(self) -> Mapping[Item, Content | None]:
        """Return the version to keep of each item; None removes it."""
        return {
            conflict.item: conflict.mine if self._choice(row) == "mine" else conflict.theirs
            for row, conflict in enumerate(self._conflicts)
        }


def _describe(content: Content | None, conflict: Conflict) -> str:
    """Return the fields in which the versions differ, one line for each."""
    if content is None:
        return ""
    other = conflict.theirs if content is conflict.mine else conflict.mine
    differing = [
        name for name, value in content.items() if other is None or other.get(name) != value
    ]
    return "\n".join(
        f"{name.removeprefix('field ')}: {_short(content[name])}" for name in differing
    )


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
