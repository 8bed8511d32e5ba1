"""The actions of the window by name, and its menus. What they do is connected elsewhere."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

Actions = Mapping[str, QAction]
_THEMES = ("system", "light", "dark")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def make_actions(parent: QObject) -> dict[str, QAction]:
    """Every action of the window, with its text and shortcuts."""
    described: dict[str, tuple[str, list[str]]] = {
        "print": (_tr("&Print clause summary…"), ["Ctrl+P"]),
        "print_all": (_tr("Print &all clauses of this document…"), ["Ctrl+Shift+P"]),
        "export_map": (_tr("Export &map…"), []),
        "quit": (_tr("&Quit"), ["Ctrl+Q"]),
        "copy_reference": (_tr("Copy &reference"), ["Ctrl+Shift+R"]),
        "copy_summary": (_tr("Copy &summary with sources"), ["Ctrl+Shift+C"]),
        "find": (_tr("&Find…"), ["Ctrl+F", "Ctrl+K"]),
        "clear_filters": (_tr("Clear fi&lters"), ["Ctrl+Shift+L"]),
        "larger": (_tr("&Larger text"), ["Ctrl++", "Ctrl+="]),
        "smaller": (_tr("S&maller text"), ["Ctrl+-"]),
        "usual_size": (_tr("&Usual text size"), ["Ctrl+0"]),
        "next_pane": (_tr("&Next pane"), ["F6"]),
        "previous_pane": (_tr("P&revious pane"), ["Shift+F6"]),
        "back": (_tr("&Back"), ["Alt+Left"]),
        "forward": (_tr("&Forward"), ["Alt+Right"]),
        "previous_clause": (_tr("&Previous clause"), ["Ctrl+Up", "Alt+Up"]),
        "next_clause": (_tr("&Next clause"), ["Ctrl+Down", "Alt+Down"]),
        "go_to": (_tr("&Go to clause…"), ["Ctrl+G"]),
        "whole": (_tr("The document as a &whole"), ["Ctrl+Home"]),
        "article_day": (_tr("The founding article's &day"), ["Ctrl+D"]),
        "latest_day": (_tr("The pack's &latest day"), ["Ctrl+Shift+D"]),
        "search_help": (_tr("&How to search"), ["F1"]),
        "licences": (_tr("&Licences"), []),
        "about": (_tr("&About Clause Explorer"), []),
    }
    actions = {}
    for name, (text, shortcuts) in described.items():
        action = QAction(text, parent)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        action.setObjectName(name)
        actions[name] = action
    return actions


def theme_actions(parent: QObject, chosen: str) -> QActionGroup:
    """Follow the desktop, or keep to light or dark."""
    group = QActionGroup(parent)
    labels = (_tr("As the &desktop"), _tr("&Light"), _tr("Da&rk"))
    for name, label in zip(_THEMES, labels, strict=True):
        action = QAction(label, group)
        action.setCheckable(True)
        action.setChecked(name == (chosen if chosen in _THEMES else "system"))
        action.setData(name)
    return group


def fill_menus(window: QMainWindow, actions: Actions, themes: QActionGroup) -> None:
    """Put the actions into the menu bar."""
    bar = window.menuBar()
    file = bar.addMenu(_tr("&File"))
    _add(file, actions, "print", "print_all", "export_map", "", "quit")
    edit = bar.addMenu(_tr("&Edit"))
    _add(edit, actions, "copy_reference", "copy_summary", "", "find", "clear_filters")
    view = bar.addMenu(_tr("&View"))
    _add(view, actions, "larger", "smaller", "usual_size", "", "next_pane", "previous_pane", "")
    view.addMenu(_tr("&Colours")).addActions(themes.actions())
    go = bar.addMenu(_tr("&Go"))
    _add(go, actions, "back", "forward", "", "previous_clause", "next_clause", "whole", "go_to")
    _add(go, actions, "", "article_day", "latest_day")
    brief = bar.addMenu(_tr("&Brief"))
    _add(brief, actions, "print", "print_all", "copy_summary")
    help_ = bar.addMenu(_tr("&Help"))
    _add(help_, actions, "search_help", "licences", "", "about")


def _add(menu: QMenu, actions: Actions, *names: str) -> None:
    for name in names:
        if name:
            menu.addAction(actions[name])
        else:
            menu.addSeparator()
