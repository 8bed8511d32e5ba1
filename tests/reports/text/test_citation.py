"""Copy with citation: nothing is pasted without its source, its status and its day."""

from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.i18n.message_catalog import load_words
from explorer.reports.text.citation import citation
from explorer.store.pack.connection import open_pack
from explorer.store.pack.subjects import page


@pytest.fixture(scope="module")
def pack(compiled_pack: object) -> Connection:
    from pathlib import Path

    return open_pack(Path(str(compiled_pack)))


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_clause_is_copied_with_everything_that_tells_its_origin(
    pack: Connection, language: str
) -> None:
    shown = page(pack, "us-28/21", date(2025, 11, 23), language)
    assert shown.clause is not None
    assert shown.document is not None
    words = load_words(language)
    cited = citation(shown, words)
    for part in (
        shown.clause.summary,
        "us-28/21",
        shown.document.title,
        words["text_status.leaked_copy"],
        words["page.summary_mark"],
        *(shown.sources[one].publisher for one in shown.clause.sources),
    ):
        assert part in cited.text
    assert "2025" in cited.text
    assert cited.html.count("<li>") == len(shown.clause.sources)
    assert "<script" not in cited.html


def test_what_is_selected_is_copied_instead_of_the_summary(pack: Connection) -> None:
    shown = page(pack, "us-28/6", date(2025, 11, 23), "en")
    cited = citation(shown, load_words("en"), "limited to <600,000> & more")
    assert "limited to <600,000> & more" in cited.text
    assert "&lt;600,000&gt; &amp; more" in cited.html
    assert shown.clause is not None
    assert shown.clause.summary not in cited.text
    assert "us-28/6" in cited.text


@pytest.mark.parametrize("reference", ["us-28", "sp-security-wall"])
def test_a_whole_document_and_a_side_provision_are_cited_too(
    pack: Connection, reference: str
) -> None:
    shown = page(pack, reference, date(2026, 2, 28), "en")
    cited = citation(shown, load_words("en"))
    assert reference in cited.text
    assert "Sources" in cited.text
