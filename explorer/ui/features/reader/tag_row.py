"""Tags of the selection as pills, with a field that completes and adds tags."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QToolButton, QWidget

from explorer.ui.widgets.wrap_layout import WrapLayout


class _TagField(QLineEdit):
    """Field for new tags; Escape leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit that the field was left by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TagRow(QWidget):
    """Row of tags; hidden while there are none and none is being added.

    ``tags_changed`` emits all tags of the selection, ``tag_searched`` a tag whose things are to be
    listed, ``closed`` that the field was left.
    """

    tags_changed = Signal(list)
    tag_searched = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._known = QStringListModel(self)
        self.field = _TagField(self)
        self.field.setPlaceholderText(self.tr("New tag, Enter to add"))
        self.field.setAccessibleName(self.tr("New tag"))
        self.field.setMaximumWidth(self.fontMetrics().averageCharWidth() * 28)
        completer = QCompleter(self._known, self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.field.returnPressed.connect(self._add)
        self.field.left.connect(self._leave)
        self.field.hide()
        self._row = WrapLayout(self)
        self._row.setContentsMargins(6, 0, 6, 2)
        self._row.setSpacing(4)
        self._row.addWidget(self.field)
        self._pills: list[QToolButton] = []
        self.hide()

    def pills(self) -> list[QToolButton]:
        """Return the pills shown, in order."""
        return list(self._pills)

    def show_tags(self, tags: Iterable[str], known: Iterable[str]) -> None:
        """Show the tags of the selection; ``known`` are all tags of the desk."""
        self._known.setStringList(sorted(known))
        tags = tuple(tags)
        if tags != self._tags:
            self._tags = tags
            for pill in self._pills:
                self._row.removeWidget(pill)
                pill.deleteLater()
            self._row.removeWidget(self.field)
            self._pills = [self._pill(tag) for tag in tags]
            for widget in (*self._pills, self.field):
                self._row.addWidget(widget)
        self.setVisible(bool(tags) or not self.field.isHidden())

    def _pill(self, tag: str) -> QToolButton:
        pill = QToolButton(self)
        pill.setText(f"# {tag}".replace("&", "&&"))
        pill.setAccessibleName(self.tr("Tag {tag}").format(tag=tag))
        pill.setToolTip(self.tr("List everything with this tag, or remove it"))
        pill.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(pill)
        menu.addAction(
            self.tr("&List everything with this tag"), partial(self.tag_searched.emit, tag)
        )
        menu.addAction(self.tr("&Remove tag"), partial(self._remove, tag))
        pill.setMenu(menu)
        return pill

    def start(self) -> None:
        """Show the field for a new tag."""
        self.show()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self) -> None:
        typed = [name.strip() for name in self.field.text().split(",") if name.strip()]
        self.field.clear()
        if typed:
            self.tags_changed.emit(list(dict.fromkeys([*self._tags, *typed])))
        else:
            self._leave()

    def _remove(self, tag: str) -> None:
        self.tags_changed.emit([other for other in self._tags if other != tag])

    def _leave(self) -> None:
        self.field.clear()
        self.field.hide()
        self.setVisible(bool(self._tags))
        self.closed.emit()
