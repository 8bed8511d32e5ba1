"""Dialog with the story of a clause."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer.domain.content.clause_story import ClauseStory, StanceMove, StoryText
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.text.news_text import news_basis_text
from explorer.reports.text.story_text import (
    measured_text,
    move_line,
    story_ribbon,
    story_title,
    text_amounts,
    text_facts,
    text_relation,
)
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import fill, glyph, join, link

translate = QCoreApplication.translate
Catalog = Mapping[str, str]
_ITEM = '<p class="item">{}</p>'
_GLYPH_SIDE = 12


def story_dialog(parent: QWidget, story: ClauseStory, language: str) -> TextDialog:
    """Return a dialog with the story of a clause; links lead to clauses and sources."""
    title = translate("Changes", "Changes of the clause")
    html = story_html(story, load_words(language))
    return TextDialog(parent, title, html, columns=48, lines=36, printable=True)


def story_html(story: ClauseStory, catalog: Catalog) -> Markup:
    """Return the story of a clause as HTML."""
    as_of = catalog["page.as_of"].format(date=day_text(story.as_of.isoformat(), catalog))
    parts = [
        fill("<h1>{}</h1>", story_title(story, catalog)),
        fill('<p class="small">{}</p>', as_of),
        fill("<p><big><b>{}</b></big></p>", story_ribbon(story, catalog)),
        fill('<p class="small">{}</p>', measured_text(story, catalog)),
    ]
    for place, text in enumerate(story.since):
        parts += _text(text, catalog)
        parts += [_move(move, story, catalog) for move in story.moves_after(place)]
    if not story.since:
        parts += [_move(move, story, catalog) for move in story.moves]
    if story.earlier:
        parts.append(fill("<h2>{}</h2>", catalog["group.earlier"]))
        parts += [_earlier(text, catalog) for text in story.earlier]
    parts.append(fill('<p class="small">{}</p>', catalog["page.summary_mark"]))
    return join(parts)


def _text(text: StoryText, catalog: Catalog) -> Iterator[Markup]:
    yield fill("<h2>{}</h2>", link(text.document.reference, text.document.title))
    relation = text_relation(text, catalog)
    facts = text_facts(text.document, catalog)
    yield fill(
        '<p class="small">{}</p>', f"{facts} \N{MIDDLE DOT} {relation}" if relation else facts
    )
    if text.clause is None:
        if text.note:
            yield fill(_ITEM, text.note)
        return
    name = link(text.reference, f"{text.clause.number} {text.clause.title}")
    amounts = join(fill("<br><b>{}</b>", amount) for amount in text_amounts(text, catalog))
    yield fill(_ITEM, fill("<b>{}</b>{}<br>{}", name, amounts, text.clause.summary))


def _move(move: StanceMove, story: ClauseStory, catalog: Catalog) -> Markup:
    """Return a change of position, with what the earlier and the later position rest on."""
    basis = news_basis_text(move.after, catalog)
    before = catalog["story.before"].format(basis=news_basis_text(move.before, catalog))
    return fill(
        '<p class="item">{} {} <b>{}</b><br><span class="small">{}{}<br>{}{}</span></p>',
        glyph(move.before.position, _GLYPH_SIDE),
        glyph(move.after.position, _GLYPH_SIDE),
        move_line(move, catalog),
        basis,
        _sources(move.after.sources, story),
        before,
        _sources(move.before.sources, story),
    )


def _sources(references: tuple[str, ...], story: ClauseStory) -> Markup:
    links = [
        link(f"source:{name}", story.sources[name].publisher, title=story.sources[name].title)
        for name in references
        if name in story.sources
    ]
    return fill(" \N{MIDDLE DOT} {}", join(links, ", ")) if links else Markup("")


def _earlier(text: StoryText, catalog: Catalog) -> Markup:
    clause = text.clause
    name = f"{clause.number} {clause.title}" if clause is not None else text.document.title
    facts = (text.document.title, text_facts(text.document, catalog), text_relation(text, catalog))
    return fill(
        '<p class="item">{}<br><span class="small">{}</span></p>',
        link(text.reference, name),
        " \N{MIDDLE DOT} ".join(filter(None, facts)),
    )
