"""Positions as text: their clause, their differences, and later changes."""

from collections.abc import Iterable, Mapping

from explorer.domain.content.documents import Source
from explorer.domain.content.read_models import MeasuredClause, SubjectDetails
from explorer.domain.content.stances import PartyStances, Position
from explorer.i18n.message_catalog import day_text, with_author

Catalog = Mapping[str, str]
#: Separates the signs of differing statements wherever signs have no words.
DIFFERS = "/"


def positions_text(entry: PartyStances, catalog: Catalog, *, several: bool = False) -> str:
    """Return a party's positions on its newest date, and whether its statements differ.

    If the positions are on ``several`` clauses, each is named with its own.
    """
    if not several:
        positions = joined_positions(entry.positions, catalog)
    else:
        pairs = dict.fromkeys((stance.position, stance.target) for stance in entry.current)
        positions = ", ".join(
            f"{catalog[f'position.{position}']} ({target})" for position, target in pairs
        )
    if entry.differ:
        day = day_text(entry.current[0].date.isoformat(), catalog)
        positions = catalog["page.differ"].format(date=day, positions=positions)
    return with_author(positions, entry.authors, catalog)


def joined_positions(positions: Iterable[Position], catalog: Catalog) -> str:
    """Return the names of positions, the leading one first."""
    return " / ".join(catalog[f"position.{position}"] for position in positions)


def measured_names(measured: Iterable[MeasuredClause], catalog: Catalog) -> str:
    """Return the clauses that positions were taken on, each with reference and title."""
    return ", ".join(
        catalog["page.measured_name"].format(reference=clause.reference, title=clause.title)
        for clause in measured
    )


def measured_title(page: SubjectDetails, catalog: Catalog) -> str:
    """Return the heading of the stances, with their clause if it is not the page's own."""
    if not page.measured_against:
        return catalog["page.stances"]
    return catalog["page.stances_measured"].format(
        names=measured_names(page.measured_against, catalog)
    )


def measured_notes(page: SubjectDetails, catalog: Catalog) -> tuple[str, ...]:
    """Return notes to read before positions that were not taken on the text shown.

    Authors are those the pack records: a party may be among them.
    """
    if not page.measured_against:
        return ()
    notes = [
        catalog["page.measured_note"].format(
            document=page.measured_against[0].document_title,
            names=measured_names(page.measured_against, catalog),
        )
    ]
    if page.document is not None and page.document.authorship_note:
        notes.append(catalog["page.authorship"].format(note=page.document.authorship_note))
    return tuple(notes)


def later_warnings(page: SubjectDetails, catalog: Catalog) -> tuple[str, ...]:
    """Return warnings if the subject did not exist on the as-of date."""
    if not page.later:
        return ()
    key = "page.later_provision" if page.document is None else "page.later_document"
    return (catalog[key].format(date=day_text(page.as_of.isoformat(), catalog)),)


def left_out_text(page: SubjectDetails, catalog: Catalog) -> str:
    """Return how many texts with the same clause are dated later, or "" if none."""
    if not page.later_correspondences:
        return ""
    day = day_text(page.as_of.isoformat(), catalog)
    return catalog["page.later_left_out"].format(count=page.later_correspondences, date=day)


def source_day(source: Source, catalog: Catalog) -> str:
    """Return a source's date, and whether it was inferred because the page gives none."""
    day = day_text(source.date.isoformat(), catalog)
    return catalog["source.inferred"].format(date=day) if source.date_inferred else day


def source_cautions(source: Source, catalog: Catalog) -> str:
    """Return cautions about a source, or "" if there are none."""
    cautions = [catalog["source.caution"].format(text=source.caution)] if source.caution else []
    if not source.consulted:
        cautions.append(catalog["source.not_consulted"])
    return " ".join(cautions)


def unverified_text(page: SubjectDetails, catalog: Catalog) -> str:
    """Return how far the subject's content is unverified, or "" if it is verified.

    It depends on whether any source cited for it was consulted.
    """
    subject = page.clause or page.side_provision
    if subject is None or subject.verified:
        return ""
    cited = [page.sources[name] for name in subject.sources if name in page.sources]
    unread = bool(cited) and not any(source.consulted for source in cited)
    return catalog["page.unverified_sources" if unread else "page.unverified_text"]


def source_title(source: Source, catalog: Catalog) -> str:
    """Return a source's title with its author, and whether it is later than the as-of date."""
    title = with_author(source.title, source.author, catalog)
    return f"{title} [{catalog['page.later']}]" if source.later else title
