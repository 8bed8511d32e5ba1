"""The table of actions: identifier, text, shortcuts and places in the menus.

Actions, menus and context menus are made from it. What an action does is connected by the
controller it belongs to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from explorer.ui.core.action_id import ActionId as Id

Actions = Mapping[Id, QAction]
#: Called by this name so that the tools that collect texts for translation find them.
translate = QCoreApplication.translate
_THEMES = ("system", "light", "dark")
_GROUP = 10


class Menu(Enum):
    """Menus of the window."""

    FILE = "file"
    EDIT = "edit"
    ADD = "add"
    VIEW = "view"
    GO = "go"
    BRIEF = "brief"
    HELP = "help"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    ``places`` gives its rank in each of its menus. Actions are sorted by rank; between ranks of
    different tens the menu has a separator.
    """

    id: Id
    text: str
    shortcuts: tuple[str, ...] = ()
    places: tuple[tuple[Menu, int], ...] = ()


def _file_specs() -> Iterable[ActionSpec]:
    """Yield the actions that belong to the File menu."""
    yield ActionSpec(Id.LIBRARY, translate("Actions", "&Library…"), ("Ctrl+L",), ((Menu.FILE, 0),))
    yield ActionSpec(Id.INSTALL_PACK, translate("Actions", "&Install pack…"), (), ((Menu.FILE, 1),))
    yield ActionSpec(
        Id.IMPORT_AGREEMENT, translate("Actions", "I&mport agreement…"), (), ((Menu.FILE, 2),)
    )
    yield ActionSpec(
        Id.OPEN_LAYER, translate("Actions", "&Open map layer…"), ("Ctrl+O",), ((Menu.FILE, 10),)
    )
    yield ActionSpec(
        Id.PRINT,
        translate("Actions", "Print clause s&ummary…"),
        ("Ctrl+P",),
        ((Menu.FILE, 20), (Menu.BRIEF, 10), (Menu.CONTEXT, 22)),
    )
    yield ActionSpec(
        Id.PRINT_ALL,
        translate("Actions", "Print &all clauses of this document…"),
        ("Ctrl+Shift+P",),
        ((Menu.FILE, 21), (Menu.BRIEF, 11)),
    )
    yield ActionSpec(Id.EXPORT, translate("Actions", "&Export…"), ("Ctrl+E",), ((Menu.FILE, 22),))
    yield ActionSpec(Id.EXPORT_MAP, translate("Actions", "E&xport map…"), (), ((Menu.FILE, 23),))
    yield ActionSpec(
        Id.EXPORT_DOCUMENT,
        translate("Actions", "Export &document (Akoma Ntoso, pack)…"),
        (),
        ((Menu.FILE, 24),),
    )
    yield ActionSpec(
        Id.SHARE, translate("Actions", "Export my addition&s…"), (), ((Menu.FILE, 30),)
    )
    yield ActionSpec(
        Id.TAKE_IN, translate("Actions", "Import &colleague's changes…"), (), ((Menu.FILE, 31),)
    )
    yield ActionSpec(Id.QUIT, translate("Actions", "&Quit"), ("Ctrl+Q",), ((Menu.FILE, 40),))


