"""A briefing set of 100 items: every clause there is room for, with headings, points and notes."""

from dataclasses import dataclass

from explorer.domain.content.features import MapContent
from explorer.domain.content.read_models import PackInfo, SetContent
from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Note
from explorer.store.pack.briefing_content import set_content
from explorer.store.pack.connection import PackConnection
from explorer.store.pack.map_content import map_content
from explorer.store.pack.metadata import pack_info
from tests.reports.print_jobs import every_reference

ITEMS = 100
SAID = "Say **first** what is agreed.\n\n- what is *not*\n- who is to answer\n"


@dataclass(frozen=True, slots=True)
class LongBook:
    """A briefing set with all that its pages are made of."""

    briefing: BriefingSet
    notes: dict[str, Note]
    content: SetContent
    info: PackInfo
    map_content: MapContent


def long_book(connection: PackConnection) -> LongBook:
    """Read the set's content from the bundled pack."""
    info = pack_info(connection, "en")
    references = every_reference(connection)
    items: list[SetItem] = []
    for number, reference in enumerate(references):
        if number % 10 == 0:
            items.append(SetItem(f"h{number}", ItemKind.HEADING, text=f"Part {number // 10 + 1}"))
        if number % 10 == 5:
            items.append(SetItem(f"p{number}", ItemKind.POINTS, text=SAID, releasable=True))
        items.append(SetItem(f"c{number}", ItemKind.CLAUSE, reference))
    one = BriefingSet("long", "Long book", "pack", "1", info.as_of, tuple(items[:ITEMS]))
    notes = {name: Note(f"On {name}: ask what changed.", True) for name in references[::3]}
    content = set_content(connection, one, "en")
    return LongBook(one, notes, content, info, map_content(connection, "en"))
