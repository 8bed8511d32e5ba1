"""The table of actions: identifier, text, shortcuts and places in the menus.

Actions, menus, context menus and the sheet of shortcuts are made from it. What an action does is
connected by the controller it belongs to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from explorer.ui.core.action_id import ActionId as Id

#: Called by this name so that the tools that collect texts for translation find them.
translate = QCoreApplication.translate


class Menu(Enum):
    """Menus of the window."""

    FILE = "file"
    TEAM = "team"
    EDIT = "edit"
    ADD = "add"
    VIEW = "view"
    LAYOUT = "layout"
    PANES = "panes"
    TEXT_SIZE = "text_size"
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
        Id.INSTALL_UPDATE, translate("Actions", "Install u&pdate…"), (), ((Menu.FILE, 3),)
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
        ("Ctrl+Alt+A",),
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


def _team_specs() -> Iterable[ActionSpec]:
    """Yield the actions that belong to the File > Team menu."""
    for rank, (identifier, text) in enumerate(
        (
            (Id.TEAM_JOIN, translate("Actions", "&Join team…")),
            (Id.TEAM_STATE, translate("Actions", "&State of the team…")),
            (Id.TEAM_SYNC, translate("Actions", "S&ync now")),
            (Id.TEAM_CONFLICTS, translate("Actions", "&Conflicts…")),
            (Id.TEAM_LEAVE, translate("Actions", "&Leave team…")),
        )
    ):
        yield ActionSpec(identifier, text, (), ((Menu.TEAM, rank),))


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
    yield from _search_specs()
    yield ActionSpec(
        Id.SETTINGS, translate("Actions", "S&ettings…"), ("Ctrl+,",), ((Menu.EDIT, 50),)
    )


def _search_specs() -> Iterable[ActionSpec]:
    """Yield the actions of the Edit menu that belong to the search."""
    yield ActionSpec(
        Id.FIND, translate("Actions", "&Search…"), ("Ctrl+K", "Ctrl+F"), ((Menu.EDIT, 40),)
    )
    yield ActionSpec(Id.FIND_NEXT, translate("Actions", "Next &hit"), ("F3",), ((Menu.EDIT, 41),))
    yield ActionSpec(
        Id.FIND_PREVIOUS, translate("Actions", "Previous h&it"), ("Shift+F3",), ((Menu.EDIT, 42),)
    )
    yield ActionSpec(
        Id.KEEP_SEARCH,
        translate("Actions", "Sa&ve search…"),
        ("Ctrl+Shift+F",),
        ((Menu.EDIT, 43),),
    )
    yield ActionSpec(
        Id.CLEAR_FILTERS,
        translate("Actions", "Clear fi&lters"),
        ("Ctrl+Shift+L",),
        ((Menu.EDIT, 44),),
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
    """Yield the actions that belong to the View menu: the tabs, and what is beside them."""
    for rank, (identifier, text) in enumerate(
        (
            (Id.SHOW_MAP, translate("Actions", "&Map")),
            (Id.SHOW_MAP_TABLE, translate("Actions", "&Table of places and lines")),
            (Id.COMPARE, translate("Actions", "&Compare")),
            (Id.SHOW_MATRIX, translate("Actions", "Matri&x")),
            (Id.SHOW_TIMELINE, translate("Actions", "Time&line")),
            (Id.SHOW_DIAGRAMS, translate("Actions", "&Diagrams")),
            (Id.SHOW_BRIEFING, translate("Actions", "&Briefing")),
        )
    ):
        more = ("Ctrl+Alt+C",) if identifier is Id.COMPARE else ()
        yield ActionSpec(identifier, text, (f"Ctrl+{rank + 1}", *more), ((Menu.VIEW, rank),))
    yield ActionSpec(
        Id.NEXT_VIEW,
        translate("Actions", "&Next view"),
        ("Ctrl+Tab", "Ctrl+PgDown"),
        ((Menu.VIEW, 10),),
    )
    yield ActionSpec(
        Id.PREVIOUS_VIEW,
        translate("Actions", "&Previous view"),
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        ((Menu.VIEW, 11),),
    )
    yield ActionSpec(
        Id.MAXIMIZE_PANE, translate("Actions", "&Full view of pane"), ("F11",), ((Menu.VIEW, 20),)
    )
    yield ActionSpec(
        Id.MAP_FULL_SCREEN,
        translate("Actions", "Map full scr&een"),
        ("Shift+F11",),
        ((Menu.VIEW, 21),),
    )
    yield ActionSpec(
        Id.PROJECTOR,
        translate("Actions", "Pro&jector mode"),
        ("Ctrl+Shift+F11",),
        ((Menu.VIEW, 22),),
    )
    yield ActionSpec(
        Id.OWN_LAYERS,
        translate("Actions", "My map layer&s…"),
        ("Ctrl+Shift+O",),
        ((Menu.VIEW, 40),),
    )
    yield ActionSpec(
        Id.COMPARE_MAP_DAYS,
        translate("Actions", "Compa&re map days…"),
        ("Ctrl+Alt+M",),
        ((Menu.VIEW, 41),),
    )


def _pane_specs() -> Iterable[ActionSpec]:
    """Yield the actions of the menus View > Layout, View > Panes and View > Text size."""
    for rank, (identifier, text, shortcut) in enumerate(
        (
            (Id.LAYOUT_STANDARD, translate("Actions", "&Standard"), "Alt+0"),
            (Id.LAYOUT_READ, translate("Actions", "&Read"), "Alt+1"),
            (Id.LAYOUT_MAP, translate("Actions", "&Map"), "Alt+2"),
            (Id.LAYOUT_COMPARE, translate("Actions", "&Compare"), "Alt+3"),
            (Id.LAYOUT_BRIEF, translate("Actions", "&Brief"), "Alt+4"),
        )
    ):
        yield ActionSpec(identifier, text, (shortcut,), ((Menu.LAYOUT, rank),))
    for rank, (identifier, text, shortcut) in enumerate(
        (
            (Id.FOLD_LIST, translate("Actions", "Show clause &list"), "F9"),
            (Id.FOLD_VIEWS, translate("Actions", "Show &views"), "Alt+F9"),
            (Id.FOLD_TEXT, translate("Actions", "Show &text"), "Ctrl+F9"),
            (Id.FOLD_STANCES, translate("Actions", "Show &stances"), "Shift+F9"),
        )
    ):
        yield ActionSpec(identifier, text, (shortcut,), ((Menu.PANES, rank),))
    yield ActionSpec(Id.NEXT_PANE, translate("Actions", "&Next pane"), ("F6",), ((Menu.PANES, 10),))
    yield ActionSpec(
        Id.PREVIOUS_PANE, translate("Actions", "&Previous pane"), ("Shift+F6",), ((Menu.PANES, 11),)
    )
    yield ActionSpec(
        Id.LARGER,
        translate("Actions", "&Larger text"),
        ("Ctrl++", "Ctrl+="),
        ((Menu.TEXT_SIZE, 0),),
    )
    yield ActionSpec(
        Id.SMALLER, translate("Actions", "&Smaller text"), ("Ctrl+-",), ((Menu.TEXT_SIZE, 1),)
    )
    yield ActionSpec(
        Id.USUAL_SIZE, translate("Actions", "&Reset text size"), ("Ctrl+0",), ((Menu.TEXT_SIZE, 2),)
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
        Id.PALETTE,
        translate("Actions", "&Command palette…"),
        ("Ctrl+Shift+P",),
        ((Menu.GO, 14),),
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


def _change_specs() -> Iterable[ActionSpec]:
    """Yield the actions of the Go menu that lead through changes of texts."""
    yield ActionSpec(
        Id.CHANGE_STORY,
        translate("Actions", "Trac&k changes of clause…"),
        ("Ctrl+Alt+H",),
        ((Menu.GO, 40), (Menu.BRIEF, 19), (Menu.CONTEXT, 23)),
    )
    yield ActionSpec(
        Id.NEXT_CHANGE, translate("Actions", "Next ch&ange"), ("F7",), ((Menu.GO, 41),)
    )
    yield ActionSpec(
        Id.PREVIOUS_CHANGE,
        translate("Actions", "Previo&us change"),
        ("Shift+F7",),
        ((Menu.GO, 42),),
    )


def _day_specs() -> Iterable[ActionSpec]:
    """Yield the actions of the Go menu that change the as-of date."""
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
        Id.PREVIOUS_DAY,
        translate("Actions", "Previous da&te with entries"),
        ("Alt+PgUp",),
        ((Menu.GO, 22),),
    )
    yield ActionSpec(
        Id.NEXT_DAY,
        translate("Actions", "Ne&xt date with entries"),
        ("Alt+PgDown",),
        ((Menu.GO, 23),),
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
    yield ActionSpec(Id.WELCOME, translate("Actions", "&Welcome"), (), ((Menu.HELP, 0),))
    yield ActionSpec(Id.USER_GUIDE, translate("Actions", "&User guide"), ("F1",), ((Menu.HELP, 1),))
    yield ActionSpec(Id.SEARCH_HELP, translate("Actions", "&How to search"), (), ((Menu.HELP, 2),))
    yield ActionSpec(
        Id.SHORTCUTS,
        translate("Actions", "&Keyboard shortcuts"),
        ("Ctrl+/", "Shift+F1"),
        ((Menu.HELP, 3),),
    )
    yield ActionSpec(Id.SYMBOL_KEY, translate("Actions", "Key of &symbols"), (), ((Menu.HELP, 4),))
    yield ActionSpec(Id.LICENCES, translate("Actions", "&Licences"), (), ((Menu.HELP, 9),))
    yield ActionSpec(
        Id.ABOUT, translate("Actions", "&About Clause Explorer"), (), ((Menu.HELP, 10),)
    )


def action_specs() -> tuple[ActionSpec, ...]:
    """Return the table of all actions, in the language of the window."""
    return (
        *_file_specs(),
        *_team_specs(),
        *_edit_specs(),
        *_add_specs(),
        *_view_specs(),
        *_pane_specs(),
        *_go_specs(),
        *_day_specs(),
        *_change_specs(),
        *_brief_specs(),
        *_help_specs(),
    )
