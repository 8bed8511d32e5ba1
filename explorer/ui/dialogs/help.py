"""Dialogs of the Help menu: about, licences and how to search."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer import __version__
from explorer.domain.content.read_models import PackInfo
from explorer.system.paths import LICENCE, RESOURCES
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import fill, join, text

translate = QCoreApplication.translate
_HEADING = "<h2>{}</h2>"
_PARAGRAPH = "<p>{}</p>"


def about_dialog(parent: QWidget, info: PackInfo | None) -> TextDialog:
    """Return a dialog about the program, its pack, and the works they are based on."""
    purpose = translate("Help", "Browse a peace plan clause by clause, offline.")
    parts = [fill("<h1>Clause Explorer {}</h1>", __version__), fill(_PARAGRAPH, purpose)]
    if info is not None:
        pack = translate("Help", "Pack {name} version {version}, content {hash}.").format(
            name=info.reference, version=info.version, hash=info.content_hash[:16]
        )
        parts += [
            fill(_HEADING, info.title),
            fill(_PARAGRAPH, pack),
            fill("<p>{} {}</p>", info.text_note, info.licence),
            fill(_PARAGRAPH, info.map_attribution),
            fill("<p>{} {}</p>", info.viewpoint_note, info.disclaimer),
        ]
    parts += [
        fill(_HEADING, translate("Help", "Licences")),
        fill(_PARAGRAPH, translate("Help", "The program is under the MIT licence.")),
        fill(
            _PARAGRAPH,
            translate(
                "Help",
                "It uses Qt and PySide6 under the GNU Lesser General Public License, version 3; "
                "they are separate files that you may replace. Help, Licences has the notices.",
            ),
        ),
    ]
    return TextDialog(parent, translate("Help", "About Clause Explorer"), join(parts))


def licences_dialog(parent: QWidget) -> TextDialog:
    """Return a dialog with the licences of the program, the pack's data, Qt and the fonts."""
    parts = []
    files = [LICENCE, *sorted((RESOURCES / "licences").glob("*.md"))]
    for file in files:
        licence = file.read_text(encoding="utf-8") if file.is_file() else ""
        body = join((text(line) for line in licence.split("\n")), "<br>")
        parts.append(fill("<h2>{}</h2><p>{}</p>", file.name, body))
    return TextDialog(parent, translate("Help", "Licences"), join(parts))


def search_help_dialog(parent: QWidget) -> TextDialog:
    """Return a dialog that explains the query language by examples."""
    examples = [
        (
            translate("Help", "who opposes amnesty"),
            translate("Help", "a question: party, position and clause become filters"),
        ),
        (
            translate("Help", "600k"),
            translate("Help", "a number or a date in any form"),
        ),
        (
            translate("Help", "withdrawal zone"),
            translate("Help", "all words; the last may be partial"),
        ),
        (
            translate("Help", '"line of contact"'),
            translate("Help", "these words next to each other"),
        ),
        (translate("Help", "amnesty or elections"), translate("Help", "either word")),
        (translate("Help", "guarantees -nato"), translate("Help", "exclude a word")),
        (
            translate("Help", "(amnesty or elections) party:ukraine"),
            translate("Help", "group words"),
        ),
        ("party:russia stance:opposes", translate("Help", "stances of a party with a position")),
        ("is:current party:europe", translate("Help", "only the newest stance on each clause")),
        ("clause:21 asof:2025-11-23", translate("Help", "entries on a clause up to a date")),
        (
            "topic:territory has:quantity",
            translate("Help", "clauses on a topic that name a number"),
        ),
        (
            "attribution:anonymous confidence:low",
            translate("Help", "stances by the kind of evidence and the confidence in it"),
        ),
        (
            "speaker:kallas since:2026-01-01",
            translate("Help", "stances by who spoke, from a day on"),
        ),
        ("place:kramatorsk", translate("Help", "entries that name a place")),
        ("source:reuters", translate("Help", "entries citing a source")),
        ("is:local", translate("Help", "local entries")),
        ("document:e3 is:unverified", translate("Help", "unverified entries of a document")),
    ]
    rows = join(
        fill("<tr><td><code>{}</code></td><td>{}</td></tr>", example, meaning)
        for example, meaning in examples
    )
    note = translate(
        "Help",
        "Other forms of a word and other names find the same entries. ↓ results, Enter opens the"
        " first, F3 the next; Esc keeps the query. Quotation marks search exactly what is typed.",
    )
    title = translate("Help", "How to search")
    html = fill("<h1>{}</h1><table>{}</table><p>{}</p>", title, rows, note)
    return TextDialog(parent, title, html)
