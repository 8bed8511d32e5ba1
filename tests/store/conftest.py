"""A connection that lives as long as the tests of a file, for properties tried many times."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from explorer.store.pack.connection import open_compiled_pack


@pytest.fixture(scope="module")
def compiled_text(compiled_pack: Path) -> Iterator[Connection]:
    """Return the bundled pack."""
    connection = open_compiled_pack(compiled_pack)
    yield connection
    connection.close()
