"""What never changes in an open pack is read from it once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from explorer.store.pack.connection import open_compiled_pack, read_once
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.metadata import meta, pack_info
from explorer.store.pack.subjects import page

DAY = date(2025, 12, 9)


@pytest.fixture
def connection(compiled_pack: Path) -> Iterator[Connection]:
    opened = open_compiled_pack(compiled_pack)
    yield opened
    opened.close()


@contextmanager
def counted(connection: Connection) -> Iterator[list[str]]:
    """Collect the statements that are executed."""
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(connection, "before_cursor_execute", count)
    yield statements
    event.remove(connection, "before_cursor_execute", count)


def test_a_value_is_read_once_for_each_key(connection: Connection) -> None:
    values = iter(range(9))
    assert [read_once(connection, key, lambda: next(values)) for key in "aba"] == [0, 1, 0]


def test_an_error_is_not_kept(connection: Connection) -> None:
    with pytest.raises(ZeroDivisionError):
        read_once(connection, "ratio", lambda: 1 / 0)
    assert read_once(connection, "ratio", lambda: 1) == 1


def test_documents_and_manifest_are_read_once(connection: Connection) -> None:
    with counted(connection) as statements:
        for _ in range(3):
            documents(connection, "en")
            documents(connection, "uk")
            meta(connection, "pack")
            pack_info(connection)
    assert sum("FROM document " in statement for statement in statements) == 2
    # The manifest, the counts, and the map days.
    assert sum("FROM meta" in statement for statement in statements) == 3


def test_later_pages_are_read_with_few_statements(connection: Connection) -> None:
    with counted(connection) as first:
        page(connection, "us-28/21", DAY, "en")
    with counted(connection) as second:
        page(connection, "us-28/22", DAY, "en")
    assert len(second) <= 15
    assert len(second) <= len(first) - 6
    assert not [text for text in second if "FROM document " in text or "FROM meta" in text]


def test_the_clause_list_of_another_day_reads_positions_alone(connection: Connection) -> None:
    contents(connection, "us-28", DAY, "en")
    with counted(connection) as statements:
        contents(connection, "us-28", date(2025, 12, 1), "en")
    assert not [text for text in statements if "FROM document " in text or "FROM meta" in text]
