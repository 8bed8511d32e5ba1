"""Story of a clause as text, shared by screen and paper."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from explorer.domain.content.clause_story import ClauseStory, StanceMove, StoryText
from explorer.domain.content.documents import Document, Relation, Source
from explorer.domain.content.stances import Stance
from explorer.i18n.formats import amount_text, day_text
from explorer.reports.text.documents import relation_word
from explorer.reports.text.news_text import news_basis_text

Catalog = Mapping[str, str]
_ARROW = " \N{RIGHTWARDS ARROW} "
_DOT = " \N{MIDDLE DOT} "


def story_title(story: ClauseStory, catalog: Catalog) -> str:
    """Return the heading of a story."""
    return catalog["story.title"].format(clause=f"{story.reference} {story.title}".strip())


def story_ribbon(story: ClauseStory, catalog: Catalog) -> str:
    """Return the numbers of the clause from text to text, or what became of it."""
    has_numbers = any(text.clause and text.clause.quantities for text in story.since)
    steps = []
    for day, texts in groupby(story.since, key=lambda text: text.document.date):
        states = [_state(text, catalog, has_numbers=has_numbers) for text in texts]
        states = [state for state in dict.fromkeys(states) if state]
        if states:
            date = day_text(day.isoformat(), catalog)
            steps.append(f"{catalog['story.same_day'].join(states)} ({date})")
    return _ARROW.join(steps)


def _state(text: StoryText, catalog: Catalog, *, has_numbers: bool) -> str:
    if text.relation is Relation.DROPPED or text.clause is None:
        return relation_word(text.relation or Relation.DROPPED, catalog)
    if not has_numbers:
        return relation_word(text.relation, catalog) if text.relation else text.clause.title
    amounts = (amount_text(item.value, item.unit, catalog) for item in text.clause.quantities)
    return ", ".join(dict.fromkeys(amounts)) or catalog["story.no_number"]


def text_facts(document: Document, catalog: Catalog) -> str:
    """Return date and text status of a document."""
    day = day_text(document.date.isoformat(), catalog)
    return f"{day}{_DOT}{catalog[f'text_status.{document.text_status}']}"


def text_relation(text: StoryText, catalog: Catalog) -> str:
    """Return what became of the clause in a text, "" in the reference text."""
    relation = "" if text.relation is None else _relation(text, text.relation, catalog)
    if text.clause is None:
        return f"{catalog['page.no_clause']}: {relation}" if relation else catalog["page.no_clause"]
    return relation


def _relation(text: StoryText, relation: Relation, catalog: Catalog) -> str:
    return relation_word(relation, catalog, earlier=text.document.is_earlier)


def text_amounts(text: StoryText, catalog: Catalog) -> tuple[str, ...]:
    """Return the numbers of the clause in a text, each with what it counts."""
    quantities = text.clause.quantities if text.clause is not None else ()
    return tuple(
        f"{amount_text(item.value, item.unit, catalog)}: {item.what}" for item in quantities
    )


def move_line(move: StanceMove, catalog: Catalog) -> str:
    """Return whose position changed, from which to which."""
    return catalog["story.move"].format(
        party=move.party.name,
        before=catalog[f"position.{move.before.position}"],
        after=catalog[f"position.{move.after.position}"],
    )


def stance_basis(stance: Stance, sources: Mapping[str, Source], catalog: Catalog) -> str:
    """Return date, speaker, kind of evidence and publishers of a stance."""
    cited = ", ".join(publishers(stance.sources, sources))
    return _DOT.join(filter(None, (news_basis_text(stance, catalog), cited)))


def publishers(references: Iterable[str], sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return the publishers of sources, each once."""
    names = (sources[name].publisher for name in references if name in sources)
    return tuple(dict.fromkeys(names))


def measured_text(story: ClauseStory, catalog: Catalog) -> str:
    """Return what the positions refer to, or that none of them changed."""
    if not story.moves:
        return catalog["story.no_moves"]
    references = ", ".join(dict.fromkeys(move.after.target for move in story.moves))
    return catalog["story.measured"].format(references=references)
