"""Story of a clause on paper: a row for each text, and the positions that changed from then on."""

from collections.abc import Iterator

from explorer.domain.content.clause_story import ClauseStory, StanceMove, StoryText
from explorer.domain.content.read_models import PackInfo
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, TextTable
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.comparison_text import Catalog, CellLine, Role, cell
from explorer.reports.text.story_text import (
    measured_text,
    move_line,
    stance_basis,
    story_ribbon,
    story_title,
    text_amounts,
    text_facts,
    text_relation,
)

Cell = tuple[CellLine, ...]
_SHARES = (1.0, 2.0, 2.4)


def story_book(story: ClauseStory, info: PackInfo, options: SheetOptions) -> Book:
    """Return the story of a clause as a table, set on one page where it fits."""
    catalog = load_words(options.language)
    title = story_title(story, catalog)
    as_of = catalog["page.as_of"].format(date=day_text(story.as_of.isoformat(), catalog))
    captions = (as_of, story_ribbon(story, catalog), measured_text(story, catalog))
    table = TextTable(
        title=title,
        captions=tuple(filter(None, captions)),
        columns=tuple((catalog[f"story.{name}"], "") for name in ("text", "says", "moved")),
        rows=tuple(_rows(story, catalog)),
        foot=(),
        dense=True,
        shares=_SHARES,
    )
    wordings = [text.document.wording for text in story.texts]
    return book_without_cover((table,), title, info, options, story.as_of, wordings)


def _rows(story: ClauseStory, catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    for place, text in enumerate(story.since):
        moves = [line for move in story.moves_after(place) for line in _move(move, story, catalog)]
        yield _name(text, catalog), _version(text, catalog), tuple(moves)
    if not story.since:
        moves = [line for move in story.moves for line in _move(move, story, catalog)]
        yield (), (), tuple(moves)
    for text in story.earlier:
        yield _name(text, catalog), _version(text, catalog), ()


def _name(text: StoryText, catalog: Catalog) -> Cell:
    return (
        *cell(Role.TITLE, text.document.title),
        *cell(Role.NOTE, text_facts(text.document, catalog)),
    )


def _version(text: StoryText, catalog: Catalog) -> Cell:
    clause = text.clause
    heading = f"{clause.number} {clause.title}" if clause is not None else ""
    return (
        *cell(Role.TITLE, heading),
        *cell(Role.RELATION, text_relation(text, catalog)),
        *cell(Role.QUANTITY, *text_amounts(text, catalog)),
        *cell(Role.TEXT, clause.summary if clause is not None else text.note),
    )


def _move(move: StanceMove, story: ClauseStory, catalog: Catalog) -> Cell:
    basis = stance_basis(move.after, story.sources, catalog)
    return *cell(Role.TEXT, move_line(move, catalog)), *cell(Role.NOTE, basis)
