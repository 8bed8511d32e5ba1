"""List of check boxes with a filter; ticked entries stay at its top."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.desk.form_options import Named

_REFERENCE = Qt.ItemDataRole.UserRole
_LINES = 5


class PickList(QWidget):
    """Check list of references; ``new_requested`` asks for one that is not listed yet."""

    new_requested = Signal()

    def __init__(self, parent: QWidget, choices: Named, name: str, new: str = "") -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Filter"))
        self.search.setAccessibleName(self.tr("Filter: {name}").format(name=name))
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        if new:
            button = QPushButton(new, self)
            button.clicked.connect(self.new_requested)
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.list)
        for reference, label in choices:
            self._add(reference, label, ticked=False)
        line_height = self.fontMetrics().height() + 6
        self.list.setFixedHeight(line_height * _LINES)

    def sizeHint(self) -> QSize:
        """Return a width for most titles, which does not depend on the longest."""
        return QSize(self.fontMetrics().horizontalAdvance("0") * 60, super().sizeHint().height())

    def _add(self, reference: str, label: str, *, ticked: bool) -> QListWidgetItem:
        item = QListWidgetItem(label)
        item.setData(_REFERENCE, reference)
        item.setToolTip(label)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.insertItem(0 if ticked else self.list.count(), item)
        return item

    def tick(self, reference: str, label: str = "") -> None:
        """Tick a reference and move it to the top; add it if it is not listed."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_REFERENCE) == reference:
                item = self.list.takeItem(row)
                self._add(reference, item.text(), ticked=True)
                break
        else:
            self._add(reference, label or reference, ticked=True)
        self.search.clear()
        self.list.scrollToTop()

    def ticked(self) -> list[str]:
        """Return the ticked references in the order of the list."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_REFERENCE) for item in items if item.checkState() is _TICKED]

    def _filter(self, typed: str) -> None:
        words = typed.lower().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            is_match = all(word in item.text().lower() for word in words)
            item.setHidden(not is_match and item.checkState() is not _TICKED)


_TICKED = Qt.CheckState.Checked
