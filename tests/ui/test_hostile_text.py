"""Text is text: whatever a pack says is shown and never run, fetched or followed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.subjects import page
from explorer.ui.dialogs.source import open_address
from explorer.ui.features.reader.panel import ReaderPanel
from explorer.ui.features.stances.panel import StancesPanel
from explorer.ui.widgets.rich_text import RichTextView
from tests.packs.pack_files import FILES, write_pack

EVIL = '<img src=http://example.org/x.png><script>alert(1)</script><b>bold</b> & "quoted"'


@pytest.fixture
def evil_pack(tmp_path: Path) -> Iterator[Connection]:
    """Return a pack whose every text tries to be markup."""
    from explorer.packs.compiler.compiler import compile_pack
    from explorer.packs.source.archive_reader import open_pack as read

    quoted = "'" + EVIL.replace("'", "''") + "'"
    documents = FILES["documents/draft.yaml"].replace("The first clause.", quoted)
    stances = FILES["stances.yaml"].replace("Said yes.", quoted).replace("Somebody", quoted)
    sources = FILES["sources.yaml"].replace("A report", quoted).replace("Paper", quoted)
    folder = write_pack(
        tmp_path / "evil",
        documents_draft_yaml=documents,
        stances_yaml=stances,
        sources_yaml=sources,
    )
    compile_pack(read(folder), tmp_path / "evil.sqlite")
    connection = open_compiled_pack(tmp_path / "evil.sqlite")
    yield connection
    connection.close()


def test_markup_in_a_pack_is_shown_as_text(qtbot: QtBot, evil_pack: Connection) -> None:
    from datetime import date

    shown = page(evil_pack, "draft/1", date(2025, 12, 1), "en")
    reader, stances = ReaderPanel(), StancesPanel()
    qtbot.addWidget(reader)
    qtbot.addWidget(stances)
    reader.show_page(shown)
    stances.show_page(shown)
    assert EVIL in reader.view.toPlainText()
    assert stances.view.toPlainText().count("<script>") >= 2


def test_no_picture_is_ever_fetched(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(b"\x89PNG")
    view = RichTextView()
    qtbot.addWidget(view)
    kind = QTextDocument.ResourceType.ImageResource.value
    for address in ("http://example.org/x.png", picture.as_uri(), "qrc:/x.png", "data:image/png,x"):
        assert view.loadResource(kind, QUrl(address)) is None
    assert view.loadResource(kind, QUrl("glyph:opposes")) is not None


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "ftp://a/b", "http:///x", "smb://a", ""],
)
def test_only_web_addresses_are_offered_to_be_opened(qtbot: QtBot, address: str) -> None:
    view = RichTextView()
    qtbot.addWidget(view)
    assert open_address(view, address) is False