def _edit_specs() -> Iterable[ActionSpec]:
    """Yield the actions that belong to the Edit menu."""
    yield ActionSpec(Id.UNDO, translate("Actions", "&Undo"), ("Ctrl+Z",), ((Menu.EDIT, 0),))
    yield ActionSpec(
        Id.REDO, translate("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), ((Menu.EDIT, 1),)
    )
    yield ActionSpec(
        Id.PIN,
        translate("Actions", "&Pin to briefing set, or unpin"),
        ("Ctrl+B",),
        ((Menu.EDIT, 10), (Menu.BRIEF, 1), (Menu.CONTEXT, 0)),
    )
    yield ActionSpec(
        Id.NOTE,
        translate("Actions", "Edit &note"),
        ("Ctrl+N",),
        ((Menu.EDIT, 11), (Menu.BRIEF, 2), (Menu.CONTEXT, 1)),
    )
    yield ActionSpec(
        Id.TAGS,
        translate("Actions", "&Tags…"),
        ("Ctrl+T",),
        ((Menu.EDIT, 12), (Menu.BRIEF, 3), (Menu.CONTEXT, 2)),
    )
    yield ActionSpec(
        Id.OWN_RECORDS,
        translate("Actions", "My additi&ons…"),
        ("Ctrl+Alt+O",),
        ((Menu.EDIT, 20),),
    )
    yield ActionSpec(
        Id.COPY_REFERENCE,
        translate("Actions", "Cop&y reference"),
        ("Ctrl+Shift+R",),
        ((Menu.EDIT, 30), (Menu.CONTEXT, 20)),
    )
    yield ActionSpec(
        Id.COPY_CITED,
        translate("Actions", "Copy with &citation"),
        ("Ctrl+Shift+C",),
        ((Menu.EDIT, 31), (Menu.BRIEF, 18), (Menu.CONTEXT, 21)),
    )
    yield ActionSpec(
        Id.FIND, translate("Actions", "&Find…"), ("Ctrl+F", "Ctrl+K"), ((Menu.EDIT, 40),)
    )
    yield ActionSpec(
        Id.KEEP_SEARCH,
        translate("Actions", "&Save search…"),
        ("Ctrl+Shift+F",),
        ((Menu.EDIT, 41),),
    )
    yield ActionSpec(
        Id.CLEAR_FILTERS,
        translate("Actions", "Clear fi&lters"),
        ("Ctrl+Shift+L",),
        ((Menu.EDIT, 42),),
    )


def _add_specs() -> Iterable[ActionSpec]:
    """Yield the actions that belong to the Edit > Add menu."""
    yield ActionSpec(
        Id.ADD_STANCE,
        translate("Actions", "Add &stance…"),
        ("Ctrl+Shift+A",),
        ((Menu.ADD, 0), (Menu.CONTEXT, 10)),
    )
    yield ActionSpec(Id.ADD_SOURCE, translate("Actions", "Add so&urce…"), (), ((Menu.ADD, 1),))
    yield ActionSpec(
        Id.ADD_EVENT,
        translate("Actions", "Add &event…"),
        (),
        ((Menu.ADD, 2), (Menu.CONTEXT, 13)),
    )
    yield ActionSpec(
        Id.ADD_SIDE_PROVISION,
        translate("Actions", "Add side pro&vision…"),
        (),
        ((Menu.ADD, 3), (Menu.CONTEXT, 14)),
    )
    yield ActionSpec(
        Id.ADD_QUANTITY,
        translate("Actions", "Add &quantity to clause…"),
        (),
        ((Menu.ADD, 4), (Menu.CONTEXT, 11)),
    )
    yield ActionSpec(
        Id.ADD_TOPICS,
        translate("Actions", "Add t&opics to clause…"),
        (),
        ((Menu.ADD, 5), (Menu.CONTEXT, 12)),
    )
    yield ActionSpec(
        Id.ADD_DISAGREEMENT,
        translate("Actions", "Add &disagreement between sources…"),
        (),
        ((Menu.ADD, 6), (Menu.CONTEXT, 15)),
    )
    yield ActionSpec(
        Id.ADD_DRAFT, translate("Actions", "Add d&raft…"), ("Ctrl+Alt+N",), ((Menu.ADD, 7),)
    )


def _view_specs() -> Iterable[ActionSpec]:
    """Yield the actions that belong to the View menu."""
    yield ActionSpec(
        Id.LARGER, translate("Actions", "&Larger text"), ("Ctrl++", "Ctrl+="), ((Menu.VIEW, 0),)
    )
    yield ActionSpec(
        Id.SMALLER, translate("Actions", "S&maller text"), ("Ctrl+-",), ((Menu.VIEW, 1),)
    )
    yield ActionSpec(
        Id.USUAL_SIZE, translate("Actions", "&Reset text size"), ("Ctrl+0",), ((Menu.VIEW, 2),)
    )
    yield ActionSpec(Id.NEXT_PANE, translate("Actions", "&Next pane"), ("F6",), ((Menu.VIEW, 10),))
    yield ActionSpec(
        Id.PREVIOUS_PANE, translate("Actions", "&Previous pane"), ("Shift+F6",), ((Menu.VIEW, 11),)
    )
    yield ActionSpec(
        Id.COMPARE, translate("Actions", "&Compare documents"), ("Ctrl+Alt+C",), ((Menu.VIEW, 20),)
    )
    yield ActionSpec(
        Id.MAP_FULL_SCREEN,
        translate("Actions", "Map &full screen"),
        ("F11",),
        ((Menu.VIEW, 22),),
    )
    yield ActionSpec(
        Id.OWN_LAYERS,
        translate("Actions", "My map la&yers…"),
        ("Ctrl+Shift+O",),
        ((Menu.VIEW, 21),),
    )
    yield ActionSpec(
        Id.COMPARE_MAP_DAYS,
        translate("Actions", "Compare map &days…"),
        ("Ctrl+Alt+M",),
        ((Menu.VIEW, 22),),
    )


def _go_specs() -> Iterable[ActionSpec]:
    """Yield the actions that belong to the Go menu."""
    yield ActionSpec(Id.BACK, translate("Actions", "&Back"), ("Alt+Left",), ((Menu.GO, 0),))
    yield ActionSpec(Id.FORWARD, translate("Actions", "&Forward"), ("Alt+Right",), ((Menu.GO, 1),))
    yield ActionSpec(
        Id.PREVIOUS_CLAUSE,
        translate("Actions", "&Previous clause"),
        ("Ctrl+Up", "Alt+Up"),
        ((Menu.GO, 10),),
    )
    yield ActionSpec(
        Id.NEXT_CLAUSE,
        translate("Actions", "&Next clause"),
        ("Ctrl+Down", "Alt+Down"),
        ((Menu.GO, 11),),
    )
    yield ActionSpec(
        Id.WHOLE, translate("Actions", "&Whole document"), ("Ctrl+Home",), ((Menu.GO, 12),)
    )
    yield ActionSpec(
        Id.GO_TO, translate("Actions", "&Go to clause…"), ("Ctrl+G",), ((Menu.GO, 13),)
    )
    yield ActionSpec(
        Id.ARTICLE_DAY,
        translate("Actions", "&Date of the founding article"),
        ("Ctrl+D",),
        ((Menu.GO, 20),),
    )
    yield ActionSpec(
        Id.LATEST_DAY,
        translate("Actions", "&Latest date"),
        ("Ctrl+Shift+D",),
        ((Menu.GO, 21),),
    )
    yield ActionSpec(
        Id.WHATS_NEW,
        translate("Actions", "What is n&ew since…"),
        ("Ctrl+Shift+N",),
        ((Menu.GO, 30),),
    )
    yield ActionSpec(
        Id.DISAGREEMENTS,
        translate("Actions", "Where &sources disagree"),
        ("Ctrl+Shift+S",),
        ((Menu.GO, 31),),
    )
    yield ActionSpec(
        Id.DEPENDENCIES,
        translate("Actions", "Dependenc&ies"),
        ("Ctrl+Alt+D",),
        ((Menu.GO, 32),),
    )
    yield ActionSpec(
        Id.DECISION,
        translate("Actions", "Decision pat&hs"),
        ("Ctrl+Alt+I",),
        ((Menu.GO, 33),),
    )


def _brief_specs() -> Iterable[ActionSpec]:
    """Yield the actions that belong to the Brief menu."""
    yield ActionSpec(
        Id.SHOW_SET,
        translate("Actions", "&Show briefing set"),
        ("Ctrl+Shift+B",),
        ((Menu.BRIEF, 0),),
    )
    yield ActionSpec(Id.ORPHANS, translate("Actions", "Unattached n&otes…"), (), ((Menu.BRIEF, 4),))
    yield ActionSpec(
        Id.BACKUPS, translate("Actions", "&Restore from backup…"), (), ((Menu.BRIEF, 5),)
    )
    yield ActionSpec(
        Id.PRINT_SET,
        translate("Actions", "Print &briefing set…"),
        ("Ctrl+Alt+P",),
        ((Menu.BRIEF, 12),),
    )
    yield ActionSpec(
        Id.PRINT_TABLE,
        translate("Actions", "Print tab&le of all clauses and parties…"),
        (),
        ((Menu.BRIEF, 13),),
    )
    yield ActionSpec(
        Id.PRINT_COMPARISON, translate("Actions", "Print co&mparison…"), (), ((Menu.BRIEF, 14),)
    )
    yield ActionSpec(
        Id.PRINT_CONCORDANCE,
        translate("Actions", "Print concor&dance…"),
        (),
        ((Menu.BRIEF, 15),),
    )
    yield ActionSpec(
        Id.PRINT_TIMELINE, translate("Actions", "Print t&imeline…"), (), ((Menu.BRIEF, 16),)
    )
    yield ActionSpec(
        Id.PRINT_DIAGRAM, translate("Actions", "Print dia&gram…"), (), ((Menu.BRIEF, 17),)
    )


def _help_specs() -> Iterable[ActionSpec]:
    """Yield the actions that belong to the Help menu."""
    yield ActionSpec(Id.USER_GUIDE, translate("Actions", "&User guide"), (), ((Menu.HELP, 0),))
    yield ActionSpec(
        Id.SEARCH_HELP, translate("Actions", "&How to search"), ("F1",), ((Menu.HELP, 1),)
    )
    yield ActionSpec(Id.LICENCES, translate("Actions", "&Licences"), (), ((Menu.HELP, 2),))
    yield ActionSpec(
        Id.ABOUT, translate("Actions", "&About Clause Explorer"), (), ((Menu.HELP, 10),)
    )


def action_specs() -> tuple[ActionSpec, ...]:
    """Return the table of all actions, in the language of the window."""
    return (
        *_file_specs(),
        *_edit_specs(),
        *_add_specs(),
        *_view_specs(),
        *_go_specs(),
        *_brief_specs(),
        *_help_specs(),
    )


def make_actions(parent: QObject, specs: Iterable[ActionSpec]) -> dict[Id, QAction]:
    """Create the actions; the object name of each is its identifier."""
    actions = {}
    for spec in specs:
        action = QAction(spec.text, parent)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts])
        action.setObjectName(spec.id)
        actions[spec.id] = action
    return actions


def theme_actions(parent: QObject, chosen: str) -> QActionGroup:
    """Return the choice of the desktop's colours, light or dark."""
    group = QActionGroup(parent)
    labels = (
        translate("Actions", "Same as &desktop"),
        translate("Actions", "&Light"),
        translate("Actions", "Da&rk"),
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
    add = QMenu(translate("Actions", "&Add"), menus[Menu.EDIT])
    add.setObjectName(Menu.ADD.value)
    fill_menu(add, Menu.ADD, specs, actions)
    menus[Menu.EDIT].insertMenu(actions[Id.OWN_RECORDS], add)
    menus[Menu.VIEW].addMenu(translate("Actions", "C&olours")).addActions(themes.actions())
    return menus | {Menu.ADD: add}
