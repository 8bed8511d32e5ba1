"""What is kept of a small pack equals what a large pack would read for each page."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from explorer.domain.content.stances import Stance
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.documents import contents
from explorer.store.pack.events import dates_of
from explorer.store.pack.matrix import matrix
from explorer.store.pack.sources import sources
from explorer.store.pack.stances import stances_on
from explorer.store.pack.subjects import page

DAYS = (date(2025, 11, 23), date(2026, 6, 30))
NAMES = ("reuters-2025-11-19", "missing", "un-ga-68-262")


def named(stance: Stance) -> str:
    return stance.reference


QUERIES: dict[str, Callable[[Connection, date], object]] = {
    "page": lambda connection, day: page(connection, "us-28/21", day, "en"),
    "sources of a page": lambda connection, day: list(
        page(connection, "us-28/21", day, "uk").sources.items()
    ),
    "list": lambda connection, day: contents(connection, "us-28", day, "uk"),
    "matrix": lambda connection, day: matrix(connection, "us-28", day, "en"),
    "stances": lambda connection, day: sorted(
        stances_on(connection, ["us-28/21", "us-28/6", "us-28/21"], day, "en"), key=named
    ),
    "sources": lambda connection, _: list(sources(connection, NAMES).items()),
    "dates": lambda connection, _: dates_of(connection, {"missing"}, set(NAMES), {"missing"}),
}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_kept_values_equal_read_ones(
    compiled_pack: Path, query: Callable[[Connection, date], object], day: date
) -> None:
    with closing(open_compiled_pack(compiled_pack)) as small:
        kept = query(small, day)
    with closing(open_compiled_pack(compiled_pack)) as large:
        large.info["is small"] = False
        assert query(large, day) == kept


def test_sources_are_numbered_in_the_order_of_their_references(compiled_pack: Path) -> None:
    with closing(open_compiled_pack(compiled_pack)) as connection:
        cited = page(connection, "us-28/21", DAYS[1], "en").sources
        assert list(cited) == sorted(cited)
        assert len(cited) > 50
