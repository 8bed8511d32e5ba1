"""Names of printed files."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.reports.text.file_names import file_name, safe, short_reference
from tests.reports.print_jobs import pages_of


def test_named_by_reference_title_day_and_language(pack_connection: Connection) -> None:
    (page,) = pages_of(pack_connection, ["us-28/21"])
    assert file_name([page], "pdf") == "US28-21_Territories_as-of-2026-06-30_en.pdf"
    (page,) = pages_of(pack_connection, ["us-28/21"], "uk")
    assert file_name([page], ".pdf") == "US28-21_Terytorii_as-of-2026-06-30_uk.pdf"
    (page,) = pages_of(pack_connection, ["sp-security-wall"], "uk")
    assert file_name([page], "pdf").startswith("SP_Stina-bezpeky-vzdovzh-linii")


def test_several_are_named_together(pack_connection: Connection) -> None:
    pages = pages_of(pack_connection, ["us-28/1", "us-28/2", "e3/2"])
    assert file_name(pages, "pdf") == "US28-E3_Clause-summaries_as-of-2026-06-30_en.pdf"


def test_references_are_short() -> None:
    assert short_reference("geneva-19/6") == "GENEVA19-6"
    assert short_reference("us-28") == "US28"
    assert short_reference("sp-drivers") == "SP"


@given(st.text(max_size=300))
def test_any_title_makes_a_safe_name(text: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9-]{0,48}", safe(text))


def test_nothing_in_a_title_leads_elsewhere(pack_connection: Connection) -> None:
    (page,) = pages_of(pack_connection, ["us-28/21"])
    assert page.clause is not None
    for title in ("../../etc/passwd", "C:\\x|y", "CON", "", "a" * 500, "\x00\n"):
        name = file_name([replace(page, clause=replace(page.clause, title=title))], "pdf")
        assert re.fullmatch(r"[A-Za-z0-9_.-]{1,120}", name)
        assert name.count(".") == 1
