"""Stance table of a sheet, and the bottom line summarising it."""

from collections.abc import Mapping
from datetime import date

from explorer.domain.content.read_models import PackInfo, SubjectDetails
from explorer.domain.content.stances import PartyStances, Stance
from explorer.i18n.ages import newest_text
from explorer.i18n.message_catalog import day_text, with_author
from explorer.reports.sheet.model import Section, SectionLayout, SheetLine, StanceRow
from explorer.reports.text.positions import (
    measured_names,
    measured_notes,
    measured_title,
    positions_text,
)

Catalog = Mapping[str, str]
#: Letters of a name that fits a cell of the scale of positions.
_WIDEST_NAME = 20


def stance_section(page: SubjectDetails, catalog: Catalog, today: date | None = None) -> Section:
    """Return the newest statements of each party, with a row for each party without one.

    The age of the newest statement is seen from ``today``.
    """
    rows: list[StanceRow] = []
    day = day_text(page.as_of.isoformat(), catalog)
    measured = "; ".join(
        f"{clause.name} ({clause.document_title})" for clause in page.measured_against
    )
    for entry in page.stances:
        rows += [_row(stance, entry, page, catalog) for stance in entry.current]
        if not entry.current:
            none = catalog["page.no_position"].format(date=day)
            against = measured or page.reference
            silent = StanceRow(
                entry.party.name, "none", none, measured_against=against, short=_short_name(entry)
            )
            rows.append(silent)
    title, intro = measured_title(page, catalog), measured_notes(page, catalog)
    if not rows:
        notice = SheetLine(catalog["page.no_parties"])
        return Section("stances", title, SectionLayout.TEXT, lines=(notice,), intro=intro)
    references = ", ".join(clause.reference for clause in page.measured_against)
    head = catalog["sheet.position_on"].format(references=references) if references else ""
    return Section(
        "stances",
        title,
        SectionLayout.STANCES,
        rows=tuple(rows),
        intro=intro,
        position_head=head,
        newest=newest_text(page.newest_statement, today, catalog),
    )


def _row(stance: Stance, entry: PartyStances, page: SubjectDetails, catalog: Catalog) -> StanceRow:
    facts = [
        stance.speaker,
        catalog[f"attribution.{stance.attribution}"],
        catalog["page.stated" if stance.stated else "page.assessed"],
        catalog[f"confidence.{stance.confidence}"],
    ]
    if stance.corrects:
        facts.append(catalog["local.corrects"].format(reference=stance.corrects))
    if stance.target != page.reference and len(page.stances_from) > 1:
        facts.append(catalog["page.on_clause"].format(reference=stance.target))
    return StanceRow(
        party=entry.party.name,
        position=stance.position,
        position_word=catalog[f"position.{stance.position}"],
        statement=with_author(stance.statement, stance.author, catalog),
        day=day_text(stance.date.isoformat(), catalog),
        facts=tuple(facts),
        warning="" if stance.verified else catalog["page.unverified"],
        cites=stance.sources,
        iso_day=stance.date.isoformat(),
        measured_against=_measured_name(stance.target, page),
        short=_short_name(entry),
    )


def _short_name(entry: PartyStances) -> str:
    """Return a party's name without brackets, or its abbreviation if that is wider than a cell."""
    name = entry.party.name.partition(" (")[0]
    return entry.party.short if entry.party.short and len(name) > _WIDEST_NAME else name


def _measured_name(target: str, page: SubjectDetails) -> str:
    for clause in page.measured_against:
        if clause.reference == target:
            return f"{clause.name} ({clause.document_title})"
    return target


def bottom_line(
    page: SubjectDetails,
    info: PackInfo,
    catalog: Catalog,
    *,
    verified: bool,
    today: date | None = None,
) -> str:
    """Return a factual sentence: positions of the main parties, silence, dispute, doubt.

    It begins with the clause the positions were taken on, if that is not the page's own, and is
    followed by the day of the newest statement, with its age seen from ``today``.
    """
    sentence = _bottom_sentence(page, info, catalog, verified=verified)
    newest = newest_text(page.newest_statement, today, catalog)
    return f"{sentence} {newest.removesuffix('.')}." if newest else sentence


def _bottom_sentence(
    page: SubjectDetails, info: PackInfo, catalog: Catalog, *, verified: bool
) -> str:
    main = [entry for entry in page.stances if entry.party.reference in info.main_parties]
    several = len(page.measured_against) > 1
    parts = [_party(entry, catalog, several=several) for entry in main if entry.current]
    silent = [entry.party.name for entry in main if not entry.current]
    if silent:
        parts.append(catalog["sheet.bottom_none"].format(names=", ".join(silent)))
    if not page.stances:
        parts.append(catalog["sheet.bottom_no_parties"])
    disputed = len(page.analysis.disagreements)
    if disputed:
        key = "sheet.disputed_one" if disputed == 1 else "sheet.disputed_count"
        parts.append(catalog[key].format(count=disputed))
    if not verified:
        parts.append(catalog["sheet.bottom_unverified"])
    day, facts = day_text(page.as_of.isoformat(), catalog), "; ".join(parts)
    if not page.measured_against:
        return catalog["sheet.bottom"].format(date=day, parts=facts)
    return catalog["sheet.bottom_measured"].format(
        names=measured_names(page.measured_against, catalog),
        document=page.measured_against[0].document_title,
        date=day,
        parts=facts,
    )


def _party(entry: PartyStances, catalog: Catalog, *, several: bool) -> str:
    positions = positions_text(entry, catalog, several=several)
    if entry.differ:
        return catalog["sheet.bottom_differ"].format(party=entry.party.name, said=positions)
    return catalog["sheet.bottom_party"].format(party=entry.party.name, position=positions)
