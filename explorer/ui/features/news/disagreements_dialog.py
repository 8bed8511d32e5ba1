"""Where sources contradict one another: one card each, all in one place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer.domain.content.analysis import Disagreement
from explorer.domain.content.documents import Source
from explorer.i18n.message_catalog import load_words
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.disagreement import disagreement_html
from explorer.ui.widgets.rich_text import link, text

translate = QCoreApplication.translate
Card = tuple[Disagreement, tuple[str, ...]]


def disagreements_dialog(
    parent: QWidget, cards: Sequence[Card], sources: Mapping[str, Source], language: str
) -> TextDialog:
    """A dialog with every disagreement; links lead to clauses and sources."""
    title = translate("Disagreements", "Where sources disagree")
    words = load_words(language)
    none = translate("Disagreements", "No disagreement is known up to this day.")
    told = [_card(one, about, sources, words) for one, about in cards]
    html = "".join([f"<h1>{text(title)}</h1>", *(told or [f"<p>{text(none)}</p>"])])
    return TextDialog(parent, title, html, columns=48)


def _card(
    one: Disagreement,
    about: Sequence[str],
    sources: Mapping[str, Source],
    words: Mapping[str, str],
) -> str:
    concerned = ", ".join(link(reference, reference) for reference in about)
    return f"<h2>{text(one.title)}</h2>{disagreement_html(one, sources, words, concerned)}"
