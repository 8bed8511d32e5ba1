"""Notes and items of sets whose clause is no longer in the pack, and what is nearest to it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.desk import Note
from explorer.domain.desk.orphaned_references import Orphan
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import link, text

translate = QCoreApplication.translate
#: Begins the links that ask for a note to be moved: ``move:OLD|NEW``.
MOVE = "move:"


def orphans_dialog(
    parent: QWidget,
    found: Sequence[Orphan],
    notes: Mapping[str, Note],
    sets: Sequence[BriefingSet] = (),
) -> TextDialog:
    """A dialog with the notes and the items of sets that lost their clause."""
    title = translate("Orphans", "Notes without a clause")
    parts = [f"<h1>{text(title)}</h1>"]
    if not found:
        every = translate(
            "Orphans", "Every note and every item of a set is on something this pack has."
        )
        parts.append(f"<p>{text(every)}</p>")
    for orphan in found:
        parts.append(f"<h2>{text(orphan.reference)}</h2>")
        note = notes.get(orphan.reference)
        parts += [
            f"<p>{text(line)}</p>" for line in (note.text if note else "").split("\n") if line
        ]
        for one in sets:
            if orphan.reference in one.references:
                held = translate("Orphans", "In the briefing set “{name}”.").format(name=one.name)
                parts.append(f"<p>{text(held)}</p>")
        if note is None and orphan.nearest:
            near = translate("Orphans", "The nearest is {reference} {title}.").format(
                reference=orphan.nearest, title=orphan.title
            )
            parts.append(f'<p class="small">{text(near)}</p>')
        elif orphan.nearest:
            offer = translate("Orphans", "Move it to {reference} {title}").format(
                reference=orphan.nearest, title=orphan.title
            )
            target = f"{MOVE}{orphan.reference}|{orphan.nearest}"
            parts.append(f'<p class="small">{link(target, offer)}</p>')
    return TextDialog(parent, title, "".join(parts))
