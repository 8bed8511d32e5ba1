"""The user guide shows every page of resources/help, follows links and fetches nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.errors import FileProblemError
from explorer.system.paths import RESOURCES
from explorer.ui.dialogs import user_guide
from explorer.ui.dialogs.user_guide import HelpPage, UserGuideDialog, read_help_pages
from explorer.ui.theme.colours import load_theme

LINKS = HelpPage(
    "links", "Links", "# Links\n\n[Other](other.md#part) and [Site](https://example.org/a)\n"
)
OTHER = HelpPage("other", "Other", "# Other\n\n| field | what |\n| --- | --- |\n| **`a`** | b |\n")


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(qtbot: QtBot, owner: QWidget) -> UserGuideDialog:
    guide = UserGuideDialog(owner, (LINKS, OTHER))
    guide.show()
    qtbot.waitExposed(guide)
    return guide


def click_on(qtbot: QtBot, dialog: UserGuideDialog, words: str) -> None:
    view = dialog.view
    cursor = view.document().find(words)
    assert not cursor.isNull()
    middle = QTextCursor(view.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    place = view.cursorRect(middle).center() + QPoint(1, 0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_page_is_read_the_first_one_first() -> None:
    pages = read_help_pages(RESOURCES / "help")
    assert {page.name for page in pages} == {path.stem for path in (RESOURCES / "help").iterdir()}
    assert pages[0].name == "getting-started"
    assert all(page.markdown.startswith(f"# {page.title}\n") for page in pages)


def test_a_missing_or_unreadable_page_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="missing"):
        read_help_pages(tmp_path)
    (tmp_path / "broken.md").write_bytes(b"# \xff")
    with pytest.raises(FileProblemError, match=r"broken\.md"):
        read_help_pages(tmp_path)


def test_a_link_selects_the_page_it_names(qtbot: QtBot, dialog: UserGuideDialog) -> None:
    assert dialog.view.toPlainText().startswith("Links")
    click_on(qtbot, dialog, "Other")
    assert dialog.list.currentItem().text() == "Other"
    assert dialog.view.toPlainText().startswith("Other")


def test_an_address_is_asked_about_before_it_is_opened(
    qtbot: QtBot, dialog: UserGuideDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses: list[str] = []
    monkeypatch.setattr(user_guide, "open_address", lambda _parent, url: addresses.append(url))
    click_on(qtbot, dialog, "Site")
    assert addresses == ["https://example.org/a"]
    assert dialog.view.toPlainText().startswith("Links")


def test_arrow_keys_walk_the_list_and_escape_closes(qtbot: QtBot, dialog: UserGuideDialog) -> None:
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.view.toPlainText().startswith("Other")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_code_that_is_bold_stays_bold(dialog: UserGuideDialog) -> None:
    dialog.list.setCurrentRow(1)
    cursor = dialog.view.document().find("a", dialog.view.document().find("what"))
    assert cursor.selectedText() == "a"
    assert cursor.charFormat().fontWeight() == QFont.Weight.Bold


def test_nothing_is_loaded(dialog: UserGuideDialog) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    for address in ("https://example.org/a.png", "file:///etc/hostname", "packs.md"):
        assert dialog.view.loadResource(image, QUrl(address)) is None


def test_colours_follow_the_palette(qtbot: QtBot, dialog: UserGuideDialog) -> None:
    def link_colour() -> str:
        return dialog.view.document().find("Other").charFormat().foreground().color().name()

    assert link_colour() == load_theme(dark=False).text["link"]
    before = QGuiApplication.palette()
    try:
        QGuiApplication.setPalette(QPalette(QColor("#202428"), QColor("#202428")))
        qtbot.waitUntil(lambda: link_colour() == load_theme(dark=True).text["link"])
    finally:
        QGuiApplication.setPalette(before)
