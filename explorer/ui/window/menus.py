"""Actions, menus and the menu bar of the window, from the table of actions."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from explorer.ui.core.action_id import ActionId as Id
from explorer.ui.window.actions import ActionSpec, Menu

Actions = Mapping[Id, QAction]
#: Called by this name so that the tools that collect texts for translation find them.
translate = QCoreApplication.translate
_THEMES = ("system", "light", "dark", "contrast")
_GROUP = 10


def make_actions(parent: QObject, specs: Iterable[ActionSpec]) -> dict[Id, QAction]:
    """Create the actions; the object name of each is its identifier."""
    actions = {}
    for spec in specs:
        action = QAction(spec.text, parent)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts])
        action.setObjectName(spec.id)
        if spec.shortcuts:
            name = spec.text.replace("&", "").rstrip("…")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{name} ({keys})")
        actions[spec.id] = action
    return actions


def theme_actions(parent: QObject, chosen: str) -> QActionGroup:
    """Return the choice of the desktop's colours, light or dark."""
    group = QActionGroup(parent)
    labels = (
        translate("Actions", "Same as &desktop"),
        translate("Actions", "&Light"),
        translate("Actions", "Da&rk"),
        translate("Actions", "&High contrast"),
    )
    for name, label in zip(_THEMES, labels, strict=True):
        action = QAction(label, group)
        action.setCheckable(True)
        action.setChecked(name == (chosen if chosen in _THEMES else "system"))
        action.setData(name)
    return group


def fill_menu(menu: QMenu, which: Menu, specs: Iterable[ActionSpec], actions: Actions) -> None:
    """Add the actions of a menu, with separators between their groups."""
    ranks = {spec.id: rank for spec in specs for place, rank in spec.places if place is which}
    group = 0
    for identifier in sorted(ranks, key=ranks.__getitem__):
        if ranks[identifier] // _GROUP != group:
            menu.addSeparator()
            group = ranks[identifier] // _GROUP
        menu.addAction(actions[identifier])


def fill_menu_bar(
    window: QMainWindow, specs: Iterable[ActionSpec], actions: Actions, themes: QActionGroup
) -> dict[Menu, QMenu]:
    """Fill the menu bar; return its menus."""
    titles = {
        Menu.FILE: translate("Actions", "&File"),
        Menu.EDIT: translate("Actions", "&Edit"),
        Menu.VIEW: translate("Actions", "&View"),
        Menu.GO: translate("Actions", "&Go"),
        Menu.BRIEF: translate("Actions", "&Brief"),
        Menu.HELP: translate("Actions", "&Help"),
    }
    menus = {which: window.menuBar().addMenu(title) for which, title in titles.items()}
    for which, menu in menus.items():
        menu.setObjectName(which.value)
        fill_menu(menu, which, specs, actions)
    return menus | _fill_submenus(menus, specs, actions, themes)


def _fill_submenus(
    menus: Mapping[Menu, QMenu],
    specs: Iterable[ActionSpec],
    actions: Actions,
    themes: QActionGroup,
) -> dict[Menu, QMenu]:
    """Insert the submenus, each before the action it belongs to; return them."""
    specs = tuple(specs)
    view = menus[Menu.VIEW]
    places = {
        Menu.TEAM: (menus[Menu.FILE], translate("Actions", "&Team"), Id.SHARE),
        Menu.ADD: (menus[Menu.EDIT], translate("Actions", "&Add"), Id.OWN_RECORDS),
        Menu.LAYOUT: (view, translate("Actions", "La&yout"), Id.MAXIMIZE_PANE),
        Menu.PANES: (view, translate("Actions", "P&anes"), Id.MAXIMIZE_PANE),
        Menu.TEXT_SIZE: (view, translate("Actions", "Text si&ze"), Id.OWN_LAYERS),
    }
    submenus = {}
    for which, (menu, title, before) in places.items():
        submenu = QMenu(title, menu)
        submenu.setObjectName(which.value)
        fill_menu(submenu, which, specs, actions)
        menu.insertMenu(actions[before], submenu)
        submenus[which] = submenu
    colours = QMenu(translate("Actions", "C&olours"), view)
    colours.addActions(themes.actions())
    view.insertMenu(actions[Id.OWN_LAYERS], colours)
    view.insertSeparator(actions[Id.OWN_LAYERS])
    return submenus
