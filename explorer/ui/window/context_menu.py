"""Context menus of the clause list, the text and the stances."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QTextEdit

from explorer.ui.window.actions import Menu
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.menus import fill_menu


class ContextMenus(QObject):
    """Event filter that opens a menu over the clause list, the text and the stances."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._views: dict[QObject, QAbstractScrollArea] = {}
        for view in (window.clauses.view, window.reader.view, window.stances.view):
            view.installEventFilter(self)
            view.viewport().installEventFilter(self)
            self._views |= {view: view, view.viewport(): view}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu in place of Qt's standard one."""
        view = self._views.get(watched)
        if view is None or not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        self.menu_for(view, event.pos()).popup(event.globalPos())
        return True

    def menu_for(self, view: QAbstractScrollArea, point: QPoint) -> QMenu:
        """Return the menu of a view; that of a text begins with copying and selecting."""
        standard = view.createStandardContextMenu(point) if isinstance(view, QTextEdit) else None
        menu = standard if standard is not None else QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if standard is not None:
            menu.addSeparator()
        fill_menu(menu, Menu.CONTEXT, self.window.action_specs, self.window.actions_by_id)
        return menu
