"""Stance table: all clauses of a document by party."""

from collections.abc import Mapping, Sequence

from explorer.domain.content.read_models import ClauseListing, ClauseRow, PackInfo
from explorer.domain.content.stances import Party, Position, listed_parties
from explorer.i18n.message_catalog import day_text
from explorer.reports.book.model import StanceTable, TableRow
from explorer.reports.text.documents import document_facts

Catalog = Mapping[str, str]


def stance_table(
    contents: ClauseListing, info: PackInfo, catalog: Catalog, as_of: str
) -> StanceTable:
    """Return every clause and every party with a position in the document, with a legend.

    ``as_of`` is an ISO day. The main parties come first, in the pack's order.
    """
    rows = [contents.whole, *contents.clauses]
    spoken = {party for row in rows for party, positions in row.positions if positions}
    parties = listed_parties(contents.parties, info.main_parties, spoken)
    names = {party.reference: party.name for party in parties}
    shown = []
    for row in rows:
        by_party = dict(row.positions)
        positions = tuple(by_party.get(party.reference, ()) for party in parties)
        title = catalog["page.whole"] if row is contents.whole else row.title
        measured = ", ".join(target.reference for target in row.measured_against)
        if measured:
            title = catalog["sheet.row_measured"].format(title=title, references=measured)
        differing = frozenset(names[party] for party in row.differing if party in names)
        shown.append(TableRow(row.reference, row.number, title, positions, measured, differing))
    signs = [(position.value, catalog[f"position.{position}"]) for position in Position]
    return StanceTable(
        title=catalog["sheet.table_title"].format(document=contents.document.title),
        caption=catalog["page.as_of"].format(date=day_text(as_of, catalog)),
        parties=tuple((party.short or party.name, party.name) for party in parties),
        rows=tuple(shown),
        legend=(*signs, ("none", catalog["sheet.table_none"])),
        foot=(
            *((catalog["sheet.table_differ"],) if _several(shown) else ()),
            *_local(rows, parties, catalog),
        ),
        intro=_intro(contents, as_of, catalog),
        iso_day=as_of,
    )


def _several(rows: Sequence[TableRow]) -> bool:
    return any(len(positions) > 1 for row in rows for positions in row.positions)


def _intro(contents: ClauseListing, as_of: str, catalog: Catalog) -> tuple[str, ...]:
    """Return what to read first: that the text is earlier or later, what positions were on."""
    facts = document_facts(contents.document, catalog)
    lines = [f"{fact[:1].upper()}{fact[1:]}." for fact in facts]
    if contents.later:
        lines.append(catalog["page.later_document"].format(date=day_text(as_of, catalog)))
    measured = next((row.measured_against for row in contents.clauses if row.measured_against), ())
    if measured:
        document = measured[0].document_title
        lines.append(catalog["sheet.table_measured"].format(document=document))
    return tuple(lines)


def _local(
    rows: Sequence[ClauseRow], parties: Sequence[Party], catalog: Catalog
) -> tuple[str, ...]:
    """Return which signs rest on local records, and their authors."""
    names = {party.reference: party.short or party.name for party in parties}
    parts = [
        f"{row.number or row.reference} {names.get(party, party)} ({author})"
        for row in rows
        for party, author in row.local
    ]
    return (catalog["local.in_table"].format(names="; ".join(parts)),) if parts else ()
