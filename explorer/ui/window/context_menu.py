"""What can be done with what is shown, where the pointer is or by the menu key."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QTextEdit

from explorer.ui.core.browsing_session import Conductor

#: Names of actions; an empty one is a line between.
_ALL = (
    *("pin", "note", "tags", "", "add_stance", "add_quantity", "add_topics", "add_event"),
    *("add_side_provision", "add_disagreement", "", "copy_reference", "copy_cited", "print"),
)


class ContextMenus(QObject):
    """Opens a menu over the clause list, the text and the stances."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.window = conductor.window
        window = self.window
        self._views: dict[QObject, QAbstractScrollArea] = {}
        for view in (window.clauses.view, window.reader.view, window.stances.view):
            view.installEventFilter(self)
            view.viewport().installEventFilter(self)
            self._views |= {view: view, view.viewport(): view}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu in place of the usual one."""
        view = self._views.get(watched)
        if view is None or not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        self.menu_for(view, event.pos()).popup(event.globalPos())
        return True

    def menu_for(self, view: QAbstractScrollArea, at: QPoint) -> QMenu:
        """The menu of a view; of a text it begins with what copies and selects."""
        usual = view.createStandardContextMenu(at) if isinstance(view, QTextEdit) else None
        menu = usual if usual is not None else QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if usual is not None:
            menu.addSeparator()
        for name in _ALL:
            if name:
                menu.addAction(self.window.actions_by_name[name])
            else:
                menu.addSeparator()
        return menu
