"""Who stands where, as rows of a table, and the bottom line drawn from them."""

from collections.abc import Mapping

from explorer.domain.stances import PartyStances, Stance
from explorer.domain.views import PackInfo, Page
from explorer.reports.blocks import Line, Look, Section, StanceRow
from explorer.wording import day_text, marked

Words = Mapping[str, str]


def stance_section(page: Page, words: Words) -> Section:
    """The newest statements of each party; one without any is told as such."""
    rows: list[StanceRow] = []
    day = day_text(page.as_of.isoformat(), words)
    for entry in page.stances:
        rows += [_row(stance, entry, page, words) for stance in entry.current]
        if not entry.current:
            none = words["page.no_position"].format(date=day)
            rows.append(StanceRow(entry.party.name, "none", none))
    notes = []
    if page.stances_from:
        names = ", ".join(
            f"{name} {page.titles.get(name, '')}".strip() for name in page.stances_from
        )
        notes.append(
            words["page.stances_through"].format(document=page.measured_against, names=names)
        )
    title = words["page.stances"]
    if not rows:
        nobody = Line(words["page.no_parties"])
        return Section("stances", title, Look.TEXT, lines=(nobody,), notes=tuple(notes))
    return Section("stances", title, Look.STANCES, rows=tuple(rows), notes=tuple(notes))


def _row(stance: Stance, entry: PartyStances, page: Page, words: Words) -> StanceRow:
    facts = [
        stance.speaker,
        words[f"attribution.{stance.attribution}"],
        words["page.stated" if stance.stated else "page.assessed"],
        words[f"confidence.{stance.confidence}"],
    ]
    if stance.corrects:
        facts.append(words["local.corrects"].format(reference=stance.corrects))
    if stance.target != page.reference and len(page.stances_from) > 1:
        facts.append(words["page.on_clause"].format(reference=stance.target))
    return StanceRow(
        party=entry.party.name,
        position=stance.position,
        position_word=words[f"position.{stance.position}"],
        statement=marked(stance.statement, stance.author, words),
        day=day_text(stance.date.isoformat(), words),
        facts=tuple(facts),
        warning="" if stance.verified else words["page.unverified"],
        cites=stance.sources,
        iso_day=stance.date.isoformat(),
    )


def bottom_line(page: Page, info: PackInfo, words: Words, *, verified: bool) -> str:
    """One sentence of facts alone: positions of the main parties, silence, dispute, doubt."""
    main = [entry for entry in page.stances if entry.party.reference in info.main_parties]
    parts = [
        words["sheet.bottom_party"].format(
            party=entry.party.name,
            position=marked(
                " / ".join(words[f"position.{position}"] for position in entry.positions),
                entry.authors,
                words,
            ),
        )
        for entry in main
        if entry.current
    ]
    silent = [entry.party.name for entry in main if not entry.current]
    if silent:
        parts.append(words["sheet.bottom_none"].format(names=", ".join(silent)))
    if not page.stances:
        parts.append(words["sheet.bottom_no_parties"])
    disputed = len(page.analysis.disagreements)
    if disputed:
        key = "sheet.disputed_one" if disputed == 1 else "sheet.disputed_count"
        parts.append(words[key].format(count=disputed))
    if not verified:
        parts.append(words["sheet.bottom_unverified"])
    day = day_text(page.as_of.isoformat(), words)
    return words["sheet.bottom"].format(date=day, parts="; ".join(parts))
