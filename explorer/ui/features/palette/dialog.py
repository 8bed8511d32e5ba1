"""Dialog of the command palette: a field to type in, and the entries it leaves."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.features.palette.entries import PaletteEntry, PaletteKind

_NAME, _DETAIL, _KEYS = range(3)
_FORWARDED = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_LINES, _COLUMNS = 22, 44
Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractTableModel):
    """Entries with their kind and shortcut, in the order they are listed."""

    def __init__(self, kinds: Mapping[PaletteKind, str], parent: QObject) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self.entries: tuple[PaletteEntry, ...] = ()

    def set_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """List other entries."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns: name, kind and shortcut."""
        return 0 if parent.isValid() else _KEYS + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, and the whole line for screen readers."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        kind = self._kinds[entry.kind]
        detail = f"{kind} · {entry.detail}" if entry.detail else kind
        if role == Qt.ItemDataRole.DisplayRole:
            return (entry.name, detail, entry.keys)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.name, detail, entry.keys)))
        return None


class PaletteDialog(QDialog):
    """Palette; ``typed`` emits what is to be matched, ``entry_chosen`` the entry to run."""

    typed = Signal(str)
    entry_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Command palette"))
        kinds = {
            PaletteKind.ACTION: self.tr("command"),
            PaletteKind.CLAUSE: self.tr("clause"),
            PaletteKind.DOCUMENT: self.tr("document"),
            PaletteKind.PLACE: self.tr("place"),
            PaletteKind.SEARCH: self.tr("saved search"),
        }
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Command, clause, document, place or saved search"))
        self.field.setAccessibleName(self.tr("Command palette"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._request)
        self.field.returnPressed.connect(self._run)
        self.model = PaletteModel(kinds, self)
        self.view = self._make_view()
        self.empty = QLabel(self.tr("Nothing matches. Ctrl+F searches the texts."), self)
        self.empty.setMargin(self.fontMetrics().height())
        self.empty.hide()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.empty)
        layout.addWidget(self.view, 1)
        unit = self.fontMetrics().height()
        self.resize(min(unit * _COLUMNS, parent.width()), min(unit * _LINES, parent.height()))
        self.move(
            parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, parent.height() // 12))
        )
        #: What the listed entries match; None until the first are listed.
        self._listed: str | None = None
        self._runs_when_listed = False

    def _make_view(self) -> QTreeView:
        view = QTreeView(self)
        view.setModel(self.model)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setHeaderHidden(True)
        view.setAccessibleName(self.tr("Matches"))
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_DETAIL, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_KEYS, QHeaderView.ResizeMode.ResizeToContents)
        view.activated.connect(self._choose)
        view.clicked.connect(self._choose)
        return view

    def show_entries(self, text: str, entries: Sequence[PaletteEntry]) -> None:
        """List the entries for a text that was typed, with the first current."""
        self._listed = text
        self.model.set_entries(entries)
        self.empty.setVisible(not entries)
        self.view.setVisible(bool(entries))
        self.view.setCurrentIndex(self.model.index(0, _NAME))
        if self._runs_when_listed and text == self.field.text():
            self._run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while the field has the keyboard focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _FORWARDED:
                step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10}.get(key, 10)
                last = len(self.model.entries) - 1
                row = max(0, min(last, self.view.currentIndex().row() + step))
                self.view.setCurrentIndex(self.model.index(row, _NAME))
                return True
        return super().eventFilter(watched, event)

    def _request(self, text: str) -> None:
        self._runs_when_listed = False
        self.typed.emit(text)

    def _run(self) -> None:
        """Run the current entry, or the first as soon as what was typed is matched."""
        if self._listed != self.field.text():
            self._runs_when_listed = True
            return
        self._choose(self.view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self.model.entries[index.row()]
            self.accept()
            self.entry_chosen.emit(entry)
