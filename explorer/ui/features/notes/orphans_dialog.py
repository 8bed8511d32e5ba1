"""Dialog with notes and items of sets whose clause is no longer in the pack."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.desk import Note
from explorer.domain.desk.orphaned_references import Orphan
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import fill, join, link

translate = QCoreApplication.translate
#: Beginning of the links that move a note: ``move:OLD|NEW``.
MOVE = "move:"


def orphans_dialog(
    parent: QWidget,
    orphans: Sequence[Orphan],
    notes: Mapping[str, Note],
    sets: Sequence[BriefingSet] = (),
) -> TextDialog:
    """Return a dialog with the notes and items of sets whose clause is missing."""
    title = translate("Orphans", "Unattached notes")
    parts = [fill("<h1>{}</h1>", title)]
    if not orphans:
        message = translate(
            "Orphans", "All notes and all items of briefing sets refer to entries of this pack."
        )
        parts.append(fill("<p>{}</p>", message))
    for orphan in orphans:
        parts += _orphan(orphan, notes.get(orphan.reference), sets)
    return TextDialog(parent, title, join(parts))


def _orphan(orphan: Orphan, note: Note | None, sets: Sequence[BriefingSet]) -> Iterator[Markup]:
    yield fill("<h2>{}</h2>", orphan.reference)
    for line in (note.text if note else "").split("\n"):
        if line:
            yield fill("<p>{}</p>", line)
    for briefing in sets:
        if orphan.reference in briefing.references:
            mention = translate("Orphans", "In the briefing set “{name}”.")
            yield fill("<p>{}</p>", mention.format(name=briefing.name))
    if not orphan.nearest:
        return
    template = '<p class="small">{}</p>'
    names = {"reference": orphan.nearest, "title": orphan.title}
    if note is None:
        nearest = translate("Orphans", "Nearest: {reference} {title}.")
        yield fill(template, nearest.format(**names))
    else:
        offer = translate("Orphans", "Move to {reference} {title}")
        target = f"{MOVE}{orphan.reference}|{orphan.nearest}"
        yield fill(template, link(target, offer.format(**names)))
