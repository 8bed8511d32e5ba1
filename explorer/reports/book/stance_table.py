"""Stance table: all clauses of a document by party."""

from collections.abc import Mapping, Sequence

from explorer.domain.content.read_models import ClauseListing, ClauseRow, PackInfo
from explorer.domain.content.stances import Party, Position, main_first
from explorer.i18n.message_catalog import day_text, source_label
from explorer.reports.book.model import StanceTable, TableRow

Words = Mapping[str, str]


def stance_table(contents: ClauseListing, info: PackInfo, words: Words, as_of: str) -> StanceTable:
    """Return every clause and every party with a position in the document, with a legend.

    ``as_of`` is an ISO day. The main parties come first, in the pack's order.
    """
    rows = [contents.whole, *contents.clauses]
    spoken = {party for row in rows for party, positions in row.positions if positions}
    parties = main_first(contents.parties, info.main_parties, spoken)
    names = {party.reference: party.name for party in parties}
    shown = []
    for row in rows:
        held = dict(row.positions)
        positions = tuple(held.get(party.reference, ()) for party in parties)
        title = words["page.whole"] if row is contents.whole else row.title
        measured = ", ".join(one.reference for one in row.measured_against)
        if measured:
            title = words["sheet.row_measured"].format(title=title, references=measured)
        differing = frozenset(names[one] for one in row.differing if one in names)
        shown.append(TableRow(row.reference, row.number, title, positions, measured, differing))
    signs = [(position.value, words[f"position.{position}"]) for position in Position]
    return StanceTable(
        title=words["sheet.table_title"].format(document=contents.document.title),
        caption=words["page.as_of"].format(date=day_text(as_of, words)),
        parties=tuple((party.short or party.name, party.name) for party in parties),
        rows=tuple(shown),
        legend=(*signs, ("none", words["sheet.table_none"])),
        foot=(
            *((words["sheet.table_differ"],) if _several(shown) else ()),
            source_label(words, wording=contents.document.wording),
            *_local(rows, parties, words),
        ),
        intro=_intro(contents, as_of, words),
    )


def _several(rows: Sequence[TableRow]) -> bool:
    return any(len(held) > 1 for row in rows for held in row.positions)


def _intro(contents: ClauseListing, as_of: str, words: Words) -> tuple[str, ...]:
    """Return what to read first: that the text is later, and what positions were taken on."""
    lines = []
    if contents.later:
        lines.append(words["page.later_document"].format(date=day_text(as_of, words)))
    measured = next((row.measured_against for row in contents.clauses if row.measured_against), ())
    if measured:
        document = measured[0].document_title
        lines.append(words["sheet.table_measured"].format(document=document))
    return tuple(lines)


def _local(rows: Sequence[ClauseRow], parties: Sequence[Party], words: Words) -> tuple[str, ...]:
    """Return which signs rest on local records, and their authors."""
    names = {party.reference: party.short or party.name for party in parties}
    told = [
        f"{row.number or row.reference} {names.get(party, party)} ({author})"
        for row in rows
        for party, author in row.local
    ]
    return (words["local.in_table"].format(names="; ".join(told)),) if told else ()
