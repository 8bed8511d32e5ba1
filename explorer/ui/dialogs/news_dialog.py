"""Dialog with the news since a date, on a document or on the clauses of a briefing set."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from markupsafe import Markup
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer.domain.comparison.news import News, PageChanges, PartyMovement
from explorer.domain.content.read_models import PackInfo
from explorer.domain.desk.briefing import BriefingSet
from explorer.i18n.message_catalog import day_text, load_words, with_author
from explorer.reports.text.news_text import (
    clause_names,
    document_text,
    event_text,
    movement_text,
    news_basis_text,
    other_pack_text,
    subject_text,
)
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.interface_language import interface_words
from explorer.ui.widgets.rich_text import fill, join, link

translate = QCoreApplication.translate
Catalog = Mapping[str, str]
_ITEM = '<p class="item">{}</p>'


def since_dialog(parent: QWidget, news: News, language: str) -> TextDialog:
    """Return a dialog with the news of a document between two dates; links lead to clauses."""
    title = translate("Changes", "What is new")
    catalog = load_words(language)
    heading = translate("Changes", "New after {since}, up to {until}").format(
        since=_day(news.since, interface_words()), until=_day(news.until, interface_words())
    )
    html = fill("<h1>{}</h1>{}", heading, _changes(news, catalog))
    return TextDialog(parent, title, html, printable=True)


def changes_dialog(
    parent: QWidget, news: News, briefing: BriefingSet, info: PackInfo, language: str
) -> TextDialog:
    """Return a dialog with the news on a set's clauses; links lead to the clauses."""
    title = translate("Changes", "What has changed")
    catalog = load_words(language)
    heading = translate("Changes", "“{name}”: new after {since}, up to {until}").format(
        name=briefing.name,
        since=_day(news.since, interface_words()),
        until=_day(news.until, interface_words()),
    )
    other = other_pack_text(briefing, info, catalog)
    warning = fill('<p class="warning">{}</p>', other) if other else ""
    html = fill("<h1>{}</h1>{}{}", heading, warning, _changes(news, catalog))
    return TextDialog(parent, title, html, printable=True)


def _day(day: date, catalog: Catalog) -> str:
    return day_text(day.isoformat(), catalog)


def _changes(news: News, catalog: Catalog) -> Markup:
    names = clause_names(news, catalog)
    parts = [
        *_movements("news.changed_heading", news.changed_positions, names, catalog),
        *_movements("news.first_heading", news.first_positions, names, catalog),
        *_documents(news, catalog),
        *(_section(change, names, catalog) for change in news.nonempty_changes),
    ]
    if parts:
        return join(parts)
    return fill("<p>{}</p>", translate("Changes", "The pack has nothing new on these clauses."))


def _documents(news: News, catalog: Catalog) -> Iterator[Markup]:
    if news.documents:
        yield fill("<h2>{}</h2>", catalog["news.documents"])
    for document in news.documents:
        yield fill(_ITEM, link(document.reference, document_text(document, catalog)))


def _movements(
    heading: str, movements: Sequence[PartyMovement], names: Mapping[str, str], catalog: Catalog
) -> Iterator[Markup]:
    """Yield movements as sentences, each after a link to its clause."""
    if movements:
        yield fill("<h2>{}</h2>", catalog[heading])
    for item in movements:
        name = link(item.subject.reference, subject_text(item.subject, names, catalog))
        sentence = movement_text(item.movement, item.party.name, catalog)
        yield fill(_ITEM, fill("{}. {}", name, sentence))


def _section(change: PageChanges, names: Mapping[str, str], catalog: Catalog) -> Markup:
    if not change.known:
        missing = translate("Changes", "This is no longer in the pack.")
        return fill("<h2>{}</h2><p>{}</p>", change.reference, missing)
    name = subject_text(change, names, catalog)
    parts = [fill("<h2>{}</h2>", link(change.reference, name))]
    for party, stance in change.stances:
        parts.append(
            fill(
                '<p class="item"><b>{}</b>: {}. {}<br><span class="small">{}</span></p>',
                party.name,
                catalog[f"position.{stance.position}"],
                with_author(stance.statement, stance.author, catalog),
                news_basis_text(stance, catalog),
            )
        )
    parts += [fill(_ITEM, event_text(event, catalog)) for event in change.events]
    return join(parts)
