"""Dialog with all disagreements between sources."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer.domain.content.analysis import Disagreement
from explorer.domain.content.documents import Source
from explorer.i18n.message_catalog import load_words
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.disagreement import disagreement_html
from explorer.ui.widgets.rich_text import fill, join, link

translate = QCoreApplication.translate
Card = tuple[Disagreement, tuple[str, ...]]


def disagreements_dialog(
    parent: QWidget, cards: Sequence[Card], sources: Mapping[str, Source], language: str
) -> TextDialog:
    """Return a dialog with every disagreement; links lead to clauses and sources."""
    title = translate("Disagreements", "Where sources disagree")
    catalog = load_words(language)
    parts = [_card(disagreement, about, sources, catalog) for disagreement, about in cards]
    if not parts:
        none = translate("Disagreements", "No disagreements up to this date.")
        parts = [fill("<p>{}</p>", none)]
    html = fill("<h1>{}</h1>{}", title, join(parts))
    return TextDialog(parent, title, html, columns=48)


def _card(
    disagreement: Disagreement,
    about: Sequence[str],
    sources: Mapping[str, Source],
    catalog: Mapping[str, str],
) -> Markup:
    clauses = join((link(reference, reference) for reference in about), ", ")
    body = disagreement_html(disagreement, sources, catalog, clauses)
    return fill("<h2>{}</h2>{}", disagreement.title, body)
