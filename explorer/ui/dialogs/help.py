"""About, licences and how to search."""

from markupsafe import Markup
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer import __version__
from explorer.domain.content.read_models import PackInfo
from explorer.system.paths import PROGRAM, RESOURCES
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import text

translate = QCoreApplication.translate


def about_dialog(parent: QWidget, info: PackInfo | None) -> TextDialog:
    """What this program is, its pack, and on whose work it stands."""
    purpose = translate("Help", "Browse a peace plan clause by clause, offline.")
    lines = [f"<h1>Clause Explorer {text(__version__)}</h1>", f"<p>{text(purpose)}</p>"]
    if info is not None:
        pack = translate("Help", "Pack {name} version {version}, content {hash}.").format(
            name=info.reference, version=info.version, hash=info.content_hash[:16]
        )
        lines += [
            f"<h2>{text(info.title)}</h2>",
            f"<p>{text(pack)}</p>",
            f"<p>{text(info.text_note)} {text(info.licence)}</p>",
            f"<p>{text(info.map_attribution)}</p>",
            f"<p>{text(info.viewpoint_note)} {text(info.disclaimer)}</p>",
        ]
    heading = translate("Help", "Licences")
    mit = translate("Help", "The program is under the MIT licence.")
    lines += [
        f"<h2>{text(heading)}</h2>",
        f"<p>{text(mit)}</p>",
        Markup("<p>{}</p>").format(
            translate(
                "Help",
                "It uses Qt and PySide6 under the GNU Lesser General Public License, version 3; "
                "they are separate files that you may replace. Help, Licences has the notices.",
            )
        ),
    ]
    return TextDialog(parent, translate("Help", "About Clause Explorer"), "".join(lines))


def licences_dialog(parent: QWidget) -> TextDialog:
    """The licence of the program, of the pack's data, of Qt and of the fonts, as they stand."""
    parts = []
    files = [PROGRAM / "LICENSE", *sorted((RESOURCES / "licences").glob("*.md"))]
    for file in files:
        words = file.read_text(encoding="utf-8") if file.is_file() else ""
        body = Markup("<br>").join(words.split("\n"))
        parts.append(Markup("<h2>{}</h2><p>{}</p>").format(file.name, body))
    return TextDialog(parent, translate("Help", "Licences"), "".join(parts))


def search_help_dialog(parent: QWidget) -> TextDialog:
    """The language of the search box, by example."""
    examples = [
        (
            "withdrawal zone",
            translate("Help", "both words, in any order; the last may be unfinished"),
        ),
        ('"line of contact"', translate("Help", "these words next to each other")),
        ("amnesty or elections", translate("Help", "either of the two")),
        ("guarantees -nato", translate("Help", "without a word")),
        ("(amnesty or elections) party:ukraine", translate("Help", "parentheses group")),
        ("party:russia stance:opposes", translate("Help", "stances of a party with a position")),
        ("is:current party:europe", translate("Help", "only the newest stance of each clause")),
        ("clause:21 asof:2025-11-23", translate("Help", "what is known of a clause up to a day")),
        (
            "topic:territory has:quantity",
            translate("Help", "clauses on a topic that name a number"),
        ),
        ("place:kramatorsk", translate("Help", "what names a place")),
        ("source:reuters", translate("Help", "what rests on a source")),
        ("is:local", translate("Help", "what you added yourself")),
        ("document:e3 is:unverified", translate("Help", "what is not verified in a document")),
    ]
    rows = "".join(
        f"<tr><td><code>{text(example)}</code></td><td>{text(meaning)}</td></tr>"
        for example, meaning in examples
    )
    note = translate(
        "Help",
        "Київ, київ and Kyiv find the same. Down goes into the results, Enter shows the best, "
        "Esc leaves the search.",
    )
    title = translate("Help", "How to search")
    html = f"<h1>{text(title)}</h1><table>{rows}</table><p>{text(note)}</p>"
    return TextDialog(parent, title, html)
