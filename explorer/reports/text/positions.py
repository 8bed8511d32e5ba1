"""Positions in words: on which clause they were taken, whether they differ, and what is later."""

from collections.abc import Iterable, Mapping

from explorer.domain.content.documents import Source
from explorer.domain.content.read_models import MeasuredClause, Page
from explorer.domain.content.stances import PartyStances, Position
from explorer.i18n.message_catalog import day_text, marked

Words = Mapping[str, str]
#: Stands between the signs of statements that differ, wherever signs stand without words.
DIFFERS = "/"


def positions_text(entry: PartyStances, words: Words, *, several: bool = False) -> str:
    """Return a party's positions of its newest day, saying so where its statements differ.

    Where the positions shown are on ``several`` clauses, each is named with its own.
    """
    if not several:
        positions = joined_positions(entry.positions, words)
    else:
        pairs = dict.fromkeys((stance.position, stance.target) for stance in entry.current)
        positions = ", ".join(
            f"{words[f'position.{position}']} ({target})" for position, target in pairs
        )
    if entry.differ:
        day = day_text(entry.current[0].date.isoformat(), words)
        positions = words["page.differ"].format(date=day, positions=positions)
    return marked(positions, entry.authors, words)


def joined_positions(positions: Iterable[Position], words: Words) -> str:
    """Return the words of positions, the leading one first."""
    return " / ".join(words[f"position.{position}"] for position in positions)


def measured_names(measured: Iterable[MeasuredClause], words: Words) -> str:
    """Return the clauses that positions were taken on, each with reference and title."""
    return ", ".join(
        words["page.measured_name"].format(reference=clause.reference, title=clause.title)
        for clause in measured
    )


def measured_title(page: Page, words: Words) -> str:
    """Return the heading of who stands where, with the clause it is about where that is another."""
    if not page.measured_against:
        return words["page.stances"]
    return words["page.stances_measured"].format(names=measured_names(page.measured_against, words))


def measured_notes(page: Page, words: Words) -> tuple[str, ...]:
    """Return what must be read before positions that were not taken on the text shown.

    Who wrote the text is said as the pack records it: a party may be among the authors.
    """
    if not page.measured_against:
        return ()
    notes = [
        words["page.measured_note"].format(
            document=page.measured_against[0].document_title,
            names=measured_names(page.measured_against, words),
        )
    ]
    if page.document is not None and page.document.authorship_note:
        notes.append(words["page.authorship"].format(note=page.document.authorship_note))
    return tuple(notes)


def later_warnings(page: Page, words: Words) -> tuple[str, ...]:
    """Return what to say where the subject itself did not exist on the as-of date."""
    if not page.later:
        return ()
    key = "page.later_provision" if page.document is None else "page.later_document"
    return (words[key].format(date=day_text(page.as_of.isoformat(), words)),)


def left_out_text(page: Page, words: Words) -> str:
    """Return how many texts with the same clause are dated later; "" for none."""
    if not page.later_correspondences:
        return ""
    day = day_text(page.as_of.isoformat(), words)
    return words["page.later_left_out"].format(count=page.later_correspondences, date=day)


def source_day(source: Source, words: Words) -> str:
    """Return a source's day, and that it was inferred where the page gives none."""
    day = day_text(source.date.isoformat(), words)
    return words["source.inferred"].format(date=day) if source.date_inferred else day


def source_cautions(source: Source, words: Words) -> str:
    """Return what a reader must know before relying on a source; "" for nothing."""
    cautions = [words["source.caution"].format(text=source.caution)] if source.caution else []
    if not source.consulted:
        cautions.append(words["source.not_consulted"])
    return " ".join(cautions)


def unverified_text(page: Page, words: Words) -> str:
    """Return how far the subject's content was not verified; "" where it was.

    It follows from the sources that are cited for it: whether any of them was consulted.
    """
    subject = page.clause or page.side_provision
    if subject is None or subject.verified:
        return ""
    cited = [page.sources[name] for name in subject.sources if name in page.sources]
    unread = bool(cited) and not any(source.consulted for source in cited)
    return words["page.unverified_sources" if unread else "page.unverified_text"]


def source_title(source: Source, words: Words) -> str:
    """Return a source's title with whose it is, and that it is later than the as-of date."""
    title = marked(source.title, source.author, words)
    return f"{title} [{words['page.later']}]" if source.later else title
