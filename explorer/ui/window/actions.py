"""The actions of the window by name, and its menus. What they do is connected elsewhere."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

Actions = Mapping[str, QAction]
#: Called by this name so that the tools that collect texts for translation find them.
translate = QCoreApplication.translate
_THEMES = ("system", "light", "dark")


def make_actions(parent: QObject) -> dict[str, QAction]:
    """Every action of the window, with its text and shortcuts."""
    described: dict[str, tuple[str, list[str]]] = {
        "print": (translate("Actions", "&Print clause summary…"), ["Ctrl+P"]),
        "print_all": (
            translate("Actions", "Print &all clauses of this document…"),
            ["Ctrl+Shift+P"],
        ),
        "print_table": (translate("Actions", "Print the &table of all clauses and parties…"), []),
        "print_comparison": (translate("Actions", "Print the &comparison…"), []),
        "print_timeline": (translate("Actions", "Print the t&imeline…"), []),
        "print_diagram": (translate("Actions", "Print the &diagram…"), []),
        "print_concordance": (translate("Actions", "Print the c&oncordance…"), []),
        "export": (translate("Actions", "&Export…"), ["Ctrl+E"]),
        "export_map": (translate("Actions", "Export &map…"), []),
        "export_document": (translate("Actions", "Export the &document for others…"), []),
        "open_layer": (translate("Actions", "&Open map layer…"), ["Ctrl+O"]),
        "own_layers": (translate("Actions", "Map layers of your &own…"), ["Ctrl+Shift+O"]),
        "library": (translate("Actions", "&Library…"), ["Ctrl+L"]),
        "install_pack": (translate("Actions", "&Install a pack…"), []),
        "import_agreement": (translate("Actions", "I&mport an agreement…"), []),
        "share": (translate("Actions", "S&hare records, notes and sets…"), []),
        "take_in": (translate("Actions", "&Take in a supplement…"), []),
        "quit": (translate("Actions", "&Quit"), ["Ctrl+Q"]),
        "undo": (translate("Actions", "&Undo"), ["Ctrl+Z"]),
        "redo": (translate("Actions", "&Redo"), ["Ctrl+Shift+Z", "Ctrl+Y"]),
        "pin": (translate("Actions", "&Pin to the briefing set, or unpin"), ["Ctrl+B"]),
        "note": (translate("Actions", "Write a &note"), ["Ctrl+N"]),
        "tags": (translate("Actions", "&Tags…"), ["Ctrl+T"]),
        "print_set": (translate("Actions", "Print the &briefing set…"), ["Ctrl+Alt+P"]),
        "show_set": (translate("Actions", "&Show the briefing set"), ["Ctrl+Shift+B"]),
        "add_stance": (translate("Actions", "Add a &stance…"), ["Ctrl+Shift+A"]),
        "add_source": (translate("Actions", "Add a s&ource…"), []),
        "add_event": (translate("Actions", "Add an &event…"), []),
        "add_side_provision": (translate("Actions", "Add a side &provision…"), []),
        "add_quantity": (translate("Actions", "Add a &quantity to the clause…"), []),
        "add_topics": (translate("Actions", "Add &topics to the clause…"), []),
        "add_disagreement": (translate("Actions", "Add a &disagreement between sources…"), []),
        "add_draft": (translate("Actions", "Add a d&raft…"), ["Ctrl+Alt+N"]),
        "own_records": (translate("Actions", "Records of your o&wn…"), ["Ctrl+Alt+O"]),
        "keep_search": (translate("Actions", "&Keep this search…"), ["Ctrl+Shift+F"]),
        "backups": (translate("Actions", "Back-&ups of your desk…"), []),
        "orphans": (translate("Actions", "Notes without a &clause…"), []),
        "copy_reference": (translate("Actions", "Copy &reference"), ["Ctrl+Shift+R"]),
        "copy_cited": (translate("Actions", "Copy with &citation"), ["Ctrl+Shift+C"]),
        "find": (translate("Actions", "&Find…"), ["Ctrl+F", "Ctrl+K"]),
        "clear_filters": (translate("Actions", "Clear fi&lters"), ["Ctrl+Shift+L"]),
        "larger": (translate("Actions", "&Larger text"), ["Ctrl++", "Ctrl+="]),
        "smaller": (translate("Actions", "S&maller text"), ["Ctrl+-"]),
        "usual_size": (translate("Actions", "&Usual text size"), ["Ctrl+0"]),
        "compare": (translate("Actions", "&Compare documents"), ["Ctrl+Alt+C"]),
        "next_pane": (translate("Actions", "&Next pane"), ["F6"]),
        "previous_pane": (translate("Actions", "P&revious pane"), ["Shift+F6"]),
        "back": (translate("Actions", "&Back"), ["Alt+Left"]),
        "forward": (translate("Actions", "&Forward"), ["Alt+Right"]),
        "previous_clause": (translate("Actions", "&Previous clause"), ["Ctrl+Up", "Alt+Up"]),
        "next_clause": (translate("Actions", "&Next clause"), ["Ctrl+Down", "Alt+Down"]),
        "go_to": (translate("Actions", "&Go to clause…"), ["Ctrl+G"]),
        "whole": (translate("Actions", "The document as a &whole"), ["Ctrl+Home"]),
        "article_day": (translate("Actions", "The founding article's &day"), ["Ctrl+D"]),
        "latest_day": (translate("Actions", "The pack's &latest day"), ["Ctrl+Shift+D"]),
        "whats_new": (translate("Actions", "What is &new since…"), ["Ctrl+Shift+N"]),
        "dependencies": (translate("Actions", "What depends &on what"), ["Ctrl+Alt+D"]),
        "decision": (translate("Actions", "The dec&ision and its paths"), ["Ctrl+Alt+I"]),
        "disagreements": (translate("Actions", "Where &sources disagree"), ["Ctrl+Shift+S"]),
        "user_guide": (translate("Actions", "&User guide"), []),
        "search_help": (translate("Actions", "&How to search"), ["F1"]),
        "licences": (translate("Actions", "&Licences"), []),
        "about": (translate("Actions", "&About Clause Explorer"), []),
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
    labels = (
        translate("Actions", "As the &desktop"),
        translate("Actions", "&Light"),
        translate("Actions", "Da&rk"),
    )
    for name, label in zip(_THEMES, labels, strict=True):
        action = QAction(label, group)
        action.setCheckable(True)
        action.setChecked(name == (chosen if chosen in _THEMES else "system"))
        action.setData(name)
    return group


def fill_menus(window: QMainWindow, actions: Actions, themes: QActionGroup) -> None:
    """Put the actions into the menu bar."""
    bar = window.menuBar()
    file = bar.addMenu(translate("Actions", "&File"))
    _add(
        file,
        actions,
        "library",
        "install_pack",
        "import_agreement",
        "",
        "open_layer",
        "",
        "print",
        "print_all",
        "export",
        "export_map",
        "export_document",
        "",
    )
    _add(file, actions, "share", "take_in", "", "quit")
    edit = bar.addMenu(translate("Actions", "&Edit"))
    _add(
        edit,
        actions,
        "undo",
        "redo",
        "",
        "pin",
        "note",
        "tags",
        "",
        "own_records",
        "",
        "copy_reference",
        "copy_cited",
        "",
        "find",
        "keep_search",
        "clear_filters",
    )
    adding = QMenu(translate("Actions", "&Add of your own"), edit)
    adding.setObjectName("add")
    _add(adding, actions, *(name for name in actions if name.startswith("add_")))
    edit.insertMenu(actions["own_records"], adding)
    view = bar.addMenu(translate("Actions", "&View"))
    _add(view, actions, "larger", "smaller", "usual_size", "", "next_pane", "previous_pane", "")
    _add(view, actions, "compare")
    _add(view, actions, "own_layers")
    view.addMenu(translate("Actions", "&Colours")).addActions(themes.actions())
    go = bar.addMenu(translate("Actions", "&Go"))
    go.setObjectName("go")
    _add(go, actions, "back", "forward", "", "previous_clause", "next_clause", "whole", "go_to")
    _add(go, actions, "", "article_day", "latest_day", "", "whats_new", "disagreements")
    _add(go, actions, "dependencies", "decision")
    brief = bar.addMenu(translate("Actions", "&Brief"))
    _add(brief, actions, "show_set", "pin", "note", "tags", "orphans", "backups", "")
    _add(brief, actions, "print", "print_all", "print_set", "print_table")
    _add(brief, actions, "print_comparison", "print_concordance", "print_timeline")
    _add(brief, actions, "print_diagram", "copy_cited")
    help_ = bar.addMenu(translate("Actions", "&Help"))
    _add(help_, actions, "user_guide", "search_help", "licences", "", "about")


def _add(menu: QMenu, actions: Actions, *names: str) -> None:
    for name in names:
        if name:
            menu.addAction(actions[name])
        else:
            menu.addSeparator()
