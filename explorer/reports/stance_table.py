"""All clauses of a document by party, as one table."""

from collections.abc import Mapping, Sequence

from explorer.domain.stances import Party, Position, main_first
from explorer.domain.views import ClauseRow, Contents, PackInfo
from explorer.reports.book_blocks import StanceTable, TableRow
from explorer.wording import day_text, text_mark

Words = Mapping[str, str]


def stance_table(contents: Contents, info: PackInfo, words: Words, as_of: str) -> StanceTable:
    """Every clause and every party that has a position in the document, with a legend.

    ``as_of`` is an ISO day. The main parties come first, in the pack's order.
    """
    rows = [contents.whole, *contents.clauses]
    spoken = {party for row in rows for party, positions in row.positions if positions}
    parties = main_first(contents.parties, info.main_parties, spoken)
    shown = []
    for row in rows:
        held = dict(row.positions)
        positions = tuple(held.get(party.reference, ()) for party in parties)
        title = words["page.whole"] if row is contents.whole else row.title
        shown.append(TableRow(row.reference, row.number, title, positions))
    signs = [(position.value, words[f"position.{position}"]) for position in Position]
    return StanceTable(
        title=words["sheet.table_title"].format(document=contents.document.title),
        caption=words["page.as_of"].format(date=day_text(as_of, words)),
        parties=tuple((party.short or party.name, party.name) for party in parties),
        rows=tuple(shown),
        legend=(*signs, ("none", words["sheet.table_none"])),
        foot=(text_mark(words, wording=contents.document.wording), *_local(rows, parties, words)),
    )


def _local(rows: Sequence[ClauseRow], parties: Sequence[Party], words: Words) -> tuple[str, ...]:
    """Which signs rest on records that users added, and whose these are."""
    names = {party.reference: party.short or party.name for party in parties}
    told = [
        f"{row.number or row.reference} {names.get(party, party)} ({author})"
        for row in rows
        for party, author in row.local
    ]
    return (words["local.in_table"].format(names="; ".join(told)),) if told else ()
