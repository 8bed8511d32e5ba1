"""What was changed here and there, side by side, to choose one by one."""

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

_WHAT, _MINE, _THEIRS, _KEEP = range(4)


class ConflictsDialog(QDialog):
    """Asks what is to be kept; accepted once each is chosen."""

    def __init__(self, parent: QWidget, conflicts: Sequence[Conflict]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Changed here and there"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._conflicts = conflicts
        about = QLabel(
            self.tr("These were changed on both sides. Choose what is kept; Ctrl+Z takes it back."),
            self,
        )
        about.setWordWrap(True)
        self.table = QTableWidget(len(conflicts), 4, self)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels(
            [self.tr("What"), self.tr("Yours"), self.tr("Theirs"), self.tr("Keep")]
        )
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_KEEP, QHeaderView.ResizeMode.ResizeToContents)
        for row, one in enumerate(conflicts):
            self._fill(row, one)
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
        self._allow()

    def _fill(self, row: int, one: Conflict) -> None:
        cells = (item_title(one), _told(one.mine, one), _told(one.theirs, one))
        for column, said in enumerate(cells):
            item = QTableWidgetItem(said or self.tr("(removed)"))
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(row, column, item)
        keep = QComboBox(self.table)
        keep.setAccessibleName(self.tr("Keep of {what}").format(what=cells[0]))
        keep.setPlaceholderText(self.tr("Choose…"))
        keep.addItem(self.tr("Yours"), "mine")
        keep.addItem(self.tr("Theirs"), "theirs")
        keep.setCurrentIndex(-1)
        keep.currentIndexChanged.connect(self._allow)
        self.table.setCellWidget(row, _KEEP, keep)

    def _chosen(self, row: int) -> str | None:
        keep = self.table.cellWidget(row, _KEEP)
        assert isinstance(keep, QComboBox)
        found = keep.currentData()
        return None if found is None else str(found)

    def _allow(self) -> None:
        every = all(self._chosen(row) is not None for row in range(len(self._conflicts)))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(every)

    def answers(self) -> Mapping[Item, Content | None]:
        """What is to be kept of each."""
        return {
            one.item: one.mine if self._chosen(row) == "mine" else one.theirs
            for row, one in enumerate(self._conflicts)
        }


def _told(content: Content | None, conflict: Conflict) -> str:
    """The fields in which the two differ, a line each."""
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
    said = value if isinstance(value, str) else str(value)
    return said if len(said) <= 400 else f"{said[:400]} …"
