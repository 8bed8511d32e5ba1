"""Key of the signs of positions, in the content language."""

from collections.abc import Mapping

from markupsafe import Markup
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import LOCAL_SIGN, fill, glyph, join

translate = QCoreApplication.translate
_POSITIONS = ("supports", "accepts_conditionally", "undecided", "seeks_changes", "opposes", "none")


def symbol_rows(catalog: Mapping[str, str], side: int) -> Markup:
    """Return the table of signs and words; ``side`` is that of a sign in pixels."""
    return fill(
        "<table>{}</table>",
        join(
            fill(
                "<tr><td>{}</td><td>{}</td></tr>",
                glyph(position, side),
                catalog[f"position.{position}"],
            )
            for position in _POSITIONS
        ),
    )


def symbol_key_dialog(parent: QWidget, catalog: Mapping[str, str]) -> TextDialog:
    """Return a dialog with the signs, which can stay open beside the list."""
    title = translate("Key", "Key of symbols")
    side = round(parent.fontMetrics().ascent() * 1.1)
    notes = (
        translate("Key", "A sign is the newest position of a party on the date in view."),
        translate("Key", "Two signs: statements of the party on that day differ."),
        translate("Key", "A sign in a frame in the matrix: assessed by others, not stated."),
        translate("Key", "{sign}: added on this computer.").format(sign=LOCAL_SIGN),
        translate("Key", "A dash is not neutral: no position is recorded."),
    )
    html = fill(
        "<h1>{}</h1>{}{}",
        title,
        symbol_rows(catalog, side),
        join(fill("<p>{}</p>", note) for note in notes),
    )
    return TextDialog(parent, title, html, columns=26, lines=28)
