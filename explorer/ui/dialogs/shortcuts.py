"""Sheet of all shortcuts, to read and to copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import fill, join

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """Title of a menu, and its (action, shortcuts)."""

    title: str
    rows: tuple[tuple[str, str], ...]


def fixed_groups() -> tuple[ShortcutGroup, ...]:
    """Return the keys that belong to a pane and not to an action."""
    return (
        ShortcutGroup(
            translate("Shortcuts", "Search box"),
            (
                (translate("Shortcuts", "Go to the results"), translate("Shortcuts", "Down")),
                (translate("Shortcuts", "Open the first result"), translate("Shortcuts", "Enter")),
                (translate("Shortcuts", "Leave the search"), translate("Shortcuts", "Esc")),
            ),
        ),
        ShortcutGroup(
            translate("Shortcuts", "Map"),
            (
                (translate("Shortcuts", "Zoom in and out"), "+ -"),
                (translate("Shortcuts", "Show everything"), translate("Shortcuts", "Home")),
                (translate("Shortcuts", "Move"), translate("Shortcuts", "Arrow keys")),
            ),
        ),
        ShortcutGroup(
            translate("Shortcuts", "Briefing set"),
            (
                (translate("Shortcuts", "Move an item"), "Alt+Up, Alt+Down"),
                (translate("Shortcuts", "Remove items"), translate("Shortcuts", "Delete")),
            ),
        ),
    )


def shortcut_text(groups: Sequence[ShortcutGroup]) -> str:
    """Return the sheet as plain text, in columns."""
    lines: list[str] = []
    width = max(len(name) for group in groups for name, _ in group.rows) + 2
    for group in groups:
        lines += [group.title, *(f"  {name:<{width}}{keys}" for name, keys in group.rows), ""]
    return "\n".join(lines)


def shortcut_dialog(parent: QWidget, groups: Sequence[ShortcutGroup]) -> TextDialog:
    """Return a dialog with the sheet, and a button that copies it as text."""
    title = translate("Shortcuts", "Keyboard shortcuts")
    parts = [fill("<h1>{}</h1>", title)]
    for group in groups:
        rows = join(
            fill("<tr><td>{}</td><td><code>{}</code></td></tr>", name, keys)
            for name, keys in group.rows
        )
        parts.append(fill("<h2>{}</h2><table>{}</table>", group.title, rows))
    dialog = TextDialog(parent, title, join(parts), columns=34, lines=36)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    copy = buttons.addButton(
        translate("Shortcuts", "Copy as &text"), QDialogButtonBox.ButtonRole.ActionRole
    )
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(shortcut_text(groups)))
    return dialog
