"""An earlier text is never worded as if it had changed, or been changed by, the reference text."""

import re

import pytest
from sqlalchemy import Connection

from explorer.cli.page_text import page_text
from explorer.domain.content.documents import Relation
from explorer.i18n.message_catalog import load_words
from explorer.reports.text.comparison_text import cell_lines, lines_as_text
from explorer.reports.text.documents import relation_word
from explorer.store.pack.comparison import comparison
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page

CHANGED = {
    "en": re.compile(r"\b(amended|added|dropped|moved from|merged from|split from|removed|was \d)"),
    "uk": re.compile(r"(змінено|додано|вилучено|перенесено|об'єднано|виокремлено|раніше \d)"),
}


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("first", [True, False])
def test_compare_says_how_an_earlier_text_differs(
    pack_connection: Connection, language: str, first: bool
) -> None:
    catalog = load_words(language)
    day = pack_info(pack_connection).as_of
    earlier = [item.reference for item in documents(pack_connection, "en") if item.is_earlier]
    for name in earlier:
        pair = (name, "us-28") if first else ("us-28", name)
        compared = comparison(pack_connection, pair, day, language)
        texts = {clause.summary for document in compared.documents for clause in document.clauses}
        said = [
            line
            for row in compared.rows
            for column in (0, 1)
            for line in lines_as_text(cell_lines(compared, row, column, catalog), catalog).split(
                "\n"
            )
            if line not in texts
        ]
        about = [line for line in said if line.startswith((catalog["difference.amended"], "no "))]
        assert about
        marked = [line for line in said if CHANGED[language].match(line)]
        assert marked == []
        assert not any(
            entry.segments for row in compared.rows for c in row.cells for entry in c.entries
        )
        assert all(step.earlier for row in compared.rows for step in row.steps)


def test_what_the_draft_lacks_is_named_with_the_draft(pack_connection: Connection) -> None:
    catalog, day = load_words("en"), pack_info(pack_connection).as_of
    compared = comparison(pack_connection, ("us-28", "formula-22"), day, "en")
    said = "\n".join(
        lines_as_text(cell_lines(compared, row, 1, catalog), catalog) for row in compared.rows
    )
    assert "8 Protection of the environment\nno counterpart in “US-drafted 28-point plan”" in said


@pytest.mark.parametrize("language", ["en", "uk"])
def test_pages_of_earlier_texts_say_so(pack_connection: Connection, language: str) -> None:
    catalog, day = load_words(language), pack_info(pack_connection).as_of
    for document in documents(pack_connection, language):
        if not document.is_earlier:
            continue
        for row in contents(pack_connection, document.reference, day, language).clauses:
            shown = page(pack_connection, row.reference, day, language)
            text = page_text(shown, catalog)
            assert catalog["group.earlier_text"] in text
            note = catalog["page.numbering"].format(text=document.numbering_note)
            assert (note in text) == (not document.has_own_numbers)
            for related in shown.correspondences:
                assert related.earlier
                assert related.via or related.document == "us-28"


def test_every_relation_has_its_two_words() -> None:
    for language in ("en", "uk"):
        catalog = load_words(language)
        for relation in Relation:
            changed = relation_word(relation, catalog)
            assert changed != relation_word(relation, catalog, earlier=True)
