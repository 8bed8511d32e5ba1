"""Nothing that is not releasable is in any format of a releasable print, wherever it stood."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.desk.briefing import WRITTEN, BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Note
from explorer.reports.formats.export import ENDINGS
from explorer.reports.sheet.model import SheetOptions
from tests.reports.output_files import BRIEFING, book, everything_in, made_book
from tests.reports.print_jobs import MADE, pages_of

#: A word without letters that any format would write otherwise.
SECRET = "qzsecretqz"
TEXTS = ("{0}", "- {0}\n- b", "a **{0}** c", "1. *{0}*", "x{0}\n\n{0}y", "<b>{0}</b> `{0}`")
KINDS = sorted(WRITTEN - {ItemKind.HEADING})
WITH_TEXTS = (".docx", ".html", ".md", ".pdf")


@st.composite
def sets(draw: st.DrawFn) -> BriefingSet:
    items = [
        SetItem(
            str(number),
            draw(st.sampled_from(KINDS)),
            text=draw(st.sampled_from(TEXTS)).format(SECRET),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    items.append(SetItem("c", ItemKind.CLAUSE, "us-28/26"))
    items.append(SetItem("r", ItemKind.NOTE, text="May go out.", releasable=True))
    order = draw(st.permutations(items))
    return BriefingSet("k", "Set", BRIEFING.pack, BRIEFING.version, BRIEFING.as_of, tuple(order))


def notes_on(connection: Connection, text: str) -> dict[str, Note]:
    """Return notes that must stay here, on the clause and on all that is shown with it."""
    (page,) = pages_of(connection, ["us-28/26"])
    named = [page.reference, *(feature.reference for feature in page.features)]
    named += [one.reference for entry in page.stances for one in (*entry.current, *entry.history)]
    return {name: Note(text) for name in named}


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=sets(), text=st.sampled_from(TEXTS))
def test_no_format_has_it(pack_connection: Connection, one: BriefingSet, text: str) -> None:
    options = SheetOptions(made=MADE, include_map=False, releasable_only=True)
    notes = notes_on(pack_connection, text.format(SECRET))
    made = book(pack_connection, options, one, notes)
    for ending in (".pdf", *ENDINGS):
        assert SECRET not in everything_in(ending, made_book(ending, made, options)), ending


@pytest.mark.parametrize("ending", WITH_TEXTS)
def test_the_search_would_find_it(pack_connection: Connection, ending: str) -> None:
    options = SheetOptions(made=MADE, include_map=False)
    one = BriefingSet(
        "k",
        "Set",
        BRIEFING.pack,
        BRIEFING.version,
        BRIEFING.as_of,
        (SetItem("1", ItemKind.NOTE, text=SECRET), SetItem("c", ItemKind.CLAUSE, "us-28/26")),
    )
    made = book(pack_connection, options, one, notes_on(pack_connection, SECRET))
    said = everything_in(ending, made_book(ending, made, options))
    assert said.count(SECRET) >= 2
