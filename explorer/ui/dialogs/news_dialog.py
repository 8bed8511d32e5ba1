"""What is new since a day, on a document or on the clauses of a briefing set."""

from collections.abc import Iterator, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer.domain.comparison.news import News, PageChanges
from explorer.domain.content.read_models import PackInfo
from explorer.domain.desk.briefing import BriefingSet
from explorer.i18n.message_catalog import day_text, load_words, with_author
from explorer.reports.text.news_text import (
    document_text,
    event_text,
    movement_text,
    news_basis_text,
    other_pack_text,
)
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import link, text

translate = QCoreApplication.translate


def since_dialog(parent: QWidget, news: News, language: str) -> TextDialog:
    """A dialog with all that is new in a document between two days; links lead to the clauses."""
    title = translate("Changes", "What is new")
    words = load_words(language)
    heading = translate("Changes", "New after {since}, up to {until}").format(
        since=_day(news.since, words), until=_day(news.until, words)
    )
    parts = [f"<h1>{text(heading)}</h1>", *_told(news, words)]
    return TextDialog(parent, title, "".join(parts), printable=True)


def changes_dialog(
    parent: QWidget, news: News, one: BriefingSet, info: PackInfo, language: str
) -> TextDialog:
    """A dialog with what is new on a set's clauses; links lead to the clauses."""
    title = translate("Changes", "What has changed")
    words = load_words(language)
    heading = translate("Changes", "“{name}”: new after {since}, up to {until}").format(
        name=one.name, since=_day(news.since, words), until=_day(news.until, words)
    )
    parts = [f"<h1>{text(heading)}</h1>"]
    other = other_pack_text(one, info, words)
    if other:
        parts.append(f'<p class="warning">{text(other)}</p>')
    parts += _told(news, words)
    return TextDialog(parent, title, "".join(parts), printable=True)


def _day(day: date, words: Mapping[str, str]) -> str:
    return day_text(day.isoformat(), words)


def _told(news: News, words: Mapping[str, str]) -> list[str]:
    told = [*_documents(news, words), *(_section(one, words) for one in news.nonempty_changes)]
    nothing = translate("Changes", "Nothing new is in the pack on these clauses.")
    return told or [f"<p>{text(nothing)}</p>"]


def _documents(news: News, words: Mapping[str, str]) -> Iterator[str]:
    if news.documents:
        yield f"<h2>{text(words['news.documents'])}</h2>"
    for one in news.documents:
        yield f'<p class="item">{link(one.reference, document_text(one, words))}</p>'


def _section(change: PageChanges, words: Mapping[str, str]) -> str:
    if not change.known:
        gone = translate("Changes", "This is no longer in the pack.")
        return f"<h2>{text(change.reference)}</h2><p>{text(gone)}</p>"
    parts = [f"<h2>{link(change.reference, f'{change.reference} {change.title}')}</h2>"]
    names = {party.reference: party.name for party, _ in change.stances}
    for movement in change.movements:
        said = movement_text(movement, names.get(movement.party, movement.party), words)
        parts.append(f'<p class="item"><b>{text(said)}</b></p>')
    for party, stance in change.stances:
        position = text(words[f"position.{stance.position}"])
        said = with_author(stance.statement, stance.author, words)
        parts.append(
            f'<p class="item"><b>{text(party.name)}</b>: {position}. {text(said)}'
            f'<br><span class="small">{text(news_basis_text(stance, words))}</span></p>'
        )
    for event in change.events:
        parts.append(f'<p class="item">{text(event_text(event, words))}</p>')
    return "".join(parts)
